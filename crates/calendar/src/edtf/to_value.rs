//! EDTF as a value.

use super::check::{days_in_month, fits};
use super::{Component, Date, DateTime, Digits, Edtf, Endpoint, Member, Part, Zone};
use crate::{CalendarId, Clock, Edge, Partial, Qualifier, Season, TimeValue, Year};

/// The most dates that unknown digits are spelled out to: the days of a year.
const MOST: usize = 366;

impl Edtf {
    /// Returns the value EDTF names, in the Gregorian calendar.
    ///
    /// Unknown digits are spelled out where they are not the last of the year: `1984-1X` is one of three months. Where
    /// that would be more than the days of a year, the value is the year as far as it is known. A qualification of a
    /// part is taken for one of the whole, and a year with significant digits is that run of years, approximate.
    /// Southern seasons and thirds of a year are intervals of months.
    ///
    /// ```
    /// use calendar::{edtf, CalendarId, TimeValue};
    /// let value = edtf::parse("1989-02-15").unwrap().to_value();
    /// assert_eq!(value, TimeValue::day(CalendarId::Gregorian, 1989, 2, 15));
    /// ```
    pub fn to_value(&self) -> TimeValue {
        match self {
            Edtf::Date(date) => date_value(date),
            Edtf::DateTime(time) => time_value(time),
            Edtf::Interval { start, end } => TimeValue::Interval { start: edge(start), end: edge(end) },
            Edtf::OneOf(members) => TimeValue::OneOf(members.iter().flat_map(alternatives).collect()),
            Edtf::AllOf(members) => TimeValue::AllOf(members.iter().map(stretch).collect()),
        }
    }
}

fn edge(endpoint: &Endpoint) -> Edge {
    match endpoint {
        Endpoint::Date(date) => known(date_value(date)),
        Endpoint::DateTime(time) => known(time_value(time)),
        Endpoint::Unknown => Edge::Unknown,
        Endpoint::Open => Edge::Open,
    }
}

fn known(value: TimeValue) -> Edge {
    Edge::Known(Box::new(value))
}

/// The dates of a range, where they are no more than the days of a year; else its first and its last, which have the
/// same bounds. The dates up to one, or from one, are left as the stretch they lie in.
fn alternatives(member: &Member) -> Vec<TimeValue> {
    let Member::Range(first, last) = member else { return vec![stretch(member)] };
    let (first, last) = (date_value(first), date_value(last));
    let ends = match (first.as_date(), last.as_date()) {
        (Some(from), Some(to)) => dates_between(*from, *to),
        _ => None,
    };
    match ends {
        Some(dates) => dates.into_iter().map(TimeValue::Date).collect(),
        None => vec![first, last],
    }
}

fn dates_between(from: Partial, to: Partial) -> Option<Vec<Partial>> {
    let same_grain = from.granularity() == to.granularity() && from.year.missing == 0 && to.year.missing == 0;
    if !same_grain || from.extent().earliest() >= to.extent().earliest() {
        return None;
    }
    let mut dates = vec![from];
    let mut date = from;
    while (date.year, date.part) != (to.year, to.part) {
        date = date.shift(1, from.granularity()).ok()?;
        if dates.len() == MOST {
            return None;
        }
        dates.push(date);
    }
    Some(dates)
}

fn stretch(member: &Member) -> TimeValue {
    match member {
        Member::Date(date) => date_value(date),
        Member::Range(first, last) => {
            TimeValue::Interval { start: known(date_value(first)), end: known(date_value(last)) }
        }
        Member::UpTo(last) => TimeValue::Interval { start: Edge::Open, end: known(date_value(last)) },
        Member::From(first) => TimeValue::Interval { start: known(date_value(first)), end: Edge::Open },
    }
}

