//! Places what hangs on an event. No more is known of it than its words: it is sought among the pack's periods, then
//! in the text before, as the nearest time told in a sentence with the same words.

mod sought;

use calendar::{CalendarId, Edge, Granularity, Partial, TimeValue};
use source::Span;

use super::story::Told;
use super::{Placed, Reason, Setting};
use crate::expr::{Base, Event, Expr, RangeEdge};
use crate::find::Found;
use crate::meaning::Meaning;
use crate::timex::{Resolved, Timex};
use crate::token::scan;
use crate::vocabulary::Phrase;

pub(super) use sought::sentence;
use sought::told_with;

/// Why a time stays open.
pub(super) const UNDATED: &str = "the text before does not date what it hangs on";

/// Words before the place in the name of an event: "Battle of", "Siege of the".
const OPENING: std::ops::RangeInclusive<usize> = 2..=3;

/// Places the event itself: all of a named period, or the time told with it.
pub(super) fn place(setting: &Setting<'_>, event: &Event, grain: Granularity) -> Placed {
    if let Some(period) = event.period {
        return of_period(setting, period);
    }
    let named = event.place.and_then(|place| period_at(setting, place)).map(|period| of_period(setting, period));
    if let Some(named) = named.as_ref().filter(|named| is_one_day(named)) {
        return named.clone();
    }
    // What the text tells of a place on a day of what happened there by the pack is that.
    let told = told_with(setting, event, grain)
        .filter(|(told, _)| named.as_ref().is_none_or(|named| is_within(told.value.as_ref(), named.value.as_ref())));
    if let (None, Some(named)) = (told, named) {
        return named;
    }
    match told {
        Some((told, word)) => {
            let opens = range_start(setting.told, told);
            let span = Span { start: opens.unwrap_or(told).span.start, end: told.span.end };
            Placed {
                value: opens.map_or_else(|| told.value.clone(), |opens| Some(lasting(opens, told))),
                resolved: Resolved::Anchored(Some(told.id)),
                reason: format!("told with \"{}\": {}", word.of(setting.text), span.of(setting.text)).into(),
            }
        }
        None => Placed::unanchored(UNDATED),
    }
}

/// "Three weeks after the ferry had sunk", where nothing before says that anything sank: that tells what happened, and no time.
pub(super) fn without_untold(text: &str, found: Vec<Found>) -> Vec<Found> {
    let told = |one: &Found| {
        let Expr::Shift { base: Base::Of(of), .. } = &one.meant.expr else { return true };
        let Expr::Event(Event { act: Some(act), .. }) = &**of else { return true };
        let (end, act) = (one.span.start as usize, act.of(text));
        let before = &text[text.ceil_char_boundary(end.saturating_sub(REACH_ACT))..end];
        before.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(act))
    };
    found.into_iter().filter(told).collect()
}

/// Bytes of text before it in which what had been done is sought.
const REACH_ACT: usize = 2000;

/// The time that begins the range another ends: "from 3 to 6 July".
fn range_start<'a>(told: &'a [Timex], end: &Timex) -> Option<&'a Timex> {
    let range = end.range.filter(|range| range.edge == RangeEdge::End)?;
    let before = told.get((end.id.0 as usize).checked_sub(1)?)?;
    before.range.is_some_and(|other| other.id == range.id).then_some(before)
}

/// From one date to another, of the first of which the year may not be known yet.
fn lasting(from: &Timex, to: &Timex) -> TimeValue {
    let known = |timex: &Timex| {
        let date = timex.value.clone().filter(|value| value.as_date().is_some_and(|date| date.year.missing == 0));
        date.map_or(Edge::Unknown, |date| Edge::Known(Box::new(date)))
    };
    TimeValue::Interval { start: known(from), end: known(to) }
}

/// The bounds that the pack gives for a period.
fn of_period(setting: &Setting<'_>, period: u16) -> Placed {
    let period = &setting.pack.periods[usize::from(period)];
    match super::period::value(period) {
        Some(value) => Placed {
            value: Some(value.clone()),
            resolved: Resolved::Written,
            reason: format!("the bounds the pack gives for {}", period.id).into(),
        },
        None => Placed::unanchored(super::period::UNREAD),
    }
}

fn is_one_day(placed: &Placed) -> bool {
    placed.value.as_ref().is_some_and(|value| value.extent().single_day().is_some())
}

/// Says whether a day lies in a period, both ends known.
fn is_within(day: Option<&TimeValue>, period: Option<&TimeValue>) -> bool {
    let (Some(day), Some(period)) = (day.map(TimeValue::extent), period.map(TimeValue::extent)) else { return false };
    day.single_day().is_some() && day.earliest() >= period.earliest() && day.latest() <= period.latest()
}

