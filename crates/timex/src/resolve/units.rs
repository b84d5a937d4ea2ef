//! Places a unit about a point, or moved from it: "this year", "the next day", "the quarter".

use calendar::{Granularity, Partial, TimeValue, Weekday};

use super::place::{NOBODY_TOLD, antecedent, base_point, has_not_come, is_past_to_come};
use super::story::{Told, lies_in};
use super::{Placed, Reason, Setting, events};
use crate::cues::Role;
use crate::expr::Base;
use crate::rule::Domain;
use crate::timex::Resolved;

pub(super) fn unit_at(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base) -> Placed {
    // "On 3 May 1926, the night before the strike began": what stands beside a date, and says more, is that date.
    let says_more = || {
        let after = setting.text.get(setting.span.end as usize..).unwrap_or_default().trim_start();
        after.starts_with(char::is_alphabetic)
    };
    if (setting.domain, unit, offset, base) == (Domain::Narrative, Granularity::Day, -1, &Base::Story)
        && says_more()
        && let Some(placed) = events::beside(setting, unit)
    {
        return placed;
    }
    let month = month_told_since(setting, unit, offset, base);
    let pointed = || {
        let points = (setting.domain, offset, base) == (Domain::Narrative, 0, &Base::Story);
        let told = points.then(|| setting.story.pointed_at(unit)).flatten()?;
        Some((told, "the time told aside just before".into()))
    };
    let Some((told, reason)) = month
        .or_else(pointed)
        .or_else(|| antecedent(setting, base, offset, unit))
        .or_else(|| base_point(setting, base, unit))
    else {
        if offset == 0 && *base == Base::Writing {
            return Placed {
                value: Some(TimeValue::Present),
                resolved: Resolved::Unanchored,
                reason: "the date of writing is not known".into(),
            };
        }
        return Placed::unanchored("nothing to count from");
    };
    if is_past_to_come(setting, base, told, offset) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    if let Some(placed) = reported_quarter(setting, unit, offset, base) {
        return placed;
    }
    if let Some(placed) = quarter_in_year(setting, unit, told) {
        return placed;
    }
    let offset = offset - i64::from(is_weekend_past(setting, unit, offset, base, told));
    let grain = if unit < Granularity::Day && told.at.clock.is_none() { Granularity::Day } else { unit };
    match told.at.shifted(if grain == unit { offset } else { 0 }, grain, grain) {
        Ok(partial) if has_not_come(setting, base, partial) => Placed::unanchored(NOBODY_TOLD),
        Ok(partial) => Placed { value: Some(TimeValue::Date(partial)), resolved: Resolved::Anchored(told.id), reason },
        Err(_) => too_coarse(setting, told, unit, if offset == 0 { Granularity::Month } else { Granularity::Year }),
    }
}

/// "He was shot last October; that same day …": news that has told a month since does not mean a day of another.
fn month_told_since(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base) -> Option<(Told, Reason)> {
    let is_day = (setting.domain, unit, offset, base) == (Domain::News, Granularity::Day, 0, &Base::Story);
    // "Who had ruled since September 1968" is told aside.
    let told = setting.told.last().filter(|told| is_day && told.resolved != Resolved::Written)?.id;
    let last =
        setting.story.last().filter(|last| last.id == Some(told) && last.at.granularity() == Granularity::Month)?;
    let near = setting.story.last_as_fine_as(Granularity::Day).is_some_and(|day| lies_in(day.at, last.at));
    (!near).then(|| (last, "a day of the month told last".into()))
}

/// "The quarter" of news is the one it reports on: the quarter told last, else the last that has ended. "The latest
/// quarter" is rather one told that is over than one told that still runs; of a business year it may run by the calendar.
fn reported_quarter(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base) -> Option<Placed> {
    let latest = match (setting.domain, unit, offset, base) {
        (Domain::News, Granularity::Quarter, 0, Base::Story) => false,
        (Domain::News, Granularity::Quarter, 0, Base::Writing) => true,
        _other => return None,
    };
    let placed = |at: Partial, id, reason: &'static str| Placed {
        value: Some(TimeValue::Date(at)),
        resolved: Resolved::Anchored(id),
        reason: reason.into(),
    };
    let ended = || setting.story.last_quarter_ended().filter(|_| latest);
    if let Some(told) = ended().or_else(|| setting.story.last_quarter()) {
        return Some(placed(told.at, told.id, "the quarter told last"));
    }
    let ended = setting.writing?.shifted(-1, Granularity::Quarter, Granularity::Quarter).ok()?;
    Some(placed(ended, None, "the last quarter that has ended"))
}

/// "The 1988 quarter" of news is the quarter told last, in that year.
fn quarter_in_year(setting: &Setting<'_>, unit: Granularity, told: Told) -> Option<Placed> {
    let year_alone = told.at.part.is_none() && told.at.year.missing == 0;
    if (setting.domain, unit, year_alone) != (Domain::News, Granularity::Quarter, true) {
        return None;
    }
    let ended = || setting.writing?.shifted(-1, Granularity::Quarter, Granularity::Quarter).ok();
    let quarter = setting.story.last_quarter().map(|quarter| quarter.at).or_else(ended)?;
    Some(Placed {
        value: Some(TimeValue::Date(Partial { part: quarter.part, ..told.at })),
        resolved: Resolved::Anchored(told.id),
        reason: "the quarter told last, in this year".into(),
    })
}

/// What is counted from a time told less finely lies in its year, or its month: "three days later" after "in 1980".
pub(super) fn too_coarse(setting: &Setting<'_>, told: Told, unit: Granularity, grain: Granularity) -> Placed {
    let counted = matches!(unit, Granularity::Day | Granularity::Week | Granularity::Month);
    let month = unit == Granularity::Day && grain == Granularity::Month && told.at.granularity() == grain;
    let grain = if month { Granularity::Month } else { Granularity::Year };
    let known = counted && (setting.domain == Domain::Narrative || month) && told.at.year.missing == 0;
    match told.at.truncate(grain) {
        Ok(partial) if known && partial.granularity() == grain => Placed {
            value: Some(TimeValue::Date(partial)),
            resolved: Resolved::Anchored(told.id),
            reason: "no more is told of what it counts from".into(),
        },
        Ok(_) | Err(_) => Placed::unanchored("what it counts from is not told finely enough"),
    }
}

/// From Monday to Thursday "the weekend" of news is the one before where the verb tells the past; that of a feast which
/// falls on a Monday or Tuesday always is.
fn is_weekend_past(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base, told: Told) -> bool {
    let day = TimeValue::Date(told.at).extent().single_day();
    if let (Granularity::Weekend, 0, Base::Of(_)) = (unit, offset, base) {
        return day.is_some_and(|day| day.weekday() <= Weekday::Tuesday);
    }
    let midweek = day.is_some_and(|day| day.weekday() < Weekday::Friday);
    unit == Granularity::Weekend
        && offset == 0
        && midweek
        && setting.domain == Domain::News
        && (setting.tense == Some(crate::cues::Tense::Past) || setting.role == Some(Role::Background))
}
