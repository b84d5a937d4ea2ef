//! Reported speech by grammar and lists where the model finds none: a verb of telling with somebody for its subject, and behind it
//! a clause or what is to be done. The model learnt the verbs of news; accounts of history have others: "relates that".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::lexicon::{Class, Lexicon};
use crate::speaker::is_mute;
use crate::telling::{self, Shape};
use crate::words::Words;

/// "Livy relates that the king fled", "the council asked the bishop to come".
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let word = &words.list[at];
    let listed = |class| lexicon.is(word.lemma, class);
    let (by_clause, by_infinitive) = (listed(Class::Any) || listed(Class::Clause), listed(Class::Infinitive));
    if word.upos != Upos::Verb || !(by_clause || by_infinitive) || is_passive(words, at) {
        return None;
    }
    let subject = child(words, at, |other| words.list[other].relation == Relation::Nsubj && other < at)?;
    if is_mute(lexicon, words, subject) {
        return None;
    }
    let relation = |at: usize| words.list[at].relation;
    let behind = |other: usize| words.list[other].left > at;
    let has_subject = |other: usize| child(words, other, |word| relation(word) == Relation::Nsubj).is_some();
    let clause = child(words, at, |other| behind(other) && relation(other) == Relation::Ccomp && has_subject(other));
    let content = match clause.filter(|_| by_clause) {
        Some(clause) => phrase(words, clause),
        None => {
            let is_done = |other: usize| behind(other) && matches!(relation(other), Relation::Xcomp | Relation::Advcl);
            let done = child(words, at, is_done).filter(|_| by_infinitive)?;
            let is_told = |other: usize| behind(other) && matches!(relation(other), Relation::Obj | Relation::Iobj);
            let first = child(words, at, is_told).map_or(done, |told| told.min(done));
            (words.list[first].left, words.list[done].right + 1)
        }
    };
    let source = phrase(words, subject);
    // Helpers and what stands between them and the verb belong to the cue.
    let helper = child(words, at, |other| relation(other) == Relation::Aux && other >= source.1);
    let cue = (helper.unwrap_or(at).min(at), at + 1);
    let one = Found { head: at, source: vec![source], cue: vec![cue], content: vec![content], ..Found::default() };
    (source.1 <= cue.0 && telling::shape(lexicon, words, &one) > Shape::As).then_some(one)
}
