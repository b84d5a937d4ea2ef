//! The days of feasts, by the rule the pack gives: fixed in a calendar, counted from Easter, or the n-th weekday.

use calendar::{CalendarId, Day, Extent, Fields, Granularity, Partial, TimeValue, Weekday};

use super::bare::nearest_by_tense;
use super::gaps::{Gap, gap};
use super::place::base_point;
use super::{Placed, Reason, Setting, habit};
use crate::cues::Tense;
use crate::expr::{Base, Expr};
use crate::pack::Pack;
use crate::rule::Domain;
use crate::timex::{Resolved, Timex, TimexId};

/// Places a feast in its written year, or in the year of the account or the date of writing.
pub(crate) fn place(setting: &Setting<'_>, feast: u16, year: Option<i64>, offset: Option<i64>) -> Placed {
    let rule = &setting.pack.feasts[usize::from(feast)].rule;
    if let Some(year) = year {
        return match own_year(rule, year) {
            Some(there) => made(rule, Some(there), "the feast's day in the year written, of its own calendar"),
            None => made(rule, day_in(rule, year), "the feast's day in the year written"),
        };
    }
    if offset.is_none() && habit::is_told(setting, habit::Of::Season) {
        return Placed::written(TimeValue::Recurring(habit::feast(rule)));
    }
    let base = if setting.domain == Domain::News { Base::Domain } else { Base::Story };
    let Some((told, reason)) = base_point(setting, &base, Granularity::Year) else {
        return Placed::unanchored("no year to take");
    };
    let here = TimeValue::Date(told.at).extent();
    let year = match here.earliest().map(|day| Partial::from_day(CalendarId::Gregorian, day)) {
        Some(Ok(partial)) => partial.year.value,
        Some(Err(_)) | None => return Placed::unanchored("no year to take"),
    };
    let day = match offset {
        Some(back) if back < 0 => {
            let before = |year| day_in(rule, year).filter(|day| Some(*day) < here.earliest());
            let mut last = [year, year - 1].into_iter().filter_map(before);
            match back {
                -1 => last.next(),
                further => last.next().and_then(|day| {
                    let year = Partial::from_day(CalendarId::Gregorian, day).ok()?.year.value;
                    day_in(rule, year + further + 1)
                }),
            }
        }
        Some(on) if on > 0 => {
            // "He retired in 1967, and died the following Christmas": of a year alone, what its end still holds.
            let late =
                |day: &Day| told.at.part.is_none() && here.earliest().is_some_and(|first| day.0 - first.0 > BACK);
            let follows = |day: &Day| Some(*day) > here.latest() || setting.domain == Domain::Narrative && late(day);
            [year, year + 1].into_iter().find_map(|year| day_in(rule, year).filter(follows))
        }
        None if let Some((told, day)) = in_time_beside(setting, rule) => {
            let reason = "in the time told beside it";
            return Placed { resolved: Resolved::Anchored(Some(told)), ..made(rule, Some(day), reason) };
        }
        None if setting.domain == Domain::News && setting.writing.is_some() && setting.tense.is_some() => {
            let extent_in = |year| day_in(rule, year).map_or(Extent::UNKNOWN, |day| Extent::exactly(day, day));
            let (year, reason) = nearest_by_tense(setting, told.at, &extent_in);
            return Placed { resolved: Resolved::Anchored(told.id), ..made(rule, day_in(rule, year), reason) };
        }
        // "His hands had begun to shake at Christmas": the one before what is told.
        None if setting.domain == Domain::Narrative && setting.tense == Some(Tense::Pluperfect) => {
            let before = |year| day_in(rule, year).filter(|day| Some(*day) <= here.earliest());
            [year, year - 1].into_iter().find_map(before)
        }
        // "On Boxing Day they won, and on New Year's Day they went top": an account moves forward.
        None if setting.domain == Domain::Narrative => {
            let behind =
                |day: &Day| told.at.part.is_some() && here.earliest().is_some_and(|told| told.0 - day.0 > BACK);
            let day = day_in(rule, year);
            if day.as_ref().is_some_and(behind) { day_in(rule, year + 1) } else { day }
        }
        Some(_) | None => day_in(rule, year),
    };
    Placed { resolved: Resolved::Anchored(told.id), ..made(rule, day, reason) }
}

