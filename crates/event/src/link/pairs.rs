//! Which events and times may be tied, and what is seen of each pair.

use std::collections::BTreeMap;

use learn::{Feature, Features};
use source::Language;

use super::items::{EventSeen, Item, Scenery, TimeSeen, Told, in_sentences, lies};
use super::order::Order;
use super::seen::{event_and_time, main_event, near, place, see_event, see_time, two_events, written};
use crate::bound::bound_of;
use crate::event::Relation;
use crate::relation::relation_of;

/// What is tied, and how near.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Kind {
    /// An event and the time of writing.
    Written,
    /// An event and a time of its sentence.
    Time,
    /// Two events of a sentence.
    Near,
    /// Events of two sentences.
    Far,
    /// Two times.
    Times,
}

impl Kind {
    pub(crate) const ALL: [Kind; 5] = [Kind::Written, Kind::Time, Kind::Near, Kind::Far, Kind::Times];
}

/// Two that may be tied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Pair {
    pub kind: Kind,
    pub from: Item,
    pub to: Item,
    pub features: Vec<Feature>,
    /// How the first lies to the second by a word that leaves no choice: "came before 1740".
    pub said: Option<Order>,
}

/// Times of a sentence that an event is held against, the nearest first.
const TIMES: usize = 4;

/// Events between two that are held against each other.
const BETWEEN: usize = 2;

/// Returns the pairs of a document.
pub(crate) fn pairs(told: &Told<'_>) -> Vec<Pair> {
    let sentences = in_sentences(told);
    let mut pairs = Vec::new();
    let mut features = Features::new();
    let mut saying: BTreeMap<(Item, Item), Order> = BTreeMap::new();
    let mut push = |kind, from, to, features: &mut Features| {
        pairs.push(Pair { kind, from, to, features: features.list().to_vec(), said: None });
        features.clear();
    };
    let mut last_told: Option<usize> = None;
    let mut last_time: Option<(usize, usize)> = None;
    for (at, sentence) in sentences.iter().enumerate() {
        for event in &sentence.events {
            see_event(0, event, &mut features);
            written(told, &sentences, sentence, event, &mut features);
            push(Kind::Written, Item::Event(event.index), Item::Written, &mut features);
            let outside = |time: &&TimeSeen<'_>| {
                time.bracket.is_some_and(|(open, close)| event.word < open || event.word > close)
            };
            let mut times: Vec<&TimeSeen<'_>> = sentence.times.iter().filter(|time| !outside(time)).collect();
            times.sort_by_key(|time| time.word.abs_diff(event.word));
            for (rank, time) in times.into_iter().take(TIMES).enumerate() {
                see_event(100, event, &mut features);
                event_and_time(sentence, event, time, rank, &mut features);
                push(Kind::Time, Item::Event(event.index), Item::Time(time.id), &mut features);
                if let Some(order) = said(told, sentence, event, time) {
                    saying.insert((Item::Event(event.index), Item::Time(time.id)), order);
                }
            }
        }
        for (place, second) in sentence.events.iter().enumerate() {
            for (before, first) in sentence.events[..place].iter().enumerate() {
                let governs = second.governor == Some(before) || first.governor == Some(place);
                if place - before <= 1 + BETWEEN || governs {
                    two_events(200, sentence, sentence, first, second, &mut features);
                    near(sentence, first, second, [before, place], &mut features);
                    push(Kind::Near, Item::Event(first.index), Item::Event(second.index), &mut features);
                }
            }
        }
        if let Some(before) = last_told.map(|before| &sentences[before]) {
            far(told, before, sentence, &mut features, &mut push);
        }
        for (place, time) in sentence.times.iter().enumerate() {
            see_time(400, time, &mut features);
            features.add(460, &[time.to_written]);
            features.add(461, &[time.to_written, time.kind, &time.shape]);
            push(Kind::Times, Item::Time(time.id), Item::Written, &mut features);
            if let Some((where_, which)) = last_time {
                let earlier = &sentences[where_].times[which];
                let of = |id: timex::TimexId| told.timexes.get(id.0 as usize).map(timex::Timex::extent);
                let said = of(earlier.id).zip(of(time.id)).map_or("?", |(one, other)| lies(one, other));
                let near = if where_ == at { "s" } else { "-" };
                features.add(480, &[said]);
                features.add(481, &[said, near]);
                features.add(482, &[said, earlier.kind, time.kind]);
                features.add(483, &[said, &earlier.shape, &time.shape]);
                features.add(484, &[near, earlier.mark, time.mark]);
                push(Kind::Times, Item::Time(earlier.id), Item::Time(time.id), &mut features);
            }
            last_time = Some((at, place));
        }
        if !sentence.events.is_empty() {
            last_told = Some(at);
        }
    }
    for pair in &mut pairs {
        pair.said = saying.get(&(pair.from, pair.to)).copied();
    }
    pairs
}

