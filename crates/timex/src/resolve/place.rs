//! Places one expression.

use calendar::{
    Amount, CalendarId, Clock, Day, Duration, Edge, Granularity, Modifier, Part, Partial, Recurring, TimeValue,
    Weekday, Year,
};

use super::spread::{Spread, spread};
use super::story::Told;
use super::{Placed, Setting, dates, events, feasts};
use crate::expr::{Base, Expr, Written};
use crate::rule::Domain;
use crate::timex::Resolved;

/// Places an expression; `modifier` is what is said of it ("more than").
pub(crate) fn place(setting: &Setting<'_>, expr: &Expr, modifier: Option<Modifier>) -> Placed {
    match expr {
        Expr::Date(written) => dates::place_date(setting, written),
        Expr::Value(value) => Placed::written(value.clone()),
        Expr::BareCentury { nth } => super::era::place_century(setting, *nth),
        Expr::Unit { unit, offset, base } => unit_at(setting, *unit, *offset, base),
        Expr::Near { what, offset, base } => dates::near(setting, what, *offset, base),
        Expr::Shift { count, sign, unit, grain, base } => {
            shift(setting, (*count, *sign, *unit), *grain, base, modifier)
        }
        Expr::Nth { nth, unit, weekday, of } => {
            if let Expr::Event(event) = &**of {
                return events::nth(setting, *nth, *unit, event);
            }
            let inner = place(setting, of, None);
            let value = inner.value.as_ref().and_then(|value| nth_in(*nth, *unit, *weekday, value));
            Placed { value, ..inner }
        }
        Expr::Within { what, of } => dates::within(setting, what, of),
        Expr::Part { third, of } => {
            let inner = place(setting, of, None);
            let value = inner.value.map(|value| TimeValue::Third { third: *third, of: Box::new(value) });
            Placed { value, ..inner }
        }
        Expr::At { clock, of } => at(setting, *clock, of.as_deref()),
        Expr::Duration(duration) => Placed::written(TimeValue::Duration(in_years(setting.domain, duration))),
        Expr::Vague => Placed::unanchored("nothing is said of when it is"),
        Expr::Set(inner) => Placed { value: recurring(setting.domain, inner), ..Placed::written(TimeValue::Present) },
        Expr::Feast { feast, year, offset } => feasts::place(setting, *feast, *year, *offset),
        Expr::Period(period) => {
            let edtf = &setting.pack.periods[usize::from(*period)].edtf;
            match calendar::edtf::parse(edtf) {
                Ok(parsed) => Placed::written(events::as_observed(parsed.to_value())),
                Err(_) => Placed::unanchored("the pack's bounds cannot be read"),
            }
        }
        Expr::Interval(from, to) => interval(setting, from, to),
        Expr::Event(event) => events::place(setting, event, Granularity::Month),
    }
}

