//! Mends what belongs to one of two: the places of two things, and clauses before a semicolon whose verb was taken for a participle.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::Grammar;

impl Tree<'_> {
    /// "won a medal at Antwerp in 1885 and a gold one at Chicago in 1893": of two things, each with a time and a place of its own, each
    /// was where its place is.
    pub(super) fn give_places(&mut self, grammar: &Grammar) {
        for verb in 0..self.words.len() {
            let Some(first) = self.child(verb, Relation::Obj).filter(|first| *first > verb) else { continue };
            let joined = |at: &usize| {
                let of = self.heads[*at].is_some_and(|head| head == verb || head == first);
                let noun = self.is_noun(*at) || self.words[*at].upos == Upos::Det;
                of && noun && self.relations[*at] == Relation::Conj && self.times[*at].is_none()
            };
            let Some(other) = (first + 1..self.words.len()).find(joined) else { continue };
            let Some(cc) = self.child(other, Relation::Cc).filter(|cc| *cc < other) else { continue };
            let timed = |mut words: std::ops::Range<usize>| words.any(|at| self.times[at].is_some());
            if !timed(first..cc) || !timed(other..self.words.len()) {
                continue;
            }
            let place = |at: &usize| {
                let preposition = self.preposition(*at);
                let is = grammar.places(&preposition) && grammar.order(&preposition).is_none();
                is && self.times[*at].is_none() && self.words[*at].subtype != "agent"
            };
            let of = |noun: usize, words: std::ops::Range<usize>| -> Vec<usize> {
                let hangs = |at: &usize| {
                    let beside = self.relations[*at] == Relation::Obl && self.heads[*at] == Some(verb);
                    beside || self.relations[*at] == Relation::Nmod && self.heads[*at] == Some(noun)
                };
                words.filter(hangs).filter(place).collect()
            };
            let (ours, theirs) = (of(first, first..cc), of(other, other..self.words.len()));
            if ours.is_empty() || theirs.is_empty() {
                continue;
            }
            for (noun, places) in [(first, ours), (other, theirs)] {
                for at in places {
                    (self.heads[at], self.relations[at]) = (Some(noun), Relation::Nmod);
                }
            }
            self.gather();
        }
    }

    /// "A fire in the east wing destroyed half of the stock; this led to an inquiry": where no other word before the semicolon has a
    /// tense, a form of the past with an object tells what the noun before it did, and heads the sentence.
    pub(super) fn tell_before_semicolons(&mut self) {
        for mark in 3..self.words.len().saturating_sub(1) {
            if self.written(mark) != ";" {
                continue;
            }
            let begins = (0..mark).rev().find(|at| self.written(*at) == ";").map_or(0, |at| at + 1);
            if (begins..mark).any(|at| self.is_finite(at) || self.tags[at] == "MD") {
                continue;
            }
            let Some((verb, object)) = (begins + 1..mark).find_map(|verb| Some((verb, self.done_to(verb, mark)?)))
            else {
                continue;
            };
            let Some(mut noun) = self.heads[verb].filter(|noun| *noun >= begins && *noun < verb) else { continue };
            while let Some(head) = self.heads[noun].filter(|head| *head >= begins && *head < noun) {
                noun = head;
            }
            let behind = self.heads[noun];
            let whole = self.last_before(noun, verb) + 1 == verb && self.child(noun, Relation::Case).is_none();
            let main = behind.is_none_or(|main| main > mark && self.heads[main].is_none());
            if !whole || !main || !self.is_noun(noun) || self.times[noun].is_some() {
                continue;
            }
            (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
            if let Some(main) = behind {
                (self.heads[main], self.relations[main]) = (Some(verb), Relation::Parataxis);
            }
            for at in 0..self.words.len() {
                let of_main = behind.is_some() && self.heads[at] == behind && at < mark;
                let of_noun = self.heads[at] == Some(noun) && at > verb;
                if at != verb && at != noun && (of_main || of_noun) {
                    self.heads[at] = Some(verb);
                }
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
            self.relations[object] = Relation::Obj;
            self.tags[verb] = "VBD";
            self.gather();
            self.lift_frame(noun, verb);
            self.gather();
        }
    }

    /// What a form of the past that may be a participle, and has no helper, has right behind it without a preposition.
    fn done_to(&self, verb: usize, limit: usize) -> Option<usize> {
        let form = self.tags[verb] == "VBN" && self.words[verb].upos == Upos::Verb && self.is_past_form(verb);
        let own = [Relation::Aux, Relation::Mark, Relation::Nsubj];
        let bare = form && self.relations[verb] == Relation::Acl;
        if !bare || own.into_iter().any(|one| self.child(verb, one).is_some()) {
            return None;
        }
        let object = |at: &usize| {
            let hangs = matches!(self.relations[*at], Relation::Obj | Relation::Obl);
            let near = self.first_under(*at) == verb + 1 && *at > verb && *at < limit;
            let bare = self.child(*at, Relation::Case).is_none() && self.times[*at].is_none();
            hangs && near && bare && self.is_noun(*at)
        };
        self.children[verb].iter().copied().find(object)
    }
}
