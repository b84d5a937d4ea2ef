//! ambiguous-date: a date in figures that can be read with the day or the month first; a day that may be in Old Style.

use calendar::{CalendarId, Fields, Part, TimeValue, format_date};
use source::{Severity, Span};
use timex::{MayBeOld, OldBy, Order, Timex};

use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{day_in, name};
use crate::{Check, Facts, Findings};

const NAME: &str = "ambiguous-date";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("ambiguous_date.md"), severity: Severity::Info, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        for date in in_figures(account.text()) {
            one(account, &date, found);
        }
        in_either_style(account, found);
    }
}

/// Notes once for each country, and once for a text that marks other days, what is told on days that may be in Old Style.
fn in_either_style(account: &Account<'_>, found: &mut Findings) {
    let mut said: Vec<(OldBy, &Timex, MayBeOld, usize)> = Vec::new();
    for timex in account.timexes {
        let Some(old) = timex.may_be_old else { continue };
        match said.iter_mut().find(|(by, ..)| *by == old.by) {
            Some((.., more)) => *more += 1,
            None => said.push((old.by, timex, old, 0)),
        }
    }
    for (by, timex, old, more) in said {
        let day = name(account, timex);
        let other = day_in(CalendarId::Gregorian, old.day);
        let message = format!("{day} says no style: if it is Old Style, it was {other}");
        let why = match by {
            OldBy::Country(country) => format!("Old Style was in use in {country} then"),
            OldBy::Marks => "other days of the text are marked as Old Style".to_owned(),
        };
        let finding =
            Finding::new(NAME, Severity::Info, message).at(account, timex.span, "read as New Style").note(why);
        let finding = match more {
            0 => finding,
            1 => finding.note("so with another day of the text"),
            more => finding.note(format!("so with {more} other days of the text")),
        };
        finding.fix("write the style (O.S. or N.S.)").report(found);
    }
}

/// A date such as 03/04/1990.
struct InFigures {
    span: Span,
    first: u8,
    second: u8,
    year: i64,
}

fn one(account: &Account<'_>, date: &InFigures, found: &mut Findings) {
    // The times are in order, so the one that covers it is found by halving.
    let after = account.timexes.partition_point(|timex| timex.span.end <= date.span.start);
    let read = account.timexes.get(after).filter(|timex| timex.span.contains(date.span));
    let order = read.and_then(|timex| timex.written()).and_then(|written| written.order);
    if matches!(order, Some(Order::DayFirst | Order::MonthFirst)) {
        return;
    }
    let written = date.span.of(account.text());
    let named = |month, day| format_date(Fields { year: date.year, month, day }, CalendarId::Gregorian);
    let (day_first, month_first) = (named(date.second, date.first), named(date.first, date.second));
    let mut finding = Finding::new(NAME, Severity::Info, format!("{written} is {day_first} or {month_first}")).at(
        account,
        date.span,
        "day and month can change places",
    );
    let part = read.and_then(|timex| timex.value.as_ref()).and_then(TimeValue::as_date).and_then(|date| date.part);
    if let Some(Part::Day { month, day }) = part {
        finding = finding.note(format!("read as {}", named(month, day)));
    }
    finding.fix("write the month as a word, or the date as year-month-day").report(found);
}

fn in_figures(text: &str) -> Vec<InFigures> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = run_end(bytes, at);
        if let Some(date) = date_at(text, at) {
            at = date.span.end as usize;
            found.push(date);
        } else {
            at = run;
        }
    }
    found
}

/// The end of a run of figures and what joins them: a part of a longer number is no date.
fn run_end(bytes: &[u8], at: usize) -> usize {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_');
    at + bytes[at..].iter().take_while(|byte| joins(byte)).count()
}

fn date_at(text: &str, start: usize) -> Option<InFigures> {
    let bytes = text.as_bytes();
    let joined = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.' | b'_' | b':' | b'=');
    if start > 0 && joined(bytes[start - 1]) {
        return None;
    }
    let (first, mark_at) = figures(bytes, start, 1..=2)?;
    let mark = *bytes.get(mark_at).filter(|byte| matches!(byte, b'/' | b'-'))?;
    let (second, next) = figures(bytes, mark_at + 1, 1..=2)?;
    (bytes.get(next) == Some(&mark)).then_some(())?;
    let (year, end) = figures(bytes, next + 1, 4..=4)?;
    // A full stop may end the sentence; anything else that joins makes it something else.
    let after = bytes.get(end).copied();
    let goes_on = match after {
        Some(b'.') => bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(byte) => byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_'),
        None => false,
    };
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    let both = (1..=12).contains(&first) && (1..=12).contains(&second) && first != second;
    (both && !goes_on).then(|| InFigures { span: Span::new(start, end), first, second, year })
}

fn figures(bytes: &[u8], start: usize, count: std::ops::RangeInclusive<usize>) -> Option<(i64, usize)> {
    let most = *count.end() + 1;
    let digits = bytes.get(start..)?.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
    let value = count.contains(&digits).then(|| bytes[start..start + digits].iter())?;
    Some((value.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')), start + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_dates_in_figures_are_found() {
        let found = |text: &str| in_figures(text).len();
        assert_eq!(found("on 03/04/1990."), 1);
        assert_eq!(found("on 3-4-1990, or 5/6/1991"), 2);
        for other in ["13/04/1990", "04/04/1990", "1/03/04/1990", "v3/4/1990", "3/4/19905", "3/4-1990", "1990/03/04"] {
            assert_eq!(found(other), 0, "{other}");
        }
        assert_eq!(found(&"1/2/".repeat(100_000)), 0);
    }
}
