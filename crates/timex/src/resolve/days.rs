//! Places a day told by its weekday or by its number alone.

use calendar::{CalendarId, Day, Granularity, Part, Partial, TimeValue, Weekday, Year};

use super::dates::finish;
use super::gaps::{Gap, gap, is_near, sentence_around};
use super::place::base_point;
use super::story::Told;
use super::styles::{LAST_OLD, NEW_STYLE};
use super::{Placed, Reason, Setting, before_full};
use crate::cues::Tense;
use crate::expr::{Base, Expr, Written};
use crate::guideline::Guideline;
use crate::rule::Domain;
use crate::timex::{Resolved, TimexId};
use crate::token::scan;

pub(super) fn bare_weekday(setting: &Setting<'_>, written: &Written, weekday: Weekday) -> Placed {
    let base = match setting.domain {
        Domain::News => Base::Domain,
        Domain::Narrative => Base::Story,
    };
    let base = base_point(setting, &base, Granularity::Day);
    let from = base.as_ref().and_then(|(told, _)| TimeValue::Date(told.at).extent().single_day());
    if let Some((day, told)) = before_full::day(setting, weekday, from) {
        return day_placed(day, written, told, "the last before the day told behind it");
    }
    let Some((told, _)) = base else {
        return Placed::unanchored("no day to count from");
    };
    let here = TimeValue::Date(told.at).extent();
    let Some(from) = here.single_day() else {
        if let Some(placed) = back_from_preparing(setting, written, weekday) {
            return placed;
        }
        // "Over the weekend nothing happened. On the Monday": from the first of its days on.
        let weeks = matches!(told.at.part, Some(Part::Week(_) | Part::Weekend(_)));
        return match here.earliest().filter(|_| weeks && setting.domain == Domain::Narrative) {
            Some(first) => {
                day_placed(first.next_weekday_on_or_after(weekday), written, told, "the next after the week told last")
            }
            None => Placed::unanchored("no day to count from"),
        };
    };
    if let Some(told) = told_in_brackets(setting, weekday) {
        return day_placed(told.1, written, told.0, "the day told just before");
    }
    if let Some((told, first)) = weekday_beside(setting) {
        let day = first.next_weekday_on_or_after(weekday);
        return day_placed(day, written, told, "the first from the day before it on");
    }
    let (day, reason) = match (setting.domain, setting.tense) {
        (Domain::News, Some(Tense::Future | Tense::Present)) => {
            (from.next_weekday_on_or_after(weekday), "the next after the date of writing, as the verb says")
        }
        (Domain::News, None) if is_arranged(setting) => (
            from.next_weekday_on_or_after(weekday),
            "the next after the date of writing, as a message without a past verb means it",
        ),
        (Domain::News, Some(Tense::Past | Tense::Pluperfect) | None) => {
            (from.previous_weekday_on_or_before(weekday), "the last before the date of writing")
        }
        (Domain::Narrative, _) if from.weekday() == weekday => (from, "the day told last falls on it"),
        (Domain::Narrative, Some(Tense::Pluperfect)) => {
            (from.previous_weekday_on_or_before(weekday), "the last before the day told last, as the verb says")
        }
        (Domain::Narrative, _) => (from.next_weekday_on_or_after(weekday), "the next after the day told last"),
    };
    day_placed(day, written, told, reason)
}

/// The most bytes between two weekdays told side by side: " and ".
const SIDE_BY_SIDE: usize = 5;

/// The weekday told right before another: "are you free on sat or sun?" In news the second day follows the first.
fn weekday_beside(setting: &Setting<'_>) -> Option<(Told, Day)> {
    let last = setting.told.last().filter(|_| setting.domain == Domain::News)?;
    let between = super::between(setting.text, last.span, setting.span);
    let is_weekday = matches!(&last.meant.expr, Expr::Date(Written { weekday: Some(_), day: None, month: None, .. }));
    if !is_weekday || between.len() > SIDE_BY_SIDE || gap(between) != Gap::SameSentence {
        return None;
    }
    let at = *last.value.as_ref()?.as_date()?;
    Some((Told { id: Some(last.id), at }, TimeValue::Date(at).extent().single_day()?))
}

