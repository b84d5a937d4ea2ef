//! What a way through the dates of an account costs: its steps, its silences, its asides.

use calendar::{CalendarId, Fields};

use super::steps::{Behind, MONTH, Step, YEAR};
use crate::resolve::gaps::Gap;

/// Costs are hundredths of about what a step of half a year costs.
const FREE: i64 = 8 * MONTH;
const HIGHEST: i64 = 1000;
pub(super) const BLOCKED: i64 = i64::MAX / 4;
/// The line may begin with any of the first few dates.
pub(super) fn first_cost(steps: &[Step], at: usize) -> i64 {
    match at {
        0..4 => steps[..at].iter().map(|step| step.aside).fold(0, |sum, cost| (sum + cost).min(BLOCKED)),
        _later => BLOCKED,
    }
}

/// An account that comes to another year says so, the more if it is not the next; a winter told in January began the
/// year before.
pub(super) fn silent_cost(step: &Step, told: i64, year: i64) -> i64 {
    let same = told == year || step.is_winter() && told == year + 1 || step.beside == Some(year);
    match (year - told).abs() {
        _ if step.year.is_some() || step.after.is_some() || same => 0,
        1 => 60,
        _far => 150,
    }
}

/// What it costs to go past a date that the sentence before tells with another year: "In March 1935 he found a leak. In June".
const PAST: i64 = 100;

/// What it costs to leave the date just before out of the line, where the account had come to it, and yet not to go on in its year.
pub(super) fn past_cost(steps: &[Step], at: usize, year: i64) -> i64 {
    let (last, None) = (&steps[at - 1], steps[at].year) else { return 0 };
    // The year of a title says nothing of where the account had come to.
    let opens = last.titled && last.gap >= Gap::NewParagraph;
    let came = at < 2 || opens || steps[at - 2].year.is_some_and(|before| last.year >= Some(before));
    let told = last.year.is_some_and(|told| told != year) && last.behind == Behind::No && last.aside >= MAIN;
    if came && told && steps[at].gap < Gap::NewParagraph { PAST } else { 0 }
}

/// What it costs at least to leave out a date that nothing marks as told aside.
const MAIN: i64 = 150;

/// A date without a year lies in the years its heading names.
pub(super) fn off_heading(step: &Step, year: i64) -> i64 {
    match (step.year, step.headed) {
        // "The long tour of 1932" may have ended in the next year.
        (None, Some((_, last))) if step.titled && year > last => 0,
        (None, Some((first, last))) if !(first - i64::from(step.is_winter())..=last).contains(&year) => 300,
        _fits => 0,
    }
}

/// What it costs to take another year than that of the day beside it.
const APART: i64 = 160;

/// "Fell ill on 30 October and died on 22 November 2000": one year for both.
pub(super) fn off_beside(step: &Step, year: i64) -> i64 {
    if step.beside.is_some_and(|beside| beside != year) { APART } else { 0 }
}

/// What it costs to go on from where the account only looked ahead to.
const LOOKED_AHEAD: i64 = 40;

/// What had happened in a month lies behind the account, and no step of it.
const BEHIND: i64 = 40;

/// "They could not be laid there until the following year": the account goes on where it was.
pub(super) fn off_line(step: &Step) -> i64 {
    match step.behind {
        Behind::Ahead if step.after.is_some() => LOOKED_AHEAD,
        Behind::Pluperfect | Behind::Borne if step.year.is_none() && step.after.is_none() => BEHIND,
        Behind::Ahead | Behind::Pluperfect | Behind::Borne | Behind::No => 0,
    }
}

/// A wrong day of the week is the commoner mistake: it costs less than a step to another year that nothing else says.
const WRONG_WEEKDAY: i64 = 60;

/// A date lies in a year in which it falls on the day of the week written beside it, in one calendar or the other.
pub(super) fn off_weekday(step: &Step, year: i64) -> i64 {
    let Some((weekday, month, day)) = step.weekday else { return 0 };
    let falls = |calendar: CalendarId| {
        let day = calendar.calendar().day(Fields { year, month, day });
        day.is_ok_and(|day| day.weekday() == weekday)
    };
    if falls(CalendarId::Gregorian) || falls(CalendarId::Julian) { 0 } else { WRONG_WEEKDAY }
}

/// What the step from one date of the line to the next costs; less at the head of a paragraph.
pub(super) fn step_cost(one: (&Step, i64), other: (&Step, i64), gap: Gap) -> i64 {
    let days =
        |(step, year): (&Step, i64)| (year.saturating_mul(YEAR) + step.days.0, year.saturating_mul(YEAR) + step.days.1);
    let (told, next) = (days(one), days(other));
    let cost = if next.0 > told.1 {
        forward_cost(next.0 - told.1)
    } else if told.0 > next.1 {
        back_cost(told.0 - next.1)
    } else {
        0
    };
    let cost = cost.min(HIGHEST);
    if gap == Gap::NewParagraph { cost * 4 / 5 } else { cost }
}

fn forward_cost(days: i64) -> i64 {
    match days {
        ..=FREE => 2 * days / MONTH,
        _longer => 16 + doublings(100 + (days - FREE) * 100 / (3 * MONTH)) * 15 / 100,
    }
}

fn back_cost(days: i64) -> i64 {
    const RAMP: i64 = 6 * MONTH;
    match days {
        _ if days < 2 * YEAR => 90 * days.min(RAMP) / RAMP + 8 * days / MONTH,
        _longer => 282 + doublings(100 * days / (2 * YEAR)) / 2,
    }
}

/// How often 100 must be doubled to reach `hundredths`, in hundredths.
fn doublings(hundredths: i64) -> i64 {
    let whole = (hundredths / 100).checked_ilog2().unwrap_or(0);
    i64::from(whole) * 100 + (hundredths >> whole) - 100
}
