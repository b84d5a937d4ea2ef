//! Finds the whole that a part is taken from: "forty nuns, of whom nine were arrested".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::Grammar;

/// A part that a clause tells of, and what it is a part of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Part {
    /// The head of the whole.
    pub whole: usize,
    /// The word that hangs the whole on the part: "of".
    pub of: usize,
    /// The first word of the whole's phrase.
    pub first: usize,
}

impl Tree<'_> {
    /// "Twenty were caught, of whom three were hanged and two spared", "200 boys, most of whom died": the clause is told for
    /// itself, its subject is a part of the noun before it, and so is what is counted in a clause joined to it.
    pub(super) fn take_parts(&mut self, grammar: &Grammar) {
        for pronoun in 3..self.words.len() {
            let relative = matches!(self.tags[pronoun], "WP" | "WDT") && self.relations[pronoun - 1] == Relation::Case;
            let of = pronoun - 1;
            if !relative || self.heads[of] != Some(pronoun) || !grammar.is_of(&self.preposition(pronoun)) {
                continue;
            }
            let (Some(part), Some(verb)) = self.part_and_verb(pronoun) else { continue };
            let begins = part.min(of);
            let comma = (0..begins).rev().take(3).find(|at| self.written(*at) == ",");
            let Some(whole) = comma.and_then(|comma| self.whole_before(comma)) else { continue };
            let Some(main) = self.verb_over(whole).filter(|main| *main != verb) else { continue };
            if self.heads[main] == Some(verb) {
                self.replace(verb, main, Relation::Conj);
                for at in (0..begins).filter(|at| *at != main) {
                    if self.heads[at] == Some(verb) {
                        self.heads[at] = Some(main);
                    }
                }
            } else if self.is_under(Some(main), verb) {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (Some(main), Relation::Conj);
            (self.heads[part], self.relations[part]) = (Some(verb), Relation::Nsubj);
            (self.heads[pronoun], self.relations[pronoun]) = (Some(part), Relation::Nmod);
            self.gather();
            let first = self.begin_of(whole);
            self.retold.parts.push((part, Part { whole, of, first }));
            for joined in self.all(verb, Relation::Conj).collect::<Vec<usize>>() {
                let counted = self.child(joined, Relation::Nsubj).filter(|other| self.words[*other].upos == Upos::Num);
                if let Some(other) = counted.filter(|other| self.children[*other].is_empty()) {
                    self.retold.parts.push((other, Part { whole, of, first }));
                }
            }
        }
    }

    /// Returns the word a noun is a part of, where a clause says so.
    pub(crate) fn part(&self, at: usize) -> Option<Part> {
        self.retold.parts.iter().find(|(word, _)| *word == at).map(|(_, part)| *part)
    }

    /// The subject that stands right before "of whom" or behind it, and its verb.
    fn part_and_verb(&self, pronoun: usize) -> (Option<usize>, Option<usize>) {
        let near = pronoun + 1..self.words.len().min(pronoun + 12);
        let finite = |verb: &usize| self.finite_part(*verb).is_some() && self.child(*verb, Relation::Cop).is_none();
        let says = |verb: &usize| self.words[*verb].upos == Upos::Verb && finite(verb);
        let Some(verb) = near.into_iter().find(says) else { return (None, None) };
        let before = pronoun.checked_sub(2).filter(|at| self.is_counted(*at));
        let own = self.child(verb, Relation::Nsubj).filter(|own| *own > pronoun && *own < verb);
        let alone = |own: &usize| self.is_counted(*own);
        (before.or_else(|| own.filter(alone)), Some(verb))
    }

    /// Says whether a word alone says how many: "nine", "most", "half".
    fn is_counted(&self, at: usize) -> bool {
        let counts = self.words[at].upos == Upos::Num
            || matches!(self.words[at].upos, Upos::Adj | Upos::Det | Upos::Pron | Upos::Noun)
                && (self.words[at].feats.contains("NumType") || matches!(self.tags[at], "JJS" | "JJ" | "DT" | "NN"));
        counts && self.times[at].is_none() && !self.words[at].feats.contains("PronType=Rel")
    }

    /// The noun of several that stands nearest before a comma, times aside.
    fn whole_before(&self, comma: usize) -> Option<usize> {
        let several = |at: &usize| matches!(self.tags[*at], "NNS" | "NNPS") && self.times[*at].is_none();
        let begins = (0..comma).rev().find(|at| matches!(self.written(*at), ";" | ":" | "(")).map_or(0, |at| at + 1);
        (begins..comma).rev().find(several).filter(|at| self.words[*at].upos != Upos::Adj)
    }

    /// The verb with a tense of its own that a word hangs under.
    fn verb_over(&self, at: usize) -> Option<usize> {
        let mut above = self.heads[at];
        for _ in 0..self.words.len() {
            let head = above?;
            if self.finite_part(head).is_some() || self.tags[head] == "VBD" {
                return Some(head);
            }
            above = self.heads[head];
        }
        None
    }

    /// The first word of a noun's phrase, the preposition before it aside.
    fn begin_of(&self, noun: usize) -> usize {
        let case = |at: &usize| matches!(self.relations[*at], Relation::Case | Relation::Punct | Relation::Cc);
        let own = self.children[noun].iter().copied().filter(|at| *at < noun && !case(at));
        own.map(|at| self.first_under(at)).fold(noun, usize::min)
    }
}
