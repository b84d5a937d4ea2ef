//! The line of a predicate: its clause with its subject, without its time and what hangs loosely on it, at most 25 words.

use std::collections::BTreeSet;

use syntax::{Relation, Upos};

use super::grammar::{Grammar, Noun, Verb};
use super::predicate::{Predicate, Shape, is_passive};
use super::subject::{Elsewhere, Subject, is_relative, relative_head};
use super::tree::Tree;

mod leaves;
mod said;
mod shorten;
mod trim;

/// Returns the line of a predicate. `times` are the times of the sentence that stand beside the line anyway; `name` gives the
/// name of whom a pronoun stands for, `same` says whether a pronoun stands for whom another word names.
pub(crate) fn label(
    grammar: &'static Grammar,
    tree: &Tree<'_>,
    predicates: &[Predicate],
    predicate: Predicate,
    subject: Option<Subject>,
    times: &[usize],
    (name, same): Names<'_>,
) -> String {
    let mut line = Line { grammar, tree, predicates, predicate, subject, times, name, same, cut: BTreeSet::new() };
    line.cut = line.shorten(&line.words());
    line.written(&line.words())
}

/// Gives the name of whom a pronoun stands for, and says whether another word names the same.
type Names<'n> = (&'n dyn Fn(usize) -> Option<String>, &'n dyn Fn(usize, usize) -> bool);

struct Line<'l, 's> {
    grammar: &'static Grammar,
    tree: &'l Tree<'s>,
    predicates: &'l [Predicate],
    predicate: Predicate,
    subject: Option<Subject>,
    times: &'l [usize],
    name: &'l dyn Fn(usize) -> Option<String>,
    same: &'l dyn Fn(usize, usize) -> bool,
    /// What is left off, with all under it, because the line would be too long.
    cut: BTreeSet<usize>,
}

impl Line<'_, '_> {
    /// The words of the line in the order they are said; a subject from elsewhere comes first.
    fn words(&self) -> Vec<usize> {
        let tree = self.tree;
        let mut own = Vec::new();
        tree.gather_under(self.predicate.at, &|child| self.leaves(child), &mut own);
        let mut first = Vec::new();
        if let Some(subject) = self.subject {
            let again = match subject.elsewhere {
                Elsewhere::No => false,
                Elsewhere::Unsaid => true,
                Elsewhere::Relative(word) => {
                    own.retain(|at| *at != word);
                    true
                }
            };
            if again {
                let under = |at: usize| tree.is_under(Some(at), self.predicate.at);
                tree.gather_under(
                    subject.at,
                    &|child| under(child) || self.is_aside(child) || self.leaves(child),
                    &mut first,
                );
                first.retain(|at| {
                    !own.contains(at)
                        && !matches!(tree.relation(*at), Relation::Case if tree.head(*at) == Some(subject.at))
                });
            }
        }
        if self.predicate.shape == Shape::Nominal {
            // "following the signing of …": what joins the noun to its clause is none of its line.
            let joins = |at: &usize| tree.relation(*at) == Relation::Case && tree.head(*at) == Some(self.predicate.at);
            let (cases, rest) = own.into_iter().partition(joins);
            own = rest;
            let cases: Vec<usize> = cases;
            own.retain(|at| !cases.iter().any(|case| tree.is_under(Some(*at), *case)));
        }
        own.sort_unstable();
        first.sort_unstable();
        // "«Fall» — the capital fell": what a dash sets before the clause is none of it.
        let begins = self
            .subject
            .filter(|subject| subject.elsewhere == Elsewhere::No)
            .map_or(self.predicate.at, |subject| subject.at.min(self.predicate.at));
        let dash = |at: &usize| *at < begins && matches!(tree.written(*at), "—" | "–");
        if let Some(dash) = own.iter().copied().rfind(dash) {
            own.retain(|at| *at > dash);
        }
        // "with the powers signing": the line says that they signed.
        if let Some(subject) = self.subject.filter(|_| self.predicate.shape == Shape::Participle) {
            let joins = |at: &usize| {
                tree.relation(*at) == Relation::Case && tree.head(*at) == Some(subject.at) && *at < subject.at
            };
            own.retain(|at| !joins(at));
        }
        let (first, mut own) = (self.trimmed(first), self.trimmed(own));
        if let Some((word, noun)) = self.object_before() {
            // "Egypt, which the Persians had held": "the Persians had held Egypt".
            own.retain(|at| Some(*at) != word);
            let mut object = Vec::new();
            let leaves = |child: usize| {
                let case = tree.relation(child) == Relation::Case && tree.head(child) == Some(noun);
                case || matches!(tree.relation(child), Relation::Acl | Relation::Appos | Relation::Conj)
                    || self.leaves(child)
            };
            tree.gather_under(noun, &leaves, &mut object);
            object.retain(|at| !own.contains(at));
            object.sort_unstable();
            let after = own.iter().position(|at| *at == self.predicate.at).map_or(own.len(), |verb| verb + 1);
            own.splice(after..after, self.trimmed(object));
        }
        first.into_iter().chain(own).collect()
    }

    /// The noun that is the verb's object, said before its clause, and the relative word that stands for it: "the gains which
    /// they made", "the gains they made".
    fn object_before(&self) -> Option<(Option<usize>, usize)> {
        let tree = self.tree;
        let verb = self.predicate.at;
        if let Some(word) = tree.child(verb, Relation::Obj) {
            return is_relative(tree, word).then_some((Some(word), relative_head(tree, verb)?));
        }
        let clause = tree.is(verb, Relation::Acl, "relcl") && self.predicate.shape == Shape::Finite;
        let own = self.subject.is_some_and(|subject| subject.elsewhere == Elsewhere::No);
        let stands = |at: usize| is_relative(tree, at) || matches!(tree.tag(at), "WRB" | "WP$");
        let relative = (0..verb).any(|at| stands(at) && tree.is_under(Some(at), verb));
        let lemma = tree.words[verb].lemma.to_lowercase();
        let takes = ![Verb::Alone, Verb::Suffer].into_iter().any(|class| self.grammar.is_verb(&lemma, class));
        let passive = is_passive(tree, verb);
        // "by the time the force arrived", "the way they fought": no object.
        let thing = |head: usize| !self.grammar.is_noun(&tree.words[head].lemma.to_lowercase(), Noun::Frame);
        let head = tree
            .head(verb)
            .filter(|head| tree.words[*head].upos == Upos::Noun && tree.time_of(*head).is_none() && thing(*head));
        head.filter(|_| clause && own && !relative && takes && !passive).map(|head| (None, head))
    }
}
