//! The four bounds of EDTF.

use super::to_value::part_of_year;
use super::{Date, Edtf, Endpoint, Member, Part};
use crate::extent::{Side, between};
use crate::{Bounds, CalendarId, Extent, Partial, TimeValue, Year};

impl Edtf {
    /// Returns the four bounds in days. `199X` names the whole decade, as a decade of a text does; any other unknown
    /// digit leaves open which day, month or year is meant.
    ///
    /// ```
    /// use calendar::edtf;
    /// let some_day = edtf::parse("1984-12-XX").unwrap().extent();
    /// assert_eq!(some_day.earliest().unwrap().to_string(), "1984-12-01");
    /// assert_eq!(some_day.start.latest.unwrap().to_string(), "1984-12-31");
    /// ```
    pub fn extent(&self) -> Extent {
        match self {
            Edtf::Date(date) => date_extent(date),
            Edtf::DateTime(time) => date_extent(&time.date),
            Edtf::Interval { start, end } => between(side(start), side(end)),
            Edtf::OneOf(members) => members.iter().map(one_of).reduce(Extent::one_of).unwrap_or(Extent::UNKNOWN),
            Edtf::AllOf(members) => members.iter().map(all_of).reduce(Extent::all_of).unwrap_or(Extent::UNKNOWN),
        }
    }
}

fn side(endpoint: &Endpoint) -> Side {
    match endpoint {
        Endpoint::Date(date) => Side::Known(date_extent(date)),
        Endpoint::DateTime(time) => Side::Known(date_extent(&time.date)),
        Endpoint::Unknown => Side::Unknown,
        Endpoint::Open => Side::Open,
    }
}

/// One date out of a range: it may begin with the first of them or with the last.
fn one_of(member: &Member) -> Extent {
    match member {
        Member::Date(date) => date_extent(date),
        Member::Range(first, last) => date_extent(first).one_of(date_extent(last)),
        Member::UpTo(last) => {
            let Extent { start, end } = date_extent(last);
            Extent { start: Bounds { earliest: None, ..start }, end: Bounds { earliest: None, ..end } }
        }
        Member::From(first) => {
            let Extent { start, end } = date_extent(first);
            Extent { start: Bounds { latest: None, ..start }, end: Bounds { latest: None, ..end } }
        }
    }
}

/// All dates of a range are the stretch from its first to its last.
fn all_of(member: &Member) -> Extent {
    match member {
        Member::Date(date) => date_extent(date),
        Member::Range(first, last) => between(Side::Known(date_extent(first)), Side::Known(date_extent(last))),
        Member::UpTo(last) => between(Side::Open, Side::Known(date_extent(last))),
        Member::From(first) => between(Side::Known(date_extent(first)), Side::Open),
    }
}

fn date_extent(date: &Date) -> Extent {
    if date.part == Part::Whole && !date.year.value.has_gaps() {
        return match date.year.value.widened() {
            Some(year) => Partial { year, ..Partial::year(CalendarId::Gregorian, 0) }.extent(),
            None => Extent::UNKNOWN,
        };
    }
    let at = |(year, month, day)| match date.part {
        Part::Whole => TimeValue::year(CalendarId::Gregorian, year),
        Part::Season(season) => part_of_year(Year::known(year), season.value, date.qualifier()),
        Part::Month(_) => TimeValue::Date(Partial::month(CalendarId::Gregorian, year, month)),
        Part::Day { .. } => TimeValue::day(CalendarId::Gregorian, year, month, day),
    };
    match (date.first(), date.last()) {
        (Some(first), Some(last)) => at(first).extent().one_of(at(last).extent()),
        _ => Extent::UNKNOWN,
    }
}