/// The point of an event that others count from, as finely as `grain`: its end for what comes after, its beginning for
/// what comes before.
pub(super) fn point(setting: &Setting<'_>, event: &Event, grain: Granularity) -> Option<(Told, Reason)> {
    let placed = place(setting, event, grain);
    let at = edge_of(placed.value.as_ref()?, event.edge.unwrap_or(RangeEdge::Start))?;
    let id = match placed.resolved {
        Resolved::Anchored(id) => id,
        Resolved::Written | Resolved::Unanchored => None,
    };
    Some((Told { id, at }, format!("counted from what it hangs on, {}", placed.reason).into()))
}

/// The n-th unit of an event, counted from its first day, or back from its last.
pub(super) fn nth(setting: &Setting<'_>, nth: i64, unit: Granularity, event: &Event) -> Placed {
    if let Some(placed) = beside(setting, unit) {
        return placed;
    }
    let placed = place(setting, event, unit);
    let (edge, steps) = if nth > 0 { (RangeEdge::Start, nth - 1) } else { (RangeEdge::End, nth + 1) };
    // One date told of an event may be its first, not its last.
    let open = nth < 0 && !matches!(placed.value, Some(TimeValue::Interval { .. }));
    let from = placed.value.as_ref().and_then(|value| edge_of(value, edge)).filter(|_| !open);
    match from.and_then(|from| from.shifted(steps, unit, unit).ok()) {
        Some(partial) => Placed { value: Some(TimeValue::Date(partial)), ..placed },
        None => Placed::unanchored("what it hangs on is not told finely enough"),
    }
}

/// The date an expression stands beside, which it tells again: "on 27 June 1950, two days after the invasion".
pub(super) fn beside(setting: &Setting<'_>, unit: Granularity) -> Option<Placed> {
    let told = setting.told.last()?;
    let gap = super::between(setting.text, told.span, setting.span).trim();
    let partial = told.value.as_ref()?.as_date()?;
    let dated = told.written().is_some() && partial.granularity() <= unit;
    if !dated || !matches!(gap, "," | "-" | "–" | "—" | "(") {
        return None;
    }
    let grain = if unit == Granularity::Week { partial.granularity() } else { unit };
    let value = partial.shifted(0, grain, grain).ok()?;
    Some(Placed {
        value: Some(TimeValue::Date(value)),
        resolved: Resolved::Anchored(Some(told.id)),
        reason: "the date it stands beside".into(),
    })
}

fn edge_of(value: &TimeValue, edge: RangeEdge) -> Option<Partial> {
    match (value, edge) {
        (TimeValue::Date(partial), _) => Some(*partial),
        (TimeValue::Interval { start: Edge::Known(known), .. }, RangeEdge::Start)
        | (TimeValue::Interval { end: Edge::Known(known), .. }, RangeEdge::End) => known.as_date().copied(),
        (_, RangeEdge::Start) => Partial::from_day(CalendarId::Gregorian, value.extent().earliest()?).ok(),
        (_, RangeEdge::End) => Partial::from_day(CalendarId::Gregorian, value.extent().latest()?).ok(),
    }
}

/// The one named event that ends in a place: "Marathon" is the Battle of Marathon, if the pack has no other there.
fn period_at(setting: &Setting<'_>, place: Span) -> Option<u16> {
    let vocabulary = &setting.pack.vocabulary;
    let happening = setting.pack.class("event-noun");
    let mut tokens = Vec::new();
    scan(vocabulary, setting.text, place.start as usize, place.end as usize, &mut tokens);
    let phrases = vocabulary.phrases.get(&setting.pack.class("period")?)?;
    let ends_so = |phrase: &&Phrase| {
        let before = phrase.words.len().saturating_sub(tokens.len());
        let mut name = phrase.words[before..].iter().zip(&tokens);
        OPENING.contains(&before) && name.all(|(class, token)| vocabulary.has(token.symbol, *class))
    };
    let opens_so = |phrase: &&Phrase| {
        vocabulary.words.iter().any(|word| {
            let is = |wanted| word.meanings.iter().any(|(class, ..)| Some(*class) == wanted);
            is(Some(phrase.words[0])) && is(happening)
        })
    };
    let mut found = None;
    for phrase in phrases.iter().filter(ends_so).filter(opens_so) {
        if let Meaning::Period(period) = phrase.meaning {
            if found.is_some_and(|known| known != period) {
                return None;
            }
            found = Some(period);
        }
    }
    found
}
