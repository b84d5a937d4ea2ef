//! Operators for times of day.

use calendar::{Clock, DayPart};

use super::Arguments;
use crate::expr::{Expr, Half, Meant};
use crate::meaning::Meaning;

/// `clock(hour, minute, second, half-day, zone)`: a time of day; `half-day` is 0 for a.m. and 12 for p.m.; `compact` is
/// hour and minute as one number, 430; `hours-minutes` has a point between them, 7.30. `IMPOSSIBLE`: only what no clock shows; `LONE`: an hour only
/// beside other times of day.
/// `clock(daypart)` or `clock(clock-word)`: what the word says.
pub(super) fn clock(arguments: &Arguments) -> Option<Meant> {
    let zone = match arguments.meaning("zone") {
        Some(Meaning::Zone(zone)) => Some(*zone),
        _other => None,
    };
    if let Some(clock) = arguments.clock_value("daypart").or_else(|| arguments.clock_value("clock-word")) {
        let clock = match clock {
            Clock::Time { hour, minute, second, zone: own } => Clock::Time { hour, minute, second, zone: own.or(zone) },
            Clock::Part(part) => Clock::Part(part),
        };
        return Some(Meant::plain(Expr::At { clock, half: Half::Said, of: None }));
    }
    let (mut hour, minute) = match (arguments.number("compact"), arguments.hundredths("hours-minutes")) {
        (Some(compact), _) => (compact / 100, Some(compact % 100)),
        (None, Some(point)) => (point / 100, Some(point % 100)),
        // "At 3.20 the same afternoon".
        (None, None) => match arguments.hundredths("hour")? {
            point if point % 100 != 0 => (point / 100, Some(point % 100)),
            hour => (hour / 100, arguments.number("minute")),
        },
    };
    let impossible = arguments.any_keyword() == Some("IMPOSSIBLE");
    if let Some(half) = arguments.number("half-day") {
        hour = match (1..=12).contains(&hour) {
            true => hour % 12 + half,
            // "At 13 p.m.": an hour of no half of the day.
            false if impossible => 2 * 12 + hour,
            false => return None,
        };
    }
    // The day ends at 24:00; what is written as a time after that is read only by the rule that says it is none.
    let minutes = minute.unwrap_or(0);
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minutes) || (hour, minutes) == (24, 0);
    if is_time == impossible {
        return None;
    }
    let (hour, minute) = match arguments.number("before") {
        Some(before) => {
            let total = (hour * 60 - before).rem_euclid(24 * 60);
            (total / 60, Some(total % 60))
        }
        None => (hour, minute),
    };
    let clock = Clock::Time {
        hour: u8::try_from(hour).ok()?,
        minute: minute.map(u8::try_from).transpose().ok()?,
        second: arguments.number("second").map(u8::try_from).transpose().ok()?,
        zone,
    };
    let said = arguments.number("half-day").is_some() || zone.is_some() || !(1..=11).contains(&hour);
    let lone = arguments.any_keyword() == Some("LONE");
    // Of four figures it is one of 24.
    if lone && minute.is_none() && !(1..=12).contains(&hour) {
        return None;
    }
    let half = match (lone, said) {
        (true, _) => Half::Lone,
        (false, true) => Half::Said,
        (false, false) => Half::Open,
    };
    Some(Meant::plain(Expr::At { clock, half, of: None }))
}

/// `at(clock: c, of: day)`: the time of day c on the day; with `daypart` beside the clock, an hour up to twelve is that of
/// the half of the day the part lies in: "half past seven this evening".
pub(super) fn at(arguments: &Arguments) -> Option<Meant> {
    let of = arguments.meant_named("of")?;
    let (clock, half) = match arguments.meant_named("clock").map(|meant| meant.expr) {
        Some(Expr::At { clock, half, .. }) => match arguments.clock_value("daypart") {
            Some(Clock::Part(part)) => (in_part(clock, part), Half::Said),
            _other => (clock, half),
        },
        _other => (arguments.clock_value("daypart").or_else(|| arguments.clock_value("clock-word"))?, Half::Said),
    };
    Some(Meant { expr: Expr::At { clock, half, of: Some(Box::new(of.expr)) }, ..of })
}

/// The hour of a clock of twelve hours in a part of the day.
fn in_part(clock: Clock, part: DayPart) -> Clock {
    match (clock, part) {
        (Clock::Time { hour: hour @ 1..=11, minute, second, zone }, DayPart::Afternoon | DayPart::Evening)
        | (Clock::Time { hour: hour @ 6..=11, minute, second, zone }, DayPart::Night) => {
            Clock::Time { hour: hour + 12, minute, second, zone }
        }
        // "At twelve that night": the day ends with it.
        (Clock::Time { hour: 12, minute: None | Some(0), second, zone }, DayPart::Night) => {
            Clock::Time { hour: 24, minute: Some(0), second, zone }
        }
        (other, _) => other,
    }
}
