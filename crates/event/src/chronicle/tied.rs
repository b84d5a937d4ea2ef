//! Puts what a sentence says of two of its events between the events.

use syntax::Relation;

use super::causes::{End, Tie};
use super::one::One;
use super::predicate::Shape;
use super::sentence::Told;
use super::tree::Tree;
use crate::between::{EventRelation, RelationKind};
use crate::event::EventId;

impl Told<'_> {
    /// Ties the events of a sentence.
    pub(super) fn tie(&mut self, tree: &Tree<'_>, all: &[One], ties: &[Tie]) {
        for tie in ties {
            let (from, to) = (self.told_at(tree, all, tie.from, tie), self.told_at(tree, all, tie.to, tie));
            // "slid into war, which caused losses": one line tells both ends.
            let own = all.iter().find(|one| tie.to == End::Word(one.predicate.at)).and_then(|one| one.event);
            let to = if from == to { own } else { to };
            let (Some(from), Some(to)) = (from, to) else { continue };
            // Two that one line tells in the same words are one to who reads them.
            if self.events[from].label == self.events[to].label {
                continue;
            }
            let (from, to) = (EventId(from as u32), EventId(to as u32));
            let told = |one: &EventRelation| (one.kind, one.from, one.to) == (tie.kind, from, to);
            if !self.relations.iter().rev().take(ties.len()).any(told) {
                self.relations.push(EventRelation { kind: tie.kind, from, to, cue: Some(tie.cue) });
            }
        }
    }

    /// The event at an end of a tie. "The country slid into war, which led to famine": of a war that has no line of its own,
    /// the event of the line that tells it.
    fn told_at(&self, tree: &Tree<'_>, all: &[One], end: End, tie: &Tie) -> Option<usize> {
        let at = match end {
            End::Before => return self.main,
            End::Word(at) => at,
        };
        let of = |at: usize| all.iter().find(|one| one.predicate.at == at).and_then(|one| one.event);
        let own = of(at)?;
        // "was founded by men who had served during the war": when a clause about somebody lies says nothing of the line above it.
        let finite = |at: usize| all.iter().any(|one| one.predicate.at == at && one.predicate.shape == Shape::Finite);
        let aside = tree.relation(at) == Relation::Acl && finite(at);
        if aside && !matches!(tie.kind, RelationKind::Causes | RelationKind::Enables | RelationKind::Prevents) {
            return Some(own);
        }
        // "They warned him, and as a result of it her name was added": what is joined is told beside it, and no part of it.
        let joined = |at: usize| matches!(tree.relation(at), Relation::Conj | Relation::Parataxis) && finite(at);
        if joined(at) {
            return Some(own);
        }
        let mut above = tree.head(at).filter(|_| !self.events[own].chronicle);
        for _ in 0..tree.words.len() {
            let Some(word) = above else { break };
            // "was shut as a result of the raid": the raid is no part of what it brought about.
            if [tie.from, tie.to].contains(&End::Word(word)) {
                return Some(own);
            }
            if let Some(line) = of(word).filter(|line| self.events[*line].chronicle) {
                let ends = [tie.from, tie.to].contains(&End::Word(word)) || tie.cue.overlaps(tree.words[word].span);
                // "was one of the factors that contributed to the collapse": the line says the tie itself.
                let tells = || self.events[line].label.contains(tie.cue.of(tree.text));
                return Some(if ends || tells() { own } else { line });
            }
            // "The guard attacked, but the spread of the revolt meant that …"
            above = tree.head(word).filter(|_| !joined(word));
        }
        Some(own)
    }
}
