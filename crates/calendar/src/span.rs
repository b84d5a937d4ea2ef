//! The first and the last day of a partial date, as its calendar computes them.

use crate::partial::{Clock, Part, Partial, Season};
use crate::{Calendar, CalendarId, Day, Error, Fields, Weekday, computed_day};

/// Years beyond this are refused before any calendar is asked, so that no sum of days can overflow.
pub(crate) const YEAR_LIMIT: i64 = 1_000_000_000_000;

/// A computed stretch of days, and by how many days either way each end may lie from the computed one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Days {
    pub first: Day,
    pub last: Day,
    pub spread_first: u8,
    pub spread_last: u8,
}

impl Days {
    /// Days that are not observed but known, such as those of a Gregorian week.
    pub(crate) fn certain(first: Day, last: Day) -> Days {
        Days { first, last, spread_first: 0, spread_last: 0 }
    }
}

impl Partial {
    /// Returns the year, month and day the date is written with, as far as it has them; a year only where all its
    /// digits are known.
    ///
    /// ```
    /// use calendar::{CalendarId, Partial};
    /// assert_eq!(Partial::month(CalendarId::Persian, 1358, 10).written(), (Some(1358), Some(10), None));
    /// ```
    pub fn written(&self) -> (Option<i64>, Option<u8>, Option<u8>) {
        let year = (self.year.missing == 0).then_some(self.year.value);
        match self.part {
            Some(Part::Month(month)) => (year, Some(month), None),
            Some(Part::Day { month, day }) => (year, Some(month), Some(day)),
            Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) | None => {
                (year, None, None)
            }
        }
    }

    /// The first and last year the known digits leave open.
    pub(crate) fn years(&self) -> Result<(i64, i64), Error> {
        let first = self.year.value;
        let count = 10_i64.checked_pow(u32::from(self.year.missing)).filter(|&count| count <= YEAR_LIMIT);
        match count.and_then(|count| first.checked_add(count - 1)) {
            Some(last) if first >= -YEAR_LIMIT && last <= YEAR_LIMIT => Ok((first, last)),
            _ => Err(Error::out_of_range("year", first, -YEAR_LIMIT, YEAR_LIMIT)),
        }
    }

    /// The days of the date where its year is `year`.
    pub(crate) fn days_in(&self, year: i64) -> Result<Days, Error> {
        let calendar = self.calendar.calendar();
        match self.part {
            None => months(calendar, (year, 1), (year, calendar.months_in_year(year)?)),
            Some(Part::Month(month)) => months(calendar, (year, month), (year, month)),
            Some(Part::Day { month, day }) => {
                let fields = Fields { year, month, day };
                let (day, spread) = (computed_day(self.calendar, fields)?, calendar.spread(fields));
                Ok(Days { first: day, last: day, spread_first: spread, spread_last: spread })
            }
            Some(Part::Season(season)) => season_days(self.calendar, year, season),
            Some(Part::Quarter(quarter)) => share_of_year(calendar, year, "quarter", quarter, 4),
            Some(Part::Half(half)) => share_of_year(calendar, year, "half", half, 2),
            Some(Part::Week(week)) => {
                self.weeks_are_counted()?;
                let monday = Day::from_iso_week(year, week, Weekday::Monday)?;
                Ok(Days::certain(monday, monday.plus(6)))
            }
            Some(Part::Weekend(week)) => {
                self.weeks_are_counted()?;
                let saturday = Day::from_iso_week(year, week, Weekday::Saturday)?;
                Ok(Days::certain(saturday, saturday.plus(1)))
            }
        }
    }

    /// Checks that the date exists in its calendar.
    ///
    /// # Errors
    /// If a field is out of range or the calendar has no such date: 30 February, or 24:30 o'clock.
    ///
    /// ```
    /// use calendar::{CalendarId, Partial};
    /// assert!(Partial::day(CalendarId::Gregorian, 1712, 2, 30).validate().is_err());
    /// ```
    pub fn validate(&self) -> Result<(), Error> {
        let (first, last) = self.years()?;
        if self.part.is_some() {
            self.first_candidate()?;
        } else {
            self.days_in(first)?;
            if first != last {
                self.days_in(last)?;
            }
        }
        match (self.clock, self.part) {
            (None, _) => Ok(()),
            (Some(clock), Some(Part::Day { .. })) => validate_clock(clock),
            (Some(_), _) => Err(Error::new("a time of day needs a day")),
        }
    }

    /// The earliest days the date can mean: those of the first year of `years` in which it exists.
    pub(crate) fn first_candidate(&self) -> Result<Days, Error> {
        let (first, last) = self.years()?;
        first_found((first..=last).take(CANDIDATES).map(|year| self.days_in(year)))
    }

    /// The latest days the date can mean.
    pub(crate) fn last_candidate(&self) -> Result<Days, Error> {
        let (first, last) = self.years()?;
        first_found((first..=last).rev().take(CANDIDATES).map(|year| self.days_in(year)))
    }

    fn weeks_are_counted(&self) -> Result<(), Error> {
        match self.calendar == CalendarId::Gregorian {
            true => Ok(()),
            false => Err(Error::new(format!("weeks of ISO 8601 are not counted in the {} calendar", self.calendar))),
        }
    }
}

