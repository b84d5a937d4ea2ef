//! Mends what is done to somebody where the participle was taken for part of a noun's phrase.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

/// The kind of what makes somebody rule.
const RULE: &str = "rule";

impl Tree<'_> {
    /// "Branches were opened at Arda in 1812, at Borno in 1826 and at Corra in 1840": places that each have a time are joined.
    pub(super) fn join_placed(&mut self) {
        for second in 4..self.words.len() {
            let verb = self.heads[second].filter(|_| self.relations[second] == Relation::Obl);
            let Some(verb) = verb.filter(|verb| *verb < second && self.times[second].is_none()) else { continue };
            let begins = self.first_under(second);
            let comma = begins.checked_sub(1).filter(|at| *at > verb + 1);
            let comma =
                if self.written(begins) == "," { Some(begins) } else { comma.filter(|at| self.written(*at) == ",") };
            let Some(comma) = comma.filter(|comma| self.times[comma - 1].is_some()) else { continue };
            let case = self.preposition(second).into_owned();
            let timed = self.children[second].iter().any(|child| *child > second && self.times[*child].is_some());
            let first = (verb + 1..comma).rev().find(|first| {
                let beside = self.heads[*first] == Some(verb) && self.relations[*first] == Relation::Obl;
                beside && self.times[*first].is_none() && !case.is_empty() && self.preposition(*first) == case
            });
            let Some(first) = first.filter(|first| {
                timed && (first + 1..comma).all(|at| self.times[at].is_some() || self.words[at].upos == Upos::Adp)
            }) else {
                continue;
            };
            let joined: Vec<usize> = self.all(second, Relation::Conj).collect();
            for at in [second].into_iter().chain(joined) {
                (self.heads[at], self.relations[at]) = (Some(first), Relation::Conj);
            }
            self.gather();
        }
    }

    /// "The council was closed and a regency proclaimed", "the wall gave way and a wave of mud rushed in": a noun is joined to no
    /// verb; what stands right behind its phrase is its verb, which shares the helper of the first.
    pub(super) fn part_gapped(&mut self, grammar: &Grammar) {
        for verb in 3..self.words.len() {
            let participle = self.tags[verb] == "VBN" && self.relations[verb] == Relation::Acl;
            let own = [Relation::Aux, Relation::Nsubj, Relation::Mark];
            let bare = participle && own.into_iter().all(|one| self.child(verb, one).is_none());
            let Some(noun) = self.heads[verb].filter(|noun| bare && *noun < verb) else { continue };
            let joined = self.relations[noun] == Relation::Conj && self.words[noun].upos == Upos::Noun;
            let Some(first) = self.heads[noun].filter(|first| joined && *first < noun) else { continue };
            let tells = self.finite_part(first).is_some() && self.child(first, Relation::Nsubj).is_some();
            let Some(cc) = self.child(noun, Relation::Cc).filter(|cc| tells && *cc < noun) else { continue };
            if self.words[first].upos == Upos::Noun || self.last_before(noun, verb) + 1 != verb {
                continue;
            }
            let by = self.all(verb, Relation::Obl).any(|at| self.words[at].subtype == "agent");
            let passive = self.all(first, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
            let lemma = self.words[verb].small_lemma();
            let goes = [Verb::Alone, Verb::Suffer].into_iter().any(|class| grammar.is_verb(lemma, class));
            // "the pact was signed and the mill reopened": who opened it is not told.
            let changes = || grammar.is_verb(lemma, Verb::EitherWay) && self.is_past_form(verb);
            let alone = (goes || changes()) && !by;
            // "He took the fort and the guns left there"
            let goes = alone || self.child(verb, Relation::Obj).is_some();
            let acts = goes || self.child(first, Relation::Obj).is_none() && !by;
            let ends = (verb..self.words.len()).skip(1).all(|at| !self.is_finite(at));
            if !passive && !acts || !ends {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (Some(first), Relation::Conj);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[cc], self.relations[cc]) = (Some(verb), Relation::Cc);
            self.tags[verb] = if passive && !goes { "VBN" } else { "VBD" };
            self.retold.done_to.extend((self.tags[verb] == "VBN").then_some(verb));
            self.gather();
        }
    }

    /// "Orme and Hale were elected joint wardens": what somebody is made is no noun he was, but says what was done to him.
    pub(super) fn raise_elected(&mut self, grammar: &Grammar) {
        for verb in 2..self.words.len().saturating_sub(1) {
            let before = self.relations[verb] == Relation::Amod && self.tags[verb] == "VBN";
            let noun = self.heads[verb].filter(|noun| before && *noun > verb && self.words[*noun].upos == Upos::Noun);
            let Some(noun) = noun.filter(|noun| self.child(*noun, Relation::Det).is_none()) else { continue };
            let Some(cop) = self.child(noun, Relation::Cop).filter(|cop| *cop + 1 == verb) else { continue };
            let makes = grammar.verb_kind(self.words[verb].small_lemma()) == Some(RULE);
            if !makes || self.child(noun, Relation::Nsubj).is_none_or(|own| own > cop) {
                continue;
            }
            self.replace(noun, verb, Relation::Xcomp);
            for at in 0..self.words.len() {
                let stays = matches!(self.relations[at], Relation::Amod | Relation::Compound)
                    || self.relations[at] == Relation::Nmod && grammar.is_of(&self.preposition(at));
                if self.heads[at] == Some(noun) && !(stays && self.times[at].is_none()) {
                    self.heads[at] = Some(verb);
                    if self.relations[at] == Relation::Nmod {
                        self.relations[at] = Relation::Obl;
                    }
                }
            }
            self.relations[cop] = Relation::Aux;
            self.retold.done_to.push(verb);
            self.gather();
        }
    }

    /// Says whether a participle is done to its subject, though no helper that a parser knew as one says so.
    pub(crate) fn is_done_to(&self, verb: usize) -> bool {
        self.retold.done_to.contains(&verb)
    }

    /// "threw up a cloud of stones and ash": a bare stem joined to a verb in the past is a noun, joined to the one before.
    pub(super) fn name_stems(&mut self) {
        for at in 3..self.words.len() {
            let joined = self.relations[at] == Relation::Conj && self.tags[at] == "VB";
            let Some(verb) = self.heads[at].filter(|verb| joined && *verb + 2 < at && self.tags[*verb] == "VBD") else {
                continue;
            };
            let own = [Relation::Nsubj, Relation::Aux, Relation::Mark, Relation::Obj, Relation::Xcomp, Relation::Ccomp];
            let bare = own.into_iter().all(|one| self.child(at, one).is_none());
            let cc = self.child(at, Relation::Cc).filter(|cc| bare && *cc + 1 == at);
            let noun = cc.map(|cc| cc - 1).filter(|noun| self.words[*noun].upos == Upos::Noun && *noun > verb);
            let (Some(cc), Some(noun)) = (cc, noun.filter(|noun| self.times[*noun].is_none())) else { continue };
            let past = crate::chronicle::past::Past::english().of(self.words[at].small_lemma());
            if past == self.written(at).to_lowercase() {
                continue;
            }
            (self.heads[at], self.relations[at]) = (Some(noun), Relation::Conj);
            self.heads[cc] = Some(at);
            for child in at + 1..self.words.len() {
                if self.heads[child] == Some(at) {
                    self.heads[child] = Some(verb);
                }
            }
            self.tags[at] = "NN";
            self.gather();
        }
    }
}