/// "Last December it failed for five hours on the Friday before Christmas": in news, the feast of a month or season that
/// its sentence has just told.
fn in_time_beside(setting: &Setting<'_>, rule: &str) -> Option<(TimexId, Day)> {
    let told = setting.told.iter().rev().take(2).filter(|_| setting.domain == Domain::News);
    let here = |timex: &&Timex| gap(super::between(setting.text, timex.span, setting.span)) == Gap::SameSentence;
    told.take_while(here).find_map(|timex| {
        let at =
            timex.value.as_ref()?.as_date().filter(|at| at.part.is_some() && at.granularity() > Granularity::Week)?;
        let extent = TimeValue::Date(*at).extent();
        let (first, last) = extent.earliest().zip(extent.latest())?;
        let day = day_in(rule, at.year.value).filter(|_| at.year.missing == 0)?;
        (first <= day && day <= last).then_some((timex.id, day))
    })
}

/// How many days before the day told last a feast may lie in an account that does not say so.
const BACK: i64 = 200;

/// Places a feast in a year that is told beside it: "Easter of the next year".
pub(crate) fn within(setting: &Setting<'_>, feast: u16, of: &Expr) -> Placed {
    let rule = &setting.pack.feasts[usize::from(feast)].rule;
    let year = super::place::place(setting, of, None);
    match year.value.as_ref().and_then(TimeValue::as_date).filter(|date| date.year.missing == 0) {
        Some(date) => Placed { resolved: year.resolved, ..made(rule, day_in(rule, date.year.value), year.reason) },
        None => Placed::unanchored("what it lies in is not placed"),
    }
}

/// The last day of a feast before the end of a range: "between Whitsun and Michaelmas 1540".
pub(super) fn before(pack: &Pack, feast: u16, end: &Partial) -> Option<Partial> {
    let rule = &pack.feasts[usize::from(feast)].rule;
    let latest = TimeValue::Date(*end).extent().latest()?;
    let year = end.year.value;
    let day = [year, year - 1].into_iter().filter_map(|year| day_in(rule, year)).find(|day| *day <= latest)?;
    made(rule, Some(day), "").value?.as_date().copied()
}

/// The day as a value: of the lunar calendar where its days are observed, Julian before 15 October 1582, else Gregorian.
fn made(rule: &str, day: Option<Day>, reason: impl Into<Reason>) -> Placed {
    let id = match calendar_of(rule) {
        Some(id @ (CalendarId::IslamicCivil | CalendarId::IslamicUmalqura)) => id,
        Some(_) | None if day.is_some_and(|day| day < Day::REFORM) => CalendarId::Julian,
        Some(_) | None => CalendarId::Gregorian,
    };
    match day.and_then(|day| Partial::from_day(id, day).ok()) {
        Some(partial) => {
            Placed { value: Some(TimeValue::Date(partial)), resolved: Resolved::Written, reason: reason.into() }
        }
        None => Placed::unanchored("the feast's day is not known for that year"),
    }
}

/// The calendar a feast is fixed in, where it is.
fn calendar_of(rule: &str) -> Option<CalendarId> {
    rule.split(' ').next()?.parse().ok()
}

/// The day in a year that can only be one of the feast's own calendar: Nowruz 1368, Passover 5784. A Solar Hijri year
/// of 1200 to 1499 is meant rather than one of the middle ages; a lunar year without its label is not told apart.
fn own_year(rule: &str, year: i64) -> Option<Day> {
    let id = calendar_of(rule)?;
    let own = match id {
        CalendarId::Persian => (1200..1500).contains(&year),
        CalendarId::Hebrew => (3000..7000).contains(&year),
        _other => false,
    };
    let (month, day) = rule.split_once(' ')?.1.split_once('-')?;
    if own { day_of(id, year, month.parse().ok()?, day.parse().ok()?) } else { None }
}

