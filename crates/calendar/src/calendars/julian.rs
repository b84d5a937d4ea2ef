//! The Julian calendar, with astronomical years (44 BC is −43).
//!
//! Sources: Macrobius, *Saturnalia* I.14, on the priests who put in a leap day every third year until Augustus had
//! twelve years pass without one; R. H. van Gent and others on which years those were. Attested from 1 January 45 BC;
//! exact from 1 March AD 4. Before that the day may lie up to three days from the computed one. Earlier dates are
//! proleptic. Churches keep the calendar to this day; for the civil end country by country see `switch`.
//! A year is leap when 4 divides it.

use super::gregorian::{MONTH_LENGTHS, MONTH_NAMES, days_before};
use super::{check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Julian calendar.
pub(super) struct Julian;

/// 1 January 45 BC, Caesar's first.
const FIRST_DAY: Fields = Fields { year: -44, month: 1, day: 1 };
/// 1 March AD 4, from which the leap days fell as they should.
const EXACT_FROM: Fields = Fields { year: 4, month: 3, day: 1 };

const LAST_YEAR: i64 = 1_000_000_000;
/// 1 January of the year −1 000 000 000 and 31 December of the year 1 000 000 000.
const DEFINED: (i64, i64) = (-365_250_000_367, 365_249_999_998);

impl Calendar for Julian {
    fn id(&self) -> CalendarId {
        CalendarId::Julian
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(to_day(FIRST_DAY)), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(to_day(fields))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        check_day(self.id(), day, DEFINED.0, DEFINED.1)?;
        Ok(from_day(day))
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -LAST_YEAR, LAST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(MONTH_LENGTHS[usize::from(month) - 1] + u8::from(month == 2 && is_leap(year)))
    }

    fn spread(&self, fields: Fields) -> u8 {
        if (FIRST_DAY..EXACT_FROM).contains(&fields) { 3 } else { 0 }
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// day = −2 + 365(y − 1) + ⌊(y − 1)/4⌋ + day of the year: 1 January AD 1 fell two days before the Gregorian one.
pub(super) fn to_day(fields: Fields) -> Day {
    let past = fields.year - 1;
    let leap_day = i64::from(fields.month > 2 && is_leap(fields.year));
    let in_year = i64::from(days_before(fields.month)) + leap_day + i64::from(fields.day);
    Day(365 * past + past.div_euclid(4) - 2 + in_year)
}

pub(super) fn from_day(day: Day) -> Fields {
    // Counted from 1 March 1 BC, which is day −307, so that the leap day ends its year.
    let shifted = day.0 + 307;
    let in_cycle = shifted.rem_euclid(1461);
    let year_of_cycle = (in_cycle - in_cycle / 1460) / 365;
    let in_year = in_cycle - 365 * year_of_cycle;
    let from_march = (5 * in_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 } as u8;
    let year = 4 * shifted.div_euclid(1461) + year_of_cycle + i64::from(month <= 2);
    Fields { year, month, day: (in_year - (153 * from_march + 2) / 5 + 1) as u8 }
}

pub(super) fn is_leap(year: i64) -> bool {
    year.rem_euclid(4) == 0
}
