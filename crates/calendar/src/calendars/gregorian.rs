//! The Gregorian calendar, carried before 15 October 1582 as well (proleptic).
//!
//! Sources: the bull *Inter gravissimas* (24 February 1582); ISO 8601 for the years before. Attested from
//! 15 October 1582, when Rome, Spain, Portugal and Poland took it; other countries followed until 1923 (see `switch`).
//! A year is leap when 4 divides it, except those that 100 divides and 400 does not. Days before 1582 are exact by
//! definition but nobody then wrote them.

use super::{check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Gregorian calendar.
pub(super) struct Gregorian;

/// Far enough for any year EDTF can write with `Y` and few digits, and no day of it overflows.
const LAST_YEAR: i64 = 1_000_000_000;
/// 1 January of the year −1 000 000 000 and 31 December of the year 1 000 000 000.
const DEFINED: (i64, i64) = (-365_242_500_365, 365_242_500_000);

impl Calendar for Gregorian {
    fn id(&self) -> CalendarId {
        CalendarId::Gregorian
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(Day::REFORM), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        // Every month has so many days, and most dates are told from nothing else.
        let exists =
            (-LAST_YEAR..=LAST_YEAR).contains(&fields.year) && matches!((fields.month, fields.day), (1..=12, 1..=28));
        if !exists {
            check_fields(self, fields)?;
        }
        Ok(to_day(fields.year, fields.month, fields.day))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        check_day(self.id(), day, DEFINED.0, DEFINED.1)?;
        let (year, month, day) = from_day(day);
        Ok(Fields { year, month, day })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -LAST_YEAR, LAST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(MONTH_LENGTHS[usize::from(month) - 1] + u8::from(month == 2 && is_leap(year)))
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// Returns (astronomical year, month, day) of the proleptic Gregorian calendar.
pub(crate) fn from_day(day: Day) -> (i64, u8, u8) {
    // Counted from 1 March of the year 0, so that the leap day ends its year; in two steps, so that no day overflows.
    let shifted = day.0.rem_euclid(146_097) + 305;
    let era = day.0.div_euclid(146_097) + shifted / 146_097;
    let doe = shifted % 146_097;
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
    let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

/// day = 365(y − 1) + ⌊(y − 1)/4⌋ − ⌊(y − 1)/100⌋ + ⌊(y − 1)/400⌋ + day of the year
pub(super) fn to_day(year: i64, month: u8, day: u8) -> Day {
    let past = year - 1;
    let years = 365 * past + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400);
    Day(years + i64::from(days_before(month)) + i64::from(month > 2 && is_leap(year)) + i64::from(day))
}

pub(super) fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0)
}

/// Returns the days of a common year before the month, 1 to 12.
pub(super) fn days_before(month: u8) -> u16 {
    DAYS_BEFORE[usize::from(month) - 1]
}

const DAYS_BEFORE: [u16; 12] = {
    let mut days = [0; 12];
    let mut month = 1;
    while month < 12 {
        days[month] = days[month - 1] + MONTH_LENGTHS[month - 1] as u16;
        month += 1;
    }
    days
};

/// The lengths of the months in a common year, shared with the Julian calendar.
pub(super) const MONTH_LENGTHS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

pub(super) const MONTH_NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
