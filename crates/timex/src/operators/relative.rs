//! Operators that count from another time.

use calendar::{Amount, Duration, Granularity, TimeValue};

use super::Arguments;
use super::dates::written;
use crate::expr::{Base, Expr, Meant, RangeEdge};

/// `unit(unit, offset: n, BASE)`: the unit that holds the base, moved by n units.
pub(super) fn unit(arguments: &Arguments) -> Option<Meant> {
    let (unit, scale) = arguments.unit("unit")?;
    let offset = arguments.number("offset").unwrap_or(0) * scale;
    Some(Meant::plain(Expr::Unit { unit, offset, base: base(arguments) }))
}

/// `near(month|weekday|season…, offset: n, BASE)`: the n-th such before or after the base; 0 is that of the same
/// year (or week).
pub(super) fn near(arguments: &Arguments) -> Option<Meant> {
    let offset = arguments.number("offset").unwrap_or(0);
    Some(Meant::plain(Expr::Near { what: written(arguments)?, offset, base: base(arguments) }))
}

/// `shift(count, unit, sign: s, BASE)` or `shift(by: length, …)`: `[s + d, e + d)` for the base `[s, e)`, told as finely as the unit, or as `grain: DAY` says.
/// Of an event that lasts, `e + d` after it and `s - d` before it; `edge: START` or `END` says which end is meant.
pub(super) fn shift(arguments: &Arguments) -> Option<Meant> {
    let (count, unit) = length(arguments)?;
    let sign = arguments.number("sign").unwrap_or(1);
    let grain = arguments.unit("grain").map(|(grain, _)| grain);
    let mut base = base(arguments);
    if let Base::Of(of) = &mut base
        && let Expr::Event(event) = &mut **of
    {
        event.edge = Some(edge(arguments, sign));
    }
    Some(Meant::plain(Expr::Shift { count, sign, unit, grain, base }))
}

/// `nth(ordinal, unit, of: x)`: the n-th unit that begins in x; -1 is the last.
pub(super) fn nth(arguments: &Arguments) -> Option<Meant> {
    let of = Box::new(arguments.meant_named("of").or_else(|| arguments.meant())?.expr);
    let nth = arguments.number("ordinal").or_else(|| arguments.number("num"))?;
    let weekday = arguments.weekday();
    let unit = match (arguments.unit("unit"), weekday) {
        (Some((unit, 1)), _) => unit,
        (None, Some(_)) => Granularity::Day,
        (Some(_), _) | (None, None) => return None,
    };
    Some(Meant::plain(Expr::Nth { nth, unit, weekday, of }))
}

/// `within(month|season|quarter|day…, of: x)`: that part of the year x lies in.
pub(super) fn within(arguments: &Arguments) -> Option<Meant> {
    let of = Box::new(arguments.meant_named("of").or_else(|| arguments.meant())?.expr);
    Some(Meant::plain(Expr::Within { what: written(arguments)?, of }))
}

/// `ref(PAST|PRESENT|FUTURE)`: a time that is only said to be past, present or to come; `ref(VAGUE)`: one of which not
/// even that is said.
pub(super) fn reference(arguments: &Arguments) -> Option<Meant> {
    let value = match arguments.any_keyword()? {
        "VAGUE" => return Some(Meant::plain(Expr::Vague)),
        "PAST" => TimeValue::Past,
        "PRESENT" => TimeValue::Present,
        "FUTURE" => TimeValue::Future,
        _other => return None,
    };
    Some(Meant::plain(Expr::Value(value)))
}

/// How much, and of what unit: `count` and `unit`, or the length `by`, of one part or in minutes.
fn length(arguments: &Arguments) -> Option<(Amount, Granularity)> {
    if let Some(by) = arguments.meant_named("by") {
        return match by.expr {
            Expr::Duration(Duration { parts }) if parts.len() == 1 => parts.first().copied(),
            Expr::Duration(Duration { parts }) => in_minutes(&parts),
            _other => None,
        };
    }
    let (unit, scale) = arguments.unit("unit")?;
    let count = match arguments.amount("count") {
        Amount::Hundredths(value) => Amount::Hundredths(value.checked_mul(scale)?),
        Amount::Unknown => Amount::Unknown,
    };
    Some((count, unit))
}

/// "Two and a half hours": hours and minutes together, in minutes.
fn in_minutes(parts: &[(Amount, Granularity)]) -> Option<(Amount, Granularity)> {
    let one = |&(amount, unit): &(Amount, Granularity)| match (amount, unit) {
        (Amount::Hundredths(hours), Granularity::Hour) => hours.checked_mul(60),
        (Amount::Hundredths(minutes), Granularity::Minute) => Some(minutes),
        _other => None,
    };
    let sum = parts.iter().try_fold(0_i64, |sum, part| sum.checked_add(one(part)?))?;
    Some((Amount::Hundredths(sum), Granularity::Minute))
}

/// What comes after an event comes after its end, unless a verb says which end is meant: "after the siege began".
fn edge(arguments: &Arguments, sign: i64) -> RangeEdge {
    match arguments.text("edge").as_deref() {
        Some("START") => RangeEdge::Start,
        Some("END") => RangeEdge::End,
        _other if sign < 0 => RangeEdge::Start,
        _other => RangeEdge::End,
    }
}

fn base(arguments: &Arguments) -> Base {
    if let Some(meant) = arguments.meant_named("of") {
        return Base::Of(Box::new(meant.expr));
    }
    match arguments.keyword("base").or_else(|| arguments.any_keyword()) {
        Some("WRITING") => Base::Writing,
        Some("DOMAIN") => Base::Domain,
        Some("PASSAGE") => Base::Passage,
        _other => Base::Story,
    }
}
