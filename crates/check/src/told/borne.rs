//! Who bears an age or a birth, by the word that names them in the sentence: "his father died in 1880, aged fifty".

use std::collections::BTreeMap;

use source::Span;
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::tree::Tree;
use crate::words::words;

/// The word for somebody of whom something is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Bearer {
    pub word: Span,
    /// Whether it is a noun for one of a family: "father".
    pub is_kin: bool,
    /// Of a pronoun, the gender it tells.
    pub gender: Option<Gender>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gender {
    Male,
    Female,
}

impl Bearer {
    /// Says whether what is said of one and what is said of the other in one sentence is said of two.
    pub(crate) fn is_another_than(&self, other: &Bearer) -> bool {
        let apart = self.gender.zip(other.gender).is_some_and(|(one, other)| one != other);
        apart || self.is_kin && self.word != other.word
    }
}

/// Returns the bearers of what numbers and times say, by where those begin.
pub(super) fn bearers(sentences: &[Sentence<'_>], times: &[Timex]) -> BTreeMap<u32, Bearer> {
    let mut found = BTreeMap::new();
    for sentence in sentences {
        let is_number = |at: &usize| sentence.words[*at].upos == Upos::Num;
        let numbers: Vec<usize> = (0..sentence.words.len()).filter(is_number).collect();
        if numbers.is_empty() {
            continue;
        }
        let tree = Tree::of(sentence, times);
        let tops = tree.tops.iter().map(|(&time, &top)| (times[time].span.start, top));
        let all: Vec<(u32, usize)> =
            numbers.iter().map(|&at| (sentence.words[at].span.start, at)).chain(tops).collect();
        found.extend(all.into_iter().filter_map(|(start, at)| Some((start, bearer(&tree, at)?))));
    }
    found
}

/// So many words up from an age stands the one whose it is.
const WITHIN: usize = 6;

fn bearer(tree: &Tree<'_, '_>, word: usize) -> Option<Bearer> {
    if let Some(kin) = right_before(tree, word) {
        return Some(named(tree, kin));
    }
    let mut at = word;
    for _ in 0..WITHIN {
        if let Some(subject) = tree.subject(at).filter(|subject| *subject != at) {
            return Some(named(tree, subject));
        }
        let relation = tree.word(at).relation;
        let above = tree.word(at).head?;
        let is_noun = matches!(tree.word(above).upos, Upos::Noun | Upos::Propn | Upos::Pron);
        if is_noun && !tree.is_in_time(above) && matches!(relation, Relation::Appos | Relation::Acl | Relation::Amod) {
            return Some(named(tree, above));
        }
        at = above;
    }
    None
}

/// Returns the noun for one of a family whose an age is by where it stands, whatever it hangs on: "she lost her brother, aged 20",
/// "when his father died in 1880, aged fifty, he was eight".
pub(super) fn kin_before(tree: &Tree<'_, '_>, age: Span) -> Option<usize> {
    let age = tree.sentence.words.partition_point(|word| word.span.end <= age.start);
    right_before(tree, age)
}

fn right_before(tree: &Tree<'_, '_>, age: usize) -> Option<usize> {
    let opens = age.checked_sub(1).filter(|at| matches!(tree.word(*at).upos, Upos::Adj | Upos::Verb | Upos::Adv))?;
    let comma = opens.checked_sub(1).filter(|at| tree.word(*at).upos == Upos::Punct)?;
    let before = comma.checked_sub(1)?;
    if is_kin(tree, before) {
        return Some(before);
    }
    // The clause that ends at the comma.
    let up = |at: &usize| tree.word(*at).head;
    let verb = std::iter::successors(Some(before), up).take(WITHIN).find(|at| tree.word(*at).upos == Upos::Verb)?;
    tree.child(verb, &[Relation::Nsubj]).filter(|subject| *subject < verb && verb < comma && is_kin(tree, *subject))
}

fn is_kin(tree: &Tree<'_, '_>, noun: usize) -> bool {
    let word = tree.word(noun);
    word.upos == Upos::Noun
        && words().number(&word.lemma.to_lowercase()).is_some_and(|word| words().kin.contains(&word))
}

/// The noun that a name beside it says more of: "his wife Mary" is the wife.
fn named(tree: &Tree<'_, '_>, noun: usize) -> Bearer {
    let beside = |at: &usize| {
        let word = tree.word(*at);
        let joined = matches!(word.relation, Relation::Appos | Relation::Flat | Relation::Compound);
        word.head.filter(|head| joined && matches!(tree.word(*head).upos, Upos::Noun | Upos::Propn))
    };
    let top = std::iter::successors(Some(noun), beside).take(WITHIN).last().unwrap_or(noun);
    let word = tree.word(top);
    let is = |gender: &str| word.upos == Upos::Pron && word.feats.contains(gender);
    let gender = match (is(MALE), is(FEMALE)) {
        (true, _) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        (false, false) => None,
    };
    Bearer { word: word.span, is_kin: is_kin(tree, top), gender }
}

const MALE: &str = "Gender=Masc";
const FEMALE: &str = "Gender=Fem";
