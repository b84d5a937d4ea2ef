//! The chronology as a table: when, in the calendar the text tells it in and in a second one; what; and where it stands.

use std::fmt::Write as _;

use tarikh::calendar::{CalendarId, Granularity};
use tarikh::event::{Event, Relation};
use tarikh::{Related, date, reasons};

use crate::escape::{apart, escaped, shortened};
use crate::findings::against;
use crate::mixed::apart_within;
use crate::view::{View, calendar_of};

/// So many rows a table has; a page of more would make a browser stall.
pub(crate) const MOST: usize = 5_000;

/// Returns the chronology as a table, in order of time; what has no time is folded away below it.
pub fn table(view: &View<'_>) -> String {
    let (dated, undated): (Vec<&Event>, Vec<&Event>) =
        view.chronology.chronicle().partition(|event| event.when.is_some());
    let related = reasons(view.chronology);
    let mut out = String::new();
    if dated.is_empty() {
        let _ = writeln!(out, "<p class=\"cut\">{}</p>", view.words.say("No event has a place in time."));
    } else {
        rows(&mut out, view, &dated, &related);
        if let Some(said) = tarikh::said_of_arrow(view.words, view.chronology) {
            let _ = writeln!(out, "<p class=\"cut\">{}</p>", escaped(&said));
        }
    }
    if !undated.is_empty() {
        let _ = write!(
            out,
            "<details class=\"undated\"><summary>{}</summary>",
            view.words.count(undated.len(), "event without a time", "events without a time")
        );
        rows(&mut out, view, &undated, &related);
        out.push_str("</details>\n");
    }
    out
}

fn rows(out: &mut String, view: &View<'_>, events: &[&Event], related: &Related<'_>) {
    out.push_str("<table class=\"chronology\"><thead><tr>");
    for heading in [view.words.say("When"), view.words.say("What"), view.words.say("In the text")] {
        let _ = write!(out, "<th scope=\"col\">{heading}</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    for event in events.iter().take(MOST) {
        row(out, view, event, related);
    }
    out.push_str("</tbody></table>\n");
    if events.len() > MOST {
        let more = view.words.number((events.len() - MOST) as u64);
        let _ = write!(
            out,
            "<p class=\"cut\">{}</p>",
            view.words.fill("and {} more; `--format json` has them all", &[&more])
        );
    }
}

/// So many characters of a label are shown; all of it stands in the text.
const LABEL: usize = 400;

/// Adds the row of an event. Of very many rows the tags that may be left out are a good part.
fn row(out: &mut String, view: &View<'_>, event: &Event, related: &Related<'_>) {
    let document = view.index_of(event.document);
    let timexes = view.chronology.times_of(event);
    let _ = write!(out, "<tr id=\"{}\"><td>", view.event_id(event));
    match event.when {
        None => out.push_str(view.words.say("undated")),
        Some(when) => {
            let _ = write!(out, "{}", escaped(&view.when(event).unwrap_or_default()));
            let mut small: Vec<String> = Vec::new();
            small.extend(tarikh::weekday_told(&when, timexes).map(|weekday| weekday.name().to_owned()));
            small.extend(also(view, event));
            for part in small {
                let _ = write!(out, "<small>{}</small>", escaped(&view.words.date(&part)));
            }
        }
    }
    out.push_str(&against(view, event));
    out.push_str("<td>");
    // What did not happen is told so by the label itself.
    if let Some(told) = tarikh::told_before(view.words, view.chronology, event) {
        let _ = write!(out, "<span class=\"not\">{told}: </span>");
    }
    // A word without an end would fill the page.
    out.push_str(&apart_within(&shortened(&event.label, LABEL), view.base()));
    if let Some(speaker) = view.speaker(event) {
        by(out, &speaker);
    }
    for (said, other) in related.get(&event.id).into_iter().flatten() {
        let _ = write!(out, "<span class=\"because\">{}: {}", view.words.say(said), view.event_link(other));
        // Who says why may be another than who tells what came of it.
        if let Some(speaker) = view.speaker(other).filter(|_| other.attribution != event.attribution) {
            by(out, &speaker);
        }
        out.push_str("</span>");
    }
    out.push_str("<td>");
    if view.chronology.documents.len() > 1 {
        let (short, whole) = (view.short_name_of(document, 32), view.name_of(document));
        let title = if short == whole { String::new() } else { format!(" title=\"{}\"", escaped(&whole)) };
        let _ = write!(out, "<bdi{title}>{}</bdi>, ", escaped(&short));
    }
    let _ = writeln!(out, "{}", view.event_line_link(event));
}

/// Who says so.
fn by(out: &mut String, speaker: &str) {
    let _ = write!(out, " <span class=\"by\">— {}</span>", apart(&shortened(speaker, SPEAKER)));
}

/// So much of the words for a speaker is shown.
const SPEAKER: usize = 60;

/// The day in further calendars: those asked for, else the one the text names beside it, else the most used one of the texts that it
/// is not told in.
fn also(view: &View<'_>, event: &Event) -> Vec<String> {
    let timexes = view.chronology.times_of(event);
    // What came after a day was on another.
    let is_bound = |relation| matches!(relation, Relation::From | Relation::Told);
    let once =
        event.when.filter(|when| when.until.is_none() && !when.relation.is_recurring() && !is_bound(when.relation));
    let Some(timex) = once.and_then(|when| timexes.get(when.time.0 as usize)) else {
        return Vec::new();
    };
    let Some(value) = timex.value.as_ref() else { return Vec::new() };
    let is_day = value.as_date().is_some_and(|date| date.granularity() <= Granularity::Day && date.year.missing == 0);
    if !is_day {
        return Vec::new();
    }
    let own = calendar_of(timex);
    let asked = &view.chronology.calendars;
    let of = |id: CalendarId| date::in_calendar(id, value, timex.pinned).filter(|_| Some(id) != own);
    if !asked.is_empty() {
        return asked.iter().copied().filter_map(of).collect();
    }
    // As the text names it again; and a day of another calendar than the West's is told in the West's as well.
    let second = view.second(event).map(str::to_owned);
    second.or_else(|| of(CalendarId::Gregorian).filter(|_| !alike(CalendarId::Gregorian, own))).into_iter().collect()
}

/// Says whether two calendars are one to a reader: a text goes over from Julian to Gregorian by the year, and the months of
/// Iran and the signs of the zodiac count the same days.
fn alike(id: CalendarId, own: Option<CalendarId>) -> bool {
    own.is_some_and(|own| own.family() == id.family())
}
