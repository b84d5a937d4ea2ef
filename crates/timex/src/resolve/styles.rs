//! Old Style by what the text itself says: a weekday that fits the Julian date alone, a second day that is the same in
//! the Gregorian calendar.

use std::borrow::Cow;

use calendar::{CalendarId, Day, Part, Partial, TimeValue, Weekday};

use super::{Reason, same_day, style_beside};
use crate::expr::{RangeEdge, Style, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;
use crate::pack::Pack;
use crate::timex::{Resolved, Timex};

/// From this year on most of Europe wrote New Style: a weekday alone proves nothing any more.
pub(super) const NEW_STYLE: i64 = 1753;

/// From this year on no country wrote Old Style.
pub(super) const LAST_OLD: i64 = 1924;

/// What a weekday says of the style of the date it stands beside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Proof {
    Old,
    New,
}

/// Lets every western date of a text in which a weekday proves Old Style, and none proves New Style, count so: what the account
/// counts from such a day falls on the right weekdays then. So do the days of a text that says so itself.
pub(super) fn carry(found: &mut [Found], declared: bool) {
    let proofs = |wanted: Proof| {
        found.iter().filter_map(|one| one.meant.expr.written()).any(|written| proof(written) == Some(wanted))
    };
    if !declared && (!proofs(Proof::Old) || proofs(Proof::New)) {
        return;
    }
    let mut told = None;
    for one in found {
        let Some(written) = one.meant.expr.counted_in_mut() else { continue };
        told = written.year.or(told);
        if !is_unmarked(written) {
            continue;
        }
        let of_year = Written { year: told, ..written.clone() };
        let is_old = if declared { may_be_declared(&of_year) } else { !is_new(&of_year) };
        if is_old {
            written.style = Some(if declared { Style::OldSaid } else { Style::Old });
        }
    }
}

/// Says whether a day is of the years in which a text may say that it is in Old Style, and its weekday does not say otherwise.
fn may_be_declared(written: &Written) -> bool {
    let year = match written.year {
        Some(WrittenYear::Full(year)) => year,
        _other => return false,
    };
    written.day.is_some() && (1583..LAST_OLD).contains(&year) && proof(written) != Some(Proof::New)
}

/// Says whether a day, whose year may be the one told last, is none of Old Style: its weekday says so, or it lies behind the day on
/// which the last of those who wrote of it in English changed over.
fn is_new(written: &Written) -> bool {
    let (Some(WrittenYear::Full(year)), Some(month), Some(day)) = (written.year, written.month, written.day) else {
        return false;
    };
    proof(written) == Some(Proof::New) || (year, month, day) >= BRITISH
}

/// The first day of New Style in Britain and its colonies.
const BRITISH: (i64, u8, u8) = (1752, 9, 14);

pub(super) fn is_unmarked(written: &Written) -> bool {
    written.calendar.is_none() && !matches!(written.era, Some(Era::OldStyle | Era::NewStyle))
}

fn proof(written: &Written) -> Option<Proof> {
    let (Some(WrittenYear::Full(year)), Some(month), Some(day)) = (written.year, written.month, written.day) else {
        return None;
    };
    let weekday = written.weekday.filter(|_| is_unmarked(written) && (1583..NEW_STYLE).contains(&year))?;
    let on = |calendar: CalendarId| {
        let day = TimeValue::Date(Partial::day(calendar, year, month, day)).extent().single_day();
        day.is_some_and(|day| day.weekday() == weekday)
    };
    match (on(CalendarId::Julian), on(CalendarId::Gregorian)) {
        (true, false) => Some(Proof::Old),
        (false, true) => Some(Proof::New),
        (true, true) | (false, false) => None,
    }
}

