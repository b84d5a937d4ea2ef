//! Clauses that say what was said, taken for clauses about a noun beside it: "concluded in her report that the covers had leaked".

use syntax::Relation;

use super::Tree;
use crate::chronicle::grammar::{Grammar, Noun, Verb};

impl Tree<'_> {
    /// "The surveyor concluded in her report of 12 July that the covers had leaked": a verb that tells what was said or found and has
    /// nothing else to tell has the clause behind the noun, where that clause has a subject of its own.
    pub(super) fn tell_contents(&mut self, grammar: &Grammar) {
        for clause in 2..self.words.len() {
            if self.relations[clause] != Relation::Acl {
                continue;
            }
            let tells = |noun: &usize| *noun < clause && grammar.is_noun(self.words[*noun].small_lemma(), Noun::Tell);
            let Some(noun) = self.heads[clause].filter(tells) else { continue };
            let Some(verb) = self.heads[noun].filter(|verb| *verb < noun && self.relations[noun] == Relation::Obl)
            else {
                continue;
            };
            let says = grammar.is_verb(self.words[verb].small_lemma(), Verb::Report) && self.tags[verb] == "VBD";
            let told = [Relation::Obj, Relation::Ccomp, Relation::Xcomp]
                .into_iter()
                .any(|one| self.child(verb, one).is_some());
            if !says || told {
                continue;
            }
            let opens = |at: &usize| {
                matches!(self.tags[*at], "WDT" | "IN") && self.relations[*at] == Relation::Obj && *at > noun
            };
            let Some(opener) = self.children[clause].iter().copied().find(opens) else { continue };
            let subject = self.child(clause, Relation::Nsubj).filter(|subject| *subject > opener);
            let own =
                self.finite_part(clause).is_some_and(|finite| finite > opener) && self.first_under(clause) == opener;
            if subject.is_some() && own && self.written(opener - 1) != "," {
                (self.heads[clause], self.relations[clause]) = (Some(verb), Relation::Ccomp);
                (self.relations[opener], self.tags[opener]) = (Relation::Mark, "IN");
                self.gather();
            }
        }
    }
}
