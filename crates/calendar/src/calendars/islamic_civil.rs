//! The lunar Hijri calendar by the civil tables: months of 30 and 29 days in turn, eleven leap years in thirty.
//!
//! Sources: the tables of the Islamic astronomers as Ginzel, *Handbuch der mathematischen und technischen Chronologie*
//! I (1906), and Reingold and Dershowitz, *Calendrical Calculations*, give them. Epoch Friday 16 July 622 (Julian);
//! leap are the years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty. Attested from 1 Muharram 1. Months began by
//! sight of the crescent, so every day is bounded by one day either way. Years before the Hijra are proleptic.

use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The lunar Hijri calendar by the civil tables.
pub(super) struct IslamicCivil;

/// 1 Muharram 1: 16 July 622 Julian.
const EPOCH: i64 = 227_015;

impl Calendar for IslamicCivil {
    fn id(&self) -> CalendarId {
        CalendarId::IslamicCivil
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(Day(EPOCH)), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(Day(month_start(fields.year, fields.month) + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        let (first, last) = (year_start(-FARTHEST_YEAR), year_start(FARTHEST_YEAR + 1) - 1);
        check_day(self.id(), day, first, last)?;
        let year = (30 * (day.0 - EPOCH) + 10_646).div_euclid(10_631);
        let in_year = day.0 - year_start(year);
        // 29.5 days a month; only the last day of a leap year would make a thirteenth.
        let month = if in_year == 354 { 12 } else { 2 * in_year / 59 + 1 } as u8;
        Ok(Fields { year, month, day: (day.0 - month_start(year, month) + 1) as u8 })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -FARTHEST_YEAR, FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(29 + u8::from(month % 2 == 1 || (month == 12 && is_leap(year))))
    }

    fn spread(&self, _fields: Fields) -> u8 {
        1
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// 354 days a year and ⌊(11y + 3)/30⌋ leap days before it.
fn year_start(year: i64) -> i64 {
    EPOCH + 354 * (year - 1) + (3 + 11 * year).div_euclid(30)
}

fn month_start(year: i64, month: u8) -> i64 {
    year_start(year) + 29 * (i64::from(month) - 1) + i64::from(month / 2)
}

fn is_leap(year: i64) -> bool {
    (14 + 11 * year).rem_euclid(30) < 11
}

pub(super) const MONTH_NAMES: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi al-Awwal",
    "Rabi al-Thani",
    "Jumada al-Awwal",
    "Jumada al-Thani",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
];
