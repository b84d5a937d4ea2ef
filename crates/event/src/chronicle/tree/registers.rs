//! Entries of registers and pedigrees: a name, and what happened to him on which day, without a verb of a tense.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Entry, Grammar};

impl Tree<'_> {
    /// "John Carter, bapt. 3 May 1702 at Ludlow, m. 1725 Ann Price, bur. 12 June 1770": each is told of the name the entry opens with,
    /// and has what stands behind it up to the next. An entry has a shortened word; a sentence with a verb of its own is none.
    pub(super) fn read_registers(&mut self, grammar: &Grammar) {
        let verbs = self.entries(grammar);
        let Some((first, _)) = verbs.first().copied() else { return };
        let Some(subject) = self.name_of_entry(first) else { return };
        for (place, (verb, entry)) in verbs.iter().copied().enumerate() {
            let end = verbs.get(place + 1).map_or(self.words.len(), |(next, _)| *next);
            (self.heads[verb], self.relations[verb]) =
                if place == 0 { (None, Relation::Root) } else { (Some(first), Relation::Conj) };
            if let Some(wed) = place.checked_sub(1).and_then(|last| self.survivor(grammar, verbs[last].0, verb)) {
                (self.heads[verb], self.relations[verb]) = (Some(wed), Relation::Acl);
            }
            let mut object = entry == Entry::Does;
            // "m. (2) 6 June 1721"
            let count = if self.is_count(verb + 1) { verb + 1..verb + 4 } else { verb..verb };
            for at in verb + 1..end {
                if count.contains(&at) {
                    (self.heads[at], self.relations[at]) = (Some(verb), Relation::Discourse);
                    continue;
                }
                let inside = self.heads[at].is_some_and(|head| (verb..end).contains(&head) && !count.contains(&head));
                let named = self.relations[at] == Relation::Appos && self.heads[at].is_some_and(|head| head < first);
                if inside && self.heads[at] != Some(verb) || named {
                    continue;
                }
                let noun =
                    matches!(self.words[at].upos, Upos::Noun | Upos::Propn | Upos::Pron) && self.times[at].is_none();
                let bare = noun && self.child(at, Relation::Case).is_none();
                self.heads[at] = Some(verb);
                self.relations[at] = match self.words[at].upos {
                    Upos::Punct => Relation::Punct,
                    Upos::Cconj => Relation::Cc,
                    Upos::Adv => Relation::Advmod,
                    Upos::Adj | Upos::Verb if self.times[at].is_none() => Relation::Xcomp,
                    _other if bare && object => Relation::Obj,
                    _other if bare => Relation::Parataxis,
                    _other => Relation::Obl,
                };
                object &= self.relations[at] != Relation::Obj;
            }
            self.tags[verb] = if entry == Entry::DoneTo { "VBN" } else { "VBD" };
            self.retold.done_to.retain(|done| *done != verb);
            self.retold.done_to.extend((entry == Entry::DoneTo).then_some(verb));
        }
        // A comma between name and verb is none of the line, but one behind what else the name is called.
        let named = (0..first).any(|at| self.heads[at] == Some(subject) && self.relations[at] == Relation::Appos);
        for at in 0..first {
            let inside = self.heads[at].is_some_and(|head| head < first);
            if at != subject && !inside {
                (self.heads[at], self.relations[at]) = match self.words[at].upos {
                    Upos::Punct if named => (Some(first), Relation::Punct),
                    Upos::Punct => (Some(first), Relation::Discourse),
                    Upos::Noun | Upos::Propn => (Some(subject), Relation::Appos),
                    _other => (Some(subject), self.relations[at]),
                };
            }
        }
        (self.heads[subject], self.relations[subject]) = (Some(first), Relation::Nsubj);
        self.entry = Some(subject);
        self.gather();
    }

    /// "Married Mary Carr in 1675.": what an entry of somebody's life opens with is a verb, whatever it was taken for.
    pub(super) fn read_openings(&mut self, grammar: &Grammar) {
        let other = |at: usize| matches!(self.words[at].upos, Upos::Adj | Upos::Propn);
        let opens = self.words.len() > 1 && self.heads[0].is_none() && other(0);
        let alone = [Relation::Nsubj, Relation::Cop].into_iter().all(|one| self.child(0, one).is_none());
        let entry = || grammar.entry(&self.written(0).to_lowercase());
        let Some(entry) = (opens && alone).then(entry).flatten() else { return };
        self.tags[0] = if entry == Entry::DoneTo { "VBN" } else { "VBD" };
        if self.words[0].upos != Upos::Propn {
            return;
        }
        let name: Vec<usize> = self.all(0, Relation::Flat).collect();
        let Some(first) = name.first().copied() else { return };
        for at in name {
            (self.heads[at], self.relations[at]) = (Some(first), Relation::Flat);
        }
        (self.heads[first], self.relations[first]) = (Some(0), Relation::Obj);
        self.gather();
    }

    /// What an entry tells, in order; none where the sentence is no entry.
    fn entries(&self, grammar: &Grammar) -> Vec<(usize, Entry)> {
        let verbal = |at: usize| matches!(self.words[at].upos, Upos::Verb | Upos::Adj) || self.words[at].full.is_some();
        let entry = |at: usize| match verbal(at) && self.times[at].is_none() {
            true => grammar.entry(&self.written(at).to_lowercase()),
            false => None,
        };
        let shortened = (0..self.words.len()).any(|at| self.words[at].full.is_some() && entry(at).is_some());
        let told =
            |at: usize| matches!(self.tags[at], "VBD" | "VBZ" | "VBP" | "MD") || self.words[at].upos == Upos::Aux;
        if (0..self.words.len()).any(|at| told(at) && entry(at).is_none()) {
            return Vec::new();
        }
        let mut found: Vec<(usize, Entry)> = Vec::new();
        for at in 1..self.words.len() {
            let Some(kind) = entry(at) else { continue };
            let before = at - 1;
            let parted = matches!(self.written(before), "," | ";" | ":") || self.words[before].upos == Upos::Cconj;
            let named = found.is_empty() && self.words[before].upos == Upos::Propn;
            if parted || named {
                found.push((at, kind));
            } else if found.is_empty() {
                return Vec::new();
            }
        }
        // "Ann Lane, born 1803, died 1850"
        if shortened || found.len() > 1 { found } else { Vec::new() }
    }

    /// Says whether a number in brackets begins at a word: "(2)".
    fn is_count(&self, at: usize) -> bool {
        let written = |at: usize| if at < self.words.len() { self.written(at) } else { "" };
        let number = written(at + 1);
        written(at) == "(" && written(at + 2) == ")" && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit())
    }

    /// "m. 6 June 1721 Ann Hale, widow, bur. 30 Jan. 1750": whom what stands between two verbs names, if the second is told of her.
    fn survivor(&self, grammar: &Grammar, married: usize, verb: usize) -> Option<usize> {
        let comma = |at: usize| self.written(at) == ",";
        let widow = verb.checked_sub(2).filter(|at| *at > married + 2 && comma(at + 1) && comma(at - 1))?;
        let named = |at: &usize| self.words[*at].upos == Upos::Propn && self.times[*at].is_none();
        let wed = (married + 1..widow).find(named)?;
        grammar.survives(&self.written(widow).to_lowercase()).then_some(wed)
    }

    /// The name or noun that an entry opens with.
    fn name_of_entry(&self, first: usize) -> Option<usize> {
        let outside = |at: &usize| self.heads[*at].is_none_or(|head| head >= first);
        let noun = |at: &usize| matches!(self.words[*at].upos, Upos::Noun | Upos::Propn) && self.times[*at].is_none();
        (0..first).filter(outside).find(noun)
    }
}
