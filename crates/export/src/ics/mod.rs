//! The days of a chronology as they come again: iCalendar, one all-day event for each year.

pub(crate) mod days;
mod describe;
mod fold;
mod occasion;
mod old_style;
mod years;

pub use years::{Years, YearsError};

use std::collections::BTreeMap;
use std::iter;

use tarikh::calendar::{CalendarId, Day};
use tarikh::source::{Document, harmless};
use tarikh::{Chronology, Words, title_of};

use crate::{lines, strays};
use days::{By, day_near, days_of, rule_of};
use describe::{Entry, description, summary};
use fold::push_line;
use occasion::{Comes, occasions};
use old_style::old_style;

/// A chronology as iCalendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// The file.
    pub text: String,
    /// How many events of the chronology come again in it.
    pub shown: usize,
    /// How many do not in these years: what is planned for another year, 29 February.
    pub not_in_years: usize,
    /// How many do not, since they are not told to the day.
    pub left_out: usize,
    /// How many do not, since they are told of a day that never was: 30 February.
    pub impossible: usize,
}

/// Returns the chronology as iCalendar: for each day that something is told of, and each day told to be kept every year, its day in
/// each of the years, in the calendar its text tells it in, as an event that takes all of the Gregorian day on which that falls. What
/// began on a day and went on ("since 4 May 1871", "from 3 June to 5 August") comes on its first day, and says that it is the first. What
/// is told of one day in one calendar is one entry, in which each has its own time; told in two calendars of the sun it is one in the years in which these
/// agree, and else two, each of which names the other. A day that
/// is kept every year has an entry of its own; so has a feast, or the last Monday of May, in each of the years, by its rule, and a month
/// one that takes all of its days. What comes each week or each month is one entry with its rule (RRULE), from its first day in the years
/// to their end. What is planned, ordered or possible on a day of the years is entered on it, and has no anniversaries. A day that a year has not (29 February) does not come in it. Nothing is taken from the clock: what names an event is its account
/// and its place in it, and its stamp is the day of writing. A Julian day, Old Style or of before 15 October 1582, goes by
/// the Julian calendar like any other, so that it falls thirteen days later in our times; its description says so. A day kept every year in a
/// text of Old Style days is that of the Gregorian calendar unless it says otherwise: its description names it by both.
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
    let name = match chronology.documents.as_slice() {
        [one] => title_of(one, Words::of(chronology)),
        many => {
            let words = Words::of(chronology);
            words.fill("A chronology of {}", &[&words.count(many.len(), "account", "accounts")])
        }
    };
    push_line(&mut out, &format!("X-WR-CALNAME:{}", text(&name)));
    let lines = lines(chronology);
    let strays = strays(chronology).len();
    let mut given = BTreeMap::new();
    let (mut shown, mut not_in_years) = (0, 0);
    let occasions = occasions(&lines);
    let old_style = old_style(chronology);
    for (place, occasion) in occasions.iter().enumerate() {
        if let By::Rule(again) = &occasion.by {
            let first = occasion.since.map_or(years.first_day(), |since| since.max(years.first_day()));
            let rule = rule_of(again, years);
            // One entry tells a reader of each week; of each year it has its own.
            let most = if rule.is_some() { 1 } else { usize::MAX };
            let comes = || again.comes(first, years.last_day()).into_iter().take(most);
            match comes().next() {
                None => not_in_years += occasion.told.len(),
                Some(_) => shown += occasion.told.len(),
            }
            for (day, last) in comes() {
                let entry = Entry { parts: vec![occasion], elsewhere: Vec::new(), day, last, rule: rule.clone() };
                event(&mut out, chronology, &entry, years, &mut given);
            }
            continue;
        }
        let Some(by) = occasion.by.day() else { continue };
        let days = match (occasion.comes, occasion.once) {
            (Comes::Once, Some(day)) => {
                (years.first_day()..=years.last_day()).contains(&day).then_some(day).into_iter().collect()
            }
            (Comes::Once | Comes::EveryYear, _) => days_of(by, years),
        };
        match days.as_slice() {
            [] => not_in_years += occasion.told.len(),
            _days => shown += occasion.told.len(),
        }
        for day in days {
            // Told in several calendars, whose days fall on one day this year, or do not.
            let nears = occasion.fellows.iter().filter_map(|&other| {
                let fellow = occasions.get(other)?;
                Some((other, fellow, day_near(fellow.by.day()?, day)?))
            });
            let (same, apart): (Vec<_>, Vec<_>) = nears.partition(|&(_, _, near)| near == day);
            if same.iter().any(|&(other, _, _)| other < place) {
                continue;
            }
            let mut parts: Vec<_> = iter::once(occasion).chain(same.iter().map(|&(_, fellow, _)| fellow)).collect();
            // Who gives the day of another calendar means the day that people keep.
            parts.sort_by_key(|part| part.by.calendar() == CalendarId::Gregorian);
            let mut elsewhere: Vec<_> = apart.iter().map(|&(_, fellow, near)| (fellow.by.calendar(), near)).collect();
            // A day kept every year is that of today's calendar; beside days of Old Style both are told.
            let is_kept = occasion.once.is_none() && by.calendar == CalendarId::Gregorian;
            if is_kept && occasion.told.iter().any(|line| old_style.contains(&line.document.id)) {
                let julian = days::Yearly { calendar: CalendarId::Julian, year: None, ..by };
                elsewhere.extend(day_near(julian, day).map(|near| (CalendarId::Julian, near)));
            }
            let entry = Entry { parts, elsewhere, day, last: day, rule: None };
            event(&mut out, chronology, &entry, years, &mut given);
        }
    }
    push_line(&mut out, "END:VCALENDAR");
    let impossible = lines.iter().filter(|line| line.is_impossible()).count();
    let left_out = lines.len() - shown - not_in_years - impossible;
    Calendar { text: out, shown, not_in_years, left_out, impossible: impossible + strays }
}

