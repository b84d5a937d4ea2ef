//! The calendars there are, by the names users write.

use std::fmt;
use std::str::FromStr;

use crate::calendars::{self, Calendar};
use crate::{Day, Error};

/// A calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum CalendarId {
    Gregorian,
    Julian,
    Persian,
    PersianZodiac,
    IslamicCivil,
    IslamicUmalqura,
    Hebrew,
    Coptic,
    Ethiopic,
    Indian,
    Republican,
    Rumi,
    Seleucid,
    Shahanshahi,
}

impl CalendarId {
    /// All calendars, in the order they are printed.
    pub const ALL: [CalendarId; 14] = [
        CalendarId::Gregorian,
        CalendarId::Julian,
        CalendarId::Persian,
        CalendarId::PersianZodiac,
        CalendarId::IslamicCivil,
        CalendarId::IslamicUmalqura,
        CalendarId::Hebrew,
        CalendarId::Coptic,
        CalendarId::Ethiopic,
        CalendarId::Indian,
        CalendarId::Republican,
        CalendarId::Rumi,
        CalendarId::Seleucid,
        CalendarId::Shahanshahi,
    ];

    /// Returns the id as users write it: `persian-zodiac`.
    pub fn as_str(self) -> &'static str {
        match self {
            CalendarId::Gregorian => "gregorian",
            CalendarId::Julian => "julian",
            CalendarId::Persian => "persian",
            CalendarId::PersianZodiac => "persian-zodiac",
            CalendarId::IslamicCivil => "islamic-civil",
            CalendarId::IslamicUmalqura => "islamic-umalqura",
            CalendarId::Hebrew => "hebrew",
            CalendarId::Coptic => "coptic",
            CalendarId::Ethiopic => "ethiopic",
            CalendarId::Indian => "indian",
            CalendarId::Republican => "republican",
            CalendarId::Rumi => "rumi",
            CalendarId::Seleucid => "seleucid",
            CalendarId::Shahanshahi => "shahanshahi",
        }
    }

    /// Returns the calendar of an id, or of the English name that dates are printed with, in small letters or not.
    ///
    /// ```
    /// use calendar::CalendarId;
    /// assert_eq!(CalendarId::named("ethiopic"), Some(CalendarId::Ethiopic));
    /// assert_eq!(CalendarId::named("Ethiopian"), Some(CalendarId::Ethiopic));
    /// assert_eq!(CalendarId::named("solar-hijri"), Some(CalendarId::Persian));
    /// assert_eq!(CalendarId::named("mayan"), None);
    /// ```
    pub fn named(text: &str) -> Option<CalendarId> {
        let folded = text.trim().to_lowercase();
        let words = |name: &str| name.to_lowercase().replace([' ', '-', '_'], " ");
        let called = |id: &CalendarId| words(calendars::english_name(*id)) == words(&folded);
        folded.parse().ok().or_else(|| CalendarId::ALL.into_iter().find(called))
    }

    /// Returns the calendar that a Western date of a day is told in where nothing else is said: the Julian before 15 October 1582, the
    /// Gregorian from then on.
    ///
    /// ```
    /// use calendar::{CalendarId, Day};
    /// assert_eq!(CalendarId::western(Day::REFORM), CalendarId::Gregorian);
    /// assert_eq!(CalendarId::western(Day::REFORM.plus(-1)), CalendarId::Julian);
    /// ```
    pub fn western(day: Day) -> CalendarId {
        if day < Day::REFORM { CalendarId::Julian } else { CalendarId::Gregorian }
    }

    /// Returns the calendar itself.
    pub fn calendar(self) -> &'static dyn Calendar {
        calendars::get(self)
    }
}

impl fmt::Display for CalendarId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Reads an id; `islamic` stands for `islamic-civil`.
impl FromStr for CalendarId {
    type Err = Error;

    fn from_str(text: &str) -> Result<CalendarId, Error> {
        if text == "islamic" {
            return Ok(CalendarId::IslamicCivil);
        }
        CalendarId::ALL
            .into_iter()
            .find(|id| id.as_str() == text)
            .ok_or_else(|| Error::new(format!("no calendar is called '{text}'")))
    }
}