/// Returns the day of a feast in a Gregorian year (before 1583 a Julian one): `gregorian 12-25`, `easter -2`,
/// `orthodox-easter 0`, `nth 4 4 11` (the fourth Thursday of November; `nth 4 4 11 1` the day after), `from 1 5-18` (the
/// first Monday from 18 May on), `days 2014-01-31 2015-02-19` (as listed), `persian 1-1`, `islamic-civil 10-1`. Where the
/// law moved it, the rule of each time: `gregorian 2-22; 1971 nth 3 1 2`.
pub(crate) fn day_in(rule: &str, year: i64) -> Option<Day> {
    let mut words = in_force(rule, year).split(' ');
    let head = words.next()?;
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<i64>().ok());
    let western = if year < 1583 { CalendarId::Julian } else { CalendarId::Gregorian };
    match head {
        "easter" if western == CalendarId::Julian => Some(orthodox_easter(year)?.plus(number(words.next())?)),
        "easter" => Some(easter(year).plus(number(words.next())?)),
        "orthodox-easter" => Some(orthodox_easter(year)?.plus(number(words.next())?)),
        "nth" => {
            let (nth, weekday, month) = (number(words.next())?, number(words.next())?, number(words.next())?);
            let weekday = *Weekday::ALL.get(usize::try_from(weekday - 1).ok()?)?;
            let month = u8::try_from(month).ok()?;
            let days = number(words.next()).unwrap_or(0);
            if nth > 0 {
                let first = western.calendar().day(Fields { year, month, day: 1 }).ok()?;
                return Some(first.next_weekday_on_or_after(weekday).plus(7 * (nth - 1) + days));
            }
            let last = western.calendar().days_in_month(year, month).ok()?;
            let last = western.calendar().day(Fields { year, month, day: last }).ok()?;
            Some(last.previous_weekday_on_or_before(weekday).plus(7 * (nth + 1) + days))
        }
        "days" => words.find_map(|word| {
            let (found, day) = word.split_once('-')?;
            let (month, day) = day.split_once('-')?;
            let fields = Fields { year, month: month.parse().ok()?, day: day.parse().ok()? };
            (found.parse() == Ok(year)).then(|| CalendarId::Gregorian.calendar().day(fields).ok())?
        }),
        "from" => {
            let weekday = *Weekday::ALL.get(usize::try_from(number(words.next())? - 1).ok()?)?;
            let (month, day) = words.next()?.split_once('-')?;
            let first = day_of(western, year, month.parse().ok()?, day.parse().ok()?)?;
            Some(first.next_weekday_on_or_after(weekday))
        }
        calendar => {
            let id: CalendarId = calendar.parse().ok()?;
            let (month, day) = words.next()?.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            if id == CalendarId::Gregorian {
                day_of(western, year, month, day)
            } else {
                in_gregorian_year(id, year, month, day)
            }
        }
    }
}

/// The rule in force in a year, of a rule that the law has changed: the last whose first year has come.
fn in_force(rule: &str, year: i64) -> &str {
    let mut rules = rule.split("; ");
    let first = rules.next().unwrap_or(rule);
    let later = rules
        .filter_map(|rule| rule.split_once(' '))
        .take_while(|(since, _)| since.parse::<i64>().is_ok_and(|since| since <= year));
    later.last().map_or(first, |(_, rule)| rule)
}

/// The day in a year of its calendar; the month is told by its place among the names.
fn day_of(id: CalendarId, year: i64, place: u8, day: u8) -> Option<Day> {
    let month = id.calendar().month_in(year, place).ok()?;
    id.calendar().day(Fields { year, month, day }).ok()
}

/// The day of a calendar that falls in a Gregorian year; the first, where two do.
fn in_gregorian_year(id: CalendarId, year: i64, place: u8, day: u8) -> Option<Day> {
    let first = CalendarId::Gregorian.calendar().day(Fields { year, month: 1, day: 1 }).ok()?;
    let start = id.calendar().fields(first).ok()?.year;
    (start..=start + 2).filter_map(|there| day_of(id, there, place, day)).find(|day| *day >= first)
}

/// Returns Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher).
fn easter(year: i64) -> Day {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let days = h + l - 7 * m + 114;
    let fields = Fields { year, month: (days / 31) as u8, day: (days % 31 + 1) as u8 };
    CalendarId::Gregorian.calendar().day(fields).expect("Easter lies between 22 March and 25 April")
}

/// Returns Easter Sunday by the Julian reckoning (Meeus), as a day.
fn orthodox_easter(year: i64) -> Option<Day> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let days = d + e + 114;
    let fields = Fields { year, month: (days / 31) as u8, day: (days % 31 + 1) as u8 };
    CalendarId::Julian.calendar().day(fields).ok()
}
