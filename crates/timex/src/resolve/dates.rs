//! Places dates of which only some parts are written.

use calendar::switch::{Style, readings};
use calendar::{CalendarId, Day, Fields, Part, Partial, TimeValue, Weekday, Year};

use super::bare::bare_part;
use super::days::{bare_day, bare_weekday};
use super::story::Told;
use super::styles::{LAST_OLD, NEW_STYLE};
use super::{Placed, Reason, Setting};
use crate::expr::{self, Expr, Order, Written, WrittenYear};
use crate::meaning::Era;
use crate::timex::Resolved;

/// Fills what is not written from the date of writing or the account.
pub(crate) fn place_date(setting: &Setting<'_>, written: &Written) -> Placed {
    if written.year == Some(WrittenYear::Full(0)) {
        return Placed::unanchored("no era has a year 0");
    }
    if let Some(placed) = super::era::place(setting, written) {
        return placed;
    }
    match written_year(setting, written) {
        Some((year, None)) => finish(written, year, Resolved::Written, as_written(written)),
        Some((year, Some((told, reason)))) => finish(written, year, Resolved::Anchored(told.id), reason),
        None => match written {
            Written { weekday: Some(weekday), day: None, month: None, .. } => bare_weekday(setting, written, *weekday),
            Written { day: Some(day), month: None, .. } => bare_day(setting, written, *day),
            _part_of_year => bare_part(setting, written),
        },
    }
}

/// How the parts of a date were told from each other.
fn as_written(written: &Written) -> &'static str {
    match written.order {
        None => "as written",
        Some(Order::DayFirst) => "day first, as in other dates of the text",
        Some(Order::MonthFirst) => "month first, as in other dates of the text",
        Some(Order::Unsettled) => "month first; nothing tells whether the day is meant to be",
    }
}

/// Builds the value once the year is known; a bare date before 15 October 1582 is Julian.
pub(super) fn finish(written: &Written, year: Year, resolved: Resolved, reason: impl Into<Reason>) -> Placed {
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    let partial = assemble(written, calendar, year);
    let bare = written.calendar.is_none() && matches!(partial.part, Some(Part::Month(_) | Part::Day { .. }));
    let carried = match written.style {
        Some(expr::Style::Old) => year.value < NEW_STYLE,
        Some(expr::Style::OldSaid) => year.value < LAST_OLD,
        Some(expr::Style::OldBeside) => year.value < LAST_OLD,
        Some(expr::Style::NewBeside) | None => false,
    };
    let old = bare
        && (carried
            || year.value < 1583 && TimeValue::Date(partial).extent().earliest().is_none_or(|day| day < Day::REFORM));
    let partial = if old { Partial { calendar: CalendarId::Julian, ..partial } } else { partial };
    if let (None, Some(swedish)) = (written.calendar, swedish_leap_day(partial)) {
        return Placed { value: Some(TimeValue::Date(swedish)), resolved, reason: SWEDISH.into() };
    }
    if bare && is_julian_only(partial) {
        let julian = Partial { calendar: CalendarId::Julian, ..partial };
        return Placed { value: Some(TimeValue::Date(julian)), resolved, reason: JULIAN.into() };
    }
    Placed { value: Some(TimeValue::Date(partial)), resolved, reason: reason.into() }
}

/// Why 29 February 1900 is a day.
const JULIAN: &str = "a day of the Julian calendar only, which was still in use";

/// Says whether a Gregorian date is a day only by the Julian calendar, in years in which that was in use somewhere.
fn is_julian_only(date: Partial) -> bool {
    let (Some(Part::Day { month, day }), 0, CalendarId::Gregorian) = (date.part, date.year.missing, date.calendar)
    else {
        return false;
    };
    let fields = Fields { year: date.year.value, month, day };
    date.calendar.calendar().day(fields).is_err() && matches!(readings(None, fields).as_slice(), [(Style::Julian, _)])
}

/// Why 30 February 1712 is a day.
const SWEDISH: &str = "a day of the Swedish calendar only, told by the Gregorian";

