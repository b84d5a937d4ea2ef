//! Clauses that hang on the main one and yet are told for themselves: what was conceded, what became of somebody named, what is
//! believed to have happened.

use syntax::Relation as Hangs;

use super::grammar::{Grammar, Verb};
use super::one::One;
use super::predicate::{Shape, is_passive};
use super::sentence::Told;
use super::sequence::is_plain_past;
use super::subject::{Elsewhere, Subject};
use super::tree::Tree;

/// "They broke through, although their captain was shot": says whether a verb tells what happened in spite of the main clause, and
/// in its time.
pub(super) fn is_conceded(grammar: &Grammar, tree: &Tree<'_>, at: usize) -> bool {
    let concedes = |mark: usize| mark < at && grammar.beside.concede.contains(&tree.words[mark].lemma.to_lowercase());
    tree.relation(at) == Hangs::Advcl && tree.all(at, Hangs::Mark).any(concedes) && is_plain_past(tree, at)
}

/// "The colonel, who was soon appointed governor": says whether a clause about somebody named tells what came after.
pub(super) fn is_next(grammar: &Grammar, tree: &Tree<'_>, one: &One) -> bool {
    let at = one.predicate.at;
    let Some(Subject { at: noun, elsewhere: Elsewhere::Relative(word) }) = one.subject else { return false };
    // "the only action taken by the guards, who later fled": another noun stands nearer.
    let near = (noun..word).all(|at| !tree.tag(at).starts_with("VB"));
    let apart = noun < word && near && tree.written(word - 1) == ",";
    let later = |adverb: usize| grammar.beside.next.contains(&tree.words[adverb].lemma.to_lowercase());
    let clause = tree.relation(at) == Hangs::Acl && apart && is_plain_past(tree, at);
    clause && tree.all(at, Hangs::Advmod).any(|adverb| later(adverb) && adverb < at)
}

impl Told<'_> {
    /// "Some four thousand are thought to have died": says whether what an infinitive tells is held to have happened.
    pub(super) fn is_believed(&self, tree: &Tree<'_>, one: &One) -> bool {
        let at = one.predicate.at;
        let perfect = tree.tag(at) == "VBN" && tree.all(at, Hangs::Aux).any(|helper| tree.tag(helper) == "VB");
        let held = one.told_by.filter(|told| told.shape == Shape::Finite && tree.head(at) == Some(told.at));
        perfect
            && held.is_some_and(|told| {
                self.means.grammar.is_verb(&tree.words[told.at].lemma.to_lowercase(), Verb::Report)
                    && is_passive(tree, told.at)
            })
    }
}
