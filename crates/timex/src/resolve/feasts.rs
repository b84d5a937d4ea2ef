//! Places the feasts of a text, whose days the rule that the pack gives tells.

use calendar::{CalendarId, Day, Extent, Family, Granularity, Partial, TimeValue, calendar_of_feast, day_of_feast};

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
            None => made(rule, day_of_feast(rule, year), "the feast's day in the year written"),
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
            let before = |year| day_of_feast(rule, year).filter(|day| Some(*day) < here.earliest());
            let mut last = [year, year - 1].into_iter().filter_map(before);
            match back {
                -1 => last.next(),
                further => last.next().and_then(|day| {
                    let year = Partial::from_day(CalendarId::Gregorian, day).ok()?.year.value;
                    day_of_feast(rule, year + further + 1)
                }),
            }
        }
        Some(on) if on > 0 => {
            // "He retired in 1967, and died the following Christmas": of a year alone, what its end still holds.
            let late =
                |day: &Day| told.at.part.is_none() && here.earliest().is_some_and(|first| day.0 - first.0 > BACK);
            let follows = |day: &Day| Some(*day) > here.latest() || setting.domain == Domain::Narrative && late(day);
            [year, year + 1].into_iter().find_map(|year| day_of_feast(rule, year).filter(follows))
        }
        None if let Some((told, day)) = in_time_beside(setting, rule) => {
            let reason = "in the time told beside it";
            return Placed { resolved: Resolved::Anchored(Some(told)), ..made(rule, Some(day), reason) };
        }
        None if setting.domain == Domain::News && setting.writing.is_some() => {
            let extent_in = |year| day_of_feast(rule, year).map_or(Extent::UNKNOWN, |day| Extent::exactly(day, day));
            // Without a verb it is that of the year, but at its turn: "see you on New Year's Day", in December.
            let near = |day: Day| here.earliest().is_some_and(|now| (day.0 - now.0).abs() <= NEAR);
            let (year, reason) = match nearest_by_tense(setting, told.at, &extent_in) {
                (there, _) if setting.tense.is_none() && !day_of_feast(rule, there).is_some_and(near) => (year, reason),
                (there, why) => (there, why.into()),
            };
            return Placed { resolved: Resolved::Anchored(told.id), ..made(rule, day_of_feast(rule, year), reason) };
        }
        // "His hands had begun to shake at Christmas": the one before what is told.
        None if setting.domain == Domain::Narrative && setting.tense == Some(Tense::Pluperfect) => {
            let before = |year| day_of_feast(rule, year).filter(|day| Some(*day) <= here.earliest());
            [year, year - 1].into_iter().find_map(before)
        }
        // "On Boxing Day they won, and on New Year's Day they went top": an account moves forward.
        None if setting.domain == Domain::Narrative => {
            let behind =
                |day: &Day| told.at.part.is_some() && here.earliest().is_some_and(|told| told.0 - day.0 > BACK);
            let day = day_of_feast(rule, year);
            if day.as_ref().is_some_and(behind) { day_of_feast(rule, year + 1) } else { day }
        }
        Some(_) | None => day_of_feast(rule, year),
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
        let day = day_of_feast(rule, at.year.value).filter(|_| at.year.missing == 0)?;
        (first <= day && day <= last).then_some((timex.id, day))
    })
}

/// How many days from the date of writing a feast lies that no verb tells of, where it is of another year.
const NEAR: i64 = 60;

/// How many days before the day told last a feast may lie in an account that does not say so.
const BACK: i64 = 200;

/// Places a feast in a year that is told beside it: "Easter of the next year".
pub(crate) fn within(setting: &Setting<'_>, feast: u16, of: &Expr) -> Placed {
    let rule = &setting.pack.feasts[usize::from(feast)].rule;
    let year = super::place::place(setting, of, None);
    match year.value.as_ref().and_then(TimeValue::as_date).filter(|date| date.year.missing == 0) {
        Some(date) => {
            let day = if date.calendar.family() == Family::Western {
                day_of_feast(rule, date.year.value)
            } else {
                first_in(rule, &TimeValue::Date(*date).extent())
            };
            Placed { resolved: year.resolved, ..made(rule, day, year.reason) }
        }
        None => Placed::unanchored("what it lies in is not placed"),
    }
}

/// The first day of a feast that lies between two days: Ashura of the year 1342 of the Solar Hijri calendar.
fn first_in(rule: &str, extent: &Extent) -> Option<Day> {
    let (first, last) = (extent.earliest()?, extent.latest()?);
    let year = |day: Day| Partial::from_day(CalendarId::Gregorian, day).ok().map(|at| at.year.value);
    let days = (year(first)? - 1..=year(last)?).filter_map(|year| day_of_feast(rule, year));
    days.filter(|day| (first..=last).contains(day)).min()
}

/// The last day of a feast before the end of a range: "between Whitsun and Michaelmas 1540".
pub(super) fn before(pack: &Pack, feast: u16, end: &Partial) -> Option<Partial> {
    let rule = &pack.feasts[usize::from(feast)].rule;
    let latest = TimeValue::Date(*end).extent().latest()?;
    let year = end.year.value;
    let day = [year, year - 1].into_iter().filter_map(|year| day_of_feast(rule, year)).find(|day| *day <= latest)?;
    made(rule, Some(day), "").value?.as_date().copied()
}

/// The day as a value: of the lunar calendar where its days are observed, Julian before 15 October 1582, else Gregorian.
fn made(rule: &str, day: Option<Day>, reason: impl Into<Reason>) -> Placed {
    let id = match calendar_of_feast(rule) {
        Some(id @ (CalendarId::IslamicCivil | CalendarId::IslamicUmalqura)) => id,
        Some(_) | None if day.is_some_and(|day| day < Day::REFORM || is_old(rule, day)) => CalendarId::Julian,
        Some(_) | None => CalendarId::Gregorian,
    };
    match day.and_then(|day| Partial::from_day(id, day).ok()) {
        Some(partial) => {
            Placed { value: Some(TimeValue::Date(partial)), resolved: Resolved::Written, reason: reason.into() }
        }
        None => Placed::unanchored("the feast's day is not known for that year"),
    }
}

/// "Michaelmas 1649": says whether a day of a feast is one in Old Style, since those who keep it still counted so.
fn is_old(rule: &str, day: Day) -> bool {
    Partial::from_day(CalendarId::Julian, day).is_ok_and(|date| calendar::is_of_old_style(rule, date.year.value))
}

/// The day in a year that can only be one of the feast's own calendar: Nowruz 1368, Passover 5784. A Solar Hijri year
/// of 1200 to 1499 is meant rather than one of the middle ages; a lunar year without its label is not told apart.
fn own_year(rule: &str, year: i64) -> Option<Day> {
    let id = calendar_of_feast(rule)?;
    let own = match id {
        CalendarId::Persian => (1200..1500).contains(&year),
        CalendarId::Hebrew => (3000..7000).contains(&year),
        _other => false,
    };
    if own { calendar::day_of_feast_in_own_year(rule, year) } else { None }
}
