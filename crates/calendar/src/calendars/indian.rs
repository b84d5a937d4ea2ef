//! The Indian national calendar: years of the Saka era, months tied to the Gregorian year.
//!
//! Sources: *Report of the Calendar Reform Committee* (New Delhi, 1955). Attested from 22 March 1957 (1 Chaitra 1879),
//! when the government took it up; before that proleptic. Year = Gregorian year − 78, from 22 March, or 21 March in
//! Gregorian leap years, when Chaitra has 31 days instead of 30; then five months of 31 days and six of 30.

use super::gregorian::{from_day, is_leap, to_day};
use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Indian national calendar.
pub(super) struct Indian;

/// Gregorian less Saka year.
const YEARS_BEHIND: i64 = 78;
/// 22 March 1957.
const FIRST_DAY: Day = Day(714_495);

impl Calendar for Indian {
    fn id(&self) -> CalendarId {
        CalendarId::Indian
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(FIRST_DAY), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(Day(year_start(fields.year) + days_before(fields.year, fields.month) + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        check_day(self.id(), day, year_start(-FARTHEST_YEAR), year_start(FARTHEST_YEAR + 1) - 1)?;
        let this_year = from_day(day).0 - YEARS_BEHIND;
        let year = if day.0 < year_start(this_year) { this_year - 1 } else { this_year };
        let in_year = day.0 - year_start(year);
        // Counted as though Chaitra always had 31 days.
        let even = in_year + i64::from(!is_leap(year + YEARS_BEHIND) && in_year >= 30);
        let month = if even < 186 { even / 31 + 1 } else { (even - 186) / 30 + 7 } as u8;
        Ok(Fields { year, month, day: (in_year - days_before(year, month) + 1) as u8 })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -FARTHEST_YEAR, FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(match month {
            1 if !is_leap(year + YEARS_BEHIND) => 30,
            1..=6 => 31,
            _ => 30,
        })
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

fn year_start(year: i64) -> i64 {
    let gregorian = year + YEARS_BEHIND;
    to_day(gregorian, 3, 22).0 - i64::from(is_leap(gregorian))
}

fn days_before(year: i64, month: u8) -> i64 {
    let past = i64::from(month) - 1;
    let short_chaitra = i64::from(past > 0 && !is_leap(year + YEARS_BEHIND));
    if past <= 6 { 31 * past - short_chaitra } else { 30 * past + 6 - short_chaitra }
}

const MONTH_NAMES: [&str; 12] = [
    "Chaitra",
    "Vaishakha",
    "Jyeshtha",
    "Ashadha",
    "Shravana",
    "Bhadra",
    "Ashvina",
    "Kartika",
    "Agrahayana",
    "Pausha",
    "Magha",
    "Phalguna",
];
