//! Whether what a word tells is told as having happened.

use syntax::Relation;

use crate::told::kinds::happenings;
use crate::told::tree::Tree;

/// Says whether a verb is told as having happened: nothing makes it a wish, a duty, a condition or its contrary.
pub(super) fn is_told(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let words = &happenings().words;
    let mut marks = tree.marks(verb);
    if marks.any(|mark| mark.xpos == INFINITIVE || words.conditional.contains(&mark.lemma)) {
        return false;
    }
    tree.children(verb).iter().map(|&child| tree.word(child)).all(|child| {
        child.xpos != MODAL
            && !child.feats.contains(NEGATIVE)
            && !(child.relation == Relation::Aux && child.xpos == INFINITIVE)
    })
}

const INFINITIVE: &str = "TO";
const MODAL: &str = "MD";
const NEGATIVE: &str = "Polarity=Neg";

/// Says whether a noun stands under a word of remembering: the anniversary of his death.
pub(super) fn is_remembered(tree: &Tree<'_, '_>, noun: usize) -> bool {
    let above = std::iter::successors(tree.word(noun).head, |&at| tree.word(at).head);
    above.take(REMEMBERED_WITHIN).any(|at| happenings().words.remembered.contains(&tree.word(at).lemma))
}

/// How far above a noun the word of remembering stands at most.
const REMEMBERED_WITHIN: usize = 4;
