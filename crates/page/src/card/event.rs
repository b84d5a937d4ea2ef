//! The card of an event: its line, when and by which words, who took part, who says so.

use std::fmt::Write as _;

use tarikh::event::{Event, Modality, Polarity, Relation};
use tarikh::when_text;

use super::{QUOTED, entity, opening, row, time};
use crate::account::quoted;
use crate::escape::{apart, escaped, push, shortened};
use crate::marks::Kind;
use crate::view::View;

/// Adds the card of an event.
pub(super) fn card(out: &mut String, view: &View<'_>, event: &Event) {
    let document = view.index_of(event.document);
    let text = &view.chronology.documents[document].text;
    let id = view.event_id(event);
    opening(out, &id, Kind::Event, event.trigger.map_or("", |span| span.of(text)));
    out.push_str("<p class=\"day\" dir=\"auto\">");
    push(out, &event.label);
    out.push_str("</p><dl>");
    let timexes = &view.chronology.timexes[document];
    match event.when {
        Some(when) => {
            let day =
                when.extent(timexes).single_day().map(|day| format!("{}, ", day.weekday().name())).unwrap_or_default();
            row(out, "When", &escaped(&format!("{day}{}", when_text(&when, timexes))));
            let how = match when.relation {
                Relation::Within => "at some time in it",
                Relation::Throughout => "all through it",
                Relation::Since => "from it on",
                Relation::Until => "up to it",
                Relation::Before => "before it",
                Relation::By => "before it, or in it at the latest",
                Relation::After => "after it",
            };
            let times = std::iter::once(when.time).chain(when.until);
            let links: Vec<String> = times.map(|id| time::link(view, document, id)).collect();
            row(out, "Told by", &format!("{} ({how})", links.join(" to ")));
        }
        None => row(out, "When", "no time of its own"),
    }
    let others: Vec<String> = event.times.iter().take(12).map(|&id| time::link(view, document, id)).collect();
    if !others.is_empty() {
        row(out, "Also says", &others.join("; "));
    }
    for part in &event.participants {
        row(out, &escaped(&capital(&part.role)), &named(view, document, part.entity, part.span.of(text)));
    }
    if let Some(place) = event.place {
        row(out, "Place", &named(view, document, place.entity, place.span.of(text)));
    }
    if let Some(speaker) = view.speaker(event) {
        row(out, "Says who", &apart(&shortened(&speaker, 80)));
    }
    match (event.modality, event.polarity) {
        (Some(Modality::Planned), _) => row(out, "Told as", "planned"),
        (Some(Modality::Ordered), _) => row(out, "Told as", "ordered"),
        (Some(Modality::Denied), _) => row(out, "Told as", "denied"),
        (Some(Modality::Hypothetical), _) => row(out, "Told as", "possible"),
        (None, Polarity::Negative) => row(out, "Told as", "not having happened"),
        (None, Polarity::Positive) => {}
    }
    out.push_str("<dt>In the words</dt><dd dir=\"auto\">");
    quoted(out, &shortened(event.quote.of(text), QUOTED));
    out.push_str("</dd></dl>");
    let _ = writeln!(out, "<p class=\"more\"><a href=\"#{id}\">its line in the chronology</a></p></div>");
}

/// Who or where: the entity, else the words.
fn named(view: &View<'_>, document: usize, id: Option<tarikh::entity::EntityId>, words: &str) -> String {
    let link = id.map(|id| entity::link(view, document, id)).unwrap_or_default();
    if link.is_empty() { apart(&shortened(words, 80)) } else { link }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
