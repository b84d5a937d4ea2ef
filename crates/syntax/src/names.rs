//! Names of several words stay together: what a parser took apart is joined, by the tree itself and by the other mentions of a text.

use std::collections::HashSet;
use std::ops::Range;

use crate::features::Gap;
use crate::led;
use crate::relation::Relation;
use crate::syntax::{Sentence, Word};
use crate::upos::Upos;

/// A row of capital words longer than this is a title, not a name.
const LONGEST: usize = 6;

/// Joins the names of a text whose words hang on different ones. Of the words of one sentence, with no mark or small word between
/// them, those are one name that hang as two subjects or two objects on one verb ("Isambard | Kingdom Brunel was born"), that
/// hang one on the other as if a comma stood between, or that stand elsewhere in the text as one.
pub(crate) fn join(text: &str, sentences: &mut [Sentence<'_>]) {
    let mut whole: HashSet<&str> = HashSet::new();
    for sentence in sentences.iter() {
        for run in runs(text, &sentence.words) {
            if tops(&sentence.words, &run).len() == 1 {
                whole.insert(written(text, &sentence.words, &run));
            }
        }
    }
    for sentence in sentences.iter_mut() {
        for run in runs(text, &sentence.words) {
            if !is_apart(&sentence.words, &run) {
                continue;
            }
            let elsewhere = whole.contains(written(text, &sentence.words, &run));
            let kept = sentence.words.clone();
            led::lead(text, &mut sentence.words, &run);
            flatten(&mut sentence.words, &run);
            pair(&mut sentence.words, &run);
            if elsewhere {
                gather(&mut sentence.words, &run);
            }
            if !is_whole(&sentence.words) {
                sentence.words = kept;
            }
        }
    }
}

/// The rows of at least two capital words that are names, with nothing but blanks between; small words that are names may stand
/// within: "van".
fn runs(text: &str, words: &[Word<'_>]) -> Vec<Range<usize>> {
    let capital = |at: usize| words[at].upos == Upos::Propn && words[at].span.of(text).starts_with(char::is_uppercase);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let start = at;
        let mut end = at;
        while at < words.len()
            && (at == start || words[at].before == Gap::Blank)
            && words[at].upos == Upos::Propn
            && (at > start || capital(at))
            && words[at]
                .span
                .of(text)
                .chars()
                .all(|c| c.is_alphabetic() || c == '.' || c == '-' || c == '’' || c == '\'')
        {
            at += 1;
            if capital(at - 1) {
                end = at;
            }
        }
        if (2..=LONGEST).contains(&(end - start)) {
            found.push(start..end);
        }
        at = at.max(start + 1);
    }
    found
}

fn written<'t>(text: &'t str, words: &[Word<'_>], run: &Range<usize>) -> &'t str {
    &text[words[run.start].span.start as usize..words[run.end - 1].span.end as usize]
}

/// The words of a row that hang on none of it.
pub(crate) fn tops(words: &[Word<'_>], run: &Range<usize>) -> Vec<usize> {
    run.clone().filter(|at| words[*at].head.is_none_or(|head| !run.contains(&head))).collect()
}

/// Says whether the words of a row are not one name in the tree.
fn is_apart(words: &[Word<'_>], run: &Range<usize>) -> bool {
    tops(words, run).len() > 1 || run.clone().skip(1).any(|at| hangs_apart(words, run, at))
}

/// "Thaddeus Everard, Finch": what hangs on the word before it in the row as if something stood between is a further word of the name.
fn flatten(words: &mut [Word<'_>], run: &Range<usize>) {
    for at in run.start + 1..run.end {
        if hangs_apart(words, run, at) {
            (words[at].relation, words[at].subtype) = (Relation::Flat, "");
            let head = words[at].head;
            words.iter_mut().filter(|word| word.head == Some(at)).for_each(|word| word.head = head);
        }
    }
}

fn hangs_apart(words: &[Word<'_>], run: &Range<usize>, at: usize) -> bool {
    let before = words[at].head.is_some_and(|head| run.contains(&head) && head < at);
    let apart = matches!(
        words[at].relation,
        Relation::List
            | Relation::Appos
            | Relation::Conj
            | Relation::Parataxis
            | Relation::Dep
            | Relation::Acl
            | Relation::Advcl
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Nsubj
            | Relation::Obj
            | Relation::Dislocated
            | Relation::Discourse
            | Relation::Vocative
            | Relation::Orphan
            | Relation::Goeswith
    );
    before && apart
}

/// "Isambard | Kingdom Brunel was born": of two subjects, two objects in one row the second is a further word of the first.
fn pair(words: &mut [Word<'_>], run: &Range<usize>) {
    let tops = tops(words, run);
    for pair in tops.windows(2) {
        let (first, second) = (pair[0], pair[1]);
        let alike = words[first].head == words[second].head && words[first].relation == words[second].relation;
        if alike
            && matches!(
                words[first].relation,
                Relation::Nsubj | Relation::Obj | Relation::Nmod | Relation::Obl | Relation::Appos
            )
        {
            hang(words, first, second);
        }
    }
}

/// Joins all words of a row that stands elsewhere as one name.
fn gather(words: &mut [Word<'_>], run: &Range<usize>) {
    let tops = tops(words, run);
    let [first, others @ ..] = tops.as_slice() else { return };
    // The subject says best what the name is in its sentence.
    let rank = |at: &usize| match words[*at].relation {
        Relation::Nsubj => 0,
        Relation::Obj | Relation::Iobj => 1,
        Relation::Obl | Relation::Nmod => 2,
        _other => 3,
    };
    let Some(best) = tops.iter().copied().min_by_key(rank) else { return };
    let place = (words[best].head, words[best].relation, words[best].subtype);
    for other in others {
        hang(words, *first, *other);
    }
    (words[*first].head, words[*first].relation, words[*first].subtype) = place;
}

/// Hangs a word and what hangs on it on the first word of a name.
pub(crate) fn hang(words: &mut [Word<'_>], first: usize, further: usize) {
    for word in words.iter_mut().filter(|word| word.head == Some(further)) {
        word.head = Some(first);
        if word.relation == Relation::Compound {
            (word.relation, word.subtype) = (Relation::Flat, "");
        }
    }
    (words[further].head, words[further].relation, words[further].subtype) = (Some(first), Relation::Flat, "");
    words[first].head = words[first].head.filter(|head| *head != first);
}

/// Says whether every word hangs, by whatever way, on the one that hangs on nothing.
fn is_whole(words: &[Word<'_>]) -> bool {
    let mut sure = vec![false; words.len()];
    let roots = words.iter().filter(|word| word.head.is_none()).count();
    for start in 0..words.len() {
        let mut way = Vec::new();
        let mut at = start;
        while !sure[at] {
            if way.len() > words.len() {
                return false;
            }
            way.push(at);
            match words[at].head {
                Some(head) => at = head,
                None => break,
            }
        }
        way.into_iter().for_each(|at| sure[at] = true);
    }
    roots == 1
}
