//! Dates moved by days, months and years, as their calendar counts them.

use crate::partial::{Clock, Granularity, Part, Partial, Season};
use crate::{Day, Error, Fields, Weekday};

/// The most months a date is moved by: more than ten thousand years of them.
const MOST_MONTHS: u64 = 150_000;

impl Partial {
    /// Returns the date `count` units later, or earlier when negative, told as finely as it is.
    ///
    /// `Shift(d, n, unit) = d + n · unit`, counted in the date's calendar: a month later is the same day of the next
    /// month, a year later the same day of the next year.
    ///
    /// # Errors
    /// If the date is told too coarsely to be moved by the unit (a year by days), or there is no such day: a month
    /// after 31 January. A coarser grain may still be had from [`Partial::shifted`].
    ///
    /// ```
    /// use calendar::{CalendarId, Granularity, Partial};
    /// let fall = Partial::day(CalendarId::Gregorian, 1861, 4, 14);
    /// let later = fall.shift(8, Granularity::Day).unwrap();
    /// assert_eq!(later, Partial::day(CalendarId::Gregorian, 1861, 4, 22));
    /// ```
    pub fn shift(&self, count: i64, unit: Granularity) -> Result<Partial, Error> {
        self.shifted(count, unit, self.granularity())
    }

    /// Returns the date `count` units later, cut to `grain`: "three years later" to the year, "two weeks later" to the
    /// week or the day. The date is cut first where that loses nothing, so that a month after 31 January is February.
    ///
    /// # Errors
    /// If the date is told too coarsely to be moved by the unit, or the result does not exist.
    ///
    /// ```
    /// use calendar::{CalendarId, Granularity, Partial};
    /// let new_year = Partial::day(CalendarId::Gregorian, 1990, 1, 31);
    /// let later = new_year.shifted(1, Granularity::Month, Granularity::Month).unwrap();
    /// assert_eq!(later, Partial::month(CalendarId::Gregorian, 1990, 2));
    /// assert!(new_year.shifted(1, Granularity::Month, Granularity::Day).is_err());
    /// ```
    pub fn shifted(&self, count: i64, unit: Granularity, grain: Granularity) -> Result<Partial, Error> {
        let finer = unit.min(grain);
        let weeks = matches!(finer, Granularity::Week | Granularity::Weekend);
        // A week is moved by weeks only; by months and years, the day is.
        let cut = if weeks && unit > Granularity::Week { Granularity::Day } else { finer };
        let moved = self.truncate(cut)?.moved(count, unit)?;
        moved.validate()?;
        moved.truncate(grain)
    }

    fn moved(&self, count: i64, unit: Granularity) -> Result<Partial, Error> {
        let times = |factor: i64| count.checked_mul(factor).ok_or_else(too_far);
        match unit {
            Granularity::Second => self.by_seconds(count, unit),
            Granularity::Minute => self.by_seconds(times(60)?, unit),
            Granularity::Hour => self.by_seconds(times(3600)?, unit),
            Granularity::DayPart => Err(Error::new("parts of the day are of no one length")),
            Granularity::Day => self.by_days(count),
            Granularity::Weekend | Granularity::Week => self.by_days(times(7)?),
            Granularity::Month => self.by_months(count),
            Granularity::Quarter | Granularity::Season => self.by_months(times(3)?),
            Granularity::Half => self.by_months(times(6)?),
            Granularity::Year => self.by_years(count),
            Granularity::Decade => self.by_years(times(10)?),
            Granularity::Century => self.by_years(times(100)?),
            Granularity::Millennium => self.by_years(times(1000)?),
        }
    }

    fn by_seconds(&self, count: i64, unit: Granularity) -> Result<Partial, Error> {
        let Some(Clock::Time { hour, minute, second, zone }) = self.clock else { return Err(too_coarse()) };
        if self.granularity() > unit {
            return Err(too_coarse());
        }
        let told = 3600 * i64::from(hour) + 60 * i64::from(minute.unwrap_or(0)) + i64::from(second.unwrap_or(0));
        let sum = told.checked_add(count).ok_or_else(too_far)?;
        let (days, rest) = (sum.div_euclid(86_400), sum.rem_euclid(86_400));
        let clock = Clock::Time {
            hour: (rest / 3600) as u8,
            minute: minute.map(|_| (rest / 60 % 60) as u8),
            second: second.map(|_| (rest % 60) as u8),
            zone,
        };
        Ok(Partial { clock: Some(clock), ..self.by_days(days)? })
    }

