//! The age of somebody as a time: the year of a life, counted from the one birth the text tells.

use calendar::{Edge, Granularity, Part, Partial, TimeValue};

use super::{Placed, Setting};
use crate::classes::ClassId;
use crate::expr::{Expr, WrittenYear};
use crate::find::Found;
use crate::pack::Pack;
use crate::timex::Resolved;
use crate::token::{Token, scan};

/// Bytes before a date in which a word tells that it is that of a birth: "was born at Leith on".
const REACH: usize = 48;

/// An age is a time only where the text before it tells one birth.
pub(super) fn without_unborn(pack: &Pack, text: &str, found: Vec<Found>) -> Vec<Found> {
    let is_age = |one: &Found| matches!(one.meant.expr, Expr::Age { .. });
    if !found.iter().any(is_age) {
        return found;
    }
    let born = births(pack, text, &found);
    found.into_iter().zip(born).filter(|(one, born)| !is_age(one) || born.is_some()).map(|(one, _)| one).collect()
}

/// For each age, the one birth told before it, by its place; of no other time is it asked.
pub(super) fn births(pack: &Pack, text: &str, found: &[Found]) -> Vec<Option<usize>> {
    let mut born = vec![None; found.len()];
    let is_age = |one: &Found| matches!(one.meant.expr, Expr::Age { .. });
    let Some(class) = pack.class("birth").filter(|_| found.iter().any(is_age)) else { return born };
    let (mut tokens, mut told, mut several) = (Vec::new(), None, false);
    for (index, one) in found.iter().enumerate() {
        if is_age(one) {
            born[index] = told.filter(|_| !several);
        } else if is_birth(pack, text, one, class, &mut tokens) {
            several = told.is_some();
            told = told.or(Some(index));
        }
    }
    born
}

/// The n-th year of the life of whom the text says when they were born: of a day, from birthday to birthday.
pub(super) fn place(setting: &Setting<'_>, years: i64) -> Placed {
    let born = setting.born.and_then(|index| setting.told.get(index));
    let at = born.and_then(|born| Some((born.id, *born.value.as_ref()?.as_date()?)));
    let value = at.and_then(|(id, at)| Some((id, year_of_life(at, years)?)));
    match value {
        Some((id, value)) => Placed {
            value: Some(value),
            resolved: Resolved::Anchored(Some(id)),
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

/// Says whether a time is the date of a birth, with its year.
fn is_birth(pack: &Pack, text: &str, one: &Found, class: ClassId, tokens: &mut Vec<Token>) -> bool {
    let full = matches!(&one.meant.expr, Expr::Date(written) if matches!(written.year, Some(WrittenYear::Full(_))));
    let end = one.span.start as usize;
    // "at Lund (1901–05)": nobody is born in a stretch.
    let behind = text[one.span.end as usize..].trim_start();
    let stretch = text[..end].ends_with(['(', '[']) && behind.starts_with(['-', '–', '—']);
    if !full || stretch {
        return false;
    }
    let mut start = end.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    scan(&pack.vocabulary, text, start, end, tokens);
    let stop = pack.class("sentence-end");
    let ends = |token: &Token| stop.is_some_and(|stop| pack.vocabulary.has(token.symbol, stop));
    let mut here = tokens.iter().rev().take_while(|token| !token.breaks && !ends(token));
    here.any(|token| pack.vocabulary.has(token.symbol, class))
}
