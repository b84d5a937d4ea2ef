//! Mends clauses of what somebody says that were taken for parts of nouns, and what stands behind them.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "took part, under compulsion as he claimed, in the rising": what a comma sets behind such a clause is the verb's before it.
    pub(super) fn free_behind_claims(&mut self, grammar: &Grammar) {
        for claim in 3..self.words.len().saturating_sub(2) {
            let says = self.is_finite(claim) && grammar.is_verb(self.words[claim].small_lemma(), Verb::Report);
            let hangs = says && self.relations[claim] == Relation::Advcl && self.written(claim + 1) == ",";
            let mark = self.child(claim, Relation::Mark).filter(|mark| *mark < claim && self.tags[*mark] == "IN");
            let own = self.child(claim, Relation::Nsubj).filter(|own| mark.is_some_and(|mark| *own == mark + 1));
            let main = self.way_up(self.heads[claim]).find(|at| self.is_finite(*at));
            let (Some(main), Some(_)) = (main.filter(|main| hangs && *main < claim), own) else { continue };
            for at in claim + 2..self.words.len() {
                if self.heads[at] == Some(claim) && self.relations[at] == Relation::Obl {
                    self.heads[at] = Some(main);
                }
            }
            self.gather();
        }
    }

    /// "dismissed the claim and said his men still held the town": a form of the past that was taken for a quality of the subject of the
    /// verb behind it is joined to the verb before, and tells the clause.
    pub(super) fn join_claims(&mut self, grammar: &Grammar) {
        for says in 3..self.words.len() {
            let form = self.tags[says] == "VBD" && self.relations[says] == Relation::Amod;
            let reports = form && grammar.is_verb(self.words[says].small_lemma(), Verb::Report);
            let Some(noun) = self.heads[says].filter(|noun| reports && *noun > says) else { continue };
            let cc = Some(says - 1).filter(|cc| self.tags[*cc] == "CC" && self.heads[*cc] == Some(noun));
            let first = self.heads[noun].filter(|first| self.relations[noun] == Relation::Conj && *first < says);
            let (Some(cc), Some(first)) = (cc, first) else { continue };
            let verb = self.heads[first].filter(|verb| self.relations[first] == Relation::Nsubj && *verb > noun);
            let Some(verb) = verb.filter(|verb| self.is_finite(*verb)) else { continue };
            let main = self.heads[verb].filter(|main| *main < first && self.words[*main].upos == Upos::Verb);
            let Some(main) = main else { continue };
            (self.heads[says], self.relations[says], self.heads[cc]) = (Some(main), Relation::Conj, Some(says));
            (self.heads[verb], self.relations[verb]) = (Some(says), Relation::Ccomp);
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            (self.heads[first], self.relations[first]) = (Some(main), Relation::Obl);
            self.gather();
        }
    }

    /// "say a truce signed in Arda last May collapsed": a time does nothing, so the noun before it is what the verb is told of.
    pub(super) fn give_timed_subjects(&mut self, grammar: &Grammar) {
        for verb in 3..self.words.len() {
            let clause = self.relations[verb] == Relation::Acl && self.is_finite(verb);
            let Some(noun) = self.heads[verb].filter(|noun| clause && *noun < verb && self.is_noun(*noun)) else {
                continue;
            };
            let time = self.child(verb, Relation::Nsubj).filter(|own| self.times[*own].is_some() && *own < verb);
            let done = self.all(noun, Relation::Acl).find(|done| self.tags[*done] == "VBN" && *done < verb);
            let says = self.heads[noun].filter(|says| self.relations[noun] == Relation::Obj && *says < noun);
            let reports = |says: &usize| grammar.is_verb(self.words[*says].small_lemma(), Verb::Report);
            let (Some(time), Some(done), Some(_)) = (time, done, says.filter(reports)) else { continue };
            self.replace(noun, verb, Relation::Nsubj);
            self.relations[verb] = Relation::Ccomp;
            (self.heads[time], self.relations[time]) = (Some(done), Relation::Obl);
            self.gather();
        }
    }
}
