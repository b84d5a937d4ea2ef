//! Mends what a relative clause says more of.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "The siege, which had opened in May and ended in June, was long": a verb that was joined to the noun that a clause says more of
    /// is joined to that clause.
    pub(super) fn join_within_relatives(&mut self) {
        for verb in 4..self.words.len() {
            let joined = self.relations[verb] == Relation::Conj && self.is_finite(verb);
            let Some(noun) = self.heads[verb].filter(|noun| joined && *noun < verb && self.is_noun(*noun)) else {
                continue;
            };
            let own =
                [Relation::Nsubj, Relation::Aux, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            // "Two states, which had refused, answered and joined": the noun is the subject of what stands behind both.
            let main = self.relations[noun] == Relation::Nsubj && self.heads[noun].is_some_and(|main| main > verb);
            let Some(cc) = self.child(verb, Relation::Cc).filter(|cc| main && !own && *cc + 1 == verb) else {
                continue;
            };
            let says_more = |clause: &usize| {
                let relative = self.words[*clause].subtype == "relcl" && *clause < cc;
                let subject = self.child(*clause, Relation::Nsubj);
                relative && subject.is_some_and(|at| self.words[at].feats.contains("PronType=Rel"))
            };
            let Some(clause) = self.all(noun, Relation::Acl).find(says_more) else { continue };
            if self.last_before(clause, verb) + 1 == cc {
                self.heads[verb] = Some(clause);
                self.gather();
            }
        }
    }

    /// "withdrew into the hills, which were taken": the clause says more of the noun before "which", not of the verb.
    pub(super) fn find_antecedents(&mut self) {
        for verb in 0..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(head) = self.heads[verb].filter(|head| relative && !self.is_noun(*head) && *head < verb) else {
                continue;
            };
            let stands = |at: &usize| self.words[*at].feats.contains("PronType=Rel") && self.is_under(Some(*at), verb);
            let Some(pronoun) = (head + 1..verb).find(stands) else { continue };
            // "Robert, born in 1667, who went to sea": of whom the participle says more.
            let about = self.heads[head].filter(|noun| {
                let part = self.relations[head] == Relation::Acl && self.tags[head] == "VBN" && *noun < head;
                part && self.is_noun(*noun) && self.written(pronoun - 1) == ","
            });
            if let Some(about) = about.filter(|_| self.words[pronoun].xpos == "WP") {
                self.heads[verb] = Some(about);
                self.gather();
                continue;
            }
            let noun =
                |at: &usize| matches!(self.words[*at].upos, Upos::Noun | Upos::Propn) && self.times[*at].is_none();
            let Some(noun) = (head + 1..pronoun).rev().take(3).find(noun) else { continue };
            let top = match self.relations[noun] {
                Relation::Flat | Relation::Compound => self.heads[noun].unwrap_or(noun),
                _other => noun,
            };
            let top = self.agreeing(top, verb);
            if !self.is_under(Some(top), verb) {
                self.heads[verb] = Some(top);
                self.gather();
            }
        }
    }

    /// "a quarrel among the heirs, which was settled": of a noun and those it hangs on, the first that agrees with a verb in number.
    fn agreeing(&self, noun: usize, verb: usize) -> usize {
        let Some(number) = self.finite_part(verb).and_then(|part| self.number(part)) else { return noun };
        let mut at = noun;
        for _ in 0..self.words.len() {
            if self.number(at).is_none_or(|of_noun| of_noun == number) {
                return at;
            }
            let above = self.heads[at].filter(|above| *above < at && self.is_noun(*above));
            let Some(above) = above.filter(|_| self.relations[at] == Relation::Nmod) else { return noun };
            at = above;
        }
        noun
    }

    /// "examples of the art that was admired", "the fall of Arda, which had held out": of two nouns before a clause, the one
    /// that agrees with its verb in number, or that has a name, where the other only names what happened.
    pub(super) fn agree_relatives(&mut self, grammar: &Grammar) {
        // "the flight of Bishop Hugh": no part of the name of the flight.
        for at in 0..self.words.len() {
            let flat = self.relations[at] == Relation::Flat && self.words[at].upos == Upos::Propn;
            let noun = self.heads[at].filter(|head| flat && *head < at && self.words[*head].upos == Upos::Noun);
            if noun.is_some() && self.child(at, Relation::Case).is_some_and(|case| case < at) {
                self.relations[at] = Relation::Nmod;
            }
        }
        for verb in 0..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(head) = self.heads[verb].filter(|head| relative && self.is_noun(*head) && *head < verb) else {
                continue;
            };
            let own = self.child(verb, Relation::Nsubj);
            let Some(pronoun) = own.filter(|own| self.words[*own].feats.contains("PronType=Rel")) else { continue };
            let number = self.finite_part(verb).and_then(|part| self.number(part));
            let disagrees = number.is_some_and(|number| self.number(head).is_some_and(|of_head| of_head != number));
            // "Who" is somebody: the noun that hangs on one with "of" names what he did, or somebody else.
            let somebody = self.tags[pronoun] == "WP" && pronoun > 0 && self.written(pronoun - 1) == ",";
            let happens = self.words[head].upos == Upos::Noun
                && (somebody || grammar.noun_kind(&self.words[head].small_lemma()).is_some());
            if self.child(head, Relation::Conj).is_some() || !disagrees && !happens {
                continue;
            }
            let inner = (head + 1..pronoun).rev().find(|noun| {
                let inner = self.relations[*noun] == Relation::Nmod && self.is_under(Some(*noun), head);
                inner && self.times[*noun].is_none() && !self.is_under(Some(*noun), verb)
            });
            let fits = |noun: &usize| {
                let agrees = disagrees && self.number(*noun) == number;
                let of = grammar.is_of(&self.preposition(*noun)) && self.heads[*noun] == Some(head);
                agrees || happens && of && self.words[*noun].upos == Upos::Propn
            };
            if let Some(noun) = inner.filter(fits) {
                self.heads[verb] = Some(noun);
                self.gather();
            }
        }
    }

    /// Whether a word speaks of one or of several; nothing where its form does not tell.
    fn number(&self, at: usize) -> Option<&'static str> {
        ["Number=Sing", "Number=Plur"].into_iter().find(|number| self.words[at].feats.contains(number))
    }

    /// "she met Hale, whom she married in 1847": the relative word is what its verb was done to, and no other name of who stands before
    /// it.
    pub(super) fn free_relatives(&mut self) {
        for word in 2..self.words.len() {
            let beside = self.relations[word] == Relation::Appos && matches!(self.tags[word], "WP" | "WDT");
            let Some(noun) = self.heads[word].filter(|noun| beside && *noun < word) else { continue };
            let clause = self.all(word, Relation::Acl).find(|verb| {
                let own = self.child(*verb, Relation::Nsubj).is_some_and(|own| own > word && own < *verb);
                own && self.child(*verb, Relation::Obj).is_none()
            });
            let Some(verb) = clause else { continue };
            (self.heads[verb], self.relations[verb]) = (Some(noun), Relation::Acl);
            (self.heads[word], self.relations[word]) = (Some(verb), Relation::Obj);
            self.gather();
        }
    }
}
