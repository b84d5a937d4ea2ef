//! The days of a chronology as they come again: iCalendar, one all-day event for each year.

mod days;
mod fold;
mod years;

pub use years::{Years, YearsError};

use std::collections::BTreeMap;

use tarikh::calendar::{CalendarId, Day};
use tarikh::event::Relation;
use tarikh::source::{Document, harmless};
use tarikh::{Chronology, YearlyDay, yearly_day};

use crate::{Line, file_name, lines};
use days::{Yearly, days_of};
use fold::push_line;

/// A chronology as iCalendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// The file.
    pub text: String,
    /// How many events of the chronology come again in it.
    pub shown: usize,
    /// How many do not, since they are not told to the day.
    pub left_out: usize,
}

/// Returns the chronology as iCalendar: for each event that is told to the day, and each day told to be kept every year, its day in
/// each of the years, in the calendar its text tells it in, as an event that takes all of the Gregorian day on which that falls. A day that a
/// year has not (29 February) does not come in it. Nothing is taken from the clock: what names an event is its account
/// and its place in it, and its stamp is the day of writing. A Julian day, Old Style or of before 15 October 1582, goes by
/// the Julian calendar like any other, so that it falls thirteen days later in our times; its description says so.
///
/// ```
/// use export::{Years, ics};
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 26 Bahman 1367.", None).document()?;
/// let calendar = ics(&tarikh::read(vec![account], &tarikh::Options::default()), Years::read("2025..2026").unwrap());
/// let starts: Vec<&str> = calendar.text.lines().filter(|line| line.starts_with("DTSTART")).collect();
/// assert_eq!(starts, ["DTSTART;VALUE=DATE:20250214", "DTSTART;VALUE=DATE:20260215"]);
/// # Ok::<(), String>(())
/// ```
pub fn ics(chronology: &Chronology, years: Years) -> Calendar {
    let mut out = String::new();
    push_line(&mut out, "BEGIN:VCALENDAR");
    push_line(&mut out, "VERSION:2.0");
    push_line(&mut out, "PRODID:-//Tarikh//Chronology//EN");
    push_line(&mut out, "CALSCALE:GREGORIAN");
    if let [one] = chronology.documents.as_slice() {
        push_line(&mut out, &format!("X-WR-CALNAME:{}", text(one.title.as_deref().unwrap_or(file_name(&one.path)))));
    }
    let lines = lines(chronology);
    let mut given = BTreeMap::new();
    let mut shown = 0;
    for line in &lines {
        let Some(yearly) = yearly(line) else { continue };
        shown += 1;
        for (year, day) in days_of(yearly, years) {
            let stamp = stamp(chronology, line.document, years);
            event(&mut out, line, yearly, Kept { year, day, stamp }, &mut given);
        }
    }
    push_line(&mut out, "END:VCALENDAR");
    Calendar { text: out, shown, left_out: lines.len() - shown }
}

/// The day of the year an event is told on; none of what did not happen on one day.
fn yearly(line: &Line<'_>) -> Option<Yearly> {
    match line.relation()? {
        Relation::Within | Relation::Throughout | Relation::Since => {}
        Relation::Yearly => {
            let YearlyDay { calendar, month, day } = yearly_day(line.timex()?)?;
            return Some(Yearly { calendar, year: None, month, day });
        }
        Relation::Until
        | Relation::Before
        | Relation::By
        | Relation::After
        | Relation::From
        | Relation::Told
        | Relation::FormerlyYearly => return None,
    }
    let value = line.timex().filter(|_| line.until().is_none())?.value.as_ref()?;
    let date = value.as_date().filter(|date| date.year.missing == 0)?;
    let (month, day) = value.month_day()?;
    Some(Yearly { calendar: date.calendar, year: Some(date.year.value), month, day })
}

/// A day on which an event comes again.
struct Kept {
    /// The year of the event's own calendar.
    year: i64,
    day: Day,
    stamp: Day,
}

fn event(out: &mut String, line: &Line<'_>, yearly: Yearly, kept: Kept, given: &mut BTreeMap<String, u32>) {
    let event = &line.json;
    let day = digits(kept.day);
    let id = format!("{}-{}-{}-{day}", &line.document.sha256[..16], event.start, event.end);
    // Two events of one clause, or one account given twice.
    let count = given.entry(id.clone()).or_default();
    *count += 1;
    let id = if *count == 1 { id } else { format!("{id}-{count}") };
    push_line(out, "BEGIN:VEVENT");
    push_line(out, &format!("UID:{id}@tarikh"));
    push_line(out, &format!("DTSTAMP:{}T000000Z", digits(kept.stamp)));
    push_line(out, &format!("DTSTART;VALUE=DATE:{day}"));
    push_line(out, &format!("DTEND;VALUE=DATE:{}", digits(kept.day.plus(1))));
    push_line(out, &format!("SUMMARY:{}", text(&format!("{} ({})", event.label, line.when()))));
    push_line(out, &format!("DESCRIPTION:{}", description(line, yearly, &kept)));
    if let Some(place) = &event.place {
        push_line(out, &format!("LOCATION:{}", text(&place.name)));
    }
    if let Some(kind) = event.kind {
        push_line(out, &format!("CATEGORIES:{}", text(&line.words.say_of(kind))));
    }
    if let Some(place) = &line.place {
        push_line(out, &format!("GEO:{};{}", place.north, place.east));
    }
    push_line(out, "TRANSP:TRANSPARENT");
    push_line(out, "END:VEVENT");
}

