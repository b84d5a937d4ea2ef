//! Operators for lengths of time and for what recurs.

use calendar::{Amount, Duration};

use super::dates::written;
use super::Arguments;
use crate::expr::{Expr, Meant, Written};

/// `duration(count, unit, count2, unit2)`: the sum of the parts; a count that is not there is unknown (`PXY`).
pub(super) fn duration(arguments: &Arguments) -> Option<Meant> {
    let mut parts = Vec::new();
    for (count, unit) in [("count", "unit"), ("count2", "unit2")] {
        let Some((unit, scale)) = arguments.unit(unit) else { continue };
        let amount = match arguments.amount(count) {
            Amount::Hundredths(value) => Amount::Hundredths(value.checked_mul(scale)?),
            Amount::Unknown => Amount::Unknown,
        };
        parts.push((amount, unit));
    }
    (!parts.is_empty()).then(|| Meant::plain(Expr::Duration(Duration { parts })))
}

/// `every(count, unit, quant, freq)` or `every(weekday|month|season|daypart…)`: what comes again each time.
pub(super) fn every(arguments: &Arguments) -> Option<Meant> {
    let parts = written(arguments)?;
    let expr = if parts != Written::default() {
        Expr::Date(parts)
    } else if let Some(meant) = arguments.meant() {
        meant.expr
    } else {
        let (unit, scale) = arguments.unit("unit")?;
        let amount = arguments.hundredths("count").unwrap_or(100).checked_mul(scale)?;
        Expr::Duration(Duration { parts: vec![(Amount::Hundredths(amount), unit)] })
    };
    Some(Meant {
        quant: arguments.text("quant"),
        freq: arguments.text("freq"),
        ..Meant::plain(Expr::Set(Box::new(expr)))
    })
}
