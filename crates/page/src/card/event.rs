//! The card of an event: its line, when and by which words, who took part, who says so.

use std::fmt::Write as _;

use tarikh::event::{Event, Relation};
use tarikh::{Related, when_said};

use super::{QUOTED, entity, opening, row, time};
use crate::account::quoted;
use crate::escape::{apart, escaped, push, shortened};
use crate::findings::against;
use crate::marks::Kind;
use crate::told_as::told_as;
use crate::view::View;

/// Adds the card of an event.
pub(super) fn card(out: &mut String, view: &View<'_>, event: &Event, related: &Related<'_>) {
    let document = view.index_of(event.document);
    let text = &view.chronology.documents[document].text;
    let id = view.event_id(event);
    let page = view.words;
    opening(out, page, &id, Kind::Event, event.trigger.map_or("", |span| span.of(text)));
    out.push_str("<p class=\"day\" dir=\"auto\">");
    push(out, &event.label);
    out.push_str("</p><dl>");
    let timexes = &view.chronology.timexes[document];
    match event.when {
        Some(when) => {
            let weekday = tarikh::weekday_when(&when, timexes);
            let day = weekday.map_or_else(String::new, |weekday| format!("{}, ", weekday.name()));
            row(out, page.say("When"), &escaped(&format!("{}{}", page.date(&day), when_said(page, event, timexes))));
            // "Every Friday" is no day of the year.
            let is_day = timexes.get(when.time.0 as usize).and_then(tarikh::recurrence);
            let is_day = is_day.is_none_or(|again| again.is_day_of_year());
            let how = page.say(match when.relation {
                Relation::Within => "at some time in it",
                Relation::Throughout => "all through it",
                Relation::Since => "from it on",
                Relation::Until => "up to it",
                Relation::Before => "before it",
                Relation::By => "before it, or in it at the latest",
                Relation::After => "after it",
                Relation::From => "in it, or after it",
                Relation::Yearly if is_day => "on this day of every year",
                Relation::FormerlyYearly if is_day => "on this day of every year, but no longer",
                Relation::Yearly | Relation::Recurring => "each time that it comes again",
                Relation::FormerlyYearly | Relation::FormerlyRecurring => "each time that it came again, but no longer",
                Relation::Told => "in it, or after it, as it is told behind it",
            });
            let times = std::iter::once(when.time).chain(when.until);
            let links: Vec<String> = times.map(|id| time::link(view, document, id)).collect();
            row(out, page.say("Told by"), &format!("{} ({how})", links.join(" – ")));
        }
        None => row(out, page.say("When"), page.say("no time of its own")),
    }
    let others: Vec<String> = event.times.iter().take(12).map(|&id| time::link(view, document, id)).collect();
    if !others.is_empty() {
        row(out, page.say("Also says"), &others.join("; "));
    }
    let done = event.participants.iter().any(|part| part.role == "agent");
    for part in &event.participants {
        let role = match part.role.as_str() {
            "agent" => page.say("Who").to_owned(),
            "patient" if done => page.say("Whom or what").to_owned(),
            // "Ada died": nobody else did it.
            "patient" => page.say("Who or what").to_owned(),
            other => escaped(&capital(&page.say_of(other))),
        };
        row(out, &role, &named(view, document, part.entity, part.span.of(text)));
    }
    if let Some(place) = event.place {
        row(out, page.say("Place"), &named(view, document, place.entity, place.span.of(text)));
    }
    if let Some(speaker) = view.speaker(event) {
        row(out, page.say("Says who"), &apart(&shortened(&speaker, 80)));
    }
    let against = against(view, event);
    if !against.is_empty() {
        row(out, page.say("Findings"), &against);
    }
    if let Some(told) = told_as(view.chronology, event) {
        row(out, page.say("Told as"), page.say(told));
    }
    for (said, other) in related.get(&event.id).into_iter().flatten() {
        row(out, &capital(page.say(said)), &view.event_link(other));
    }
    let _ = write!(out, "<dt>{}</dt><dd dir=\"auto\">", page.say("In the words"));
    quoted(out, &shortened(event.quote.of(text), QUOTED));
    out.push_str("</dd></dl>");
    if view.has_rows() {
        let said = page.say("its line in the chronology");
        let _ = write!(out, "<p class=\"more\"><a href=\"#{id}\">{said}</a></p>");
    }
    out.push_str("</div>\n");
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