fn description(line: &Line<'_>, yearly: Yearly, kept: &Kept) -> String {
    let words = line.words;
    let mut parts = vec![line.whole_when()];
    let calendar = words.say_of(tarikh::calendar::english_name(yearly.calendar));
    let is_gregorian = yearly.calendar == CalendarId::Gregorian;
    if let Some(first) = yearly.year {
        let years = words.count(usize::try_from(kept.year - first).unwrap_or(0), "year", "years");
        parts.push(match is_gregorian {
            true => words.fill("{} after it", &[&years]),
            false => words.fill("{} of the {} calendar after it", &[&years, &calendar]),
        });
    }
    if !is_gregorian {
        let day = words.date(&kept.day.to_string());
        parts.push(words.fill("kept on the day of the {} calendar, which is {} this time", &[&calendar, &day]));
    }
    parts.extend(spread(line));
    parts.push(format!("“{}”", line.json.quote.trim()));
    let mut place = vec![line.file_name().to_owned(), words.fill("line {}", &[&words.number(line.json.line)])];
    place.extend(line.said_by().map(|name| words.fill("said by {}", &[&name])));
    parts.push(words.list(&place));
    parts.extend(line.findings.iter().map(|(_, finding)| format!("{}: {}", finding.check, line.said(finding))));
    parts.iter().map(|part| text(part)).collect::<Vec<_>>().join("\\n")
}

/// How far the day of the event may lie from the computed one, and why.
fn spread(line: &Line<'_>) -> Option<String> {
    let words = line.words;
    let timex = line.timex().filter(|timex| timex.pinned.is_none())?;
    let (nominal, extent) = (timex.nominal?, timex.extent());
    let why = words.say_of(nominal.rule.family().why_open());
    let day = |day: Day| words.date(&day.to_string());
    let (first, last) = (day(extent.earliest()?), day(extent.latest()?));
    Some(words.fill("the day is computed; it lies between {} and {}, since {}", &[&first, &last, &why]))
}

/// The day of writing; where it is not known, or so old that programs stumble over it, the first day of the years.
fn stamp(chronology: &Chronology, document: &Document, years: Years) -> Day {
    let written = chronology.index_of(document.id).and_then(|index| chronology.accounts.get(index)?.written.as_ref());
    let day = written.and_then(|written| written.extent().earliest());
    day.filter(|&day| day >= Years::FIRST_DAY).unwrap_or(years.first_day())
}

fn digits(day: Day) -> String {
    day.to_iso().replace('-', "")
}

/// Text as iCalendar holds it.
fn text(text: &str) -> String {
    harmless(text).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::{DocumentId, read};

    fn days(text: &str) -> String {
        let account =
            read(DocumentId(0), "/home/reader/a.txt", text.as_bytes(), None).document().expect("it is a text");
        let years = Years::read("2027").expect("it is a year");
        ics(&tarikh::read(vec![account], &tarikh::Options::default()), years).text.replace("\r\n ", "")
    }

    #[test]
    fn julian_days_come_again_by_the_julian_calendar_and_say_so() {
        for (text, day) in [
            ("The town fell on Tuesday, 29 May 1453.", "20270611"),
            ("The ship sank on Sunday, 10 August 1628.", "20270823"),
            ("The revolt began on 25 October 1917 (7 November 1917).", "20271107"),
        ] {
            let shown = days(text);
            assert!(shown.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{shown}");
            assert!(shown.contains("kept on the day of the Julian calendar"), "{shown}");
        }
    }

    #[test]
    fn a_computed_julian_day_is_not_explained_by_the_moon() {
        let shown = days("Caesar was killed on 15 March 44 BC.");
        assert!(shown.contains("was not kept by this rule then") && !shown.contains("moon"), "{shown}");
        assert!(shown.contains("±3"), "{shown}");
    }

    #[test]
    fn a_day_kept_every_year_is_in_every_year_by_its_own_calendar() {
        let shown = days("They left on 26 Bahman 1367. 26 Bahman has been a holiday ever since, kept annually.");
        assert_eq!(shown.matches("DTSTART;VALUE=DATE:20270215").count(), 2, "{shown}");
        let shown = days("The festival is held every year on 10 August.");
        assert!(shown.contains("DTSTART;VALUE=DATE:20270810"), "{shown}");
        assert!(shown.contains("SUMMARY:The festival is held (every 10 August)"), "{shown}");
        assert!(!days("The fair was held every year on 5 June until 1850.").contains("DTSTART"));
    }

    #[test]
    fn no_folder_of_the_machine_is_named() {
        let shown = days("The ship sank on 10 August 1990.");
        assert!(shown.contains("a.txt\\, line 1") && !shown.contains("/home"), "{shown}");
    }
}
