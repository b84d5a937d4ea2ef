//! What EDTF may not say: days that do not exist, sets without members.

use super::{Date, DateTime, Digits, Endpoint, Member, Part, Year};
use crate::{CalendarId, Error, Qualifier};

pub(super) fn check_date(date: &Date) -> Result<(), Error> {
    check_year(&date.year.value)?;
    let four_digits = matches!(date.year.value, Year::Four { significant: None, .. });
    match date.part {
        Part::Whole => return Ok(()),
        Part::Season(_) | Part::Month(_) | Part::Day { .. } if !four_digits => {
            return Err(Error::new("only a year of four digits that is not estimated has months"));
        }
        Part::Season(season) => {
            return match season.value {
                21..=41 => Ok(()),
                other => Err(Error::new(format!("{other} is neither a month nor a season"))),
            };
        }
        Part::Month(_) | Part::Day { .. } => {}
    }
    match date.first() {
        Some(_) => Ok(()),
        None => Err(Error::new(format!("{date} is not a date in the Gregorian calendar"))),
    }
}

fn check_year(year: &Year) -> Result<(), Error> {
    let significant = match year {
        Year::Four { negative: true, digits: [Some(0), Some(0), Some(0), Some(0)], .. } => {
            return Err(Error::new("the year 0 is written without a sign"));
        }
        Year::Four { digits, significant, .. } => {
            if significant.is_some() && digits.contains(&None) {
                return Err(Error::new("an estimated year has no unknown digits"));
            }
            *significant
        }
        Year::Long { number, exponent, significant } => {
            let long = exponent.is_some() || number.unsigned_abs() > 9999;
            if *number == 0 || *exponent == Some(0) || !long {
                return Err(Error::new("a year after Y has five digits or more, or an exponent"));
            }
            *significant
        }
    };
    let digits = year.digits().ok_or_else(|| Error::new("the year is too large to be counted"))?;
    match significant {
        Some(significant) if significant == 0 || u32::from(significant) > digits => {
            Err(Error::out_of_range("number of significant digits", i64::from(significant), 1, i64::from(digits)))
        }
        Some(_) | None => year.range().map(|_| ()).ok_or_else(|| Error::new("the year is too large to be counted")),
    }
}

pub(super) fn check_time(time: &DateTime) -> Result<(), Error> {
    check_date(&time.date)?;
    if !is_plain_day(&time.date) {
        return Err(Error::new("a time of day needs a day, known and not qualified"));
    }
    let ends_the_day = (time.hour, time.minute, time.second) == (24, 0, 0);
    let leap_second = time.minute == 59 && time.second == 60;
    match (time.hour < 24 && time.minute < 60 && (time.second < 60 || leap_second)) || ends_the_day {
        true => Ok(()),
        false => Err(Error::new(format!("{:02}:{:02}:{:02} is no time", time.hour, time.minute, time.second))),
    }
}

fn is_plain_day(date: &Date) -> bool {
    let Part::Day { month, day } = date.part else { return false };
    let known = matches!(date.year.value, Year::Four { digits, .. } if !digits.contains(&None))
        && !month.value.contains(&None)
        && !day.value.contains(&None);
    known && date.qualifier() == Qualifier::default()
}

pub(super) fn check_interval(start: &Endpoint, end: &Endpoint) -> Result<(), Error> {
    if (start, end) == (&Endpoint::Unknown, &Endpoint::Unknown) {
        return Err(Error::new("an interval needs an edge"));
    }
    [start, end].into_iter().try_for_each(|endpoint| match endpoint {
        Endpoint::Date(date) => check_date(date),
        Endpoint::DateTime(time) => check_time(time),
        Endpoint::Unknown | Endpoint::Open => Ok(()),
    })
}

pub(super) fn check_set(members: &[Member]) -> Result<(), Error> {
    for (place, member) in members.iter().enumerate() {
        match member {
            Member::Date(date) => check_date(date)?,
            Member::Range(first, last) => {
                check_date(first)?;
                check_date(last)?;
            }
            Member::UpTo(_) if place > 0 => return Err(Error::new("only the first of a set can be open before")),
            Member::From(_) if place + 1 < members.len() => {
                return Err(Error::new("only the last of a set can be open after"));
            }
            Member::UpTo(date) | Member::From(date) => check_date(date)?,
        }
    }
    match members.is_empty() {
        true => Err(Error::new("a set needs a member")),
        false => Ok(()),
    }
}

impl Date {
    /// All that is said of any of its components.
    pub(crate) fn qualifier(&self) -> Qualifier {
        let both = |one: Qualifier, other: Qualifier| Qualifier {
            uncertain: one.uncertain || other.uncertain,
            approximate: one.approximate || other.approximate,
        };
        let year = both(self.year.before, self.year.after);
        match self.part {
            Part::Whole => year,
            Part::Season(season) => both(year, both(season.before, season.after)),
            Part::Month(month) => both(year, both(month.before, month.after)),
            Part::Day { month, day } => both(year, both(both(month.before, month.after), both(day.before, day.after))),
        }
    }

    /// The earliest year, month and day (1 where a larger unit is told) it can be.
    pub(crate) fn first(&self) -> Option<(i64, u8, u8)> {
        let (low, high) = self.year.value.range()?;
        (low..=high).filter(|&year| self.year.value.may_be(year)).find_map(|year| self.days_of(year).next())
    }

    /// The latest year, month and day (1 where a larger unit is told) it can be.
    pub(crate) fn last(&self) -> Option<(i64, u8, u8)> {
        let (low, high) = self.year.value.range()?;
        (low..=high).rev().filter(|&year| self.year.value.may_be(year)).find_map(|year| self.days_of(year).last())
    }

    fn days_of(&self, year: i64) -> impl Iterator<Item = (i64, u8, u8)> {
        let (months, days) = match self.part {
            Part::Whole | Part::Season(_) => (1..=1, None),
            Part::Month(_) => (1..=12, None),
            Part::Day { day, .. } => (1..=12, Some(day.value)),
        };
        let month_digits = match self.part {
            Part::Whole | Part::Season(_) => [None; 2],
            Part::Month(month) | Part::Day { month, .. } => month.value,
        };
        months.filter(move |&month| fits(month_digits, month)).flat_map(move |month| {
            let last = if days.is_some() { days_in_month(year, month) } else { 1 };
            (1..=last)
                .filter(move |&day| days.is_none_or(|digits| fits(digits, day)))
                .map(move |day| (year, month, day))
        })
    }
}

pub(super) fn fits(digits: Digits, number: u8) -> bool {
    digits[0].is_none_or(|digit| digit == number / 10) && digits[1].is_none_or(|digit| digit == number % 10)
}

/// EDTF is always Gregorian; its years with months have four digits.
pub(super) fn days_in_month(year: i64, month: u8) -> u8 {
    CalendarId::Gregorian.calendar().days_in_month(year, month).unwrap_or_default()
}
