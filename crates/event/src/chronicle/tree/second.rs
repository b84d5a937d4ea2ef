//! Mends what a verb is told of besides its object: a second object, an object behind a place, a clause it takes, and one of several.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};
use crate::chronicle::place::MOVEMENT;

impl Tree<'_> {
    /// "signed a truce in April 1884 and a final treaty twenty years later": an article behind "and" opens a second object, whatever the
    /// time behind it was taken for.
    pub(super) fn join_second_objects(&mut self) {
        for cc in 2..self.words.len().saturating_sub(3) {
            let verb = self.heads[cc].filter(|verb| self.tags[cc] == "CC" && *verb < cc && self.tags[*verb] == "VBD");
            let article = |at: usize| self.words[at].upos == Upos::Det && self.relations[at] == Relation::Det;
            let Some(verb) = verb.filter(|verb| article(cc + 1) && self.heads[cc + 1] == Some(*verb)) else { continue };
            let within =
                |at: &usize| matches!(self.words[*at].upos, Upos::Det | Upos::Adj) && self.times[*at].is_none();
            let Some(noun) = (cc + 1..self.words.len()).find(|at| !within(at)) else { continue };
            let told = self.relations[noun] == Relation::Compound && self.heads[noun] == Some(verb);
            let timed = self.words.get(noun + 1).is_some() && self.times[noun + 1].is_some();
            if !told || !timed || !self.is_noun(noun) || self.child(verb, Relation::Obj).is_none() {
                continue;
            }
            (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Conj);
            for at in cc..noun {
                self.heads[at] = Some(noun);
            }
            self.gather();
        }
    }

    /// "married, at Lemburg, Mary Orme": who is named behind the place that commas set apart was taken for that.
    pub(super) fn take_behind_places(&mut self, grammar: &Grammar) {
        for name in 4..self.words.len() {
            let person = self.relations[name] == Relation::Appos && self.words[name].upos == Upos::Propn;
            let comma = person && self.times[name].is_none() && self.written(name - 1) == ",";
            let place =
                self.heads[name].filter(|place| comma && *place < name && self.relations[*place] == Relation::Obl);
            let case = place.and_then(|place| self.child(place, Relation::Case)).filter(|case| *case > 0);
            let apart = case.is_some_and(|case| self.written(case - 1) == ",");
            let Some(verb) = place.and_then(|place| self.heads[place]).filter(|verb| apart && *verb < name) else {
                continue;
            };
            let bare = [Relation::Obj, Relation::Ccomp, Relation::Xcomp]
                .into_iter()
                .all(|one| self.child(verb, one).is_none());
            let lemma = self.words[verb].small_lemma();
            let classes = [Verb::Alone, Verb::Suffer, Verb::State];
            let takes = !classes.into_iter().any(|class| grammar.is_verb(lemma, class))
                && grammar.verb_kind(lemma) != Some(MOVEMENT);
            // "at Lemburg, Saxony"
            let whole = self.all(name, Relation::Flat).next().is_some();
            if bare && takes && whole && self.tags[verb] == "VBD" {
                (self.heads[name], self.relations[name]) = (Some(verb), Relation::Obj);
                self.gather();
            }
        }
    }

    /// "concluded in a report that the beams were weak": what the word behind a verb of telling opens is no clause about a noun.
    pub(super) fn take_told_clauses(&mut self, grammar: &Grammar) {
        for clause in 2..self.words.len() {
            let hung = self.relations[clause] == Relation::Acl && self.child(clause, Relation::Nsubj).is_some();
            let mark = self.child(clause, Relation::Mark).filter(|mark| hung && *mark < clause);
            let verb = self.heads[clause].filter(|verb| mark.is_some() && *verb < clause && self.is_finite(*verb));
            let tells = |verb: &usize| {
                grammar.is_verb(self.words[*verb].small_lemma(), Verb::Report)
                    && self.child(*verb, Relation::Ccomp).is_none()
            };
            if verb.filter(tells).is_some() {
                self.relations[clause] = Relation::Ccomp;
            }
        }
    }

    /// "a hoard of pennies, the latest struck in 1205, was found": what is said of one of them is said of that.
    pub(super) fn part_one_of_several(&mut self) {
        for done in 3..self.words.len() {
            let beside = self.relations[done] == Relation::Appos && self.tags[done] == "VBN";
            let one =
                self.child(done, Relation::Amod).filter(|one| beside && one + 1 == done && self.tags[*one] == "JJS");
            let article = self.child(done, Relation::Det).filter(|article| Some(*article + 1) == one);
            let (Some(one), Some(article)) = (one, article) else { continue };
            if self.child(done, Relation::Aux).is_none() {
                (self.relations[one], self.heads[article]) = (Relation::Nsubj, Some(one));
                self.relations[done] = Relation::Acl;
                self.gather();
            }
        }
    }
}