fn time_value(time: &DateTime) -> TimeValue {
    let zone = match time.zone {
        None => None,
        Some(Zone::Utc) => Some(0),
        Some(Zone::Hours(hours)) => Some(60 * i16::from(hours)),
        Some(Zone::Minutes(minutes)) => Some(minutes),
    };
    let clock = Clock::Time { hour: time.hour, minute: Some(time.minute), second: Some(time.second), zone };
    match date_value(&time.date) {
        TimeValue::Date(partial) => TimeValue::Date(Partial { clock: Some(clock), ..partial }),
        other => other,
    }
}

fn date_value(date: &Date) -> TimeValue {
    let qualifier = date.qualifier();
    let years = years(date);
    let mut values: Vec<TimeValue> = Vec::new();
    for &year in &years {
        let whole = Partial { year, qualifier, ..Partial::year(CalendarId::Gregorian, 0) };
        match date.part {
            Part::Whole => values.push(TimeValue::Date(whole)),
            Part::Season(season) => values.push(part_of_year(year, season.value, qualifier)),
            Part::Month(month) => values.extend(numbers(month, 12).map(|month| with(whole, crate::Part::Month(month)))),
            Part::Day { month, day } => {
                for month in numbers(month, 12) {
                    // A leap day counts where the year may be a leap year.
                    let last =
                        if year.missing == 0 { days_in_month(year.value, month) } else { days_in_month(4, month) };
                    values.extend(numbers(day, last).map(|day| with(whole, crate::Part::Day { month, day })));
                }
            }
        }
        if values.len() > MOST {
            let year = date.year.value.widened().unwrap_or(year);
            return TimeValue::Date(Partial { year, ..whole });
        }
    }
    match values.pop() {
        Some(only) if values.is_empty() => only,
        Some(last) => {
            values.push(last);
            TimeValue::OneOf(values)
        }
        None => TimeValue::OneOf(values),
    }
}

fn with(whole: Partial, part: crate::Part) -> TimeValue {
    TimeValue::Date(Partial { part: Some(part), ..whole })
}

/// The years it can be: one run, or, where a digit is known after an unknown one, each of them up to a hundred.
fn years(date: &Date) -> Vec<Year> {
    let year = date.year.value;
    let Some(widened) = year.widened() else { return Vec::new() };
    if !year.has_gaps() {
        return vec![widened];
    }
    let Some((low, high)) = year.range() else { return Vec::new() };
    let each: Vec<Year> = (low..=high).filter(|&number| year.may_be(number)).map(Year::known).take(101).collect();
    if each.len() > 100 { vec![widened] } else { each }
}

fn numbers(component: Component<Digits>, last: u8) -> impl Iterator<Item = u8> {
    (1..=last).filter(move |&number| fits(component.value, number))
}

/// The value of the codes 21 to 41 in a year. Winter is that which begins in December of the year.
pub(super) fn part_of_year(year: Year, code: u8, qualifier: Qualifier) -> TimeValue {
    let whole = Partial { year, qualifier, ..Partial::year(CalendarId::Gregorian, 0) };
    let months = |first: u8, last: u8| TimeValue::Interval {
        start: known(with(whole, crate::Part::Month(first))),
        end: known(with(whole, crate::Part::Month(last))),
    };
    match code {
        21 | 25 => with(whole, crate::Part::Season(Season::Spring)),
        22 | 26 => with(whole, crate::Part::Season(Season::Summer)),
        23 | 27 => with(whole, crate::Part::Season(Season::Autumn)),
        24 | 28 => with(whole, crate::Part::Season(Season::Winter)),
        29 => months(9, 11),
        30 => TimeValue::Interval {
            start: known(with(whole, crate::Part::Month(12))),
            end: known(with(
                Partial { year: Year { value: year.value + 1, missing: year.missing }, ..whole },
                crate::Part::Month(2),
            )),
        },
        31 => months(3, 5),
        32 => months(6, 8),
        33..=36 => with(whole, crate::Part::Quarter(code - 32)),
        37..=39 => months(4 * (code - 37) + 1, 4 * (code - 36)),
        40 | 41 => with(whole, crate::Part::Half(code - 39)),
        // `parse` lets no other code through, but anyone can build a `Date`: the year is what is left of it.
        _ => TimeValue::Date(whole),
    }
}
