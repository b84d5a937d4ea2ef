//! The era of a year, decade or century that writes none. An account of the time before our era writes "BC" once and counts
//! down from there: "the 7th century BC … by the 4th century". Where it may as well have crossed into our era, or gone
//! back, both stand as alternatives.

use calendar::{CalendarId, TimeValue, Year};

use super::dates::before_our_era;
use super::gaps::{Gap, gap_to};
use super::{Placed, Setting};
use crate::expr::{Expr, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;
use crate::timex::{Resolved, TimexId};

/// The last time before the year 1000 that the account told.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Antiquity {
    pub id: TimexId,
    /// Its first year: 0 and below are BC.
    pub year: i64,
}

/// Years from which on none is of antiquity.
pub(super) const MODERN: i64 = 1000;
/// Years an account may pass over into our era without saying so.
const CROSSING: i64 = 60;
/// Years of a common step from one date to the next.
const STEP: i64 = 12;
/// Centuries an account may go back without saying so.
const BACK: i64 = 2;

const COUNTED_DOWN: &str = "before our era, as the time told before it";
const EITHER: &str = "the account tells of times before our era; this may be of either";

/// Returns what an interval begins with, and what a part is part of.
pub(super) fn begins_with(value: &TimeValue) -> &TimeValue {
    match value {
        TimeValue::Third { of, .. } => begins_with(of),
        TimeValue::Interval { start: calendar::Edge::Known(start), .. } => begins_with(start),
        other => other,
    }
}

/// Returns the first year of what is told, if it is before 1000.
pub(crate) fn ancient_year(value: &TimeValue) -> Option<i64> {
    let year = match begins_with(value) {
        TimeValue::Date(partial) => partial.year.value,
        TimeValue::Century { nth, .. } if *nth > 0 => i64::from(*nth) * 100 - 99,
        TimeValue::Century { nth, .. } => i64::from(*nth) * 100 + 1,
        TimeValue::Third { .. }
        | TimeValue::Interval { .. }
        | TimeValue::Millennium { .. }
        | TimeValue::OneOf(_)
        | TimeValue::AllOf(_)
        | TimeValue::Duration(_)
        | TimeValue::Recurring(_)
        | TimeValue::Past
        | TimeValue::Present
        | TimeValue::Future => return None,
    };
    (year < MODERN).then_some(year)
}

/// Places a year or decade of no era in an account of times before ours; `None` where the account is of our era, or the
/// date is none of these.
pub(super) fn place(setting: &Setting<'_>, written: &Written) -> Option<Placed> {
    let (year, calendar) = (written.year?, written.calendar);
    let unmarked = written.era.is_none() && calendar.is_none();
    let before = setting.story.antiquity().filter(|before| unmarked && before.year <= 0)?;
    let last = 1 - before.year;
    let date = |year: Year| super::dates::finish(written, year, Resolved::Anchored(Some(before.id)), COUNTED_DOWN);
    match year {
        WrittenYear::Full(year) if (1..MODERN).contains(&year) => {
            let (on, across, back) = (last - year, last + year, year - last);
            let counted_down =
                if on >= 0 { on <= STEP || across > CROSSING } else { back <= CROSSING && across > CROSSING };
            let bc = date(Year::known(1 - year));
            if counted_down || !written.is_year_only() {
                return Some(bc);
            }
            either(bc, date(Year::known(year)))
        }
        WrittenYear::Decade(first) if first < MODERN => {
            let missing = if first % 100 == 0 { 2 } else { 1 };
            Some(date(Year { value: before_our_era(first, missing), missing }))
        }
        // A modern date told aside may lend the decade its century.
        WrittenYear::ShortDecade(short) if setting.story.last().is_none_or(|told| told.at.year.value < MODERN) => {
            let hundreds = if short <= last % 100 { last / 100 } else { (last / 100 - 1).max(0) };
            Some(date(Year { value: -(hundreds * 100 + short + 8), missing: 1 }))
        }
        WrittenYear::Full(_) | WrittenYear::Double(_) | WrittenYear::Decade(_) => None,
        WrittenYear::Short(_) | WrittenYear::ShortDecade(_) => None,
    }
}

/// Places a century of no era: of ours, unless the account counts down to it.
pub(super) fn place_century(setting: &Setting<'_>, nth: i32) -> Placed {
    let century = |nth: i32| TimeValue::Century { calendar: CalendarId::Gregorian, nth };
    let Some(before) = setting.story.antiquity().filter(|before| before.year <= 0) else {
        return Placed::written(century(nth));
    };
    // Its century, counted back from our era: the years 700 to 601 BC are the 7th.
    let last = (100 - before.year).div_euclid(100);
    let down = Placed {
        value: Some(century(-nth)),
        resolved: Resolved::Anchored(Some(before.id)),
        reason: COUNTED_DOWN.into(),
    };
    match i64::from(nth) - last {
        ..=0 => down,
        1..=BACK => either(down, Placed::written(century(nth))).unwrap_or_else(|| Placed::written(century(nth))),
        _far => Placed::written(century(nth)),
    }
}

fn either(before: Placed, after: Placed) -> Option<Placed> {
    let value = TimeValue::OneOf(vec![before.value?, after.value?]);
    Some(Placed { value: Some(value), reason: EITHER.into(), ..before })
}

/// "banished in 410 and killed in 407 BC": gives years that say no era that of the later one behind them in their sentence.
pub(super) fn carry(text: &str, found: &mut [Found]) {
    let year = |one: &Found, era: Option<Era>| {
        let written = one.meant.expr.written().filter(|written| written.calendar.is_none() && written.era == era)?;
        match written.year {
            Some(WrittenYear::Full(year)) if (1..MODERN).contains(&year) => Some(year),
            Some(_) | None => None,
        }
    };
    for index in (1..found.len()).rev() {
        let Some(last) = year(&found[index], Some(Era::Bce)) else { continue };
        let one = &found[index - 1];
        let alone = one.meant.expr.written().is_some_and(Written::is_year_only);
        let before = year(one, None).filter(|year| alone && (last..last + CROSSING).contains(year));
        if before.is_some()
            && gap_to(text, one.span, found[index].span) == Gap::SameSentence
            && let Expr::Date(written) = &mut found[index - 1].meant.expr
        {
            written.era = Some(Era::Bce);
        }
    }
}

/// Says whether a text tells a year before 1000 by its era, or with three digits.
pub(crate) fn tells_antiquity(found: &[Found]) -> bool {
    found.iter().any(|one| match &one.meant.expr {
        Expr::Date(Written { year: Some(WrittenYear::Full(year)), era, calendar: None, .. }) => {
            *year < 1000 && (*year >= 100 || matches!(era, Some(Era::Ce | Era::Bce)))
        }
        _other => false,
    })
}

/// A year of two digits alone, without an era.
pub(crate) fn is_ancient_year(found: &Found) -> bool {
    let Expr::Date(written) = &found.meant.expr else { return false };
    written.is_year_only()
        && (written.era, written.calendar) == (None, None)
        && matches!(written.year, Some(WrittenYear::Full(0..100)))
}
