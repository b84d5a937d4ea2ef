//! Values written as EDTF.

use super::members::{SetKind, members};
use super::{Component, Date, DateTime, Digit, Digits, Edtf, Endpoint, Member, Part, Year, Zone};
use crate::extent::counted_years;
use crate::iso;
use crate::span::Days;
use crate::{CalendarId, Clock, Day, Edge, Partial, Qualifier, Season, TimeValue};

impl TimeValue {
    /// Returns the value as EDTF, always in the proleptic Gregorian calendar with astronomical years; `None` where EDTF
    /// cannot say it: what is placed nowhere (durations, recurrences, past, present and future), and dates that do not
    /// exist.
    ///
    /// A day of another calendar is its Gregorian day, one that may lie either way a set (`[0680-10-12..0680-10-14]`);
    /// its longer units are intervals of days, their ends marked `~` where they are only computed. Julian years and
    /// longer keep their numbers. Weeks are intervals of days, early, mid and late intervals of the next smaller unit.
    /// EDTF has clock times to the second only: where less is told, or a part of the day, the day is written.
    ///
    /// ```
    /// use calendar::{CalendarId, TimeValue};
    /// assert_eq!(TimeValue::day(CalendarId::Julian, 1066, 10, 14).edtf().as_deref(), Some("1066-10-20"));
    /// let century = TimeValue::Century { calendar: CalendarId::Julian, nth: -3 };
    /// assert_eq!(century.edtf().as_deref(), Some("-0299/-0200"));
    /// assert_eq!(TimeValue::Past.edtf(), None);
    /// ```
    pub fn edtf(&self) -> Option<String> {
        let plain = self.as_date().and_then(plain);
        plain.or_else(|| Edtf::from_value(self).map(|edtf| edtf.to_string()))
    }
}

/// A year, month or day with nothing more to say: most of what a text writes.
fn plain(partial: &Partial) -> Option<String> {
    let numbers =
        partial.calendar == CalendarId::Gregorian || partial.calendar == CalendarId::Julian && partial.part.is_none();
    let year = u16::try_from(partial.year.value).ok().filter(|year| *year <= 9999 && partial.year.missing == 0)?;
    if !numbers || partial.clock.is_some() || partial.qualifier != Qualifier::default() {
        return None;
    }
    // These years all exist, and so do their twelve months.
    match partial.part {
        None => Some(iso::year(year)),
        Some(crate::Part::Month(month)) => (1..=12).contains(&month).then(|| iso::month(year, month)),
        Some(crate::Part::Day { month, day }) => partial.validate().ok().map(|()| iso::day(year, month, day)),
        Some(
            crate::Part::Season(_)
            | crate::Part::Quarter(_)
            | crate::Part::Half(_)
            | crate::Part::Week(_)
            | crate::Part::Weekend(_),
        ) => None,
    }
}