/// Gives western days that say no style the Julian calendar where the text proves it; the reason says by what.
///
/// A single weekday is believed only while both styles were common; later it may be a slip, which a check finds.
pub(super) fn decide(pack: &Pack, text: &str, timexes: &mut [Timex]) {
    for index in 0..timexes.len() {
        if let Some(range) = range_beside(pack, text, timexes, index) {
            for (place, date) in range {
                settle(&mut timexes[place], date, "Old Style: the range beside it is the same in New Style".to_owned());
            }
        } else if let Some(date) = march_year(pack, text, timexes, index) {
            let reason = "Old Style, of a year that began on 25 March: the day beside it is the same in New Style";
            settle(&mut timexes[index], date, reason.to_owned());
        } else if let Some(reason) = by_carrying(&timexes[index]).map(Cow::Owned).or_else(|| beside(&timexes[index])) {
            timexes[index].reason = reason;
        } else if let Some(old) = in_old_style(&timexes[index]) {
            if others_beside(pack, text, timexes, index).any(|other| day_of(other) == Some(old.day)) {
                settle(
                    &mut timexes[index],
                    old.date,
                    "Old Style: the day beside it is the same in New Style".to_owned(),
                );
            } else if let Some(reason) = by_weekday(&timexes[index], old) {
                settle(&mut timexes[index], old.date, reason);
            }
        }
    }
}

/// A date read in the Julian calendar.
#[derive(Clone, Copy)]
struct Old {
    date: Partial,
    day: Day,
}

/// The date with its numbers read in Old Style; `None` where it says its style, or both styles were not in use.
fn in_old_style(timex: &Timex) -> Option<Old> {
    let written = timex.written()?;
    let date = timex.value.as_ref()?.as_date()?;
    let told = written.day.is_some() && written.month.is_some();
    let western = date.calendar == CalendarId::Gregorian && date.year.missing == 0 && date.year.value < LAST_OLD;
    if !(is_unmarked(written) && told && western && matches!(date.part, Some(Part::Day { .. }))) {
        return None;
    }
    let date = Partial { calendar: CalendarId::Julian, ..*date };
    let day = TimeValue::Date(date).extent().single_day().filter(|&day| day >= Day::REFORM)?;
    Some(Old { date, day })
}

/// "12–13 March 1904 (25–26 March N.S.)": the Julian dates of a range that ends at `index`, where the range beside it is the same in
/// New Style.
fn range_beside(pack: &Pack, text: &str, timexes: &[Timex], index: usize) -> Option<[(usize, Partial); 2]> {
    let edge = |at: usize, edge: RangeEdge| timexes.get(at)?.range.filter(|range| range.edge == edge);
    edge(index, RangeEdge::End)?;
    let first = index.checked_sub(1)?;
    let others = [index + 1, index.checked_add(2)?];
    edge(others[0], RangeEdge::Start)?;
    edge(others[1], RangeEdge::End)?;
    let (from, until) = (in_old_style(&timexes[first])?, in_old_style(&timexes[index])?);
    let days = others.map(|other| day_of(&timexes[other]));
    let same = days == [Some(from.day), Some(until.day)];
    (same && stands_beside(pack, text, timexes, index, others[0])).then_some([(first, from.date), (index, until.date)])
}

/// Years that began on 25 March, in England the longest.
const MARCH_YEARS: std::ops::Range<i64> = 1155..1752;

/// The Julian date of a day before 25 March whose year is the one before, where the day beside it proves that: "22 February 1732
/// [O.S. 11 February 1731]".
fn march_year(pack: &Pack, text: &str, timexes: &[Timex], index: usize) -> Option<Partial> {
    let timex = &timexes[index];
    let written = timex.written().filter(|written| written.era != Some(Era::NewStyle))?;
    let (year, month, day) = match (written.year?, written.month?, written.day?) {
        (WrittenYear::Full(year), month, day) if MARCH_YEARS.contains(&year) => (year, month, day),
        _other => return None,
    };
    if timex.resolved != Resolved::Written
        || !matches!(written.calendar, None | Some(CalendarId::Julian))
        || (month, day) >= (3, 25)
    {
        return None;
    }
    let date = Partial::day(CalendarId::Julian, year + 1, month, day);
    let day = TimeValue::Date(date).extent().single_day()?;
    others_beside(pack, text, timexes, index).any(|other| day_of(other) == Some(day)).then_some(date)
}

