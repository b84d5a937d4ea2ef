//! The card of a time: the day in all calendars, the weekday, the bounds, what was written and what was filled in, the rule
//! and the reason.

use std::fmt::Write as _;

use tarikh::calendar::{Bounds, CalendarId, Day, Extent, Part, TimeValue, english_name, format_date, format_year};
use tarikh::event::{Relation, When};
use tarikh::timex::{Resolved, Timex, TimexId, WrittenYear, digit_value};
use tarikh::{date, hour_text, time_said, weekday_of, when_text};

use super::length::{said, written_of};
use super::{opening, row};
use crate::escape::{apart, escaped, shortened};
use crate::marks::{CARDS, Kind};
use crate::times::{reason, why};
use crate::view::{View, calendar_of};
use tarikh::Words;

/// Returns a time as people write it, with the weekday of a day; a day that is kept every year as such, beside the
/// day it was once where that is known; what is placed nowhere is said to be so.
pub(crate) fn shown(view: &View<'_>, document: usize, timex: &Timex) -> String {
    let (words, timexes) = (view.words, &view.chronology.timexes[document]);
    if view.is_hour_of_kept(document, timex.id) {
        let when = When::at(timex.id, Relation::Within);
        return words.date(&hour_text(&when, timexes).unwrap_or_default());
    }
    let kept =
        view.kept(document, timex.id).map(|relation| words.date(&when_text(&When::at(timex.id, relation), timexes)));
    match kept {
        None => {}
        // Of no year: all that is known of it is the day.
        Some(kept) if timex.extent() == Extent::UNKNOWN => return kept,
        Some(kept) => return words.list(&[once(words, timex, timexes), kept]),
    }
    once(words, timex, timexes)
}

/// A time as people write it, whatever is told of it.
fn once(words: Words, timex: &Timex, timexes: &[Timex]) -> String {
    let when = When::at(timex.id, Relation::Throughout);
    let weekday = timex.extent().single_day().and_then(weekday_of);
    let weekday = weekday.map_or_else(String::new, |weekday| format!("{}, ", weekday.name()));
    if let Some(said) = said(timex) {
        return words.date(&said);
    }
    match (when_text(&when, timexes).as_str(), timex.duration()) {
        ("?" | "", Some(_)) => words.say("a length of time").to_owned(),
        ("?" | "", None) if timex.resolved == Resolved::Unanchored => words.say("not placed").to_owned(),
        ("?" | "", None) => words.say(no_day(timex.value.as_ref())).to_owned(),
        (text, _) if is_no_day(timex) => words.fill("{}: there is no such day", &[&words.date(text)]),
        _placed => words.date(&weekday) + &time_said(words, &when, timexes),
    }
}

/// What a time says that has no day.
fn no_day(value: Option<&TimeValue>) -> &'static str {
    match value {
        Some(TimeValue::Past) => "the past, no day of it",
        Some(TimeValue::Present) => "the present, no day of it",
        Some(TimeValue::Future) => "the future, no day of it",
        Some(TimeValue::Recurring(_)) => "again and again",
        Some(
            TimeValue::Date(_)
            | TimeValue::Century { .. }
            | TimeValue::Millennium { .. }
            | TimeValue::Third { .. }
            | TimeValue::Interval { .. }
            | TimeValue::OneOf(_)
            | TimeValue::AllOf(_)
            | TimeValue::Duration(_),
        )
        | None => "no day of its own",
    }
}

/// Says whether a date is written that its calendar has not.
pub(crate) fn is_no_day(timex: &Timex) -> bool {
    timex.value.as_ref().is_some_and(TimeValue::is_no_day)
}

/// Adds the card of a time.
pub(super) fn card(out: &mut String, view: &View<'_>, document: usize, timex: &Timex) {
    let chronology = view.chronology;
    let words = timex.span.of(&chronology.documents[document].text);
    let page = view.words;
    opening(out, page, &view.time_id(document, timex.id), Kind::Time, words);
    let _ = write!(out, "<p class=\"day\">{}</p><dl>", escaped(&shown(view, document, timex)));
    let near = near_calendars(view, timex);
    // An hour of a day of every year is of no day of one.
    let is_hour = view.is_hour_of_kept(document, timex.id);
    let extent = if is_hour { Extent::UNKNOWN } else { timex.extent() };
    if !is_hour {
        calendars(out, page, timex, &near);
    }
    if let Some(nominal) = timex.nominal {
        let day = page.date(&format!("{}, {}", nominal.day.weekday().name(), western(nominal.day)));
        let text = page.fill("{}, by the {} rule", &[&day, &page.say_of(english_name(nominal.rule))]);
        row(out, page.say("Computed day"), &escaped(&text));
    }
    bounds(out, page, extent.start, extent.end);
    row(out, page.say("Written"), &written(view, document, timex));
    row(out, page.say("Filled in"), &filled_in(view, document, timex));
    row(out, page.say("How"), &why(page, timex));
    out.push_str("</dl>");
    let mut others = String::new();
    let far: Vec<CalendarId> = CalendarId::ALL.into_iter().filter(|id| !near.contains(id) && !is_hour).collect();
    calendars(&mut others, page, timex, &far);
    if !others.is_empty() {
        let _ =
            write!(out, "<details><summary>{}</summary><dl>{others}</dl></details>", page.say("In other calendars"));
    }
    as_data(out, page, timex);
    out.push_str("</div>\n");
}

