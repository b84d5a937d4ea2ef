//! The years a calendar file is made for.

use std::fmt;

use tarikh::Chronology;
use tarikh::calendar::{CalendarId, Day, Fields};

/// Years of the Gregorian calendar, both included. Calendar programs stumble over days before 1970, so no year is
/// earlier.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Years {
    first: u16,
    last: u16,
}

/// Why years cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct YearsError(String);

/// The first year that all programs take.
const FIRST: u16 = 1970;
/// The last year that iCalendar can write.
const LAST: u16 = 9998;
/// So many years are more than anyone looks ahead.
const MOST: u16 = 200;
/// So many years after the day of writing, where none are named.
const AFTER_WRITING: i64 = 10;

impl Years {
    /// 1 January 1970.
    pub(super) const FIRST_DAY: Day = Day(719_163);

    /// Reads `2027..2036`, or one year.
    ///
    /// # Errors
    /// If the text names no years between 1970 and 9998, or more than 200.
    ///
    /// ```
    /// use export::Years;
    /// assert_eq!(Years::read("2027..2036").unwrap().to_string(), "2027..2036");
    /// assert_eq!(Years::read("2027").unwrap().to_string(), "2027..2027");
    /// assert_eq!(Years::read("1879..1889").unwrap_err().to_string(), "1879: calendar programs take no days before 1970");
    /// ```
    pub fn read(text: &str) -> Result<Years, YearsError> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let year = |text: &str| {
            let digits = text.trim();
            let year: Option<i64> = digits.parse().ok().filter(|_| digits.len() == 4);
            year.ok_or_else(|| YearsError(format!("'{digits}' is not a year of four digits, such as 2027")))
        };
        Years::between(year(first)?, year(last)?)
    }

    fn between(first: i64, last: i64) -> Result<Years, YearsError> {
        let year = |year: i64| match u16::try_from(year) {
            Ok(year @ FIRST..=LAST) => Ok(year),
            Ok(..FIRST) => Err(YearsError(format!("{year}: calendar programs take no days before {FIRST}"))),
            Ok(_) | Err(_) => Err(YearsError(format!("{year} is not between {FIRST} and {LAST}"))),
        };
        let years = Years { first: year(first)?, last: year(last)? };
        if years.last < years.first {
            return Err(YearsError(format!("{last} is before {first}")));
        }
        match years.last - years.first < MOST {
            true => Ok(years),
            false => Err(YearsError(format!("{years} are more than {MOST} years"))),
        }
    }

    /// Returns the ten years after the last date of writing among the accounts.
    ///
    /// # Errors
    /// If no date of writing is known, or the years after it are too old.
    pub fn after_writing(chronology: &Chronology) -> Result<Years, YearsError> {
        let written = chronology.accounts.iter().filter_map(|account| account.written.as_ref()?.extent().latest());
        let Some(last) = written.max() else {
            return Err(YearsError("no date of writing is known".to_owned()));
        };
        let fields = CalendarId::Gregorian.calendar().fields(last).map_err(|error| YearsError(error.to_string()))?;
        Years::between(fields.year + 1, fields.year + AFTER_WRITING)
    }

    /// Returns 1 January of the first year.
    pub(super) fn first_day(self) -> Day {
        new_year(self.first)
    }

    /// Returns 31 December of the last year.
    pub(super) fn last_day(self) -> Day {
        new_year(self.last + 1).plus(-1)
    }
}

fn new_year(year: u16) -> Day {
    let fields = Fields { year: year.into(), month: 1, day: 1 };
    CalendarId::Gregorian.calendar().day(fields).expect("every year has a first day")
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.first, self.last)
    }
}

impl fmt::Display for YearsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for YearsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_do_not_take_is_refused() {
        for wrong in ["", "..", "2030..2020", "2000..2500", "12345", "-5", "2027..", "9999", "soon"] {
            assert!(Years::read(wrong).is_err(), "{wrong}");
        }
        assert_eq!(new_year(FIRST), Years::FIRST_DAY);
    }
}
