//! Reported speech by grammar and lists where the model finds none: a verb of telling with somebody for its subject, and behind it
//! a clause or what is to be done. The model learnt the verbs of news; accounts of history have others: "relates that".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::hash::seen;
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
    let (subject, source) = subject(lexicon, words, at)?;
    if is_mute(lexicon, words, subject) {
        return None;
    }
    let relation = |at: usize| words.list[at].relation;
    let behind = |other: usize| words.list[other].left > at;
    let has_subject = |other: usize| child(words, other, |word| relation(word) == Relation::Nsubj).is_some();
    let clause = child(words, at, |other| behind(other) && relation(other) == Relation::Ccomp && has_subject(other));
    let content =
        match clause.map(|clause| phrase(words, clause)).or_else(|| behind_time(words, at)).filter(|_| by_clause) {
            Some(content) => content,
            None => {
                let is_done =
                    |other: usize| behind(other) && matches!(relation(other), Relation::Xcomp | Relation::Advcl);
                let done = child(words, at, is_done).filter(|_| by_infinitive)?;
                let is_told = |other: usize| behind(other) && matches!(relation(other), Relation::Obj | Relation::Iobj);
                let first = child(words, at, is_told).map_or(done, |told| told.min(done));
                (words.list[first].left, words.list[done].right + 1)
            }
        };
    // Helpers and what stands between them and the verb belong to the cue.
    let helper = child(words, at, |other| relation(other) == Relation::Aux && other >= source.1);
    let cue = (helper.unwrap_or(at).min(at), at + 1);
    let one = Found { head: at, source: vec![source], cue: vec![cue], content: vec![content], ..Found::default() };
    (one.source[0].1 <= cue.0 && telling::shape(lexicon, words, &one) > Shape::As).then_some(one)
}

/// The subject of a verb and all of it: "it held that", and that of the verb before, "dissented, holding that".
fn subject(lexicon: &Lexicon, words: &Words, at: usize) -> Option<(usize, (usize, usize))> {
    // "It" of a verb that tells in the active stands for somebody.
    let is_subject = |at: usize| matches!(words.list[at].relation, Relation::Nsubj | Relation::Expl);
    if let Some(own) = child(words, at, |other| is_subject(other) && other < at) {
        return Some((own, phrase(words, own)));
    }
    let word = &words.list[at];
    let before = word.head.filter(|head| *head < at && words.list[*head].upos == Upos::Verb)?;
    // "He is said to have declared that": whoever is said to have said it.
    let passed_on = word.relation == Relation::Xcomp && lexicon.is(words.list[before].lemma, Class::Passive);
    if passed_on && is_passive(words, before) {
        let own = child(words, before, |other| words.list[other].relation == Relation::Nsubj && other < before)?;
        return Some((own, phrase(words, own)));
    }
    let participle = word.relation == Relation::Advcl && word.xpos == seen("VBG");
    let bare = child(words, at, |part| words.list[part].relation == Relation::Mark).is_none();
    let own = child(words, before, |other| words.list[other].relation == Relation::Nsubj && other < before)?;
    (participle && bare && !is_passive(words, before)).then(|| (own, phrase(words, own)))
}

/// "Concluded that June that the bridge had been lost": the clause behind when it was said, which was hung on that.
fn behind_time(words: &Words, verb: usize) -> Option<(usize, usize)> {
    let end = words.sentence(words.list[verb].sentence).end;
    let (first, mark) = (verb + 1, verb + 3);
    let again = mark < end && words.list[first].form == words.list[mark].form;
    let clause = words.list[mark.min(end - 1)].head.filter(|clause| again && *clause > mark)?;
    let is_mark = words.list[mark].relation == Relation::Mark && words.list[first].xpos == words.list[mark].xpos;
    let hung = words.list[clause].head.is_some_and(|head| (first..mark).contains(&head));
    (is_mark && hung).then(|| (mark, words.list[clause].right + 1))
}
