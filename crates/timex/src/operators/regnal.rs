//! Years of reigns.

use calendar::{CalendarId, Day, Edge, Partial, TimeValue};

use super::Arguments;
use crate::expr::{Expr, Meant};

/// `regnal(n, regnal)`: the n-th year of a reign, from the day it began, told as "1509-04-22 1547-01-28"; the last one ends with the
/// reign. Days are of the Julian calendar where it began by that.
pub(super) fn regnal(arguments: &Arguments) -> Option<Meant> {
    let nth = arguments.number("ordinal").or(arguments.number("num")).filter(|nth| *nth > 0)?;
    let reign = arguments.text("regnal")?;
    let (first, last) = reign.split_once(' ')?;
    let ([year, month, day], end) = (numbers(first)?, numbers(last)?);
    let calendar = if [year, month, day] < NEW_STYLE { CalendarId::Julian } else { CalendarId::Gregorian };
    let calendar_of_end = if end < NEW_STYLE { CalendarId::Julian } else { CalendarId::Gregorian };
    let on = |calendar, [year, month, day]: [i64; 3]| {
        let date = Partial::day(calendar, year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        TimeValue::Date(date).extent().single_day()
    };
    let begins = on(calendar, [year + nth - 1, month, day])?;
    let next = on(calendar, [year + nth, month, day])?;
    let ends = on(calendar_of_end, end)?;
    if begins > ends {
        return None;
    }
    let edge = |day: Day| Some(Edge::Known(Box::new(TimeValue::Date(Partial::from_day(calendar, day).ok()?))));
    let value = TimeValue::Interval { start: edge(begins)?, end: edge(Day(next.0 - 1).min(ends))? };
    Some(Meant::plain(Expr::Value(value)))
}

/// From this day on Britain counted New Style.
const NEW_STYLE: [i64; 3] = [1752, 9, 14];

fn numbers(date: &str) -> Option<[i64; 3]> {
    let mut parts = date.split('-').map(|part| part.parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}
