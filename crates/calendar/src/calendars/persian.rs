//! The Solar Hijri calendar of Iran: the year begins on the day whose noon in Tehran follows the spring equinox.
//!
//! Sources: the table of the Calendar Centre of the University of Tehran for 1206–1498 (`data/persian/kabise.txt`, CC0),
//! which a test holds the year starts to, all 293 of them; the law of 11 Farvardin 1304, which gave the months their
//! lengths (six of 31 days, five of 30, one of 29 or 30). Attested from 1 Farvardin 1304 to the end of 1498. These month
//! names are proleptic before 1304; for the months then in use see `persian_zodiac`.
//! Outside the table, for the years 1–3000, year starts are those computed from the equinox (J. Meeus, *Astronomical
//! Algorithms*, chapter 27; ΔT after Espenak and Meeus) at true noon on the meridian 52.5° E, written as corrections to a
//! cycle of 33 years; farther off the cycle alone. Where the
//! computed equinox falls within a minute of noon (2027, 2093, 2584, 2716) the cycle is left as it is. The widespread rule
//! of 2820 years is a day off already in 1404.

use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Solar Hijri calendar.
pub(super) struct Persian;

/// The first year of the present months; it began on 21 March 1925.
const FIRST_YEAR: i64 = 1304;
/// The last year of the official table.
const LAST_YEAR: i64 = 1498;

impl Calendar for Persian {
    fn id(&self) -> CalendarId {
        CalendarId::Persian
    }

    fn attested(&self) -> Bounds {
        Bounds::between(Day(new_year(FIRST_YEAR)), Day(new_year(LAST_YEAR + 1) - 1))
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(Day(new_year(fields.year) + days_before(fields.month) + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        let year = year_of(self.id(), day)?;
        let in_year = day.0 - new_year(year);
        let month = if in_year < 186 { in_year / 31 + 1 } else { (in_year - 186) / 30 + 7 } as u8;
        Ok(Fields { year, month, day: (in_year - days_before(month) + 1) as u8 })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -FARTHEST_YEAR, FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(match month {
            1..=6 => 31,
            7..=11 => 30,
            _ if is_leap(year) => 30,
            _ => 29,
        })
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// Returns the day number of 1 Farvardin: 226895 + 365(y − 1) + ⌊(8y + 21)/33⌋, a day later or earlier in the years
/// listed below.
pub(super) fn new_year(year: i64) -> i64 {
    let by_cycle = 226_895 + 365 * (year - 1) + (8 * year + 21).div_euclid(33);
    let Ok(short) = u16::try_from(year) else { return by_cycle };
    if LATER.binary_search(&short).is_ok() {
        by_cycle + 1
    } else if EARLIER.binary_search(&short).is_ok() {
        by_cycle - 1
    } else {
        by_cycle
    }
}

/// Returns the year the day lies in.
pub(super) fn year_of(id: CalendarId, day: Day) -> Result<i64, Error> {
    check_day(id, day, new_year(-FARTHEST_YEAR), new_year(FARTHEST_YEAR + 1) - 1)?;
    // 12053 days are 33 years; the guess is never more than a year off.
    let guess = (33 * (day.0 - 226_895)).div_euclid(12_053) + 1;
    if day.0 < new_year(guess) {
        Ok(guess - 1)
    } else if day.0 >= new_year(guess + 1) {
        Ok(guess + 1)
    } else {
        Ok(guess)
    }
}

fn is_leap(year: i64) -> bool {
    new_year(year + 1) - new_year(year) == 366
}

/// Returns the days of the year before the month, 1 to 12.
fn days_before(month: u8) -> i64 {
    let past = i64::from(month) - 1;
    if past <= 6 { 31 * past } else { 30 * past + 6 }
}

/// The years 1–1205 whose first day fell a day after that of the cycle of 33 years.
const LATER: [u16; 73] = [
    1, 22, 26, 30, 34, 55, 59, 63, 67, 88, 92, 96, 100, 121, 125, 129, 133, 154, 158, 162, 187, 191, 195, 220, 224,
    228, 253, 257, 261, 286, 290, 294, 319, 323, 327, 352, 356, 360, 385, 389, 393, 418, 422, 451, 455, 484, 488, 517,
    521, 550, 554, 583, 587, 616, 620, 649, 653, 682, 715, 748, 752, 781, 785, 814, 847, 880, 913, 946, 979, 1012,
    1045, 1078, 1177,
];

/// The years 1499–3000 whose first day falls a day before that of the cycle of 33 years.
const EARLIER: [u16; 78] = [
    1503, 1602, 1635, 1668, 1701, 1734, 1767, 1800, 1833, 1866, 1899, 1932, 1965, 1998, 2031, 2060, 2064, 2097, 2130,
    2159, 2163, 2192, 2196, 2225, 2229, 2258, 2262, 2291, 2295, 2324, 2328, 2357, 2361, 2390, 2394, 2423, 2427, 2456,
    2460, 2489, 2493, 2522, 2526, 2555, 2559, 2588, 2592, 2621, 2625, 2654, 2658, 2687, 2691, 2720, 2724, 2749, 2753,
    2757, 2782, 2786, 2790, 2819, 2823, 2848, 2852, 2856, 2881, 2885, 2889, 2914, 2918, 2922, 2947, 2951, 2955, 2980,
    2984, 2988,
];

pub(super) const MONTH_NAMES: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];