/// "Dinner thurs?", "exam monday": a message that no verb puts in the past arranges something. Not "a friday", nor "Friday
/// Talk: the makers of glass", which says what kind of day or thing it is.
fn is_arranged(setting: &Setting<'_>) -> bool {
    let behind = setting.text.get(setting.span.end as usize..).unwrap_or_default();
    let names = || behind.strip_prefix(' ').is_some_and(|word| word.starts_with(|c: char| c.is_uppercase()));
    setting.guideline == Guideline::Message && setting.tense.is_none() && !names() && !looks_back(setting)
}

/// The class of words by which a message without a verb tells of what was: "thanks for monday", "photos from friday".
const BACK: &str = "looks-back";
/// So many bytes of a sentence on either side of a day are looked through.
const NEAR: usize = 120;

fn looks_back(setting: &Setting<'_>) -> bool {
    let Some(back) = setting.pack.class(BACK) else { return false };
    let sentence = sentence_around(setting.text, setting.span, NEAR);
    let mut tokens = Vec::new();
    let vocabulary = &setting.pack.vocabulary;
    scan(vocabulary, setting.text, sentence.start as usize, sentence.end as usize, &mut tokens);
    tokens.iter().any(|token| vocabulary.has(token.symbol, back))
}

/// "They broke out on Sunday, 24 November. By the middle of the month the bars had been cut. They had meant to go on the
/// Saturday": an account that went back less finely from a day comes to that day again, or to one just before it.
fn back_from_preparing(setting: &Setting<'_>, written: &Written, weekday: Weekday) -> Option<Placed> {
    if setting.domain != Domain::Narrative {
        return None;
    }
    let last = TimeValue::Date(setting.story.last()?.at).extent().latest()?;
    let told = setting.story.last_day_told()?;
    let from = TimeValue::Date(told.at).extent().single_day()?;
    if !(1..=PREPARING).contains(&(from.0 - last.0)) {
        return None;
    }
    let day = match setting.tense {
        _ if from.weekday() == weekday => from,
        Some(Tense::Pluperfect) => from.previous_weekday_on_or_before(weekday),
        Some(_) | None => return None,
    };
    Some(day_placed(day, written, told, "the account has come back to the day told before"))
}

/// How many days before a day an account may go back to come to it again by its weekday.
const PREPARING: i64 = 60;

/// The most bytes between a day and its weekday in brackets: "May 5 - 6 (Tues - Wed)".
const IN_BRACKETS: usize = 12;

/// The day told just before a bracket that names its weekday.
fn told_in_brackets(setting: &Setting<'_>, weekday: Weekday) -> Option<(Told, Day)> {
    setting.told.iter().rev().take(2).find_map(|told| {
        let gap = super::between(setting.text, told.span, setting.span);
        let TimeValue::Date(at) = told.value.as_ref()? else { return None };
        let day = TimeValue::Date(*at).extent().single_day().filter(|day| day.weekday() == weekday)?;
        let beside = gap.len() <= IN_BRACKETS && gap.contains('(') && !gap.contains([')', '\n']);
        beside.then_some((Told { id: Some(told.id), at: *at }, day))
    })
}

pub(super) fn day_placed(day: Day, written: &Written, told: Told, reason: impl Into<Reason>) -> Placed {
    let calendar = if told.at.calendar == CalendarId::Julian { CalendarId::Julian } else { CalendarId::Gregorian };
    match Partial::from_day(calendar, day) {
        Ok(partial) => Placed {
            value: Some(TimeValue::Date(Partial { clock: written.clock, ..partial })),
            resolved: Resolved::Anchored(told.id),
            reason: reason.into(),
        },
        Err(_) => Placed::unanchored("the day lies outside the calendar"),
    }
}

