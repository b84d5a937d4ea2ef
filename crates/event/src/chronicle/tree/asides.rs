//! Mends what commas set apart from a clause and a parser took for the clause.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "On 9 April, the day of the fall, thousands marched": where nothing closes what was taken for another name of the
    /// subject, that is the subject, and the noun before says more of the time.
    pub(super) fn close_asides(&mut self) {
        for verb in 3..self.words.len() {
            let Some(noun) = self.child(verb, Relation::Nsubj).filter(|noun| *noun < verb) else { continue };
            let first = self.first_under(noun);
            let time =
                first.checked_sub(2).filter(|time| self.times[*time].is_some() && self.written(first - 1) == ",");
            let Some(top) = time.and_then(|time| self.top_of_time(self.times[time]?)) else { continue };
            let begins = self.children[verb]
                .iter()
                .copied()
                .filter(|at| matches!(self.relations[*at], Relation::Aux | Relation::Advmod) && *at > noun)
                .fold(verb, usize::min);
            let mut under = Vec::new();
            self.gather_under(noun, &|_| false, &mut under);
            let subject = under.into_iter().find(|at| {
                let aside = self.relations[*at] == Relation::Appos && self.words[*at].upos != Upos::Num;
                aside && *at > noun && self.last_under(*at) + 1 == begins && self.written(self.first_under(*at)) == ","
            });
            let Some(subject) = subject.filter(|_| !self.is_under(Some(top), noun)) else { continue };
            (self.heads[subject], self.relations[subject]) = (Some(verb), Relation::Nsubj);
            (self.heads[noun], self.relations[noun]) = (Some(top), Relation::Appos);
            self.gather();
        }
    }
}
