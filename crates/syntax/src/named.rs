//! Subjects that a name stands behind: "his son Alexander took the throne" is told of the son, whose name it is.

use crate::clauses::{Clauses, Joints};
use crate::parts::Kind;
use crate::relation::Relation;

impl Clauses<'_> {
    /// Hangs names that were read as subjects by themselves on the nouns before them, and returns the root.
    pub(crate) fn name_subjects(&mut self, words: &[usize], root: usize, joints: Joints) -> usize {
        let mut root = root;
        for pair in words.windows(2) {
            let (noun, name) = (pair[0], pair[1]);
            let verb = self.heads[name] as usize;
            if !self.could_name(noun, name) || self.relation(name) != Relation::Nsubj {
                continue;
            }
            let subject = self.labels[name];
            let together = self.heads[noun] as usize == verb && self.relation(noun) == Relation::Nsubj;
            let beside = self.heads[verb] as usize == noun
                && matches!(self.relation(verb), Relation::Parataxis | Relation::Conj)
                && !self.is_told(noun);
            if beside {
                (self.heads[verb], self.labels[verb]) = (self.heads[noun], self.labels[noun]);
                (self.heads[noun], self.labels[noun]) = (verb as u32, subject);
                if root == noun {
                    root = verb;
                }
            }
            if together || beside {
                (self.heads[name], self.labels[name]) = (noun as u32, joints.apposition);
            }
        }
        root
    }

    /// Says whether a name is the subject of a verb, and the noun it names is something else: what the verb is said of is not
    /// that noun, as in "the town Philip took".
    pub(crate) fn is_name_apart(&self, noun: usize, name: usize) -> bool {
        let verb = self.heads[name] as usize;
        let on_noun = self.heads.get(verb).is_some_and(|head| *head as usize == noun);
        self.could_name(noun, name)
            && self.relation(name) == Relation::Nsubj
            && self.heads[noun] as usize != verb
            && !on_noun
    }

    /// Says whether a word is written as a name, and the one before it as what it may be the name of.
    fn could_name(&self, noun: usize, name: usize) -> bool {
        let upper = |at: usize| self.units[at].written.starts_with(char::is_uppercase);
        let both = [noun, name].into_iter().all(|at| self.units[at].kind == Kind::Noun);
        both && upper(name) && !upper(noun)
    }

    pub(crate) fn relation(&self, at: usize) -> Relation {
        self.names[usize::from(self.labels[at])].0
    }
}
