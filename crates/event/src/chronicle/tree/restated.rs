//! Mends what a subject is said to be before its verb or before the pronoun for it: "The first death, that of a nurse, was recorded",
//! "The daughter of a miller, she was born at Arda".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "According to her biographer, Liv Aasen, the loss ended her career": a noun that a comma sets behind a name, and none before
    /// the verb, is the subject; the name says who the phrase before it speaks of.
    pub(super) fn name_before_subject(&mut self) {
        for noun in 3..self.words.len() {
            let Some(name) = self.heads[noun].filter(|name| self.relations[noun] == Relation::Appos && *name < noun)
            else {
                continue;
            };
            let verb = self.heads[name].filter(|verb| self.relations[name] == Relation::Nsubj && *verb > noun);
            let Some(verb) = verb.filter(|_| self.words[name].upos == Upos::Propn && self.is_noun(noun)) else {
                continue;
            };
            let (first, begins) = (self.first_under(noun), self.first_under(name));
            let apart = begins > 0 && self.written(begins - 1) == ",";
            let opens = self.written(first) == "," || first > 0 && self.written(first - 1) == ",";
            let closed = (noun..verb).any(|at| self.written(at) == ",");
            let phrase = self.all(verb, Relation::Obl).find(|phrase| {
                let person = !self.preposition(*phrase).is_empty() && self.times[*phrase].is_none();
                person && *phrase < name && self.last_before(*phrase, begins) + 2 == begins
            });
            let Some(phrase) = phrase.filter(|_| apart && opens && !closed && self.words[noun].upos == Upos::Noun)
            else {
                continue;
            };
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[name], self.relations[name]) = (Some(phrase), Relation::Appos);
            self.gather();
        }
    }

    /// "The first death in the town, that of a nurse, was recorded": what stands for a noun between commas is not the subject; the
    /// noun is.
    pub(super) fn raise_restated(&mut self, grammar: &Grammar) {
        for verb in 5..self.words.len() {
            let Some(again) = self.child(verb, Relation::Nsubj).filter(|again| *again < verb) else { continue };
            let begins = self.finite_part(verb).map_or(verb, |part| part.min(verb));
            let of = self.all(again, Relation::Nmod).any(|of| grammar.is_of(&self.preposition(of)));
            let points = matches!(self.words[again].upos, Upos::Sconj | Upos::Det | Upos::Pron) && of;
            let apart = again > 1 && self.written(again - 1) == "," && self.written(begins - 1) == ",";
            let loose = matches!(self.relations[verb], Relation::Parataxis | Relation::Acl | Relation::Conj);
            let Some(noun) = self.heads[verb].filter(|noun| points && apart && loose && *noun < again) else {
                continue;
            };
            let own = [Relation::Nsubj, Relation::Cop];
            let free = own.into_iter().all(|one| self.child(noun, one).is_none());
            if !self.is_noun(noun) || !free || self.last_before(noun, again) + 2 != again {
                continue;
            }
            self.replace(noun, verb, Relation::Nsubj);
            self.lift_frame(noun, verb);
            (self.heads[again], self.relations[again]) = (Some(noun), Relation::Appos);
            (self.heads[again - 1], self.relations[again - 1]) = (Some(again), Relation::Punct);
            (self.heads[begins - 1], self.relations[begins - 1]) = (Some(again), Relation::Punct);
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(noun) {
                    self.heads[at] = Some(verb);
                }
            }
            self.gather();
        }
    }

    /// "Born at Arda, the daughter of a miller, she was taught at home": what somebody is said to be before the pronoun that stands for
    /// her heads no clause, and is no subject of what stands before it.
    pub(super) fn lower_described(&mut self) {
        for verb in 3..self.words.len() {
            let subject = self.all(verb, Relation::Nsubj).find(|own| *own < verb && self.tags[*own] == "PRP");
            let comma = subject.and_then(|own| own.checked_sub(1)).filter(|comma| self.written(*comma) == ",");
            let Some(comma) = comma.filter(|_| self.finite_part(verb).is_some()) else { continue };
            let described = |noun: usize| {
                let begins = self.first_of_phrase(noun);
                let opens = begins == 0 || self.written(begins - 1) == ",";
                let bare = [Relation::Case, Relation::Cop].into_iter().all(|one| self.child(noun, one).is_none());
                let noun_alone = self.words[noun].upos == Upos::Noun && self.times[noun].is_none();
                noun_alone && bare && opens && self.child(noun, Relation::Det).is_some()
            };
            if let Some(noun) = self.heads[verb].filter(|noun| *noun < comma && described(*noun)) {
                if self.relations[verb] == Relation::Parataxis && self.heads[noun].is_none() {
                    self.replace(noun, verb, Relation::Parataxis);
                    for at in (0..self.words.len()).filter(|at| *at < noun || *at > verb) {
                        let own = matches!(self.relations[at], Relation::Det | Relation::Amod | Relation::Compound);
                        if self.heads[at] == Some(noun) && !own {
                            self.heads[at] = Some(verb);
                        }
                    }
                    self.gather();
                }
                continue;
            }
            // "Born at Arda, the daughter of a miller, she": the daughter is not what was born there.
            let clause = self.children[verb].iter().copied().find(|clause| {
                let participle = self.tags[*clause] == "VBN" && self.child(*clause, Relation::Aux).is_none();
                participle && self.relations[*clause] == Relation::Advcl && *clause < comma
            });
            let Some(clause) = clause else { continue };
            let behind = |noun: &usize| *noun > clause && *noun < comma && described(*noun);
            let noun = self.all(clause, Relation::Nsubj).find(behind);
            if let Some(noun) = noun {
                (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Parataxis);
                self.gather();
            }
        }
    }

    /// The first word that says more of a noun, clauses and what stands before them aside.
    fn first_of_phrase(&self, noun: usize) -> usize {
        let own = |at: &usize| matches!(self.relations[*at], Relation::Det | Relation::Amod | Relation::Compound);
        self.children[noun].iter().copied().filter(|at| *at < noun && own(at)).fold(noun, usize::min)
    }
}
