//! The cards of marks: a card opens without script, by mouse or keyboard, and closes with Escape.

mod entity;
mod event;
mod length;
mod time;
mod voice;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use tarikh::entity::{Entities, EntityId};
use tarikh::event::Event;

use crate::account::quoted;
use crate::escape::{escaped, shortened};
use crate::marks::{CARDS, Kind};
use crate::view::View;
use tarikh::{Words, relations};

pub(crate) use time::{is_no_day, shown};

/// So many characters of a text are quoted on a card.
const QUOTED: usize = 240;

/// Returns the cards of all marks.
pub fn cards(view: &View<'_>) -> String {
    let chronology = view.chronology;
    let mut out = String::new();
    for (document, timexes) in chronology.timexes.iter().enumerate() {
        for timex in timexes.iter().filter(|timex| view.time_number(document, timex.id) < CARDS) {
            time::card(&mut out, view, document, timex);
        }
    }
    let related = relations(view.chronology);
    let mut parts: BTreeMap<(usize, EntityId), Vec<&Event>> = BTreeMap::new();
    for event in chronology.chronicle() {
        if event.trigger.is_some() && u64::from(event.id.0) < CARDS {
            event::card(&mut out, view, event, &related);
        }
        let document = view.index_of(event.document);
        let takers = event.participants.iter().filter_map(|one| one.entity);
        let mut named: Vec<EntityId> = takers.chain(event.place.and_then(|place| place.entity)).collect();
        named.sort_unstable();
        named.dedup();
        named.into_iter().for_each(|id| parts.entry((document, id)).or_default().push(event));
    }
    for (document, entities) in chronology.entities.iter().enumerate() {
        for one in entities.iter().filter(|one| view.entity_number(document, one.id) < CARDS) {
            let parts = parts.get(&(document, one.id)).map_or(&[][..], Vec::as_slice);
            entity::card(&mut out, view, document, one, parts);
        }
    }
    for (document, attributions) in chronology.attributions.iter().enumerate() {
        let entities = Entities::new(&chronology.entities[document]);
        for one in attributions.iter().filter(|one| view.attribution_number(document, one.id) < CARDS) {
            voice::card(&mut out, view, document, &entities, one);
        }
    }
    out
}

fn opening(out: &mut String, page: Words, id: &str, kind: Kind, words: &str) {
    let _ = write!(
        out,
        "<div popover id=\"card-{id}\" class=\"card {}\" role=\"dialog\" aria-label=\"{}: {}\"><p class=\"kind\">{}</p>\
         <button class=\"close\" popovertarget=\"card-{id}\" aria-label=\"{}\">×</button><p class=\"said\">",
        kind.class(),
        kind.name(page),
        escaped(&shortened(words, 60)),
        kind.name(page),
        page.say("Close"),
    );
    quoted(out, &shortened(words, QUOTED));
    out.push_str("</p>");
}

fn row(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, "<dt>{name}</dt><dd>{value}</dd>");
}
