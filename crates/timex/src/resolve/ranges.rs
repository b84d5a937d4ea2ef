//! Ranges: two times joined by "to" or a dash, and the parts one takes from the other.

use calendar::{Clock, Granularity, Part, Partial, TimeValue};

use super::{between, feasts};
use crate::cues::Tense;
use crate::expr::{Expr, Meant, RangeEdge, Written};
use crate::find::Found;
use crate::guideline::Guideline;
use crate::pack::Pack;
use crate::timex::{Range, Resolved, Timex};
use crate::token::scan;

/// Numbers the ranges and says which end each time is.
pub(crate) fn link(pack: &Pack, text: &str, found: &[Found]) -> Vec<Option<Range>> {
    let mut ranges: Vec<Option<Range>> = vec![None; found.len()];
    let mut next = 1;
    let class = |name: &str| pack.class(name);
    let (joiner, opener, pair) = (class("range-joiner"), class("range-opener"), class("range-pair"));
    let mut tokens = Vec::new();
    for index in 1..found.len() {
        let (one, other) = (&found[index - 1], &found[index]);
        if ranges[index - 1].is_some() {
            continue;
        }
        let same_match = one.group.is_some() && one.group == other.group;
        let linked = same_match && one.meant.edge == Some(RangeEdge::Start) || {
            let gap = between(text, one.span, other.span);
            placeable(&one.meant) && placeable(&other.meant) && !gap.is_empty() && gap.len() <= 16 && {
                let at = one.span.end as usize;
                scan(&pack.vocabulary, text, at, at + gap.len(), &mut tokens);
                let is = |id: Option<u16>, symbol: u16| id.is_some_and(|id| pack.vocabulary.has(symbol, id));
                // "9am to 5pm on Friday" says by its hours what it is.
                let hours = matches!(
                    (&one.meant.expr, &other.meant.expr),
                    (Expr::At { clock: Clock::Time { .. }, of: None, .. }, Expr::At { clock: Clock::Time { .. }, .. })
                );
                let opened = || hours || opened_by(pack, text, one, opener);
                match tokens.as_slice() {
                    [token] => {
                        is(joiner, token.symbol) && (!gap.starts_with(' ') || bracketed(text, one, other) || opened())
                            || is(pair, token.symbol) && opened_by(pack, text, one, class("range-pair-opener"))
                    }
                    _other => false,
                }
            }
        };
        if linked {
            ranges[index - 1] = Some(Range { id: next, edge: RangeEdge::Start });
            ranges[index] = Some(Range { id: next, edge: RangeEdge::End });
            next += 1;
        }
    }
    ranges
}

/// Says whether two times stand in brackets, alone or first: "(14 March 1879 – 18 April 1955)", "(19 May 1600 – 30 May 1649; king from 1625)".
fn bracketed(text: &str, one: &Found, other: &Found) -> bool {
    text[..one.span.start as usize].ends_with('(') && text[other.span.end as usize..].starts_with([')', ';', ','])
}

fn placeable(meant: &Meant) -> bool {
    match &meant.expr {
        Expr::Date(_)
        | Expr::At { .. }
        | Expr::Part { .. }
        | Expr::Near { .. }
        | Expr::Within { .. }
        | Expr::Feast { .. } => true,
        Expr::Value(TimeValue::Century { .. }) | Expr::BareCentury { .. } => true,
        Expr::Value(_)
        | Expr::Vague
        | Expr::Age { .. }
        | Expr::Unit { .. }
        | Expr::Shift { .. }
        | Expr::Nth { .. }
        | Expr::Duration(_)
        | Expr::Set(_)
        | Expr::Period(_)
        | Expr::Event(_)
        | Expr::Interval(..) => false,
    }
}

/// Says whether the word before a time opens a range: "from", "between".
fn opened_by(pack: &Pack, text: &str, found: &Found, class: Option<u16>) -> bool {
    let end = found.span.start as usize;
    let mut start = end.saturating_sub(24);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut tokens = Vec::new();
    scan(&pack.vocabulary, text, start, end, &mut tokens);
    match (tokens.last(), class) {
        (Some(token), Some(class)) => pack.vocabulary.has(token.symbol, class),
        _other => false,
    }
}

