//! How long somebody is said to have reigned, held to the days on which the reign is told to have begun and ended: "died in 1337 after a
//! reign of twenty years".

use std::collections::BTreeMap;

use entity::EntityId;
use event::{Event, Polarity, Relation as Lies};
use syntax::{Relation, Sentence, Upos};
use timex::{Timex, TimexId};

use super::counted::{Count, Counted, End};
use super::kinds::happenings;
use super::telling::{is_plain_date, is_written};
use super::tree::{Tree, place_of};
use super::understood::Places;

/// Where reigns are told to begin and to end, by whose they are; nothing where an account tells of two days.
#[derive(Default)]
struct Ends(BTreeMap<EntityId, Option<usize>>);

impl Ends {
    fn add(&mut self, who: EntityId, time: usize, times: &[Timex]) {
        let known = self.0.entry(who).or_insert(Some(time));
        let one = |other: usize| times[other].extent() == times[time].extent();
        *known = known.filter(|other| one(*other));
    }

    fn of(&self, who: EntityId) -> Option<usize> {
        self.0.get(&who).copied().flatten()
    }
}

/// Returns the lengths of reigns that can be held to days told in the account.
pub(super) fn reigns(places: &Places<'_>, sentences: &[Sentence<'_>], times: &[Timex]) -> Vec<Counted> {
    let lengths: Vec<usize> =
        (0..times.len()).filter(|&time| times[time].duration().is_some() && times[time].range.is_none()).collect();
    if lengths.is_empty() {
        return Vec::new();
    }
    let (mut begun, mut ended) = (Ends::default(), Ends::default());
    for event in places.all() {
        if let Some((who, from, until)) = from_to(event, times, sentences) {
            begun.add(who, from, times);
            ended.add(who, until, times);
        }
        let Some((who, time)) = dated(event, times) else { continue };
        let Some(place) = event.trigger.and_then(|word| place_of(sentences, word)) else { continue };
        let tree = Tree::of(&sentences[place.sentence], times);
        if begins(&tree, place.word) {
            begun.add(who, time, times);
        }
        if happenings().words.leaves.contains(&tree.word(place.word).lemma) {
            ended.add(who, time, times);
        }
    }
    let reign = |time: usize| {
        let number = sentences.partition_point(|sentence| sentence.span.end <= times[time].span.start);
        let tree = Tree::of(sentences.get(number)?, times);
        let (word, who) = match owner_of(&tree, time) {
            Some((noun, owner)) => (tree.word(noun).span, places.entity(tree.word(owner).span)?.id),
            None => {
                let word = tree.word(verb_of(&tree, time)?).span;
                (word, places.events(word).find_map(whose)?)
            }
        };
        let (from, to) = (begun.of(who)?, ended.of(who)?);
        let end = |time: usize| End { time, until: None };
        let count = Count::Length(time);
        (from != to).then_some(Counted { span: times[time].span, count, from: end(from), to: end(to), word })
    };
    lengths.into_iter().filter_map(reign).collect()
}

/// Who does it, or to whom it is done, and on which day, where the account itself tells that it happened then.
fn dated(event: &Event, times: &[Timex]) -> Option<(EntityId, usize)> {
    let vouched = event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
    let when = event.when.filter(|when| vouched && when.relation == Lies::Within && when.until.is_none())?;
    let index = |id: TimexId| id.0 as usize;
    // Of one day told in two calendars the western one.
    let western = |time: &usize| {
        let date = times[*time].value.as_ref().and_then(calendar::TimeValue::as_date);
        date.is_some_and(|date| date.calendar.family() == calendar::Family::Western)
    };
    let all = [when.time].into_iter().chain(event.times.iter().copied()).map(index);
    let time = all.filter(|&time| is_plain_date(&times[time])).find(western).unwrap_or(index(when.time));
    Some((whose(event)?, time)).filter(|(_, time)| is_plain_date(&times[*time]))
}

