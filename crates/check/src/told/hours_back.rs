//! Two things that one does, joined as they came, the second at an earlier hour of the day: "met at 10 and broke up at 8.30 the same
//! morning".

use event::{Event, Polarity, Relation as Lies};
use source::Span;
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::clocked::minute;
use super::tree::{Tree, place_of};
use super::understood::Places;

/// Two hours of one day in the wrong order, by their places among the times of the account, with the words that tell what was then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct HourBack {
    pub first: (Span, usize),
    pub second: (Span, usize),
}

/// Returns the pairs that stand in the wrong order, in reading order.
pub(super) fn hours_back(places: &Places<'_>, sentences: &[Sentence<'_>], times: &[Timex]) -> Vec<HourBack> {
    let mut found = Vec::new();
    for event in places.all() {
        let Some(second) = at_an_hour(event, times) else { continue };
        let Some(at) = place_of(sentences, second.0) else { continue };
        let sentence = &sentences[at.sentence];
        let tree = Tree::of(sentence, times);
        let word = tree.word(at.word);
        let joined = word.relation == Relation::Conj && word.upos == Upos::Verb;
        let Some(head) = word.head.filter(|head| joined && *head < at.word) else { continue };
        // Who does something else may do it at any hour, and "had met" lies behind.
        let goes_on = |verb: usize| tree.word(verb).xpos == PAST || tree.child(verb, &[Relation::Aux]).is_none();
        let own = tree.child(at.word, &[Relation::Nsubj]).is_some();
        if own || !goes_on(at.word) || !goes_on(head) || tree.word(head).upos != Upos::Verb {
            continue;
        }
        let mut before = places.events(tree.word(head).span).filter_map(|first| at_an_hour(first, times));
        let Some(first) = before.next().filter(|_| before.next().is_none()) else { continue };
        if is_earlier(&times[second.1], &times[first.1]) {
            found.push(HourBack { first, second });
        }
    }
    found
}

/// The word of what the account itself tells at an hour, and the hour.
fn at_an_hour(event: &Event, times: &[Timex]) -> Option<(Span, usize)> {
    let vouched = event.polarity == Polarity::Positive && event.modality.is_none() && event.attribution.is_none();
    let when = event.when.filter(|when| vouched && when.relation == Lies::Within && when.until.is_none())?;
    let time = when.time.0 as usize;
    minute(times.get(time)?)?;
    Some((event.trigger?, time))
}

/// Says whether one time lies earlier on the day of another.
fn is_earlier(one: &Timex, other: &Timex) -> bool {
    let day = |timex: &Timex| timex.extent().single_day();
    day(one) == day(other) && minute(one) < minute(other)
}

/// The tag of a verb in the past.
const PAST: &str = "VBD";