/// "the 20th": of the month told last.
pub(super) fn bare_day(setting: &Setting<'_>, written: &Written, day: u8) -> Placed {
    if let Some(chosen) = setting.chosen {
        let month = setting.told.get(chosen.from).and_then(|from| from.written()?.month);
        let whole = Written { month, ..written.clone() };
        return finish(
            &whole,
            Year::known(chosen.year),
            Resolved::Anchored(Some(TimexId(chosen.from as u32))),
            chosen.why,
        );
    }
    let base = match setting.domain {
        Domain::News => Base::Domain,
        Domain::Narrative => Base::Story,
    };
    let Some((told, _)) = base_point(setting, &base, Granularity::Month) else {
        return Placed::unanchored("no month to take");
    };
    // "Eleven witnesses on the first day and nine on the second": a day of what was told, not of a month.
    let of_days = setting.told.last().is_some_and(|last| {
        let here = gap(super::between(setting.text, last.span, setting.span)) == Gap::SameSentence;
        let counted = |of: &Expr| *of == Expr::Vague || last.value.is_none();
        here && matches!(&last.meant.expr, Expr::Nth { unit: Granularity::Day, of, .. } if counted(of))
    });
    if of_days {
        return super::started::nth_day(setting, i64::from(day));
    }
    let month = match told.at.part {
        Some(Part::Month(month) | Part::Day { month, .. }) => month,
        // "At the end of the week she added it up. On the 18th it was printed."
        Some(Part::Week(_) | Part::Weekend(_)) => {
            let last = TimeValue::Date(told.at).extent().latest();
            match last.map(|day| Partial::from_day(told.at.calendar, day)) {
                Some(Ok(Partial { part: Some(Part::Day { month, .. }), .. })) => month,
                Some(_) | None => return Placed::unanchored("no month to take"),
            }
        }
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_)) | None => {
            return Placed::unanchored("no month to take");
        }
    };
    if let Some((year, month, told)) = month_beside(setting, written, day) {
        let whole = Written { month: Some(month), day: Some(day), ..written.clone() };
        return finish(&whole, year, Resolved::Anchored(Some(told)), "the month of the day told just before");
    }
    let here = (told.at.year, month);
    let by_tense = month_by_tense(setting, day, told, month).filter(|_| written.weekday.is_none());
    let ((year, month), reason) = if let Some(beside) = by_tense {
        beside
    } else if let Some(next) = month_gone_on_to(setting, written, day, told, month) {
        next
    } else if is_told_near(setting, told) {
        (here, "the month of the time told last")
    } else {
        month_of_weekday(written, day, here)
    };
    let calendar = calendar_of_weekday(written, Partial { year, part: Some(Part::Day { month, day }), ..told.at });
    let whole = Written { month: Some(month), day: Some(day), calendar: Some(calendar), ..written.clone() };
    finish(&whole, year, Resolved::Anchored(told.id), reason)
}

/// "Away from 1 to 14 August, back on the 15th": in news, the month of an earlier day that was written just before.
fn month_beside(setting: &Setting<'_>, written: &Written, day: u8) -> Option<(Year, u8, TimexId)> {
    let last = setting.told.last().filter(|_| setting.domain == Domain::News && written.weekday.is_none())?;
    let told = last.written().filter(|told| told.month.is_some() && told.day.is_some_and(|told| told < day))?;
    let at = last.value.as_ref()?.as_date().filter(|at| at.calendar == CalendarId::Gregorian)?;
    let between = super::between(setting.text, last.span, setting.span);
    let near = between.len() <= BESIDE_DAY && gap(between) < Gap::NewParagraph;
    near.then_some((at.year, told.month?, last.id))
}

/// The most bytes between a day and one told by its number alone.
const BESIDE_DAY: usize = 40;

/// "On 30 June the army halted. On the 4th it entered the town": an account that told a day late in its month goes on to the next.
fn month_gone_on_to(
    setting: &Setting<'_>,
    written: &Written,
    day: u8,
    told: Told,
    month: u8,
) -> Option<((Year, u8), &'static str)> {
    let last = match told.at.part {
        Some(Part::Day { day, .. }) => day,
        Some(_) | None => return None,
    };
    let (year, next) = month_on((told.at.year.value, month), 1)?;
    let goes_on = setting.domain == Domain::Narrative
        && setting.tense != Some(Tense::Pluperfect)
        && setting.role.is_none()
        && written.weekday.is_none()
        && told.id.is_some()
        && told.at.calendar == CalendarId::Gregorian
        && told.at.year.missing == 0;
    (goes_on && last >= day + GONE_ON)
        .then_some(((Year::known(year), next), "the month after that of the day told last"))
}

/// A day so many before the one told last is one of the next month.
const GONE_ON: u8 = 18;

