//! calendar-mismatch: one day said in two calendars, which make two days of it.

use calendar::{CalendarId, Day, TimeValue};
use source::Severity;
use timex::{Era, RangeEdge, Resolved, Timex, WrittenYear};

use crate::days::{By, readings_of};
use crate::facts::{Account, Sentence};
use crate::findings::Finding;
use crate::say::{day_in, name};
use crate::template::{Match, Slot, is_day};
use crate::words::words;
use crate::{Check, Facts, Findings};

const NAME: &str = "calendar-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("calendar_mismatch.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        for (sentence, tie) in account.ties(&words().same_day) {
            let mut dates = tie.of(Slot::Date).filter_map(|token| sentence.time(token));
            if let (Some(one), Some(other)) = (dates.next(), dates.next()) {
                let (one, other) = (&account.timexes[one], &account.timexes[other]);
                pair(account, one, other, How::Said, found);
                if says_style(one) || says_style(other) {
                    style(account, one, other, year_told(one).or(year_told(other)).unwrap_or_default(), found);
                }
            }
        }
        for (sentence, tie) in account.ties(&words().side_by_side) {
            let mut dates = tie.of(Slot::Date).filter_map(|token| sentence.time(token));
            if let (Some(one), Some(other)) = (dates.next(), dates.next()) {
                let (one, other) = (&account.timexes[one], &account.timexes[other]);
                pair(account, one, other, How::SideBySide, found);
                // "30 August 1721 (O.S.), 10 September 1721 (N.S.)".
                if says_other_style(one, other) && is_near_in_numbers(one, other) {
                    style(account, one, other, year_told(one).or(year_told(other)).unwrap_or_default(), found);
                }
            }
        }
        styles(account, found);
        either_style(account, found);
    }
}

/// Says whether a western date says its style, by a mark or by its two years.
fn says_style(timex: &Timex) -> bool {
    timex.written().is_some_and(|written| {
        matches!(written.era, Some(Era::OldStyle | Era::NewStyle))
            || matches!(written.year, Some(WrittenYear::Double(_)))
    })
}

/// The year a western date has, written or filled in; of two years the one that counts from January.
fn year_told(timex: &Timex) -> Option<i64> {
    timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.year.value)
}

/// "3 May 1720, or 14 May New Style": one day where they lie about as far apart as the styles, else a choice of two days.
fn either_style(account: &Account<'_>, found: &mut Findings) {
    for (sentence, tie) in account.ties(&words().either_style) {
        let mut days = tie.of(Slot::Day).filter_map(|token| sentence.time(token));
        let (Some(one), Some(other)) = (days.next(), days.next()) else { continue };
        let (one, other) = (&account.timexes[one], &account.timexes[other]);
        let said = |timex: &Timex| timex.written().map(|written| written.era);
        if is_near_in_numbers(one, other) && says_style(other) && said(one) != said(other) {
            style(account, one, other, year_told(one).or(year_told(other)).unwrap_or_default(), found);
        }
    }
}

/// Says whether two days are marked, one in Old Style and one in New Style.
fn says_other_style(one: &Timex, other: &Timex) -> bool {
    let era = |timex: &Timex| timex.written().and_then(|written| written.era);
    matches!(
        (era(one), era(other)),
        (Some(Era::OldStyle), Some(Era::NewStyle)) | (Some(Era::NewStyle), Some(Era::OldStyle))
    )
}

/// Says whether the numbers of two days lie about as far apart as the styles.
fn is_near_in_numbers(one: &Timex, other: &Timex) -> bool {
    let numbers = |timex: &Timex| {
        let date = timex.value.as_ref().and_then(TimeValue::as_date)?;
        CalendarId::Gregorian.calendar().day(crate::days::fields_of(date)?).ok()
    };
    matches!((numbers(one), numbers(other)), (Some(a), Some(b)) if STYLES_APART.contains(&(a.0 - b.0).abs()))
}

/// Days that "or" or a comma joins are one day in two styles where their numbers lie so far apart: the styles were ten to thirteen days apart.
const STYLES_APART: std::ops::RangeInclusive<i64> = 6..=17;

/// How two dates are said to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    /// By words or brackets.
    Said,
    /// By standing side by side: a list of two days looks the same.
    SideBySide,
}

/// Days that stand side by side farther apart than this are two days.
const LIST: i64 = 45;