/// "He reigned from 1412 to 1430": who did, and from which day to which.
fn from_to(event: &Event, times: &[Timex], sentences: &[Sentence<'_>]) -> Option<(EntityId, usize, usize)> {
    let vouched = event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
    let when = event.when.filter(|when| vouched && matches!(when.relation, Lies::Throughout | Lies::Within))?;
    let (from, until) = (when.time.0 as usize, when.until?.0 as usize);
    let place = place_of(sentences, event.trigger?)?;
    let word = &sentences[place.sentence].words[place.word];
    let reigned = word.upos == Upos::Verb && happenings().words.reigned.contains(&word.lemma);
    let written = is_written(times.get(from)?) && is_written(times.get(until)?);
    Some((whose(event)?, from, until)).filter(|_| reigned && written)
}

/// "His reign of twenty-five years was quiet": the noun for a reign that a length is told of, and the word for whose it is.
fn owner_of(tree: &Tree<'_, '_>, time: usize) -> Option<(usize, usize)> {
    let words = &happenings().words;
    let top = *tree.tops.get(&time)?;
    let noun = tree.word(top).head.filter(|&noun| words.reigns.contains(&tree.word(noun).lemma))?;
    tree.marks(top).find(|mark| words.of.contains(&mark.lemma))?;
    let owns = |at: &usize| tree.word(*at).relation == Relation::Nmod && tree.word(*at).subtype == POSSESSIVE;
    tree.children(noun).iter().copied().find(owns).map(|owner| (noun, owner))
}

/// The subtype of who has something.
const POSSESSIVE: &str = "poss";

fn whose(event: &Event) -> Option<EntityId> {
    let role = |role: &str| event.participants.iter().find(|one| one.role == role)?.entity;
    role("agent").or_else(|| role("patient"))
}

/// "Came to the throne", "succeeded his brother", "became king".
fn begins(tree: &Tree<'_, '_>, verb: usize) -> bool {
    let words = &happenings().words;
    let lemma = &tree.word(verb).lemma;
    let beside = |relations: &[Relation], list: &source::ListedSet<String>| {
        let fits = |at: usize| relations.contains(&tree.word(at).relation) && list.contains(&tree.word(at).lemma);
        tree.children(verb).iter().any(|&at| fits(at))
    };
    let active = !tree.is_passive(verb);
    let seat = words.comes_to.contains(lemma) && beside(&[Relation::Obj, Relation::Obl], &words.seats);
    let named = words.becomes.contains(lemma) && beside(&[Relation::Xcomp, Relation::Obj], &words.reigning);
    active && (seat || named || words.accedes.contains(lemma))
}

/// The verb that tells of the reign, or to which it is told: "died after a reign of twenty years", "reigned for twenty years".
fn verb_of(tree: &Tree<'_, '_>, time: usize) -> Option<usize> {
    let words = &happenings().words;
    let top = *tree.tops.get(&time)?;
    let head = tree.word(top).head?;
    let word = tree.word(head);
    if word.upos == Upos::Verb && words.reigned.contains(&word.lemma) && !tree.is_passive(head) {
        return Some(head);
    }
    let after_it = |at: usize| tree.marks(at).any(|mark| words.after.contains(&mark.lemma));
    // "Resigned after nine years in power"
    let seat = |at: &usize| words.seats.contains(&tree.word(*at).lemma) && tree.marks(*at).next().is_some();
    let in_seat = || tree.children(top).iter().chain(tree.children(head)).any(seat);
    if word.upos == Upos::Verb && words.leaves.contains(&word.lemma) && after_it(top) && in_seat() {
        return Some(head);
    }
    let noun = word.upos == Upos::Noun && words.reigns.contains(&word.lemma);
    let after = after_it(head);
    let verb = word.head.filter(|&verb| noun && after && tree.word(verb).upos == Upos::Verb)?;
    words.leaves.contains(&tree.word(verb).lemma).then_some(verb)
}
