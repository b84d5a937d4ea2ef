//! Which of two happenings of a sentence, or of two sentences, is said to be the earlier.

use source::Span;
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::kinds::happenings;
use super::tree::Tree;

/// That one happening is said to come before another; both by sentence and word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Order {
    pub first: (usize, usize),
    pub second: (usize, usize),
    /// The word that says so.
    pub cue: Span,
    pub how: How,
}

/// How it is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    /// In so many words: "before", "after".
    Plainly,
    /// By going on with "then".
    ByGoingOn,
}

/// Returns what the sentences of a text say of order, in reading order.
pub(crate) fn orders(text: &str, sentences: &[Sentence<'_>], times: &[Timex]) -> Vec<Order> {
    let mut found = Vec::new();
    let mut before: Option<(usize, usize, u32)> = None;
    for (number, sentence) in sentences.iter().enumerate() {
        let tree = Tree::of(sentence, times);
        within(&tree, number, &mut found);
        let root = sentence.words.iter().position(|word| word.head.is_none() && word.upos == Upos::Verb);
        if let (Some(root), Some((earlier, its_root, end))) = (root, before)
            && let Some(cue) = goes_on(&tree, root)
            && is_one_paragraph(text, end, sentence.span.start)
        {
            found.push(Order { first: (earlier, its_root), second: (number, root), cue, how: How::ByGoingOn });
        }
        before = root.map(|root| (number, root, sentence.span.end));
    }
    found
}

fn within(tree: &Tree<'_, '_>, number: usize, found: &mut Vec<Order>) {
    let words = &happenings().words;
    for (at, word) in tree.sentence.words.iter().enumerate() {
        // "… after they signed", "… before the signing".
        let hangs = matches!(word.relation, Relation::Advcl | Relation::Obl | Relation::Nmod);
        if let (true, Some(head)) = (hangs, word.head) {
            // "Since before the siege began": from a time on, and no order of two things.
            for mark in tree.marks(at).filter(|mark| !follows_another(tree, mark.span)) {
                let order = |first, second| Order {
                    first: (number, first),
                    second: (number, second),
                    cue: mark.span,
                    how: How::Plainly,
                };
                if words.before.contains(&mark.lemma) {
                    found.push(order(head, at));
                } else if words.after.contains(&mark.lemma) {
                    found.push(order(at, head));
                }
            }
        }
        // "The signing preceded the withdrawal".
        if word.upos == Upos::Verb
            && !tree.is_passive(at)
            && let (Some(subject), Some(object)) = (tree.subject(at), tree.child(at, &[Relation::Obj]))
        {
            let order = |first, second| Order {
                first: (number, first),
                second: (number, second),
                cue: word.span,
                how: How::Plainly,
            };
            if words.precedes.contains(&word.lemma) {
                found.push(order(subject, object));
            } else if words.follows.contains(&word.lemma) {
                found.push(order(object, subject));
            }
        }
    }
}

/// Says whether a word that says how something hangs stands right after another such word.
fn follows_another(tree: &Tree<'_, '_>, mark: Span) -> bool {
    let words = &tree.sentence.words;
    let at = words.partition_point(|word| word.span.start < mark.start);
    at.checked_sub(1).is_some_and(|before| matches!(words[before].upos, Upos::Adp | Upos::Sconj))
}

/// The word by which a sentence goes on from the one before: "then", among its first words.
fn goes_on(tree: &Tree<'_, '_>, root: usize) -> Option<Span> {
    const FIRST: usize = 3;
    let first = tree.children(root).iter().copied().filter(|&child| child < FIRST);
    let mut adverbs = first.map(|child| tree.word(child)).filter(|word| word.relation == Relation::Advmod);
    adverbs.find(|word| happenings().words.then.contains(&word.lemma)).map(|word| word.span)
}

fn is_one_paragraph(text: &str, end: u32, start: u32) -> bool {
    text.get(end as usize..start as usize)
        .is_some_and(|between| between.bytes().filter(|&byte| byte == b'\n').count() < 2)
}
