//! The Rumi calendar, the solar calendar of the Ottoman treasury and administration: Julian months, years from March.
//!
//! Sources: Faik Reşit Unat, *Hicrî Tarihleri Milâdî Tarihe Çevirme Kılavuzu* (1943); the laws of 8 February 1332 and
//! 26 December 1925. Attested from 1 Mart 1256 (13 March 1840) to 31 Kanun-i Evvel 1341 (31 December 1925). The months
//! are Julian until 15 Shubat 1332 (28 February 1917); the next day was 1 Mart 1333, 1 March 1917 Gregorian, and from
//! there on the days are Gregorian. The year 1333 ended in December, and from 1334 the year begins in January.
//! Before 1256 the treasury's years were those of the lunar calendar, some passed over, so no rule of this kind holds.
//!
//! Months are numbered in the order of their year: Mart is 1 until 1333, Kanun-i Sani (January) from 1334.

use super::gregorian::Gregorian;
use super::julian::Julian;
use super::{FARTHEST_YEAR, check_fields, check_month, check_year, outside};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Rumi calendar.
pub(super) struct Rumi;

/// Julian (or Gregorian) less Rumi year, in March.
const YEARS_BEHIND: i64 = 584;
const FIRST_YEAR: i64 = 1256;
/// The last year of Julian days; its Shubat (February) ended with the 15th.
const LAST_JULIAN_YEAR: i64 = 1332;
const SHORT_SHUBAT: u8 = 15;
/// The year from 1 March to 31 December 1917.
const SHORT_YEAR: i64 = 1333;
/// 13 March 1840, 1 March 1917 and 31 December 1925.
const FIRST_DAY: Day = Day(671_753);
const FIRST_GREGORIAN_DAY: Day = Day(699_864);
const LAST_DAY: Day = Day(703_091);

impl Calendar for Rumi {
    fn id(&self) -> CalendarId {
        CalendarId::Rumi
    }

    fn attested(&self) -> Bounds {
        Bounds::between(FIRST_DAY, LAST_DAY)
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        let (calendar, western) = western(fields);
        calendar.day(western)
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        if day < FIRST_DAY {
            return Err(outside(self.id(), day));
        }
        let western = if day < FIRST_GREGORIAN_DAY { Julian.fields(day)? } else { Gregorian.fields(day)? };
        let year = western.year - YEARS_BEHIND;
        if year > FARTHEST_YEAR {
            return Err(outside(self.id(), day));
        }
        Ok(if day < FIRST_GREGORIAN_DAY && western.month < 3 {
            Fields { year: year - 1, month: western.month + 10, ..western }
        } else if year <= SHORT_YEAR {
            Fields { year, month: western.month - 2, ..western }
        } else {
            Fields { year, ..western }
        })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, FIRST_YEAR, FARTHEST_YEAR)?;
        Ok(if year == SHORT_YEAR { 10 } else { 12 })
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        if year == LAST_JULIAN_YEAR && month == 12 {
            return Ok(SHORT_SHUBAT);
        }
        let (calendar, western) = western(Fields { year, month, day: 1 });
        calendar.days_in_month(western.year, western.month)
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    /// From Mart, as the years ran until 1333.
    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }

    fn month_in(&self, year: i64, place: u8) -> Result<u8, Error> {
        check_month(place, 12)?;
        let months = self.months_in_year(year)?;
        let month = if year > SHORT_YEAR { (place + 1) % 12 + 1 } else { place };
        if month > months {
            let name = MONTH_NAMES[usize::from(place) - 1];
            return Err(Error::new(format!("the year {year} of the Rumi calendar had no {name}")));
        }
        Ok(month)
    }

    fn month_name(&self, year: i64, month: u8) -> Result<&'static str, Error> {
        check_month(month, self.months_in_year(year)?)?;
        let place = if year > SHORT_YEAR { (month + 9) % 12 } else { month - 1 };
        Ok(MONTH_NAMES[usize::from(place)])
    }
}

/// Returns the Julian or Gregorian date the fields stand for.
fn western(fields: Fields) -> (&'static dyn Calendar, Fields) {
    let year = fields.year + YEARS_BEHIND;
    let calendar: &dyn Calendar = if fields.year <= LAST_JULIAN_YEAR { &Julian } else { &Gregorian };
    let western = if fields.year > SHORT_YEAR {
        Fields { year, ..fields }
    } else if fields.month <= 10 {
        Fields { year, month: fields.month + 2, ..fields }
    } else {
        Fields { year: year + 1, month: fields.month - 10, ..fields }
    };
    (calendar, western)
}

const MONTH_NAMES: [&str; 12] = [
    "Mart",
    "Nisan",
    "Mayis",
    "Haziran",
    "Temmuz",
    "Agustos",
    "Eylul",
    "Teshrin-i Evvel",
    "Teshrin-i Sani",
    "Kanun-i Evvel",
    "Kanun-i Sani",
    "Shubat",
];
