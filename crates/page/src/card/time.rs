//! The card of a time: the day in all calendars, the weekday, the bounds, what was written and what was filled in, the rule
//! and the reason.

use std::fmt::Write as _;

use tarikh::calendar::{Bounds, CalendarId, Day, Part, english_name, format_date};
use tarikh::event::{Relation, When};
use tarikh::timex::{Resolved, Timex, TimexId, WrittenYear};
use tarikh::{date, when_text};

use super::{opening, row};
use crate::escape::{apart, escaped, shortened};
use crate::marks::{Kind, MOST};
use crate::view::{View, calendar_of};

/// Returns a time as people write it; what is placed nowhere is said to be so.
pub(crate) fn shown(timex: &Timex, timexes: &[Timex]) -> String {
    let when = When { time: timex.id, until: None, relation: Relation::Throughout };
    match (when_text(&when, timexes).as_str(), timex.duration()) {
        ("?" | "", Some(_)) => "a length of time".to_owned(),
        ("?" | "", None) if timex.resolved == Resolved::Unanchored => "not placed".to_owned(),
        ("?" | "", None) => "no day of its own".to_owned(),
        (text, _) => text.to_owned(),
    }
}

/// Adds the card of a time.
pub(super) fn card(out: &mut String, view: &View<'_>, document: usize, timex: &Timex) {
    let chronology = view.chronology;
    let timexes = &chronology.timexes[document];
    let words = timex.span.of(&chronology.documents[document].text);
    opening(out, &view.time_id(document, timex.id), Kind::Time, words);
    let extent = timex.extent();
    let weekday = extent.single_day().map(|day| format!("{}, ", day.weekday().name())).unwrap_or_default();
    let _ = write!(out, "<p class=\"day\">{weekday}{}</p><dl>", escaped(&shown(timex, timexes)));
    let near = near_calendars(view, timex);
    calendars(out, timex, &near);
    if let Some(nominal) = timex.nominal {
        let text = format!(
            "{}, {}, by the {} rule",
            nominal.day.weekday().name(),
            gregorian(nominal.day),
            english_name(nominal.rule)
        );
        row(out, "Computed day", &escaped(&text));
    }
    bounds(out, extent.start, extent.end);
    row(out, "Written", &written(timex));
    row(out, "Filled in", &filled_in(view, document, timex));
    row(out, "Rule", &format!("<code>{}</code> {}", escaped(&timex.rule), escaped(&timex.reason)));
    let timex3 = timex.timex3();
    let modifier = timex3.modifier.map(|modifier| format!(" {}", modifier.as_str())).unwrap_or_default();
    let edtf = timex.edtf().map(|edtf| format!(" · EDTF <code>{}</code>", escaped(&edtf))).unwrap_or_default();
    row(out, "Value", &format!("<code>{} {}{modifier}</code>{edtf}", timex3.kind.as_str(), escaped(&timex3.value)));
    out.push_str("</dl>");
    let mut others = String::new();
    let far: Vec<CalendarId> = CalendarId::ALL.into_iter().filter(|id| !near.contains(id)).collect();
    calendars(&mut others, timex, &far);
    if !others.is_empty() {
        let _ = write!(out, "<details><summary>In other calendars</summary><dl>{others}</dl></details>");
    }
    out.push_str("</div>\n");
}

/// The calendars shown first: those of the texts, those asked for, and the common ones.
fn near_calendars(view: &View<'_>, timex: &Timex) -> Vec<CalendarId> {
    let common = [CalendarId::Gregorian, CalendarId::Persian, CalendarId::IslamicCivil];
    let wanted = |id: &CalendarId| {
        common.contains(id)
            || view.used.contains(id)
            || view.chronology.calendars.contains(id)
            || calendar_of(timex) == Some(*id)
    };
    CalendarId::ALL.into_iter().filter(wanted).collect()
}

