//! The line of what a clause brought about, which has no verb of its own: "…, triggering a long war".

use syntax::Relation;

use super::causes::{End, Tie};
use super::one::One;
use super::predicate::{Predicate, Shape};
use super::tree::Tree;

/// "The raid was answered at once, triggering a long war": the line of the war says what triggered it, for no other verb tells
/// of it and nothing says which war it was.
pub(super) fn tell_effects(tree: &Tree<'_>, predicates: &[Predicate], ties: &[Tie], all: &mut [One]) {
    let brings = |one: &&Predicate, tie: &Tie| {
        let loose = one.shape == Shape::Participle && tree.relation(one.at) == Relation::Advcl;
        loose && tree.words[one.at].span.overlaps(tie.cue)
    };
    for tie in ties {
        let End::Word(noun) = tie.to else { continue };
        let Some(verb) = predicates.iter().find(|one| brings(one, tie)) else { continue };
        let own = tree.child(verb.at, Relation::Obj) == Some(noun);
        let one = all.iter_mut().find(|one| one.predicate.at == noun && one.predicate.shape == Shape::Nominal);
        if let Some(one) = one.filter(|one| own && one.told_by.is_none() && is_any(tree, noun)) {
            one.told_by = Some(*verb);
        }
    }
}

/// "a war", "riots": says whether nothing says which one is meant.
fn is_any(tree: &Tree<'_>, noun: usize) -> bool {
    let says_which = |child: &usize| match tree.relation(*child) {
        Relation::Det => !tree.words[*child].feats.contains("Definite=Ind"),
        Relation::Nmod => tree.words[*child].subtype == "poss",
        _other => false,
    };
    !tree.children(noun).iter().any(says_which)
}
