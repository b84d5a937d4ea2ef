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

    /// "A second offer, made a week later, was accepted": what commas set apart behind the subject is said of it, and the verb
    /// behind them is the clause's.
    pub(super) fn lower_participles(&mut self) {
        for verb in 2..self.words.len() {
            let past = matches!(self.tags[verb], "VBN" | "VBD") && self.words[verb].upos == Upos::Verb;
            let past = past && self.may_be_participle(verb);
            let helped = [Relation::Aux, Relation::Mark].into_iter().any(|one| self.child(verb, one).is_some());
            let Some(noun) = self.child(verb, Relation::Nsubj).filter(|noun| past && !helped && *noun < verb) else {
                continue;
            };
            // Whose comma it is: an aside about the subject ends with one as well.
            let apart = self.written(verb - 1) == "," && self.last_under(noun) + 2 == verb;
            if !apart || self.tags[noun] == "PRP" || (0..verb).any(|at| at < noun && self.written(at) == ",") {
                continue;
            }
            let main = |at: usize| {
                let hangs = matches!(self.relations[at], Relation::Parataxis | Relation::Conj | Relation::Ccomp);
                let own = [Relation::Nsubj, Relation::Cc, Relation::Mark];
                let finite = self.is_finite(at) || self.child(at, Relation::Aux).is_some();
                hangs && at > verb && finite && own.into_iter().all(|one| self.child(at, one).is_none())
            };
            let Some(main) = self.children[verb].iter().copied().find(|at| main(*at)) else { continue };
            let opens = self.first_under(main);
            let commas = [opens, opens.saturating_sub(1)];
            if commas.into_iter().all(|at| self.written(at) != ",") {
                continue;
            }
            self.give_clause(verb, main, noun);
        }
    }
}
