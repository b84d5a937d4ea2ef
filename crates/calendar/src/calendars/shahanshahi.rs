//! The Imperial Iranian (Shahanshahi) calendar: the Persian one with years counted from the accession of Cyrus.
//!
//! Sources: the vote of both houses of the Iranian parliament of 24 Esfand 1354, in force from 1 Farvardin 2535 (1355);
//! withdrawn on 5 Shahrivar 2537 (1357, 27 August 1978). Attested between those two days. Year = Persian year + 1180.

use super::persian::{MONTH_NAMES, Persian};
use super::{FARTHEST_YEAR, check_fields, check_year};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// The Imperial Iranian calendar.
pub(super) struct Shahanshahi;

/// Imperial less Persian year.
const YEARS_AHEAD: i64 = 1180;
/// 21 March 1976 and 27 August 1978.
const IN_USE: (Day, Day) = (Day(721_434), Day(722_323));

impl Calendar for Shahanshahi {
    fn id(&self) -> CalendarId {
        CalendarId::Shahanshahi
    }

    fn attested(&self) -> Bounds {
        Bounds::between(IN_USE.0, IN_USE.1)
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Persian.day(Fields { year: fields.year - YEARS_AHEAD, ..fields })
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        let persian = Persian.fields(day)?;
        Ok(Fields { year: persian.year + YEARS_AHEAD, ..persian })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, YEARS_AHEAD - FARTHEST_YEAR, YEARS_AHEAD + FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        self.months_in_year(year)?;
        Persian.days_in_month(year - YEARS_AHEAD, month)
    }

    fn spread(&self, _fields: Fields) -> u8 {
        0
    }

    fn month_names(&self) -> &'static [&'static str] {
        &MONTH_NAMES
    }
}