/// 30 February 1712 was a day in Sweden and nowhere else; by the Gregorian calendar it was 11 March.
fn swedish_leap_day(date: Partial) -> Option<Partial> {
    let leap_day = date.year == Year::known(1712) && date.part == Some(Part::Day { month: 2, day: 30 });
    let part = Some(Part::Day { month: 3, day: 11 });
    leap_day.then_some(Partial { calendar: CalendarId::Gregorian, part, ..date })
}

pub(super) fn assemble(written: &Written, calendar: CalendarId, year: Year) -> Partial {
    // A name stands for its place among the calendar's months; in a Hebrew or Rumi year its number may be another.
    let month = written.month.map(|place| match year.missing {
        0 => calendar.calendar().month_in(year.value, place).unwrap_or(place),
        _digits => place,
    });
    if let (Some(week), 0) = (written.week, year.missing) {
        return of_week(year.value, week, written.weekday);
    }
    let part = match (month, written.day, written.season, written.quarter, written.half) {
        (Some(month), Some(day), ..) => Some(Part::Day { month, day }),
        (Some(month), None, ..) => Some(Part::Month(month)),
        (None, _, Some(season), ..) => Some(Part::Season(season)),
        (None, _, None, Some(quarter), _) => Some(Part::Quarter(quarter)),
        (None, _, None, None, Some(half)) => Some(Part::Half(half)),
        (None, _, None, None, None) => None,
    };
    let clock = written.clock.filter(|_| matches!(part, Some(Part::Day { .. })));
    Partial { part, clock, qualifier: written.qualifier, year, ..Partial::year(calendar, year.value) }
}

/// A week of ISO 8601, or a day of it; one that the year does not have stays a week, so that a check can say so.
fn of_week(year: i64, week: u8, weekday: Option<Weekday>) -> Partial {
    let day = weekday.and_then(|weekday| Day::from_iso_week(year, week, weekday).ok());
    let day = day.and_then(|day| Partial::from_day(CalendarId::Gregorian, day).ok());
    day.unwrap_or(Partial { part: Some(Part::Week(week)), ..Partial::year(CalendarId::Gregorian, year) })
}

/// The year that is written, astronomical where it is Gregorian; the second is what a short year was completed from.
fn written_year(setting: &Setting<'_>, written: &Written) -> Option<(Year, Option<(Told, &'static str)>)> {
    let before = |year: i64| match written.era {
        Some(Era::Bce) => 1 - year,
        Some(Era::Ce | Era::Of(_) | Era::OldStyle | Era::NewStyle) | None => year,
    };
    match written.year? {
        WrittenYear::Full(year) => Some((Year::known(before(year)), None)),
        WrittenYear::Double(year) => Some((Year::known(before(year) + i64::from(written.is_before_lady_day())), None)),
        WrittenYear::Decade(first) => {
            // The 1900s are a century; the 2000s, so far, ten years.
            let missing = if first % 100 == 0 && first != 2000 && !written.ten_years { 2 } else { 1 };
            let value = match written.era {
                Some(Era::Bce) => before_our_era(first, missing),
                _other => first,
            };
            Some((Year { value, missing }, None))
        }
        WrittenYear::Short(short) => {
            let (near, told) = nearest_century(setting, written.calendar, short, MOST_AHEAD);
            Some((Year::known(near), told))
        }
        WrittenYear::ShortDecade(short) => {
            let (near, told) = nearest_century(setting, written.calendar, short, 0);
            Some((Year { value: near, missing: 1 }, told))
        }
    }
}

/// The earliest year of "the 50s BC", 59 BC, and of "the 300s BC", 399 BC, counted as astronomers do.
pub(super) fn before_our_era(first: i64, missing: u8) -> i64 {
    let years = if missing == 2 { 100 } else { 10 };
    2 - first - years
}

/// How many years after the date of writing a year of two digits may lie; a decade so named has begun.
const MOST_AHEAD: i64 = 10;

