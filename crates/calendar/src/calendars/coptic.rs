//! The Coptic calendar, of the Era of the Martyrs: twelve months of 30 days and a short thirteenth.
//!
//! Sources: Ginzel, *Handbuch* III (1914); Reingold and Dershowitz, *Calendrical Calculations*. Epoch 29 August 284
//! (Julian), the first year of Diocletian, from which it is attested; still the calendar of the Coptic church. The year
//! before every Julian leap year has a sixth added day, so that 1 Thout is 29 or 30 August Julian.

use super::{FARTHEST_YEAR, check_day, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Coptic calendar.
pub(super) struct Coptic;

/// 29 August 284 Julian.
const EPOCH: i64 = 103_605;

impl Calendar for Coptic {
    fn id(&self) -> CalendarId {
        CalendarId::Coptic
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(Day(EPOCH)), latest: None }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(to_day(EPOCH, fields))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        from_day(self.id(), EPOCH, day)
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, -FARTHEST_YEAR, FARTHEST_YEAR)?;
        Ok(13)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(days_in_month(year, month))
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}

/// day = epoch + 365(y − 1) + ⌊y/4⌋ + 30(m − 1) + d − 1, of a calendar whose year 3 is the first leap year.
pub(super) fn to_day(epoch: i64, fields: Fields) -> Day {
    let Fields { year, month, day } = fields;
    Day(year_start(epoch, year) + 30 * (i64::from(month) - 1) + i64::from(day) - 1)
}

pub(super) fn from_day(id: CalendarId, epoch: i64, day: Day) -> Result<Fields, Error> {
    check_day(id, day, year_start(epoch, -FARTHEST_YEAR), year_start(epoch, FARTHEST_YEAR + 1) - 1)?;
    let year = (4 * (day.0 - epoch) + 1463).div_euclid(1461);
    let in_year = day.0 - year_start(epoch, year);
    Ok(Fields { year, month: (in_year / 30 + 1) as u8, day: (in_year % 30 + 1) as u8 })
}

pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    match month {
        13 if year.rem_euclid(4) == 3 => 6,
        13 => 5,
        _ => 30,
    }
}

fn year_start(epoch: i64, year: i64) -> i64 {
    epoch + 365 * (year - 1) + year.div_euclid(4)
}

const MONTH_NAMES: [&str; 13] = [
    "Thout", "Paopi", "Hathor", "Koiak", "Tobi", "Meshir", "Paremhat", "Parmouti", "Pashons", "Paoni", "Epip",
    "Mesori", "Nasie",
];
