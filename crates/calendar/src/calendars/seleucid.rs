//! The Seleucid era, in its two forms: the Macedonian, from autumn 312 BC, and the Babylonian, from spring 311 BC.
//!
//! Sources: Ginzel, *Handbuch* III (1914); Parker and Dubberstein, *Babylonian Chronology* (1956). The Macedonian years
//! are counted here from 1 October (Julian) with the Syrian months, as Syriac writers date ("year of the Greeks"); these
//! months are Julian, and their days exact, since Syria took over the Julian year at the end of the first century BC.
//! Earlier years, and all Babylonian ones, had months of the moon and now and then a thirteenth, so that a day may lie
//! thirty days either way of the one computed. Attested from 1 October 312 BC; the Babylonian era from 1 April 311 BC to
//! March AD 76, when the last almanac in cuneiform ends. Before its year 1 an era is not defined.

use super::julian::{from_day, is_leap, to_day};
use super::{FARTHEST_YEAR, check_fields, check_month, check_year, outside};
use crate::{Bounds, Calendar, CalendarId, Day, Error, Fields};

/// Which of the two eras years are counted in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SeleucidEra {
    /// From autumn 312 BC: Macedonian and Syriac usage.
    Macedonian,
    /// From spring 311 BC: Babylonian usage.
    Babylonian,
}

/// Returns the Seleucid calendar by the given era; `CalendarId::Seleucid` alone means the Macedonian.
///
/// # Example
/// ```
/// use calendar::{Fields, SeleucidEra, seleucid};
/// let first = Fields { year: 1, month: 1, day: 1 };
/// assert_eq!(seleucid(SeleucidEra::Macedonian).day(first).unwrap().to_string(), "-0311-09-26");
/// assert_eq!(seleucid(SeleucidEra::Babylonian).day(first).unwrap().to_string(), "-0310-03-27");
/// ```
pub fn seleucid(era: SeleucidEra) -> &'static dyn Calendar {
    match era {
        SeleucidEra::Macedonian => &MACEDONIAN,
        SeleucidEra::Babylonian => &BABYLONIAN,
    }
}

/// One of the two eras.
struct Seleucid {
    era: SeleucidEra,
    /// The Seleucid year less the astronomical Julian year it begins in.
    years_ahead: i64,
    /// The Julian month the year begins with.
    first_month: u8,
    names: &'static [&'static str],
}

/// The last year, AD 75/76, that a Babylonian almanac is known for.
const LAST_BABYLONIAN_YEAR: i64 = 386;
/// The last year, 2/1 BC, of the moon in Syria.
const LAST_LUNAR_YEAR: i64 = 311;
const LUNAR_SPREAD: u8 = 30;

impl Calendar for Seleucid {
    fn id(&self) -> CalendarId {
        CalendarId::Seleucid
    }

    fn attested(&self) -> Bounds {
        let latest = match self.era {
            SeleucidEra::Macedonian => None,
            SeleucidEra::Babylonian => Some(Day(self.year_start(LAST_BABYLONIAN_YEAR + 1).0 - 1)),
        };
        Bounds { earliest: Some(self.year_start(1)), latest }
    }

    fn day(&self, fields: Fields) -> Result<Day, Error> {
        check_fields(self, fields)?;
        Ok(to_day(self.julian(fields)))
    }

    fn fields(&self, day: Day) -> Result<Fields, Error> {
        if !(self.year_start(1)..self.year_start(FARTHEST_YEAR + 1)).contains(&day) {
            return Err(outside(self.id(), day));
        }
        let julian = from_day(day);
        let begun = julian.month >= self.first_month;
        let year = julian.year + self.years_ahead - i64::from(!begun);
        let month = if begun { julian.month - self.first_month } else { julian.month + 12 - self.first_month } + 1;
        Ok(Fields { year, month, day: julian.day })
    }

    fn months_in_year(&self, year: i64) -> Result<u8, Error> {
        check_year(self.id(), year, 1, FARTHEST_YEAR)?;
        Ok(12)
    }

    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error> {
        check_month(month, self.months_in_year(year)?)?;
        let julian = self.julian(Fields { year, month, day: 1 });
        let length = super::gregorian::MONTH_LENGTHS[usize::from(julian.month) - 1];
        Ok(length + u8::from(julian.month == 2 && is_leap(julian.year)))
    }

    fn spread(&self, fields: Fields) -> u8 {
        match self.era {
            SeleucidEra::Macedonian if fields.year > LAST_LUNAR_YEAR => 0,
            SeleucidEra::Macedonian | SeleucidEra::Babylonian => LUNAR_SPREAD,
        }
    }

    fn month_names(&self) -> &'static [&'static str] {
        self.names
    }
}

impl Seleucid {
    fn year_start(&self, year: i64) -> Day {
        to_day(self.julian(Fields { year, month: 1, day: 1 }))
    }

    fn julian(&self, fields: Fields) -> Fields {
        let month = fields.month + self.first_month - 1;
        let year = fields.year - self.years_ahead;
        if month <= 12 {
            Fields { year, month, ..fields }
        } else {
            Fields { year: year + 1, month: month - 12, ..fields }
        }
    }
}

static MACEDONIAN: Seleucid = Seleucid {
    era: SeleucidEra::Macedonian,
    years_ahead: 312,
    first_month: 10,
    names: &[
        "Teshrin I",
        "Teshrin II",
        "Kanun I",
        "Kanun II",
        "Shebat",
        "Adar",
        "Nisan",
        "Iyar",
        "Haziran",
        "Tammuz",
        "Ab",
        "Elul",
    ],
};

static BABYLONIAN: Seleucid = Seleucid {
    era: SeleucidEra::Babylonian,
    years_ahead: 311,
    first_month: 4,
    names: &[
        "Nisanu",
        "Ayyaru",
        "Simanu",
        "Duzu",
        "Abu",
        "Ululu",
        "Tashritu",
        "Arahsamna",
        "Kislimu",
        "Tebetu",
        "Shabatu",
        "Addaru",
    ],
};