/// Says whether another day stands beside one as the same day would in the other style.
pub(super) fn is_told_twice(pack: &Pack, text: &str, timexes: &[Timex], index: usize) -> bool {
    others_beside(pack, text, timexes, index).any(|other| other.extent().single_day().is_some())
}

/// The times that stand beside one as the same day in brackets would.
fn others_beside<'a>(
    pack: &'a Pack,
    text: &'a str,
    timexes: &'a [Timex],
    index: usize,
) -> impl Iterator<Item = &'a Timex> {
    let neighbours = [index.checked_sub(1), Some(index + 1)];
    let beside =
        neighbours.into_iter().flatten().filter(move |&other| stands_beside(pack, text, timexes, index, other));
    beside.map(|other| &timexes[other])
}

/// Says whether two times stand as one day and the same day in brackets, or behind words that say so; behind a comma alone
/// only where one of them is marked.
fn stands_beside(pack: &Pack, text: &str, timexes: &[Timex], index: usize, other: usize) -> bool {
    let Some(other) = timexes.get(other) else { return false };
    let (first, second) =
        if other.span.start < timexes[index].span.start { (other, &timexes[index]) } else { (&timexes[index], other) };
    let marked = [first, second].iter().any(|timex| timex.written().and_then(same_day::style_of).is_some());
    match same_day::joint(pack, text, first.span, second.span) {
        Some(same_day::Joint::Said) => true,
        Some(same_day::Joint::Comma) => marked,
        None => false,
    }
}

/// The day of a western date in New Style.
fn day_of(timex: &Timex) -> Option<Day> {
    let date = timex.value.as_ref()?.as_date().filter(|date| date.calendar == CalendarId::Gregorian)?;
    TimeValue::Date(*date).extent().single_day()
}

/// Why the weekday that is written makes it Old Style.
fn by_weekday(timex: &Timex, old: Old) -> Option<String> {
    let weekday = timex.written()?.weekday.filter(|_| timex.resolved == Resolved::Written)?;
    let new = day_of(timex)?;
    let proves = old.date.year.value < NEW_STYLE && old.day.weekday() == weekday && new.weekday() != weekday;
    proves.then(|| old_by(weekday))
}

/// Why a date is in Old Style that was placed so.
fn by_carrying(timex: &Timex) -> Option<String> {
    let written = timex.written().filter(|written| {
        matches!(written.style, Some(Style::Old | Style::OldSaid)) && timex.resolved == Resolved::Written
    })?;
    let date = timex.value.as_ref()?.as_date().filter(|date| date.calendar == CalendarId::Julian)?;
    let late = date.year.value >= 1583;
    let reason = match written.weekday.filter(|_| proof(written) == Some(Proof::Old)) {
        Some(weekday) => old_by(weekday),
        None if written.style == Some(Style::OldSaid) => "Old Style, as the text says of its dates".to_owned(),
        None => "Old Style, as a weekday elsewhere in the text proves".to_owned(),
    };
    late.then_some(reason)
}

/// Why a date is in the style of another of its sentence.
fn beside(timex: &Timex) -> Option<Reason> {
    let date = timex.value.as_ref()?.as_date()?;
    match (timex.written()?.style?, date.calendar) {
        (Style::OldBeside, CalendarId::Julian) if timex.extent().latest() >= Some(Day::REFORM) => {
            Some(style_beside::OLD.into())
        }
        (Style::NewBeside, CalendarId::Gregorian) => Some(style_beside::NEW.into()),
        (Style::Old | Style::OldSaid | Style::OldBeside | Style::NewBeside, _calendar) => None,
    }
}

fn old_by(weekday: Weekday) -> String {
    format!("Old Style: it was a {} in the Julian calendar, and none in the Gregorian", weekday.name())
}

fn settle(timex: &mut Timex, date: Partial, reason: String) {
    timex.value = Some(TimeValue::Date(date));
    timex.reason = reason.into();
}
