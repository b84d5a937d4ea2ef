//! From values to days: the four bounds of everything a time expression can mean.

use crate::span::{Days, YEAR_LIMIT};
use crate::{Bounds, CalendarId, Day, Edge, Error, Extent, Family, Partial, Recurring, TimeValue};

impl TimeValue {
    /// Returns the four bounds in days; unknown where the value is placed nowhere or its date does not exist.
    ///
    /// A year, a month or a decade names its whole stretch, so its first and last day are exact. What a value leaves
    /// open (an unknown last digit before a month, the days either way of a lunar calendar, an edge nobody knows)
    /// opens the bounds; "circa" does not, since nobody says by how much.
    ///
    /// ```
    /// use calendar::{CalendarId, Extent, Day, TimeValue};
    /// let year = TimeValue::year(CalendarId::Gregorian, 1989).extent();
    /// assert_eq!(year.earliest().map(|day| day.to_string()).as_deref(), Some("1989-01-01"));
    /// assert_eq!(year.end.earliest, Day::from_iso("1989-12-31").ok());
    /// assert_eq!(TimeValue::day(CalendarId::Gregorian, 1712, 2, 30).extent(), Extent::UNKNOWN);
    /// ```
    pub fn extent(&self) -> Extent {
        match self {
            TimeValue::Date(partial) => partial.extent(),
            TimeValue::Century { calendar, nth } => counted(*calendar, *nth, 100),
            TimeValue::Millennium { calendar, nth } => counted(*calendar, *nth, 1000),
            TimeValue::Third { third, of } => match third.of(of) {
                Ok(value) => value.extent(),
                Err(_) => Extent::UNKNOWN,
            },
            TimeValue::Interval { start, end } => between(side(start), side(end)),
            TimeValue::OneOf(values) => fold(values, Extent::one_of),
            TimeValue::AllOf(values) => fold(values, Extent::all_of),
            TimeValue::Duration(_)
            | TimeValue::Recurring(_)
            | TimeValue::Past
            | TimeValue::Present
            | TimeValue::Future => Extent::UNKNOWN,
        }
    }

    /// Checks that every date in the value exists in its calendar.
    ///
    /// # Errors
    /// If one does not: 30 February, the 0th century, 25 o'clock.
    ///
    /// ```
    /// use calendar::{CalendarId, TimeValue};
    /// assert!(TimeValue::day(CalendarId::Julian, 1700, 2, 29).validate().is_ok());
    /// assert!(TimeValue::day(CalendarId::Gregorian, 1700, 2, 29).validate().is_err());
    /// ```
    pub fn validate(&self) -> Result<(), Error> {
        match self {
            TimeValue::Date(partial) => partial.validate(),
            TimeValue::Century { nth, .. } => counted_years(*nth, 100).map(|_| ()),
            TimeValue::Millennium { nth, .. } => counted_years(*nth, 1000).map(|_| ()),
            TimeValue::Third { of, .. } => of.validate(),
            TimeValue::Interval { start, end } => [start, end].into_iter().try_for_each(|edge| match edge {
                Edge::Known(value) => value.validate(),
                Edge::Unknown | Edge::Open => Ok(()),
            }),
            TimeValue::OneOf(values) | TimeValue::AllOf(values) => values.iter().try_for_each(TimeValue::validate),
            TimeValue::Recurring(recurring) => validate_recurring(recurring),
            TimeValue::Duration(_) | TimeValue::Past | TimeValue::Present | TimeValue::Future => Ok(()),
        }
    }
}

impl Partial {
    /// Returns the four bounds in days, as [`TimeValue::extent`] does.
    pub fn extent(&self) -> Extent {
        self.try_extent().unwrap_or(Extent::UNKNOWN)
    }

    fn try_extent(&self) -> Result<Extent, Error> {
        let (first_year, last_year) = self.years()?;
        if first_year == last_year {
            let days = self.days_in(first_year)?;
            return Ok(stretch(days, days));
        }
        if self.part.is_none() {
            return Ok(stretch(self.days_in(first_year)?, self.days_in(last_year)?));
        }
        let (first, last) = (self.first_candidate()?, self.last_candidate()?);
        let (low, high) = (stretch(first, first), stretch(last, last));
        Ok(low.one_of(high))
    }
}

