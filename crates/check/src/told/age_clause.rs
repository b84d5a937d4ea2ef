//! The clause behind an age that says when it was, and what other sentences date that: "she was twenty-five when they married".

use entity::EntityId;
use event::{Event, Polarity, Relation as Lies};
use source::Span;
use syntax::{Relation, Sentence};
use timex::Timex;

use super::kinds::{EdgeOfLife, happenings};
use super::outlived::death_of;
use super::people::Life;
use super::telling::is_plain_date;
use super::tree::{Tree, place_of};
use super::understood::Places;

/// The date that other sentences give to what a clause tells that somebody did.
pub(super) fn when_told(
    tree: &Tree<'_, '_>,
    verb: usize,
    who: EntityId,
    (places, sentences, times, lives): (&Places<'_>, &[Sentence<'_>], &[Timex], &[Life]),
) -> Option<usize> {
    if tells_death(tree, verb) { death_of(lives, who) } else { told_of(tree, verb, who, (places, sentences, times)) }
}

/// The verb of the clause behind an age that says when it was, where it has a subject of its own: "when he died".
pub(super) fn own_clause(tree: &Tree<'_, '_>, age: Span) -> Option<usize> {
    let words = &tree.sentence.words;
    let last = words.partition_point(|word| word.span.start < age.end).checked_sub(1)?;
    let above = words[last].head;
    let below = [Some(last), above].into_iter().flatten().flat_map(|at| tree.children(at).iter().copied());
    let is_clause =
        |at: &usize| words[*at].relation == Relation::Advcl && tree.child(*at, &[Relation::Nsubj]).is_some();
    below.filter(|at| *at > last).find(is_clause)
}

fn tells_death(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let mut kinds = happenings().of_verb(&tree.word(verb).lemma);
    kinds.any(|(kind, ..)| happenings().kind(kind).edge_of_life == Some(EdgeOfLife::Death))
}

/// "She was twenty-five when they married": the one date on which another sentence tells that somebody did so, or was done to.
fn told_of(
    tree: &Tree<'_, '_>,
    verb: usize,
    who: EntityId,
    (places, sentences, times): (&Places<'_>, &[Sentence<'_>], &[Timex]),
) -> Option<usize> {
    let object = |tree: &Tree<'_, '_>, verb: usize| {
        tree.child(verb, &[Relation::Obj, Relation::Xcomp]).map(|object| tree.word(object).lemma.clone())
    };
    let own = (&tree.word(verb).lemma, object(tree, verb), tree.is_passive(verb));
    let of_who = |event: &&Event| event.participants.iter().any(|one| one.entity == Some(who));
    let told = places.all().filter(|event| event.polarity == Polarity::Positive && event.modality.is_none());
    let mut dates = told.filter(of_who).filter_map(|event| {
        // Most are told without a date, and a tree is dear.
        let when = event.when.filter(|when| when.relation == Lies::Within && when.until.is_none())?;
        let time = when.time.0 as usize;
        if !is_plain_date(&times[time]) {
            return None;
        }
        let at = place_of(sentences, event.trigger?)?;
        let other = Tree::of(&sentences[at.sentence], times);
        let is_own = other.word(at.word).span == tree.word(verb).span;
        let same = other.word(at.word).lemma == *own.0 && other.is_passive(at.word) == own.2;
        // "When he became king", "when they married"
        let of_it = own.1.is_none() || object(&other, at.word) == own.1;
        (!is_own && same && of_it).then_some(time)
    });
    let first = dates.next()?;
    dates.all(|other| times[other].extent() == times[first].extent()).then_some(first)
}
