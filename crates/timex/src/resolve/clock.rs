//! Places a time of day.

use calendar::{Clock, DayPart, Granularity, Modifier, Part, Partial, Recurring, TimeValue};

use source::Span;

use super::gaps::{Gap, gap};
use super::look_back;
use super::place::{base_point, place};
use super::story::{Told, is_counted_back};
use super::{Placed, Reason, Setting, between};
use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr, Half, RangeEdge};
use crate::find::Found;
use crate::guideline::Guideline;
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

pub(super) fn at(
    setting: &Setting<'_>,
    (clock, half): (Clock, Half),
    of: Option<&Expr>,
    modifier: Option<Modifier>,
) -> Placed {
    // The day stands, whatever is written beside it.
    if TimeValue::Recurring(Recurring::Clock(clock)).validate().is_err() {
        return match of {
            Some(of) => place(setting, of, None),
            None => Placed::unanchored("no clock shows it"),
        };
    }
    let placed = match of {
        Some(of) => place(setting, of, None),
        None => {
            let base = match setting.domain {
                Domain::News => Base::Passage,
                Domain::Narrative => Base::Story,
            };
            let day = day_just_told(setting).or_else(|| day_to_come(setting)).or_else(|| day_of_account(setting));
            let day = day.or_else(|| look_back::day_left(setting));
            match day.or_else(|| base_point(setting, &base, Granularity::Day)) {
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
    let Some(TimeValue::Date(partial)) = placed.value else { return placed };
    if !matches!(partial.part, Some(Part::Day { .. })) {
        return placed;
    }
    let goes_on = matches!(of, None | Some(Expr::Unit { unit: Granularity::Day, offset: 0, base: Base::Passage }));
    if let Some(next) =
        after_midnight(setting, clock, partial).filter(|_| of.is_none() && modifier == Some(Modifier::After))
    {
        return Placed { value: Some(TimeValue::Date(next)), ..placed };
    }
    let day = if goes_on { day_of_hour(setting, clock, half, partial) } else { partial };
    let taken = match half {
        Half::Open | Half::Lone if day == partial => after_noon(setting, clock, day),
        Half::Open | Half::Lone if setting.tense == Some(Tense::Pluperfect) => evening(clock),
        Half::Said | Half::Open | Half::Lone => clock,
    };
    let reason = if taken == clock { placed.reason } else { AFTER_NOON.into() };
    Placed { value: Some(TimeValue::Date(Partial { clock: Some(taken), ..day })), reason, ..placed }
}

/// What is filled in where an hour is taken for one after noon.
const AFTER_NOON: &str = "taken for an hour after noon, which is not said";

/// "On the afternoon of 4 May the river rose. Shortly after midnight the dam broke": behind what its sentence tells of a day, or an hour
/// from noon on, that is on the next one.
fn after_midnight(setting: &Setting<'_>, clock: Clock, day: Partial) -> Option<Partial> {
    let Clock::Time { hour: 24, minute: None | Some(0), second, zone } = clock else { return None };
    if setting.domain == Domain::News || setting.tense == Some(Tense::Pluperfect) {
        return None;
    }
    let late = hour_told(setting, day).map(|(_, last)| match last {
        Clock::Time { hour, .. } => hour >= 12,
        Clock::Part(part) => matches!(part, DayPart::Midday | DayPart::Afternoon | DayPart::Evening | DayPart::Night),
    });
    let last = setting.told.last()?;
    let beside = || gap(between(setting.text, last.span, setting.span)) == Gap::SameSentence;
    if !late.unwrap_or_else(beside) {
        return None;
    }
    let next = day.shifted(1, Granularity::Day, Granularity::Day).ok()?;
    Some(Partial { clock: Some(Clock::Time { hour: 0, minute: Some(0), second, zone }), ..next })
}

/// "Left on the evening of 20 August …; shortly before one in the morning": the night goes on into the next day. What had
/// been since noon, told at one in the morning, had been since the noon before.
fn day_of_hour(setting: &Setting<'_>, clock: Clock, half: Half, day: Partial) -> Partial {
    let (hour, minute) = match clock {
        Clock::Time { hour, minute, .. } => (hour, minute),
        // "On the night of 2 May it broke out. By morning the church was gone."
        Clock::Part(DayPart::EarlyHours | DayPart::Morning) => (5, None),
        // "At one in the morning it broke. During the night": the night is that of the evening before.
        Clock::Part(DayPart::Night) if setting.domain == Domain::Narrative && is_small_hours(setting, day) => {
            return day.shifted(-1, Granularity::Day, Granularity::Day).unwrap_or(day);
        }
        Clock::Part(DayPart::Midday | DayPart::Afternoon | DayPart::Evening | DayPart::Night | DayPart::Daytime) => {
            return day;
        }
    };
    let Some((timex, last)) = hour_told(setting, day) else { return day };
    // "Throughout Wednesday night; the strongest, at 4:15 a.m.": news says of small hours that they are.
    let of_day = matches!(&timex.meant.expr, Expr::At { of: Some(of), .. } if matches!(**of, Expr::Date(_)));
    let small_hour = hour <= 5 && half == Half::Said && matches!(clock, Clock::Time { .. });
    if setting.domain == Domain::News && !(of_day && small_hour) {
        return day;
    }
    let late = match last {
        // "It came at twenty to noon. At five past midnight it left": nothing is told so that lies before it.
        Clock::Time { hour: last, .. } if hour == 0 => (6..=24).contains(&last),
        Clock::Time { hour, .. } => (20..=24).contains(&hour),
        // "The night of 11 to 12 February" ends on the 12th.
        Clock::Part(part) => {
            matches!(part, DayPart::Evening | DayPart::Night) && timex.meant.edge != Some(RangeEdge::End)
        }
    };
    // "In the evening it rained. At five": in the evening still, or before it.
    let small = if last == Clock::Part(DayPart::Evening) && half != Half::Said { 3 } else { 5 };
    let early = matches!(last, Clock::Time { hour: 0..=5, .. });
    // "Shortly before midnight they left. At six the radio played": neither half of the day holds it any more.
    let over = match last {
        Clock::Time { hour: last, minute: past, .. } => half != Half::Said && (hour + 12, minute) <= (last, past),
        Clock::Part(_) => false,
    };
    let days = match setting.tense {
        Some(Tense::Pluperfect) if early && hour > 5 && hour < 24 => -1,
        // "It should have been put away at five": nothing goes on from there.
        Some(Tense::Pluperfect) => 0,
        Some(Tense::Future) if !over => 0,
        Some(_) | None if late && (hour <= small || over) => 1,
        Some(_) | None => 0,
    };
    day.shifted(days, Granularity::Day, Granularity::Day).unwrap_or(day)
}

fn is_small_hours(setting: &Setting<'_>, day: Partial) -> bool {
    hour_told(setting, day).is_some_and(|(_, last)| matches!(last, Clock::Time { hour: 0..=4, .. }))
}

/// "Had gone to bed at eleven", told at two in the morning: the nearest such hour before it.
fn evening(clock: Clock) -> Clock {
    match clock {
        Clock::Time { hour: hour @ 6..=11, minute, second, zone } => {
            Clock::Time { hour: hour + 12, minute, second, zone }
        }
        Clock::Time { .. } | Clock::Part(_) => clock,
    }
}

/// The hour told last of a day, and where.
fn hour_told<'a>(setting: &Setting<'a>, day: Partial) -> Option<(&'a Timex, Clock)> {
    let (times, bytes) = SAME_DAY;
    let near = |timex: &&Timex| setting.span.start.saturating_sub(timex.span.end) as usize <= bytes;
    // What had happened hours before is no step of the day.
    let told = |timex: &&Timex| {
        setting.tense == Some(Tense::Pluperfect)
            || !matches!(timex.tense, Some(Tense::Pluperfect | Tense::Future))
            || timex.role == Some(Role::Turn)
    };
    let (told, last, at) = setting.told.iter().rev().take(times).take_while(near).filter(told).find_map(|timex| {
        let at = timex.value.as_ref()?.as_date()?;
        Some((timex, at.clock?, (at.year, at.part)))
    })?;
    (at == (day.year, day.part)).then_some((told, last))
}

/// How many times back, and how many bytes, the hour of the day may stand that an account goes on from.
const SAME_DAY: (usize, usize) = (6, 1000);

/// "At noon the wind rose; at three o'clock a sea broke over her": an hour up to twelve that an account tells after a later one
/// of the day is one of the afternoon, where the account tells the hours by twelve.
fn after_noon(setting: &Setting<'_>, clock: Clock, day: Partial) -> Clock {
    let Clock::Time { hour: hour @ 1..=11, minute, second, zone } = clock else { return clock };
    let goes_on = setting.tense != Some(Tense::Pluperfect);
    let by_twelve = |span: Span| {
        let digits = span.of(setting.text).bytes().take_while(u8::is_ascii_digit);
        !span.of(setting.text).starts_with('0') && digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')) <= 12
    };
    let afternoon = Clock::Time { hour: hour + 12, minute, second, zone };
    let (told, last) = match hour_told(setting, day) {
        // "In the evening they met; it had left at 2.50": the nearest such hour before it.
        Some((_, Clock::Part(DayPart::Afternoon | DayPart::Evening | DayPart::Night))) if !goes_on && hour <= 6 => {
            return afternoon;
        }
        // "On the night of 3 May the dam broke. He had gone to bed at nine".
        Some((_, Clock::Part(DayPart::Night))) if !goes_on => return afternoon,
        // "It was a quarter past eleven at night; the last had crossed at 9.50".
        Some((told, Clock::Time { hour: last, minute: past, .. }))
            if !goes_on && (hour + 12, minute) <= (last, past) && by_twelve(told.span) && by_twelve(setting.span) =>
        {
            return afternoon;
        }
        // News goes on from an hour whose half it said: "took off at 9:52 p.m. At 11:40".
        Some((told, last)) if goes_on && (setting.domain == Domain::Narrative || says_half(told, last)) => (told, last),
        // "It rose at four": an account says so of the small hours, and so does a diary.
        None if (setting.domain == Domain::Narrative || setting.in_entry) && hour <= 5 && is_in_words(setting) => {
            return afternoon;
        }
        // "Kick-off's at 2 o'clock": few arrange anything for the small hours, and who does says so.
        None if setting.guideline == Guideline::Message && hour <= 6 && second.is_none() && by_twelve(setting.span) => {
            return afternoon;
        }
        Some(_) | None => return clock,
    };
    let own = u32::from(hour) * 60 + u32::from(minute.unwrap_or(0));
    let follows = match last {
        Clock::Time { hour, minute, .. } => {
            let last = u32::from(hour) * 60 + u32::from(minute.unwrap_or(0));
            last > own && own + 12 * 60 > last && !(minute.is_some() && is_slip(setting, told, last, clock))
        }
        Clock::Part(DayPart::Midday) => hour <= 3,
        Clock::Part(DayPart::Afternoon) => hour <= 6,
        Clock::Part(DayPart::Evening) => hour >= 4,
        Clock::Part(DayPart::Night) => hour >= 6,
        Clock::Part(DayPart::EarlyHours | DayPart::Morning | DayPart::Daytime) => false,
    };
    if follows && by_twelve(told.span) && by_twelve(setting.span) { afternoon } else { clock }
}

/// "They left at 10.20 and reached the gate at 10.05": minutes that go back less than an hour within a sentence are a slip of the pen, and
/// no half of a day.
fn is_slip(setting: &Setting<'_>, told: &Timex, last: u32, clock: Clock) -> bool {
    let Clock::Time { hour, minute: Some(minute), .. } = clock else { return false };
    let own = u32::from(hour) * 60 + u32::from(minute);
    let beside = gap(between(setting.text, told.span, setting.span)) == Gap::SameSentence;
    beside && own < last && last - own < 60
}

fn says_half(told: &Timex, last: Clock) -> bool {
    matches!(told.meant.expr, Expr::At { half: Half::Said, .. }) || matches!(last, Clock::Time { hour: 13.., .. })
}

fn is_in_words(setting: &Setting<'_>) -> bool {
    !setting.span.of(setting.text).bytes().any(|byte| byte.is_ascii_digit())
}

/// How many bytes from an hour in a word alone another time of day may stand.
const NEAR_HOURS: u32 = 300;

/// "Its men arrived at nine": an hour only where times of day are told; "at nine she went to school" is none.
pub(super) fn without_lone_hours(found: Vec<Found>) -> Vec<Found> {
    let is_lone = |one: &Found| matches!(one.meant.expr, Expr::At { half: Half::Lone, .. });
    if !found.iter().any(is_lone) {
        return found;
    }
    let told = |one: &Found| match &one.meant.expr {
        Expr::At { half, .. } => *half != Half::Lone,
        Expr::Shift { unit, .. } | Expr::Unit { unit, .. } => *unit < Granularity::Day,
        _other => false,
    };
    let mut hours: Option<u32> = None;
    let mut kept = Vec::with_capacity(found.len());
    let mut rest = found.into_iter().peekable();
    while let Some(one) = rest.next() {
        let near = |end: u32| one.span.start.saturating_sub(end) <= NEAR_HOURS;
        let mut ahead =
            || rest.peek().is_some_and(|next| told(next) && next.span.start - one.span.end <= NEAR_HOURS / 2);
        if is_lone(&one) && !hours.is_some_and(near) && !ahead() {
            continue;
        }
        if told(&one) || is_lone(&one) {
            hours = Some(one.span.end);
        }
        kept.push(one);
    }
    kept
}

/// The day of the account, where the sentence told one aside before: "who had come the evening before, left at noon".
fn day_of_account(setting: &Setting<'_>) -> Option<(Told, Reason)> {
    let aside = setting.told.last().is_some_and(|last| is_counted_back(&last.meant.expr));
    let told =
        setting.story.main_as_fine_as(Granularity::Day).filter(|_| aside && setting.domain == Domain::Narrative)?;
    Some((told, "counted from the time told last".into()))
}

/// "The talks are set for 10 a.m. on Monday and may go on until midnight": in news, a day to come that the same sentence told.
fn day_to_come(setting: &Setting<'_>) -> Option<(Told, Reason)> {
    // "See you sat, doors at 7:45": of a message without a verb as well.
    let arranged = setting.guideline == Guideline::Message && setting.tense.is_none();
    let to_come = setting.domain == Domain::News && matches!(setting.tense, Some(Tense::Future | Tense::Present));
    let to_come = to_come || arranged;
    let last = setting.told.last().filter(|_| to_come)?;
    let gap = super::between(setting.text, last.span, setting.span);
    let at = *last.value.as_ref()?.as_date().filter(|_| super::gaps::gap(gap) == Gap::SameSentence)?;
    let (day, written) =
        (TimeValue::Date(at).extent().single_day()?, TimeValue::Date(setting.writing?).extent().latest()?);
    (day > written).then(|| (Told { id: Some(last.id), at }, "the day told just before".into()))
}

/// The most bytes between a day and the clock that belongs to it: "8 March, from 3-5pm".
const BESIDE: usize = 8;

/// The day told just before a time of the clock: "Fri 13 March @ 8pm", "Sat 1pm-6pm".
fn day_just_told(setting: &Setting<'_>) -> Option<(Told, Reason)> {
    let last = setting.told.last()?;
    let gap = super::between(setting.text, last.span, setting.span);
    let TimeValue::Date(date) = last.value.as_ref()? else { return None };
    let beside = gap.len() <= BESIDE && !gap.contains(['.', '!', '?', ';', '\n']);
    let day = beside && matches!(date.part, Some(Part::Day { .. }));
    day.then(|| (Told { id: Some(last.id), at: *date }, "the day told just before".into()))
}
