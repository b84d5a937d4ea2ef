//! Operators for lengths of time and for what recurs.

use calendar::{Amount, Duration, Granularity};

use super::Arguments;
use super::dates::written;
use crate::expr::{Expr, Meant, Often, Written};

/// `age(num)`: the year of somebody's life that follows so many whole ones, counted from the one birth the text dates; with `LONE`
/// only a number that is no hour of a clock.
pub(super) fn age(arguments: &Arguments) -> Option<Meant> {
    let least = if arguments.any_keyword() == Some("LONE") { HOURS + 1 } else { 1 };
    let years = arguments.number("num").filter(|years| (least..=OLDEST).contains(years))?;
    Some(Meant::plain(Expr::Age { years }))
}

/// Hours on a clock.
const HOURS: i64 = 12;
/// Nobody is older.
const OLDEST: i64 = 120;

/// `duration(count, unit, count2, unit2, count3, unit3)`: the sum of the parts; a count that is not there is unknown (`PXY`).
/// `halves: n` adds n halves of the unit to the count, `numerator` and `denominator` a fraction.
pub(super) fn duration(arguments: &Arguments) -> Option<Meant> {
    let mut parts: Vec<(Amount, Granularity)> = Vec::new();
    for (count, unit) in [("count", "unit"), ("count2", "unit2"), ("count3", "unit3")] {
        let Some((unit, scale)) = arguments.unit(unit) else { continue };
        let amount = match (arguments.amount(count), fraction(arguments).filter(|_| count == "count")) {
            (Amount::Hundredths(value), more) => {
                Amount::Hundredths(value.checked_add(more.unwrap_or(0))?.checked_mul(scale)?)
            }
            (Amount::Unknown, Some(more)) => Amount::Hundredths(more.checked_mul(scale)?),
            (Amount::Unknown, None) => Amount::Unknown,
        };
        // "Twelve seconds, 20 seconds" are two lengths: what is added is told in a smaller unit.
        if parts.last().is_some_and(|(_, larger)| *larger <= unit) {
            return None;
        }
        parts.push((amount, unit));
    }
    let of_clock = |(_, unit): &(Amount, Granularity)| matches!(unit, Granularity::Hour | Granularity::Minute);
    if arguments.number("numerator").is_some() || parts.iter().any(of_clock) {
        parts = in_smaller_units(parts);
    }
    // "Six months, seven months" is no sum: what is added is of a smaller unit.
    let is_sum = parts.windows(2).all(|pair| pair[1].1 < pair[0].1);
    (is_sum && !parts.is_empty()).then(|| Meant::plain(Expr::Duration(Duration { parts: finer(parts) })))
}

/// A fraction written in digits, and one of an hour, is told in the next smaller unit: "2 1/2 years" are `P2Y6M`,
/// "half an hour" is `PT30M`.
fn in_smaller_units(parts: Vec<(Amount, Granularity)>) -> Vec<(Amount, Granularity)> {
    let split = |(amount, unit): (Amount, Granularity)| -> Vec<(Amount, Granularity)> {
        let (per, smaller) = match unit {
            Granularity::Year => (12, Granularity::Month),
            Granularity::Day => (24, Granularity::Hour),
            Granularity::Hour => (60, Granularity::Minute),
            Granularity::Minute => (60, Granularity::Second),
            _other => return vec![(amount, unit)],
        };
        match amount {
            Amount::Hundredths(value) if value % 100 * per % 100 == 0 && value % 100 != 0 => {
                let (whole, rest) = (value - value % 100, (Amount::Hundredths(value % 100 * per), smaller));
                if whole == 0 { vec![rest] } else { vec![(Amount::Hundredths(whole), unit), rest] }
            }
            Amount::Hundredths(_) | Amount::Unknown => vec![(amount, unit)],
        }
    };
    parts.into_iter().flat_map(split).collect()
}

/// The hundredths that come to a count.
fn fraction(arguments: &Arguments) -> Option<i64> {
    if let Some(halves) = arguments.number("halves") {
        return halves.checked_mul(50);
    }
    let (numerator, denominator) = (arguments.number("numerator")?, arguments.number("denominator")?);
    (numerator * 100).checked_div(denominator)
}

/// Half a century is told in years, half a decade too: TIMEX3 has no half of them.
fn finer(parts: Vec<(Amount, Granularity)>) -> Vec<(Amount, Granularity)> {
    parts
        .into_iter()
        .map(|(amount, unit)| match (amount, unit) {
            (Amount::Hundredths(value), Granularity::Century) if value % 100 != 0 => {
                (Amount::Hundredths(value.saturating_mul(100)), Granularity::Year)
            }
            (Amount::Hundredths(value), Granularity::Decade) if value % 100 != 0 => {
                (Amount::Hundredths(value.saturating_mul(10)), Granularity::Year)
            }
            _whole => (amount, unit),
        })
        .collect()
}

/// `every(count, unit, quant, freq)` or `every(weekday|month|season|daypart…)`: what comes again each time; with `ordinal` the n-th
/// weekday, or the n-th day (`each`), of a month or a unit.
pub(super) fn every(arguments: &Arguments) -> Option<Meant> {
    let parts = written(arguments)?;
    let expr = if let Some(nth) = nth_of_each(arguments, &parts) {
        nth
    } else if parts != Written::default() {
        Expr::Date(parts)
    } else if let Some(meant) = arguments.meant() {
        meant.expr
    } else {
        let (unit, scale) = arguments.unit("unit")?;
        let amount = arguments.hundredths("count").unwrap_or(100).checked_mul(scale)?;
        Expr::Duration(Duration { parts: vec![(Amount::Hundredths(amount), unit)] })
    };
    let often = Often { quant: arguments.text("quant"), freq: arguments.text("freq") };
    let often = (often != Often { quant: None, freq: None }).then(|| Box::new(often));
    Some(Meant { often, ..Meant::plain(Expr::Set(Box::new(expr))) })
}

/// "The last Monday of every May", "the first Tuesday of each month", "the 1st of each month".
fn nth_of_each(arguments: &Arguments, parts: &Written) -> Option<Expr> {
    let nth = arguments.number("ordinal")?;
    let of = match (parts.month, arguments.unit("unit")) {
        (Some(_), _) => Expr::Date(Written { weekday: None, ..parts.clone() }),
        (None, Some((unit, 1))) => Expr::Duration(Duration { parts: vec![(Amount::Hundredths(100), unit)] }),
        (None, Some(_) | None) => return None,
    };
    let unit = match (parts.weekday, arguments.unit("each")) {
        (None, Some((unit, 1))) => unit,
        (Some(_), None) | (None, None) => Granularity::Day,
        (_, Some(_)) => return None,
    };
    Some(Expr::Nth { nth, unit, weekday: parts.weekday, of: Box::new(of) })
}
