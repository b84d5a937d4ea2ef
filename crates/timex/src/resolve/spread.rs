//! Where counting leads from a date that is told less finely than what is counted.

use calendar::{Day, Granularity, Partial, TimeValue};

/// Where a length leads that is finer than the year or month it is counted from.
pub(super) enum Spread {
    /// It is short beside it, so it hardly leads out of it: "three days after" a year.
    Stays,
    /// To one of these years or months: "18 months after 1990" is in 1991 or 1992.
    Over(TimeValue),
    /// Nobody can say.
    Far,
}

/// How many times longer than what is counted from it a year or month is that the count stays in.
const HARDLY: i64 = 10;
/// More years or months than these say nothing.
const MOST_OVER: usize = 4;

/// Counts on or back from a year or month by a finer unit.
pub(super) fn spread(from: Partial, count: i64, unit: Granularity) -> Spread {
    let grain = from.granularity();
    let extent = TimeValue::Date(from).extent();
    let known = from.year.missing == 0 && matches!(grain, Granularity::Month | Granularity::Year);
    let (true, Some(first), Some(last)) = (known, extent.earliest(), extent.latest()) else { return Spread::Stays };
    let moved = |day: Day| {
        // A month is moved as a whole: the 31st of one may be no day of another.
        let finest = if unit < Granularity::Month { Granularity::Day } else { Granularity::Month };
        Partial::from_day(from.calendar, day).ok()?.shifted(count, unit, finest).ok()
    };
    let (Some(earliest), Some(latest)) = (moved(first), moved(last)) else { return Spread::Far };
    let Some(start) = TimeValue::Date(earliest).extent().earliest() else { return Spread::Far };
    if (start.0 - first.0).abs() * HARDLY <= last.0 - first.0 + 1 {
        return Spread::Stays;
    }
    let (Ok(mut at), Ok(end)) = (earliest.truncate(grain), latest.truncate(grain)) else { return Spread::Far };
    let mut reached = vec![TimeValue::Date(at)];
    while at != end && reached.len() < MOST_OVER {
        let Ok(next) = at.shifted(1, grain, grain) else { return Spread::Far };
        at = next;
        reached.push(TimeValue::Date(at));
    }
    match reached.as_slice() {
        _ if at != end => Spread::Far,
        [one] => Spread::Over(one.clone()),
        _several => Spread::Over(TimeValue::OneOf(reached)),
    }
}
