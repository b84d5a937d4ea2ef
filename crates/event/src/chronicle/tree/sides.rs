//! Mends who stand on two sides: "a war between the guilds on one side and the bishop on the other".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Noun};

impl Tree<'_> {
    /// Joins who stands on the other side to who stands on the first, where a parser joined him to the side.
    pub(super) fn join_sides(&mut self, grammar: &Grammar) {
        for side in 1..self.words.len() {
            let first = self.heads[side].filter(|first| *first < side && self.relations[side] == Relation::Nmod);
            let is_side = || grammar.is_noun(self.words[side].small_lemma(), Noun::Side);
            let Some(first) = first.filter(|first| self.is_noun(*first) && is_side()) else { continue };
            let Some(second) = self.child(side, Relation::Conj).filter(|second| self.is_noun(*second)) else {
                continue;
            };
            // "on the other": no noun stands behind it.
            let other = (second + 1..self.words.len()).find(|other| {
                let hangs = matches!(self.heads[*other], Some(head) if head == side || head == second);
                hangs && self.words[*other].upos == Upos::Adj && self.child(*other, Relation::Case) > Some(second)
            });
            let Some(other) = other else { continue };
            // Of several on the first side, the one that the others are joined to.
            let top = self.last_up(first, |noun, _| self.relations[noun] == Relation::Conj);
            (self.heads[second], self.relations[second]) = (Some(top), Relation::Conj);
            (self.heads[other], self.relations[other]) = (Some(second), Relation::Nmod);
            self.gather();
        }
    }
}
