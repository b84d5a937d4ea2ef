//! Mends clauses that say whose what they tell of is: "A barge whose captain was killed sank".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// Says whether the subject of a verb is somebody's who stands before the clause: "whose captain was killed".
    pub(super) fn tells_whose(&self, verb: usize) -> bool {
        let whose = |noun: usize| self.all(noun, Relation::Nmod).any(|at| self.tags[at] == "WP$");
        self.all(verb, Relation::Nsubj).any(whose)
    }

    /// Says whether the subject of a verb stands for who is named before the clause: "who drove her out".
    pub(super) fn asks_of(&self, verb: usize) -> bool {
        self.all(verb, Relation::Nsubj).any(|subject| matches!(self.tags[subject], "WP" | "WDT"))
    }

    /// A clause whose subject is somebody's who stands before it, by a word that stands for him, says more of him, and the verb
    /// after it heads the sentence.
    pub(super) fn lower_owned(&mut self) {
        for verb in 2..self.words.len() {
            let whose = |noun: &usize| self.all(*noun, Relation::Nmod).find(|at| self.tags[*at] == "WP$");
            let subject = self.all(verb, Relation::Nsubj).find(|noun| whose(noun).is_some());
            let Some(word) = subject.as_ref().and_then(whose).filter(|_| self.relations[verb] != Relation::Acl) else {
                continue;
            };
            let comma = word > 1 && self.written(word - 1) == ",";
            let Some(noun) = word
                .checked_sub(if comma { 2 } else { 1 })
                .filter(|noun| self.is_noun(*noun) || self.relations[*noun] == Relation::Vocative)
            else {
                continue;
            };
            let noun = self.last_up(noun, |_, head| head < word && self.is_noun(head));
            if self.heads[noun] != Some(verb) {
                continue;
            }
            // "Osman, whose purse was full, took the fort": nobody is called upon.
            let is_subject =
                matches!(self.relations[noun], Relation::Nsubj | Relation::Vocative | Relation::Dislocated);
            let main = |at: &usize| {
                let own = self.child(*at, Relation::Nsubj).is_some();
                let loose = matches!(
                    self.relations[*at],
                    Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Advcl | Relation::Xcomp
                );
                let bare = [Relation::Cc, Relation::Mark].into_iter().all(|one| self.child(*at, one).is_none());
                let past = matches!(self.tags[*at], "VBD" | "VBN") && self.words[*at].upos == Upos::Verb;
                *at > verb
                    && loose
                    && bare
                    && if is_subject { !own && past } else { own && self.finite_part(*at).is_some() }
            };
            let Some(main) = self.children[verb].iter().copied().find(main) else { continue };
            self.replace(verb, main, Relation::Acl);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(verb) && (at < noun || at > main) {
                    self.heads[at] = Some(main);
                }
            }
            (self.heads[verb], self.heads[noun]) = (Some(noun), Some(main));
            if is_subject {
                self.relations[noun] = Relation::Nsubj;
            }
            if is_subject && self.child(main, Relation::Aux).is_none() {
                self.tags[main] = "VBD";
            }
            self.gather();
        }
    }

    /// "had himself crowned there on 3 June", "had the dead put on barges and sunk": the time is that of having it done.
    pub(super) fn raise_done_times(&mut self, grammar: &Grammar) {
        for had in 1..self.words.len() {
            let lemma = &self.words[had].lemma;
            let light = || grammar.is_verb(lemma, Verb::Light) && grammar.is_verb(lemma, Verb::State);
            let Some(what) = self.child(had, Relation::Obj).filter(|what| *what > had && light()) else { continue };
            let done = self.all(had, Relation::Xcomp).find(|done| self.tags[*done] == "VBN" && *done > what);
            let free =
                |done: &usize| [Relation::Aux, Relation::Mark].into_iter().all(|one| self.child(*done, one).is_none());
            let Some(done) = done.filter(|done| self.tags[had] == "VBD" && free(done)) else { continue };
            let others = self
                .all(done, Relation::Conj)
                .filter(|other| matches!(self.tags[*other], "VBN" | "VBD") && free(other));
            let all: Vec<usize> = [done].into_iter().chain(others).collect();
            for other in &all {
                self.tags[*other] = "VBN";
            }
            for at in had..self.words.len() {
                if self.heads[at].is_some_and(|head| all.contains(&head)) && self.times[at].is_some() {
                    self.heads[at] = Some(had);
                }
            }
            self.gather();
        }
    }

    /// "had forty-seven ships sunk": what somebody has done with something is done to it.
    pub(super) fn lower_done(&mut self, grammar: &Grammar) {
        for done in 2..self.words.len() {
            let clause = self.relations[done] == Relation::Ccomp && matches!(self.tags[done], "VBD" | "VBN");
            let Some(had) = self.heads[done].filter(|had| clause && *had < done && self.tags[*had] == "VBD") else {
                continue;
            };
            let Some(what) = self.child(done, Relation::Nsubj).filter(|what| self.first_under(*what) == had + 1) else {
                continue;
            };
            let bare =
                [Relation::Aux, Relation::Mark, Relation::Obj].into_iter().all(|one| self.child(done, one).is_none());
            let lemma = &self.words[had].lemma;
            if !bare || !grammar.is_verb(lemma, Verb::Light) || !grammar.is_verb(lemma, Verb::State) {
                continue;
            }
            (self.heads[what], self.relations[what]) = (Some(had), Relation::Obj);
            self.relations[done] = Relation::Xcomp;
            self.tags[done] = "VBN";
            for at in 0..self.words.len() {
                if self.heads[at] == Some(done) && self.times[at].is_some() {
                    self.heads[at] = Some(had);
                }
            }
            self.gather();
        }
    }
}
