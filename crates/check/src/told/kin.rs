//! Whose birth comes first by what they are to one another: "his mother was born in 1852", "his elder sister".

use source::{ListedSet, Span};
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::kinds::{EdgeOfLife, happenings};
use super::order::{How, Order};
use super::telling::Telling;
use super::tree::Tree;
use super::understood::Places;

/// Returns that parents were born before their children, and elders before those they are the elders of, where the account tells of both.
pub(super) fn orders(
    places: &Places<'_>,
    sentences: &[Sentence<'_>],
    times: &[Timex],
    tellings: &[Telling],
) -> Vec<Order> {
    let born = |telling: &&Telling| {
        telling.kind.is_some_and(|kind| happenings().kind(kind).edge_of_life == Some(EdgeOfLife::Birth))
    };
    let births: Vec<&Telling> = tellings.iter().filter(born).collect();
    let order = |birth: &&Telling| {
        let sentence = &sentences[birth.at.sentence];
        let tree = Tree::of(sentence, times);
        let (cue, rank, owner) = kin(&tree, tree.subject(birth.at.word)?)?;
        let owner = places.entity(tree.word(owner).span)?.id;
        let his = |one: &&&Telling| one.whom.as_ref().and_then(|whom| whom.entity) == Some(owner) && one.at != birth.at;
        let mut told = births.iter().filter(his);
        let other = told.next().filter(|_| told.next().is_none())?;
        let (first, second) = match rank {
            Rank::Before => (birth.at, other.at),
            Rank::Behind => (other.at, birth.at),
        };
        Some(Order { first, second, cue, how: How::OfKin })
    };
    births.iter().filter_map(order).collect()
}

/// Whether one of a family was born before the other, or after.
#[derive(Clone, Copy)]
enum Rank {
    Before,
    Behind,
}

/// The word that says what somebody is to another, how old beside the one, and the word for that other.
fn kin(tree: &Tree<'_, '_>, subject: usize) -> Option<(Span, Rank, usize)> {
    let words = &happenings().words;
    // "His sister Ida": the name may hang on the noun, or the noun on the name.
    let beside = |at: &usize| {
        let joined = matches!(tree.word(*at).relation, Relation::Appos | Relation::Flat | Relation::Compound);
        joined && tree.word(*at).upos == Upos::Noun
    };
    let noun = if tree.word(subject).upos == Upos::Noun {
        subject
    } else {
        tree.children(subject).iter().copied().find(beside)?
    };
    let hung = || tree.children(noun).iter().chain(tree.children(subject)).copied();
    let owner = hung().find(|at| tree.word(*at).relation == Relation::Nmod && tree.word(*at).subtype == POSSESSIVE)?;
    let is = |list: &ListedSet<String>, at: usize| list.contains(&tree.word(at).lemma);
    let said = |list: &ListedSet<String>| hung().find(|at| is(list, *at));
    let word = |at: usize, rank: Rank| Some((tree.word(at).span, rank, owner));
    if is(&words.parents, noun) {
        return word(noun, Rank::Before);
    }
    if is(&words.children, noun) {
        return word(noun, Rank::Behind);
    }
    let sibling = is(&words.siblings, noun);
    let elder = said(&words.elder).filter(|_| sibling).and_then(|at| word(at, Rank::Before));
    elder.or_else(|| said(&words.younger).filter(|_| sibling).and_then(|at| word(at, Rank::Behind)))
}

/// The subtype of who has something.
const POSSESSIVE: &str = "poss";
