//! What is counted beside a date that says the same outright: "on 3 May 1940, almost two years later", "eight years before,
//! in the autumn of 1801".

use calendar::{Granularity, TimeValue};

use super::{Placed, Setting, between, dates};
use crate::expr::{Base, Expr, WrittenYear};
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

/// So many times before a date what is counted beside it may be counted from.
const COUNTED_FROM: usize = 12;
/// The most bytes between what is counted and the date behind it: ", in ", ", on the ".
const BETWEEN: usize = 8;

/// Behind a date, or before one of a written year, a count is told of that date, where it comes out from a time told before.
pub(super) fn said_outright(setting: &Setting<'_>, (steps, unit): (i64, Granularity), base: &Base) -> Option<Placed> {
    if *base != Base::Story || unit < Granularity::Day {
        return None;
    }
    behind(setting, (steps, unit)).or_else(|| before(setting, (steps, unit)))
}

/// "On 3 May 1940, almost two years later, the town fell."
fn behind(setting: &Setting<'_>, counted: (i64, Granularity)) -> Option<Placed> {
    let (date, earlier) = setting.told.split_last()?;
    let Some(TimeValue::Date(at)) = &date.value else { return None };
    let after = setting.text.get(setting.span.end as usize..)?.trim_start();
    let apart = after.is_empty() || after.starts_with([',', '.', ';', ')', ':', '—', '–']);
    let beside = between(setting.text, date.span, setting.span).trim() == ",";
    if !apart || !beside || date.written().is_none() {
        return None;
    }
    let (_, unit) = counted;
    counted_from(earlier, counted, &TimeValue::Date(*at))?;
    Some(Placed {
        value: Some(TimeValue::Date(at.truncate(unit.max(at.granularity())).ok()?)),
        resolved: Resolved::Anchored(Some(date.id)),
        reason: "the date beside it says it outright".into(),
    })
}

/// "He had died eight years before, in the autumn of 1801": of the times told, it is counted from one from which it comes out.
fn before(setting: &Setting<'_>, counted: (i64, Granularity)) -> Option<Placed> {
    let next = setting.next.filter(|_| setting.domain == Domain::Narrative)?;
    let Expr::Date(written) = &next.meant.expr else { return None };
    let gap = between(setting.text, setting.span, next.span);
    let full = matches!(written.year, Some(WrittenYear::Full(_)));
    if !full || gap.len() > BETWEEN || !gap.starts_with(',') {
        return None;
    }
    let date = dates::place_date(setting, written).value?;
    let (told, value) = counted_from(setting.told, counted, &date)?;
    Some(Placed {
        value: Some(value),
        resolved: Resolved::Anchored(Some(told.id)),
        reason: "counted so that it comes out as the date beside it".into(),
    })
}

/// The nearest time told from which so many units on lie in a date, and where that is.
fn counted_from<'a>(
    told: &'a [Timex],
    (steps, unit): (i64, Granularity),
    date: &TimeValue,
) -> Option<(&'a Timex, TimeValue)> {
    told.iter().rev().take(COUNTED_FROM).find_map(|from| {
        let at = from.value.as_ref()?.as_date()?;
        let there = TimeValue::Date(at.shifted(steps, unit, unit.max(at.granularity())).ok()?);
        there.extent().may_overlap(&date.extent()).then_some((from, there))
    })
}