fn pair(account: &Account<'_>, one: &Timex, other: &Timex, how: How, found: &mut Findings) {
    let calendar_of = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.calendar);
    let (Some(first), Some(second)) = (calendar_of(one), calendar_of(other)) else { return };
    if first.family() == second.family() || one.resolved != Resolved::Written || other.resolved != Resolved::Written {
        return;
    }
    if one.meant.modifier.is_some() || other.meant.modifier.is_some() {
        return;
    }
    if !(is_day(one) && is_day(other)) {
        if how == How::Said {
            coarse(account, one, other, found);
        }
        return;
    }
    let (ours, theirs) = (readings_of(one), readings_of(other));
    let (Some(a), Some(b)) = (computed(&ours), computed(&theirs)) else { return };
    let apart = ours.iter().flat_map(|a| theirs.iter().map(|b| (a.day.0 - b.day.0).abs())).min().unwrap_or(0);
    if apart == 0 {
        let finding = Finding::new(NAME, Severity::Info, format!("{} is {}", name(account, one), name(account, other)));
        finding.at(account, other.span, "").beside(account, one.span, "").verify(found);
        return;
    }
    if how == How::SideBySide && apart > LIST {
        return;
    }
    let observed = ours.iter().chain(&theirs).any(|reading| reading.by == By::Observed);
    let severity = if observed && apart == 1 { Severity::Warning } else { Severity::Error };
    let message = format!("{} and {} are different days", name(account, one), name(account, other));
    let mut finding = Finding::new(NAME, severity, message)
        .at(account, other.span, format!("this is {}", told(first, b)))
        .beside(account, one.span, format!("this is {}", told(second, a)))
        .note(format!("{} apart", days((a.0 - b.0).abs())));
    if observed {
        finding = finding.note("lunar months were observed: a day either way was allowed for");
    }
    finding.fix(format!("write {}, or {}", day_in(second, a), day_in(first, b))).report(found);
}

fn computed(readings: &[crate::days::Reading]) -> Option<Day> {
    let main = readings.iter().find(|reading| reading.by != By::Observed).or(readings.first());
    main.map(|reading| reading.day)
}

/// "6 Jadi 1358, a Thursday".
fn told(calendar: CalendarId, day: Day) -> String {
    format!("{}, a {}", day_in(calendar, day), day.weekday().name())
}

fn days(count: i64) -> String {
    if count == 1 { "a day".to_owned() } else { format!("{count} days") }
}

/// Months and years of two calendars never match whole; they are wrong only where they share no day.
fn coarse(account: &Account<'_>, one: &Timex, other: &Timex, found: &mut Findings) {
    let (a, b) = (one.extent(), other.extent());
    let (Some(a1), Some(a2), Some(b1), Some(b2)) = (a.earliest(), a.latest(), b.earliest(), b.latest()) else { return };
    if a.may_overlap(&b) {
        return;
    }
    let gap = (b1.0 - a2.0).max(a1.0 - b2.0);
    let observed = one.nominal.is_some() || other.nominal.is_some();
    let severity = if observed && gap <= 1 { Severity::Warning } else { Severity::Error };
    let (ours, theirs) = (name(account, one), name(account, other));
    let finding = Finding::new(NAME, severity, format!("{ours} and {theirs} share no day"))
        .at(account, other.span, format!("{theirs} is {}", stretch(other, one)))
        .beside(account, one.span, format!("{ours} is {}", stretch(one, other)));
    let finding = match observed {
        true => finding.note("lunar months were observed: a day either way was allowed for"),
        false => finding,
    };
    finding.fix(format!("mend {ours} or {theirs}")).report(found);
}

/// What the first time is in the calendar of the second.
fn stretch(one: &Timex, other: &Timex) -> String {
    let calendar =
        other.value.as_ref().and_then(TimeValue::as_date).map_or(CalendarId::Gregorian, |date| date.calendar);
    let extent = one.extent();
    match (one.nominal.map(|nominal| nominal.day), extent.earliest(), extent.latest()) {
        (Some(day), ..) => format!("about {}", day_in(calendar, day)),
        (None, Some(first), Some(last)) if first != last => {
            format!("{} to {}", day_in(calendar, first), day_in(calendar, last))
        }
        (None, Some(day), _) => day_in(calendar, day),
        (None, None, _) => String::new(),
    }
}

/// "25 October (7 November) 1917": a day in Old Style and in New Style.
fn styles(account: &Account<'_>, found: &mut Findings) {
    for (one, other, year) in in_two_styles(account) {
        style(account, &account.timexes[one], &account.timexes[other], year, found);
    }
}

/// Returns the pairs of days that stand as one day in two styles, with their year.
pub(super) fn in_two_styles(account: &Account<'_>) -> Vec<(usize, usize, i64)> {
    let pair = |(sentence, tie): (&Sentence, Match)| {
        let mut days = tie.of(Slot::Day).filter_map(|token| sentence.time(token));
        let (one, other) = (days.next()?, days.next()?);
        // The year stands after the brackets, or with one of the two.
        let places = [Some(one), Some(other), sentence.time(tie.end)];
        let year = places.into_iter().flatten().find_map(|index| year_of(&account.timexes[index]))?;
        Some((one, other, year))
    };
    account.ties(&words().two_styles).filter_map(pair).collect()
}

