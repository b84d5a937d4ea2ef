//! The lanes of a timeline: one for each account.

use super::Window;
use super::pack::{Item, ends};
use super::scale::Scale;
use super::shape::Shape;
use crate::escape::shortened;
use crate::view::View;
use tarikh::Words;

/// The events of one voice.
pub(super) struct Lane {
    /// Who tells them; empty where there is but one.
    pub name: String,
    /// The events with a place in time, as indices into the chronology, in its order.
    pub events: Vec<(usize, Shape)>,
}

/// More accounts than this share the last lane.
const MOST: usize = 12;

/// A label has so many characters at most, fewer where there are many; all of it stands in the table and in the title.
const LABELS: [(usize, usize); 3] = [(24, 160), (40, 96), (usize::MAX, 44)];

/// Above so many events the day is left to the axis.
const WITH_DAY: usize = 60;

/// Returns the lanes, those without an event left out: a lane for each account; of one account alone a lane for what it
/// tells itself, and one for each speaker.
pub(super) fn lanes(view: &View<'_>, window: Option<Window>) -> Vec<Lane> {
    let count = view.chronology.documents.len();
    let mut lanes: Vec<Lane> = Vec::new();
    let mut speakers: Vec<String> = Vec::new();
    if count > 1 {
        lanes.extend((0..count.min(MOST)).map(|document| Lane {
            name: match document + 1 == MOST && count > MOST {
                true => view.words.count(count - MOST + 1, "further account", "further accounts"),
                false => view.name_of(document),
            },
            events: Vec::new(),
        }));
    } else {
        lanes.push(Lane { name: String::new(), events: Vec::new() });
    }
    for (index, event) in view.chronology.events.iter().enumerate().filter(|(_, event)| event.chronicle) {
        let Some(shape) = Shape::of(event, view.chronology.times_of(event)) else { continue };
        let (first, last) = shape.known();
        if window.is_some_and(|window| last < window.first.0 || window.last.0 < first) {
            continue;
        }
        let lane = match view.speaker(event).filter(|_| count == 1) {
            None => view.index_of(event.document).min(MOST - 1),
            Some(speaker) => speaker_lane(view.words, &mut lanes, &mut speakers, speaker),
        };
        if let Some(lane) = lanes.get_mut(lane) {
            lane.events.push((index, shape));
        }
    }
    lanes.retain(|lane| !lane.events.is_empty());
    if lanes.len() > 1 && count == 1 {
        lanes.iter_mut().filter(|lane| lane.name.is_empty()).for_each(|lane| lane.name = view.name_of(0));
    }
    lanes
}

/// The lane of a speaker, made where there is none yet; the last one is shared.
fn speaker_lane(words: Words, lanes: &mut Vec<Lane>, speakers: &mut Vec<String>, speaker: String) -> usize {
    let key = speaker.to_lowercase();
    let known = speakers.iter().position(|one| *one == key);
    let at = known.unwrap_or_else(|| {
        if speakers.len() + 1 < MOST {
            speakers.push(key);
            let name = if speakers.len() + 2 > MOST {
                words.say("other speakers").to_owned()
            } else {
                shortened(&speaker, 80)
            };
            lanes.push(Lane { name, events: Vec::new() });
        }
        speakers.len() - 1
    });
    at + 1
}

/// Returns what is to be drawn of a lane, in the order of the table.
pub(super) fn items(view: &View<'_>, scale: &Scale, lane: &Lane) -> Vec<Item> {
    let with_day = lane.events.len() <= WITH_DAY;
    let most = LABELS.iter().find(|(events, _)| lane.events.len() <= *events).map_or(0, |(_, most)| *most);
    let item = |&(index, shape): &(usize, Shape)| {
        let event = &view.chronology.events[index];
        let (from, to) = ends(scale, &shape);
        // What did not happen is told so by the label itself.
        let told = tarikh::told_before(view.words, view.chronology, event).map(|told| format!("{told}:"));
        let with = |day: Option<String>| day.into_iter().chain(told.clone()).collect::<Vec<_>>().join(" ");
        let day = with(view.when(event));
        let when = if with_day { day.clone() } else { with(None) };
        let against = view.against(event).into_iter().map(|(_, finding)| finding.severity).max();
        // Where lanes are those of accounts, who says so stands behind what is said.
        let speaker = view.speaker(event).filter(|_| view.chronology.documents.len() > 1);
        let label = shortened(&event.label, most)
            + &speaker.map_or(String::new(), |name| format!(" — {}", shortened(&name, 40)));
        Item { events: vec![index], shape, from, to, when, day, label, against }
    };
    lane.events.iter().map(item).collect()
}
