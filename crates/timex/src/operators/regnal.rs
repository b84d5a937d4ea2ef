//! Years of reigns.

use calendar::switch::{Style, readings};
use calendar::{CalendarId, Day, Edge, Fields, Partial, TimeValue};

use super::Arguments;
use crate::expr::{Expr, Meant};

/// `regnal(n, regnal)`: the n-th year of a reign, from the day it began, told with its country as "GB 1509-04-22 1547-01-28"; the last one
/// ends with the reign. Days are of the calendar that was in use there on the first.
pub(super) fn regnal(arguments: &Arguments) -> Option<Meant> {
    let nth = arguments.number("ordinal").or(arguments.number("num")).filter(|nth| *nth > 0)?;
    let reign = arguments.text("regnal")?;
    let mut parts = reign.split(' ');
    let (country, first, last) = (parts.next()?, numbers(parts.next()?)?, numbers(parts.next()?)?);
    let told = |fields: Fields| readings(Some(country), fields).into_iter().next();
    let calendar = match told(first)?.0 {
        Style::Julian => CalendarId::Julian,
        Style::Gregorian | Style::Swedish => CalendarId::Gregorian,
    };
    let anniversary = |years: i64| {
        let date = Partial::day(calendar, first.year + years, first.month, first.day);
        TimeValue::Date(date).extent().single_day()
    };
    let (begins, next, (_, ends)) = (anniversary(nth - 1)?, anniversary(nth)?, told(last)?);
    if begins > ends {
        return None;
    }
    let edge = |day: Day| Some(Edge::Known(Box::new(TimeValue::Date(Partial::from_day(calendar, day).ok()?))));
    let value = TimeValue::Interval { start: edge(begins)?, end: edge(Day(next.0 - 1).min(ends))? };
    Some(Meant::plain(Expr::Value(value)))
}

fn numbers(date: &str) -> Option<Fields> {
    let mut parts = date.split('-');
    let year = parts.next()?.parse().ok()?;
    Some(Fields { year, month: parts.next()?.parse().ok()?, day: parts.next()?.parse().ok()? })
}
