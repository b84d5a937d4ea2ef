//! What does not hold together in the tree of a clause.

use crate::clauses::Clauses;
use crate::parts::{Aside, Kind, Part};
use crate::relation::Relation;

impl Clauses<'_> {
    /// Counts what does not hold together: verbs without a subject or with two, and a root that tells nothing.
    pub(crate) fn faults(&self, words: &[usize], root: usize, ways: &[Part]) -> usize {
        let relation = |at: usize| self.names[self.labels[at] as usize].0;
        let verbs: Vec<usize> = words.iter().copied().filter(|at| self.units[*at].kind == Kind::Finite).collect();
        let mut faults = ways.iter().filter(|part| !self.is_whole(words, **part)).count();
        if !verbs.is_empty() && !self.is_told(root) {
            faults += 2;
        }
        for verb in verbs {
            let helps = matches!(relation(verb), Relation::Aux | Relation::Cop);
            let told = if helps { self.heads[verb] as usize } else { verb };
            // A helper of the sentence itself, which no sound tree has, helps nothing.
            let Some(own) = self.labels.get(told).map(|label| &self.names[usize::from(*label)]) else { continue };
            let subjects = words
                .iter()
                .filter(|at| self.heads[**at] as usize == told)
                .filter(|at| matches!(relation(**at), Relation::Nsubj | Relation::Csubj | Relation::Expl))
                .count();
            let shared = matches!(own.0, Relation::Conj | Relation::Xcomp) || told == root && words[0] == verb;
            faults += usize::from(subjects == 0 && !shared) + usize::from(subjects > 1);
            faults += usize::from(own.0 == Relation::Acl && own.1.is_empty() && subjects == 0);
            // A verb is no part of a name.
            faults +=
                usize::from(matches!(own.0, Relation::Appos | Relation::Nmod | Relation::Compound | Relation::Flat));
        }
        faults
    }

    /// Says whether what could be parted is read as that: the subject reaches the verb behind what is set apart, and nothing
    /// behind a front hangs on it.
    fn is_whole(&self, words: &[usize], part: Part) -> bool {
        match part {
            Part::Joined(_) | Part::Far(_) => true,
            Part::Front(comma) => {
                let behind = words[comma + 1..].iter().filter(|at| !self.units[**at].is_mark);
                behind.into_iter().all(|at| self.heads[*at] as usize > words[comma])
            }
            Part::Aside(Aside { open, close, .. }) => {
                let noun = self.top(words[open - 1], words[open]);
                let mut behind = words[close + 1..].iter().copied();
                let verb = behind.find(|at| self.units[*at].kind == Kind::Finite);
                let head = self.heads[noun] as usize;
                verb.is_some_and(|verb| head == verb || head == self.heads[verb] as usize)
            }
        }
    }

    /// Says whether a root has a tense of its own, or by what helps it.
    pub(crate) fn is_told(&self, root: usize) -> bool {
        let finite = |at: usize| self.units[at].kind == Kind::Finite;
        finite(root) || (0..self.units.len()).any(|at| self.heads[at] as usize == root && finite(at))
    }
}
