//! Mends what verbs are done to, and by whom.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "what many consider the defeat of an empire by rebels": by whom it was is the noun's, not the verb's.
    pub(super) fn give_agents(&mut self, grammar: &Grammar) {
        for at in 2..self.words.len() {
            let agent = grammar.participant(&self.preposition(at)) == Some("agent") && self.is_noun(at);
            let holds =
                |verb: &usize| *verb < at && grammar.is_verb(&self.words[*verb].lemma.to_lowercase(), Verb::Report);
            let Some(verb) = self.heads[at].filter(|_| agent).filter(holds) else { continue };
            let Some(noun) = self.child(verb, Relation::Obj).filter(|noun| *noun > verb && *noun < at) else {
                continue;
            };
            let happened = grammar.noun_kind(&self.words[noun].lemma.to_lowercase()).is_some();
            if happened && self.last_under(noun) + 1 == self.first_under(at) {
                (self.heads[at], self.relations[at]) = (Some(noun), Relation::Nmod);
                self.gather();
            }
        }
    }

    /// "She joined the office in 1951, and was made its head in 1976, the first woman to lead it": what a comma sets behind another verb
    /// is no second thing that the first was done to.
    pub(super) fn part_objects(&mut self) {
        for noun in 4..self.words.len() {
            let first = self.first_under(noun);
            let comma = self.written(first) == "," || first > 0 && self.written(first - 1) == ",";
            let Some(verb) = self.heads[noun].filter(|_| comma && self.relations[noun] == Relation::Obj) else {
                continue;
            };
            let own = self.child(verb, Relation::Obj).filter(|own| *own > verb && *own < first);
            let joined = |own: usize| self.all(verb, Relation::Conj).any(|other| other > own && other < first);
            if own.is_some_and(joined) {
                self.relations[noun] = Relation::Appos;
            }
        }
    }

    /// "awarded them, with a friend, the medal": what commas set behind somebody is no other name of him where the verb gives
    /// something.
    pub(super) fn give_objects(&mut self, grammar: &Grammar) {
        for thing in 4..self.words.len() {
            let first = self.first_under(thing);
            let apart = self.relations[thing] == Relation::Appos && self.written(first) == ",";
            let Some(noun) = self.heads[thing].filter(|noun| apart && *noun < first) else { continue };
            let Some(verb) = self.heads[noun].filter(|_| self.relations[noun] == Relation::Obl) else { continue };
            let gives = grammar.is_verb(&self.words[verb].lemma.to_lowercase(), Verb::Give);
            let begins = self.first_under(noun);
            let Some(whom) = self.child(verb, Relation::Obj).filter(|whom| gives && *whom < begins) else { continue };
            let to = self.words[whom].upos == Upos::Pron || self.child(whom, Relation::Det).is_none();
            if to && self.written(begins) == "," && self.child(thing, Relation::Det).is_some() {
                (self.heads[thing], self.relations[thing]) = (Some(verb), Relation::Obj);
                self.relations[whom] = Relation::Iobj;
                self.gather();
            }
        }
    }
}
