//! Attributions told by grammar and lists where the model finds none: "reportedly", "is said to", "what many consider", "tradition
//! holds that", "is referred to as". The model learnt from news, accounts of history have these of their own.

use syntax::Relation;

use crate::extract::Found;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;

/// Returns what the lists find and `known` does not have.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, known: &[Found]) -> Vec<Found> {
    let mut taken = vec![false; words.list.len()];
    for at in known.iter().flat_map(|one| &one.cue).flat_map(|run| run.0..run.1) {
        taken[at] = true;
    }
    let at = |at: usize| {
        (!taken[at])
            .then(|| {
                adverb(lexicon, words, at)
                    .or_else(|| passive(lexicon, words, at))
                    .or_else(|| vague(lexicon, words, at))
                    .or_else(|| legend(lexicon, words, at))
            })
            .flatten()
    };
    let found = (0..words.list.len()).filter_map(at);
    found
        .filter(|one| !one.content.is_empty() && !one.cue.iter().any(|run| (run.0..run.1).any(|at| taken[at])))
        .collect()
}

/// "The general reportedly refused": the clause without the adverb.
fn adverb(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let head = word.head.filter(|_| lexicon.is(word.lemma, Class::Adverb) && word.relation == Relation::Advmod)?;
    let clause = &words.list[head];
    let content = without(words, (clause.left, clause.right + 1), (at, at + 1));
    Some(Found { head: at, cue: vec![(at, at + 1)], content, ..Found::default() })
}

/// "He is said to have died", "the day is also referred to as a feast": no source, the subject and what is said of it.
fn passive(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let helper = passive_helper(words, at)?;
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj);
    let agent =
        child(words, at, |other| words.list[other].label == crate::hash::seen("obl").with(crate::hash::seen("agent")));
    let said = if lexicon.is(word.lemma, Class::Passive) {
        child(words, at, |other| matches!(words.list[other].relation, Relation::Xcomp | Relation::Ccomp) && other > at)
    } else if lexicon.is(word.lemma, Class::Naming) {
        child(words, at, |other| {
            let is_as = |child: usize| lexicon.is(words.list[child].form, Class::As);
            let told = matches!(words.list[other].relation, Relation::Obl | Relation::Xcomp | Relation::Advcl);
            other > at && told && words.children(other).iter().any(|child| is_as(*child))
        })
    } else {
        None
    }?;
    if agent.is_some() {
        return None; // the model reads those
    }
    let first = (words.list[said].left..=words.list[said].right).find(|at| lexicon.is(words.list[*at].form, Class::As));
    let start = words.list[said].left;
    // "referred to as" belongs to the cue to its end.
    let (cue_end, start) = match first {
        Some(word) if word <= start + 1 => (word + 1, word + 1),
        Some(_) | None => (at + 1, start),
    };
    let cue = (helper.min(at), cue_end.max(at + 1));
    let mut content = Vec::new();
    content.extend(subject.map(|subject| phrase(words, subject)));
    content.push((start, words.list[said].right + 1));
    content.retain(|run| run.0 < run.1 && (run.1 <= cue.0 || cue.1 <= run.0));
    Some(Found { head: at, cue: vec![cue], content, ..Found::default() })
}

/// The helper of a verb in the passive.
fn passive_helper(words: &Words, at: usize) -> Option<usize> {
    let passive = crate::hash::seen(Relation::Aux.as_str()).with(crate::hash::seen("pass"));
    child(words, at, |other| words.list[other].label == passive)
}

/// Gives what is named or believed in the passive to the content, where it was taken for who says so: "the day is called".
pub(crate) fn mend(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    let lemma = words.list[one.head].lemma;
    let told = lexicon.is(lemma, Class::Naming) || lexicon.is(lemma, Class::Passive);
    if !told || passive_helper(words, one.head).is_none() {
        return;
    }
    let is_subject = |at: usize| words.list[at].relation == Relation::Nsubj && words.list[at].head == Some(one.head);
    if one.source.iter().any(|run| (run.0..run.1).any(is_subject)) {
        one.content.append(&mut one.source);
        one.content.sort_unstable();
    }
}

/// "What many consider the end": a vague source and what it takes for what.
fn vague(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Naming) {
        return None;
    }
    let subject = child(words, at, |other| {
        words.list[other].relation == Relation::Nsubj && lexicon.is(words.list[other].lemma, Class::Vague) && other < at
    })?;
    let after: Vec<usize> = words
        .children(at)
        .iter()
        .copied()
        .filter(|child| {
            let told = matches!(
                words.list[*child].relation,
                Relation::Obj | Relation::Xcomp | Relation::Obl | Relation::Ccomp
            );
            *child > at && told
        })
        .collect();
    let (first, last) = (after.first()?, after.last()?);
    let content = (words.list[*first].left, words.list[*last].right + 1);
    let source = phrase(words, subject);
    (source.1 <= at && at < content.0).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}

/// "Tradition holds that", "legend has it that".
fn legend(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    if !lexicon.is(word.lemma, Class::Telling) {
        return None;
    }
    let subject = child(words, at, |other| {
        words.list[other].relation == Relation::Nsubj && lexicon.is(words.list[other].lemma, Class::Legend)
    })?;
    let clause = child(words, at, |other| {
        other > at
            && matches!(
                words.list[other].relation,
                Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Parataxis
            )
    })?;
    let (source, start) = (phrase(words, subject), words.list[clause].left);
    (source.1 <= at && at < start).then(|| Found {
        head: at,
        source: vec![source],
        cue: vec![(at, start)],
        content: vec![(start, words.list[clause].right + 1)],
        ..Found::default()
    })
}

fn child(words: &Words, at: usize, is: impl Fn(usize) -> bool) -> Option<usize> {
    words.children(at).iter().copied().find(|child| is(*child))
}

/// All that hangs on a word.
fn phrase(words: &Words, at: usize) -> (usize, usize) {
    (words.list[at].left, words.list[at].right + 1)
}

/// A run without another within it, and without marks at its ends.
fn without(words: &Words, run: (usize, usize), other: (usize, usize)) -> Vec<(usize, usize)> {
    let is_mark = |at: usize| words.list[at].upos == syntax::Upos::Punct && !words.list[at].mark;
    let mut runs = vec![(run.0, other.0), (other.1, run.1)];
    for run in &mut runs {
        while run.0 < run.1 && is_mark(run.1 - 1) {
            run.1 -= 1;
        }
        while run.0 < run.1 && is_mark(run.0) {
            run.0 += 1;
        }
    }
    runs.retain(|run| run.0 < run.1);
    runs
}
