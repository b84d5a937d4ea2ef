//! The calendars, one file each.

mod coptic;
mod ethiopic;
mod format;
pub(crate) mod gregorian;
mod hebrew;
mod indian;
mod islamic_civil;
mod islamic_umalqura;
mod julian;
mod month_table;
mod persian;
mod persian_zodiac;
mod republican;
mod rumi;
mod seleucid;
mod shahanshahi;
pub mod switch;
mod zodiac_tables;

pub use format::{english_name, format_date, format_year};
pub use seleucid::{SeleucidEra, seleucid};
pub use zodiac_tables::{ZodiacSource, zodiac_month_starts};

use crate::{Bounds, CalendarId, Day, Error};

/// Year, month and day as a calendar counts them. Gregorian and Julian years are astronomical: 1 BC is 0. In the other
/// calendars year 0 is likewise the year before year 1, where the calendar reaches back so far.
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
///
/// # Example
/// ```
/// use calendar::{CalendarId, Fields};
/// let persian = CalendarId::Persian.calendar();
/// let day = persian.day(Fields { year: 1367, month: 11, day: 26 }).unwrap();
/// assert_eq!(day.to_string(), "1989-02-15");
/// assert_eq!(day.weekday().name(), "Wednesday");
/// ```
pub trait Calendar: Sync {
    /// Returns which calendar this is.
    fn id(&self) -> CalendarId;
    /// Returns the days between which the calendar was in use or is given by its sources. Days outside are computed
    /// where the calendar is defined, and are to be qualified.
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
    /// Returns the months in English transliteration, in the order of the year. Where all years have the same months,
    /// index 0 is month 1; where they have not (Hebrew, Rumi) `month_in` says which number a name has in a year.
    fn month_names(&self) -> &'static [&'static str];

    /// Returns the number in `year` of the month whose name stands at `place` in `month_names`, counted from 1.
    ///
    /// ```
    /// use calendar::CalendarId;
    /// let hebrew = CalendarId::Hebrew.calendar();
    /// assert_eq!(hebrew.month_names()[7], "Nisan");
    /// assert_eq!(hebrew.month_in(5783, 8), Ok(7)); // a common year of twelve months
    /// assert_eq!(hebrew.month_in(5784, 8), Ok(8)); // a leap year with two Adars before Nisan
    /// ```
    fn month_in(&self, year: i64, place: u8) -> Result<u8, Error> {
        check_month(place, self.months_in_year(year)?)?;
        Ok(place)
    }

    /// Returns the name of the month as it is called in that year.
    fn month_name(&self, year: i64, month: u8) -> Result<&'static str, Error> {
        check_month(month, self.months_in_year(year)?)?;
        Ok(self.month_names()[usize::from(month) - 1])
    }
}

pub(crate) fn get(id: CalendarId) -> &'static dyn Calendar {
    match id {
        CalendarId::Gregorian => &gregorian::Gregorian,
        CalendarId::Julian => &julian::Julian,
        CalendarId::Persian => &persian::Persian,
        CalendarId::PersianZodiac => &persian_zodiac::PersianZodiac,
        CalendarId::IslamicCivil => &islamic_civil::IslamicCivil,
        CalendarId::IslamicUmalqura => &islamic_umalqura::IslamicUmalqura,
        CalendarId::Hebrew => &hebrew::Hebrew,
        CalendarId::Coptic => &coptic::Coptic,
        CalendarId::Ethiopic => &ethiopic::Ethiopic,
        CalendarId::Indian => &indian::Indian,
        CalendarId::Republican => &republican::Republican,
        CalendarId::Rumi => &rumi::Rumi,
        CalendarId::Seleucid => seleucid(SeleucidEra::Macedonian),
        CalendarId::Shahanshahi => &shahanshahi::Shahanshahi,
    }
}

/// The farthest year, before and after, that a calendar of pure arithmetic is carried to here.
const FARTHEST_YEAR: i64 = 999_999;

/// "year 15 is not one of 1 to 14 of the French Republican calendar"
fn check_year(id: CalendarId, year: i64, first: i64, last: i64) -> Result<(), Error> {
    if (first..=last).contains(&year) {
        return Ok(());
    }
    Err(Error::new(format!("year {year} is not one of {first} to {last} of the {} calendar", english_name(id))))
}

fn check_month(month: u8, months: u8) -> Result<(), Error> {
    if (1..=months).contains(&month) {
        return Ok(());
    }
    Err(Error::out_of_range("month", i64::from(month), 1, i64::from(months)))
}

/// Refuses fields that name no day: a day no month has by its number, another by the date it would be.
fn check_fields(calendar: &dyn Calendar, fields: Fields) -> Result<(), Error> {
    let last = calendar.days_in_month(fields.year, fields.month)?;
    if (1..=last).contains(&fields.day) {
        return Ok(());
    }
    if fields.day == 0 || fields.day > LONGEST_MONTH {
        return Err(Error::out_of_range("day", i64::from(fields.day), 1, i64::from(last)));
    }
    let date = format_date(fields, calendar.id());
    Err(Error::new(format!("{date} is not a date in the {} calendar", english_name(calendar.id()))))
}

/// Zodiac months have up to 32 days.
const LONGEST_MONTH: u8 = 32;

/// "1742-03-01 is outside the Rumi calendar as it is defined"
fn outside(id: CalendarId, day: Day) -> Error {
    Error::new(format!("{day} is outside the {} calendar as it is defined", english_name(id)))
}

/// Refuses a day outside the years that the calendar is defined for.
fn check_day(id: CalendarId, day: Day, first: i64, last: i64) -> Result<(), Error> {
    if (first..=last).contains(&day.0) { Ok(()) } else { Err(outside(id, day)) }
}
