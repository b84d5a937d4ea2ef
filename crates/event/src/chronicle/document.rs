//! "By letter dated 30 March the solicitors gave notice", "A charter dated 3 May 1455 granted the town a market": what is done by a
//! writing, or what a writing does, is done on the day that stands on it.

use syntax::Relation;

use super::grammar::{Grammar, Verb};
use super::one::One;
use super::predicate::{Shape, Tense, is_passive};
use super::roles::AGENT;
use super::tree::Tree;

/// Gives a verb of the past that has no time the day on what it is done by, or on what does it; `days` says which times are days.
pub(super) fn date_by_document(grammar: &Grammar, tree: &Tree<'_>, days: &[bool], all: &mut [One]) {
    for place in 0..all.len() {
        let one = &all[place];
        let at = one.predicate.at;
        let is = |class| grammar.is_verb(tree.words[at].small_lemma(), class);
        let clause = one.predicate.shape == Shape::Participle && tree.relation(at) == Relation::Acl;
        // "The treaty, signed on 20 May 1883, gave them the port"
        let made = clause && is(Verb::Make) && tree.tag(at) == "VBN";
        let states = clause && is(Verb::State) || made;
        let [day] = one.times[..] else { continue };
        let Some(mut writing) = tree.head(at).filter(|_| states && days[day]) else { continue };
        // "In a letter to the consul dated 3 May": the letter is.
        while let Some(above) = tree.head(writing).filter(|_| tree.relation(writing) == Relation::Nmod) {
            writing = above;
        }
        let Some(verb) = tree.head(writing) else { continue };
        let lemma = tree.words[verb].small_lemma();
        let listed = [Verb::Speak, Verb::Report].into_iter().any(|class| grammar.is_verb(lemma, class));
        let says = listed || tree.child(verb, Relation::Ccomp).is_some();
        let says = says && !made;
        let tells = says && writing < verb && tree.relation(writing) == Relation::Obl && !is_passive(tree, verb);
        // "The firm concluded in a report dated 3 May that …"
        let clause = tree.child(verb, Relation::Ccomp).filter(|clause| *clause > at);
        let inside = grammar.places(&tree.preposition(writing)) && tree.relation(writing) == Relation::Obl;
        let tells = tells || says && inside && clause.is_some() && !is_passive(tree, verb);
        let behind = writing + 1 == at && tree.relation(writing) == Relation::Obl;
        let by = behind && !made && grammar.participant(&tree.preposition(writing)) == Some(AGENT);
        let does = || {
            let acts = tree.relation(writing) == Relation::Nsubj && !is_passive(tree, verb);
            let gives = made && grammar.is_verb(lemma, Verb::Give);
            acts && (gives || grammar.is_verb(lemma, Verb::Enact))
        };
        if !by && !tells && !does() {
            continue;
        }
        let told = |one: &&mut One| {
            let past = one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past;
            one.predicate.at == verb && past && one.times.is_empty()
        };
        if let Some(done) = all.iter_mut().find(told) {
            done.times.push(day);
        }
    }
}