fn year_of(timex: &Timex) -> Option<i64> {
    match timex.written()?.year? {
        WrittenYear::Full(year) if timex.resolved == Resolved::Written => Some(year),
        _other => None,
    }
}

fn style(account: &Account<'_>, one: &Timex, other: &Timex, year: i64, found: &mut Findings) {
    // "25–26 October (7–8 November)": two ranges, end for end.
    if let (Some(ends), Some(begins)) = (one.range, other.range)
        && (ends.edge, begins.edge) == (RangeEdge::End, RangeEdge::Start)
        && let (Some(first), Some(last)) = (before(account, one), after(account, other))
    {
        style_of_days(account, first, other, year, found);
        return style_of_days(account, one, last, year, found);
    }
    style_of_days(account, one, other, year, found);
}

fn before<'a>(account: &Account<'a>, timex: &Timex) -> Option<&'a Timex> {
    account.timexes.get((timex.id.0 as usize).checked_sub(1)?)
}

fn after<'a>(account: &Account<'a>, timex: &Timex) -> Option<&'a Timex> {
    account.timexes.get(timex.id.0 as usize + 1)
}

fn style_of_days(account: &Account<'_>, one: &Timex, other: &Timex, year: i64, found: &mut Findings) {
    let day = |timex: &Timex, calendar: CalendarId| -> Option<Day> {
        let written = timex.written()?;
        let western = match written.calendar {
            None => true,
            Some(own) => matches!(own, CalendarId::Gregorian | CalendarId::Julian),
        };
        let (month, day) = (written.month?, written.day?);
        // "8 January 1918 (26 December, Old Style)": the year that was found for it may be another.
        let styled = says_style(timex);
        let found = timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.year.value);
        let year = year_of(timex).or(found.filter(|_| styled)).unwrap_or(year);
        let fields = calendar::Fields { year, month, day };
        western.then(|| calendar.calendar().day(fields).ok()).flatten()
    };
    let (Some(old), Some(new)) = (day(one, CalendarId::Julian), day(other, CalendarId::Gregorian)) else { return };
    let (Some(old2), Some(new2)) = (day(other, CalendarId::Julian), day(one, CalendarId::Gregorian)) else { return };
    let begun = |timex: &Timex| {
        let date = timex.value.as_ref().and_then(TimeValue::as_date)?;
        let later = date.calendar == CalendarId::Julian && year_of(timex) == Some(date.year.value - 1);
        later.then(|| timex.extent().single_day()).flatten()
    };
    let (old, old2) = (begun(one).unwrap_or(old), begun(other).unwrap_or(old2));
    let agreed = [(old, new, one, other), (old2, new2, other, one)].into_iter().find(|(old, new, ..)| old == new);
    if let Some((day, _, old_time, new_time)) = agreed {
        let message = format!(
            "{} Old Style is {} New Style",
            day_in(CalendarId::Julian, day),
            day_in(CalendarId::Gregorian, day)
        );
        let finding = Finding::new(NAME, Severity::Info, message).at(account, new_time.span, "the Gregorian date");
        let finding = match begun(old_time) {
            Some(_) => finding.note("the year began on 25 March"),
            None => finding,
        };
        finding.beside(account, old_time.span, "the Julian date").verify(found);
        return;
    }
    // Written in one calendar, the two would lie ten to thirteen days apart. Farther off they are two days.
    let apart = new.0 - new2.0;
    let marked = says_style(one) || says_style(other);
    if !marked && !(9..=14).contains(&apart.abs()) {
        return;
    }
    let (first, second) = if apart > 0 { (one, other) } else { (other, one) };
    let day = if apart > 0 { old } else { old2 };
    let severity = if marked { Severity::Error } else { Severity::Warning };
    let named = day_in(CalendarId::Gregorian, day);
    let message = format!("{} Old Style is {named} New Style", day_in(CalendarId::Julian, day));
    Finding::new(NAME, severity, message)
        .at(account, second.span, format!("should be {named}"))
        .beside(account, first.span, "read as Old Style")
        .note(format!("the styles were {} days apart then", difference(day)))
        .fix(format!("write {named}"))
        .report(found);
}

/// By how many days the Julian date of a day lags behind its Gregorian date.
fn difference(day: Day) -> i64 {
    let fields = CalendarId::Julian.calendar().fields(day).ok();
    let same = fields.and_then(|fields| CalendarId::Gregorian.calendar().day(fields).ok());
    same.map_or(0, |same| day.0 - same.0)
}
