//! Mends who is named before a verb and was taken for somebody called, or for no subject: "Henry, by then nearly sixty, returned".

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "Henry, by then nearly sixty, returned": whom a sentence about the past seems to call, before its verb, is the subject.
    pub(super) fn give_called(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let own = [Relation::Nsubj, Relation::Csubj, Relation::Aux, Relation::Mark];
        let past = self.words[root].upos == Upos::Verb && matches!(self.tags[root], "VBD" | "VBN");
        if !past
            || root < 2
            || self.written(root - 1) != ","
            || own.into_iter().any(|one| self.child(root, one).is_some())
        {
            return;
        }
        let called = self.child(root, Relation::Vocative).filter(|noun| *noun < root && self.first_under(*noun) == 0);
        if let Some(noun) = called {
            self.relations[noun] = Relation::Nsubj;
            self.tags[root] = "VBD";
            self.gather();
        }
    }

    /// "The queen herself escaped": a pronoun that only stresses the noun before it has no verb of its own.
    pub(super) fn give_stressed(&mut self) {
        for pronoun in 1..self.words.len() {
            let reflexive =
                self.words[pronoun].feats.contains("Reflex=Yes") && self.relations[pronoun] == Relation::Nsubj;
            let verb = self.heads[pronoun].filter(|verb| reflexive && *verb > pronoun);
            let Some(verb) = verb.filter(|verb| self.finite_part(*verb).is_some()) else { continue };
            let noun = self.heads[verb].filter(|noun| {
                let under = self.is_noun(*noun) && self.relations[verb] == Relation::Acl;
                under && self.last_before(*noun, pronoun) + 1 == pronoun
            });
            let Some(noun) = noun else { continue };
            self.replace(noun, verb, Relation::Nsubj);
            (self.heads[pronoun], self.relations[pronoun]) = (Some(noun), Relation::Nmod);
            self.lift_frame(noun, verb);
            self.gather();
        }
    }
}
