//! What an entry of the calendar says of its occasion: in a line, and at length.

use tarikh::calendar::{CalendarId, Day, english_name, format_date};
use tarikh::{Words, weekday_of};

use super::occasion::{Comes, Occasion, is_first_day};
use crate::Line;

/// An entry: a day on which occasions come again, with what is told of them.
pub(super) struct Entry<'e, 'l, 'c> {
    /// What comes on it, by one calendar each; never empty.
    pub parts: Vec<&'e Occasion<'l, 'c>>,
    /// The other calendars the day is told in, with the days on which it comes by them.
    pub elsewhere: Vec<(CalendarId, Day)>,
    /// The day this time.
    pub day: Day,
    /// Its last day, where it takes more than one: a month.
    pub last: Day,
    /// How it comes again each week or month, as iCalendar writes it.
    pub rule: Option<String>,
}

impl<'l, 'c> Entry<'_, 'l, 'c> {
    /// Returns the events.
    pub(super) fn told(&self) -> impl Iterator<Item = &'l Line<'c>> {
        self.parts.iter().flat_map(|part| part.told.iter().copied())
    }
}

/// A summary goes on to a further event up to so many letters.
const LONGEST: usize = 100;

/// Returns the events in a line, with when they were, each with its own time where these are not one: what is too long for it is counted.
pub(super) fn summary(words: Words, entry: &Entry<'_, '_, '_>) -> String {
    let told: Vec<&Line<'_>> = entry.told().collect();
    let Some((first, others)) = told.split_first() else { return String::new() };
    let whole = Some(first.when()).filter(|when| others.iter().all(|line| line.when() == *when));
    let told_by = |line: &Line<'_>| match is_first_day(line) {
        true => words.fill("first day: {}", &[&line.told_by()]),
        false => line.told_by(),
    };
    let said = |line: &Line<'_>| match &whole {
        Some(_) => told_by(line),
        None => format!("{} ({})", told_by(line), line.when()),
    };
    let mut out = said(first);
    let mut left = others.len();
    for line in others {
        let next = said(line);
        if out.chars().count() + next.chars().count() > LONGEST {
            break;
        }
        out += "; ";
        out += &next;
        left -= 1;
    }
    if left > 0 {
        out = words.fill("{} and {} more", &[&out, &words.number(left as u64)]);
    }
    match whole {
        Some(when) => format!("{out} ({when})"),
        None => out,
    }
}

/// Returns the lines that say why the day comes again, and what is told of it in which account.
pub(super) fn description(entry: &Entry<'_, '_, '_>) -> Vec<String> {
    let mut parts: Vec<String> = entry.parts.iter().flat_map(|part| said_of(part, entry)).collect();
    // Told in another calendar as well, by which it comes on another day.
    if let Some(words) = entry.told().next().map(|line| line.words) {
        parts.extend(entry.elsewhere.iter().map(|&(calendar, day)| {
            let name = words.say_of(english_name(calendar));
            words.fill("by the {} calendar it comes on {}", &[&name, &gregorian(words, day)])
        }));
    }
    parts
}

/// What is told of a day by one calendar.
fn said_of(part: &Occasion<'_, '_>, entry: &Entry<'_, '_, '_>) -> Vec<String> {
    let Some(first) = part.told.first() else { return Vec::new() };
    let words = first.words;
    let alone = part.told.len() == 1 && entry.parts.len() == 1;
    let whole = Some(first.whole_when()).filter(|when| part.told.iter().all(|line| line.whole_when() == *when));
    let mut parts: Vec<String> = whole.iter().cloned().collect();
    parts.extend(again(words, part, entry));
    parts.extend(spread(first));
    let mut quote = "";
    for line in &part.told {
        match &whole {
            Some(_) if alone => {}
            Some(_) => parts.push(format!("• {}", line.told())),
            None => parts.push(format!("• {}: {}", line.whole_when(), line.told())),
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
fn again(words: Words, part: &Occasion<'_, '_>, entry: &Entry<'_, '_, '_>) -> Vec<String> {
    let mut parts = Vec::new();
    let by = part.by.calendar();
    let name = || words.say_of(english_name(by));
    let year = |day: Day| Some(by.calendar().fields(day).ok()?.year);
    let is_gregorian = by == CalendarId::Gregorian;
    // What is only planned has no anniversaries.
    if let (Some(told), Some(now), Comes::EveryYear) = (part.once.and_then(year), year(entry.day), part.comes) {
        let years = words.count(usize::try_from(now - told).unwrap_or(0), "year", "years");
        parts.push(match is_gregorian {
            true if part.told.iter().all(|line| is_first_day(line)) => words.fill("{} after it began", &[&years]),
            true => words.fill("{} after it", &[&years]),
            false => words.fill("{} of the {} calendar after it", &[&years, &name()]),
        });
    }
    // Of a day that is kept by today's calendar beside days of Old Style, both are told.
    let is_twofold = part.once.is_none() && entry.elsewhere.iter().any(|(calendar, _)| *calendar == CalendarId::Julian);
    if (!is_gregorian || is_twofold) && entry.day == entry.last {
        let day = gregorian(words, entry.day);
        parts.push(words.fill("kept on the day of the {} calendar, which is {} this time", &[&name(), &day]));
    }
    parts
}

/// How far the day of the event may lie from the computed one, and why.
fn spread(line: &Line<'_>) -> Option<String> {
    let words = line.words;
    let timex = line.timex().filter(|timex| timex.pinned.is_none())?;
    if timex.extent().single_day().is_some_and(|day| weekday_of(day).is_none()) {
        return Some(
            words.say("the day is only computed: nobody counted by the Julian calendar before 45 BC").to_owned(),
        );
    }
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
