//! impossible-date: a day that its calendar does not have.

use calendar::{CalendarId, Day, Family, Fields, Part, Partial, TimeValue, Weekday};
use source::{Severity, Span};
use timex::{Timex, WrittenYear};

use crate::days::{NEW_STYLE, fields_of, is_unmarked, readings_of};
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{calendar_name, date_name, name, quote};
use crate::{Check, Facts, Findings};

const NAME: &str = "impossible-date";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("impossible_date.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        written(account, found);
        for timex in account.timexes {
            one(account, timex, found);
            month(account, timex, found);
            hour(account, timex, found);
        }
    }
}

fn one(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    let Some(date) = timex.value.as_ref().and_then(TimeValue::as_date) else {
        return without_year(account, timex, found);
    };
    let Some(fields) = fields_of(date) else { return week(account, timex, date, found) };
    // The weekday of a row has its day from another cell, of which it is said.
    if timex.written().is_some_and(|written| written.weekday.is_some() && written.day.is_none()) {
        return;
    }
    if is_unmarked(timex, date) {
        let tried = in_both_styles(fields);
        if !tried.is_empty() && readings_of(timex).is_empty() {
            report(account, timex, fields, date.calendar, &tried, found);
        } else if let ([(CalendarId::Gregorian, Excess::Day { last })], NEW_STYLE..) = (&tried[..], fields.year) {
            only_julian(account, timex, *last, found);
        }
        return;
    }
    let Some(excess) = Excess::of(date.calendar, fields) else { return };
    let observed = date.calendar.calendar().spread(Fields { day: 1, ..fields }) > 0;
    if observed && excess == (Excess::Day { last: 29 }) && fields.day == 30 {
        // The month was as long as the crescent made it.
        let whole = name(account, timex);
        Finding::new(NAME, Severity::Warning, format!("{whole} is a day that the computed month does not have"))
            .at(account, timex.span, "the month has 29 days by rule")
            .note("months of this calendar were observed, and may have been a day longer")
            .report(found);
        return;
    }
    report(account, timex, fields, date.calendar, &[(date.calendar, excess)], found);
}

/// "29 February 1900": a day that only the Julian calendar has, of which nothing says that it is Old Style.
fn only_julian(account: &Account<'_>, timex: &Timex, last: u8, found: &mut Findings) {
    if timex.written().is_some_and(|written| written.style.is_some()) {
        return;
    }
    let message = format!("{} is a date in the Julian calendar only", quote(account, timex));
    Finding::new(NAME, Severity::Warning, message)
        .at(account, timex.span, format!("the month has {last} days in the Gregorian calendar"))
        .note("it was read as Old Style, which some countries still used")
        .fix("write the style (O.S.) if it is one, or mend the day")
        .report(found);
}

/// A date of writing that the account's own metadata gives, and that is no day.
fn written(account: &Account<'_>, found: &mut Findings) {
    let Some(TimeValue::Date(date)) = account.written else { return };
    let Some(fields) = fields_of(date).filter(|fields| Excess::of(date.calendar, *fields).is_some()) else { return };
    let day = format!("{:04}-{:02}-{:02}", fields.year, fields.month, fields.day);
    let message = format!("the date of writing, {day}, is not a date in {}", calendar_name(date.calendar));
    Finding::new(NAME, Severity::Error, message)
        .at(account, Span::new(0, 0), "by what the file says of itself")
        .note("times that are counted from it are not placed")
        .fix("mend it in the file, or say when the text was written: --written DATE")
        .report(found);
}

/// A week 53 of a year that has 52.
fn week(account: &Account<'_>, timex: &Timex, date: &Partial, found: &mut Findings) {
    let (Some(Part::Week(week)), 0, Some(written)) = (date.part, date.year.missing, timex.written()) else { return };
    let (year, last) = (
        date.year.value,
        LONG_YEAR - u8::from(Day::from_iso_week(date.year.value, LONG_YEAR, Weekday::Monday).is_err()),
    );
    if written.week.is_some() && !(1..=last).contains(&week) {
        let message = format!("{year} has no week {week}");
        Finding::new(NAME, Severity::Error, message)
            .at(account, timex.span, format!("the year has {last} weeks"))
            .note("weeks are counted as ISO 8601 does: the first holds the year's first Thursday")
            .fix("mend the week or the year")
            .report(found);
    }
}

/// Years have 52 weeks or this many.
const LONG_YEAR: u8 = 53;

/// A month that other years of the calendar have: Adar I of a Hebrew year of twelve months.
fn month(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    let Some(absent) = timex.absent_month() else { return };
    let fix = "mend the month or the year";
    let finding = Finding::new(NAME, Severity::Error, absent.to_string());
    match timex.value.as_ref().and_then(TimeValue::as_date).and_then(date_name) {
        Some(read) => finding.at(account, timex.span, format!("read as {read}")),
        None => finding.at(account, timex.span, "there is no such month"),
    }
    .fix(fix)
    .report(found);
}

