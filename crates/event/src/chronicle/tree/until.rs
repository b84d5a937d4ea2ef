//! What is told by way of how long it took: "it took her until 1902 to isolate the salt", "the line was not finished until 1915".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::predicate::is_negation;
use crate::event::{Modality, Relation as Lies};
use crate::lexicon::Lexicon;
use crate::told::Told;

impl Tree<'_> {
    /// "It took her until 1902 to isolate the salt": she isolated it then. "It took the council three years to agree": the council
    /// took them.
    pub(super) fn tell_taken(&mut self, grammar: &Grammar, times: &[Told]) {
        for verb in 1..self.words.len() {
            let it = self.children[verb].iter().copied().find(|it| {
                let subject = matches!(self.relations[*it], Relation::Nsubj | Relation::Expl);
                subject && *it < verb && self.tags[*it] == "PRP" && self.words[*it].feats.contains("Gender=Neut")
            });
            let clause = self.children[verb].iter().copied().find(|done| {
                let hangs = matches!(self.relations[*done], Relation::Advcl | Relation::Xcomp | Relation::Csubj);
                let marked = self.all(*done, Relation::Mark).any(|mark| mark > verb);
                hangs && *done > verb && marked
            });
            let (Some(it), Some(done)) = (it, clause) else { continue };
            if !grammar.is_verb(self.words[verb].small_lemma(), Verb::Take) {
                continue;
            }
            let denied = self.children[verb].iter().any(|at| is_negation(self, *at));
            let past = self.tags[verb] == "VBD"
                || self.all(verb, Relation::Aux).any(|aux| {
                    self.tags[aux] == "VBD"
                        || grammar.modal(self.words[aux].small_lemma()) == Some(Modality::Hypothetical)
                });
            if denied || !past {
                continue;
            }
            // "before the last prisoner came home"
            let own = self.child(done, Relation::Nsubj).filter(|own| *own > verb);
            let to = self.all(done, Relation::Mark).any(|mark| self.tags[mark] == "TO");
            let beside = self.children[verb].iter().copied().find(|at| {
                let beside = matches!(self.relations[*at], Relation::Obj | Relation::Iobj);
                let of = self.relations[*at] == Relation::Obl
                    && grammar.participant(&self.preposition(*at)) == Some("beneficiary");
                (beside || of) && *at > verb && *at < done && self.times[*at].is_none() && self.is_noun(*at)
            });
            let Some(holder) = own.or(beside.filter(|_| to)) else { continue };
            let until = self.until(verb).filter(|top| *top < done);
            let lasts = |at: &usize| {
                let time = self.times[*at].is_some_and(|time| times[time].when.is_none());
                time && *at > verb && *at < done && self.child(*at, Relation::Case).is_none()
            };
            if let Some(top) = until {
                self.tell_done(verb, done, holder, it);
                self.retold.reached.extend(self.times[top]);
            } else if self.tags[verb] == "VBD" && self.children[verb].iter().any(lasts) {
                (self.heads[holder], self.relations[holder]) = (Some(verb), Relation::Nsubj);
                self.relations[it] = Relation::Discourse;
                self.retold.first.push((holder, verb));
                self.gather();
            }
        }
    }

    /// Puts what was done in the place of the verb that says how long it took.
    fn tell_done(&mut self, verb: usize, done: usize, holder: usize, it: usize) {
        (self.heads[done], self.relations[done]) = (self.heads[verb], self.relations[verb]);
        for at in 0..self.words.len() {
            if self.heads[at] == Some(verb) {
                self.heads[at] = Some(done);
            }
        }
        (self.heads[verb], self.relations[verb]) = (Some(done), Relation::Discourse);
        self.relations[it] = Relation::Discourse;
        for aux in self.children[verb].clone() {
            if self.relations[aux] == Relation::Aux {
                self.relations[aux] = Relation::Discourse;
            }
        }
        for mark in self.all(done, Relation::Mark).collect::<Vec<usize>>() {
            self.relations[mark] = Relation::Discourse;
        }
        for case in self.all(holder, Relation::Case).collect::<Vec<usize>>() {
            (self.heads[case], self.relations[case]) = (Some(done), Relation::Discourse);
        }
        (self.heads[holder], self.relations[holder]) = (Some(done), Relation::Nsubj);
        let told = self.all(done, Relation::Aux).find(|aux| *aux > verb).unwrap_or(done);
        if !self.is_finite(told) {
            self.tags[told] = "VBD";
            self.retold.past.push(told);
        }
        self.retold.first.push((holder, done));
        self.gather();
    }

    /// "The line was not finished until 1915", "Not until 1915 did they finish it": it was finished then.
    pub(super) fn tell_delayed(&mut self, grammar: &Grammar) {
        for verb in 0..self.words.len() {
            let Some(no) = self.children[verb].iter().copied().find(|at| is_negation(self, *at)) else { continue };
            let lemma = self.words[verb].small_lemma();
            let stays = [Verb::GoOn, Verb::State].into_iter().any(|class| grammar.is_verb(lemma, class));
            let past = self.tags[verb] == "VBD" || self.all(verb, Relation::Aux).any(|aux| self.tags[aux] == "VBD");
            let Some(top) = self.until(verb) else { continue };
            let case = self.child(top, Relation::Case).unwrap_or(top);
            let beside = no + 1 == case;
            if self.words[verb].upos != Upos::Verb || !past || stays && !beside {
                continue;
            }
            // What stands between the two may be what is denied: "did not stay in the town until 1915".
            (self.heads[no], self.relations[no]) = (Some(top), Relation::Advmod);
            self.retold.reached.extend(self.times[top]);
            let helper = self.all(verb, Relation::Aux).find(|aux| self.tags[*aux] == "VBD" && self.tags[verb] == "VB");
            if let Some(helper) = helper.filter(|helper| *helper < verb) {
                self.relations[helper] = Relation::Discourse;
                self.tags[verb] = "VBD";
                self.retold.past.push(verb);
            }
            self.gather();
        }
    }

    /// "Only in 1950 did the town forgive him", "In May was the wall broken": the subject is said before the verb and its helper.
    pub(super) fn turn_back(&mut self) {
        for verb in 2..self.words.len() {
            let Some(subject) = self.child(verb, Relation::Nsubj).filter(|subject| *subject < verb) else { continue };
            let begins = self.first_under(subject);
            let helper = self.all(verb, Relation::Aux).find(|aux| *aux + 1 == begins && self.tags[*aux] == "VBD");
            let asks = self.words.last().is_some_and(|last| last.span.of(self.text).ends_with('?'));
            let opens = |at: &usize| *at < begins - 1 && self.times[*at].is_some();
            let Some(helper) = helper.filter(|_| !asks && self.children[verb].iter().any(opens)) else {
                continue;
            };
            if self.tags[verb] == "VB" {
                self.relations[helper] = Relation::Discourse;
                self.tags[verb] = "VBD";
                self.retold.past.push(verb);
                self.gather();
            } else {
                self.retold.first.push((subject, verb));
            }
        }
    }

    /// The time that a verb is told to last until.
    fn until(&self, verb: usize) -> Option<usize> {
        let lexicon = Lexicon::of(source::Language("en"))?;
        self.children[verb]
            .iter()
            .copied()
            .find(|top| self.times[*top].is_some() && lexicon.relation(&self.preposition(*top)) == Some(Lies::Until))
    }

    /// Says whether what a time dates was told to be reached by then: "it took until 1902".
    pub(crate) fn is_reached(&self, time: usize) -> bool {
        self.retold.reached.contains(&time)
    }

    /// Says whether a word is said in the past, though it is not written so: "did the king agree".
    pub(crate) fn is_retold(&self, at: usize) -> bool {
        self.retold.past.contains(&at)
    }

    /// The noun that is said before a verb, though it stands behind it or its helper.
    pub(crate) fn said_first(&self, verb: usize) -> Option<usize> {
        self.retold.first.iter().find(|(_, of)| *of == verb).map(|(noun, _)| *noun)
    }
}
