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

    /// "Orme, by then chairman, resigned in 1907": a name at the head of a sentence is the subject of the only verb, which commas part from
    /// it.
    pub(super) fn give_named(&mut self) {
        let head = self.heads.first().is_some_and(Option::is_none);
        let named = head && self.words[0].upos != Upos::Verb && self.written(0).starts_with(char::is_uppercase);
        let comma = self.words.len() > 3 && self.written(1) == ",";
        let verbs = |at: &usize| self.words[*at].upos == Upos::Verb && self.tags[*at] != "VBG" || self.is_finite(*at);
        let mut told = (2..self.words.len()).filter(verbs);
        let (Some(verb), None) = (told.next().filter(|_| named && comma), told.next()) else { return };
        let hangs =
            self.heads[verb] == Some(0) && matches!(self.relations[verb], Relation::Parataxis | Relation::Appos);
        let bare =
            [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().all(|one| self.child(verb, one).is_none());
        if hangs && bare && self.is_past_form(verb) && self.written(verb - 1) == "," {
            self.replace(0, verb, Relation::Nsubj);
            self.tags[verb] = "VBD";
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
