//! When something was done under somebody who ruled, and what is told of a reign alone.

use syntax::{Relation, Upos};

use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Shape, Tense};
use super::sentence::Told;
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Relation as Lies, When};
use crate::told::{self, lies_otherwise};

/// "Under Abbot Orme, who ruled from 1389 to 1402, the cloister was rebuilt": it was while he ruled.
pub(super) fn date_by_reign(grammar: &Grammar, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let one = &all[place];
        let at = one.predicate.at;
        let told = one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past && one.times.is_empty();
        // "was rebuilt and the debts were paid off": so is what is joined to it.
        let joined = tree.head(at).filter(|_| tree.relation(at) == Relation::Conj);
        let verbs = [Some(at), joined].into_iter().flatten();
        let under = |noun: &usize| {
            let before = *noun < at && tree.words[*noun].upos == Upos::Propn;
            before && grammar.is_under_rule(&tree.preposition(*noun))
        };
        let ruler = verbs.flat_map(|verb| tree.all(verb, Relation::Obl)).find(under).filter(|_| told);
        let rules = |one: &&One| {
            let clause = one.predicate.at;
            ruler.is_some() && tree.head(clause) == ruler && tree.relation(clause) == Relation::Acl
        };
        let Some(&[time]) = all.iter().find(rules).map(|one| one.times.as_slice()) else { continue };
        let Some(when) = times[time].when.filter(|when| when.relation == Lies::Throughout) else { continue };
        let when = When { relation: Lies::Within, ..when };
        all[place].times.push(lies_otherwise(times, time, when));
    }
}

impl Told<'_> {
    /// "During the reign of Edward I the monks kept sheep and sold their wool": says whether what is told, or what it is joined to, opens
    /// with somebody's time, which nothing dates; it does not go on from what was told before.
    pub(super) fn is_in_reign(&self, tree: &Tree<'_>, one: &One) -> bool {
        let grammar = self.means.grammar;
        let at = one.predicate.at;
        let joined = tree.head(at).filter(|_| tree.relation(at) == Relation::Conj);
        let of_somebody = |noun: &usize| {
            let named =
                |word: usize| self.named.at_head(tree.words[word].span).is_some_and(|id| self.named.is_person(id));
            let somebody = tree.all(*noun, Relation::Nmod).any(|of| tree.words[of].upos == Upos::Propn && named(of));
            let during = grammar.order(&tree.preposition(*noun)) == Some(RelationKind::During);
            during && *noun < at && tree.time_of(*noun).is_none() && somebody
        };
        let verbs = [Some(at), joined].into_iter().flatten();
        one.times.is_empty() && verbs.flat_map(|verb| tree.all(verb, Relation::Obl)).any(|noun| of_somebody(&noun))
    }
}
