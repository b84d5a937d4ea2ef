//! The line of what a clause brought about, which has no verb of its own: "…, triggering a long war".

use syntax::Relation;

use super::causes::{End, Tie};
use super::grammar::Grammar;
use super::one::One;
use super::predicate::{Predicate, Shape};
use super::sentence::Told;
use super::tree::Tree;
use crate::between::RelationKind;

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

impl Told<'_> {
    /// "After the duke's death in 1277 the realm was torn": what somebody did behind what is dated has a line, whatever it names.
    pub(super) fn weigh(&self, tree: &Tree<'_>, ties: &[Tie], all: &mut [One]) {
        for tie in ties.iter().filter(|tie| tie.kind == RelationKind::After) {
            let place = |end: End| all.iter().position(|one| end == End::Word(one.predicate.at));
            let dated = place(tie.to).is_some_and(|before| !all[before].times.is_empty());
            if let Some(place) = place(tie.from).filter(|place| dated && self.is_act(tree, &all[*place])) {
                all[place].weighs = true;
            }
        }
    }
}

/// "It blew so hard that the mast broke": of two lines the first says no more than that it blew hard. `lines` says of each predicate
/// whether it has one.
pub(super) fn part_effects(grammar: &Grammar, tree: &Tree<'_>, ties: &[Tie], lines: &[bool], all: &mut [One]) {
    for tie in ties {
        let (End::Word(cause), End::Word(effect)) = (tie.from, tie.to) else { continue };
        let line = |word: usize| (0..lines.len()).find(|place| lines[*place] && all[*place].predicate.at == word);
        let degree = tree.words.iter().position(|word| word.span.start == tie.cue.start).filter(|at| *at < effect);
        let degree = degree.filter(|at| grammar.causes.degree.contains(&tree.words[*at].lemma));
        let within = matches!(tree.relation(effect), Relation::Advcl | Relation::Ccomp);
        let (Some(place), Some(_), Some(degree)) = (line(cause), line(effect), degree.filter(|_| within)) else {
            continue;
        };
        all[place].weighs = true;
        all[place].apart.push(effect);
        if tree.relation(degree) == Relation::Advmod {
            all[place].apart.push(degree);
            // "so much that": alone it says nothing.
            let alone = |at: &usize| grammar.causes.degree_alone.contains(&tree.words[*at].lemma);
            all[place].apart.extend(tree.head(degree).filter(alone));
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
