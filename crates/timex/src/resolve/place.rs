//! Places one expression.

use calendar::{Amount, Duration, Edge, Granularity, Modifier, Partial, TimeValue};

use super::clock::at;
use super::nth::nth_in;
use super::sets::recurring;
use super::shifts::shift;
use super::story::Told;
use super::units::unit_at;
use super::{Placed, Reason, Setting, dates, events, feasts};
use crate::cues::Role;
use crate::expr::{Base, Expr};
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

/// Places an expression; `modifier` is what is said of it ("more than").
pub(crate) fn place(setting: &Setting<'_>, expr: &Expr, modifier: Option<Modifier>) -> Placed {
    match expr {
        Expr::Date(written) => dates::place_date(setting, written),
        Expr::Value(value) => Placed::written(value.clone()),
        Expr::BareCentury { nth } => super::era::place_century(setting, *nth),
        Expr::Unit { unit, offset, base } => unit_at(setting, *unit, *offset, base),
        Expr::Near { what, offset, base } => super::near::near(setting, what, *offset, base),
        Expr::Shift { count, sign, unit, grain, base } => {
            shift(setting, (*count, *sign, *unit), *grain, base, modifier)
        }
        Expr::Nth { nth, unit, weekday, of } => {
            if let Expr::Event(event) = &**of {
                return events::nth(setting, *nth, *unit, event);
            }
            if let (Expr::Vague, Granularity::Day, None) = (&**of, unit, weekday) {
                return super::started::nth_day(setting, *nth);
            }
            let inner = place(setting, of, None);
            // "Each year on the first Saturday in July": no more of it can be said than its month.
            if matches!(inner.value, Some(TimeValue::Recurring(_))) {
                return inner;
            }
            let value = inner.value.as_ref().and_then(|value| nth_in(*nth, *unit, *weekday, value));
            Placed { value, ..inner }
        }
        Expr::Within { what, of } => dates::within(setting, what, of),
        Expr::Part { third, of } => {
            let inner = place(setting, of, None);
            let value = inner.value.map(|value| TimeValue::Third { third: *third, of: Box::new(value) });
            Placed { value, ..inner }
        }
        Expr::At { clock, half, of } => at(setting, (*clock, *half), of.as_deref(), modifier),
        Expr::Duration(duration) => Placed::written(TimeValue::Duration(in_years(setting.domain, duration))),
        Expr::Age { years } => super::ages::place(setting, *years),
        Expr::Vague => Placed::unanchored("nothing is said of when it is"),
        Expr::Set(inner) => Placed { value: again(setting, inner), ..Placed::written(TimeValue::Present) },
        Expr::Feast { feast, of: Some(of), .. } => feasts::within(setting, *feast, of),
        Expr::Feast { feast, year, offset, of: None } => feasts::place(setting, *feast, *year, *offset),
        Expr::Period(period) => match super::period::value(&setting.pack.periods[usize::from(*period)]) {
            Some(value) => Placed::written(value.clone()),
            None => Placed::unanchored(super::period::UNREAD),
        },
        Expr::Interval(from, to) => interval(setting, from, to),
        Expr::Event(event) => events::place(setting, event, Granularity::Month),
    }
}

/// What comes again: "every Christmas" on its day, where it is fixed on one.
fn again(setting: &Setting<'_>, inner: &Expr) -> Option<TimeValue> {
    match inner {
        Expr::Feast { feast, year: None, offset: None, of: None } => {
            let feast = &setting.pack.feasts[usize::from(*feast)];
            Some(TimeValue::Recurring(super::again::of_feast(feast)))
        }
        _other => recurring(setting.domain, inner),
    }
}

/// News tells decades in years: "two decades" are `P20Y`.
pub(super) fn in_years(domain: Domain, duration: &Duration) -> Duration {
    let told = |&(amount, unit): &(Amount, Granularity)| match (domain, unit, amount) {
        (Domain::News, Granularity::Decade, Amount::Hundredths(value)) => {
            (Amount::Hundredths(value.saturating_mul(10)), Granularity::Year)
        }
        (Domain::News, Granularity::Decade, Amount::Unknown) => (Amount::Unknown, Granularity::Year),
        (Domain::News | Domain::Narrative, _, _) => (amount, unit),
    };
    Duration { parts: duration.parts.iter().map(told).collect() }
}

/// The date a base stands for, as finely as `grain` where the account told one.
pub(crate) fn base_point(setting: &Setting<'_>, base: &Base, grain: Granularity) -> Option<(Told, Reason)> {
    let writing = || {
        let at = setting.writing?;
        Some((Told { id: None, at }, "counted from the date of writing".into()))
    };
    let story = || {
        let leapt = || setting.story.leapt(grain).filter(|_| setting.domain == Domain::Narrative);
        let told = leapt().or_else(|| setting.story.last_as_fine_as(grain)).or_else(|| setting.story.last())?;
        let reason = match told.id {
            Some(_) => "counted from the time told last",
            None => "counted from what the text is said to be about",
        };
        Some((told, reason.into()))
    };
    match base {
        Base::Writing => writing(),
        // "Tonight", "at dawn" of a diary.
        Base::Domain | Base::Passage if setting.in_entry => writing(),
        Base::Story => story().or_else(|| writing().filter(|_| setting.domain == Domain::News)),
        Base::Passage if setting.domain == Domain::News => passage_day(setting).or_else(writing),
        Base::Domain | Base::Passage => match setting.domain {
            // News without a date of writing hangs on nothing: the account is no substitute.
            Domain::News => writing(),
            Domain::Narrative => story().or_else(writing),
        },
        Base::Of(expr) => {
            if let Expr::Event(event) = &**expr {
                return events::point(setting, event, grain);
            }
            let placed = place(setting, expr, None);
            let at = *placed.value.as_ref()?.as_date()?;
            let id = match placed.resolved {
                Resolved::Anchored(id) => id,
                Resolved::Written | Resolved::Unanchored => None,
            };
            Some((Told { id, at }, "counted from the date beside it".into()))
        }
    }
}

