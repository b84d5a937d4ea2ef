//! Mends a verb with two subjects, of which one is that of what was taken for a participle behind it.

use syntax::Relation;

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "The mayor called for a bypass; the town would not heal": before what parts two sentences, the first subject is its own
    /// verb's. "The town was taken, the bridge destroyed": so is the second.
    pub(super) fn part_doubled(&mut self, grammar: &Grammar) {
        self.part_headed();
        for verb in 3..self.words.len() {
            let subjects: Vec<usize> = self.all(verb, Relation::Nsubj).collect();
            let &[first, second] = subjects.as_slice() else { continue };
            if second < verb {
                self.part_first(first, second, verb);
            } else if first < verb {
                self.part_second(grammar, second, verb);
            }
        }
    }

    /// "The mayor called for a bypass; the town would not heal": a noun that heads the sentence, though what stands behind the mark is
    /// told, is the subject of what was taken for a participle.
    fn part_headed(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none).filter(|root| self.is_noun(*root)) else { return };
        let helped = [Relation::Cop, Relation::Aux, Relation::Nsubj, Relation::Csubj];
        let own = self.bare_participle(root).filter(|own| self.is_past_form(*own));
        let Some(own) = own.filter(|_| helped.into_iter().all(|one| self.child(root, one).is_none())) else { return };
        let told = |next: &usize| {
            let parts = (own + 1..*next).any(|at| PARTS.contains(&self.written(at)));
            parts && self.child(*next, Relation::Nsubj).is_some() && self.finite_part(*next).is_some()
        };
        if !self.all(root, Relation::Parataxis).any(|next| told(&next)) {
            return;
        }
        self.replace(root, own, Relation::Nsubj);
        for at in own + 1..self.words.len() {
            if self.heads[at] == Some(root) {
                self.heads[at] = Some(own);
            }
        }
        self.tags[own] = "VBD";
        self.gather();
    }

    fn part_first(&mut self, first: usize, second: usize, verb: usize) {
        let Some(own) = self.bare_participle(first).filter(|own| *own < second && self.is_past_form(*own)) else {
            return;
        };
        let opens =
            [Relation::Mark, Relation::Cc].into_iter().any(|one| self.child(verb, one).is_some_and(|at| at < own));
        if opens || !(own + 1..second).any(|at| PARTS.contains(&self.written(at))) {
            return;
        }
        self.replace(verb, own, Relation::Parataxis);
        for at in 0..own {
            if self.heads[at] == Some(verb) {
                self.heads[at] = Some(own);
            }
        }
        (self.heads[first], self.relations[first]) = (Some(own), Relation::Nsubj);
        self.tags[own] = "VBD";
        self.gather();
    }

    fn part_second(&mut self, grammar: &Grammar, second: usize, verb: usize) {
        let Some(own) = self.bare_participle(second) else { return };
        let before = self.first_under(second);
        let set_apart =
            before > verb + 1 && self.written(before - 1) == "," || self.child(second, Relation::Cc).is_some();
        let passive = self.all(verb, Relation::Aux).any(|aux| self.words[aux].subtype == "pass");
        let lemma = self.words[own].small_lemma();
        let alone = [Verb::Alone, Verb::Suffer, Verb::EitherWay].into_iter().any(|class| grammar.is_verb(lemma, class));
        if !set_apart || self.tags[verb] != "VBN" || !passive {
            return;
        }
        (self.heads[own], self.relations[own]) = (Some(verb), Relation::Conj);
        (self.heads[second], self.relations[second]) = (Some(own), Relation::Nsubj);
        if alone && self.is_past_form(own) {
            self.tags[own] = "VBD";
        } else {
            self.retold.done_to.push(own);
        }
        self.gather();
    }

    /// What was taken for a participle right behind a noun, with nothing of a clause of its own.
    fn bare_participle(&self, noun: usize) -> Option<usize> {
        let own = [Relation::Aux, Relation::Nsubj, Relation::Mark];
        self.all(noun, Relation::Acl).find(|&part| {
            let bare = own.into_iter().all(|one| self.child(part, one).is_none());
            self.tags[part] == "VBN" && bare && self.last_before(noun, part) + 1 == part
        })
    }
}

/// Marks that part sentences.
const PARTS: [&str; 2] = [";", ":"];
