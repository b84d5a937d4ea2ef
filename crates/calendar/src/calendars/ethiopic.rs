//! The Ethiopian calendar, years of the Incarnation (Amete Mihret): the Coptic months under other names.
//!
//! Sources: Ginzel, *Handbuch* III (1914); Reingold and Dershowitz, *Calendrical Calculations*. Epoch 29 August AD 8
//! (Julian). Attested, like the Coptic calendar it goes with day for day, from 29 August 284 (1 Meskerem 277); still the
//! civil calendar of Ethiopia. Years of the World (Amete Alem) are these plus 5500.

use super::coptic::{days_in_month, from_day, to_day};
use super::{FARTHEST_YEAR, check_fields, check_month, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Ethiopian calendar.
pub(super) struct Ethiopic;

/// 29 August AD 8 Julian.
const EPOCH: i64 = 2796;
/// 29 August 284 Julian.
const FIRST_DAY: Day = Day(103_605);

impl Calendar for Ethiopic {
    fn id(&self) -> CalendarId {
        CalendarId::Ethiopic
    }

    fn attested(&self) -> Bounds {
        Bounds { earliest: Some(FIRST_DAY), latest: None }
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

const MONTH_NAMES: [&str; 13] = [
    "Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene", "Hamle",
    "Nehasse", "Pagume",
];
