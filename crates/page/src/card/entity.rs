//! The card of someone or something an account speaks of: what it is, its other names, where it is named, what it has to
//! do with.

use std::fmt::Write as _;

use tarikh::entity::{Coordinates, Entity, Form};
use tarikh::event::Event;

use super::{opening, row};
use crate::escape::{apart, escaped, push, shortened};
use crate::marks::{CARDS, Kind};
use crate::view::View;

/// So many lines, names and events are told on a card.
const TOLD: usize = 10;

/// Adds the card of an entity; `events` are those it has a part in.
pub(super) fn card(out: &mut String, view: &View<'_>, document: usize, entity: &Entity, events: &[&Event]) {
    let page = view.words;
    opening(out, page, &view.entity_id(document, entity.id), Kind::of(entity.kind), &entity.name);
    out.push_str("<dl>");
    row(out, page.say("Kind"), &page.say_of(entity.kind.as_str()));
    if !entity.aliases.is_empty() {
        let names: Vec<String> = entity.aliases.iter().take(TOLD).map(|name| apart(&shortened(name, 60))).collect();
        row(out, page.say("Also called"), &page.list(&names));
    }
    if let Some(owner) = entity.owner {
        row(out, page.say("Of"), &link(view, document, owner));
    }
    if let Some(at) = entity.at {
        row(out, page.say("Lies at"), &coordinates(at));
    }
    // Nothing in the account chooses among the places of its name.
    if !entity.namesakes.is_empty() {
        let others: Vec<String> = entity.namesakes.iter().take(TOLD).map(|name| apart(name)).collect();
        row(out, page.say("May also be"), &page.list(&others));
    }
    let mut lines: Vec<u32> = entity.mentions.iter().map(|mention| view.line(document, mention.span.start)).collect();
    lines.dedup();
    let more = if lines.len() > TOLD { ", …" } else { "" };
    let lines: Vec<String> = lines
        .iter()
        .take(TOLD)
        .map(|&line| format!("<a href=\"#{}\">{}</a>", view.line_id(document, line), page.number(line)))
        .collect();
    let by_name = entity.mentions.iter().filter(|mention| mention.form == Form::Name).count();
    let otherwise = entity.mentions.len() - by_name;
    let named: Vec<String> = [
        (by_name > 0).then(|| page.count(by_name, "time by name", "times by name")),
        (otherwise > 0).then(|| page.count(otherwise, "time by other words", "times by other words")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let lines = format!("{}{more}", page.list(&lines));
    row(out, page.say("Spoken of"), &page.fill("{}; line {}", &[&page.list(&named), &lines]));
    out.push_str("</dl>");
    if !events.is_empty() {
        out.push_str("<ul class=\"parts\">");
        for event in events.iter().take(TOLD) {
            let when = view.when(event).unwrap_or_default();
            let colon = if when.is_empty() { "" } else { ": " };
            let _ = write!(out, "<li><a href=\"#{}\">{}{colon}", view.event_id(event), escaped(&when));
            out.push_str("<bdi>");
            push(out, &shortened(&event.label, 90));
            out.push_str("</bdi></a></li>");
        }
        out.push_str("</ul>");
    }
    out.push_str("</div>\n");
}

/// The name of an entity, which opens its card.
pub(super) fn link(view: &View<'_>, document: usize, id: tarikh::entity::EntityId) -> String {
    let entities = view.chronology.entities.get(document);
    let Some(entity) = entities.and_then(|entities| entities.get(id.0 as usize)) else { return String::new() };
    let name = apart(&shortened(&entity.name, 60));
    match view.entity_number(document, id) < CARDS {
        true => format!("<button class=\"to\" popovertarget=\"card-{}\">{name}</button>", view.entity_id(document, id)),
        false => name,
    }
}

fn coordinates(at: Coordinates) -> String {
    let degrees = |hundredths: i32, positive: &str, negative: &str| {
        let side = if hundredths < 0 { negative } else { positive };
        let hundredths = hundredths.unsigned_abs();
        format!("{}.{:02}° {side}", hundredths / 100, hundredths % 100)
    };
    format!("{}, {}", degrees(at.north, "N", "S"), degrees(at.east, "E", "W"))
}
