//! Who speaks: the noun a source is named by, whom a relative stands for, and the subject that a verb has from another.

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::lexicon::{Class, Lexicon};
use crate::whole::top;
use crate::words::Words;

/// A subject is looked for so many verbs up at most.
const CLIMB: usize = 3;

/// Returns the word the source is named by: of those highest in their tree the first that does not serve another.
pub(crate) fn noun(words: &Words, source: &[(usize, usize)]) -> Option<usize> {
    let top = top(words, source)?;
    let depth = words.list[top].depth;
    let mut highest = source.iter().flat_map(|run| run.0..run.1).filter(|at| words.list[*at].depth == depth);
    highest.find(|at| words.list[*at].relation.is_content()).or(Some(top))
}

/// Says whether a noun names what says nothing: a happening, a state, a thing.
pub(crate) fn is_mute(lexicon: &Lexicon, words: &Words, at: usize) -> bool {
    let word = &words.list[at];
    let speaks = [Class::Work, Class::Vague, Class::Legend, Class::Rumour, Class::Noun];
    let is_thing =
        lexicon.is(word.lemma, Class::Thing) && !speaks.into_iter().any(|class| lexicon.is(word.lemma, class));
    match word.upos {
        Upos::Noun => is_thing,
        // "The Battle of Marathon", but nobody who bears a name such as Hope.
        Upos::Propn => is_thing && child(words, at, |other| words.list[other].relation == Relation::Nmod).is_some(),
        _other => false,
    }
}

/// Returns whom the source names: of a relative the noun that it stands for.
pub(crate) fn named(words: &Words, source: &[(usize, usize)]) -> Option<usize> {
    let noun = noun(words, source)?;
    let word = &words.list[noun];
    let relative = [crate::hash::seen("WP"), crate::hash::seen("WDT")].contains(&word.xpos);
    let verb = word.head.filter(|_| relative);
    let of = verb.filter(|verb| words.list[*verb].relation == Relation::Acl).and_then(|verb| words.list[verb].head);
    let meant = of.or_else(|| verb.and_then(|_| before(words, noun))).unwrap_or(noun);
    // "Orme, a clerk who had told": it is Orme who had.
    let name = words.list[meant].head.filter(|name| {
        let beside = words.list[meant].relation == Relation::Appos && meant != noun;
        beside && *name < meant && words.list[*name].upos == Upos::Propn
    });
    Some(name.unwrap_or(meant))
}

/// The noun right before a relative, where the parser hangs its clause elsewhere.
fn before(words: &Words, relative: usize) -> Option<usize> {
    let last = relative.checked_sub(1)?;
    let last = if words.list[last].upos == Upos::Punct { last.checked_sub(1)? } else { last };
    let is_noun = |at: usize| matches!(words.list[at].upos, Upos::Noun | Upos::Propn);
    let mut top = last;
    while let Some(up) = words.list[top].head.filter(|up| *up < relative && is_noun(*up) && words.list[*up].left <= top)
    {
        top = up;
    }
    (words.list[top].sentence == words.list[relative].sentence && is_noun(top)).then_some(top)
}

/// Gives a cue without a source the subject of its verb: its own, or that of the verb it hangs on.
pub(crate) fn mend(words: &Words, one: &mut Found) {
    let head = &words.list[one.head];
    let participle = head.xpos == crate::hash::seen("VBN")
        && !words.children(one.head).iter().any(|at| words.list[*at].relation == Relation::Aux);
    if !one.source.is_empty() || head.upos != Upos::Verb || participle || is_passive(words, one.head) {
        return;
    }
    let Some(source) = subject(words, one.head) else { return };
    let cue = |at: usize| one.cue.iter().any(|run| run.0 <= at && at < run.1);
    if (source.0..source.1).any(cue) {
        return;
    }
    let mut content: Vec<(usize, usize)> = Vec::new();
    for run in &one.content {
        content.extend(
            [(run.0, run.1.min(source.0)), (run.0.max(source.1), run.1)].into_iter().filter(|run| run.0 < run.1),
        );
    }
    one.content = content;
    one.source = vec![source];
}

fn subject(words: &Words, verb: usize) -> Option<(usize, usize)> {
    let mut at = verb;
    for _ in 0..CLIMB {
        let own = child(words, at, |other| words.list[other].relation == Relation::Nsubj);
        if let Some(own) = own {
            return (!words.children(at).iter().any(|other| words.list[*other].relation == Relation::Expl))
                .then(|| phrase(words, own, verb));
        }
        let head = words.list[at].head?;
        match words.list[at].relation {
            Relation::Conj | Relation::Xcomp | Relation::Advcl => at = head,
            Relation::Acl if matches!(words.list[head].upos, Upos::Noun | Upos::Propn | Upos::Pron) => {
                return Some(phrase(words, head, verb));
            }
            _other => return None,
        }
    }
    None
}

/// All that hangs on a noun, up to a verb among it, without the mark at its end.
fn phrase(words: &Words, at: usize, verb: usize) -> (usize, usize) {
    let word = &words.list[at];
    let mut end =
        if at < verb && verb <= word.right { verb.min(words.list[verb].left.max(at + 1)) } else { word.right + 1 };
    while end > at + 1 && words.list[end - 1].upos == Upos::Punct && !words.list[end - 1].mark {
        end -= 1;
    }
    (word.left, end)
}
