//! The calendars, one file each.

pub(crate) mod gregorian;

use crate::{Bounds, CalendarId, Day, Error};

/// Year, month and day as a calendar counts them. Gregorian and Julian years are astronomical: 1 BC is 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fields {
    /// The year.
    pub year: i64,
    /// From 1, in the calendar's own order.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

/// A calendar: how its years, months and days fall on days.
pub trait Calendar: Sync {
    /// Returns which calendar this is.
    fn id(&self) -> CalendarId;
    /// Returns the days between which the calendar was in use or is given by its sources.
    fn attested(&self) -> Bounds;
    /// Returns the day of `fields`, or an error where there is no such day.
    fn day(&self, fields: Fields) -> Result<Day, Error>;
    /// Returns the fields of `day`, or an error outside the calendar's definition.
    fn fields(&self, day: Day) -> Result<Fields, Error>;
    /// Returns how many months the year has.
    fn months_in_year(&self, year: i64) -> Result<u8, Error>;
    /// Returns how many days the month has.
    fn days_in_month(&self, year: i64, month: u8) -> Result<u8, Error>;
    /// Returns by how many days either way the day may lie from the computed one (1 for lunar Hijri).
    fn spread(&self, fields: Fields) -> u8;
    /// Returns the months in order, in English transliteration; index 0 is month 1.
    fn month_names(&self) -> &'static [&'static str];
}

pub(crate) fn get(_id: CalendarId) -> &'static dyn Calendar {
    todo!()
}
