//! A number behind a day or a month that counts what follows it and is no year: "on 5 June 1200 men landed".

use calendar::Partial;
use source::Span;

use crate::expr::{Expr, Written, WrittenYear};
use crate::find::Found;

/// No account leaps so many years to a date that may as well be of its own years.
const FAR: i64 = 60;
/// A number below this is seldom a year.
const SELDOM: i64 = 1000;

/// Takes from the dates of a text the numbers that count what stands behind them: those far from every year beside them, and
/// those of three digits where nothing says which years the text tells of.
pub(super) fn part(text: &str, writing: Option<Partial>, found: &mut [Found]) {
    if !found.iter().any(|one| one.near.is_counted()) {
        return;
    }
    let year_of = |one: &Found| match one.meant.expr.written() {
        Some(Written { year: Some(WrittenYear::Full(year)), era: None, calendar: None, .. }) => {
            Some(*year).filter(|_| !one.near.is_counted())
        }
        Some(_) | None => None,
    };
    let mut next = None;
    let mut behind = vec![None; found.len()];
    for (index, one) in found.iter().enumerate().rev() {
        behind[index] = next;
        next = year_of(one).or(next);
    }
    let mut before = writing.map(|at| at.year.value);
    for (one, behind) in found.iter_mut().zip(behind) {
        before = year_of(one).or(before);
        let Expr::Date(Written { year: Some(WrittenYear::Full(year)), .. }) = &one.meant.expr else { continue };
        let near = [before, behind].into_iter().flatten().map(|other| (year - other).abs()).min();
        let counts = near.map_or(*year < SELDOM, |years| years > FAR) && !is_year_by_its_comma(text, one.span, *year);
        if let Some(end) = without_number(text, one.span, *year).filter(|_| one.near.is_counted() && counts)
            && let Expr::Date(written) = &mut one.meant.expr
        {
            written.year = None;
            one.span.end = end;
        }
    }
}

/// "On Nov. 4, 1979 students took it": behind a comma only a round number, "June 3, 1200 men", is likelier a count.
fn is_year_by_its_comma(text: &str, span: Span, year: i64) -> bool {
    let before = span.of(text).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    before.ends_with(',') && year >= OF_NEWS && year % ROUND != 0
}

/// From this year on a date with a comma before its year is likely.
const OF_NEWS: i64 = 1500;
/// What counts of people are rounded to.
const ROUND: i64 = 50;

/// Where a time ends without the number at its end.
fn without_number(text: &str, span: Span, number: i64) -> Option<u32> {
    let rest = span.of(text).trim_end_matches(|c: char| c.is_ascii_digit());
    let last = &text[span.start as usize + rest.len()..span.end as usize];
    let date = rest.trim_end_matches([',', ' ', '\n', '\r', '\t']);
    (last.parse() == Ok(number) && date.len() < rest.len()).then_some(span.start + date.len() as u32)
}