impl Edtf {
    /// Returns the EDTF of a value, as [`TimeValue::edtf`] does.
    pub fn from_value(value: &TimeValue) -> Option<Edtf> {
        match value {
            TimeValue::Date(partial) => of_partial(partial),
            TimeValue::Century { calendar, nth } => of_counted(*calendar, *nth, 100),
            TimeValue::Millennium { calendar, nth } => of_counted(*calendar, *nth, 1000),
            TimeValue::Third { third, of } => Edtf::from_value(&third.of(of).ok()?),
            TimeValue::Interval { start, end } => {
                let (start, end) = (endpoint(start, Side::Start)?, endpoint(end, Side::End)?);
                let nothing_known = (start, end) == (Endpoint::Unknown, Endpoint::Unknown);
                (!nothing_known).then_some(Edtf::Interval { start, end })
            }
            TimeValue::OneOf(values) => members(values, SetKind::OneOf).map(Edtf::OneOf),
            TimeValue::AllOf(values) => members(values, SetKind::AllOf).map(Edtf::AllOf),
            TimeValue::Duration(_)
            | TimeValue::Recurring(_)
            | TimeValue::Past
            | TimeValue::Present
            | TimeValue::Future => None,
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

fn of_partial(partial: &Partial) -> Option<Edtf> {
    partial.validate().ok()?;
    let qualifier = partial.qualifier;
    let numbers = match partial.calendar {
        CalendarId::Gregorian => true,
        CalendarId::Julian => match partial.part {
            None | Some(crate::Part::Season(_) | crate::Part::Quarter(_) | crate::Part::Half(_)) => true,
            Some(crate::Part::Month(_) | crate::Part::Day { .. } | crate::Part::Week(_) | crate::Part::Weekend(_)) => {
                false
            }
        },
        CalendarId::Persian
        | CalendarId::PersianZodiac
        | CalendarId::IslamicCivil
        | CalendarId::IslamicUmalqura
        | CalendarId::Hebrew
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => false,
    };
    if !numbers {
        return of_days(partial);
    }
    let part = match partial.part {
        None => {
            let (first, last) = partial.years().ok()?;
            return Some(match four_digits(partial.year) {
                Some(year) => Edtf::Date(whole_year(year, qualifier)),
                None if first == last => Edtf::Date(known_year(first, qualifier)),
                None => between(known_year(first, qualifier), known_year(last, qualifier)),
            });
        }
        Some(crate::Part::Month(month)) => Part::Month(marked(two_digits(month), qualifier)),
        Some(crate::Part::Day { month, day }) => {
            Part::Day { month: Component::plain(two_digits(month)), day: marked(two_digits(day), qualifier) }
        }
        Some(crate::Part::Season(season)) => Part::Season(marked(season_code(season), qualifier)),
        Some(crate::Part::Quarter(quarter)) => Part::Season(marked(32 + quarter, qualifier)),
        Some(crate::Part::Half(half)) => Part::Season(marked(39 + half, qualifier)),
        Some(crate::Part::Week(_) | crate::Part::Weekend(_)) => return of_days(partial),
    };
    let date = Date { year: Component::plain(four_digits(partial.year)?), part };
    Some(with_clock(date, partial))
}

/// The clock is written where the second is told and the day is known and not qualified.
fn with_clock(date: Date, partial: &Partial) -> Edtf {
    match partial.clock {
        Some(Clock::Time { hour, minute: Some(minute), second: Some(second), zone })
            if partial.year.missing == 0
                && date.qualifier() == Qualifier::default()
                && (second < 60 || minute == 59) =>
        {
            let zone = zone.map(|minutes| if minutes == 0 { Zone::Utc } else { Zone::Minutes(minutes) });
            Edtf::DateTime(DateTime { date, hour, minute, second, zone })
        }
        Some(Clock::Time { .. } | Clock::Part(_)) | None => Edtf::Date(date),
    }
}

/// A date as the days its calendar computes.
fn of_days(partial: &Partial) -> Option<Edtf> {
    let (first, last) = computed(partial)?;
    let is_day = matches!(partial.part, Some(crate::Part::Day { .. }));
    match (is_day, i64::from(first.spread_first)) {
        (true, 0) => Some(with_clock(day_date(first.first, partial.qualifier)?, partial)),
        (true, spread) => {
            let earliest = day_date(first.first.plus(-spread), partial.qualifier)?;
            let latest = day_date(first.first.plus(spread), partial.qualifier)?;
            Some(Edtf::OneOf(vec![Member::Range(earliest, latest)]))
        }
        (false, _) => {
            let start = day_date(first.first, spread_qualifier(partial.qualifier, first.spread_first))?;
            let end = day_date(last.last, spread_qualifier(partial.qualifier, last.spread_last))?;
            Some(between(start, end))
        }
    }
}

/// The days of the first and of the last year the date can mean; `None` where a part of an unknown year is meant,
/// which is no one stretch.
fn computed(partial: &Partial) -> Option<(Days, Days)> {
    let (first, last) = partial.years().ok()?;
    if first != last && partial.part.is_some() {
        return None;
    }
    Some((partial.days_in(first).ok()?, partial.days_in(last).ok()?))
}

fn spread_qualifier(qualifier: Qualifier, spread: u8) -> Qualifier {
    Qualifier { approximate: qualifier.approximate || spread > 0, ..qualifier }
}

fn of_counted(calendar: CalendarId, nth: i32, size: i64) -> Option<Edtf> {
    let (first, last) = counted_years(nth, size).ok()?;
    let edge = |year| Edge::Known(Box::new(TimeValue::year(calendar, year)));
    Edtf::from_value(&TimeValue::Interval { start: edge(first), end: edge(last) })
}

/// The start of the start, or the end of the end. A day of a lunar calendar is its computed day, circa: a set cannot
/// be an edge.
fn endpoint(edge: &Edge, side: Side) -> Option<Endpoint> {
    let value = match edge {
        Edge::Unknown => return Some(Endpoint::Unknown),
        Edge::Open => return Some(Endpoint::Open),
        Edge::Known(value) => value,
    };
    match Edtf::from_value(value)? {
        Edtf::Date(date) => Some(Endpoint::Date(date)),
        Edtf::DateTime(time) => Some(Endpoint::DateTime(time)),
        Edtf::Interval { start, end } => Some(match side {
            Side::Start => start,
            Side::End => end,
        }),
        Edtf::OneOf(_) => {
            let TimeValue::Date(partial) = &**value else { return None };
            let (days, _) = computed(partial)?;
            day_date(days.first, spread_qualifier(partial.qualifier, days.spread_first)).map(Endpoint::Date)
        }
        Edtf::AllOf(_) => None,
    }
}

fn between(start: Date, end: Date) -> Edtf {
    Edtf::Interval { start: Endpoint::Date(start), end: Endpoint::Date(end) }
}

fn day_date(day: Day, qualifier: Qualifier) -> Option<Date> {
    let fields = CalendarId::Gregorian.calendar().fields(day).ok()?;
    let year = four_digits(crate::Year::known(fields.year))?;
    let part =
        Part::Day { month: Component::plain(two_digits(fields.month)), day: marked(two_digits(fields.day), qualifier) };
    Some(Date { year: Component::plain(year), part })
}

fn whole_year(year: Year, qualifier: Qualifier) -> Date {
    Date { year: marked(year, qualifier), part: Part::Whole }
}

/// A year of any length known to its last digit.
fn known_year(year: i64, qualifier: Qualifier) -> Date {
    let long = Year::Long { number: year, exponent: None, significant: None };
    whole_year(four_digits(crate::Year::known(year)).unwrap_or(long), qualifier)
}

/// The year in four digits, where it has no more and its unknown digits are its last: 1990 to 1999 are `199X`, but the
/// ten years from 479 BC, −478 to −469, are no one mask.
fn four_digits(year: crate::Year) -> Option<Year> {
    let unit = 10_u64.checked_pow(u32::from(year.missing)).filter(|_| year.missing <= 4)?;
    let (negative, length) = (year.value < 0, year.value.unsigned_abs());
    let known_last = if negative { unit - 1 } else { 0 };
    if length > 9999 || length % unit != known_last {
        return None;
    }
    let mut digits: [Digit; 4] = [None; 4];
    let mut rest = length / unit;
    for digit in digits.iter_mut().rev().skip(usize::from(year.missing)) {
        *digit = Some((rest % 10) as u8);
        rest /= 10;
    }
    Some(Year::Four { negative, digits, significant: None })
}

fn two_digits(number: u8) -> Digits {
    [Some(number / 10), Some(number % 10)]
}

fn marked<T>(value: T, qualifier: Qualifier) -> Component<T> {
    Component { after: qualifier, ..Component::plain(value) }
}

fn season_code(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
    }
}
