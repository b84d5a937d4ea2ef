//! Dates with the name of their calendar beside them: "1368/11/26 persian", "julian 1605-11-05".

use calendar::{CalendarId, Partial, TimeValue};

use super::several::{self, Said};
use super::{Reading, Tried, numbers};
use crate::Error;

/// Returns the calendar whose name stands before or behind a date, and the date.
pub(super) fn label(text: &str) -> Option<(CalendarId, &str)> {
    let named = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        CalendarId::named(&word)
    };
    let (first, behind) = text.split_once(char::is_whitespace)?;
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    let found = named(last).map(|id| (id, before)).or_else(|| Some((named(first)?, behind)));
    found.map(|(id, date)| (id, date.trim())).filter(|(_, date)| date.contains(char::is_numeric))
}

/// Reads a date in the calendar that is named beside it.
///
/// # Errors
/// If it cannot be read, is no date of that calendar, or names the month of another.
pub(super) fn read(id: CalendarId, date: &str) -> Result<Vec<Reading>, Error> {
    let mut tried = Tried::default();
    if let Some((year, orders)) = numbers::parts(date) {
        match orders.as_slice() {
            [] => tried.add(Reading::of(id, TimeValue::year(id, year))),
            orders => {
                for (month, day) in orders {
                    several::add_dates(Partial::day(id, year, *month, *day), Said::Calendar, &mut tried);
                }
            }
        }
        return match (tried.readings.is_empty(), tried.refused.into_iter().next()) {
            (true, Some(error)) => Err(error),
            (true, None) => Err(Error::new(format!("'{date}' is no date of the {} calendar", name(id)))),
            (false, _) => Ok(tried.readings),
        };
    }
    let alike = |reading: &Reading| reading.calendar.family() == id.family();
    for reading in super::read(date)? {
        if reading.calendar == id {
            tried.add(reading);
        } else if let Some(at) = reading.value.as_date().filter(|_| alike(&reading)) {
            several::add_dates(Partial { calendar: id, ..*at }, Said::Calendar, &mut tried);
        }
    }
    if tried.readings.is_empty() {
        return Err(Error::new(format!("'{date}' cannot be read as a date of the {} calendar", name(id))));
    }
    Ok(tried.readings)
}

fn name(id: CalendarId) -> &'static str {
    calendar::english_name(id)
}

#[cfg(test)]
mod tests {
    use crate::date;

    #[test]
    fn a_calendar_named_beside_a_date_is_the_one_it_is_read_in() {
        for (text, edtf) in [
            ("1367/11/26 persian", "1989-02-15"),
            ("persian 1367-11-26", "1989-02-15"),
            ("26.11.1367 persian", "1989-02-15"),
            ("5 November 1605 julian", "1605-11-15"),
            ("1605-11-05 julian", "1605-11-15"),
            ("17 rajab 1409 AH", "[1989-02-22..1989-02-24]"),
            ("1989 Feb 15", "1989-02-15"),
            ("1768/69", "1768/1769"),
        ] {
            let readings = date::read(text).expect("it is a date");
            assert_eq!(readings[0].edtf().as_deref(), Some(edtf), "{text}");
        }
        for (text, message) in [
            ("1367/13/26 persian", "month 13 is not one of 1 to 12"),
            ("15 Feb 89", "'15 Feb 89' cannot be read as a date: write its year in full"),
        ] {
            let error = date::read(text).expect_err("it is none").to_string();
            assert!(error.contains(message), "{error}");
        }
    }
}
