//! A day, the one meeting point of all calendars, and the days of the week.

use std::fmt;

/// A day on the one axis all calendars share: day 1 is 1 January 1 CE of the proleptic Gregorian calendar
/// (the *Rata Die* of Reingold and Dershowitz), day 0 the day before.
///
/// ```
/// use calendar::{Day, Weekday};
/// assert_eq!(Day(1).weekday(), Weekday::Monday);
/// assert_eq!(Day(726148).to_string(), "1989-02-15");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i64);

/// A day of the seven-day week, Monday first as in ISO 8601.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The seven days, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// Returns the ISO number of the day, 1 for Monday to 7 for Sunday.
    pub fn iso(self) -> u8 {
        self as u8 + 1
    }

    /// Returns the English name, as the JSON and the tables write it.
    pub fn name(self) -> &'static str {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][self as usize]
    }
}

impl Day {
    /// 15 October 1582, the first day of the Gregorian calendar; the day before was 4 October 1582 of the Julian one.
    ///
    /// ```
    /// assert_eq!(calendar::Day::REFORM.to_string(), "1582-10-15");
    /// ```
    pub const REFORM: Day = Day(577_736);

    /// Returns the day of the week; the seven-day cycle is taken to run unbroken in both directions.
    pub fn weekday(self) -> Weekday {
        Weekday::ALL[(self.0 - 1).rem_euclid(7) as usize]
    }

    /// Returns the ISO 8601 date, as it is displayed.
    ///
    /// ```
    /// assert_eq!(calendar::Day(726148).to_iso(), "1989-02-15");
    /// ```
    pub fn to_iso(self) -> String {
        let (year, month, day) = crate::calendars::gregorian::from_day(self);
        match u16::try_from(year) {
            Ok(year @ 0..=9999) => crate::iso::day(year, month, day),
            Ok(_) | Err(_) => self.to_string(),
        }
    }

    /// Adds the ISO 8601 date to bytes.
    ///
    /// ```
    /// let mut bytes = Vec::new();
    /// calendar::Day(726148).write_iso(&mut bytes);
    /// assert_eq!(bytes, b"1989-02-15");
    /// ```
    pub fn write_iso(self, out: &mut Vec<u8>) {
        let (year, month, day) = crate::calendars::gregorian::from_day(self);
        match u16::try_from(year) {
            Ok(year @ 0..=9999) => out.extend_from_slice(&crate::iso::day_digits(year, month, day)),
            Ok(_) | Err(_) => out.extend_from_slice(self.to_string().as_bytes()),
        }
    }

    /// Returns the day `days` later, or earlier when negative.
    pub fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }
}

/// Writes the ISO 8601 date of the proleptic Gregorian calendar, with astronomical years: `-0043-03-13`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = crate::calendars::gregorian::from_day(*self);
        if let Ok(year @ 0..=9999) = u16::try_from(year) {
            return f.write_str(&crate::iso::day(year, month, day));
        }
        crate::partial::write_year(f, year)?;
        write!(f, "-{month:02}-{day:02}")
    }
}
