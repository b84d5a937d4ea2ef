//! Times that stand with what is told and do not say when it was done.

use syntax::Relation;

use super::grammar::Grammar;
use super::one::One;
use super::roles::BENEFICIARY;
use super::tree::Tree;
use crate::event::Relation as Lies;
use crate::told;

/// "On 8 May it restated its results for 1997 to 2000": a stretch that what is done is for is no time at which it was done.
pub(super) fn leave_stretches(grammar: &Grammar, tree: &Tree<'_>, times: &[told::Told], one: &mut One) {
    let is_for = |time: &usize| {
        let whole = times[*time].when.is_some_and(|when| when.relation == Lies::Throughout);
        let top = tree.top_of_time(*time).filter(|_| whole);
        top.is_some_and(|top| grammar.participant(&tree.preposition(top)) == Some(BENEFICIARY))
    };
    if one.times.iter().any(|time| !is_for(time)) {
        one.times.retain(|time| !is_for(time));
    }
}

/// "found no trace of a settlement before the fourth century": a bound of what there was nothing of is no time at which it was found.
pub(super) fn leave_bounds_of_nothing(tree: &Tree<'_>, times: &[told::Told], one: &mut One) {
    let object = tree.child(one.predicate.at, Relation::Obj);
    let none = object.filter(|object| tree.all(*object, Relation::Det).any(|det| is_none(tree, det)));
    let Some(none) = none else { return };
    let bound = |time: usize| times[time].when.is_some_and(|when| matches!(when.relation, Lies::Before | Lies::After));
    let behind = |time: usize| tree.top_of_time(time).is_some_and(|top| top > none);
    one.times.retain(|time| !(bound(*time) && behind(*time)));
}

fn is_none(tree: &Tree<'_>, det: usize) -> bool {
    tree.words[det].feats.contains("PronType=Neg") || tree.words[det].feats.contains("Polarity=Neg")
}
