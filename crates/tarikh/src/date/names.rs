//! Dates with the month names the calendars themselves write, so that every date that is printed can be read back.

use calendar::{Calendar, CalendarId, Day, Partial};

use super::several::{self, Said};
use super::{Reading, Tried};

/// Reads `26 Bahman 1367` and `Bahman 1367` in every calendar that has a month of that name.
pub(super) fn read(text: &str, tried: &mut Tried) {
    let Some((day, name, year)) = parts(text).filter(|(_, _, year)| *year != 0) else { return };
    let others = CalendarId::ALL.into_iter().filter(|id| match id {
        CalendarId::Gregorian | CalendarId::Julian | CalendarId::IslamicUmalqura => false,
        CalendarId::Persian
        | CalendarId::PersianZodiac
        | CalendarId::IslamicCivil
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => true,
    });
    for id in others {
        let months = months(id.calendar(), year, &name);
        let several_months = months.len() > 1;
        for month in months {
            let date = match day {
                Some(day) => Partial::day(id, year, month, day),
                None => Partial::month(id, year, month),
            };
            let known = tried.readings.len();
            several::add_dates(date, Said::Calendar, tried);
            // Of several calendars with a month of that name only those that have had such a year are meant.
            let found: Vec<Reading> = tried.readings.drain(known..).collect();
            let is_first = tried.readings.is_empty();
            let had = |one: &Reading| one.is_attested() && one.extent().latest().is_none_or(|day| day < FAR);
            for reading in found.into_iter().filter(|one| is_first || had(one)) {
                tried.readings.push(match several_months {
                    true => reading.noted(format!("read as {}", calendar_month(id, year, month))),
                    false => reading,
                });
            }
        }
    }
}

/// A year from here on nobody writes of: 1 January 2400.
const FAR: Day = Day(876_217);

fn calendar_month(id: CalendarId, year: i64, month: u8) -> &'static str {
    id.calendar().month_name(year, month).unwrap_or("another month")
}

/// Day, name of the month in lower case, year.
fn parts(text: &str) -> Option<(Option<u8>, String, i64)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (year, rest) = words.split_last()?;
    let year = year.parse().ok()?;
    let (day, name) = match rest.split_first()? {
        (first, name) if first.bytes().all(|byte| byte.is_ascii_digit()) => (Some(first.parse().ok()?), name),
        (_, _) => (None, rest),
    };
    (!name.is_empty()).then(|| (day, name.join(" ").to_lowercase(), year))
}

/// The months of the year so called; a name without its number ("Adar") is each of the numbered ones, the last first.
fn months(calendar: &dyn Calendar, year: i64, name: &str) -> Vec<u8> {
    let Ok(count) = calendar.months_in_year(year) else { return Vec::new() };
    let called = |month: &u8| calendar.month_name(year, *month).map(str::to_lowercase).unwrap_or_default();
    let exact: Vec<u8> = (1..=count).filter(|month| called(month) == name).collect();
    if !exact.is_empty() {
        return exact;
    }
    let numbered = |month: &u8| {
        let called = called(month);
        called.strip_prefix(name).is_some_and(|rest| rest == " i" || rest == " ii")
    };
    (1..=count).rev().filter(numbered).collect()
}