/// The codes that programs read: the rule that found it, and the value by two standards.
fn as_data(out: &mut String, page: Words, timex: &Timex) {
    let _ = write!(out, "<details><summary>{}</summary><dl>", page.say("For programs"));
    row(out, page.say("Rule"), &format!("<code>{}</code>", escaped(&timex.rule)));
    let timex3 = timex.timex3();
    let modifier = timex3.modifier.map(|modifier| format!(" {}", modifier.as_str())).unwrap_or_default();
    row(
        out,
        "<span lang=\"en\">TimeML</span>",
        &format!("<code>{} {}{modifier}</code>", timex3.kind.as_str(), escaped(&timex3.value)),
    );
    if let Some(edtf) = timex.edtf() {
        row(out, "<span lang=\"en\">EDTF</span>", &format!("<code>{}</code>", escaped(&edtf)));
    }
    out.push_str("</dl></details>");
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

fn calendars(out: &mut String, page: Words, timex: &Timex, ids: &[CalendarId]) {
    let Some(value) = timex.value.as_ref().filter(|_| !is_no_day(timex)) else { return };
    for &id in ids {
        if let Some(shown) = date::in_calendar(id, value, timex.pinned) {
            row(out, &capital(&page.say_of(english_name(id))), &escaped(&page.date(&shown)));
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A day as Western dates of its time are told.
fn western(day: Day) -> String {
    let id = CalendarId::western(day);
    id.calendar().fields(day).map_or_else(|_| day.to_iso(), |fields| format_date(fields, id))
}

/// The four bounds, fewer words where two of them are one.
fn bounds(out: &mut String, page: Words, start: Bounds, end: Bounds) {
    let day = |day: Day| page.date(&western(day));
    let point = |bounds: Bounds| match (bounds.earliest, bounds.latest) {
        (Some(a), Some(b)) if a == b => day(a),
        (Some(a), Some(b)) => page.fill("between {} and {}", &[&day(a), &day(b)]),
        (Some(a), None) => page.fill("{} or later", &[&day(a)]),
        (None, Some(b)) => page.fill("{} or earlier", &[&day(b)]),
        (None, None) => page.say("no limit known").to_owned(),
    };
    let nothing = Bounds::default();
    if start == nothing && end == nothing {
        row(out, page.say("Bounds"), page.say("none known"));
    } else if start == end {
        row(out, page.say("Bounds"), &point(start));
    } else {
        row(out, page.say("Begins"), &point(start));
        row(out, page.say("Ends"), &point(end));
    }
}

/// A year as its figures stand in the text; one before 1 is written by EDTF.
fn written_year(year: i64) -> String {
    if year > 0 { year.to_string() } else { format_year(year, CalendarId::Gregorian) }
}

/// The parts of the date that stand in the text.
fn written(view: &View<'_>, document: usize, timex: &Timex) -> String {
    let page = view.words;
    let Some(written) = written_of(timex) else { return page.say("no part of a date").to_owned() };
    let lent = lent(view, document, timex).unwrap_or_default();
    let calendar = calendar_of(timex).or(written.calendar).unwrap_or(CalendarId::Gregorian);
    let year_known = timex.value.as_ref().and_then(|value| value.as_date()).map_or(1, |date| date.year.value);
    let mut parts: Vec<String> = Vec::new();
    parts.extend(written.weekday.map(|weekday| page.fill("weekday {}", &[&page.date(weekday.name())])));
    parts.extend(written.day.map(|day| page.fill("day {}", &[&page.number(day)])));
    parts.extend(written.month.filter(|_| !lent.month).map(|month| {
        match calendar.calendar().month_name(year_known, month) {
            Ok(name) => page.fill("month {}", &[&page.date(name)]),
            Err(_) => page.fill("month {}", &[&page.number(month)]),
        }
    }));
    parts.extend(written.season.map(|_| page.say("season").to_owned()));
    parts.extend(written.year.filter(|_| !lent.year).map(|year| match year {
        WrittenYear::Full(year) => page.fill("year {}", &[&page.date(&written_year(year))]),
        WrittenYear::Short(year) => page.fill("year {}", &[&page.date(&format!("’{year:02}"))]),
        WrittenYear::Decade(year) => page.fill("decade {}", &[&page.date(&format!("{year}s"))]),
        WrittenYear::ShortDecade(year) => page.fill("decade {}", &[&page.date(&format!("’{year:02}s"))]),
        WrittenYear::Double(year) => {
            page.fill("year {}", &[&page.date(&format!("{year}/{:02}", (year + 1).rem_euclid(100)))])
        }
    }));
    parts.extend(written.clock.map(|_| page.say("time of day").to_owned()));
    match parts.is_empty() {
        true => page.say("no part of a date").to_owned(),
        false => escaped(&page.list(&parts)),
    }
}

/// What was filled in, and from where.
fn filled_in(view: &View<'_>, document: usize, timex: &Timex) -> String {
    let page = view.words;
    let mut parts: Vec<String> = Vec::new();
    let lent = lent(view, document, timex).unwrap_or_default();
    if let (Some(date), Some(written)) = (timex.value.as_ref().and_then(|value| value.as_date()), timex.written()) {
        if written.year.is_none() || lent.year {
            parts.push(page.fill("year {}", &[&page.date(&format_year(date.year.value, date.calendar))]));
        }
        if let Some(Part::Day { month, day }) = date.part {
            if written.month.is_none() || lent.month {
                let name = date.calendar.calendar().month_name(date.year.value, month);
                let name = name.map_or_else(|_| month.to_string(), str::to_owned);
                parts.push(page.fill("month {}", &[&page.date(&name)]));
            }
            if written.day.is_none() {
                parts.push(page.fill("day {}", &[&page.number(day)]));
            }
        }
    }
    let what = if parts.is_empty() { page.say("its place").to_owned() } else { page.list(&parts) };
    match timex.resolved {
        Resolved::Written if timex.named => page.say("its years, from the list of named times").to_owned(),
        Resolved::Written if let Some(other) = lent.by => {
            page.fill("{}, from {}", &[&escaped(&what), &link(view, document, other)])
        }
        Resolved::Written => page.say("nothing").to_owned(),
        Resolved::Unanchored => page.say("nothing: it could not be placed").to_owned(),
        Resolved::Anchored(None) => format!("{}: {}", escaped(&what), reason(page, &timex.reason)),
        Resolved::Anchored(Some(on)) => page.fill("{}, from {}", &[&escaped(&what), &link(view, document, on)]),
    }
}

/// What of a date its own words leave out, and the other end of its range says.
#[derive(Clone, Copy, Default)]
struct Lent {
    by: Option<TimexId>,
    month: bool,
    year: bool,
}

/// "Between 3 and 9 May 1916": the first end takes month and year from the last. None where the words tell all of it.
fn lent(view: &View<'_>, document: usize, timex: &Timex) -> Option<Lent> {
    let range = timex.range?;
    let written = timex.written()?;
    let text = timex.span.of(&view.chronology.documents[document].text);
    let figure = |c: char| digit_value(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(' ');
    let figures: String = text.chars().map(figure).collect();
    let numbers: Vec<&str> = figures.split_whitespace().collect();
    let is_bare = !text.chars().any(char::is_alphabetic) && numbers.len() == 1 && written.day.is_some();
    let year =
        matches!(written.year, Some(WrittenYear::Full(year)) if year > 0 && !numbers.contains(&&*year.to_string()));
    // A year in words, or as two figures, is told.
    let year = year && (is_bare || numbers.len() == 1 && written.day.is_some());
    let timexes = &view.chronology.timexes[document];
    let at = timex.id.0 as usize;
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let other =
        near.filter_map(|at| timexes.get(at)).find(|other| other.range.is_some_and(|own| own.id == range.id))?;
    (is_bare || year).then_some(Lent { by: Some(other.id), month: is_bare && written.month.is_some(), year })
}

/// A time by its words, which open its card, and its line.
pub(super) fn link(view: &View<'_>, document: usize, id: TimexId) -> String {
    let Some(timex) = view.chronology.timexes[document].get(id.0 as usize) else { return String::new() };
    let words = shortened(timex.span.of(&view.chronology.documents[document].text), 60);
    let line = view.line(document, timex.span.start);
    let said = match view.time_number(document, id) < CARDS {
        true => format!(
            "<button class=\"to\" popovertarget=\"card-{}\">{}</button>",
            view.time_id(document, id),
            apart(&words)
        ),
        false => apart(&words),
    };
    view.words.list(&[said, view.line_link(document, line)])
}
