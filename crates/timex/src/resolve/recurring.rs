//! "On this day" pages: a bare day such as "26 Bahman" is tied to the full date of the same text that falls on it,
//! and kept as a yearly day as well; "this day" with nothing before it to point to is that day.

use calendar::{CalendarId, Fields, Granularity, Part, Partial, Recurring, TimeValue};

use super::Placed;
use super::story::Story;
use crate::cues::Role;
use crate::expr::{Base, Expr, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;
use crate::timex::{Resolved, Timex, TimexId};

/// The days the text writes in full, with the number of the time that does.
pub(crate) fn full_days(found: &[Found]) -> Vec<(TimexId, Partial)> {
    let mut days = Vec::new();
    for (index, one) in found.iter().enumerate() {
        let Expr::Date(written) = &one.meant.expr else { continue };
        let (Some(WrittenYear::Full(year)), Some(month), Some(day)) = (written.year, written.month, written.day) else {
            continue;
        };
        let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
        if written.era.is_none() || written.calendar.is_some() {
            days.push((TimexId(index as u32), Partial::day(calendar, year, month, day)));
        }
    }
    days
}

/// Ties a bare day of another calendar to a full date of the text that falls on it.
pub(crate) fn tie(
    full: &[(TimexId, Partial)],
    found: &Found,
    story: &Story,
    before: Option<&Timex>,
) -> Option<(Placed, Recurring)> {
    let Expr::Date(written) = &found.meant.expr else { return None };
    let Written { calendar: Some(calendar), year: None, month: Some(month), day: Some(day), .. } = written else {
        return None;
    };
    let again = Recurring::DayOfYear { calendar: *calendar, month: *month, day: *day };
    let same = |(id, partial): &(TimexId, Partial)| {
        let there = TimeValue::Date(*partial).extent().single_day()?;
        let fields: Fields = calendar.calendar().fields(there).ok()?;
        ((fields.month, fields.day) == (*month, *day)).then_some((*id, fields.year))
    };
    let tied = full.iter().find_map(same);
    if let Some((id, year)) = tied {
        let placed = Placed {
            value: Some(TimeValue::Date(Partial::day(*calendar, year, *month, *day))),
            resolved: Resolved::Anchored(Some(id)),
            reason: "the full date of this text that falls on it".into(),
        };
        return Some((placed, again));
    }
    // A style is said of a day beside it, not of every year.
    let styled = matches!(written.era, Some(Era::OldStyle | Era::NewStyle));
    // "Since 1367 the day of 26 Dalw has been kept": every year from it on.
    let since = before.is_some_and(|year| year.role == Some(Role::Background) && is_year_of(year, *calendar));
    let told_in_it = !since && story.last().is_some_and(|told| told.at.calendar == *calendar);
    if told_in_it || styled {
        return None;
    }
    let placed = Placed {
        value: Some(TimeValue::Recurring(again.clone())),
        ..Placed::unanchored("a yearly day; no full date of this text falls on it")
    };
    Some((placed, again))
}

fn is_year_of(time: &Timex, calendar: CalendarId) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| date.calendar == calendar && date.granularity() == Granularity::Year)
}

/// Gives "this day" at the head of a text, which points to nothing before it, the yearly day the text is about.
pub(crate) fn carry_back(timexes: &mut [Timex]) {
    let tied = timexes.iter().find_map(|timex| {
        let date = timex.value.as_ref()?.as_date()?;
        let again = timex.recurs.clone()?;
        matches!(date.part, Some(Part::Day { .. })).then(|| (timex.id, *date, again))
    });
    let Some((id, date, again)) = tied else { return };
    let (mut day_told, mut year_told) = (false, false);
    for timex in timexes.iter_mut() {
        let points = matches!(
            timex.meant.expr,
            Expr::Unit { unit: Granularity::Day, offset: 0, base: Base::Story | Base::Domain | Base::Passage }
        );
        let to_the_day = match &timex.resolved {
            // After a year told alone there is no other day it could point to.
            Resolved::Anchored(Some(on)) => *on == id || year_told && timex.id > id,
            Resolved::Unanchored | Resolved::Anchored(None) => !day_told,
            Resolved::Written => false,
        };
        if points && to_the_day {
            timex.value = Some(TimeValue::Date(date));
            timex.resolved = Resolved::Anchored(Some(id));
            timex.recurs = Some(again.clone());
            timex.reason = "the yearly day this text is about".into();
        }
        if let Some(date) = timex.value.as_ref().and_then(TimeValue::as_date) {
            day_told |= date.granularity() <= Granularity::Day;
            year_told = date.granularity() == Granularity::Year;
        }
    }
}