fn event(
    out: &mut String,
    chronology: &Chronology,
    entry: &Entry<'_, '_, '_>,
    years: Years,
    given: &mut BTreeMap<String, u32>,
) {
    let Some(first) = entry.told().next() else { return };
    let words = first.words;
    let day = digits(entry.day);
    let id = format!("{}-{}-{}-{day}", &first.document.sha256[..16], first.json.start, first.json.end);
    // Two days of one clause.
    let count = given.entry(id.clone()).or_default();
    *count += 1;
    let id = if *count == 1 { id } else { format!("{id}-{count}") };
    push_line(out, "BEGIN:VEVENT");
    push_line(out, &format!("UID:{id}@tarikh"));
    push_line(out, &format!("DTSTAMP:{}T000000Z", digits(stamp(chronology, first.document, years))));
    push_line(out, &format!("DTSTART;VALUE=DATE:{day}"));
    push_line(out, &format!("DTEND;VALUE=DATE:{}", digits(entry.last.plus(1))));
    if let Some(rule) = &entry.rule {
        push_line(out, &format!("RRULE:{rule}"));
    }
    push_line(out, &format!("SUMMARY:{}", text(&summary(words, entry))));
    let description: Vec<String> = description(entry).iter().map(|part| text(part)).collect();
    push_line(out, &format!("DESCRIPTION:{}", description.join("\\n")));
    if let Some(name) = only(entry.told().filter_map(|line| Some(line.json.place.as_ref()?.name.as_str()))) {
        push_line(out, &format!("LOCATION:{}", text(name)));
    }
    let mut kinds: Vec<String> = Vec::new();
    for kind in entry.told().filter_map(|line| line.json.kind) {
        let kind = text(&words.say_of(kind));
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    if !kinds.is_empty() {
        push_line(out, &format!("CATEGORIES:{}", kinds.join(",")));
    }
    if let Some(place) = only(entry.told().filter_map(|line| line.place.as_ref())) {
        push_line(out, &format!("GEO:{};{}", place.north, place.east));
    }
    push_line(out, "TRANSP:TRANSPARENT");
    push_line(out, "END:VEVENT");
}

/// What all say, if they say one thing.
fn only<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
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
        days_in(text, "2027")
    }

    fn days_in(text: &str, years: &str) -> String {
        let account =
            read(DocumentId(0), "/home/reader/a.txt", text.as_bytes(), None).document().expect("it is a text");
        let years = Years::read(years).expect("they are years");
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
    fn a_day_of_before_the_julian_calendar_says_that_it_is_computed() {
        let shown = days("The temple burned on 5 May 83 BC.");
        assert!(shown.contains("nobody counted by the Julian calendar before 45 BC"), "{shown}");
        assert!(!shown.contains("day\\,") && shown.contains("5 May 83 BC"), "{shown}");
    }

    #[test]
    fn the_thirtieth_of_a_month_of_the_moon_may_have_been() {
        let shown = days_in("The envoys came home on 30 Shawwal 1400.", "2024..2028");
        assert!(shown.contains("(30 Shawwal 1400 ±1)") && !shown.contains("no such day"), "{shown}");
    }

    #[test]
    fn a_day_kept_every_year_is_in_every_year_by_its_own_calendar() {
        let shown = days("They left on 26 Bahman 1367. 26 Bahman has been a holiday ever since, kept annually.");
        assert!(shown.contains("SUMMARY:They left (26 Bahman 1367)"), "{shown}");
        assert!(shown.contains("SUMMARY:26 Bahman has been a holiday ever since (every 26 Bahman)"), "{shown}");
        assert_eq!(shown.matches("DTSTART;VALUE=DATE:20270215").count(), 2, "{shown}");
        let shown = days("The festival is held every year on 10 August.");
        assert!(shown.contains("DTSTART;VALUE=DATE:20270810"), "{shown}");
        assert!(shown.contains("SUMMARY:The festival is held (every 10 August)"), "{shown}");
        assert!(!days("The fair was held every year on 5 June until 1850.").contains("DTSTART"));
    }

    #[test]
    fn a_day_kept_every_year_beside_days_of_old_style_says_of_which_calendar_it_is() {
        let text = "The garrison marched out on 20 June 1736 O.S. Every year on 20 June the regiment drinks a toast.";
        let shown = days(text);
        let kept = shown.split("BEGIN:VEVENT").find(|entry| entry.contains("(every 20 June)")).unwrap_or_default();
        assert!(kept.contains("DTSTART;VALUE=DATE:20270620"), "{shown}");
        assert!(
            kept.contains("kept on the day of the Gregorian calendar\\, which is 20 June 2027 this time"),
            "{kept}"
        );
        assert!(kept.contains("by the Julian calendar it comes on 3 July 2027"), "{kept}");
        assert!(!days("Every year on 20 June the regiment drinks a toast.").contains("Gregorian calendar"));
    }

    #[test]
    fn what_is_told_of_one_day_in_two_calendars_comes_by_each() {
        let text = "The army left on 26 Bahman 1367. The withdrawal was completed on 15 February 1989.";
        let shown = days_in(text, "2029");
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 2, "{shown}");
        for (day, summary, other) in [
            ("20290214", "The army left (26 Bahman 1367)", "by the Gregorian calendar it comes on 15 February 2029"),
            (
                "20290215",
                "The withdrawal was completed (15 February 1989)",
                "by the Solar Hijri calendar it comes on 14 February",
            ),
        ] {
            let entry = shown
                .split("BEGIN:VEVENT")
                .find(|entry| entry.contains(&format!("DTSTART;VALUE=DATE:{day}")))
                .unwrap_or_default();
            assert!(entry.contains(summary) && entry.contains(other), "{shown}");
        }
        let together = days_in(text, "2027");
        assert_eq!(together.matches("BEGIN:VEVENT").count(), 1, "{together}");
        assert!(together.contains("The army left (26 Bahman 1367)\\; The withdrawal was completed (15 February 1989)"));
        assert!(!together.contains("it comes on"), "{together}");
    }

    #[test]
    fn a_day_kept_every_year_is_not_counted_from_another_event_of_that_day() {
        let shown = days("She was born on 3 May 1871. Since 1975 a lecture has been held every year on 3 May.");
        let kept = shown.split("BEGIN:VEVENT").find(|entry| entry.contains("(every 3 May)")).unwrap_or_default();
        assert!(!kept.contains("1871") && !kept.contains("after it"), "{shown}");
        assert!(shown.contains("SUMMARY:She was born (3 May 1871)"), "{shown}");
    }

    #[test]
    fn what_is_planned_stands_on_its_own_day_and_has_no_anniversary() {
        let shown = days_in("The garden was closed in 2021. It will open again on 3 May 2027.", "2026..2029");
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 1, "{shown}");
        assert!(shown.contains("DTSTART;VALUE=DATE:20270503") && shown.contains("SUMMARY:planned: "), "{shown}");
        assert!(!shown.contains("after it"), "{shown}");
    }

    #[test]
    fn what_goes_on_since_a_day_or_from_one_to_another_comes_on_its_first_day_and_says_so() {
        let shown = days_in("The mill has stood since 4 May 1871.", "2027");
        assert!(shown.contains("SUMMARY:first day: ") && shown.contains("156 years after it began"), "{shown}");
        let shown = days_in("From 3 June 1880 to 5 August 1881 the workers struck.", "2027");
        assert!(shown.contains("DTSTART;VALUE=DATE:20270603") && shown.contains("SUMMARY:first day: "), "{shown}");
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 1, "{shown}");
        let shown = days_in("The mill burned on 12 June 1891.", "2027");
        assert!(!shown.contains("first day") && !shown.contains("began"), "{shown}");
    }

    #[test]
    fn what_has_no_day_in_the_years_is_counted() {
        let read = |text: &str, years: &str| {
            let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
            let years = Years::read(years).expect("they are years");
            let calendar = ics(&tarikh::read(vec![account], &tarikh::Options::default()), years);
            (calendar.shown, calendar.not_in_years, calendar.left_out)
        };
        assert_eq!(read("They married on 29 February 2000.", "2029..2030"), (0, 1, 0));
        assert_eq!(read("They married on 29 February 2000.", "2028..2030"), (1, 0, 0));
        let text = "They met on 5 May 1990. The court must sit on 3 June 2005. The mayor may resign on 4 July 2006.";
        assert_eq!(read(text, "2027"), (1, 2, 0));
        assert_eq!(read(text, "2005..2006"), (3, 0, 0));
    }

    #[test]
    fn a_day_kept_every_year_does_not_come_before_the_year_since_which_it_is_kept() {
        let shown = days_in("Since 1975 a lecture has been held every year on 3 May.", "1973..1976");
        let starts: Vec<&str> = shown.lines().filter(|line| line.starts_with("DTSTART")).collect();
        assert_eq!(starts, ["DTSTART;VALUE=DATE:19750503", "DTSTART;VALUE=DATE:19760503"], "{shown}");
    }

    #[test]
    fn the_events_of_one_day_keep_their_hours() {
        let shown =
            days("The ship struck ice at 11 p.m. on 14 April 1912. The boats left at 11:20 p.m. on 14 April 1912.");
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 1, "{shown}");
        assert!(shown.contains("(14 April 1912\\, 23:00)\\; The boats left (14 April 1912\\, 23:20)"), "{shown}");
        assert!(shown.contains("• 14 April 1912\\, 23:20\\, Sunday: The boats left"), "{shown}");
    }

    #[test]
    fn an_hour_to_another_is_of_its_day_and_an_impossible_day_is_left_out() {
        let read = |text: &str| {
            let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
            ics(&tarikh::read(vec![account], &tarikh::Options::default()), Years::read("2027").expect("it is a year"))
        };
        let calendar = read("On 15 April 1912 boats left between 1:30 and 1:45 a.m.");
        assert_eq!((calendar.shown, calendar.left_out), (1, 0), "{}", calendar.text);
        let calendar = read("The sheet was photographed on 30 February 2004.");
        assert_eq!((calendar.shown, calendar.left_out, calendar.impossible), (0, 0, 1), "{}", calendar.text);
    }

    #[test]
    fn a_day_of_the_moon_and_a_day_of_the_sun_come_apart() {
        let shown = days("The army left on 9 Rajab 1409 AH. The withdrawal was completed on 15 February 1989.");
        assert_eq!(shown.matches("BEGIN:VEVENT").count(), 2, "{shown}");
    }

    #[test]
    fn what_happened_on_one_day_of_different_years_is_told_apart() {
        let shown = days("The capital fell on 5 May 1936. The emperor returned on 5 May 1941.");
        assert_eq!(shown.matches("DTSTART;VALUE=DATE:20270505").count(), 2, "{shown}");
    }

    #[test]
    fn no_folder_of_the_machine_is_named() {
        let shown = days("The ship sank on 10 August 1990.");
        assert!(shown.contains("a.txt\\, line 1") && !shown.contains("/home"), "{shown}");
    }
}
