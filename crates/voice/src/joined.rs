//! What goes on with the verb of telling, and not with what is told: "found that the order had been unlawful and blamed the captain".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive};
use crate::hash::seen;
use crate::lexicon::{Class, Lexicon};
use crate::words::Words;

/// Returns the verb of telling that another verb of telling goes on with: that stands right behind what joins it and has somebody for its
/// object, and the clause before it, which is told, stands in the passive and shares no object with it.
pub(crate) fn above(lexicon: &Lexicon, words: &Words, at: usize) -> Option<usize> {
    let word = &words.list[at];
    let past = [seen("VBD"), seen("VBN")].contains(&word.xpos);
    if word.upos != Upos::Verb || !past || !lexicon.is(word.lemma, Class::Any) {
        return None;
    }
    let joins = opens(at).filter(|joins| words.list[*joins].relation == Relation::Cc)?;
    let bare = !words.children(at).iter().any(|part| {
        let part = &words.list[*part];
        matches!(part.relation, Relation::Nsubj | Relation::Aux | Relation::Mark)
    });
    let clause = std::iter::successors(word.head, |up| words.list[*up].head)
        .take(STEPS)
        .find(|up| words.list[*up].relation == Relation::Ccomp && *up < joins)?;
    let verb = words.list[clause].head?;
    let told = words.list[verb].upos == Upos::Verb && is_passive(words, clause);
    (told && bare && object(words, at).is_some()).then_some(verb)
}

/// A parser may have hung it so many words below the clause.
const STEPS: usize = 3;

/// Who stands right behind the verb.
fn object(words: &Words, at: usize) -> Option<usize> {
    let next = words.list.get(at + 1).filter(|next| matches!(next.upos, Upos::Propn | Upos::Pron))?;
    let same = next.sentence == words.list[at].sentence && next.relation != Relation::Nsubj;
    let inner = matches!(next.relation, Relation::Flat | Relation::Compound);
    same.then(|| next.head.filter(|_| inner).unwrap_or(at + 1))
}

/// The word before a verb, which joins it.
pub(crate) fn opens(at: usize) -> Option<usize> {
    at.checked_sub(1)
}

/// "… and blamed the captain": a telling of its own, by whoever tells what stands before.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let verb = above(lexicon, words, at)?;
    let subject = child(words, verb, |other| words.list[other].relation == Relation::Nsubj && other < verb)?;
    let object = object(words, at)?;
    let end = words.list[object].right.max(words.list[at].right) + 1;
    let source = (words.list[subject].left, words.list[subject].right + 1);
    Found::of_verb(at, source, (at + 1, end))
}