    fn by_days(&self, count: i64) -> Result<Partial, Error> {
        if self.year.missing > 0 {
            return Err(too_coarse());
        }
        let year = self.year.value;
        let later = |day: Day| day.0.checked_add(count).map(Day).ok_or_else(too_far);
        match self.part {
            Some(Part::Day { month, day }) => {
                let calendar = self.calendar.calendar();
                let fields = calendar.fields(later(calendar.day(Fields { year, month, day })?)?)?;
                Ok(Partial {
                    year: crate::Year::known(fields.year),
                    part: Some(Part::Day { month: fields.month, day: fields.day }),
                    ..*self
                })
            }
            Some(Part::Week(week)) if count % 7 == 0 => {
                let (year, week) = week_at(later(Day::from_iso_week(year, week, Weekday::Monday)?)?)?;
                Ok(Partial { year: crate::Year::known(year), part: Some(Part::Week(week)), ..*self })
            }
            Some(Part::Weekend(week)) if count % 7 == 0 => {
                let (year, week) = week_at(later(Day::from_iso_week(year, week, Weekday::Monday)?)?)?;
                Ok(Partial { year: crate::Year::known(year), part: Some(Part::Weekend(week)), ..*self })
            }
            Some(
                Part::Week(_) | Part::Weekend(_) | Part::Month(_) | Part::Season(_) | Part::Quarter(_) | Part::Half(_),
            )
            | None => Err(too_coarse()),
        }
    }

    fn by_months(&self, count: i64) -> Result<Partial, Error> {
        if self.year.missing > 0 {
            return Err(too_coarse());
        }
        let of_year = |nth: u8, shares: i64, months: i64| -> Result<(i64, u8), Error> {
            if count % months != 0 {
                return Err(too_coarse());
            }
            let index = i64::from(nth) - 1 + count / months;
            let year = self.year.value.checked_add(index.div_euclid(shares)).ok_or_else(too_far)?;
            Ok((year, (index.rem_euclid(shares) + 1) as u8))
        };
        let (year, part) = match self.part {
            Some(Part::Month(month)) => {
                let (year, month) = self.month_after(month, count)?;
                (year, Part::Month(month))
            }
            Some(Part::Day { month, day }) => {
                let (year, month) = self.month_after(month, count)?;
                (year, Part::Day { month, day })
            }
            Some(Part::Quarter(quarter)) => {
                let (year, quarter) = of_year(quarter, 4, 3)?;
                (year, Part::Quarter(quarter))
            }
            Some(Part::Half(half)) => {
                let (year, half) = of_year(half, 2, 6)?;
                (year, Part::Half(half))
            }
            Some(Part::Season(season)) => {
                const ORDER: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];
                let place = ORDER.into_iter().position(|other| other == season).unwrap_or_default();
                let (year, nth) = of_year(place as u8 + 1, 4, 3)?;
                (year, Part::Season(ORDER[usize::from(nth) - 1]))
            }
            Some(Part::Week(_) | Part::Weekend(_)) | None => return Err(too_coarse()),
        };
        Ok(Partial { year: crate::Year::known(year), part: Some(part), ..*self })
    }

    /// Year and number of the month `count` months on; years may have different numbers of months.
    fn month_after(&self, month: u8, count: i64) -> Result<(i64, u8), Error> {
        if count.unsigned_abs() > MOST_MONTHS {
            return Err(too_far());
        }
        let calendar = self.calendar.calendar();
        let (mut year, mut index) = (self.year.value, i64::from(month) - 1 + count);
        while index < 0 {
            year -= 1;
            index += i64::from(calendar.months_in_year(year)?);
        }
        loop {
            let months = i64::from(calendar.months_in_year(year)?);
            if index < months {
                return Ok((year, index as u8 + 1));
            }
            index -= months;
            year += 1;
        }
    }

    fn by_years(&self, count: i64) -> Result<Partial, Error> {
        let unit = 10_i64.checked_pow(u32::from(self.year.missing)).ok_or_else(too_far)?;
        if count % unit != 0 {
            return Err(too_coarse());
        }
        let value = self.year.value.checked_add(count).ok_or_else(too_far)?;
        Ok(Partial { year: crate::Year { value, ..self.year }, ..*self })
    }
}

/// The week of a day that a sum has led to, which may lie beyond all calendars.
fn week_at(day: Day) -> Result<(i64, u8), Error> {
    crate::CalendarId::Gregorian.calendar().fields(day)?;
    Ok(day.iso_week())
}

fn too_coarse() -> Error {
    Error::new("the date is not told finely enough to be moved by this unit")
}

fn too_far() -> Error {
    Error::new("the date would lie beyond all calendars")
}
