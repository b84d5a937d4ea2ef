//! What was done, or not done, before something that has a time: "no bill was passed before the outbreak of war in 1839".

use syntax::Relation;

use super::one::One;
use super::predicate::{Predicate, Shape, Tense, is_denied};
use super::reading::Means;
use super::reign::date_by_reign;
use super::tree::Tree;
use crate::between::RelationKind;
use crate::event::{Relation as Lies, When};
use crate::told::{self, lies_otherwise};

/// Dates what was done before something that has a time, and under somebody who ruled.
pub(super) fn date_by_bound(means: &Means<'_>, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    end_before(means, tree, times, all);
    act_after(tree, times, all);
    date_by_reign(means.grammar, tree, times, all);
}

/// "The collapse of trade after October 1829 cut the exports": what that did was after it too.
fn act_after(tree: &Tree<'_>, times: &[told::Told], all: &mut [One]) {
    for place in 0..all.len() {
        let Predicate { at, shape, tense } = all[place].predicate;
        let acts = shape == Shape::Finite && tense == Tense::Past && all[place].times.is_empty();
        let after = |one: &One| {
            let own =
                tree.child(at, Relation::Nsubj) == Some(one.predicate.at) && one.predicate.shape == Shape::Nominal;
            let after = |time: &usize| times[*time].when.is_some_and(|when| when.relation == Lies::After);
            own && !one.times.is_empty() && one.times.iter().all(after)
        };
        let Some(from) = all.iter().position(after).filter(|_| acts && !is_denied(tree, at)) else { continue };
        all[place].times = all[from].times.clone();
        all[from].contained = true;
    }
}

/// Dates the noun by the time behind it, and what was done before it by that as by a bound.
fn end_before(means: &Means<'_>, tree: &Tree<'_>, times: &mut Vec<told::Told>, all: &mut [One]) {
    for place in 0..all.len() {
        let one = &all[place];
        let at = one.predicate.at;
        let told = one.predicate.shape == Shape::Finite && one.predicate.tense == Tense::Past;
        let follows = |one: &One| {
            let noun = one.predicate.at;
            let preposition = tree.preposition(noun);
            let before = means.grammar.order(&preposition) == Some(RelationKind::Before);
            let until = means.lexicon.and_then(|lexicon| lexicon.relation(&preposition)) == Some(Lies::Until);
            let hangs = tree.head(noun) == Some(at) && tree.relation(noun) == Relation::Obl && noun > at;
            one.predicate.shape == Shape::Nominal && before && !until && hangs
        };
        let Some(end) = all.iter().position(follows).filter(|_| told) else { continue };
        let noun = all[end].predicate.at;
        let behind = |time: &usize| tree.stands_behind(noun, *time);
        let (&[time], true) = (one.times.as_slice(), all[end].times.is_empty()) else { continue };
        let within = |when: &When| when.relation == Lies::Within && when.until.is_none();
        let Some(when) = times[time].when.filter(within).filter(|_| behind(&time)) else { continue };
        let when = When { relation: Lies::Before, ..when };
        all[end].times = vec![time];
        all[place].times = vec![lies_otherwise(times, time, when)];
    }
}
