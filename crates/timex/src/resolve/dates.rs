//! Places dates of which only some parts are written.

use calendar::{CalendarId, Day, Extent, Granularity, Part, Partial, Season, TimeValue, Weekday, Year};

use super::place::{NOBODY_TOLD, base_point, is_past_to_come};
use super::story::Told;
use super::{Placed, Setting};
use crate::cues::Tense;
use crate::expr::{Base, Expr, Written, WrittenYear};
use crate::meaning::Era;
use crate::rule::Domain;
use crate::timex::{Resolved, TimexId};

/// The day after which an unmarked date is Gregorian: 15 October 1582.
pub(super) const GREGORIAN_FROM: Day = Day(577_736);

/// Fills what is not written from the date of writing or the account.
pub(crate) fn place_date(setting: &Setting<'_>, written: &Written) -> Placed {
    if written.year == Some(WrittenYear::Full(0)) {
        return Placed::unanchored("no era has a year 0");
    }
    if let Some(placed) = super::era::place(setting, written) {
        return placed;
    }
    match written_year(setting, written) {
        Some((year, None)) => finish(written, year, Resolved::Written, "as written"),
        Some((year, Some(told))) => {
            finish(written, year, Resolved::Anchored(told.id), "the century is that of the time told last")
        }
        None => match written {
            Written { weekday: Some(weekday), day: None, month: None, .. } => bare_weekday(setting, written, *weekday),
            Written { day: Some(day), month: None, .. } => bare_day(setting, written, *day),
            _part_of_year => bare_part(setting, written),
        },
    }
}

/// Builds the value once the year is known; a bare date before 15 October 1582 is Julian.
pub(super) fn finish(written: &Written, year: Year, resolved: Resolved, reason: &str) -> Placed {
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    let partial = assemble(written, calendar, year);
    let bare = written.calendar.is_none() && matches!(partial.part, Some(Part::Month(_) | Part::Day { .. }));
    let old = bare
        && TimeValue::Date(partial).extent().earliest().is_none_or(|day| day < GREGORIAN_FROM)
        && year.value < 1583;
    let partial = if old { Partial { calendar: CalendarId::Julian, ..partial } } else { partial };
    if let (None, Some(swedish)) = (written.calendar, swedish_leap_day(partial)) {
        return Placed { value: Some(TimeValue::Date(swedish)), resolved, reason: SWEDISH.to_owned() };
    }
    Placed { value: Some(TimeValue::Date(partial)), resolved, reason: reason.to_owned() }
}

/// Why 30 February 1712 is a day.
const SWEDISH: &str = "a day of the Swedish calendar only, told by the Gregorian";

/// 30 February 1712 was a day in Sweden and nowhere else; by the Gregorian calendar it was 11 March.
fn swedish_leap_day(date: Partial) -> Option<Partial> {
    let leap_day = date.year == Year::known(1712) && date.part == Some(Part::Day { month: 2, day: 30 });
    let part = Some(Part::Day { month: 3, day: 11 });
    leap_day.then_some(Partial { calendar: CalendarId::Gregorian, part, ..date })
}