/// How an event lies to a time that hangs on its word, where the word before the time says it outright.
fn said(told: &Told<'_>, sentence: &Scenery<'_>, event: &EventSeen<'_>, time: &TimeSeen<'_>) -> Option<Order> {
    let hangs = sentence.sentence.words[time.word].head == Some(event.word);
    let span = told.timexes.get(time.id.0 as usize).map(|timex| timex.span);
    // "Not before 1990": in what the time is with its bound, which the time itself says by its modifier.
    if span.and_then(|span| bound_of(Language("en"), told.text, span)).is_some_and(is_open) {
        return hangs.then_some(Order::IsIncluded);
    }
    match relation_of(Language("en"), time.mark).filter(|_| hangs)? {
        Relation::Before => Some(Order::Before),
        Relation::After => Some(Order::After),
        Relation::Until => Some(Order::EndedBy),
        Relation::Since => Some(Order::BegunBy),
        Relation::From | Relation::Told | Relation::By => None,
        Relation::Within
        | Relation::Throughout
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring => None,
    }
}

/// Says whether a bound leaves the other end open.
fn is_open(bound: Relation) -> bool {
    matches!(bound, Relation::By | Relation::From)
}

/// Events of this sentence and of the one before: the main ones, and those of one word.
fn far(
    told: &Told<'_>,
    before: &Scenery<'_>,
    sentence: &Scenery<'_>,
    features: &mut Features,
    push: &mut impl FnMut(Kind, Item, Item, &mut Features),
) {
    let (Some(first), Some(second)) = (main_event(before), main_event(sentence)) else { return };
    let firsts: Vec<&EventSeen<'_>> = before.events.iter().take(8).collect();
    let seconds: Vec<&EventSeen<'_>> = sentence.events.iter().take(8).collect();
    let mut tie = |one: &EventSeen<'_>, other: &EventSeen<'_>, how: &str| {
        two_events(300, before, sentence, one, other, features);
        features.add(350, &[how]);
        features.add(351, &[how, one.class, other.class, one.tense, other.tense]);
        features.add(352, &[how, &one.form, &other.form]);
        features.add(353, &[how, if sentence.index - before.index == 1 { "1" } else { "-" }]);
        let opening = sentence.sentence.words[0].span.of(told.text);
        features.add(354, &[how, opening]);
        features.add(355, &[how, place(before.index)]);
        push(Kind::Far, Item::Event(one.index), Item::Event(other.index), features);
    };
    tie(first, second, "M");
    for one in &firsts {
        for other in &seconds {
            let main = [one.index == first.index, other.index == second.index];
            if main == [true, true] {
                continue;
            }
            if one.lemma == other.lemma {
                tie(one, other, "=");
            } else if main != [false, false] && (one.governor.is_none() || other.governor.is_none()) {
                let how = if main[0] { "Mo" } else { "oM" };
                tie(one, other, how);
            }
        }
    }
}