fn calendars(out: &mut String, timex: &Timex, ids: &[CalendarId]) {
    let Some(value) = &timex.value else { return };
    for &id in ids {
        if let Some(shown) = date::in_calendar(id, value, timex.pinned) {
            row(out, &capital(english_name(id)), &escaped(&shown));
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn gregorian(day: Day) -> String {
    CalendarId::Gregorian
        .calendar()
        .fields(day)
        .map_or_else(|_| day.to_iso(), |fields| format_date(fields, CalendarId::Gregorian))
}

/// The four bounds, fewer words where two of them are one.
fn bounds(out: &mut String, start: Bounds, end: Bounds) {
    let point = |bounds: Bounds| match (bounds.earliest, bounds.latest) {
        (Some(a), Some(b)) if a == b => gregorian(a),
        (Some(a), Some(b)) => format!("between {} and {}", gregorian(a), gregorian(b)),
        (Some(a), None) => format!("{} or later", gregorian(a)),
        (None, Some(b)) => format!("{} or earlier", gregorian(b)),
        (None, None) => "no limit known".to_owned(),
    };
    let nothing = Bounds::default();
    if start == nothing && end == nothing {
        row(out, "Bounds", "none known");
    } else if start == end {
        row(out, "Bounds", &point(start));
    } else {
        row(out, "Begins", &point(start));
        row(out, "Ends", &point(end));
    }
}

/// The parts of the date that stand in the text.
fn written(timex: &Timex) -> String {
    let Some(written) = timex.written() else { return "no part of a date".to_owned() };
    let calendar = calendar_of(timex).unwrap_or(CalendarId::Gregorian);
    let year_known = timex.value.as_ref().and_then(|value| value.as_date()).map_or(1, |date| date.year.value);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(written.weekday.map(|weekday| format!("weekday {}", weekday.name())));
    parts.extend(written.day.map(|day| format!("day {day}")));
    parts.extend(written.month.map(|month| match calendar.calendar().month_name(year_known, month) {
        Ok(name) => format!("month {name}"),
        Err(_) => format!("month {month}"),
    }));
    parts.extend(written.season.map(|_| "season".to_owned()));
    parts.extend(written.year.map(|year| match year {
        WrittenYear::Full(year) if year <= 0 => format!("year {} BC", 1 - year),
        WrittenYear::Full(year) => format!("year {year}"),
        WrittenYear::Short(year) => format!("year ’{year:02}"),
        WrittenYear::Decade(year) => format!("decade {year}s"),
        WrittenYear::ShortDecade(year) => format!("decade ’{year:02}s"),
        WrittenYear::Double(year) => format!("year {year}/{:02}", (year + 1).rem_euclid(100)),
    }));
    parts.extend(written.clock.map(|_| "time of day".to_owned()));
    match parts.is_empty() {
        true => "no part of a date".to_owned(),
        false => escaped(&parts.join(", ")),
    }
}

/// What was filled in, and from where.
fn filled_in(view: &View<'_>, document: usize, timex: &Timex) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let (Some(date), Some(written)) = (timex.value.as_ref().and_then(|value| value.as_date()), timex.written()) {
        if written.year.is_none() {
            parts.push(format!(
                "year {}",
                if date.year.value <= 0 { format!("{} BC", 1 - date.year.value) } else { date.year.value.to_string() }
            ));
        }
        if let Some(Part::Day { month, day }) = date.part {
            if written.month.is_none() {
                let name = date.calendar.calendar().month_name(date.year.value, month);
                parts.push(name.map_or_else(|_| format!("month {month}"), |name| format!("month {name}")));
            }
            if written.day.is_none() {
                parts.push(format!("day {day}"));
            }
        }
    }
    let what = if parts.is_empty() { "its place".to_owned() } else { parts.join(", ") };
    match timex.resolved {
        Resolved::Written => "nothing".to_owned(),
        Resolved::Unanchored => "nothing: it could not be placed".to_owned(),
        Resolved::Anchored(None) => format!("{}, from the date of writing", escaped(&what)),
        Resolved::Anchored(Some(on)) => format!("{}, from {}", escaped(&what), link(view, document, on)),
    }
}

/// A time by its words, which open its card, and its line.
pub(super) fn link(view: &View<'_>, document: usize, id: TimexId) -> String {
    let Some(timex) = view.chronology.timexes[document].get(id.0 as usize) else { return String::new() };
    let words = shortened(timex.span.of(&view.chronology.documents[document].text), 60);
    let line = view.line(document, timex.span.start);
    let place = format!("<a href=\"#{}\">line {line}</a>", view.line_id(document, line));
    match view.time_number(document, id) < MOST {
        true => format!(
            "<button type=\"button\" class=\"to\" popovertarget=\"card-{}\">{}</button>, {place}",
            view.time_id(document, id),
            apart(&words)
        ),
        false => format!("{}, {place}", apart(&words)),
    }
}
