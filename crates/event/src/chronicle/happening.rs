//! What is said to begin, to go on or to be done: "The siege of the town" of "The siege of the town began in May".

use std::collections::BTreeSet;

use syntax::Upos;

use super::grammar::Verb;
use super::label::{Clauses, Line};
use super::line::capital;
use super::one::One;
use super::predicate::{Predicate, Shape, is_passive};
use super::sentence::Told;
use super::subject::{Elsewhere, Subject};
use super::tree::Tree;
use crate::event::Phase;

impl Told<'_> {
    /// The noun phrase of what a predicate tells to begin, to go on or to be done, where it names something that happens.
    pub(super) fn happening(
        &self,
        tree: &Tree<'_>,
        predicates: &[Predicate],
        one: &One,
        name: &dyn Fn(usize) -> Option<String>,
    ) -> Option<String> {
        let at = one.predicate.at;
        let goes_on = matches!(self.phase(tree, at), Some(Phase::Begins | Phase::GoesOn));
        // "This siege was carried out in support of the duke."
        let done = || self.means.grammar.is_verb(tree.words[at].small_lemma(), Verb::Light) && is_passive(tree, at);
        let own = |subject: &Subject| subject.elsewhere == Elsewhere::No && (goes_on || done());
        let subject = one.subject.filter(own)?;
        if let Some(named) = name(subject.at).filter(|_| tree.words[subject.at].upos == Upos::Noun) {
            return Some(capital(&named));
        }
        let noun = predicates.iter().find(|noun| noun.at == subject.at && noun.shape == Shape::Nominal)?;
        let times: Vec<usize> = (0..tree.words.len()).filter_map(|at| tree.time_of(at)).collect();
        let line = Line {
            grammar: self.means.grammar,
            tree,
            predicates,
            predicate: *noun,
            subject: None,
            times: &times,
            name,
            same: &|_, _| false,
            cut: BTreeSet::new(),
            instead: None,
            kept: None,
            clauses: Clauses::Left,
        };
        // "War broke out": a bare noun says no more than the line.
        Some(line.label()).filter(|label| label.contains(' '))
    }
}
