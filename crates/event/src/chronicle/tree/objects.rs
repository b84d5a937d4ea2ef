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
