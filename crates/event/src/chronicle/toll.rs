//! What something did to people, told behind it: "…, killing about fifty policemen". It stays in the line of what did it.

use syntax::Relation;

use super::grammar::Grammar;
use super::one::One;
use super::predicate::Shape;
use super::tree::Tree;

/// Keeps in the line of a verb the participle behind it that tells its toll, where that has no time of its own.
pub(super) fn keep_toll(grammar: &Grammar, tree: &Tree<'_>, all: &mut [One]) {
    for place in 0..all.len() {
        let one = &all[place];
        let at = one.predicate.at;
        let told = one.predicate.shape == Shape::Participle && one.times.is_empty() && is_toll(grammar, tree, at);
        let Some(verb) = did(tree, at).filter(|_| told) else { continue };
        let main = all.iter_mut().find(|one| one.predicate.at == verb && one.predicate.shape == Shape::Finite);
        if let Some(main) = main.filter(|main| main.kept.is_none()) {
            main.kept = Some((at, Vec::new()));
        }
    }
}

/// "killing fifty", "leaving fifty dead", "costing fifty lives".
fn is_toll(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let lemma = tree.words[at].small_lemma();
    let whom = tree.child(at, Relation::Obj).is_some();
    let behind = tree.tag(at) == "VBG" && whom;
    behind && (grammar.toll.harm.contains(lemma) || grammar.toll.leave.contains(lemma) && says_state(grammar, tree, at))
}

/// Says whether what a verb does ends in a state: "left them homeless".
fn says_state(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let is_state = |word: usize| grammar.toll.states.contains(tree.words[word].small_lemma());
    let with_states = |noun: usize| is_state(noun) || tree.all(noun, Relation::Amod).any(is_state);
    tree.all(at, Relation::Obj).any(with_states) || tree.all(at, Relation::Xcomp).any(is_state)
}

/// The verb that a participle set behind a comma says more of: its own, or that of the noun before it.
fn did(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let first = tree.children(at).first().map_or(at, |first| at.min(*first));
    let comma = |word: usize| tree.written(word) == ",";
    let head = tree.head(at).filter(|head| *head < at && (comma(first) || first > 0 && comma(first - 1)))?;
    match tree.relation(at) {
        Relation::Advcl => Some(head),
        Relation::Acl => tree.head(head).filter(|verb| *verb < at && tree.is_noun(head)),
        _other => None,
    }
}

/// "found him dead": says whether a verb tells in which state somebody was come upon, which is no report.
pub(crate) fn comes_upon(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let verb = grammar.toll.come_upon.contains(tree.words[at].small_lemma());
    verb && tree.child(at, Relation::Obj).is_some() && says_state(grammar, tree, at)
}