/// Gives the first time of a range what only the second says: the year of "from May to June 1940".
pub(crate) fn complete(pack: &Pack, timexes: &mut [Timex]) {
    for index in 1..timexes.len() {
        let same = matches!((timexes[index - 1].range, timexes[index].range), (Some(a), Some(b)) if a.id == b.id);
        if !same {
            continue;
        }
        let told = index.checked_sub(2).map(|before| timexes[before].extent());
        let (before, rest) = timexes.split_at_mut(index);
        let (Some(one), Some(other)) = (before.last_mut(), rest.first_mut()) else { continue };
        if let Some(morning) = over_midnight(one, other) {
            other.value = Some(TimeValue::Date(morning));
            continue;
        }
        if let Some(placed) = on_the_day_of_its_end(one, other) {
            one.value = Some(TimeValue::Date(placed));
            one.resolved = Resolved::Anchored(Some(other.id));
            one.reason = "the day of the end of the range".into();
            continue;
        }
        if is_without_year(one) && is_without_year(other) {
            // The account is where the range ends.
            let is_there = told.is_some_and(|told| told.may_overlap(&other.extent()));
            forward(one, other, is_there);
            continue;
        }
        if one.resolved == Resolved::Written || other.resolved != Resolved::Written {
            continue;
        }
        let Some(end) = other.value.as_ref().and_then(TimeValue::as_date) else { continue };
        if let (Expr::At { clock, of: None, .. }, Some(Part::Day { .. })) = (&one.meant.expr, end.part) {
            one.value = Some(TimeValue::Date(Partial { clock: Some(*clock), ..*end }));
            one.resolved = Resolved::Anchored(Some(other.id));
            one.reason = "the day of the end of the range".into();
            continue;
        }
        if let Expr::Feast { feast, year: None, .. } = &one.meant.expr
            && let Some(day) = feasts::before(pack, *feast, end)
        {
            one.value = Some(TimeValue::Date(day));
            one.resolved = Resolved::Anchored(Some(other.id));
            one.reason = "the year of the end of the range".into();
            continue;
        }
        let Some(written) = one.written() else { continue };
        if let Some(partial) = from_end(written, end) {
            one.value = Some(TimeValue::Date(partial));
            one.resolved = Resolved::Anchored(Some(other.id));
            one.reason = "the year of the end of the range".into();
        }
    }
}

/// Says whether a month or a day of a month is written without its year.
fn is_without_year(timex: &Timex) -> bool {
    let written = timex.written().is_some_and(|written| written.year.is_none() && written.month.is_some());
    written && matches!(timex.resolved, Resolved::Anchored(_))
}

/// "From April to November", each taken for the nearest: the end is not before the beginning. What is told in the past in news, or where
/// the account has come to the end, began a year earlier; what is to come, or is told in an account, ends a year later.
fn forward(one: &mut Timex, other: &mut Timex, is_there: bool) {
    let at = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).copied();
    let (Some(from), Some(to)) = (at(one), at(other)) else { return };
    let order = (from.extent().earliest(), to.extent().earliest());
    let (Some(first), Some(last)) = order else { return };
    let is_near = from.calendar == to.calendar && from.year.value - to.year.value <= 1;
    if first <= last || !is_near {
        return;
    }
    let is_news = one.guideline != Guideline::Narrative;
    let past = || [&*one, &*other].into_iter().any(|end| end.tense == Some(Tense::Past));
    let past = is_there || is_news && past();
    let (end, date, years) = if past { (one, from, -1) } else { (other, to, 1) };
    if let Ok(moved) = date.shifted(years, Granularity::Year, date.granularity()) {
        end.value = Some(TimeValue::Date(moved));
        end.reason = "the year in which the range does not end before it begins".into();
    }
}

/// "From 2pm to 7pm on Thursday", "from 10 p.m. to 6 a.m. on Friday": an hour without its day is of the day that the end of its
/// range tells, or of the one before where it is the later hour.
fn on_the_day_of_its_end(one: &Timex, other: &Timex) -> Option<Partial> {
    let (Expr::At { clock, of: None, .. }, Expr::At { of: Some(_), .. }) = (&one.meant.expr, &other.meant.expr) else {
        return None;
    };
    let end = *other.value.as_ref()?.as_date().filter(|end| matches!(end.part, Some(Part::Day { .. })))?;
    let begun = match one.value.as_ref()?.as_date().and_then(|at| at.clock) {
        Some(clock) => clock,
        None => *clock,
    };
    let later = match (begun, end.clock?) {
        (Clock::Time { hour: first, .. }, Clock::Time { hour: last, .. }) => first > last,
        _part => false,
    };
    let day = Partial { clock: None, ..end };
    let day = if later { day.shifted(-1, Granularity::Day, Granularity::Day).ok()? } else { day };
    Some(Partial { clock: Some(begun), ..day })
}

/// "Between 11 p.m. and 4 in the morning": an hour that ends a range and is earlier than its beginning is of the next day,
/// unless its own day is told.
fn over_midnight(one: &Timex, other: &Timex) -> Option<Partial> {
    let (Expr::At { .. }, Expr::At { of: None, .. }) = (&one.meant.expr, &other.meant.expr) else { return None };
    let at = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).copied();
    let (from, to) = (at(one)?, at(other)?);
    let (Some(Clock::Time { hour: evening, .. }), Some(Clock::Time { hour: morning, .. })) = (from.clock, to.clock)
    else {
        return None;
    };
    let crosses = Partial { clock: None, ..from } == Partial { clock: None, ..to } && evening >= 12 && morning < 12;
    let next = to.shifted(1, Granularity::Day, Granularity::Day).ok().filter(|_| crosses)?;
    Some(Partial { clock: to.clock, ..next })
}

fn from_end(written: &Written, end: &Partial) -> Option<Partial> {
    if written.year.is_some() || end.granularity() > Granularity::Month {
        return None;
    }
    let last = match end.part {
        Some(Part::Month(month) | Part::Day { month, .. }) => month,
        Some(_) | None => return None,
    };
    let month = written.month?;
    let year = end.year.value - i64::from(month > last);
    let part = match written.day {
        Some(day) => Part::Day { month, day },
        None => Part::Month(month),
    };
    Some(Partial { part: Some(part), clock: None, ..Partial::year(end.calendar, year) })
}
