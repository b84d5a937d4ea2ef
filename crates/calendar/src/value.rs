//! What a time expression means once it is placed.

use std::sync::Arc;

use crate::partial::{Clock, DayPart, Part};
use crate::{CalendarId, Granularity, Partial, Season, Weekday};

/// First, middle or last third, as "early", "mid" and "late" are read: the third widened to whole units of the next
/// smaller size, so that the early 1990s are 1990–1993, the mid-1990s 1993–1996 and the late 1990s 1996–1999; or a
/// half or a quarter, widened likewise.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Third {
    Early,
    Mid,
    Late,
    FirstHalf,
    SecondHalf,
    FirstQuarter,
    SecondQuarter,
    ThirdQuarter,
    LastQuarter,
}

/// One end of an interval.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Edge {
    /// A value; the interval begins or ends with it, inclusive.
    Known(Box<TimeValue>),
    /// There is an end, but nobody says when (EDTF: empty).
    Unknown,
    /// No end (EDTF: `..`).
    Open,
}

/// A number of units.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Amount {
    /// In hundredths, so that "two and a half years" is 250.
    Hundredths(i64),
    /// "some years", "days": more than one, nobody says how many (TIMEX3 `X`).
    Unknown,
}

/// A length of time: the sum of its parts, largest unit first.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Duration {
    /// For example `[(9 years), (6 months)]`.
    pub parts: Vec<(Amount, Granularity)>,
}

/// What recurs, without the year (or more) that would place it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Recurring {
    /// A day of the year: 26 Bahman.
    DayOfYear {
        /// The calendar whose year is meant.
        calendar: CalendarId,
        /// From 1.
        month: u8,
        /// From 1.
        day: u8,
    },
    /// A month of every year.
    Month {
        /// The calendar whose year is meant.
        calendar: CalendarId,
        /// From 1.
        month: u8,
    },
    /// A day of the week.
    Weekday(Weekday),
    /// A part of a day of the week: "Tuesday nights".
    WeekdayPart {
        /// The day.
        weekday: Weekday,
        /// The part of it.
        part: DayPart,
    },
    /// A season of every year.
    Season(Season),
    /// A time of every day.
    Clock(Clock),
    /// A period: "annually" is every 1 year.
    Every(Duration),
    /// The n-th of a day of the week in a month of every year, or in every month: "the last Monday of May", "the first Tuesday of each
    /// month", by the Gregorian calendar.
    WeekdayOfMonth {
        /// From 1, or from -1 backwards.
        nth: i8,
        /// The day of the week.
        weekday: Weekday,
        /// From 1; none of every month.
        month: Option<u8>,
    },
    /// A day of every month, by its number, from 1: "the 1st of each month", by the Gregorian calendar.
    DayOfMonth(u8),
    /// A feast of every year.
    Feast {
        /// What it is called, in the language of its text.
        name: Arc<str>,
        /// How its day is found, as [`day_of_feast`](crate::day_of_feast) reads it.
        rule: Arc<str>,
    },
}

/// What a time expression means.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TimeValue {
    /// A date, whole or partial.
    Date(Partial),
    /// A hundred years counted from an era: the 20th is 1901–2000, the 5th BC (`nth: -5`) 500–401 BC.
    Century {
        /// The calendar whose years are counted.
        calendar: CalendarId,
        /// From 1; negative before the era, -1 being the first century BC. Never 0.
        nth: i32,
    },
    /// A thousand years counted from an era, like `Century`.
    Millennium {
        /// The calendar whose years are counted.
        calendar: CalendarId,
        /// From 1; negative before the era. Never 0.
        nth: i32,
    },
    /// Early, mid or late in something.
    Third {
        /// Which third.
        third: Third,
        /// Of what.
        of: Box<TimeValue>,
    },
    /// From one edge to another, both inclusive.
    Interval {
        /// Where it begins.
        start: Edge,
        /// Where it ends.
        end: Edge,
    },
    /// One of these, nobody says which (EDTF `[..]`).
    OneOf(Vec<TimeValue>),
    /// All of these (EDTF `{..}`).
    AllOf(Vec<TimeValue>),
    /// A length of time, placed nowhere.
    Duration(Duration),
    /// Something that comes again.
    Recurring(Recurring),
    /// "formerly"
    Past,
    /// "now"
    Present,
    /// "soon"
    Future,
}

impl TimeValue {
    /// A whole year of the given calendar.
    pub fn year(calendar: CalendarId, year: i64) -> TimeValue {
        TimeValue::Date(Partial::year(calendar, year))
    }

    /// A day of the given calendar.
    pub fn day(calendar: CalendarId, year: i64, month: u8, day: u8) -> TimeValue {
        TimeValue::Date(Partial::day(calendar, year, month, day))
    }

    /// Returns the date, where the value is a plain one.
    pub fn as_date(&self) -> Option<&Partial> {
        match self {
            TimeValue::Date(partial) => Some(partial),
            _ => None,
        }
    }

    /// Returns month and day, where the value is a day of a year.
    pub fn month_day(&self) -> Option<(u8, u8)> {
        match self.as_date()?.part {
            Some(Part::Day { month, day }) => Some((month, day)),
            _ => None,
        }
    }

    /// Says whether it is a day that its calendar has not.
    ///
    /// ```
    /// use calendar::{CalendarId, TimeValue};
    /// assert!(TimeValue::day(CalendarId::Gregorian, 1900, 2, 29).is_no_day());
    /// assert!(!TimeValue::day(CalendarId::Julian, 1900, 2, 29).is_no_day());
    /// assert!(!TimeValue::year(CalendarId::Gregorian, 1900).is_no_day());
    /// ```
    pub fn is_no_day(&self) -> bool {
        self.month_day().is_some() && self.validate().is_err()
    }
}
