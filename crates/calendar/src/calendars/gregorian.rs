//! The Gregorian calendar, carried before 15 October 1582 as well (proleptic).

use crate::Day;

/// Returns (astronomical year, month, day) of the proleptic Gregorian calendar.
pub(crate) fn from_day(day: Day) -> (i64, u8, u8) {
    let z = day.0 + 305; // days from 1 March of year 0
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = (doy - (153 * mp + 2) / 5 + 1) as u8;
    let month = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}
