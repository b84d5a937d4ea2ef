//! Mends what a time saw: "1848 saw a rising in the lower town".

use syntax::Relation;

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// Hangs what stands behind a noun on it, where a time is told to have seen it and a parser hung that on the verb.
    pub(super) fn lower_seen(&mut self, grammar: &Grammar) {
        for verb in 0..self.words.len() {
            let subject = self.child(verb, Relation::Nsubj).filter(|subject| self.time_of(*subject).is_some());
            let Some(noun) = self.child(verb, Relation::Obj).filter(|noun| subject.is_some() && *noun > verb) else {
                continue;
            };
            if !grammar.is_verb(self.words[verb].small_lemma(), Verb::Witness) {
                continue;
            }
            let behind = |at: &usize| {
                let hangs = self.heads[*at] == Some(verb) && self.relations[*at] == Relation::Obl && *at > noun;
                hangs && self.time_of(*at).is_none() && !self.preposition(*at).is_empty()
            };
            let behind: Vec<usize> = (noun + 1..self.words.len()).filter(behind).collect();
            for at in &behind {
                (self.heads[*at], self.relations[*at]) = (Some(noun), Relation::Nmod);
            }
            if !behind.is_empty() {
                self.gather();
            }
        }
    }
}
