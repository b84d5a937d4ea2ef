//! Mends what a relative clause says more of.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "withdrew into the hills, which were taken": the clause says more of the noun before "which", not of the verb.
    pub(super) fn find_antecedents(&mut self) {
        for verb in 0..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(head) = self.heads[verb].filter(|head| relative && !self.is_noun(*head) && *head < verb) else {
                continue;
            };
            let stands = |at: &usize| self.words[*at].feats.contains("PronType=Rel") && self.is_under(Some(*at), verb);
            let Some(pronoun) = (head + 1..verb).find(stands) else { continue };
            let noun =
                |at: &usize| matches!(self.words[*at].upos, Upos::Noun | Upos::Propn) && self.times[*at].is_none();
            let Some(noun) = (head + 1..pronoun).rev().take(3).find(noun) else { continue };
            let top = match self.relations[noun] {
                Relation::Flat | Relation::Compound => self.heads[noun].unwrap_or(noun),
                _other => noun,
            };
            if !self.is_under(Some(top), verb) {
                self.heads[verb] = Some(top);
                self.gather();
            }
        }
    }
}
