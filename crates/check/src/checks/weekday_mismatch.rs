//! weekday-mismatch: a date and a weekday that do not fall together.

use calendar::switch::Style;
use calendar::{Day, TimeValue, Weekday};
use source::{Severity, Span};
use timex::{OldBy, Pack, Resolved, RowWeekday, Timex, row_weekdays};

use crate::days::{By, NEW_STYLE, Reading, readings_of};
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{day_in, name};
use crate::template::Slot;
use crate::words::words;
use crate::{Check, Facts, Findings};

const NAME: &str = "weekday-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("weekday_mismatch.md"), severity: Severity::Error, run };

/// The language by which a text is read that has no pack of its own.
const ELSE: &str = "en";

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        let pack = Pack::of(account.document.language.0).or_else(|| Pack::of(ELSE));
        let mut rows = pack.map(|pack| row_weekdays(pack, account.text(), account.timexes)).unwrap_or_default();
        let is_day = |said: &RowWeekday| {
            let written = account.timexes[said.date.0 as usize].written();
            written.is_some_and(|date| date.month.is_some() && date.day.is_some() && date.weekday.is_none())
        };
        rows.retain(is_day);
        for timex in account.timexes {
            if let Some((weekday, _)) = timex.written().and_then(|written| written.weekday.zip(written.day)) {
                judge(account, &rows, timex, weekday, None, found);
            }
        }
        for said in &rows {
            judge(account, &rows, &account.timexes[said.date.0 as usize], said.weekday, Some(said.span), found);
        }
        for (sentence, tie) in account.ties(&words().weekday_of) {
            let time = |slot| tie.of(slot).next().and_then(|token| sentence.time(token));
            let (Some(date), Some(said)) = (time(Slot::Date), time(Slot::Weekday)) else { continue };
            let (date, said) = (&account.timexes[date], &account.timexes[said]);
            // A weekday said of "today" or of "ten days later" says where to count from, not what the day was.
            if date.written().is_none_or(|written| written.day.is_none() || written.month.is_none()) {
                continue;
            }
            if let Some(weekday) = said.written().and_then(|written| written.weekday) {
                judge(account, &rows, date, weekday, Some(said.span), found);
            }
        }
    }
}

fn judge(
    account: &Account<'_>,
    rows: &[RowWeekday],
    timex: &Timex,
    weekday: Weekday,
    said_at: Option<Span>,
    found: &mut Findings,
) {
    let readings = readings_of(timex);
    let Some(first) = readings.first() else { return };
    let whole = name(account, timex);
    let place = said_at.unwrap_or(timex.span);
    let right = readings.iter().find(|reading| reading.day.weekday() == weekday);
    let old = |reading: &&Reading| reading.by == By::Style(Style::Julian) && placed(timex) != Some(reading.day);
    let new_style_near = right.filter(old).and_then(|_| new_style_near(account, rows, timex));
    if let Some(right) = right.filter(|_| new_style_near.is_none()) {
        let by = right.by.told().map(|by| format!(", {by}")).unwrap_or_default();
        let finding = Finding::new(NAME, Severity::Info, format!("{whole} was a {}{by}", weekday.name()));
        let finding = finding.at(account, place, weekday.name());
        let finding = match said_at {
            Some(_) => finding.beside(account, timex.span, whole),
            None => finding,
        };
        match placed(timex).filter(|day| *day != right.day) {
            // The chronology has another day, whose weekday is not the one that is written.
            Some(day) => finding.note(as_placed(day, right.day)).fix(MARK_STYLE).report(found),
            None => finding.verify(found),
        }
        return;
    }
    let observed = readings.iter().any(|reading| reading.by == By::Observed);
    let filled_in = timex.resolved != Resolved::Written;
    let is_lent = matches!(timex.resolved, Resolved::Anchored(Some(_))) && timex.recurs.is_none();
    let is_sure =
        || is_year_of_sentence(account, timex) || is_borne_out(account, timex) || is_within_year(account, timex);
    if is_lent && !is_sure() {
        return; // the year of the date told last is a guess, and the weekday says only that it is a wrong one
    }
    let doubtful = observed || filled_in || new_style_near.is_some();
    let severity = if doubtful { Severity::Warning } else { Severity::Error };
    let computed = |reading: &&Reading| reading.by == By::Computed || reading.by == By::Style(Style::Gregorian);
    let main = readings.iter().find(computed).unwrap_or(first);
    let new_style = timex.value.as_ref().and_then(TimeValue::as_date).is_some_and(|date| date.year.value >= NEW_STYLE);
    let in_styles = readings.len() > 1 && !observed && !new_style && new_style_near.is_none();
    let right = main.day.weekday().name();
    let message = match in_styles {
        true => format!("{whole} was not a {} in either style", weekday.name()),
        false => format!("{whole} was a {right}, not a {}", weekday.name()),
    };
    let label = match in_styles {
        true => in_each_style(&readings),
        false => format!("a {} would be {}", weekday.name(), near(timex, main.day, weekday)),
    };
    let mut finding = Finding::new(NAME, severity, message).at(account, place, label);
    if said_at.is_some() {
        finding = finding.beside(account, timex.span, if in_styles { String::new() } else { format!("a {right}") });
    }
    if in_styles {
        finding = finding.note("Old Style and New Style were both in use then, and both were tried");
    }
    if let Some(other) = new_style_near {
        let note = format!("in Old Style it was one, but {} is New Style by its weekday", name(account, other));
        finding = finding.note(note);
    } else if new_style && let Some(old) = readings.iter().find(|reading| reading.by == By::Style(Style::Julian)) {
        let day = old.day.weekday().name();
        finding = finding.note(format!("Old Style, which some countries still used, was tried as well: a {day}"));
    }
    if observed {
        finding = finding.note("months of this calendar were observed: a day or two either way was allowed for");
    }
    if filled_in {
        finding = finding.note(format!("the year is not written here; it was filled in: {}", timex.reason));
    }
    let fix =
        if in_styles { "mend the weekday or the date".to_owned() } else { format!("write {right}, or mend the date") };
    finding.fix(fix).report(found);
}