/// News tells decades in years: "two decades" are `P20Y`.
fn in_years(domain: Domain, duration: &Duration) -> Duration {
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
pub(crate) fn base_point(setting: &Setting<'_>, base: &Base, grain: Granularity) -> Option<(Told, String)> {
    let writing = || {
        let at = setting.writing?;
        Some((Told { id: None, at }, "counted from the date of writing".to_owned()))
    };
    let story = || {
        let told = setting.story.last_as_fine_as(grain).or_else(|| setting.story.last())?;
        let from = if told.id.is_some() { "the time told last" } else { "what the text is said to be about" };
        Some((told, format!("counted from {from}")))
    };
    match base {
        Base::Writing => writing(),
        Base::Story => story().or_else(|| writing().filter(|_| setting.domain == Domain::News)),
        Base::Domain => match setting.domain {
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
            Some((Told { id, at }, "counted from the date beside it".to_owned()))
        }
    }
}

/// "He left two years later" of news is not counted on from the date of writing: what it is counted from was not dated.
fn counts_on_from_writing(setting: &Setting<'_>, base: &Base, told: Told, ahead: i64) -> bool {
    setting.domain == Domain::News && *base == Base::Story && told.id.is_none() && ahead > 0
}

/// "The next year he left": the same of units, which news counts from its day as well where nothing is past.
pub(super) fn is_past_to_come(setting: &Setting<'_>, base: &Base, told: Told, ahead: i64) -> bool {
    counts_on_from_writing(setting, base, told, ahead) && setting.tense == Some(crate::cues::Tense::Past)
}

/// What news tells in the past, counted on from a time told before, cannot lie after the date of writing.
fn has_not_come(setting: &Setting<'_>, base: &Base, at: Partial) -> bool {
    let past = (setting.domain, setting.tense) == (Domain::News, Some(crate::cues::Tense::Past));
    let Some(writing) = setting.writing.filter(|_| past && *base == Base::Story) else { return false };
    TimeValue::Date(at).extent().earliest() > TimeValue::Date(writing).extent().latest()
}

/// Why such a time has no value.
pub(super) const NOBODY_TOLD: &str = "what it counts from is not dated";

fn unit_at(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base) -> Placed {
    let Some((told, reason)) = base_point(setting, base, unit) else {
        if offset == 0 && *base == Base::Writing {
            return Placed {
                value: Some(TimeValue::Present),
                resolved: Resolved::Unanchored,
                reason: "the date of writing is not known".to_owned(),
            };
        }
        return Placed::unanchored("nothing to count from");
    };
    if is_past_to_come(setting, base, told, offset) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    if let Some(placed) = reported_quarter(setting, unit, offset, base) {
        return placed;
    }
    if let Some(placed) = quarter_in_year(setting, unit, told) {
        return placed;
    }
    let offset = offset - i64::from(is_weekend_past(setting, unit, offset, base, told));
    let grain = if unit < Granularity::Day && told.at.clock.is_none() { Granularity::Day } else { unit };
    match told.at.shifted(if grain == unit { offset } else { 0 }, grain, grain) {
        Ok(partial) if has_not_come(setting, base, partial) => Placed::unanchored(NOBODY_TOLD),
        Ok(partial) => Placed { value: Some(TimeValue::Date(partial)), resolved: Resolved::Anchored(told.id), reason },
        Err(_) => too_coarse(setting, told, unit, if offset == 0 { Granularity::Month } else { Granularity::Year }),
    }
}

/// "The quarter" of news is the one it reports on: the quarter told last, else the last that has ended.
fn reported_quarter(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base) -> Option<Placed> {
    if (setting.domain, unit, offset, base) != (Domain::News, Granularity::Quarter, 0, &Base::Story) {
        return None;
    }
    let placed = |at: Partial, id, reason: &str| Placed {
        value: Some(TimeValue::Date(at)),
        resolved: Resolved::Anchored(id),
        reason: reason.to_owned(),
    };
    if let Some(told) = setting.story.last_quarter() {
        return Some(placed(told.at, told.id, "the quarter told last"));
    }
    let ended = setting.writing?.shifted(-1, Granularity::Quarter, Granularity::Quarter).ok()?;
    Some(placed(ended, None, "the last quarter that has ended"))
}

/// "The 1988 quarter" of news is the quarter told last, in that year.
fn quarter_in_year(setting: &Setting<'_>, unit: Granularity, told: Told) -> Option<Placed> {
    let year_alone = told.at.part.is_none() && told.at.year.missing == 0;
    if (setting.domain, unit, year_alone) != (Domain::News, Granularity::Quarter, true) {
        return None;
    }
    let ended = || setting.writing?.shifted(-1, Granularity::Quarter, Granularity::Quarter).ok();
    let quarter = setting.story.last_quarter().map(|quarter| quarter.at).or_else(ended)?;
    Some(Placed {
        value: Some(TimeValue::Date(Partial { part: quarter.part, ..told.at })),
        resolved: Resolved::Anchored(told.id),
        reason: "the quarter told last, in this year".to_owned(),
    })
}

/// What is counted from a time told less finely lies in its year, or its month: "three days later" after "in 1980".
fn too_coarse(setting: &Setting<'_>, told: Told, unit: Granularity, grain: Granularity) -> Placed {
    let counted = matches!(unit, Granularity::Day | Granularity::Week | Granularity::Month);
    let month = unit == Granularity::Day && grain == Granularity::Month && told.at.granularity() == grain;
    let grain = if month { Granularity::Month } else { Granularity::Year };
    let known = counted && setting.domain == Domain::Narrative && told.at.year.missing == 0;
    match told.at.truncate(grain) {
        Ok(partial) if known && partial.granularity() == grain => Placed {
            value: Some(TimeValue::Date(partial)),
            resolved: Resolved::Anchored(told.id),
            reason: "no more is told of what it counts from".to_owned(),
        },
        Ok(_) | Err(_) => Placed::unanchored("what it counts from is not told finely enough"),
    }
}

/// From Monday to Thursday "the weekend" of news is the one before where the verb tells the past; that of a feast which
/// falls on a Monday or Tuesday always is.
fn is_weekend_past(setting: &Setting<'_>, unit: Granularity, offset: i64, base: &Base, told: Told) -> bool {
    let day = TimeValue::Date(told.at).extent().single_day();
    if let (Granularity::Weekend, 0, Base::Of(_)) = (unit, offset, base) {
        return day.is_some_and(|day| day.weekday() <= Weekday::Tuesday);
    }
    let midweek = day.is_some_and(|day| day.weekday() < Weekday::Friday);
    unit == Granularity::Weekend
        && offset == 0
        && midweek
        && setting.domain == Domain::News
        && setting.tense == Some(crate::cues::Tense::Past)
}

fn shift(
    setting: &Setting<'_>,
    (count, sign, unit): (Amount, i64, Granularity),
    grain: Option<Granularity>,
    base: &Base,
    modifier: Option<Modifier>,
) -> Placed {
    let (count, unit) = match (setting.domain, count, unit) {
        (Domain::News, Amount::Hundredths(decades), Granularity::Decade) => {
            (Amount::Hundredths(decades.saturating_mul(10)), Granularity::Year)
        }
        (Domain::News | Domain::Narrative, ..) => (count, unit),
    };
    let Amount::Hundredths(hundredths) = count else {
        let value = match (base, sign) {
            (Base::Writing, -1) => Some(TimeValue::Past),
            (Base::Writing, _) => Some(TimeValue::Future),
            (Base::Story | Base::Domain | Base::Of(_), _) => None,
        };
        return Placed { value, ..Placed::unanchored("nobody says how long") };
    };
    let of_event = matches!(base, Base::Of(of) if matches!(**of, Expr::Event(_)));
    if let Some(placed) = of_event.then(|| events::beside(setting, grain.unwrap_or(unit))).flatten() {
        return placed;
    }
    // "The same period a year ago" is told of a quarter only where one is told.
    let of_quarter = matches!(base, Base::Of(of) if matches!(**of, Expr::Unit { unit: Granularity::Quarter, offset: 0, base: Base::Story }));
    let no_quarter = of_quarter && setting.domain == Domain::News && setting.story.last_quarter().is_none();
    let (grain, base) = if no_quarter { (Some(Granularity::Year), &Base::Writing) } else { (grain, base) };
    let Some((told, reason)) = base_point(setting, base, unit) else {
        return Placed::unanchored(if of_event { events::UNDATED } else { "nothing to count from" });
    };
    if counts_on_from_writing(setting, base, told, sign) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    let (count, unit) = whole(hundredths, unit);
    // Where only the day of writing is known, "an hour ago" is some time of it.
    if unit < Granularity::Day && *base == Base::Writing && told.at.clock.is_none() {
        let hours = if unit == Granularity::Hour { count } else { 0 };
        return match told.at.shifted(hours / 24 * sign, Granularity::Day, Granularity::Day) {
            Ok(day) => Placed { value: Some(TimeValue::Date(day)), resolved: Resolved::Anchored(told.id), reason },
            Err(_) => Placed::unanchored("the day of writing is not known"),
        };
    }
    // Beside a quarter's figures "a year ago" is that quarter of the year before.
    if let (Domain::News, Granularity::Year, 1, Some(quarter)) =
        (setting.domain, unit, count, setting.story.quarter_at_hand())
        && grain.is_none_or(|grain| grain == Granularity::Quarter)
        && let Ok(partial) = quarter.at.shifted(4 * count * sign, Granularity::Quarter, Granularity::Quarter)
    {
        return Placed {
            value: Some(TimeValue::Date(partial)),
            resolved: Resolved::Anchored(quarter.id),
            reason: "the quarter told last, years away".to_owned(),
        };
    }
    // "More than" makes the day of an account the bound, so it is kept; otherwise the unit says how finely it is told.
    let bounded = setting.domain == Domain::Narrative
        && matches!(
            modifier,
            Some(Modifier::MoreThan | Modifier::LessThan | Modifier::EqualOrMore | Modifier::EqualOrLess)
        );
    let grain = match grain {
        Some(grain) => grain,
        None if bounded => told.at.granularity().min(unit),
        None => unit,
    };
    // What is counted from an event the pack dates hangs on nothing else.
    let resolved = if of_event && told.id.is_none() { Resolved::Written } else { Resolved::Anchored(told.id) };
    match told.at.shifted(count * sign, unit, grain) {
        Ok(partial) if has_not_come(setting, base, partial) => Placed::unanchored(NOBODY_TOLD),
        Ok(partial) => Placed { value: Some(TimeValue::Date(partial)), resolved, reason },
        Err(_) => match spread(told.at, count * sign, unit) {
            Spread::Stays => too_coarse(setting, told, unit, Granularity::Year),
            Spread::Over(value) if setting.domain == Domain::Narrative => {
                Placed { value: Some(value), resolved, reason }
            }
            Spread::Over(_) | Spread::Far => Placed::unanchored("what it counts from is not told finely enough"),
        },
    }
}

/// Two and a half years are thirty months; half a century is fifty years, and 48 hours are two days.
fn whole(hundredths: i64, unit: Granularity) -> (i64, Granularity) {
    if unit == Granularity::Hour && hundredths > 0 && hundredths % 2400 == 0 {
        return (hundredths / 2400, Granularity::Day);
    }
    if hundredths % 100 == 0 {
        return (hundredths / 100, unit);
    }
    let (per, finer) = match unit {
        Granularity::Millennium => (10, Granularity::Century),
        Granularity::Century => (100, Granularity::Year),
        Granularity::Decade => (10, Granularity::Year),
        Granularity::Year => (12, Granularity::Month),
        Granularity::Half | Granularity::Season | Granularity::Quarter => (3, Granularity::Month),
        Granularity::Month => (30, Granularity::Day),
        Granularity::Week | Granularity::Weekend => (7, Granularity::Day),
        Granularity::Day | Granularity::DayPart => (24, Granularity::Hour),
        Granularity::Hour => (60, Granularity::Minute),
        Granularity::Minute | Granularity::Second => (60, Granularity::Second),
    };
    (hundredths * per / 100, finer)
}

/// The n-th unit (or weekday) that begins in a value; from the end where n is negative.
fn nth_in(nth: i64, unit: Granularity, weekday: Option<Weekday>, value: &TimeValue) -> Option<TimeValue> {
    let extent = value.extent();
    let (first, last) = (extent.start.earliest?, extent.end.latest?);
    if let (TimeValue::Century { calendar, nth: century @ 1.. }, Granularity::Decade) = (value, unit) {
        let index = if nth > 0 { nth - 1 } else { 10 + nth };
        let first = (i64::from(*century) - 1) * 100 + 10 * index;
        let decade = Partial { year: Year { value: first, missing: 1 }, ..Partial::year(*calendar, first) };
        return (0..10).contains(&index).then_some(TimeValue::Date(decade));
    }
    let partial = value.as_date()?;
    let calendar = if partial.calendar == CalendarId::Julian { CalendarId::Gregorian } else { partial.calendar };
    let nth_from =
        |count: i64, days: i64| if nth > 0 { first.plus((nth - 1) * days) } else { last.plus((nth + 1) * count) };
    let found: Partial = match (weekday, unit) {
        (Some(weekday), _) => {
            let day = if nth > 0 {
                first.next_weekday_on_or_after(weekday).plus(7 * (nth - 1))
            } else {
                last.previous_weekday_on_or_before(weekday).plus(7 * (nth + 1))
            };
            Partial::from_day(calendar, day).ok()?
        }
        (None, Granularity::Day) => Partial::from_day(partial.calendar, nth_from(1, 1)).ok()?,
        (None, Granularity::Week | Granularity::Weekend) => {
            Partial::from_day(CalendarId::Gregorian, nth_from(7, 7)).ok()?.shifted(0, unit, unit).ok()?
        }
        (None, Granularity::Quarter | Granularity::Half | Granularity::Season) if partial.part.is_none() => {
            let most = if unit == Granularity::Half { 2 } else { 4 };
            let index = if nth > 0 { nth } else { most + 1 + nth };
            let index = u8::try_from(index).ok().filter(|index| (1..=most as u8).contains(index))?;
            let part = if unit == Granularity::Half { Part::Half(index) } else { Part::Quarter(index) };
            Partial { part: Some(part), ..Partial::year(partial.calendar, partial.year.value) }
        }
        (None, Granularity::Month) if partial.part.is_none() && partial.year.missing == 0 => {
            let most = i64::from(partial.calendar.calendar().months_in_year(partial.year.value).ok()?);
            let month = if nth > 0 { nth } else { most + 1 + nth };
            Partial::month(
                partial.calendar,
                partial.year.value,
                u8::try_from(month).ok().filter(|m| i64::from(*m) <= most && *m > 0)?,
            )
        }
        (None, Granularity::Year) if partial.year.missing > 0 => {
            let span = 10_i64.pow(u32::from(partial.year.missing));
            let offset = if nth > 0 { nth - 1 } else { span + nth };
            Partial::year(partial.calendar, partial.year.value + offset)
        }
        (None, Granularity::Decade) if partial.year.missing > 1 => {
            let offset = if nth > 0 { nth - 1 } else { 10 + nth };
            Partial { year: Year { value: partial.year.value + 10 * offset, missing: 1 }, ..*partial }
        }
        (None, _) => return None,
    };
    let lies_in = |day: Option<Day>| day.is_some_and(|day| day >= first.plus(-6) && day <= last.plus(6));
    let value = TimeValue::Date(found);
    lies_in(value.extent().earliest()).then_some(value)
}

fn at(setting: &Setting<'_>, clock: Clock, of: Option<&Expr>) -> Placed {
    let placed = match of {
        Some(of) => place(setting, of, None),
        None => {
            let base = match setting.domain {
                Domain::News => Base::Domain,
                Domain::Narrative => Base::Story,
            };
            match day_just_told(setting).or_else(|| base_point(setting, &base, Granularity::Day)) {
                Some((told, reason)) if told.at.granularity() <= Granularity::Day => Placed {
                    value: Some(TimeValue::Date(Partial { clock: None, ..told.at })),
                    resolved: Resolved::Anchored(told.id),
                    reason,
                },
                _other => {
                    return Placed {
                        value: Some(TimeValue::Recurring(Recurring::Clock(clock))),
                        ..Placed::unanchored("no day to count from")
                    };
                }
            }
        }
    };
    let value = match placed.value {
        Some(TimeValue::Date(partial)) if matches!(partial.part, Some(Part::Day { .. })) => {
            Some(TimeValue::Date(Partial { clock: Some(clock), ..partial }))
        }
        other => other,
    };
    Placed { value, ..placed }
}

/// The most bytes between a day and the clock that belongs to it: "8 March, from 3-5pm".
const BESIDE: usize = 8;

/// The day told just before a time of the clock: "Fri 13 March @ 8pm", "Sat 1pm-6pm".
fn day_just_told(setting: &Setting<'_>) -> Option<(Told, String)> {
    let last = setting.told.last()?;
    let gap = super::between(setting.text, last.span, setting.span);
    let TimeValue::Date(date) = last.value.as_ref()? else { return None };
    let beside = gap.len() <= BESIDE && !gap.contains(['.', '!', '?', ';', '\n']);
    let day = beside && matches!(date.part, Some(Part::Day { .. }));
    day.then(|| (Told { id: Some(last.id), at: *date }, "the day told just before".to_owned()))
}

/// What comes again, without the year that would place it. In narrative what comes with each unit, or with each night,
/// is a date of which only the unit is known, so it has no value of its own.
fn recurring(domain: Domain, expr: &Expr) -> Option<TimeValue> {
    let again = match expr {
        Expr::Duration(duration) if domain == Domain::Narrative && is_one(duration) => return None,
        Expr::Date(Written { clock: Some(Clock::Part(_)), weekday: None, month: None, .. })
            if domain == Domain::Narrative =>
        {
            return None;
        }
        Expr::Duration(duration) => Recurring::Every(in_years(domain, duration)),
        Expr::Date(written) => written_again(written)?,
        Expr::At { clock, .. } => Recurring::Clock(*clock),
        _other => return None,
    };
    Some(TimeValue::Recurring(again))
}

fn is_one(duration: &Duration) -> bool {
    matches!(duration.parts.as_slice(), [(Amount::Hundredths(100), _)])
}

fn written_again(written: &Written) -> Option<Recurring> {
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    match written {
        Written { month: Some(month), day: Some(day), .. } => {
            Some(Recurring::DayOfYear { calendar, month: *month, day: *day })
        }
        Written { month: Some(month), .. } => Some(Recurring::Month { calendar, month: *month }),
        Written { weekday: Some(weekday), clock: Some(Clock::Part(part)), .. } => {
            Some(Recurring::WeekdayPart { weekday: *weekday, part: *part })
        }
        Written { weekday: Some(weekday), .. } => Some(Recurring::Weekday(*weekday)),
        Written { season: Some(season), .. } => Some(Recurring::Season(*season)),
        Written { clock: Some(clock), .. } => Some(Recurring::Clock(*clock)),
        _other => None,
    }
}

fn interval(setting: &Setting<'_>, from: &Expr, to: &Expr) -> Placed {
    let (start, end) = (place(setting, from, None), place(setting, to, None));
    let edge = |value: Option<TimeValue>| value.map_or(Edge::Unknown, |value| Edge::Known(Box::new(value)));
    if start.value.is_none() && end.value.is_none() {
        return start;
    }
    let value = TimeValue::Interval { start: edge(start.value), end: edge(end.value) };
    Placed { value: Some(value), resolved: start.resolved, reason: start.reason }
}
