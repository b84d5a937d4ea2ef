//! Mends clauses whose opening word was hung on their subject: "The two corresponded after Hale had sailed"; and sentences in which no
//! verb was seen: "At seven the guns of the fort opened fire".

use syntax::{Relation, Upos};

use super::Tree;
use crate::between::RelationKind;
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "They wrote letters after Hale had sailed": what stands between a word of order and "had" with its participle is the subject of
    /// a clause, and what stands before that word is the main one.
    pub(super) fn open_pluperfects(&mut self, grammar: &Grammar) {
        for helper in 2..self.words.len() {
            // "had", not "was".
            let has = self.tags[helper] == "VBD" && self.words[helper].subtype != "pass";
            let verb =
                self.heads[helper].filter(|verb| has && *verb > helper && self.relations[helper] == Relation::Aux);
            let Some(verb) = verb.filter(|verb| self.tags[*verb] == "VBN") else { continue };
            let Some((opener, subject)) = self.opened_by(grammar, helper, verb) else { continue };
            let Some(above) =
                self.heads[subject].filter(|above| *above < opener && !self.is_under(Some(*above), subject))
            else {
                continue;
            };
            let own = self.child(verb, Relation::Nsubj);
            let main = match own {
                None if self.is_finite(above) => above,
                Some(own) if own < opener && own != subject => {
                    let Some(main) = self.main_before(own, above, verb) else { continue };
                    main
                }
                None | Some(_) => continue,
            };
            if main == verb || self.is_under(Some(main), verb) {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (Some(main), Relation::Advcl);
            (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
            (self.heads[opener], self.relations[opener]) = (Some(verb), Relation::Mark);
            self.gather();
        }
    }

    /// The word of order right before a noun phrase that ends before `helper`, and the head of that phrase.
    fn opened_by(&self, grammar: &Grammar, helper: usize, verb: usize) -> Option<(usize, usize)> {
        let mut subject = helper - 1;
        for _ in 0..self.words.len() {
            let above = self.heads[subject].filter(|above| *above < helper && *above != verb);
            let whole = |above: &usize| self.is_noun(*above) && self.last_under(*above) + 1 == helper;
            let Some(above) = above.filter(|_| self.child(subject, Relation::Case).is_none()).filter(whole) else {
                break;
            };
            subject = above;
        }
        let opener =
            self.child(subject, Relation::Case).filter(|_| self.is_noun(subject) && self.times[subject].is_none())?;
        let order = grammar.order(self.words[opener].small_lemma());
        let orders = matches!(order, Some(RelationKind::After | RelationKind::Before));
        let whole = self.first_under(subject) == opener && self.last_under(subject) + 1 == helper;
        (orders && whole && opener > 0).then_some((opener, subject))
    }

    /// The verb of the main clause before such a clause, whose subject or object was taken for that of the clause.
    fn main_before(&mut self, own: usize, above: usize, verb: usize) -> Option<usize> {
        // "They wrote letters after Hale had sailed"
        let over = self.heads[verb].filter(|over| *over < own && self.is_finite(*over));
        if let Some(over) = over.filter(|_| above == own && self.relations[verb] == Relation::Ccomp) {
            (self.heads[own], self.relations[own]) = (Some(over), Relation::Obj);
            return Some(over);
        }
        // "The two corresponded after Hale had sailed"
        let hung = matches!(self.relations[above], Relation::Acl | Relation::Amod) && self.heads[above] == Some(own);
        let past = self.tags[above] == "VBN" && above > own && self.is_past_form(above);
        if !hung || !past {
            return None;
        }
        (self.heads[above], self.relations[above]) = (self.heads[verb], self.relations[verb]);
        (self.heads[own], self.relations[own]) = (Some(above), Relation::Nsubj);
        for at in 0..self.words.len() {
            if self.heads[at] == Some(verb) && at < above && at != own {
                self.heads[at] = Some(above);
            }
        }
        let end = self.words.len() - 1;
        if self.heads[end] == Some(verb) && self.words[end].upos == Upos::Punct {
            self.heads[end] = Some(above);
        }
        self.tags[above] = "VBD";
        Some(above)
    }

    /// Says whether a verb was seen, or nothing ends the sentence.
    fn has_verb(&self) -> bool {
        let verbal = |at: usize| {
            self.is_finite(at) || matches!(self.tags[at], "MD" | "VB") || self.relations[at] == Relation::Cop
        };
        let last = self.words.len().saturating_sub(1);
        self.written(last) != "." || (0..last).any(verbal)
    }

    /// "At seven the guns of the fort opened fire": where no verb was seen, a participle between two nouns that has the form of the past
    /// is the verb.
    pub(super) fn find_unseen_verb(&mut self) {
        let last = self.words.len().saturating_sub(1);
        if last < 3 || self.has_verb() {
            return;
        }
        let participles = (1..last).filter(|at| self.tags[*at] == "VBN" && self.words[*at].upos == Upos::Verb);
        let mut seen = participles.filter(|verb| {
            let said_of = self.heads[*verb].filter(|noun| *noun > *verb && self.relations[*verb] == Relation::Amod);
            let noun = |at: usize| matches!(self.words[at].upos, Upos::Noun | Upos::Propn) && self.times[at].is_none();
            said_of.is_some_and(noun) && noun(verb - 1) && self.is_past_form(*verb)
        });
        let (Some(verb), None) = (seen.next(), seen.next()) else { return };
        let (Some(object), Some(root)) = (self.heads[verb], self.heads.iter().position(Option::is_none)) else {
            return;
        };
        let beside = verb - 1;
        // The subject is the first noun before the verb, and what the parser took for parts of the object says more of it.
        let first =
            self.heads[object].filter(|noun| *noun < verb && self.is_noun(*noun) && self.times[*noun].is_none());
        let subject = first.unwrap_or(beside);
        let parts: Vec<usize> =
            (0..verb).filter(|at| self.heads[*at] == Some(object) && *at != beside && *at > subject).collect();
        for part in parts {
            self.heads[part] = Some(beside);
        }
        let before = (0..verb).any(|at| self.heads[at] == Some(object) && at != beside);
        if before || self.times[root].is_none() && root != subject && root != object {
            return;
        }
        if beside != subject {
            (self.heads[beside], self.relations[beside]) = (Some(subject), Relation::Nmod);
        }
        (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
        (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
        (self.heads[object], self.relations[object]) = (Some(verb), Relation::Obj);
        if root != subject && root != object {
            (self.heads[root], self.relations[root]) = (Some(verb), Relation::Obl);
        }
        if self.words[last].upos == Upos::Punct {
            self.heads[last] = Some(verb);
        }
        self.tags[verb] = "VBD";
        self.gather();
    }

    /// "In October 2011, following heavy rain, the rear wall cracked.": where no verb was seen, a participle at the end of a sentence that
    /// opens with a time is the verb of the noun before it.
    pub(super) fn find_last_verb(&mut self) {
        let last = self.words.len().saturating_sub(1);
        if last < 4 || self.has_verb() {
            return;
        }
        let (verb, noun) = (last - 1, last - 2);
        let timed = (0..3).any(|at| self.times[at].is_some());
        let acts = self.tags[verb] == "VBN" && self.is_past_form(verb) && self.heads[verb] == Some(noun);
        let Some(root) = self.heads.iter().position(Option::is_none).filter(|_| timed && acts && self.is_noun(noun))
        else {
            return;
        };
        if self.times[noun].is_some()
            || self.children[verb].iter().any(|child| self.relations[*child] != Relation::Advmod)
        {
            return;
        }
        (self.heads[verb], self.relations[verb], self.tags[verb]) = (None, Relation::Root, "VBD");
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
        if root != noun {
            let relation = if self.times[root].is_some() { Relation::Obl } else { Relation::Dislocated };
            (self.heads[root], self.relations[root]) = (Some(verb), relation);
        }
        self.heads[last] = Some(verb);
        self.gather();
    }

    /// "At four in the afternoon she struck, and by nightfall she had sunk": what a parser took for a clause about the hour is the first of
    /// two that are joined.
    pub(super) fn raise_first_clauses(&mut self) {
        for first in 1..self.words.len() {
            let hung = self.relations[first] == Relation::Acl && self.is_finite(first);
            let Some(main) = self.heads[first].filter(|main| hung && *main > first) else { continue };
            let own = self.child(first, Relation::Nsubj).filter(|own| *own < first && self.tags[*own] == "PRP");
            let cc = self.child(main, Relation::Cc).filter(|cc| *cc > first && self.written(cc - 1) == ",");
            let apart = self.child(main, Relation::Nsubj).is_some_and(|subject| Some(subject) > cc);
            let (Some(own), Some(_), true) = (own, cc, apart && self.child(first, Relation::Mark).is_none()) else {
                continue;
            };
            self.replace(main, first, Relation::Conj);
            for at in 0..own {
                if self.heads[at] == Some(main) {
                    self.heads[at] = Some(first);
                }
            }
            self.gather();
        }
    }

    /// "Rumours reached the bank, and on 20 November 1907 its directors called in the loan": who stands behind the day, and was taken for
    /// what the day is, does what is told right behind him.
    pub(super) fn free_behind_days(&mut self) {
        for noun in 3..self.words.len().saturating_sub(1) {
            let apposed = self.relations[noun] == Relation::Appos && self.is_noun(noun) && self.times[noun].is_none();
            let day = self.heads[noun].filter(|day| apposed && *day < noun && self.times[*day].is_some());
            let verb = self.all(noun, Relation::Acl).find(|verb| {
                let bare = self.child(*verb, Relation::Aux).is_none() && self.child(*verb, Relation::Mark).is_none();
                *verb == noun + 1 && bare && self.is_past_form(*verb)
            });
            let (Some(day), Some(verb)) = (day, verb) else { continue };
            let cc = (0..day).rfind(|at| self.times[*at].is_none() && self.words[*at].upos != Upos::Adp);
            let cc = cc.filter(|cc| self.words[*cc].upos == Upos::Cconj && *cc > 0 && self.written(cc - 1) == ",");
            let above = self.way_up(self.heads[day]).find(|at| self.is_finite(*at));
            let (Some(cc), Some(main)) = (cc, above.filter(|main| *main < day)) else { continue };
            (self.heads[verb], self.relations[verb], self.tags[verb]) = (Some(main), Relation::Conj, "VBD");
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[day], self.relations[day]) = (Some(verb), Relation::Obl);
            (self.heads[cc], self.relations[cc]) = (Some(verb), Relation::Cc);
            self.gather();
        }
    }

    /// "destroyed the town, and others cut off the road": a clause with a subject of its own that a comma and "and" join to what a verb is
    /// done to is joined to the verb.
    pub(super) fn join_to_verbs_over_objects(&mut self) {
        for joined in 3..self.words.len() {
            let clause = self.relations[joined] == Relation::Conj && self.is_finite(joined);
            let Some(object) = self.heads[joined].filter(|object| clause && *object < joined) else { continue };
            let verb =
                self.heads[object].filter(|verb| self.relations[object] == Relation::Obj && self.is_finite(*verb));
            let joins = |cc: usize| cc > object && self.written(cc - 1) == ",";
            let own = self.child(joined, Relation::Nsubj).is_some_and(|own| own > object && own < joined);
            let Some(verb) = verb.filter(|_| own && self.child(joined, Relation::Cc).is_some_and(joins)) else {
                continue;
            };
            self.heads[joined] = Some(verb);
            self.gather();
        }
    }

    /// "Their second son, John, was born", "a third son, also John, was born": a name between commas behind a noun is that of who the
    /// noun is said of, and nobody is called.
    pub(super) fn name_between_commas(&mut self) {
        for name in 2..self.words.len().saturating_sub(1) {
            let called = self.relations[name] == Relation::Vocative && self.words[name].upos == Upos::Propn;
            if !called || self.written(self.last_under_name(name) + 1) != "," {
                continue;
            }
            let adverb = self.heads[name].filter(|at| self.words[*at].upos == Upos::Adv && *at + 1 == name);
            let comma = adverb.unwrap_or(name) - 1;
            let Some(noun) = comma.checked_sub(1).filter(|_| self.written(comma) == ",") else { continue };
            let subject = |at: usize| self.relations[at] == Relation::Nsubj && self.words[at].upos == Upos::Noun;
            let hung = self.heads[name] == Some(noun) || adverb.is_some();
            if !hung || !subject(noun) {
                continue;
            }
            (self.heads[name], self.relations[name]) = (Some(noun), Relation::Appos);
            if let Some(adverb) = adverb {
                self.heads[comma] = Some(name);
                for at in 0..self.words.len() {
                    if self.heads[at] == Some(adverb) {
                        self.heads[at] = Some(name);
                    }
                }
                (self.heads[adverb], self.relations[adverb]) = (Some(name), Relation::Advmod);
            }
            self.gather();
        }
    }

    /// The last word of a name that begins with its head.
    fn last_under_name(&self, name: usize) -> usize {
        let flat = self.all(name, Relation::Flat).max();
        flat.unwrap_or(name).min(self.words.len() - 2)
    }
}
