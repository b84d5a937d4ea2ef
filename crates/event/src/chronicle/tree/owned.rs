//! Mends nouns that were hung on the word for whose they are: "Orme and his heir were killed".

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "his heir": whose a noun is hangs on the noun, right behind it.
    pub(super) fn give_owners(&mut self) {
        for owner in 0..self.words.len().saturating_sub(1) {
            let noun = owner + 1;
            let named = matches!(self.words[noun].upos, Upos::Noun | Upos::Propn) && self.heads[noun] == Some(owner);
            if self.tags[owner] != "PRP$" || !named {
                continue;
            }
            let (above, relation) = (self.heads[owner], self.relations[owner]);
            let verb = above.filter(|verb| *verb > noun && self.tags[*verb].starts_with("VB"));
            let lacks = verb.is_some_and(|verb| self.child(verb, Relation::Nsubj).is_none());
            self.heads[noun] = above;
            self.relations[noun] = if lacks && relation == Relation::Nmod { Relation::Nsubj } else { relation };
            (self.heads[owner], self.relations[owner]) = (Some(noun), Relation::Nmod);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(owner) && at != noun {
                    self.heads[at] = Some(noun);
                }
            }
            self.gather();
        }
    }

    /// "King Orme and his heir were killed": of two before a verb in the plural, with nothing but a word between that joins them,
    /// both are its subject.
    pub(super) fn join_owned(&mut self) {
        let Some(first) = self.heads.iter().position(Option::is_none) else { return };
        let free = [Relation::Cop, Relation::Case, Relation::Nsubj, Relation::Aux];
        let named = matches!(self.words[first].upos, Upos::Noun | Upos::Propn) && self.times[first].is_none();
        if !named || free.into_iter().any(|one| self.child(first, one).is_some()) {
            return;
        }
        let joined = |verb: &usize| {
            let second = self.child(*verb, Relation::Nsubj).filter(|second| *second < *verb);
            let cc = self.child(*verb, Relation::Cc);
            let part = self.finite_part(*verb).filter(|part| self.words[*part].feats.contains("Number=Plur"));
            let one = second.is_some_and(|second| {
                self.words[second].feats.contains("Number=Sing") && self.child(second, Relation::Conj).is_none()
            });
            let beside = second.zip(cc).is_some_and(|(second, cc)| {
                self.first_under(second) == cc + 1 && self.last_before(first, cc) + 1 == cc
            });
            self.relations[*verb] == Relation::Conj && part.is_some() && one && beside
        };
        let Some(verb) = self.children[first].iter().copied().find(joined) else { return };
        let (second, cc) = (self.child(verb, Relation::Nsubj), self.child(verb, Relation::Cc));
        let (Some(second), Some(cc)) = (second, cc) else { return };
        self.replace(first, verb, Relation::Nsubj);
        self.lift_frame(first, verb);
        (self.heads[second], self.relations[second]) = (Some(first), Relation::Conj);
        self.heads[cc] = Some(second);
        for at in verb + 1..self.words.len() {
            if self.heads[at] == Some(first) {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }
}
