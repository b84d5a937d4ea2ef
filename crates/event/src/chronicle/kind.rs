//! What kind of event a predicate tells, and whether of one that begins, goes on or ends.

use syntax::Relation;

use super::grammar::Verb;
use super::one::One;
use super::predicate::{Shape, joined_close, made_done};
use super::sentence::Told;
use super::tree::Tree;
use crate::event::Phase;

impl Told<'_> {
    /// The kind of event a predicate tells.
    pub(super) fn kind(&self, tree: &Tree<'_>, one: &One) -> Option<&'static str> {
        let lemma = tree.words[one.predicate.at].lemma.to_lowercase();
        if one.predicate.shape == Shape::Nominal {
            return self.means.grammar.noun_kind(&lemma);
        }
        let of = |noun: Option<usize>| {
            noun.and_then(|noun| self.means.grammar.noun_kind(&tree.words[noun].lemma.to_lowercase()))
        };
        // "took place", "fell ill": not what the verb says by itself.
        if let Some(kind) = self.idiom(tree, one.predicate.at, &lemma) {
            return kind;
        }
        // "The invasion began", "held an election": the noun says what.
        let course = self.phase(tree, one.predicate.at).is_some() || self.means.grammar.is_verb(&lemma, Verb::Light);
        let object = tree.child(one.predicate.at, Relation::Obj);
        // "A fire broke out", "a quake struck": the noun says what.
        let course = course || object.is_none() && self.means.grammar.is_verb(&lemma, Verb::Suffer);
        let disaster = of(one.subject.map(|subject| subject.at)).filter(|kind| *kind == "disaster");
        if disaster.is_some() {
            return disaster;
        }
        if let Some(done) =
            made_done(tree, one.predicate.at).filter(|_| self.means.grammar.is_verb(&lemma, Verb::Light))
        {
            return self.means.grammar.verb_kind(&tree.words[done].lemma);
        }
        let told = course.then(|| of(one.subject.map(|subject| subject.at)).or_else(|| of(object))).flatten();
        // "was tried and shot": either says it.
        let joined = joined_close(self.means.grammar, tree, one.predicate.at);
        let of_joined = || self.means.grammar.verb_kind(&tree.words[joined?].lemma.to_lowercase());
        told.or_else(|| self.means.grammar.verb_kind(&lemma)).or_else(of_joined)
    }

    /// The kind of a verb together with what hangs on it, where that is another than its own; of some none.
    fn idiom(&self, tree: &Tree<'_>, at: usize, lemma: &str) -> Option<Option<&'static str>> {
        let close = |child: &usize| {
            matches!(tree.relation(*child), Relation::Obj | Relation::Xcomp | Relation::Compound) && *child > at
        };
        let marks = |child: &usize| tree.all(*child, Relation::Mark).next();
        let words = tree.children(at).iter().copied().filter(close);
        let opening = tree.all(at, Relation::Advcl).filter_map(|child| marks(&child));
        words.chain(opening).find_map(|word| self.means.grammar.idiom(lemma, &tree.words[word].lemma.to_lowercase()))
    }

    pub(super) fn phase(&self, tree: &Tree<'_>, at: usize) -> Option<Phase> {
        let lemma = &tree.words[at].lemma;
        let of = |class| self.means.grammar.is_verb(lemma, class);
        if of(Verb::Begin) {
            Some(Phase::Begins)
        } else if of(Verb::End) {
            Some(Phase::Ends)
        } else {
            of(Verb::GoOn).then_some(Phase::GoesOn)
        }
    }
}