/// How a date that is Old Style is told to be.
const MARK_STYLE: &str = "write the style (O.S.) if it is one, or mend the weekday";

/// The day the chronology has for a date.
fn placed(timex: &Timex) -> Option<Day> {
    timex.value.as_ref()?.extent().single_day()
}

/// "the chronology has Monday, 21 April 1902, New Style; so read it is 4 May 1902".
fn as_placed(placed: Day, read: Day) -> String {
    let gregorian = |day| day_in(calendar::CalendarId::Gregorian, day);
    format!(
        "the chronology has {}, {}, by the Gregorian calendar; so read it was {}",
        placed.weekday().name(),
        gregorian(placed),
        gregorian(read)
    )
}

/// Bytes between a date and the one before it that lends it its year, where nobody can take it for another year.
const BESIDE: u32 = 200;

/// Says whether the date that lends its year stands just before and writes its year: "in March 1938 … on Monday, 4 March". What is counted
/// on from that lends it as well: "on 14 April 1865 … the following morning, Sunday the 15th".
fn is_year_of_sentence(account: &Account<'_>, timex: &Timex) -> bool {
    let Resolved::Anchored(Some(from)) = timex.resolved else { return false };
    let Some(mut lender) = account.timexes.get(from.0 as usize) else { return false };
    if let (None, Resolved::Anchored(Some(from))) = (lender.written(), lender.resolved)
        && let Some(counted_from) = account.timexes.get(from.0 as usize)
    {
        lender = counted_from;
    }
    let writes_year = lender.written().is_some_and(|written| written.year.is_some() && written.month.is_some());
    let beside = lender.span.end <= timex.span.start && timex.span.start - lender.span.end <= BESIDE;
    writes_year && beside && lender.resolved == Resolved::Written
}

/// So many times before or after a date another may bear out its year.
const NEAR: usize = 32;

/// Says whether another day that has its year from the same time falls on the weekday written with it: "on Sunday, 3 May …
/// on Friday, 7 May", where the third was a Sunday in that year.
fn is_borne_out(account: &Account<'_>, timex: &Timex) -> bool {
    let at = account.timexes.partition_point(|other| other.span.start < timex.span.start);
    let near = at.saturating_sub(NEAR)..account.timexes.len().min(at + NEAR);
    account.timexes[near].iter().any(|other| {
        let said = other.written().and_then(|written| written.weekday.zip(written.day).zip(written.month));
        let lent = other.resolved == timex.resolved && other.id != timex.id;
        said.filter(|_| lent)
            .is_some_and(|((weekday, _), _)| readings_of(other).iter().any(|reading| reading.day.weekday() == weekday))
    })
}

