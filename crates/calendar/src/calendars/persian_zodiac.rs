//! The Solar Hijri calendar with the zodiac months, Hamal to Hut: Iran's until 1303, Afghanistan's to this day.
//!
//! Sources: for Iran the tables of `zodiac_tables`; from 1336 the Afghan months are those of the Persian calendar, day
//! for day. Attested from 1 Hamal 1230; the years 1220–1229 rest on Sarlati's almanac alone, and before 1220 the
//! calendar is not defined. The day computed is
//! - until 1303 the one of the tables; a day either way where they disagree, and two from 1301, when the same names
//!   stood in Afghanistan for months of their own;
//! - from 1304 to 1335 the one of the Persian calendar, two days either way: Afghan months then had 29 to 32 days, year
//!   by year differently, and no table of them is at hand. A day that such a month can have had is accepted;
//! - from 1336 the one of the Persian calendar, exactly.

use super::{FARTHEST_YEAR, check_fields, check_month, check_year, outside, persian, zodiac_tables};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Solar Hijri calendar with the zodiac months.
pub(super) struct PersianZodiac;

/// The first year of the tables that more than one almanac gives.
const FIRST_ATTESTED: i64 = 1230;
/// The last year that Iran counted by zodiac months.
const LAST_IN_IRAN: i64 = 1303;
/// The years when Afghan months went their own way.
const AFGHAN: std::ops::RangeInclusive<i64> = 1301..=1335;

impl Calendar for PersianZodiac {
    fn id(&self) -> CalendarId {
        CalendarId::PersianZodiac
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(Day(persian::new_year(FIRST_ATTESTED))), latest: persian::Persian.attested().latest }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_month(fields.month, self.months_in_year(fields.year)?)?;
        if !(1..=self.longest(fields)).contains(&fields.day) {
            check_fields(self, fields)?;
        }
        let start = match zodiac_tables::chosen().start(fields.year, fields.month) {
            Some(start) if fields.year <= LAST_IN_IRAN => start,
            Some(_) | None => persian::Persian.day(Fields { day: 1, ..fields })?.0,
        };
        Ok(Day(start + i64::from(fields.day) - 1))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        match zodiac_tables::chosen().fields(day) {
            Some(fields) => Ok(fields),
            None if day.0 < persian::new_year(zodiac_tables::chosen().first_year()) => Err(outside(self.id(), day)),
            None => persian::Persian.fields(day),
        }
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, zodiac_tables::chosen().first_year(), FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        match zodiac_tables::chosen().length(year, month) {
            Some(length) => Ok(length),
            None => persian::Persian.days_in_month(year, month),
        }
    }

    fn spread(&self, fields: Fields) -> u8 {
        if AFGHAN.contains(&fields.year) {
            return 2;
        }
        let starts = zodiac_tables::zodiac_month_starts(fields.year, fields.month);
        u8::from(starts.iter().any(|given| given.1 != starts[0].1))
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

impl PersianZodiac {
    /// Returns the last day that the month can have had by any account: as long as one of the sources makes it, or, in
    /// Afghan years, as long as it ever was in a table.
    fn longest(&self, fields: Fields) -> u8 {
        let Fields { year, month, .. } = fields;
        let chosen = self.days_in_month(year, month).unwrap_or_default();
        if AFGHAN.contains(&year) {
            return zodiac_tables::longest(month).max(chosen);
        }
        let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let starts = zodiac_tables::zodiac_month_starts(year, month);
        let ends = zodiac_tables::zodiac_month_starts(next_year, next_month);
        // Each source by itself: the length it gives the month, where it gives one.
        let lengths = starts.iter().filter_map(|&(source, start)| {
            let end = ends.iter().find(|given| given.0 == source)?.1;
            u8::try_from(end.0 - start.0).ok()
        });
        lengths.fold(chosen, u8::max)
    }
}

const MONTH_NAMES: [&str; 12] =
    ["Hamal", "Sawr", "Jawza", "Saratan", "Asad", "Sunbula", "Mizan", "Aqrab", "Qaws", "Jadi", "Dalw", "Hut"];
