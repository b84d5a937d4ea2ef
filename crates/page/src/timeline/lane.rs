//! The lanes of a timeline: one for each account.

use tarikh::when_text;

use super::Window;
use super::pack::{Item, ends};
use super::scale::Scale;
use super::shape::Shape;
use crate::escape::shortened;
use crate::view::View;

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
const LABELS: [(usize, usize); 3] = [(12, 96), (40, 60), (usize::MAX, 44)];

/// Above so many events the day is left to the axis.
const WITH_DAY: usize = 60;

/// Returns the lanes, those without an event left out.
pub(super) fn lanes(view: &View<'_>, window: Option<Window>) -> Vec<Lane> {
    let chronology = view.chronology;
    let count = chronology.documents.len();
    let mut lanes: Vec<Lane> = (0..count.min(MOST))
        .map(|document| {
            let name = match (count, document + 1) {
                (1, _) => String::new(),
                (_, last) if last == MOST && count > MOST => format!("{} further accounts", count - MOST + 1),
                _one_of_several => view.name_of(document),
            };
            Lane { name, events: Vec::new() }
        })
        .collect();
    for (index, event) in chronology.events.iter().enumerate() {
        if !event.chronicle {
            continue;
        }
        let Some(shape) = Shape::of(event, chronology.times_of(event)) else { continue };
        let (first, last) = shape.known();
        if window.is_some_and(|window| last < window.first.0 || window.last.0 < first) {
            continue;
        }
        let lane = view.index_of(event.document).min(MOST - 1);
        if let Some(lane) = lanes.get_mut(lane) {
            lane.events.push((index, shape));
        }
    }
    lanes.retain(|lane| !lane.events.is_empty());
    lanes
}

/// Returns what is to be drawn of a lane, in order of place.
pub(super) fn items(view: &View<'_>, scale: &Scale, lane: &Lane) -> Vec<Item> {
    let with_day = lane.events.len() <= WITH_DAY;
    let most = LABELS.iter().find(|(events, _)| lane.events.len() <= *events).map_or(0, |(_, most)| *most);
    let item = |&(index, shape): &(usize, Shape)| {
        let event = &view.chronology.events[index];
        let (from, to) = ends(scale, &shape);
        let when = event.when.filter(|_| with_day);
        let when = when.map(|when| when_text(&when, view.chronology.times_of(event))).unwrap_or_default();
        Item { events: vec![index], shape, from, to, when, label: shortened(&event.label, most) }
    };
    let mut items: Vec<Item> = lane.events.iter().map(item).collect();
    items.sort_by_key(|item| (item.from, item.to));
    items
}
