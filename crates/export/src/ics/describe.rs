//! What an entry of the calendar says of its occasion: in a line, and at length.

use tarikh::Words;
use tarikh::calendar::{CalendarId, Day, english_name, format_date};

use super::days::{Yearly, day_near};
use crate::Line;

/// An entry: a day on which an occasion comes again, with what is told of it.
pub(super) struct Entry<'l, 'c> {
    /// The events that had been by then; never empty.
    pub told: Vec<(&'l Line<'c>, Yearly)>,
    /// The calendar by which the day comes again.
    pub by: CalendarId,
    /// The day of the events, once; none where only its coming again is told.
    pub once: Option<Day>,
    /// The day this time.
    pub day: Day,
}

impl<'l, 'c> Entry<'l, 'c> {
    /// The first event told in the calendar by which the day comes; of those that have happened, if any has.
    fn leader(&self) -> Option<&'l Line<'c>> {
        let told = self.told.iter().filter(|(_, yearly)| yearly.calendar == self.by);
        told.min_by_key(|(_, yearly)| yearly.year.is_none()).or(self.told.first()).map(|(line, _)| *line)
    }
}

/// A summary goes on to a further event up to so many letters.
const LONGEST: usize = 100;

/// Returns the events in a line, with when they were: what is too long for it is counted.
pub(super) fn summary(words: Words, entry: &Entry<'_, '_>) -> String {
    let Some(((first, _), others)) = entry.told.split_first() else { return String::new() };
    let mut out = first.json.label.clone();
    let mut left = others.len();
    for (line, _) in others {
        if out.chars().count() + line.json.label.chars().count() > LONGEST {
            break;
        }
        out += "; ";
        out += &line.json.label;
        left -= 1;
    }
    if left > 0 {
        out = words.fill("{} and {} more", &[&out, &words.number(left as u64)]);
    }
    format!("{out} ({})", entry.leader().map_or_else(String::new, Line::when))
}

/// Returns the lines that say why the day comes again, and what is told of it in which account.
pub(super) fn description(entry: &Entry<'_, '_>) -> Vec<String> {
    let Some(first) = entry.leader() else { return Vec::new() };
    let words = first.words;
    let mut parts = vec![first.whole_when()];
    parts.extend(again(words, entry));
    parts.extend(spread(first));
    let mut quote = "";
    for (line, _) in &entry.told {
        if entry.told.len() > 1 {
            parts.push(format!("• {}", line.json.label));
        }
        // Several events of one sentence have one quote.
        if line.json.quote.trim() != quote {
            quote = line.json.quote.trim();
            parts.push(words.fill("“{}”", &[quote]));
        }
        let mut place = vec![line.file_name().to_owned(), words.fill("line {}", &[&words.number(line.json.line)])];
        place.extend(line.said_by().map(|name| words.fill("said by {}", &[&name])));
        parts.push(words.list(&place));
        parts.extend(line.findings.iter().map(|(_, finding)| format!("{}: {}", finding.check, line.said(finding))));
    }
    parts
}

/// How many years after it, and on which day of which calendar.
fn again(words: Words, entry: &Entry<'_, '_>) -> Vec<String> {
    let mut parts = Vec::new();
    let name = |id: CalendarId| words.say_of(english_name(id));
    let year = |day: Day| Some(entry.by.calendar().fields(day).ok()?.year);
    let is_gregorian = entry.by == CalendarId::Gregorian;
    if let (Some(told), Some(now)) = (entry.once.and_then(year), year(entry.day)) {
        let years = words.count(usize::try_from(now - told).unwrap_or(0), "year", "years");
        parts.push(match is_gregorian {
            true => words.fill("{} after it", &[&years]),
            false => words.fill("{} of the {} calendar after it", &[&years, &name(entry.by)]),
        });
    }
    if !is_gregorian {
        let day = gregorian(words, entry.day);
        parts.push(words.fill("kept on the day of the {} calendar, which is {} this time", &[&name(entry.by), &day]));
    }
    // Told in another calendar as well, by which it may come on another day.
    let mut others: Vec<CalendarId> = Vec::new();
    for &(_, yearly) in entry.told.iter().filter(|(_, yearly)| yearly.calendar != entry.by) {
        let other = day_near(yearly, entry.day).filter(|&day| day != entry.day);
        if let Some(day) = other.filter(|_| !others.contains(&yearly.calendar)) {
            others.push(yearly.calendar);
            let day = gregorian(words, day);
            parts.push(words.fill("by the {} calendar it comes on {}", &[&name(yearly.calendar), &day]));
        }
    }
    parts
}

/// How far the day of the event may lie from the computed one, and why.
fn spread(line: &Line<'_>) -> Option<String> {
    let words = line.words;
    let timex = line.timex().filter(|timex| timex.pinned.is_none())?;
    let (nominal, extent) = (timex.nominal?, timex.extent());
    let why = words.say_of(nominal.rule.family().why_open());
    let (first, last) = (gregorian(words, extent.earliest()?), gregorian(words, extent.latest()?));
    Some(words.fill("the day is computed; it lies between {} and {}, since {}", &[&first, &last, &why]))
}

/// A day as people write it.
fn gregorian(words: Words, day: Day) -> String {
    let fields = CalendarId::Gregorian.calendar().fields(day);
    words.date(&fields.map_or_else(|_| day.to_string(), |fields| format_date(fields, CalendarId::Gregorian)))
}