/// Says whether the dates next before and behind that write their years write this one, and the day lies between them: "on
/// 5 February 1912 … on Tuesday 14 March … on 1 April 1912".
fn is_within_year(account: &Account<'_>, timex: &Timex) -> bool {
    let Some(day) = placed(timex) else { return false };
    let at = account.timexes.partition_point(|other| other.span.start < timex.span.start);
    let writes = |other: &&Timex| {
        let date = other.written().is_some_and(|written| written.year.is_some());
        date && other.resolved == Resolved::Written && other.range.is_none()
    };
    let before = account.timexes[at.saturating_sub(NEAR)..at].iter().rev().find(writes);
    let behind = account.timexes[at..account.timexes.len().min(at + NEAR)].iter().skip(1).find(writes);
    let ends = |time: &Timex| Some((time.extent().earliest()?, time.extent().latest()?));
    let (Some((first, _)), Some((_, last))) = (before.and_then(ends), behind.and_then(ends)) else { return false };
    let year = |time: &Timex| time.value.as_ref().and_then(TimeValue::as_date).map(|date| date.year.value);
    let one_year = |other: Option<&Timex>| other.and_then(year).is_some_and(|other| Some(other) == year(timex));
    first <= day && day <= last && one_year(before) && one_year(behind)
}

/// So many years from a day another shows which style it is in.
const OF_ONE_STYLE: u64 = 30;

/// Returns a day told near another whose weekday, beside it or in another cell of its row, shows that the account counts New Style.
fn new_style_near<'a>(account: &Account<'a>, rows: &[RowWeekday], timex: &Timex) -> Option<&'a Timex> {
    let around = |at: usize, length: usize| at.saturating_sub(NEAR)..length.min(at + NEAR);
    let at = account.timexes.partition_point(|other| other.span.start < timex.span.start);
    let beside = account.timexes[around(at, account.timexes.len())].iter().filter_map(|other| {
        let written = other.written().filter(|written| written.day.is_some() && written.year.is_some())?;
        Some((other, written.weekday?))
    });
    let at = rows.partition_point(|row| row.date < timex.id);
    let in_rows = rows[around(at, rows.len())].iter();
    let in_rows = in_rows.filter_map(|row| Some((account.timexes.get(row.date.0 as usize)?, row.weekday)));
    let year = |timex: &Timex| timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.year.value);
    let shows = |(other, weekday): &(&Timex, Weekday)| {
        let close = year(other).zip(year(timex)).is_some_and(|(one, other)| one.abs_diff(other) <= OF_ONE_STYLE);
        let mut fit = readings_of(other).into_iter().filter(|reading| reading.day.weekday() == *weekday);
        close
            && other.id != timex.id
            && is_of_its_time(other, timex)
            && fit.next().is_some_and(|only| only.by == By::Style(Style::Gregorian))
            && fit.next().is_none()
    };
    beside.chain(in_rows).find(shows).map(|(other, _)| other)
}

/// Says whether a day may show the style of another: where a country still counted Old Style on that one, only a day on which it did as
/// well.
fn is_of_its_time(other: &Timex, timex: &Timex) -> bool {
    let by_country = |timex: &Timex| timex.may_be_old.is_some_and(|old| matches!(old.by, OldBy::Country(_)));
    !by_country(timex) || by_country(other)
}

/// "a Sunday in Old Style, a Thursday in New Style".
fn in_each_style(readings: &[Reading]) -> String {
    let one = |reading: &Reading| {
        let style = match reading.by {
            By::Style(Style::Julian) => "in Old Style",
            By::Style(Style::Gregorian) => "in New Style",
            By::Style(Style::Swedish) => "in Sweden",
            By::LadyDay => "where the year began on 25 March",
            By::Computed | By::Observed => "as computed",
        };
        format!("a {} {style}", reading.day.weekday().name())
    };
    readings.iter().map(one).collect::<Vec<String>>().join(", ")
}

/// The days of that weekday before and after, in the date's own calendar: "11 or 18 February 1989".
fn near(timex: &Timex, day: Day, weekday: Weekday) -> String {
    let calendar = timex.value.as_ref().and_then(TimeValue::as_date).map(|date| date.calendar);
    let back = (i64::from(day.weekday().iso()) - i64::from(weekday.iso())).rem_euclid(7);
    let calendar = calendar.unwrap_or(calendar::CalendarId::Gregorian);
    let (before, after) = (day_in(calendar, day.plus(-back)), day_in(calendar, day.plus(7 - back)));
    match (before.split_once(' '), after.split_once(' ')) {
        (Some((number, month)), Some((_, same))) if month == same => format!("{number} or {after}"),
        _two_months => format!("{before} or {after}"),
    }
}
