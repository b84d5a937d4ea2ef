//! A date as far as it is known: a year with or without its last digits, and what part of it.

use std::fmt;

use crate::CalendarId;

/// How fine a time is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Granularity {
    Second,
    Minute,
    Hour,
    DayPart,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// EDTF's qualification: `?`, `~`, and `%` for both.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Qualifier {
    /// `?`: the source is not sure.
    pub uncertain: bool,
    /// `~`: circa.
    pub approximate: bool,
}

/// A year with `missing` unknown last digits: 106X is `{ value: 1060, missing: 1 }`. Gregorian and Julian years are
/// astronomical (1 BC is 0); years of other calendars are counted as the calendar counts them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Year {
    /// The year, or the first year of the range the known digits leave open.
    pub value: i64,
    /// How many last digits are unknown: 1 for a decade, 2 for "the 1900s", 3 for a thousand years.
    pub missing: u8,
}

/// The four seasons; northern unless the text says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A part of a year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// A month, counted from 1 in the calendar's own order.
    Month(u8),
    /// A day of a month.
    Day {
        /// From 1, in the calendar's own order.
        month: u8,
        /// From 1.
        day: u8,
    },
    /// A season. Winter of a year is the one that begins in December of that year, as TIMEX3 and HeidelTime have it.
    Season(Season),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// A week of ISO 8601, 1 to 53.
    Week(u8),
    /// Saturday and Sunday of a week of ISO 8601.
    Weekend(u8),
}

/// A part of the day, as TIMEX3 names them.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum DayPart {
    /// The hours after midnight; TIMEX3 has no name of their own for them.
    EarlyHours,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

/// A time of day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Clock {
    /// A part of the day: "in the evening".
    Part(DayPart),
    /// A time on the clock; what was not said is `None`.
    Time {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: Option<u8>,
        /// 0 to 60.
        second: Option<u8>,
        /// Minutes east of Greenwich, where the text names a zone.
        zone: Option<i16>,
    },
}

/// A date of one calendar, as far as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Partial {
    /// The calendar the numbers belong to.
    pub calendar: CalendarId,
    /// The year.
    pub year: Year,
    /// The part of the year, if less than the year is meant.
    pub part: Option<Part>,
    /// The time of day; only with `Part::Day`.
    pub clock: Option<Clock>,
    /// Uncertain, approximate or both.
    pub qualifier: Qualifier,
}

impl Year {
    /// A year known to its last digit.
    pub fn known(value: i64) -> Year {
        Year { value, missing: 0 }
    }
}

impl Partial {
    /// A whole year.
    pub fn year(calendar: CalendarId, year: i64) -> Partial {
        Partial { calendar, year: Year::known(year), part: None, clock: None, qualifier: Qualifier::default() }
    }

    /// A month.
    pub fn month(calendar: CalendarId, year: i64, month: u8) -> Partial {
        Partial { part: Some(Part::Month(month)), ..Partial::year(calendar, year) }
    }

    /// A day.
    pub fn day(calendar: CalendarId, year: i64, month: u8, day: u8) -> Partial {
        Partial { part: Some(Part::Day { month, day }), ..Partial::year(calendar, year) }
    }

    /// Returns how fine the date is told.
    pub fn granularity(&self) -> Granularity {
        match (self.clock, self.part) {
            (Some(Clock::Part(_)), _) => Granularity::DayPart,
            (Some(Clock::Time { second: Some(_), .. }), _) => Granularity::Second,
            (Some(Clock::Time { minute: Some(_), .. }), _) => Granularity::Minute,
            (Some(Clock::Time { .. }), _) => Granularity::Hour,
            (None, Some(Part::Day { .. })) => Granularity::Day,
            (None, Some(Part::Month(_))) => Granularity::Month,
            (None, Some(Part::Season(_))) => Granularity::Season,
            (None, Some(Part::Quarter(_))) => Granularity::Quarter,
            (None, Some(Part::Half(_))) => Granularity::Half,
            (None, Some(Part::Week(_))) => Granularity::Week,
            (None, Some(Part::Weekend(_))) => Granularity::Weekend,
            (None, None) => match self.year.missing {
                0 => Granularity::Year,
                1 => Granularity::Decade,
                2 => Granularity::Century,
                _ => Granularity::Millennium,
            },
        }
    }
}

/// Writes an astronomical year as ISO 8601 has it: at least four digits, `-` before the year 0.
pub(crate) fn write_year(f: &mut dyn fmt::Write, year: i64) -> fmt::Result {
    if year < 0 { write!(f, "-{:04}", -year) } else { write!(f, "{year:04}") }
}
