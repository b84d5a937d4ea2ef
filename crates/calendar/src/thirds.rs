//! Early, mid and late: the thirds of a stretch, its halves and its quarters, in whole units of the next smaller size.

use crate::extent::counted_years;
use crate::{CalendarId, Edge, Error, Part, Partial, Season, Third, TimeValue};

impl Third {
    /// Returns the third of a value as an interval of the next smaller units: centuries of a millennium, decades of a
    /// century, years of a decade, months of a year, half, season or quarter, days of a month or week. An interval
    /// from year to year is cut by years. A day is not cut: its parts are hours.
    ///
    /// Of *n* units, counted from 0, the *k*th third (k = 0, 1, 2) is ⌊k n / 3⌋ to ⌈(k + 1) n / 3⌉ − 1: of ten years
    /// 0–3, 3–6 and 6–9. Of halves and quarters likewise.
    ///
    /// # Errors
    /// If the date does not exist, or the value is no stretch that has thirds.
    ///
    /// ```
    /// use calendar::{CalendarId, Partial, Third, TimeValue, Year};
    /// let year = Year { value: 1990, missing: 1 };
    /// let nineties = TimeValue::Date(Partial { year, ..Partial::year(CalendarId::Gregorian, 1990) });
    /// assert_eq!(Third::Mid.of(&nineties).unwrap().edtf().as_deref(), Some("1993/1996"));
    /// ```
    pub fn of(self, value: &TimeValue) -> Result<TimeValue, Error> {
        match value {
            TimeValue::Date(partial) => self.of_partial(partial),
            TimeValue::Century { calendar, nth } => self.of_years(*calendar, counted_years(*nth, 100)?.0, 10, 10),
            TimeValue::Millennium { calendar, nth } => self.of_years(*calendar, counted_years(*nth, 1000)?.0, 10, 100),
            TimeValue::Third { third, of } => self.of(&third.of(of)?),
            TimeValue::Interval { start: Edge::Known(start), end: Edge::Known(end) } => self.of_interval(start, end),
            TimeValue::Interval { .. }
            | TimeValue::OneOf(_)
            | TimeValue::AllOf(_)
            | TimeValue::Duration(_)
            | TimeValue::Recurring(_)
            | TimeValue::Past
            | TimeValue::Present
            | TimeValue::Future => Err(Error::new("only a stretch with two known ends has thirds")),
        }
    }

    /// First and last unit of `count`, counted from 0.
    fn units(self, count: i64) -> (i64, i64) {
        let (nth, of) = match self {
            Third::Early => (0, 3),
            Third::Mid => (1, 3),
            Third::Late => (2, 3),
            Third::FirstHalf => (0, 2),
            Third::SecondHalf => (1, 2),
            Third::FirstQuarter => (0, 4),
            Third::SecondQuarter => (1, 4),
            Third::ThirdQuarter => (2, 4),
            Third::LastQuarter => (3, 4),
        };
        (nth * count / of, ((nth + 1) * count + of - 1) / of - 1)
    }

