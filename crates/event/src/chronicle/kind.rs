//! What kind of event a predicate tells, and whether of one that begins, goes on or ends.

use syntax::Relation;

use super::grammar::{Grammar, Verb};
use super::one::One;
use super::predicate::{Shape, joined_close, made_done};
use super::senses::Senses;
use super::sentence::Told;
use super::tree::Tree;
use crate::event::Phase;

/// The kind of what strikes without anybody's doing.
const DISASTER: &str = "disaster";

impl Told<'_> {
    /// The kind of event a predicate tells: by its noun or verb, by what the verb is said of, by another word beside it.
    pub(super) fn kind(&self, tree: &Tree<'_>, one: &One) -> Option<&'static str> {
        let (grammar, at) = (self.means.grammar, one.predicate.at);
        let lemma = tree.words[at].small_lemma();
        if one.predicate.shape == Shape::Nominal {
            return grammar.noun_kind(lemma);
        }
        let of = |noun: Option<usize>| noun.and_then(|noun| grammar.noun_kind(tree.words[noun].small_lemma()));
        let (subject, object) = (one.subject.map(|subject| subject.at), tree.child(at, Relation::Obj));
        // "took place", "fell ill": not what the verb says by itself; what takes place may say it.
        if let Some(kind) = idiom(grammar, tree, at, lemma) {
            let of_object = of(object);
            return kind.or_else(|| of(subject).filter(|_| of_object.is_none()));
        }
        // "The invasion began", "held an election": the noun says what.
        let course = self.phase(tree, at).is_some() || grammar.is_verb(lemma, Verb::Light);
        // "A fire broke out", "a quake struck": the noun says what.
        let course = course || object.is_none() && grammar.is_verb(lemma, Verb::Suffer);
        let disaster = of(subject).filter(|kind| *kind == DISASTER);
        if disaster.is_some() {
            return disaster;
        }
        if let Some(done) = made_done(tree, at).filter(|_| grammar.is_verb(lemma, Verb::Light)) {
            return grammar.verb_kind(&tree.words[done].lemma);
        }
        let told = course.then(|| of(subject).or_else(|| of(object))).flatten();
        let sense = || Senses::english().of(lemma).iter().find(|sense| sense.fits(&self.named, tree, at, subject));
        // "was tried and shot": either says it.
        let joined = || grammar.verb_kind(tree.words[joined_close(grammar, tree, at)?].small_lemma());
        let own = told.or_else(|| match sense() {
            Some(sense) => sense.kind,
            None => grammar.verb_kind(lemma),
        });
        // "managed to escape" tells of an escape.
        let managed = || {
            let done = tree.all(at, Relation::Xcomp).find(|done| tree.tag(*done) == "VB")?;
            grammar.is_verb(lemma, Verb::Manage).then(|| grammar.verb_kind(tree.words[done].small_lemma()))?
        };
        own.or_else(joined).or_else(managed)
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

/// The kind of a verb together with what hangs on it, where that is another than its own; of some none.
pub(super) fn idiom(grammar: &Grammar, tree: &Tree<'_>, at: usize, lemma: &str) -> Option<Option<&'static str>> {
    let close = |child: &usize| {
        let relation = tree.relation(*child);
        let beside = matches!(relation, Relation::Obj | Relation::Xcomp | Relation::Compound | Relation::Obl);
        *child > at && (beside || relation == Relation::Advmod && *child == at + 1)
    };
    let marks = |child: &usize| tree.all(*child, Relation::Mark).next();
    let words = tree.children(at).iter().copied().filter(close);
    let opening = tree.all(at, Relation::Advcl).filter_map(|child| marks(&child));
    words.chain(opening).find_map(|word| grammar.idiom(lemma, tree.words[word].small_lemma()))
}
