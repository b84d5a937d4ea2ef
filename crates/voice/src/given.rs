//! What is said by a noun that a plain verb hands over: "gave evidence that the yard had been rebuilt", "issued a warning that".

use syntax::{Relation, Upos};

use crate::extract::Found;
use crate::grammar::{child, is_passive, phrase};
use crate::lexicon::{Class, Lexicon};
use crate::speaker::is_mute;
use crate::words::Words;

/// "The foreman gave evidence that …": `at` is the noun.
pub(crate) fn found(lexicon: &Lexicon, words: &Words, at: usize) -> Option<Found> {
    let noun = &words.list[at];
    let verb = noun.head.filter(|verb| noun.relation == Relation::Obj && *verb < at)?;
    let said = noun.upos == Upos::Noun && lexicon.is(noun.lemma, Class::Noun);
    let written = lexicon.is(noun.lemma, Class::Given);
    if !(said || written) || !lexicon.is(words.list[verb].lemma, Class::Give) || is_passive(words, verb) {
        return None;
    }
    let is_clause = |other: usize| {
        let relation = words.list[other].relation;
        let part = |relation: Relation| child(words, other, |part| words.list[part].relation == relation);
        let opens = part(Relation::Mark).is_some_and(|mark| mark == words.list[other].left);
        let clause = matches!(relation, Relation::Acl | Relation::Ccomp | Relation::Advcl);
        clause && opens && words.list[other].left > at && part(Relation::Nsubj).is_some()
    };
    let clause = child(words, at, is_clause).or_else(|| child(words, verb, is_clause))?;
    let subject = child(words, verb, |other| words.list[other].relation == Relation::Nsubj && other < verb)?;
    let (source, content) = (phrase(words, subject), phrase(words, clause));
    let near = content.0 == at + 1 && source.1 <= verb;
    (near && !is_mute(lexicon, words, subject)).then(|| Found {
        head: verb,
        source: vec![source],
        cue: vec![(verb, at + 1)],
        content: vec![content],
        ..Found::default()
    })
}
