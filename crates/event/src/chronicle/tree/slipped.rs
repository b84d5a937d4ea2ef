//! Mends small words that were taken for what they are not: "was arrested that November and died in 1942", "fell due on 3 May", "a wage
//! cut announced by the firm".

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "was arrested that November and died in 1942": a time that "that" opens is the verb's before it, and opens no clause.
    pub(super) fn free_pointed_times(&mut self) {
        for that in 1..self.words.len().saturating_sub(1) {
            let Some(time) = self.times[that].filter(|_| self.relations[that] == Relation::Mark) else { continue };
            let opens = self.times[that - 1] != Some(time) && self.times[that + 1] == Some(time);
            if opens && self.free_pointed_clause(that, time) {
                continue;
            }
            let Some(clause) = self.heads[that].filter(|clause| opens && *clause > that) else { continue };
            let named = (that + 1..clause).find(|at| self.times[*at] == Some(time) && self.heads[*at] == Some(clause));
            let above = self.heads[clause].filter(|above| *above < that && self.relations[clause] == Relation::Ccomp);
            let (Some(named), Some(above)) = (named, above.filter(|above| self.tags[*above].starts_with("VB"))) else {
                continue;
            };
            let subject = self.relations[named] == Relation::Nsubj;
            let cc = self.child(clause, Relation::Cc).filter(|cc| *cc > named && *cc < clause);
            if subject && cc.is_none() {
                continue;
            }
            (self.heads[named], self.relations[named]) = (Some(above), Relation::Obl);
            (self.heads[that], self.relations[that]) = (Some(named), Relation::Det);
            if subject {
                self.relations[clause] = Relation::Conj;
            }
            self.gather();
        }
    }

    /// "concluded that June that the bridge had been lost": the clause behind the time is the verb's, and was hung on the time.
    fn free_pointed_clause(&mut self, that: usize, time: usize) -> bool {
        let verb = that - 1;
        let inside = (that..self.words.len()).take_while(|at| self.times[*at] == Some(time));
        let last = inside.last().unwrap_or(that);
        let mark = Some(last + 1).filter(|mark| self.relations.get(*mark) == Some(&Relation::Mark) && last > that);
        let clause = mark.and_then(|mark| self.heads[mark].filter(|clause| *clause > mark));
        let hung = clause.filter(|clause| self.heads[*clause].is_some_and(|head| (that..=last).contains(&head)));
        let Some(clause) = hung.filter(|_| self.tags[verb].starts_with("VB")) else { return false };
        (self.heads[clause], self.relations[clause]) = (Some(verb), Relation::Ccomp);
        (self.heads[last], self.relations[last]) = (Some(verb), Relation::Obl);
        (self.heads[that], self.relations[that]) = (Some(last), Relation::Det);
        self.gather();
        true
    }

    /// "The instalment fell due on 31 December": it became due, and on that day.
    pub(super) fn part_due(&mut self) {
        for due in 1..self.words.len().saturating_sub(2) {
            let time = self.heads[due].filter(|time| {
                let case = self.relations[due] == Relation::Case && self.tags[due] == "JJ";
                case && *time > due + 1 && self.times[*time].is_some()
            });
            let on = self.child(due, Relation::Fixed).filter(|on| *on == due + 1);
            let (Some(time), Some(on)) = (time, on) else { continue };
            let verb = self.heads[time].filter(|verb| *verb + 1 == due && self.words[*verb].upos == Upos::Verb);
            let Some(verb) = verb else { continue };
            (self.heads[due], self.relations[due]) = (Some(verb), Relation::Xcomp);
            (self.heads[on], self.relations[on]) = (Some(time), Relation::Case);
            self.gather();
        }
    }

    /// "a wage cut announced by the firm": of two nouns side by side the second is told of, and no verb.
    pub(super) fn join_side_by_side(&mut self) {
        for second in 1..self.words.len() {
            let first = second - 1;
            let noun =
                |at: usize| self.tags[at] == "NN" && self.words[at].upos == Upos::Noun && self.times[at].is_none();
            let hung = self.relations[second] == Relation::Acl && self.heads[second] == Some(first);
            let alone = [Relation::Nsubj, Relation::Cop, Relation::Mark, Relation::Aux];
            if !hung || !noun(first) || !noun(second) || alone.iter().any(|one| self.child(second, *one).is_some()) {
                continue;
            }
            self.replace(first, second, Relation::Compound);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(first) && at != second {
                    self.heads[at] = Some(second);
                }
            }
            self.gather();
        }
    }

    /// "Nothing was made but rope": what alone was made is joined to nothing.
    pub(super) fn except_from_nothing(&mut self) {
        for at in 2..self.words.len() {
            let verb = self.heads[at].filter(|verb| self.relations[at] == Relation::Conj && *verb < at);
            let Some(verb) = verb.filter(|verb| self.tags[*verb] != "VB" && self.tags[at] == "VB") else { continue };
            let nothing = self
                .child(verb, Relation::Nsubj)
                .filter(|subject| *subject < verb && self.words[*subject].feats.contains("PronType=Neg"));
            let cc = self.child(at, Relation::Cc).filter(|cc| *cc + 1 == at);
            let alone = [Relation::Aux, Relation::Obj, Relation::Mark, Relation::Nsubj];
            let bare = alone.iter().all(|one| self.child(at, *one).is_none());
            if let (Some(_), Some(cc)) = (nothing, cc.filter(|_| bare)) {
                (self.relations[at], self.tags[at]) = (Relation::Obl, "NN");
                self.relations[cc] = Relation::Case;
                // Its time is that of the verb.
                for time in at + 1..self.words.len() {
                    if self.heads[time] == Some(at) && self.times[time].is_some() {
                        self.heads[time] = Some(verb);
                    }
                }
                self.gather();
            }
        }
    }

    /// "It concluded in June that the river had not been traced": "it" of a verb that tells in the active stands for somebody.
    pub(super) fn give_tellers(&mut self, grammar: &Grammar) {
        for at in 0..self.words.len() {
            let verb = self.heads[at].filter(|verb| self.relations[at] == Relation::Expl && *verb > at);
            let Some(verb) = verb.filter(|verb| self.is_finite(*verb) && self.tags[at] == "PRP") else { continue };
            let says = grammar.is_verb(self.words[verb].small_lemma(), Verb::Report);
            let clause = self.child(verb, Relation::Ccomp).filter(|clause| *clause > verb);
            let alone =
                [Relation::Nsubj, Relation::Aux, Relation::Csubj].iter().all(|one| self.child(verb, *one).is_none());
            if says && clause.is_some() && alone {
                self.relations[at] = Relation::Nsubj;
            }
        }
    }
}
