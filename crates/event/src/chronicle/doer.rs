//! When something was done that the words for who or what did it say: "Excavations led by Reiss between 1926 and 1931 found no trace".

use syntax::Relation;

use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_passive};
use super::tree::Tree;
use crate::event::{Relation as Lies, When};
use crate::told::{self, lies_otherwise};

/// Dates what happened by a clause about what did it, where that is itself something that took place then.
pub(super) fn date_by_doer(grammar: &Grammar, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let told = shape == Shape::Finite && tense == Tense::Past && all[place].times.is_empty();
        let happens = |noun: &usize| grammar.noun_kind(tree.words[*noun].small_lemma()).is_some();
        let own = tree.child(at, Relation::Nsubj).filter(|own| told && !is_passive(tree, at) && happens(own));
        let clause = |one: &&One| {
            let clause = one.predicate.at;
            let about = own.is_some() && tree.head(clause) == own && tree.relation(clause) == Relation::Acl;
            about && one.predicate.shape == Shape::Participle && tree.tag(clause) == "VBN"
        };
        let Some(&[time]) = all.iter().find(clause).map(|one| one.times.as_slice()) else { continue };
        let held = |when: &When| matches!(when.relation, Lies::Within | Lies::Throughout);
        let Some(when) = times[time].when.filter(held) else { continue };
        let when = When { relation: Lies::Within, ..when };
        all[place].times.push(lies_otherwise(times, time, when));
    }
}