/// "The rent is due on the 1st", written on the 14th: in news the next such day after that of writing, or the last before it, as
/// the verb says.
fn month_by_tense(setting: &Setting<'_>, day: u8, told: Told, month: u8) -> Option<((Year, u8), &'static str)> {
    let Some(Part::Day { day: written, .. }) = told.at.part.filter(|_| told.id.is_none()) else { return None };
    if setting.domain != Domain::News || told.at.year.missing > 0 {
        return None;
    }
    let to_come = match setting.tense {
        Some(Tense::Future | Tense::Present) => true,
        None => is_arranged(setting),
        Some(Tense::Past | Tense::Pluperfect) => false,
    };
    // The first month before or behind that of writing that has the day: nothing was on 31 February.
    let has_it = |offset: i64| {
        let (year, month) = month_on((told.at.year.value, month), offset)?;
        let whole = TimeValue::day(CalendarId::Gregorian, year, month, day);
        whole.validate().is_ok().then_some((Year::known(year), month))
    };
    if to_come && (day < written || has_it(0).is_none()) {
        return Some(((1..=2).find_map(has_it)?, "the next after the date of writing, as the verb says"));
    }
    if !to_come && setting.tense.is_some() && (day > written || has_it(0).is_none()) {
        let last = [-1, -2].into_iter().find_map(has_it)?;
        return Some((last, "the last before the date of writing, as the verb says"));
    }
    None
}

/// Says whether an account told a time in the sentence of the one at hand or in the one before: a weekday moves no month told
/// so near, and a wrong one is a mistake.
fn is_told_near(setting: &Setting<'_>, told: Told) -> bool {
    let time = told.id.and_then(|id| setting.told.get(id.0 as usize));
    setting.domain == Domain::Narrative && time.is_some_and(|time| is_near(setting.text, time.span, setting.span))
}

/// The calendar of the month told last, or of the two western ones that in which the day falls on its weekday: "2 September 1752
/// (O.S.), was followed by Thursday the 14th".
fn calendar_of_weekday(written: &Written, date: Partial) -> CalendarId {
    let falls = |calendar: CalendarId| {
        let day = TimeValue::Date(Partial { calendar, clock: None, ..date }).extent().single_day();
        day.is_some_and(|day| Some(day.weekday()) == written.weekday)
    };
    let year = date.year.value;
    let other = match date.calendar {
        CalendarId::Julian if (1582..LAST_OLD).contains(&year) => CalendarId::Gregorian,
        CalendarId::Gregorian if (1582..NEW_STYLE).contains(&year) => CalendarId::Julian,
        own => return own,
    };
    if written.weekday.is_some() && !falls(date.calendar) && falls(other) { other } else { date.calendar }
}

/// "Friday the 13th": the nearest month in which that day falls on the weekday, the one told last before others.
fn month_of_weekday(written: &Written, day: u8, (year, month): (Year, u8)) -> ((Year, u8), &'static str) {
    const OWN: &str = "the month of the time told last";
    let Some(weekday) = written.weekday.filter(|_| year.missing == 0) else { return ((year, month), OWN) };
    let calendar = CalendarId::Gregorian.calendar();
    let at = |offset: i64| month_on((year.value, month), offset);
    let falls = |(year, month): &(i64, u8)| {
        let day = calendar.day(calendar::Fields { year: *year, month: *month, day });
        day.is_ok_and(|day| day.weekday() == weekday)
    };
    let near = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7].into_iter().filter_map(at).find(falls);
    match near {
        Some(other) if other != (year.value, month) => {
            let (year, month) = (Year::known(other.0), other.1);
            ((year, month), "the month nearest to the time told last in which it falls on its day of the week")
        }
        Some(_) | None => ((year, month), OWN),
    }
}

/// The month so many months on from one of a year; back where the number is negative.
fn month_on((year, month): (i64, u8), offset: i64) -> Option<(i64, u8)> {
    let on = Partial::month(CalendarId::Gregorian, year, month).shifted(offset, Granularity::Month, Granularity::Month);
    match on.ok()? {
        Partial { year, part: Some(Part::Month(month)), .. } => Some((year.value, month)),
        _other => None,
    }
}
