//! Mends what verbs are done to, and by whom.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "what many consider the defeat of an empire by rebels": by whom it was is the noun's, not the verb's.
    pub(super) fn give_agents(&mut self, grammar: &Grammar) {
        for at in 2..self.words.len() {
            let agent = self.is_noun(at) && grammar.participant(&self.preposition(at)) == Some("agent");
            let holds = |verb: &usize| *verb < at && grammar.is_verb(self.words[*verb].small_lemma(), Verb::Report);
            let Some(verb) = self.heads[at].filter(|_| agent).filter(holds) else { continue };
            let Some(noun) = self.child(verb, Relation::Obj).filter(|noun| *noun > verb && *noun < at) else {
                continue;
            };
            let happened = grammar.noun_kind(self.words[noun].small_lemma()).is_some();
            if happened && self.last_under(noun) + 1 == self.first_under(at) {
                (self.heads[at], self.relations[at]) = (Some(noun), Relation::Nmod);
                self.gather();
            }
        }
    }

    /// "She joined the office in 1951, and was made its head in 1976, the first woman to lead it": what a comma sets behind another verb
    /// is no second thing that the first was done to.
    pub(super) fn part_objects(&mut self) {
        for noun in 4..self.words.len() {
            let Some(verb) = self.heads[noun].filter(|_| self.relations[noun] == Relation::Obj) else { continue };
            let first = self.first_under(noun);
            if self.written(first) != "," && (first == 0 || self.written(first - 1) != ",") {
                continue;
            }
            let own = self.child(verb, Relation::Obj).filter(|own| *own > verb && *own < first);
            let joined = |own: usize| self.all(verb, Relation::Conj).any(|other| other > own && other < first);
            if own.is_some_and(joined) {
                self.relations[noun] = Relation::Appos;
            }
        }
    }

    /// "awarded them, with a friend, the medal": what commas set behind somebody is no other name of him where the verb gives
    /// something.
    pub(super) fn give_objects(&mut self, grammar: &Grammar) {
        for thing in 4..self.words.len() {
            if self.relations[thing] != Relation::Appos {
                continue;
            }
            let first = self.first_under(thing);
            let apart = self.written(first) == ",";
            let Some(noun) = self.heads[thing].filter(|noun| apart && *noun < first) else { continue };
            let Some(verb) = self.heads[noun].filter(|_| self.relations[noun] == Relation::Obl) else { continue };
            let gives = grammar.is_verb(self.words[verb].small_lemma(), Verb::Give);
            let begins = self.first_under(noun);
            let Some(whom) = self.child(verb, Relation::Obj).filter(|whom| gives && *whom < begins) else { continue };
            let to = self.words[whom].upos == Upos::Pron || self.child(whom, Relation::Det).is_none();
            if to && self.written(begins) == "," && self.child(thing, Relation::Det).is_some() {
                (self.heads[thing], self.relations[thing]) = (Some(verb), Relation::Obj);
                self.relations[whom] = Relation::Iobj;
                self.gather();
            }
        }
    }

    /// "He founded there, in 1830, a school", "she married first, on 3 May 1675, Mark Orme": what stands behind a time that commas set
    /// apart right behind a verb which lacks an object is what that was done to.
    pub(super) fn take_parted_objects(&mut self, grammar: &Grammar) {
        for noun in 4..self.words.len() {
            let loose = matches!(self.relations[noun], Relation::Appos | Relation::Parataxis);
            let named = matches!(self.words[noun].upos, Upos::Noun | Upos::Propn) && self.times[noun].is_none();
            let bare = self.child(noun, Relation::Case).is_none() && self.child(noun, Relation::Nsubj).is_none();
            if !loose || !named || !bare {
                continue;
            }
            let first = self.first_under(noun);
            let comma = if self.written(first) == "," { Some(first) } else { first.checked_sub(1) };
            let Some(comma) = comma.filter(|comma| self.written(*comma) == ",") else { continue };
            let Some(verb) = self.verb_before_asides(comma) else { continue };
            let lemma = self.words[verb].small_lemma();
            let takes = ![Verb::Alone, Verb::Suffer, Verb::State].into_iter().any(|one| grammar.is_verb(lemma, one));
            let own = [Relation::Obj, Relation::Ccomp, Relation::Xcomp, Relation::Cop];
            let lacks = own.into_iter().all(|one| self.child(verb, one).is_none());
            let passive = self.all(verb, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
            if !takes || !lacks || passive || self.is_under(Some(verb), noun) {
                continue;
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obj);
            // The comma is none of the line.
            (self.heads[comma], self.relations[comma]) = (Some(verb), Relation::Discourse);
            self.gather();
        }
    }

    /// The verb in the past before phrases that commas set apart, one of them a time, and adverbs before those: that of "founded there, at
    /// Bern, in 1830," for the last comma.
    fn verb_before_asides(&self, comma: usize) -> Option<usize> {
        let (mut close, mut timed) = (comma, false);
        for _ in 0..ASIDES {
            let Some(open) = (1..close).rev().find(|at| self.written(*at) == ",") else { break };
            let phrase = open + 1..close;
            // "3 May 1675" and "May 3, 1675"
            let inside = |at: usize| self.times[at].is_some();
            let date = inside(open - 1) && inside(open + 1) && self.times[open - 1] == self.times[open + 1];
            if date {
                let Some(outer) = (1..open).rev().find(|at| self.written(*at) == ",") else { break };
                (close, timed) = (outer, true);
                continue;
            }
            let opens = phrase.start < close && (self.words[phrase.start].upos == Upos::Adp || inside(phrase.start));
            if !opens || phrase.len() > LONGEST_ASIDE || phrase.clone().any(|at| self.words[at].upos == Upos::Verb) {
                break;
            }
            timed |= phrase.into_iter().any(inside);
            close = open;
        }
        let mut verb = close.checked_sub(1).filter(|_| timed)?;
        // "married twice: first, in 1675, Mary Orme"
        let skips = |at: usize| self.words[at].upos == Upos::Adv || self.written(at) == ":";
        while skips(verb) && verb > 0 && self.times[verb].is_none() {
            verb -= 1;
        }
        let past = self.words[verb].upos == Upos::Verb && matches!(self.tags[verb], "VBD" | "VBN");
        Some(verb).filter(|verb| past && self.child(*verb, Relation::Nsubj).is_some())
    }

    /// "He took as his second wife Anna Holm, a widow, and moved": who is named behind what somebody was taken as is whom he took.
    pub(super) fn name_taken(&mut self, grammar: &Grammar) {
        for verb in 1..self.words.len().saturating_sub(3) {
            let opens = verb + 1;
            if !self.is_finite(verb) || !grammar.compares(self.words[opens].small_lemma()) {
                continue;
            }
            // The noun of what she became stands right before the name.
            let name = (opens + 2..self.words.len().min(opens + TAKEN)).find(|at| self.words[*at].upos == Upos::Propn);
            let Some(name) = name.filter(|name| self.words[name - 1].upos == Upos::Noun) else { continue };
            let noun = name - 1;
            let plain = (opens + 1..noun).all(|at| matches!(self.words[at].upos, Upos::Det | Upos::Pron | Upos::Adj));
            let misread = self.heads[opens].filter(|head| {
                let joined = matches!(self.relations[*head], Relation::Conj | Relation::Advcl);
                *head > name && joined && self.child(*head, Relation::Cc).is_some()
            });
            if !plain || misread.is_none() || self.child(verb, Relation::Obj).is_some() {
                continue;
            }
            let other = misread;
            if let Some(joined) = misread {
                self.relations[joined] = Relation::Conj;
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Obl);
            (self.heads[opens], self.relations[opens]) = (Some(noun), Relation::Case);
            for at in opens + 1..noun {
                if self.heads[at] == other
                    || self.heads[at].is_some_and(|head| (opens + 1..noun).contains(&head))
                    || self.relations[at] == Relation::Nmod
                {
                    self.heads[at] = Some(noun);
                }
            }
            (self.heads[name], self.relations[name]) = (Some(verb), Relation::Obj);
            self.gather();
        }
    }
}
/// So many phrases set apart by commas stand between a verb and its object.
const ASIDES: usize = 3;
/// One of them has so many words.
const LONGEST_ASIDE: usize = 8;
/// A name stands so near behind what somebody was taken as.
const TAKEN: usize = 6;