/// The year with these two last digits that lies nearest to the account, else to the date of writing, and no more
/// than `ahead` years after that.
fn nearest_century(
    setting: &Setting<'_>,
    calendar: Option<CalendarId>,
    short: i64,
    ahead: i64,
) -> (i64, Option<(Told, &'static str)>) {
    let told = setting.story.last().filter(|told| told.at.year.missing == 0);
    let about = setting.about_years.map(|(first, _)| Partial::year(CalendarId::Gregorian, first));
    let from = told.map(|told| told.at).or(setting.writing).or(about);
    if let (None, None, Some(next)) = (from, calendar, setting.ahead) {
        // "In '45 the clans rose. In 1746 they fled": the account goes on from it.
        let latest = next + MOST_AHEAD;
        let year = latest - (latest - short).rem_euclid(100);
        let told = Told { id: None, at: Partial::year(CalendarId::Gregorian, next) };
        return (year, Some((told, "the century is that of the next year told")));
    }
    let default = match calendar {
        Some(CalendarId::Persian | CalendarId::PersianZodiac) => 1360,
        Some(_) | None => 1970,
    };
    let near = match from {
        Some(at) if calendar.is_none() || calendar == Some(at.calendar) => at.year.value,
        Some(_) | None => default,
    };
    let base = near.div_euclid(100) * 100 + short;
    let latest = setting.writing.filter(|at| calendar.is_none_or(|calendar| calendar == at.calendar));
    let year = [base - 100, base, base + 100]
        .into_iter()
        .filter(|year| latest.is_none_or(|at| *year <= at.year.value + ahead))
        .min_by_key(|year| (year - near).abs())
        .unwrap_or(base);
    let reason = match (told, setting.writing, about) {
        (Some(_), ..) => "the century is that of the time told last",
        (None, Some(_), _) => "the century is that of the date of writing",
        (None, None, Some(_)) => "the century is that of the years the text is said to be about",
        (None, None, None) => "no year tells the century: the latest one is taken",
    };
    (year, Some((told.unwrap_or(Told { id: None, at: Partial::year(CalendarId::Gregorian, near) }), reason)))
}

/// Turns a date into another calendar's, as finely as it can be said there.
pub(super) fn in_calendar(at: Partial, calendar: CalendarId) -> Option<Partial> {
    let same = |id: CalendarId| matches!(id, CalendarId::Gregorian | CalendarId::Julian);
    if at.calendar == calendar || same(at.calendar) && same(calendar) {
        return Some(at);
    }
    let extent = TimeValue::Date(at).extent();
    Partial::from_day(calendar, extent.single_day()?).ok()
}

/// "August of that year": the year is that of another expression; "the 5th of that month" takes its month too.
pub(crate) fn within(setting: &Setting<'_>, what: &Written, of: &Expr) -> Placed {
    let inner = super::place::place(setting, of, None);
    let Some(TimeValue::Date(date)) = inner.value else {
        return Placed::unanchored("what it lies in is not placed");
    };
    let mut whole = what.clone();
    if let (None, Some(_), Some(Part::Month(month) | Part::Day { month, .. })) = (what.month, what.day, date.part) {
        whole.month = Some(month);
        whole.calendar = whole.calendar.or(Some(date.calendar));
    }
    let is_year = date.part.is_none() && date.year.missing == 0;
    if !whole.is_placeable() || whole.half.is_some() && !is_year {
        return inner;
    }
    match year_begun_in(&whole, date) {
        Some(year) => finish(&whole, Year::known(year), inner.resolved, "the one that begins in that year"),
        None => finish(&whole, date.year, inner.resolved, inner.reason),
    }
}

/// The year of another calendar whose month begins in a year of ours; `None` where both are of one calendar.
fn year_begun_in(whole: &Written, of: Partial) -> Option<i64> {
    let calendar =
        whole.calendar.filter(|calendar| of.part.is_none() && of.year.missing == 0 && *calendar != of.calendar)?;
    let extent = TimeValue::Date(of).extent();
    let first = extent.earliest()?;
    let near = calendar.calendar().fields(first).ok()?.year;
    let begins = |year: i64| TimeValue::Date(assemble(whole, calendar, Year::known(year))).extent().earliest();
    [near, near + 1].into_iter().find(|year| begins(*year).is_some_and(|day| day >= first))
}