/// A Gregorian cycle: a date that is not found in 400 years following each other is never found.
const CANDIDATES: usize = 400;

fn first_found(candidates: impl Iterator<Item = Result<Days, Error>>) -> Result<Days, Error> {
    let mut refused = Err(Error::new("no year is left open"));
    for candidate in candidates {
        if candidate.is_ok() {
            return candidate;
        }
        refused = candidate;
    }
    refused
}

pub(crate) fn validate_clock(clock: Clock) -> Result<(), Error> {
    let Clock::Time { hour, minute, second, zone } = clock else { return Ok(()) };
    let (minutes, seconds) = (minute.unwrap_or_default(), second.unwrap_or_default());
    if hour > 24 {
        return Err(Error::out_of_range("hour", i64::from(hour), 0, 24));
    }
    if minutes > 59 {
        return Err(Error::out_of_range("minute", i64::from(minutes), 0, 59));
    }
    if seconds > 60 {
        return Err(Error::out_of_range("second", i64::from(seconds), 0, 60));
    }
    if hour == 24 && (minutes, seconds) != (0, 0) {
        return Err(Error::new("the day ends at 24:00"));
    }
    match zone {
        Some(zone) if zone.unsigned_abs() >= 24 * 60 => Err(Error::new("a zone is less than a day from Greenwich")),
        Some(_) | None => Ok(()),
    }
}

/// The days from the first of one month to the last of another.
fn months(calendar: &dyn Calendar, first: (i64, u8), last: (i64, u8)) -> Result<Days, Error> {
    let start = Fields { year: first.0, month: first.1, day: 1 };
    let end = Fields { year: last.0, month: last.1, day: calendar.days_in_month(last.0, last.1)? };
    Ok(Days {
        first: calendar.day(start)?,
        last: calendar.day(end)?,
        spread_first: calendar.spread(start),
        spread_last: calendar.spread(end),
    })
}

/// The `nth` of `shares` equal runs of twelve months; the last one runs to the end of the year, a thirteenth month
/// included.
fn share_of_year(calendar: &dyn Calendar, year: i64, what: &str, nth: u8, shares: u8) -> Result<Days, Error> {
    if nth == 0 || nth > shares {
        return Err(Error::out_of_range(what, i64::from(nth), 1, i64::from(shares)));
    }
    let size = 12 / shares;
    let last = if nth == shares { calendar.months_in_year(year)? } else { size * nth };
    months(calendar, (year, size * (nth - 1) + 1), (year, last))
}

/// Seasons are meteorological: spring is March to May, winter December to February of the next year. Calendars whose
/// year begins with spring have three months of their own to each season. In other calendars a season of a year is
/// the one that begins in that year.
fn season_days(id: CalendarId, year: i64, season: Season) -> Result<Days, Error> {
    let calendar = id.calendar();
    let nth = match season {
        Season::Spring => 1,
        Season::Summer => 2,
        Season::Autumn => 3,
        Season::Winter => 4,
    };
    match id {
        CalendarId::Gregorian | CalendarId::Julian => match season {
            Season::Winter => months(calendar, (year, 12), (year + 1, 2)),
            Season::Spring | Season::Summer | Season::Autumn => months(calendar, (year, 3 * nth), (year, 3 * nth + 2)),
        },
        CalendarId::Persian | CalendarId::PersianZodiac | CalendarId::Indian | CalendarId::Shahanshahi => {
            share_of_year(calendar, year, "season", nth, 4)
        }
        CalendarId::IslamicCivil
        | CalendarId::IslamicUmalqura
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid => {
            let whole = months(calendar, (year, 1), (year, calendar.months_in_year(year)?))?;
            let (gregorian, _, _) = crate::calendars::gregorian::from_day(whole.first);
            for candidate in [gregorian, gregorian + 1] {
                let days = season_days(CalendarId::Gregorian, candidate, season)?;
                if whole.first <= days.first && days.first <= whole.last {
                    return Ok(days);
                }
            }
            Err(Error::new(format!("no such season begins in the year {year} of the {id} calendar")))
        }
    }
}
