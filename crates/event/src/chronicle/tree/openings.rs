//! Mends what stands before a main clause and was taken for it.

use syntax::{Relation, Upos};

use super::Tree;

impl Tree<'_> {
    /// "Fighting in the hills continued": a form at the head of a sentence, right before a verb that lacks a subject, is its
    /// subject.
    pub(super) fn raise_gerunds(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let opens = (0..root).all(|at| self.is_under(Some(at), root) && !self.tags[at].starts_with("VB"));
        let names = self.tags[root] == "VBG" && opens && self.is_bare_verb(root);
        let verb = self.children[root].iter().copied().find(|verb| {
            let loose = matches!(self.relations[*verb], Relation::Advcl | Relation::Parataxis | Relation::Ccomp);
            *verb > root && loose && self.finite_part(*verb).is_some() && self.is_bare_verb(*verb)
        });
        let Some(verb) = verb.filter(|_| names) else { return };
        let begins = self.finite_part(verb).unwrap_or(verb);
        if self.written(begins - 1) == "," {
            return;
        }
        self.replace(root, verb, Relation::Nsubj);
        for at in begins..self.words.len() {
            if self.heads[at] == Some(root) && at != verb {
                self.heads[at] = Some(verb);
            }
        }
        self.gather();
    }

    /// Says whether a verb has neither a subject nor a word that opens its clause.
    fn is_bare_verb(&self, verb: usize) -> bool {
        [Relation::Nsubj, Relation::Csubj, Relation::Mark].into_iter().all(|one| self.child(verb, one).is_none())
    }

    /// "After the general took the town in 1914, the rebels who opposed him met there": of a clause that a word opens, what a
    /// comma sets behind it, with a verb at its end, is the main clause.
    pub(super) fn close_clauses(&mut self) {
        let Some(root) = self.heads.iter().position(Option::is_none) else { return };
        let opened = self.all(root, Relation::Mark).any(|at| at < root && self.tags[at] != "TO");
        let noun = self.children[root].iter().copied().find(|noun| {
            let behind = *noun > root && matches!(self.relations[*noun], Relation::Appos | Relation::Obj);
            let first = self.first_under(*noun);
            behind && self.is_noun(*noun) && first > root && self.written(first - 1) == ","
                || behind && self.written(first) == ","
        });
        let Some(noun) = noun.filter(|_| opened) else { return };
        let mut under = Vec::new();
        self.gather_under(noun, &|_| false, &mut under);
        under.sort_unstable();
        let verb = under.into_iter().find(|verb| {
            let past = matches!(self.tags[*verb], "VBN" | "VBD") && self.words[*verb].upos == Upos::Verb;
            let hung = matches!(self.relations[*verb], Relation::Xcomp | Relation::Advcl | Relation::Ccomp);
            let alone = self.is_bare_verb(*verb) && self.child(*verb, Relation::Aux).is_none();
            past && hung && alone && !matches!(self.written(*verb - 1), ",") && self.tags[*verb - 1] != "CC"
        });
        let Some(verb) = verb else { return };
        (self.heads[verb], self.relations[verb]) = (None, Relation::Root);
        (self.heads[root], self.relations[root]) = (Some(verb), Relation::Advcl);
        (self.heads[noun], self.relations[noun]) = (Some(verb), Relation::Nsubj);
        for at in 0..self.words.len() {
            if self.heads[at] == Some(root) && at > verb {
                self.heads[at] = Some(verb);
            }
        }
        self.tags[verb] = "VBD";
        self.gather();
    }
}
