//! Frees what hangs on a time and is none of it.

use syntax::{Relation, Upos};

use super::Tree;
use crate::chronicle::grammar::{Adverb, Grammar};
use crate::told::Told;

impl Tree<'_> {
    /// "was 25 years old in 2019": an age that is told by a form of "be" is what is told, and no time of it.
    pub(super) fn tell_ages(&mut self, times: &[Told]) {
        for at in 0..self.words.len() {
            let Some(time) = self.times[at].filter(|time| times[*time].when.is_none()) else { continue };
            if self.words[at].upos == Upos::Adj && self.child(at, Relation::Cop).is_some() {
                self.times.iter_mut().filter(|of| **of == Some(time)).for_each(|of| *of = None);
            }
        }
    }

    /// What hangs on a word of a time and is none hangs on what the time hangs on: "in 1988 between Afghanistan and …".
    /// A length keeps what it is measured by: "three days behind schedule".
    pub(super) fn free_times(&mut self, grammar: &Grammar, times: &[Told]) {
        self.bind_times();
        self.raise_fronted();
        for at in 0..self.words.len() {
            let Some(time) = self.heads[at].and_then(|head| self.times[head]) else { continue };
            if times[time].when.is_none() {
                continue;
            }
            // "years of fighting the empire": what is fought is the verb's.
            let of_verb = self.heads[at].is_some_and(|head| self.tags[head].starts_with("VB"));
            let own = matches!(self.relations[at], Relation::Case | Relation::Punct);
            let of_day = self.heads[at].is_some_and(|head| self.tells_of_day(head));
            if self.times[at] == Some(time) || of_verb || own || of_day {
                continue;
            }
            let below = self.last_up(at, |_, head| self.times[head] == Some(time));
            let above = self.heads[below];
            // "after a summer of talks": of what the summer was is said of it alone, and so is the article.
            let of = || self.relations[at] == Relation::Nmod && at > below && grammar.is_of(&self.preposition(at));
            if self.child(below, Relation::Case).is_some() && (self.relations[at] == Relation::Det || of()) {
                continue;
            }
            // "closed in May, seventy years after its foundation in June": the second is when it was founded.
            let before = self.first_under(at).checked_sub(1).filter(|_| self.times[at].is_some());
            let founded = before.filter(|noun| {
                let names = grammar.noun_kind(self.words[*noun].small_lemma()).is_some();
                names && self.is_noun(*noun) && self.heads[*noun].is_some_and(|head| self.times[head] == Some(time))
            });
            if let Some(noun) = founded {
                (self.heads[at], self.relations[at]) = (Some(noun), Relation::Nmod);
                continue;
            }
            if let Some(above) = above.filter(|above| !self.is_under(Some(*above), at)) {
                self.heads[at] = Some(above);
                self.follow_time(at, above);
            }
        }
        self.gather();
        self.give_prepositions(grammar);
        self.raise_before_cases();
        self.raise_counted_from();
        self.join_times();
        self.part_times();
        self.give_alternatives(grammar);
    }

    /// "In January Soviet forces invaded": a month is none of the forces' name.
    fn part_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(first) = self.top_of_time(time) else { continue };
            // "by the following Easter sixty monks had died": so is none of a feast's words.
            let own = |at: &usize| self.times[*at] == Some(time) && self.heads[*at] == self.heads[first];
            let hung: Vec<usize> = (first..self.words.len()).filter(own).collect();
            let top = hung.last().copied().unwrap_or(first);
            let part =
                matches!(self.relations[top], Relation::Compound | Relation::Nmod | Relation::Amod | Relation::Nummod);
            let Some(noun) = self.heads[top].filter(|noun| part && *noun > top && self.times[*noun].is_none()) else {
                continue;
            };
            let begins = (0..=top).rev().take_while(|at| self.times[*at] == Some(time)).last().unwrap_or(top);
            let cases: Vec<usize> = hung.iter().chain([&noun]).flat_map(|at| self.all(*at, Relation::Case)).collect();
            let case = cases.into_iter().find(|case| case + 1 == begins);
            let verb = self.heads[noun].filter(|verb| *verb > noun && self.tags[*verb].starts_with("VB"));
            // "In July 1793 ships crowded with refugees began to arrive": a subject has no preposition.
            let subject = self.relations[noun] == Relation::Nsubj;
            let free = |verb: &usize| subject || self.child(*verb, Relation::Nsubj).is_none();
            let (Some(case), Some(verb)) = (case, verb.filter(free)) else { continue };
            let told = self.finite_part(verb).unwrap_or(verb).min(verb);
            // "By 1235 Algiers, too, had fallen"
            let beside = |at: usize| {
                let adverb = self.relations[at] == Relation::Advmod && self.heads[at] == Some(verb);
                self.words[at].upos == Upos::Punct || adverb
            };
            let close = (self.last_under(noun) + 1..told).all(beside) && self.last_under(noun) < told;
            if subject || self.relations[noun] == Relation::Obl && close {
                self.relations[noun] = Relation::Nsubj;
                for at in hung {
                    self.heads[at] = Some(top);
                }
                (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
                self.heads[case] = Some(top);
                self.gather();
            }
        }
    }

    /// "on 12 and 19 June": a time joined to the one before it hangs on that.
    fn join_times(&mut self) {
        for at in 2..self.words.len() {
            let joins = self.words[at - 1].upos == Upos::Cconj && self.times[at - 1].is_none();
            let (Some(first), Some(second)) = (self.times[at - 2], self.times[at].filter(|_| joins)) else { continue };
            let (Some(top), Some(other)) = (self.top_of_time(first), self.top_of_time(second)) else { continue };
            let bare = self.all(other, Relation::Case).next().is_none();
            if first != second && bare && !self.is_under(Some(top), other) {
                (self.heads[other], self.relations[other]) = (Some(top), Relation::Conj);
                self.gather();
            }
        }
    }

    /// "on or about 3 March": so are two of them.
    fn give_alternatives(&mut self, grammar: &Grammar) {
        for at in 2..self.words.len() {
            let opens = self.times[at].filter(|_| self.times[at - 1].is_none());
            // "about" may be of the time itself.
            let about = |word: usize| grammar.is_adverb(self.words[word].small_lemma(), Adverb::BeforeTime);
            let words = match (self.tags[at - 1], self.tags[at - 2]) {
                ("CC", _) if about(at) => at - 2..at,
                (_, "CC") if at > 2 && about(at - 1) => at - 3..at,
                _other => continue,
            };
            let Some(time) = opens else { continue };
            let inside = |word: usize| self.times[word] == Some(time) || words.contains(&word);
            let is_top = |word: &usize| inside(*word) && self.heads[*word].is_some_and(|head| !inside(head));
            let tops: Vec<usize> = (at..self.words.len()).filter(is_top).collect();
            let others = (0..self.words.len()).filter(|word| !inside(*word));
            let own = |word: usize| self.heads[word].is_some_and(|head| words.contains(&head));
            let &[top] = tops.as_slice() else { continue };
            if others.into_iter().any(own) {
                continue;
            }
            let hung: Vec<usize> = (at..self.words.len()).filter(|word| inside(*word) && own(*word)).collect();
            for word in words.chain(hung) {
                (self.heads[word], self.relations[word]) = (Some(top), Relation::Case);
            }
        }
        self.gather();
    }

    /// "left on 15 February": the preposition is the time's, not the verb's.
    pub(super) fn give_prepositions(&mut self, grammar: &Grammar) {
        for at in 1..self.words.len() {
            let opens =
                self.times[at].is_some() && self.times[at - 1].is_none() && self.words[at - 1].upos == Upos::Adp;
            let Some(top) = self.times[at].filter(|_| opens).and_then(|time| self.top_of_time(time)) else { continue };
            if self.heads[top] == Some(at - 1) && self.heads[at - 1].is_some() {
                (self.heads[top], self.relations[top]) = (self.heads[at - 1], Relation::Obl);
            }
            let alone = self.heads.iter().all(|head| *head != Some(at - 1));
            // "were driven out the following year": a part of the verb.
            let of_verb = self.relations[at - 1] == Relation::Compound
                && (self.words[at].upos == Upos::Det || self.tags[at - 1] == "RP")
                && !grammar.places(self.words[at - 1].small_lemma());
            if alone && !of_verb && self.heads[at - 1].is_some() && !self.is_under(Some(top), at - 1) {
                (self.heads[at - 1], self.relations[at - 1]) = (Some(top), Relation::Case);
            }
        }
        self.gather();
    }

    /// "In May 1938 Hahn and Strassmann found": what was taken for a part of the time before a verb is its subject.
    fn follow_time(&mut self, at: usize, verb: usize) {
        if at > verb || !self.tags[verb].starts_with("VB") {
            return;
        }
        let subject = self.child_now(verb, Relation::Nsubj);
        if self.relations[at] == Relation::Acl
            && let Some(subject) = subject.filter(|subject| *subject < at && self.times[*subject].is_none())
        {
            self.heads[at] = Some(subject);
            for mark in [at - 1, self.last_under(at) + 1] {
                if mark < self.words.len() && self.written(mark) == "," {
                    self.heads[mark] = Some(at);
                }
            }
        }
        if !self.is_noun(at) {
            return;
        }
        match (self.relations[at], subject) {
            (Relation::Flat | Relation::Compound | Relation::Nmod | Relation::Appos | Relation::Amod, None)
                if self.stands_after_time(at) =>
            {
                self.relations[at] = Relation::Nsubj;
            }
            // "The following night Orme, disguised as a miller, left": who left is named behind the night.
            (Relation::Flat | Relation::Compound | Relation::Nmod | Relation::Appos, Some(time))
                if self.times[time].is_some() && self.stands_after_time(at) && time < at =>
            {
                self.relations[time] = Relation::Obl;
                self.relations[at] = Relation::Nsubj;
            }
            (Relation::Conj, None) if self.stands_after_time(at) => self.relations[at] = Relation::Nsubj,
            // "After the battle of Arda both Orsan and Larran forces fled": of whom they are is joined to nothing before.
            (Relation::Conj, Some(subject)) if subject > at && self.last_under(at) + 1 == subject => {
                (self.heads[at], self.relations[at]) = (Some(subject), Relation::Amod);
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
                // "Three years earlier, …, the mill, of which Orme is a partner, had burned": nothing subordinates it.
                Relation::Advcl => {
                    self.child(*at, Relation::Nsubj).is_some() && self.child(*at, Relation::Mark).is_none()
                }
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

    /// "In 1907, three years before the bridge fell, the mayor warned of it": what stands before the length that opens a clause is the
    /// main clause's, and the length says how long before.
    pub(super) fn raise_opening_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let clause = self.heads[top].filter(|verb| self.relations[*verb] == Relation::Advcl && *verb > top);
            let Some((verb, main)) = clause.and_then(|verb| Some((verb, self.heads[verb]?))) else { continue };
            let Some(mark) = self.child(verb, Relation::Mark).filter(|mark| *mark > top && main > verb) else {
                continue;
            };
            let Some(last) = (0..mark).rfind(|at| self.times[*at] == Some(time)) else { continue };
            if last + 1 == mark {
                self.relations[top] = Relation::Obl;
            } else if self.written(last + 1) == "," && self.times[mark - 1].is_some() {
                self.heads[top] = Some(main);
            }
            self.gather();
        }
    }

    /// "the day before had been 4 October": says whether a time is told of a time, or another of it, and of nothing that happened.
    pub(crate) fn tells_of_day(&self, top: usize) -> bool {
        let said = |at: usize| {
            let subject = self.child(at, Relation::Nsubj).filter(|_| self.child(at, Relation::Cop).is_some());
            self.times[at].is_some() && subject.is_some_and(|subject| self.times[subject].is_some())
        };
        said(top)
            || self.relations[top] == Relation::Nsubj && self.heads[top].is_some_and(said)
            || self.says_what_by_then(top)
    }

    /// "Orme, by then chairman, resigned": says whether a time only says when somebody was what commas set behind his name.
    fn says_what_by_then(&self, top: usize) -> bool {
        let noun = self.heads[top].filter(|noun| *noun > top && self.is_noun(*noun) && self.times[*noun].is_none());
        noun.is_some_and(|noun| {
            let (first, last) = (self.first_under(noun), self.last_under(noun));
            let opens = self.written(first) == ","
                && first > 0
                && (self.is_noun(first - 1) || self.written(first - 1).starts_with(char::is_uppercase));
            let closes =
                self.written(last) == "," || self.words.get(last + 1).is_some_and(|_| self.written(last + 1) == ",");
            let beside =
                matches!(self.relations[noun], Relation::Obl | Relation::Appos | Relation::Nmod | Relation::Advcl);
            let own = self.all(noun, Relation::Case).any(|case| case > top);
            opens && closes && beside && !own && first < top
        })
    }

    /// "entered the country on 27 May and stayed a decade": a time before the word that joins a verb is not that verb's.
    pub(super) fn keep_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let Some(verb) = self.heads[top].filter(|verb| self.relations[*verb] == Relation::Conj) else { continue };
            let of = |cc: usize| {
                let subject = self.child(verb, Relation::Nsubj);
                self.heads[cc] == Some(verb)
                    || subject.is_some_and(|subject| self.heads[cc] == Some(subject) && cc < subject)
            };
            let first = self.heads[verb].unwrap_or(verb);
            let joins = (top..verb).any(|cc| self.tags[cc] == "CC" && of(cc) && first < top);
            if let Some(first) = self.heads[verb].filter(|first| joins && *first < top) {
                self.heads[top] = Some(first);
                self.gather();
            }
        }
    }
}
