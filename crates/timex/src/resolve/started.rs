//! The n-th day of what the account told the beginning of: "the trial opened on 14 March …. On the second day".

use calendar::{Granularity, Partial, TimeValue};

use super::events::sentence;
use super::{Placed, Setting};
use crate::expr::Expr;
use crate::meaning::Meaning;
use crate::rule::Domain;
use crate::timex::{Resolved, Timex, TimexId};
use crate::token::{NO_WORD, Token};

/// Bytes of text before it in which its beginning is sought.
const REACH: usize = 2000;
/// The meaning of verbs that tell a beginning.
const START: &str = "START";

/// Counts the n-th day from the first, which a sentence before tells with a verb of beginning. An account moves forward: a day
/// before the one it told last is none.
pub(super) fn nth_day(setting: &Setting<'_>, nth: i64) -> Placed {
    let unplaced = || Placed::unanchored("nobody says when that began");
    if setting.domain == Domain::News {
        return unplaced();
    }
    // "The trial was held from 9 to 27 January. On the last day".
    if nth < 1 {
        let Some(told) = setting.story.ended(Granularity::Day) else { return unplaced() };
        let last = Partial { clock: None, ..told.at };
        return match last.shifted(nth + 1, Granularity::Day, Granularity::Day) {
            Ok(at) => Placed {
                value: Some(TimeValue::Date(at)),
                resolved: Resolved::Anchored(told.id),
                reason: "the last day of what was told last".into(),
            },
            Err(_) => unplaced(),
        };
    }
    let started = beside(setting).or_else(|| began(setting).map(|told| (told, 1)));
    let Some((from, first)) = started else { return unplaced() };
    let day = from.value.as_ref().and_then(TimeValue::as_date).map(|at| Partial { clock: None, ..*at });
    let Some(Ok(at)) = day.map(|at| at.shifted(nth - first, Granularity::Day, Granularity::Day)) else {
        return unplaced();
    };
    // Of two of its days either may be told first.
    let last = setting.story.main_as_fine_as(Granularity::Day).filter(|told| !is_counted_so(setting, told.id));
    let last = last.map(|told| TimeValue::Date(told.at).extent());
    if last.is_some_and(|last| TimeValue::Date(at).extent().latest() < last.earliest()) {
        return unplaced();
    }
    Placed {
        value: Some(TimeValue::Date(at)),
        resolved: Resolved::Anchored(Some(from.id)),
        reason: "counted from the day it began".into(),
    }
}

fn is_counted_so(setting: &Setting<'_>, id: Option<TimexId>) -> bool {
    let told = id.and_then(|id| setting.told.get(id.0 as usize));
    told.is_some_and(|told| match &told.meant.expr {
        Expr::At { of: Some(of), .. } => is_nth(of),
        expr => is_nth(expr),
    })
}

fn is_nth(expr: &Expr) -> bool {
    matches!(expr, Expr::Nth { unit: Granularity::Day, of, .. } if **of == Expr::Vague)
}

/// Another of the days, told just before: "eleven on the first day and nine on the second".
fn beside<'a>(setting: &Setting<'a>) -> Option<(&'a Timex, i64)> {
    let last = setting.told.last()?;
    match &last.meant.expr {
        expr @ Expr::Nth { nth, .. } if is_nth(expr) && last.value.is_some() => Some((last, *nth)),
        _other => None,
    }
}

/// The day told in the nearest sentence before that tells a beginning.
fn began<'a>(setting: &Setting<'a>) -> Option<&'a Timex> {
    let end = setting.span.start as usize;
    let mut start = end.saturating_sub(REACH);
    while !setting.text.is_char_boundary(start) {
        start += 1;
    }
    let class = setting.pack.class("event-verb")?;
    let mut read = setting.read.borrow_mut();
    let tokens = read.between(&setting.pack.vocabulary, setting.text, start, end);
    let begins = |token: &Token| {
        let word = (token.word != NO_WORD).then(|| &setting.pack.vocabulary.words[token.word as usize]);
        let mut meanings = word.into_iter().flat_map(|word| &word.meanings);
        meanings.any(|(known, _, meaning)| *known == class && matches!(meaning, Meaning::Text(text) if text == START))
    };
    (0..tokens.len()).rev().filter(|&at| begins(&tokens[at])).find_map(|at| {
        let (first, last) = sentence(setting.text, tokens, at);
        let (from, to) = (tokens[first].start, tokens[last].end);
        let here = setting.told.iter().rev().take_while(|timex| timex.span.start >= from);
        let days = here.filter(|timex| timex.span.end <= to && is_day(timex));
        days.min_by_key(|timex| timex.span.start.abs_diff(tokens[at].start))
    })
}

fn is_day(timex: &Timex) -> bool {
    timex.value.as_ref().is_some_and(|value| value.as_date().is_some() && value.extent().single_day().is_some())
}
