//! The age of somebody as a time: the year of a life, counted from the one birth the text tells.

use calendar::{Edge, Granularity, Part, Partial, TimeValue};
use source::Span;

use super::{Placed, Setting};
use crate::expr::{Expr, WrittenYear};
use crate::find::Found;
use crate::pack::Pack;
use crate::timex::{Resolved, TimexId};
use crate::token::scan;

/// Bytes before a date in which a word tells that it is that of a birth: "was born at Leith on".
const REACH: usize = 48;

/// An age is a time only where the text before it tells one birth.
pub(super) fn without_unborn(pack: &Pack, text: &str, found: Vec<Found>) -> Vec<Found> {
    let is_age = |one: &Found| matches!(one.meant.expr, Expr::Age { .. });
    if !found.iter().any(is_age) {
        return found;
    }
    let kept: Vec<bool> = found
        .iter()
        .map(|one| {
            let before = found.iter().take_while(|other| other.span.start < one.span.start);
            !is_age(one) || birth(pack, text, before.map(|other| (other.span, &other.meant.expr))).is_some()
        })
        .collect();
    found.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(one, _)| one).collect()
}

/// The n-th year of the life of whom the text says when they were born: of a day, from birthday to birthday.
pub(super) fn place(setting: &Setting<'_>, years: i64) -> Placed {
    let told = setting.told.iter().map(|timex| (timex.span, &timex.meant.expr));
    let born = birth(setting.pack, setting.text, told).and_then(|index| setting.told.get(index));
    let at = born.and_then(|born| Some((born.id, *born.value.as_ref()?.as_date()?)));
    let value = at.and_then(|(id, at)| Some((id, year_of_life(at, years)?)));
    match value {
        Some((id, value)) => Placed {
            value: Some(value),
            resolved: Resolved::Anchored(Some(TimexId(id.0))),
            reason: "a year of life, counted from the birth".into(),
        },
        None => Placed::unanchored("the text does not tell when that life began"),
    }
}

fn year_of_life(born: Partial, years: i64) -> Option<TimeValue> {
    let born = Partial { clock: None, ..born };
    let grain = born.granularity();
    let from = born.shifted(years, Granularity::Year, grain).ok()?;
    let next = from.shifted(1, Granularity::Year, grain).ok()?;
    let to = match born.part {
        Some(Part::Day { .. }) => next.shifted(-1, Granularity::Day, Granularity::Day).ok()?,
        Some(_) | None => next,
    };
    let edge = |at: Partial| Edge::Known(Box::new(TimeValue::Date(at)));
    Some(TimeValue::Interval { start: edge(from), end: edge(to) })
}

/// The one date of a birth among times, by its place.
fn birth<'e>(pack: &Pack, text: &str, times: impl Iterator<Item = (Span, &'e Expr)>) -> Option<usize> {
    let class = pack.class("birth")?;
    let mut tokens = Vec::new();
    let mut is_birth = |span: Span, expr: &Expr| {
        let full = matches!(expr, Expr::Date(written) if matches!(written.year, Some(WrittenYear::Full(_))));
        if !full {
            return false;
        }
        let end = span.start as usize;
        let mut start = end.saturating_sub(REACH);
        while !text.is_char_boundary(start) {
            start += 1;
        }
        scan(&pack.vocabulary, text, start, end, &mut tokens);
        let stop = pack.class("sentence-end");
        let here = tokens
            .iter()
            .rev()
            .take_while(|token| !token.breaks && !stop.is_some_and(|stop| pack.vocabulary.has(token.symbol, stop)));
        here.into_iter().any(|token| pack.vocabulary.has(token.symbol, class))
    };
    let mut births = times.enumerate().filter(|(_, (span, expr))| is_birth(*span, expr)).map(|(index, _)| index);
    let first = births.next()?;
    births.next().is_none().then_some(first)
}