/// An hour that no clock shows: 25:61, 24:30.
fn hour(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    if let Some((hour, minute)) = timex.impossible_hour() {
        // "At thirteen p.m." is told as it is written: no figures say more of it.
        let colon = timex.span.of(account.text()).contains(':') && hour < 2 * 24;
        let told = if colon { format!("{hour:02}:{minute:02}") } else { quote(account, timex) };
        Finding::new(NAME, Severity::Error, format!("{told} is no time of day"))
            .at(account, timex.span, "a day ends at 24:00, an hour after 59 minutes")
            .fix("mend the hour or the minutes")
            .report(found);
    }
}

/// What a date has too much of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Excess {
    /// The month has fewer days.
    Day { last: u8 },
    /// The year has fewer months.
    Month,
}

impl Excess {
    /// `None` where the date exists, or the calendar is not defined there.
    fn of(calendar: CalendarId, fields: Fields) -> Option<Excess> {
        let rule = calendar.calendar();
        if rule.day(fields).is_ok() {
            return None;
        }
        if fields.month == 0 || fields.month > rule.months_in_year(fields.year).ok()? {
            return Some(Excess::Month);
        }
        let last = rule.days_in_month(fields.year, fields.month).ok()?;
        (fields.day == 0 || fields.day > last).then_some(Excess::Day { last })
    }
}

/// Years in which both styles were in use somewhere: from October 1582 to 1923.
const BOTH: std::ops::RangeInclusive<i64> = 1582..=1923;

fn in_both_styles(fields: Fields) -> Vec<(CalendarId, Excess)> {
    let styles: &[CalendarId] = match fields.year {
        year if BOTH.contains(&year) => &[CalendarId::Gregorian, CalendarId::Julian],
        year if year < *BOTH.start() => &[CalendarId::Julian],
        _later => &[CalendarId::Gregorian],
    };
    styles.iter().copied().filter_map(|style| Some((style, Excess::of(style, fields)?))).collect()
}

fn report(
    account: &Account<'_>,
    timex: &Timex,
    fields: Fields,
    calendar: CalendarId,
    tried: &[(CalendarId, Excess)],
    found: &mut Findings,
) {
    let whole = name(account, timex);
    let message = match tried {
        [_, _, ..] => format!("{whole} is a date in neither the Gregorian nor the Julian calendar"),
        _one => format!("{whole} is not a date in {}", calendar_name(calendar)),
    };
    let month = date_name(&calendar::Partial::month(calendar, fields.year, fields.month));
    let label = match (tried.first().map(|(_, excess)| *excess), &month) {
        (Some(Excess::Day { last }), Some(month)) => format!("{month} has {last} days"),
        (Some(Excess::Day { last }), None) => format!("the month has {last} days"),
        (Some(Excess::Month), _) | (None, _) => "there is no such month".to_owned(),
    };
    let mut finding = Finding::new(NAME, Severity::Error, message).at(account, timex.span, label);
    if let (Some(Excess::Day { last }), Some(month)) = (tried.first().map(|(_, excess)| *excess), month) {
        finding = finding.fix(format!("the last day is {last} {month}: mend the day, the month or the year"));
    }
    if timex.resolved != timex::Resolved::Written {
        finding = finding.note(format!("the year is not written here; it was filled in: {}", timex.reason));
    }
    finding.report(found);
}

/// A day without a year is impossible where no year has it.
fn without_year(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    if let Some((calendar, most)) = exceeds(timex) {
        Finding::new(NAME, Severity::Error, format!("{} is a day that no year has", quote(account, timex)))
            .at(account, timex.span, format!("this month has at most {most} days in {}", calendar_name(calendar)))
            .fix("mend the day or the month")
            .report(found);
    }
}

/// Says whether a time is a day and month without a year, of which no year has such a day.
pub(super) fn is_in_no_year(timex: &Timex) -> bool {
    exceeds(timex).is_some()
}

/// The calendar, and the most days the month has in it, where that is fewer than written.
fn exceeds(timex: &Timex) -> Option<(CalendarId, u8)> {
    let written = timex.written()?;
    let (month, day) = (written.month?, written.day?);
    if matches!(written.year, Some(WrittenYear::Full(_) | WrittenYear::Double(_))) {
        return None;
    }
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    longest(calendar, month).filter(|most| day > *most).map(|most| (calendar, most))
}

/// The most days a month has in a run of years that shows all of its calendar's kinds of year.
fn longest(calendar: CalendarId, month: u8) -> Option<u8> {
    let years = match calendar.family() {
        Family::Western => 1896..1905,
        Family::SolarHijri => 1365..1410,
        Family::LunarHijri => 1400..1431,
        Family::Other(_) => return None,
    };
    years.filter_map(|year| calendar.calendar().days_in_month(year, month).ok()).max()
}
