//! The French Republican calendar: twelve months of 30 days, and the complementary days as a thirteenth.
//!
//! Sources: the decree of 4 Frimaire 2 (24 November 1793), article III: the year begins on the day of the autumn equinox
//! in Paris; the *Concordance des calendriers* for which years that made leap: 3, 7 and 11. Attested from
//! 22 September 1792 to 31 December 1805 (10 Nivose 14). From the year 15 on the rule that Gilbert Romme proposed is
//! followed (leap years as in the Gregorian calendar: 16, 20, …, not 100); the Commune's dates of the year 79 (1871)
//! agree with it. Before the year 1 there is no such calendar.

use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The French Republican calendar.
pub(super) struct Republican;

/// 22 September 1792, the first day of the Republic.
const EPOCH: i64 = 654_415;
/// 31 December 1805.
const LAST_DAY: Day = Day(659_262);
/// The last year whose beginning was set by the equinox: the law ended it after a hundred days.
const LAST_BY_EQUINOX: i64 = 14;

impl Calendar for Republican {
    fn id(&self) -> CalendarId {
        CalendarId::Republican
    }

    fn attested(&self) -> Bounds {
        Bounds::between(Day(EPOCH), LAST_DAY)
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(Day(year_start(fields.year) + 30 * (i64::from(fields.month) - 1) + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        check_day(self.id(), day, EPOCH, year_start(FARTHEST_YEAR + 1) - 1)?;
        // 146097 days are 400 years; the guess is never more than a year off.
        let guess = (400 * (day.0 - EPOCH)).div_euclid(146_097) + 1;
        let year = if day.0 < year_start(guess) {
            guess - 1
        } else if day.0 >= year_start(guess + 1) {
            guess + 1
        } else {
            guess
        };
        let in_year = day.0 - year_start(year);
        Ok(Fields { year, month: (in_year / 30 + 1) as u8, day: (in_year % 30 + 1) as u8 })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, 1, FARTHEST_YEAR)?;
        Ok(13)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        let added = (year_start(year + 1) - year_start(year) - 360) as u8;
        Ok(if month == 13 { added } else { 30 })
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// 365 days a year and a leap day after each of the years 3, 7 and 11, which by Romme's rule would be 4, 8 and 12: from
/// the year 13 on both count the same.
fn year_start(year: i64) -> i64 {
    let past = year - 1;
    let leap_days = if year <= LAST_BY_EQUINOX { year.div_euclid(4) } else { past / 4 - past / 100 + past / 400 };
    EPOCH + 365 * past + leap_days
}

const MONTH_NAMES: [&str; 13] = [
    "Vendemiaire",
    "Brumaire",
    "Frimaire",
    "Nivose",
    "Pluviose",
    "Ventose",
    "Germinal",
    "Floreal",
    "Prairial",
    "Messidor",
    "Thermidor",
    "Fructidor",
    "Complementary Day",
];
