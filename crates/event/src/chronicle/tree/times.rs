//! Frees what hangs on a time and is none of it.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// What hangs on a word of a time and is none hangs on what the time hangs on: "in 1988 between Afghanistan and …".
    pub(super) fn free_times(&mut self) {
        for at in 0..self.words.len() {
            let Some(time) = self.heads[at].and_then(|head| self.times[head]) else { continue };
            // "years of fighting the empire": what is fought is the verb's.
            let of_verb = self.heads[at].is_some_and(|head| self.tags[head].starts_with("VB"));
            if self.times[at] == Some(time) || of_verb || matches!(self.relations[at], Relation::Case | Relation::Punct)
            {
                continue;
            }
            let mut above = self.heads[at];
            while let Some(head) = above.filter(|head| self.times[*head] == Some(time)) {
                above = self.heads[head];
            }
            if let Some(above) = above.filter(|above| !self.is_under(Some(*above), at)) {
                self.heads[at] = Some(above);
                self.follow_time(at, above);
            }
        }
        self.gather();
        self.give_prepositions();
    }

    /// "left on 15 February": the preposition is the time's, not the verb's.
    pub(super) fn give_prepositions(&mut self) {
        for at in 1..self.words.len() {
            let opens =
                self.times[at].is_some() && self.times[at - 1].is_none() && self.words[at - 1].upos == Upos::Adp;
            let Some(top) = self.times[at].filter(|_| opens).and_then(|time| self.top_of_time(time)) else { continue };
            if self.heads[top] == Some(at - 1) && self.heads[at - 1].is_some() {
                (self.heads[top], self.relations[top]) = (self.heads[at - 1], Relation::Obl);
            }
            let alone = self.heads.iter().all(|head| *head != Some(at - 1));
            if alone && self.heads[at - 1].is_some() && !self.is_under(Some(top), at - 1) {
                (self.heads[at - 1], self.relations[at - 1]) = (Some(top), Relation::Case);
            }
        }
        self.gather();
    }

    /// "In May 1938 Hahn and Strassmann found": what was taken for a part of the time before a verb is its subject.
    fn follow_time(&mut self, at: usize, verb: usize) {
        if at > verb || !self.tags[verb].starts_with("VB") || !self.is_noun(at) {
            return;
        }
        let subject = self.child_now(verb, Relation::Nsubj);
        match (self.relations[at], subject) {
            (Relation::Flat | Relation::Compound | Relation::Nmod | Relation::Appos | Relation::Amod, None)
                if self.stands_after_time(at) =>
            {
                self.relations[at] = Relation::Nsubj;
            }
            (Relation::Conj, Some(subject)) if subject < at => self.heads[at] = Some(subject),
            _other => {}
        }
    }

    /// Says whether a time, and at most a comma, stands right before a word.
    fn stands_after_time(&self, at: usize) -> bool {
        let before = |steps: usize| at.checked_sub(steps);
        let is_time = |word: Option<usize>| word.is_some_and(|word| self.times[word].is_some());
        is_time(before(1)) || is_time(before(2)) && before(1).is_some_and(|word| self.written(word) == ",")
    }

    /// The first word that hangs on another by a relation, while words are being rehung.
    fn child_now(&self, head: usize, relation: Relation) -> Option<usize> {
        (0..self.words.len()).find(|at| self.heads[*at] == Some(head) && self.relations[*at] == relation)
    }

    /// "On 6 May, an army of ten thousand marched": the verb heads the sentence, not the time before it.
    pub(super) fn lower_times(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let Some(time) = self.times[root] else { return };
        let clause = |at: &usize| {
            let tells = match self.relations[*at] {
                Relation::Parataxis | Relation::Acl | Relation::Conj | Relation::Appos => true,
                Relation::Compound | Relation::Flat => self.words[*at].upos == Upos::Propn,
                _other => false,
            };
            *at > root && tells && self.times[*at].is_none() && self.words[*at].upos != Upos::Punct
        };
        let Some(clause) = self.children[root].iter().copied().find(clause) else { return };
        self.replace(root, clause, Relation::Obl);
        for at in 0..self.words.len() {
            // "It was not until 1920 that women voted": all before the year goes with it.
            let cleft = at < root && matches!(self.relations[at], Relation::Expl | Relation::Cop | Relation::Advmod);
            if cleft {
                continue;
            }
            if self.heads[at] == Some(root) && self.times[at] != Some(time) && self.relations[at] != Relation::Case {
                self.heads[at] = Some(clause);
            }
        }
        self.gather();
    }

    /// "After he won, on 21 May, he signed": a time that commas set right before the subject of the main clause is that
    /// clause's.
    pub(super) fn raise_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let clause = self.heads[top].filter(|verb| self.relations[*verb] == Relation::Advcl && *verb < top);
            let main = clause.and_then(|verb| self.heads[verb]).filter(|main| *main > top);
            let Some(main) = main else { continue };
            let (first, last) = (self.first_under(top), self.last_under(top));
            let subject = self.child(main, Relation::Nsubj).map(|subject| self.first_under(subject));
            let comma = |at: usize| self.words.get(at).is_some() && self.written(at) == ",";
            let opens = comma(first) || first > 0 && comma(first - 1);
            if opens && comma(last + 1) && subject == Some(last + 2) {
                self.heads[top] = Some(main);
                self.gather();
            }
        }
    }

    /// "entered the country on 27 May and stayed a decade": a time before the word that joins a verb is not that verb's.
    pub(super) fn keep_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let Some(verb) = self.heads[top].filter(|verb| self.relations[*verb] == Relation::Conj) else { continue };
            let joins = self.child(verb, Relation::Cc).is_some_and(|cc| top < cc && cc < verb);
            if let Some(first) = self.heads[verb].filter(|first| joins && *first < top) {
                self.heads[top] = Some(first);
                self.gather();
            }
        }
    }
}
