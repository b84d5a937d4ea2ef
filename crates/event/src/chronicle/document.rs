//! "By letter dated 30 March the solicitors gave notice": what is done by a writing is done on the day that stands on it.

use syntax::Relation;

use super::grammar::{Grammar, Verb};
use super::one::One;
use super::predicate::{Shape, Tense};
use super::roles::AGENT;
use super::tree::Tree;

/// Gives a verb of the past that has no time the day on what it is done by; `days` says which times are days.
pub(super) fn date_by_document(grammar: &Grammar, tree: &Tree<'_>, days: &[bool], all: &mut [One]) {
    for place in 0..all.len() {
        let one = &all[place];
        let at = one.predicate.at;
        let states = one.predicate.shape == Shape::Participle
            && tree.relation(at) == Relation::Acl
            && grammar.is_verb(&tree.words[at].lemma.to_lowercase(), Verb::State);
        let [day] = one.times[..] else { continue };
        let writing = tree.head(at).filter(|_| states && days[day]);
        let by = writing.filter(|noun| {
            let behind = *noun + 1 == at && tree.relation(*noun) == Relation::Obl;
            behind && grammar.participant(&tree.preposition(*noun)) == Some(AGENT)
        });
        let Some(verb) = by.and_then(|noun| tree.head(noun)) else { continue };
        let told = |one: &&mut One| {
            let past = one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past;
            one.predicate.at == verb && past && one.times.is_empty()
        };
        if let Some(done) = all.iter_mut().find(told) {
            done.times.push(day);
        }
    }
}