    fn of_partial(self, date: &Partial) -> Result<TimeValue, Error> {
        date.validate()?;
        let calendar = date.calendar;
        let months = |year: i64, first: u8, count: u8| {
            let (from, to) = self.units(i64::from(count));
            let month = |unit: i64| month_after(calendar, year, first, unit);
            Ok(interval(month(from)?, month(to)?))
        };
        let quarter_of = |season: Season| match season {
            Season::Spring => 1,
            Season::Summer => 2,
            Season::Autumn => 3,
            Season::Winter => 4,
        };
        if date.year.missing > 0 {
            return match date.part {
                None => self.of_years(calendar, date.year.value, 10, 10_i64.pow(u32::from(date.year.missing) - 1)),
                Some(_) => Err(Error::new("a part of a year nobody knows has no thirds")),
            };
        }
        let year = date.year.value;
        match date.part {
            None => months(year, 1, calendar.calendar().months_in_year(year)?),
            // The last quarter and half run to the end of the year, a thirteenth month included.
            Some(Part::Quarter(4)) => months(year, 10, calendar.calendar().months_in_year(year)? - 9),
            Some(Part::Half(2)) => months(year, 7, calendar.calendar().months_in_year(year)? - 6),
            Some(Part::Quarter(quarter)) => months(year, 3 * quarter - 2, 3),
            Some(Part::Half(half)) => months(year, 6 * half - 5, 6),
            Some(Part::Season(season)) => match calendar {
                CalendarId::Gregorian | CalendarId::Julian => months(year, 3 * quarter_of(season), 3),
                CalendarId::Persian | CalendarId::PersianZodiac | CalendarId::Indian | CalendarId::Shahanshahi => {
                    months(year, 3 * quarter_of(season) - 2, 3)
                }
                CalendarId::IslamicCivil
                | CalendarId::IslamicUmalqura
                | CalendarId::Hebrew
                | CalendarId::Coptic
                | CalendarId::Ethiopic
                | CalendarId::Republican
                | CalendarId::Rumi
                | CalendarId::Seleucid => self.of_days(date),
            },
            Some(Part::Month(month)) => {
                let (from, to) = self.units(i64::from(calendar.calendar().days_in_month(year, month)?));
                let day = |unit: i64| Partial::day(calendar, year, month, unit as u8 + 1);
                Ok(interval(day(from), day(to)))
            }
            Some(Part::Week(_) | Part::Weekend(_)) => self.of_days(date),
            Some(Part::Day { .. }) => Ok(TimeValue::Date(*date)),
        }
    }

    fn of_days(self, date: &Partial) -> Result<TimeValue, Error> {
        let days = date.days_in(date.year.value)?;
        let (from, to) = self.units(days.last.0 - days.first.0 + 1);
        let day = |unit: i64| Partial::from_day(CalendarId::Gregorian, days.first.plus(unit));
        Ok(interval(day(from)?, day(to)?))
    }

    /// `count` runs of `size` years each.
    fn of_years(self, calendar: CalendarId, first: i64, count: i64, size: i64) -> Result<TimeValue, Error> {
        let (from, to) = self.units(count);
        let year = |year: i64| Partial::year(calendar, year);
        Ok(interval(year(first + from * size), year(first + (to + 1) * size - 1)))
    }

    fn of_interval(self, start: &TimeValue, end: &TimeValue) -> Result<TimeValue, Error> {
        if let (TimeValue::Date(from), TimeValue::Date(to)) = (start, end) {
            let whole_years = from.part.is_none() && to.part.is_none() && from.calendar == to.calendar;
            let (first, last) = (from.years()?.0, to.years()?.1);
            if whole_years && first <= last {
                return self.of_years(from.calendar, first, last - first + 1, 1);
            }
        }
        match (start.extent().earliest(), end.extent().latest()) {
            (Some(first), Some(last)) if first <= last => {
                let (from, to) = self.units(last.0 - first.0 + 1);
                let day = |unit: i64| Partial::from_day(CalendarId::Gregorian, first.plus(unit));
                Ok(interval(day(from)?, day(to)?))
            }
            _ => Err(Error::new("only a stretch with two known ends has thirds")),
        }
    }
}

/// The month `count` months after one of the year, at most one year on: winter ends in the next.
fn month_after(calendar: CalendarId, year: i64, month: u8, count: i64) -> Result<Partial, Error> {
    let in_year = i64::from(calendar.calendar().months_in_year(year)?);
    let index = i64::from(month) + count;
    match index <= in_year {
        true => Ok(Partial::month(calendar, year, index as u8)),
        false => Ok(Partial::month(calendar, year + 1, (index - in_year) as u8)),
    }
}

fn interval(from: Partial, to: Partial) -> TimeValue {
    let edge = |date: Partial| Edge::Known(Box::new(TimeValue::Date(date)));
    TimeValue::Interval { start: edge(from), end: edge(to) }
}