/// Where what is counted on or back in an account counts from, where that is not the time told last: the end of a range told
/// just before; the account itself, if what is counted back stands beside what had happened before it.
pub(super) fn antecedent(setting: &Setting<'_>, base: &Base, ahead: i64, grain: Granularity) -> Option<(Told, Reason)> {
    if (setting.domain, base) != (Domain::Narrative, &Base::Story) {
        return None;
    }
    match ahead {
        1.. => Some((setting.story.ended(grain)?, "counted from the end of what was told last".into())),
        0 => None,
        ..0 => Some((setting.story.counted_back_from(grain)?, "counted back from where the account is".into())),
    }
}

/// How many times back the day of a passage may stand, and how many bytes, in its paragraph and at the end of the one before.
const PASSAGE: (usize, usize, usize) = (4, 600, 200);

/// The day that news told in the past has told last in this paragraph: "A ferry sank on Sunday. It left port at 6:30 a.m."
fn passage_day(setting: &Setting<'_>) -> Option<(Told, Reason)> {
    let to_come = matches!(setting.tense, Some(crate::cues::Tense::Future | crate::cues::Tense::Present));
    let writing = setting.writing.filter(|_| !to_come)?;
    let written = TimeValue::Date(writing).extent().latest()?;
    let (times, bytes, beyond) = PASSAGE;
    let before = setting.told.iter().rev().take(times).take_while(|timex| {
        let gap = super::between(setting.text, timex.span, setting.span);
        gap.len() <= beyond || gap.len() <= bytes && super::gaps::gap(gap) < super::gaps::Gap::NewParagraph
    });
    // "Last Thursday", "the day before": what is told to look back is not the day the passage is about.
    let plain = |expr: &Expr| {
        matches!(
            expr,
            Expr::Date(_)
                | Expr::Feast { .. }
                | Expr::Unit { base: Base::Writing | Base::Passage, .. }
                | Expr::At { of: None, .. }
        )
    };
    // "When a ship struck the bridge on Tuesday" says when that was.
    let is_plain = |timex: &&Timex| match &timex.meant.expr {
        _ if matches!(timex.role, Some(Role::Clause | Role::Background)) => false,
        Expr::At { of: Some(of), .. } => plain(of),
        expr => plain(expr),
    };
    // "Installed in 2019": a year told aside is no other day.
    let (id, at, day) = before.filter(is_plain).find_map(|timex| {
        let at = Partial { clock: None, ..*timex.value.as_ref()?.as_date()? };
        Some((timex.id, at, TimeValue::Date(at).extent().single_day()?))
    })?;
    if day > written {
        return None;
    }
    let near = written.0 - day.0 <= LATELY;
    near.then(|| (Told { id: Some(id), at }, "the day this paragraph told last".into()))
}

/// News tells the hours of days gone by no longer than this; of an older day it tells no hour without its day.
const LATELY: i64 = 400;

/// "He left two years later" of news is not counted on from the date of writing: what it is counted from was not dated.
pub(super) fn counts_on_from_writing(setting: &Setting<'_>, base: &Base, told: Told, ahead: i64) -> bool {
    setting.domain == Domain::News && *base == Base::Story && told.id.is_none() && ahead > 0
}

/// "The next year he left": the same of units, which news counts from its day as well where nothing is past.
pub(super) fn is_past_to_come(setting: &Setting<'_>, base: &Base, told: Told, ahead: i64) -> bool {
    counts_on_from_writing(setting, base, told, ahead) && setting.tense == Some(crate::cues::Tense::Past)
}

/// What news tells in the past, counted on from a time told before, cannot lie after the date of writing.
pub(super) fn has_not_come(setting: &Setting<'_>, base: &Base, at: Partial) -> bool {
    let past = (setting.domain, setting.tense) == (Domain::News, Some(crate::cues::Tense::Past));
    let Some(writing) = setting.writing.filter(|_| past && *base == Base::Story) else { return false };
    TimeValue::Date(at).extent().earliest() > TimeValue::Date(writing).extent().latest()
}

/// Why such a time has no value.
pub(super) const NOBODY_TOLD: &str = "what it counts from is not dated";

fn interval(setting: &Setting<'_>, from: &Expr, to: &Expr) -> Placed {
    let (start, end) = (place(setting, from, None), place(setting, to, None));
    let edge = |value: Option<TimeValue>| value.map_or(Edge::Unknown, |value| Edge::Known(Box::new(value)));
    if start.value.is_none() && end.value.is_none() {
        return start;
    }
    let value = TimeValue::Interval { start: edge(start.value), end: edge(end.value) };
    Placed { value: Some(value), resolved: start.resolved, reason: start.reason }
}
