//! Mends subjects that are none: they do not agree with their verb in number, or stand behind a preposition.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "The two mills that survived the flood were pulled down": of several is told what one cannot be told of, and the clause
    /// about them ends before it.
    pub(super) fn agree_subjects(&mut self) {
        for verb in 3..self.words.len() {
            let Some(subject) = self.child(verb, Relation::Nsubj).filter(|subject| *subject < verb) else { continue };
            let number = |at: usize, number: &str| self.words[at].feats.contains(number);
            let Some(begins) = self.finite_part(verb) else { continue };
            let one = self.words[subject].upos == Upos::Noun && number(subject, "Number=Sing");
            let joined = self.child(subject, Relation::Conj).is_some();
            let alone = one && !joined && self.last_under(subject) + 1 == begins;
            if !alone || !number(begins, "Number=Plur") {
                continue;
            }
            let clause = |at: &usize| self.relations[*at] == Relation::Acl && self.words[*at].subtype == "relcl";
            let first = self.first_under(subject);
            let Some(inner) = (0..first).rev().find(clause) else { continue };
            let Some(noun) = self.heads[inner].filter(|noun| *noun < inner && self.is_noun(*noun)) else { continue };
            let fits = number(noun, "Number=Plur")
                && self.child(inner, Relation::Obj).is_none_or(|object| object == subject)
                && self.is_finite(inner)
                && first == inner + 1
                && self.is_under(Some(verb), noun);
            if !fits {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (self.heads[noun], self.relations[noun]);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[subject], self.relations[subject]) = (Some(inner), Relation::Obj);
            for at in (0..self.words.len()).filter(|at| *at > verb || *at < noun) {
                let frames = at > verb || matches!(self.relations[at], Relation::Obl | Relation::Advmod);
                if self.heads[at] == Some(noun) && frames && at != verb {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "A fleet led by Vice-Admiral Hale reached the port": who stands behind a preposition has done something to the subject, and
    /// the verb behind him is that of the sentence.
    pub(super) fn free_agents(&mut self) {
        for verb in 4..self.words.len() {
            let Some(agent) = self.child(verb, Relation::Nsubj).filter(|agent| *agent < verb) else { continue };
            let first = self.first_under(agent);
            let before = |case: &usize| *case + 1 == first && *case > 0;
            let Some(case) = self.all(verb, Relation::Case).find(before) else { continue };
            let done = case - 1;
            let past = matches!(self.tags[done], "VBD" | "VBN") && self.words[done].upos == Upos::Verb;
            let reduced = past && self.may_be_participle(done) && self.child(done, Relation::Aux).is_none();
            let own = self.child(done, Relation::Nsubj).filter(|noun| *noun < done);
            let about = || self.heads[done].filter(|noun| self.relations[done] == Relation::Acl && *noun < done);
            let Some(noun) = own.or_else(about).filter(|_| reduced) else { continue };
            let alone = self.last_under(agent) + 1 == verb && self.is_finite(verb);
            let heads =
                own.is_some() || matches!(self.relations[noun], Relation::Root | Relation::Parataxis | Relation::Conj);
            if !alone || !heads || self.heads[verb] != Some(done) {
                continue;
            }
            if own.is_none() {
                (self.heads[done], self.relations[done]) = (self.heads[noun], self.relations[noun]);
                for at in verb + 1..self.words.len() {
                    if self.heads[at] == Some(noun) {
                        self.heads[at] = Some(verb);
                    }
                }
            }
            (self.heads[agent], self.relations[agent]) = (Some(done), Relation::Obl);
            (self.heads[case], self.relations[case]) = (Some(agent), Relation::Case);
            self.gather();
            self.give_clause(done, verb, noun);
        }
    }
}
