//! The Hebrew calendar, years of the World from autumn 3761 BC, by the fixed reckoning.
//!
//! Sources: Maimonides, *Hilkhot Kiddush ha-Hodesh* 6–10; Reingold and Dershowitz, *Calendrical Calculations*. Epoch
//! 7 October 3761 BC (Julian). Attested by this rule from 1 Tishri 4684 (AD 923), when the quarrel of Saadia and Ben Meir
//! had been settled. Back to 4119 (AD 358) a day may lie two days from the computed one, and before, when the court
//! saw the moon and added months at need, thirty. A day begins the evening before.
//!
//! Months are numbered in the order of the year, from Tishri: Nisan is 7 in a common year and 8 in a leap year, which has
//! Adar I (6) and Adar II (7) for Adar (6). `month_names` has the thirteen names, and `month_in` gives the number of each
//! in a year; Adar of a common year stands at the place of Adar II, the month of its feasts.

use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Hebrew calendar.
pub(super) struct Hebrew;

/// 1 Tishri 1: 7 October 3761 BC Julian.
const EPOCH: i64 = -1_373_427;
const FIRST_SETTLED_YEAR: i64 = 4684;
const FIRST_RECKONED_YEAR: i64 = 4119;
/// The place of Adar I among the thirteen names.
const ADAR_I: u8 = 6;

impl Calendar for Hebrew {
    fn id(&self) -> CalendarId {
        CalendarId::Hebrew
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(Day(new_year(FIRST_SETTLED_YEAR))), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        let (start, days) = (new_year(fields.year), days_in_year(fields.year));
        let before: i64 = (1..fields.month).map(|month| i64::from(length(days, month))).sum();
        Ok(Day(start + before + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        check_day(self.id(), day, new_year(-FARTHEST_YEAR), new_year(FARTHEST_YEAR + 1) - 1)?;
        // 35975351 days are 98496 years; the guess is never more than a year off.
        let guess = (98_496 * (day.0 - EPOCH)).div_euclid(35_975_351) + 1;
        let year = if day.0 < new_year(guess) {
            guess - 1
        } else if day.0 >= new_year(guess + 1) {
            guess + 1
        } else {
            guess
        };
        let days = days_in_year(year);
        let mut left = day.0 - new_year(year);
        let mut month = 1;
        while left >= i64::from(length(days, month)) {
            left -= i64::from(length(days, month));
            month += 1;
        }
        Ok(Fields { year, month, day: left as u8 + 1 })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -FARTHEST_YEAR, FARTHEST_YEAR)?;
        Ok(12 + u8::from(is_leap(year)))
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(length(days_in_year(year), month))
    }

    fn spread(&self, fields: Fields) -> u8 {
        match fields.year {
            FIRST_SETTLED_YEAR.. => 0,
            FIRST_RECKONED_YEAR.. => 2,
            _ => 30,
        }
    }

    /// The thirteen months of a leap year.
    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }

    fn month_in(&self, year: i64, place: u8) -> Result<u8, Error> {
        check_month(place, 13)?;
        self.months_in_year(year)?;
        if is_leap(year) || place < ADAR_I {
            Ok(place)
        } else if place == ADAR_I {
            Err(Error::new(format!("the year {year} of the Hebrew calendar has no Adar I")))
        } else {
            Ok(place - 1)
        }
    }

    fn month_name(&self, year: i64, month: u8) -> Result<&'static str, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(match month {
            ADAR_I if !is_leap(year) => "Adar",
            _ if month > ADAR_I && !is_leap(year) => MONTH_NAMES[usize::from(month)],
            _ => MONTH_NAMES[usize::from(month) - 1],
        })
    }
}

/// Returns the day number of 1 Tishri: the new moon of Tishri, put off so that the year does not begin on a Sunday,
/// Wednesday or Friday, and one or two days more where a year would be too long or too short.
fn new_year(year: i64) -> i64 {
    let (before, this, next) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let put_off = if next - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    EPOCH + this + put_off
}

/// Returns the days from the epoch to the new moon of Tishri, where that day may begin a year: months of 29 days and
/// 13753 of 25920 parts, 12084 parts at the beginning.
fn elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let days = 29 * months + (12_084 + 13_753 * months).div_euclid(25_920);
    days + i64::from((3 * (days + 1)).rem_euclid(7) < 3)
}

fn is_leap(year: i64) -> bool {
    (7 * year + 1).rem_euclid(19) < 7
}

fn days_in_year(year: i64) -> i64 {
    new_year(year + 1) - new_year(year)
}

/// Returns the days of the month in a year of so many days: a common year has 353, 354 or 355, a leap year thirty more.
fn length(days_in_year: i64, month: u8) -> u8 {
    let leap = days_in_year > 360;
    let beyond_leap_month = if leap { days_in_year - 30 } else { days_in_year };
    match month {
        2 => 29 + u8::from(beyond_leap_month == 355),
        3 => 29 + u8::from(beyond_leap_month != 353),
        ADAR_I if leap => 30,
        _ if leap && month > ADAR_I => 29 + u8::from(month.is_multiple_of(2)),
        _ => 29 + u8::from(month % 2 == 1),
    }
}

const MONTH_NAMES: [&str; 13] = [
    "Tishri",
    "Marheshvan",
    "Kislev",
    "Tevet",
    "Shevat",
    "Adar I",
    "Adar II",
    "Nisan",
    "Iyar",
    "Sivan",
    "Tammuz",
    "Av",
    "Elul",
];