/// From the first day of one stretch to the last of another.
fn stretch(from: Days, to: Days) -> Extent {
    let around = |day: Day, spread: u8| Bounds::between(day.plus(-i64::from(spread)), day.plus(i64::from(spread)));
    Extent { start: around(from.first, from.spread_first), end: around(to.last, to.spread_last) }
}

/// The first and last year of the nth hundred or thousand: `100 n - 99` to `100 n`, before the era (astronomical)
/// `1 - 100 n` to `100 - 100 n`.
pub(crate) fn counted_years(nth: i32, size: i64) -> Result<(i64, i64), Error> {
    let nth = i64::from(nth);
    let first = match nth {
        0 => return Err(Error::new("centuries and millennia are counted from 1")),
        1.. => (nth - 1) * size + 1,
        ..0 => nth * size + 1,
    };
    match first.abs() < YEAR_LIMIT {
        true => Ok((first, first + size - 1)),
        false => Err(Error::out_of_range("year", first, -YEAR_LIMIT, YEAR_LIMIT)),
    }
}

fn counted(calendar: CalendarId, nth: i32, size: i64) -> Extent {
    let years = || -> Result<Extent, Error> {
        let (first, last) = counted_years(nth, size)?;
        let year = |year| Partial::year(calendar, year).days_in(year);
        Ok(stretch(year(first)?, year(last)?))
    };
    years().unwrap_or(Extent::UNKNOWN)
}

/// An edge of an interval, in days.
pub(crate) enum Side {
    Known(Extent),
    Unknown,
    Open,
}

/// An unknown edge is still on the right side of the other one; an open one is not there at all.
pub(crate) fn between(start: Side, end: Side) -> Extent {
    let first = match start {
        Side::Known(extent) => extent.start,
        Side::Unknown | Side::Open => Bounds::default(),
    };
    let last = match end {
        Side::Known(extent) => extent.end,
        Side::Unknown | Side::Open => Bounds::default(),
    };
    let mut extent = Extent { start: first, end: last };
    if matches!(start, Side::Unknown) {
        extent.start.latest = last.latest;
    }
    if matches!(end, Side::Unknown) {
        extent.end.earliest = first.earliest;
    }
    extent
}

fn side(edge: &Edge) -> Side {
    match edge {
        Edge::Known(value) => Side::Known(value.extent()),
        Edge::Unknown => Side::Unknown,
        Edge::Open => Side::Open,
    }
}

fn fold(values: &[TimeValue], together: fn(Extent, Extent) -> Extent) -> Extent {
    values.iter().map(TimeValue::extent).reduce(together).unwrap_or(Extent::UNKNOWN)
}

/// A day of the year must exist in some year: a leap year for the calendars that share 29 February, and for the rest
/// a day up to 32, the longest month there is (Jawza of the zodiac months).
fn validate_recurring(recurring: &Recurring) -> Result<(), Error> {
    let in_range = |what: &str, value: u8, last: usize| match value {
        1.. if usize::from(value) <= last => Ok(()),
        _ => Err(Error::out_of_range(what, i64::from(value), 1, last as i64)),
    };
    let months = |calendar: CalendarId| calendar.calendar().month_names().len();
    match recurring {
        Recurring::DayOfYear { calendar, month, day } => {
            in_range("month", *month, months(*calendar))?;
            let last = match calendar.family() {
                Family::Western => calendar.calendar().days_in_month(2000, *month)?,
                Family::SolarHijri | Family::LunarHijri | Family::Other(_) => 32,
            };
            in_range("day", *day, usize::from(last))
        }
        Recurring::Month { calendar, month } => in_range("month", *month, months(*calendar)),
        Recurring::Clock(clock) => crate::span::validate_clock(*clock),
        Recurring::WeekdayOfMonth { nth, month, .. } => {
            in_range("number of a weekday", nth.unsigned_abs(), 5)?;
            month.map_or(Ok(()), |month| in_range("month", month, 12))
        }
        Recurring::DayOfMonth(day) => in_range("day", *day, 31),
        Recurring::Weekday(_)
        | Recurring::WeekdayPart { .. }
        | Recurring::Season(_)
        | Recurring::Every(_)
        | Recurring::Feast { .. } => Ok(()),
    }
}
