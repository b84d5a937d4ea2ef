//! The days a written date can be: in both styles where both were in use, either way where a month was observed.

use calendar::switch::{Style, from_lady_day, readings};
use calendar::{CalendarId, Day, Fields, Part, Partial, TimeValue};
use timex::{Era, Timex, WrittenYear};

/// From this year on most of Europe wrote New Style, and a date is told to be Old Style where it is one.
pub(crate) const NEW_STYLE: i64 = 1753;

/// A day a date can be, and by which reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Reading {
    pub day: Day,
    pub by: By,
}

/// How a date was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    /// A western date by one of the styles in use.
    Style(Style),
    /// A Julian date whose year was counted from 25 March.
    LadyDay,
    /// A date of another calendar, computed.
    Computed,
    /// A day or two away from the computed one.
    Observed,
}

/// More days than an observed month can be off by; a date with more is not one day at all.
const MOST: i64 = 7;

/// Returns the days a date can be; none where it is no day of a month, or is none in its calendar.
pub(crate) fn readings_of(timex: &Timex) -> Vec<Reading> {
    let Some(date) = timex.value.as_ref().and_then(TimeValue::as_date) else { return Vec::new() };
    let Some(fields) = fields_of(date) else { return Vec::new() };
    if is_unmarked(timex, date) {
        return western(timex, fields);
    }
    let extent = date.extent();
    let (Some(first), Some(last)) = (extent.earliest(), extent.latest()) else { return Vec::new() };
    let computed = date.calendar.calendar().day(fields).ok();
    let by = |day| if Some(day) == computed { By::Computed } else { By::Observed };
    if last.0 - first.0 > MOST {
        return Vec::new();
    }
    (first.0..=last.0).map(|day| Reading { day: Day(day), by: by(Day(day)) }).collect()
}

/// Returns year, month and day, where the date has all three.
pub(crate) fn fields_of(date: &Partial) -> Option<Fields> {
    match (date.part, date.year.missing) {
        (Some(Part::Day { month, day }), 0) => Some(Fields { year: date.year.value, month, day }),
        (Some(_) | None, _) => None,
    }
}

/// Says whether a western date does not say in which style it is.
pub(crate) fn is_unmarked(timex: &Timex, date: &Partial) -> bool {
    let western = matches!(date.calendar, CalendarId::Gregorian | CalendarId::Julian);
    let marked = timex.written().is_some_and(|written| {
        matches!(written.era, Some(Era::OldStyle | Era::NewStyle)) || written.calendar.is_some()
    });
    western && !marked
}

/// The last year that some country counted from Lady Day, and the first year it is known of.
const LADY_DAY: std::ops::RangeInclusive<i64> = 1155..=1751;

fn western(timex: &Timex, fields: Fields) -> Vec<Reading> {
    let mut found: Vec<Reading> =
        readings(None, fields).into_iter().map(|(style, day)| Reading { day, by: By::Style(style) }).collect();
    let double = timex.written().is_some_and(|written| matches!(written.year, Some(WrittenYear::Double(_))));
    let moved = from_lady_day(fields);
    if moved != fields && !double && LADY_DAY.contains(&fields.year) {
        found.extend(CalendarId::Julian.calendar().day(moved).ok().map(|day| Reading { day, by: By::LadyDay }));
    }
    found
}

impl By {
    /// Returns what was assumed, as a clause of a note; none where there was no choice.
    pub(crate) fn told(self) -> Option<&'static str> {
        match self {
            By::Style(Style::Julian) => Some("read as Old Style"),
            By::Style(Style::Swedish) => Some("read in the Swedish calendar of 1700 to 1712"),
            By::LadyDay => Some("read as Old Style, the year counted from 25 March"),
            By::Observed => Some("read as observed, a day or two from the computed day"),
            By::Style(Style::Gregorian) | By::Computed => None,
        }
    }
}