fn assemble(written: &Written, calendar: CalendarId, year: Year) -> Partial {
    // A name stands for its place among the calendar's months; in a Hebrew or Rumi year its number may be another.
    let month = written.month.map(|place| match year.missing {
        0 => calendar.calendar().month_in(year.value, place).unwrap_or(place),
        _digits => place,
    });
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

/// The year that is written, astronomical where it is Gregorian; the second is what a short year was completed from.
fn written_year(setting: &Setting<'_>, written: &Written) -> Option<(Year, Option<Told>)> {
    let before = |year: i64| match written.era {
        Some(Era::Bce) => 1 - year,
        Some(Era::Ce | Era::Of(_) | Era::OldStyle | Era::NewStyle) | None => year,
    };
    match written.year? {
        WrittenYear::Full(year) => Some((Year::known(before(year)), None)),
        // The year begins on 25 March in Old Style: months up to March belong to the second of the two years.
        WrittenYear::Double(year) => {
            let early = matches!((written.month, written.day), (Some(1 | 2), _) | (Some(3), Some(1..=24)));
            Some((Year::known(before(year) + i64::from(early)), None))
        }
        WrittenYear::Decade(first) => {
            // The 1900s are a century; the 2000s, so far, ten years.
            let missing = if first % 100 == 0 && first != 2000 { 2 } else { 1 };
            let value = match written.era {
                Some(Era::Bce) => -(first + 8),
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

/// How many years after the date of writing a year of two digits may lie; a decade so named has begun.
const MOST_AHEAD: i64 = 10;

/// The year with these two last digits that lies nearest to the account, else to the date of writing, and no more
/// than `ahead` years after that.
fn nearest_century(setting: &Setting<'_>, calendar: Option<CalendarId>, short: i64, ahead: i64) -> (i64, Option<Told>) {
    let told = setting.story.last().filter(|told| told.at.year.missing == 0);
    let about = setting.about_years.map(|(first, _)| Partial::year(CalendarId::Gregorian, first));
    let from = told.map(|told| told.at).or(setting.writing).or(about);
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
    (year, told.or(Some(Told { id: None, at: Partial::year(CalendarId::Gregorian, near) })))
}

/// A month, a day of a month, a season, a quarter without its year.
fn bare_part(setting: &Setting<'_>, written: &Written) -> Placed {
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    if let (Some(chosen), CalendarId::Gregorian) = (setting.chosen, calendar) {
        let from = Some(TimexId(chosen.from as u32));
        return finish(written, Year::known(chosen.year), Resolved::Anchored(from), chosen.why);
    }
    let base = match setting.domain {
        Domain::News => Base::Domain,
        Domain::Narrative => Base::Story,
    };
    let grain = Granularity::Year;
    let Some((told, _)) = base_point(setting, &base, grain) else {
        return setting
            .about_years
            .and_then(|years| one_of_years(written, calendar, years))
            .unwrap_or_else(|| Placed::unanchored("no year to take"));
    };
    let Some(from) = in_calendar(told.at, calendar) else {
        return Placed::unanchored("no year of this calendar to take");
    };
    let at_year = |year: i64| assemble(written, calendar, Year::known(year));
    if let Some((year, told)) = year_beside(setting, written, &at_year) {
        let reason = "the year in which it is nearest to the day beside it";
        return finish(written, Year::known(year), Resolved::Anchored(told.id), reason);
    }
    let counts_from_writing = setting.domain == Domain::News && setting.writing.is_some();
    // "Its fourth quarter ended June 30": the day does not follow the quarter it closes.
    let follows = setting.beside.filter(|first| first.granularity() <= Granularity::Month);
    let (year, reason) = if let (true, Some(first)) = (counts_from_writing, follows) {
        (year_not_before(first, &at_year), "the first from the date before it on")
    } else if let (true, Some(year)) = (counts_from_writing, year_of_weekday(written, from, &at_year)) {
        (year, "the last or the next, by its day of the week")
    } else if counts_from_writing {
        nearest_by_tense(setting, from, &|year| TimeValue::Date(at_year(year)).extent())
    } else {
        match between_years(forward_year(from, &at_year), from.year.value, setting.ahead) {
            (year, _) if told.id.is_none() && setting.writing.is_none() => {
                (year, "the year the text is said to be about")
            }
            of_account => of_account,
        }
    };
    finish(written, Year::known(year), Resolved::Anchored(told.id), reason)
}

/// "8 January 1918 (26 December, Old Style)": the styles lie days apart, so it is the nearest to the day told last.
fn year_beside(setting: &Setting<'_>, written: &Written, at_year: &dyn Fn(i64) -> Partial) -> Option<(i64, Told)> {
    let styled = matches!(written.era, Some(Era::OldStyle | Era::NewStyle));
    let told = setting.story.last().filter(|_| styled)?;
    let beside = TimeValue::Date(told.at).extent().single_day()?;
    let far = |year: &i64| {
        let day = TimeValue::Date(at_year(*year)).extent().single_day();
        day.map_or(i64::MAX, |day| (day.0 - beside.0).abs())
    };
    let year = told.at.year.value;
    (year - 1..=year + 1).min_by_key(far).map(|year| (year, told))
}

/// More years than these a text is about say too little of a bare date.
const MOST_YEARS: i64 = 100;

/// A bare date of a text that is about several years is that of one of them.
fn one_of_years(written: &Written, calendar: CalendarId, (first, last): (i64, i64)) -> Option<Placed> {
    if calendar != CalendarId::Gregorian || last - first >= MOST_YEARS {
        return None;
    }
    let in_year = |year: i64| finish(written, Year::known(year), Resolved::Anchored(None), "").value;
    Some(Placed {
        value: Some(TimeValue::OneOf((first..=last).filter_map(in_year).collect())),
        resolved: Resolved::Anchored(None),
        reason: "one of the years the text is said to be about".to_owned(),
    })
}

/// The second date of a range without its year follows the first: "Sept 5-7", "November to February".
fn year_not_before(first: Partial, at_year: &dyn Fn(i64) -> Partial) -> i64 {
    let year = first.year.value;
    let start = TimeValue::Date(first).extent().earliest();
    year + i64::from(TimeValue::Date(at_year(year)).extent().earliest() < start)
}

/// A date so near the date of writing needs no day of the week to say which year is meant, and a wrong one is a mistake.
const NEAR_WRITING: i64 = 120;

/// Of the last and the next such date about the date of writing, the one that falls on the day of the week written beside
/// it; `None` where one of them is near, for then it is the one that is meant.
fn year_of_weekday(written: &Written, from: Partial, at_year: &dyn Fn(i64) -> Partial) -> Option<i64> {
    let weekday = written.weekday?;
    let now = TimeValue::Date(from).extent().earliest()?;
    let falls = |year: i64| TimeValue::Date(at_year(year)).extent().single_day().map(|day| (year, day));
    let all = || (from.year.value - 1..=from.year.value + 1).filter_map(falls);
    let last = all().filter(|(_, day)| *day <= now).max_by_key(|(_, day)| *day);
    let next = all().filter(|(_, day)| *day > now).min_by_key(|(_, day)| *day);
    let about = || last.into_iter().chain(next);
    if about().any(|(_, day)| (day.0 - now.0).abs() <= NEAR_WRITING) {
        return None;
    }
    let nearest = about().filter(|(_, day)| day.weekday() == weekday).min_by_key(|(_, day)| (day.0 - now.0).abs());
    nearest.map(|(year, _)| year)
}

/// How far, in days, the nearest date may lie on the side the verb does not say.
const AGAINST_THE_VERB: i64 = 60;
/// How far ahead a month may lie then.
const MONTH_AHEAD: i64 = 30;

/// News means the nearest to the date of writing, unless that lies well to the side its verb does not say.
pub(super) fn nearest_by_tense(
    setting: &Setting<'_>,
    from: Partial,
    extent_in: &dyn Fn(i64) -> Extent,
) -> (i64, &'static str) {
    let year = from.year.value;
    let now = TimeValue::Date(from).extent().earliest().map_or(0, |day| day.0);
    let ahead = |year: i64| match extent_in(year) {
        extent if extent.earliest().is_some_and(|day| day.0 > now) => extent.earliest().map_or(0, |day| day.0 - now),
        extent => extent.latest().map_or(i64::MAX / 2, |day| (day.0 - now).min(0)),
    };
    // Of a month that no verb tells of, the past is likelier.
    let is_month = extent_in(year).single_day().is_none() && setting.tense.is_none();
    let far = |year: &i64| match ahead(*year) {
        days @ MONTH_AHEAD.. if is_month => days + days / 4,
        days => days.abs(),
    };
    let nearest = [year, year - 1, year + 1].into_iter().min_by_key(far).unwrap_or(year);
    // Quarters and seasons are told in the past when they have begun; a day may be one that was set for it.
    let most_ahead = match extent_in(nearest) {
        extent if extent.latest() > extent.earliest().map(|day| day.plus(31)) => 0,
        extent if extent.latest() > extent.earliest() => MONTH_AHEAD,
        _day => AGAINST_THE_VERB,
    };
    // What a quarter or season brought is told, and will be told, long after its end.
    let most_behind = if most_ahead == 0 { 2 * AGAINST_THE_VERB } else { AGAINST_THE_VERB };
    match setting.tense {
        Some(Tense::Future | Tense::Present) if ahead(nearest) < -most_behind => {
            (nearest + 1, "the next after the date of writing, as the verb says")
        }
        Some(Tense::Past) if ahead(nearest) > most_ahead => {
            (nearest - 1, "the last before the date of writing, as the verb says")
        }
        Some(Tense::Future | Tense::Present | Tense::Past) | None => (nearest, "the nearest to the date of writing"),
    }
}

/// An account moves forward: a part of the year long before the one told last is that of the next year.
fn forward_year(from: Partial, at_year: &dyn Fn(i64) -> Partial) -> i64 {
    let year = from.year.value;
    let (Some(told), Some(here)) =
        (TimeValue::Date(from).extent().earliest(), TimeValue::Date(at_year(year)).extent().earliest())
    else {
        return year;
    };
    if from.part.is_some() && told.0 - here.0 > 200 { year + 1 } else { year }
}

/// An account told in order does not pass the next year it writes: a step beyond it, or beyond a year that was only
/// planned for, is taken back to it.
fn between_years(year: i64, told: i64, ahead: Option<i64>) -> (i64, &'static str) {
    match ahead {
        Some(ahead) if year > told && ahead == told => (ahead, "the next year the text writes"),
        Some(_) | None => (year, "the year of the time told last"),
    }
}

/// Turns a date into another calendar's, as finely as it can be said there.
fn in_calendar(at: Partial, calendar: CalendarId) -> Option<Partial> {
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
        None => finish(&whole, date.year, inner.resolved, &inner.reason),
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

fn bare_weekday(setting: &Setting<'_>, written: &Written, weekday: Weekday) -> Placed {
    let base = match setting.domain {
        Domain::News => Base::Domain,
        Domain::Narrative => Base::Story,
    };
    let Some((told, _)) = base_point(setting, &base, Granularity::Day) else {
        return Placed::unanchored("no day to count from");
    };
    let Some(from) = TimeValue::Date(told.at).extent().single_day() else {
        return Placed::unanchored("no day to count from");
    };
    if let Some(told) = told_in_brackets(setting, weekday) {
        return day_placed(told.1, written, told.0, "the day told just before");
    }
    let (day, reason) = match (setting.domain, setting.tense) {
        (Domain::News, Some(Tense::Future | Tense::Present)) => {
            (from.next_weekday_on_or_after(weekday), "the next after the date of writing, as the verb says")
        }
        (Domain::News, Some(Tense::Past) | None) => {
            (from.previous_weekday_on_or_before(weekday), "the last before the date of writing")
        }
        (Domain::Narrative, _) if from.weekday() == weekday => (from, "the day told last falls on it"),
        (Domain::Narrative, _) => (from.next_weekday_on_or_after(weekday), "the next after the day told last"),
    };
    day_placed(day, written, told, reason)
}

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

fn day_placed(day: Day, written: &Written, told: Told, reason: &str) -> Placed {
    let calendar = if told.at.calendar == CalendarId::Julian { CalendarId::Julian } else { CalendarId::Gregorian };
    match Partial::from_day(calendar, day) {
        Ok(partial) => Placed {
            value: Some(TimeValue::Date(Partial { clock: written.clock, ..partial })),
            resolved: Resolved::Anchored(told.id),
            reason: reason.to_owned(),
        },
        Err(_) => Placed::unanchored("the day lies outside the calendar"),
    }
}

/// "the 20th": of the month told last.
fn bare_day(setting: &Setting<'_>, written: &Written, day: u8) -> Placed {
    let base = match setting.domain {
        Domain::News => Base::Domain,
        Domain::Narrative => Base::Story,
    };
    let Some((told, _)) = base_point(setting, &base, Granularity::Month) else {
        return Placed::unanchored("no month to take");
    };
    let month = match told.at.part {
        Some(Part::Month(month) | Part::Day { month, .. }) => month,
        Some(Part::Season(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_) | Part::Weekend(_)) | None => {
            return Placed::unanchored("no month to take");
        }
    };
    let (year, month) = month_of_weekday(written, day, (told.at.year, month));
    let told = Told { at: Partial { year, ..told.at }, ..told };
    let whole = Written { month: Some(month), day: Some(day), calendar: Some(told.at.calendar), ..written.clone() };
    finish(&whole, told.at.year, Resolved::Anchored(told.id), "the month of the time told last")
}

/// "Friday the 13th": the nearest month in which that day falls on the weekday, the one told last before others.
fn month_of_weekday(written: &Written, day: u8, (year, month): (Year, u8)) -> (Year, u8) {
    let Some(weekday) = written.weekday.filter(|_| year.missing == 0) else { return (year, month) };
    let calendar = CalendarId::Gregorian.calendar();
    let at = |offset: i64| {
        let months = year.value * 12 + i64::from(month) - 1 + offset;
        (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(month))
    };
    let falls = |(year, month): &(i64, u8)| {
        let day = calendar.day(calendar::Fields { year: *year, month: *month, day });
        day.is_ok_and(|day| day.weekday() == weekday)
    };
    let near = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7].into_iter().map(at).find(falls);
    near.map_or((year, month), |(year, month)| (Year::known(year), month))
}

/// "last June", "next Monday", "the following spring".
pub(crate) fn near(setting: &Setting<'_>, what: &Written, offset: i64, base: &Base) -> Placed {
    // "That October" takes the year told last, however finely it was told; a weekday needs a day.
    let grain = if what.weekday.is_some() { Granularity::Day } else { Granularity::Year };
    let Some((told, reason)) = base_point(setting, base, grain) else {
        return Placed::unanchored("nothing to count from");
    };
    if is_past_to_come(setting, base, told, offset) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    if let Some(weekday) = what.weekday {
        let Some(from) = TimeValue::Date(told.at).extent().single_day() else {
            return Placed::unanchored("no day to count from");
        };
        let day = match offset {
            0 => Day(from.0 - i64::from(from.weekday().iso()) + i64::from(weekday.iso())),
            back if back < 0 => from.plus(-1).previous_weekday_on_or_before(weekday).plus(7 * (back + 1)),
            on => from.plus(1).next_weekday_on_or_after(weekday).plus(7 * (on - 1)),
        };
        let day = if is_told_backwards(setting, base, from, day) { day.plus(-7) } else { day };
        return day_placed(day, what, told, &reason);
    }
    let calendar = what.calendar.unwrap_or(CalendarId::Gregorian);
    let Some(from) = in_calendar(told.at, calendar) else {
        return Placed::unanchored("no year of this calendar to count from");
    };
    let here = TimeValue::Date(from).extent();
    let year = from.year.value;
    let extent_in = |year: i64| TimeValue::Date(assemble(what, calendar, Year::known(year))).extent();
    let first_after = || {
        let ahead = matches!((extent_in(year).earliest(), here.latest()), (Some(a), Some(b)) if a > b);
        if ahead { year } else { year + 1 }
    };
    let last_before = || {
        let back = matches!((extent_in(year).latest(), here.earliest()), (Some(a), Some(b)) if a < b);
        if back { year } else { year - 1 }
    };
    let year = match offset {
        0 => this_year(what, from),
        back if back < 0 => last_before() + back + 1,
        on => first_after() + on - 1,
    };
    finish(what, Year::known(year), Resolved::Anchored(told.id), &reason)
}

/// Of days named together the second may be the earlier: "in talks on Friday and Thursday". It is if it lies nearer so,
/// and the verb tells the past.
fn is_told_backwards(setting: &Setting<'_>, base: &Base, from: Day, day: Day) -> bool {
    let listed = matches!(base, Base::Of(of) if matches!(**of, Expr::Date(_)));
    let written = setting.writing.and_then(|at| TimeValue::Date(at).extent().single_day());
    let past = (setting.domain, setting.tense) == (Domain::News, Some(Tense::Past));
    past && listed && day.0 - from.0 > 3 && written.is_some_and(|written| day > written)
}

/// "this winter" from January to March is the winter that began in the year before.
fn this_year(what: &Written, from: Partial) -> i64 {
    let month = match from.part {
        Some(Part::Month(month) | Part::Day { month, .. }) => month,
        Some(_) | None => 12,
    };
    let winter_began_before = what.season == Some(Season::Winter) && month <= 3;
    from.year.value - i64::from(winter_began_before)
}
