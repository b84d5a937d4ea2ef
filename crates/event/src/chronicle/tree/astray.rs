//! Times that were hung on a word they only stand beside: on a name, a noun behind a preposition, a clause they are counted from.

use syntax::Relation;

use super::Tree;

impl Tree<'_> {
    /// "On 3 June Orme, Hale and Reed set out": the month is the day's, and no part of the first name.
    pub(super) fn bind_times(&mut self) {
        for at in 0..self.words.len() {
            let Some(top) = self.times[at].and_then(|time| self.top_of_time(time)).filter(|top| *top < at) else {
                continue;
            };
            // "the Autumn Rising": an article is no day.
            let named = self.relations[top] != Relation::Det;
            // "In 496 BC declared himself king": nor does the end of a time do anything.
            let bare = self.children[at].is_empty() && self.tags[at] == "NNP";
            let does = bare && self.relations[at] == Relation::Nsubj && self.heads[at] == self.heads[top];
            let behind = |head: usize| head > at && self.times[head].is_none() && (does || self.is_noun(head));
            if named && self.heads[at].is_some_and(behind) && (top..=at).all(|word| self.times[word] == self.times[at])
            {
                (self.heads[at], self.relations[at]) = (Some(top), Relation::Nmod);
            }
        }
        self.gather();
    }

    /// "filed it on 20 March, three days before the courts closed": a time that a clause is counted from is that of the verb above it.
    pub(super) fn raise_counted_from(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let clause = self.heads[top].filter(|clause| *clause > top && self.tags[*clause].starts_with("VB"));
            let opened = |clause: &usize| {
                let mark = self.child(*clause, Relation::Mark);
                mark.is_some_and(|mark| self.times[mark] == Some(time) && self.relations[*clause] == Relation::Advcl)
            };
            let Some(clause) = clause.filter(opened) else { continue };
            let main = self.heads[clause].filter(|main| *main < top && self.tags[*main].starts_with("VB"));
            if let Some(main) = main {
                (self.heads[top], self.relations[top]) = (Some(main), Relation::Obl);
                self.gather();
            }
        }
    }

    /// "The war ended in 488 BC with the death of the king": a time that stands before the preposition of a noun is the verb's.
    pub(super) fn raise_before_cases(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let behind = |noun: &usize| *noun > top && self.times[*noun].is_none();
            let Some(noun) = self.heads[top].filter(behind) else { continue };
            let last = (top..noun).take_while(|at| self.times[*at] == Some(time)).last().unwrap_or(top);
            let between = self.all(noun, Relation::Case).any(|case| case > last && self.times[case].is_none());
            let verb = self.heads[noun].filter(|verb| *verb < top && self.tags[*verb].starts_with("VB"));
            let Some(verb) = verb.filter(|_| between && self.relations[noun] == Relation::Obl) else { continue };
            // What stands before the time is its preposition.
            let own = top.checked_sub(1).filter(|case| {
                let of_noun = self.heads[*case] == Some(noun) && self.relations[*case] == Relation::Case;
                of_noun && self.child(top, Relation::Case).is_none()
            });
            if let Some(own) = own {
                self.heads[own] = Some(top);
            }
            (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
            self.gather();
        }
    }

    /// "In August a strike was put down": what stands before the article of a subject is the clause's.
    pub(super) fn raise_fronted(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let Some(top) = self.top_of_time(time) else { continue };
            let part = matches!(
                self.relations[top],
                Relation::Nmod | Relation::Compound | Relation::Amod | Relation::Appos | Relation::Nummod
            );
            let before = |noun: &usize| part && *noun > top && self.times[*noun].is_none();
            let Some(noun) = self.heads[top].filter(before) else { continue };
            let last = (top..noun).take_while(|at| self.times[*at] == Some(time)).last().unwrap_or(top);
            let opens = |at: usize| {
                let article = matches!(self.relations[at], Relation::Det | Relation::Nummod);
                self.heads[at] == Some(noun) && (article || self.tags[at] == "PRP$")
            };
            if !(last + 1..noun).any(opens) && self.child(top, Relation::Case).is_none() {
                continue;
            }
            let verb = self.heads[noun].filter(|verb| self.relations[noun] == Relation::Nsubj && *verb > noun);
            if let Some(verb) = verb {
                (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
                self.gather();
            }
        }
    }
}
