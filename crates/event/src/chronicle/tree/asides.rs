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

    /// "died on 4 September 1802, a framework knitter": what a comma sets apart behind the time of a verb says who its subject was, and
    /// nothing is done to it.
    pub(super) fn part_described_ends(&mut self) {
        for noun in 3..self.words.len() {
            let object = self.relations[noun] == Relation::Obj && self.is_noun(noun) && self.times[noun].is_none();
            let Some(verb) = self.heads[noun].filter(|verb| object && *verb < noun) else { continue };
            let first = self.first_under(noun);
            let comma = if self.written(first) == "," { Some(first) } else { first.checked_sub(1) };
            let Some(comma) = comma.filter(|comma| *comma > verb && self.written(*comma) == ",") else { continue };
            let timed = self.times[comma - 1].is_some() && (verb..comma).all(|at| self.written(at) != ",");
            let one = self.all(noun, Relation::Det).any(|det| self.words[det].feats.contains("Definite=Ind"));
            let own = self.all(verb, Relation::Obj).count() == 1 && self.all(noun, Relation::Conj).next().is_none();
            if timed && one && own {
                self.relations[noun] = Relation::Appos;
            }
        }
        self.gather();
    }

    /// "left it, worn out by fever, on 27 February": the time behind what commas set apart belongs to the verb before it.
    pub(super) fn free_behind_asides(&mut self) {
        for top in 4..self.words.len() {
            let loose = |aside: &usize| {
                let hangs = matches!(self.relations[*aside], Relation::Advcl | Relation::Acl | Relation::Xcomp);
                let apart = aside.checked_sub(1).is_some_and(|comma| self.written(comma) == ",");
                self.tags[*aside] == "VBN" && hangs && apart && *aside + 1 < top
            };
            let mut above = std::iter::successors(self.heads[top], |at| self.heads[*at]).take(CLIMB);
            let Some(aside) = above.find(loose).filter(|_| self.times[top].is_some()) else { continue };
            let first = self.first_under(top);
            let closes = first > aside + 1 && [first - 1, first].into_iter().any(|at| self.written(at) == ",");
            let Some(verb) = self.heads[aside].filter(|verb| closes && *verb < aside) else {
                continue;
            };
            let own = self.children[verb].iter().any(|at| self.times[*at].is_some());
            if self.words[verb].upos == Upos::Verb && !own {
                (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
                self.gather();
            }
        }
    }

    /// "lost the battle of the Chernaya on 16 August (4 August O.S.) 1855": a day that has another in brackets within it is when
    /// something was done, as a day without one is, and not which thing it was done to.
    pub(super) fn raise_bracketed_times(&mut self) {
        for time in 0..self.times.iter().flatten().max().map_or(0, |last| last + 1) {
            let inside = |at: &usize| self.times[*at] == Some(time);
            let bracketed = (0..self.words.len()).filter(inside).any(|at| self.tags[at] == "-LRB-");
            let Some(top) = self.top_of_time(time).filter(|top| bracketed && self.relations[*top] == Relation::Nmod)
            else {
                continue;
            };
            let mut above = std::iter::successors(self.heads[top], |at| self.heads[*at]).take(CLIMB);
            let Some(noun) = above.find(|noun| self.relations[*noun] == Relation::Obj && *noun < top) else { continue };
            let Some(verb) = self.heads[noun].filter(|verb| self.tags[*verb] == "VBD" && *verb < noun) else {
                continue;
            };
            let own = self.children[verb].iter().any(|at| self.times[*at].is_some());
            if !own && self.child(top, Relation::Case).is_some() {
                (self.heads[top], self.relations[top]) = (Some(verb), Relation::Obl);
                self.gather();
            }
        }
    }
}

/// What a time hangs on within an aside stands so many words under its verb at most.
const CLIMB: usize = 3;
