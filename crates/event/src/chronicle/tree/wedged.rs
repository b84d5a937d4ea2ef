//! Mends sentences whose subject and verb are set apart by what says more of the subject.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Grammar, Verb};

impl Tree<'_> {
    /// "In 202 BC Harun, aged fifty, was beaten": what stands between commas behind the subject of a later verb that has none of its
    /// own says more of the subject, and what stands before both belongs to the verb.
    pub(super) fn free_wedged(&mut self) {
        for part in 2..self.words.len() {
            let clause = self.relations[part] == Relation::Advcl && matches!(self.tags[part], "VBN" | "VBD" | "JJ");
            let Some(main) = self.heads[part].filter(|main| clause && *main > part) else { continue };
            let own = self.child(part, Relation::Nsubj).filter(|subject| *subject < part);
            let Some(subject) = own.or_else(|| self.named_behind_time(part)) else { continue };
            let bare = [Relation::Aux, Relation::Cop, Relation::Mark];
            let set_apart = self.last_before(subject, part) + 2 == part && self.written(part - 1) == ",";
            let last = (part..self.words.len()).take_while(|at| self.is_under(Some(*at), part)).last().unwrap_or(part);
            let closed =
                self.written(last) == "," || self.words.get(last + 1).is_some() && self.written(last + 1) == ",";
            if !set_apart
                || !closed
                || self.child(main, Relation::Nsubj).is_some()
                || bare.into_iter().any(|one| self.child(part, one).is_some())
            {
                continue;
            }
            for at in 0..subject {
                if self.heads[at] == Some(part) {
                    self.heads[at] = Some(main);
                }
            }
            // "In 202 BC Harun": the era is the year's.
            if let Some(time) = self.heads[subject].filter(|head| self.times[*head].is_some()) {
                for at in time + 1..subject {
                    if self.heads[at] == Some(subject) && self.times[at] == self.times[time] {
                        self.heads[at] = Some(time);
                    }
                }
            }
            (self.heads[subject], self.relations[subject]) = (Some(main), Relation::Nsubj);
            (self.heads[part], self.relations[part]) = (Some(subject), Relation::Acl);
            self.gather();
        }
    }

    /// The name right before the comma that a word stands behind, where it was hung on the time before it.
    fn named_behind_time(&self, part: usize) -> Option<usize> {
        let name = part.checked_sub(2).filter(|name| self.words[*name].upos == Upos::Propn)?;
        let on_time = self.heads[name].is_some_and(|head| head < name && self.times[head].is_some());
        (on_time && self.times[name].is_none()).then_some(name)
    }

    /// "Houses crowded with guests collapsed": a noun behind a preposition is no subject, so the first form of the past is a participle.
    pub(super) fn free_crowded(&mut self) {
        for verb in 3..self.words.len() {
            let clause = self.relations[verb] == Relation::Ccomp && self.tags[verb] == "VBD";
            let Some(part) = self.heads[verb].filter(|part| clause && *part + 2 < verb) else { continue };
            let form = matches!(self.tags[part], "VBD" | "VBN") && self.child(part, Relation::Aux).is_none();
            let Some(noun) = self.child(verb, Relation::Nsubj).filter(|noun| *noun > part + 1 && *noun < verb) else {
                continue;
            };
            let behind = self.words[part + 1].upos == Upos::Adp && self.heads[part + 1] == Some(noun);
            let Some(subject) = self.child(part, Relation::Nsubj).filter(|subject| form && behind && *subject < part)
            else {
                continue;
            };
            self.replace(part, verb, Relation::Acl);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(part) && (at < subject || at > verb) {
                    self.heads[at] = Some(verb);
                }
            }
            (self.heads[noun], self.relations[noun]) = (Some(part), Relation::Obl);
            (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
            (self.heads[part], self.tags[part]) = (Some(subject), "VBN");
            self.gather();
        }
    }

    /// "Houses crowded with guests collapsed": so does what nobody does to another, hung on that noun.
    pub(super) fn free_crowded_nouns(&mut self, grammar: &Grammar) {
        for verb in 3..self.words.len() {
            let lemma = &self.words[verb].lemma;
            let alone = || grammar.is_verb(lemma, Verb::Suffer) || grammar.is_verb(lemma, Verb::Alone);
            let hung = self.relations[verb] == Relation::Acl && self.words[verb].subtype != "relcl";
            let Some(noun) = self.heads[verb].filter(|noun| hung && *noun + 1 == verb && alone()) else { continue };
            let on_part = self.heads[noun].filter(|part| self.relations[noun] == Relation::Obl && *part + 2 <= noun);
            let Some(part) = on_part.filter(|part| matches!(self.tags[*part], "VBD" | "VBN")) else { continue };
            let behind = self.words[part + 1].upos == Upos::Adp && self.heads[part + 1] == Some(noun);
            let own = [Relation::Aux, Relation::Obj, Relation::Mark];
            let bare = [verb, part].into_iter().all(|at| own.into_iter().all(|one| self.child(at, one).is_none()));
            let subject = self.child(part, Relation::Nsubj).filter(|subject| *subject + 1 == part);
            let Some(subject) = subject.filter(|_| behind && bare && matches!(self.tags[verb], "VBD" | "VBN")) else {
                continue;
            };
            self.replace(part, verb, Relation::Acl);
            for at in 0..self.words.len() {
                if self.heads[at] == Some(part) && (at < subject || at > verb) {
                    self.heads[at] = Some(verb);
                }
            }
            (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
            (self.heads[part], self.tags[part], self.tags[verb]) = (Some(subject), "VBN", "VBD");
            self.gather();
        }
    }

    /// "She took her degree in June, and in May of the next year she won the prize": behind "and" a time is no second verb; the clause
    /// that was hung on it is.
    pub(super) fn free_joined_clauses(&mut self) {
        for clause in 3..self.words.len() {
            let hung = self.relations[clause] == Relation::Acl && self.finite_part(clause).is_some();
            let Some(time) = self.heads[clause].filter(|head| hung && *head < clause && self.times[*head].is_some())
            else {
                continue;
            };
            let own = self.child(clause, Relation::Nsubj).filter(|subject| *subject > time && *subject < clause);
            let relative = |at: usize| self.words[at].feats.contains("PronType=Rel");
            if own.is_some() && !(time..clause).any(relative) {
                self.join_behind_time(time, clause);
            }
        }
    }

    /// "A congress met in late autumn, and an alliance was formed": what "and" opens is no clause about what stands before it.
    pub(super) fn join_hung_clauses(&mut self) {
        for clause in 4..self.words.len() {
            let hung = self.relations[clause] == Relation::Acl && self.finite_part(clause).is_some();
            let Some(before) = self.heads[clause].filter(|head| hung && *head < clause) else { continue };
            let own = self.child(clause, Relation::Nsubj).filter(|subject| *subject > before && *subject < clause);
            let opens = own.and_then(|subject| self.child(subject, Relation::Cc));
            let Some(cc) = opens.filter(|cc| *cc > before && self.written(cc - 1) == ",") else {
                continue;
            };
            let above = self.way_up(Some(before)).find(|at| self.tags[*at] == "VBD");
            let relative = |at: usize| self.words[at].feats.contains("PronType=Rel");
            if let Some(main) = above.filter(|main| *main < cc && !(before..clause).any(relative)) {
                (self.heads[clause], self.relations[clause]) = (Some(main), Relation::Conj);
                (self.heads[cc], self.relations[cc]) = (Some(clause), Relation::Cc);
                self.gather();
            }
        }
    }

    /// "…, and on 2 October Osorio beat the rebels at the bridge": a name set beside a time does what the form of the past behind it tells.
    pub(super) fn free_timed_clauses(&mut self) {
        for beside in 3..self.words.len() {
            let set = self.relations[beside] == Relation::Appos && self.words[beside].upos == Upos::Propn;
            let on_time = |head: &usize| set && *head < beside && self.times[*head].is_some();
            let Some(time) = self.heads[beside].filter(on_time) else { continue };
            let Some((subject, verb, object)) = self.told_beside(beside) else { continue };
            if !self.join_behind_time(time, verb) {
                continue;
            }
            self.tags[verb] = "VBD";
            for at in verb + 1..self.words.len() {
                if self.heads[at] == Some(beside) && at != object {
                    self.heads[at] = Some(verb);
                    if self.relations[at] == Relation::Nmod {
                        self.relations[at] = Relation::Obl;
                    }
                }
            }
            (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
            (self.heads[object], self.relations[object]) = (Some(verb), Relation::Obj);
            self.gather();
        }
    }

    /// Who does what to whom, where a name is set beside a time: it is who does it, or to whom it is done.
    fn told_beside(&self, beside: usize) -> Option<(usize, usize, usize)> {
        let past = |at: &usize| {
            let form = matches!(self.tags[*at], "VBD" | "VBN") && self.relations[*at] == Relation::Amod;
            form && self.times[*at].is_none()
        };
        let part = |at: &usize| self.relations[*at] == Relation::Flat && self.heads[*at] == Some(beside);
        let behind = (beside + 1..self.words.len()).find(|at| !part(at)).filter(past);
        let object = behind.and_then(|verb| self.heads[verb].filter(|object| *object > verb && self.is_noun(*object)));
        if let Some((verb, object)) = behind.zip(object) {
            return Some((beside, verb, object));
        }
        let verb = self.children[beside].iter().copied().find(|at| *at < beside && past(at))?;
        let name = |at: &usize| *at + 1 == verb && self.words[*at].upos == Upos::Propn;
        let subject = self.children[beside].iter().copied().find(name)?;
        Some((subject, verb, beside))
    }

    /// Joins a clause to the verb before a time that "and" stands before, and hangs the time on it; says whether there was one.
    fn join_behind_time(&mut self, time: usize, clause: usize) -> bool {
        let Some(top) = self.times[time].and_then(|time| self.top_of_time(time)) else { return false };
        let first = (0..=top).rev().take_while(|at| self.times[*at] == self.times[time]).last().unwrap_or(top);
        let first = if first > 0 && self.words[first - 1].upos == Upos::Adp { first - 1 } else { first };
        let Some(and) = first.checked_sub(1).filter(|and| self.words[*and].upos == Upos::Cconj) else { return false };
        let verb = self.way_up(self.heads[top]).find(|at| self.words[*at].upos == Upos::Verb);
        let Some(verb) = verb.filter(|at| *at < first) else { return false };
        (self.heads[clause], self.relations[clause]) = (Some(verb), Relation::Conj);
        (self.heads[top], self.relations[top]) = (Some(clause), Relation::Obl);
        self.heads[and] = Some(clause);
        self.gather();
        true
    }

    /// "the expulsion of the guilds, which took place in 1759": what took place is what happens, not of whom it is told.
    pub(super) fn raise_taking_place(&mut self, grammar: &Grammar) {
        for verb in 2..self.words.len() {
            let relative = self.relations[verb] == Relation::Acl && self.words[verb].subtype == "relcl";
            let Some(noun) = self.heads[verb].filter(|noun| relative && self.relations[*noun] == Relation::Nmod) else {
                continue;
            };
            let lemma = &self.words[verb].lemma;
            let with_object =
                self.child(verb, Relation::Obj).map(|object| format!("{lemma} {}", self.words[object].lemma));
            let happens = grammar.is_verb(lemma, Verb::Occur)
                || with_object.is_some_and(|phrase| grammar.is_verb(&phrase, Verb::Occur));
            let above = self.heads[noun].filter(|above| happens && *above < noun);
            let names = |at: &usize| grammar.noun_kind(self.words[*at].small_lemma()).is_some();
            if grammar.noun_kind(self.words[noun].small_lemma()).is_none()
                && let Some(above) = above.filter(names)
            {
                self.heads[verb] = Some(above);
                self.gather();
            }
        }
    }
}
