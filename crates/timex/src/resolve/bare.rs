//! The year of a month, a day of a month, a season or a quarter written without one.

use calendar::{Amount, CalendarId, Extent, Granularity, Partial, TimeValue, Year};

use super::dates::{assemble, finish, in_calendar};
use super::gaps::Gap;
use super::place::base_point;
use super::sets::written_again;
use super::story::Told;
use super::{Placed, Setting, counted_year, habit};
use crate::cues::Tense;
use crate::expr::{Base, Expr, Written};
use crate::meaning::Era;
use crate::rule::Domain;
use crate::timex::{Resolved, TimexId};

/// A month, a day of a month, a season, a quarter without its year.
pub(super) fn bare_part(setting: &Setting<'_>, written: &Written) -> Placed {
    let of = if written.day.is_some() { habit::Of::Day } else { habit::Of::Season };
    let every_year = of_every_year(setting).is_some() || habit::is_told(setting, of);
    if let Some(again) = every_year.then(|| written_again(written)).flatten() {
        return Placed::written(TimeValue::Recurring(again));
    }
    if let Some((year, told)) = decade_beside(setting, written) {
        return finish(written, year, Resolved::Anchored(told), "of the decade told beside it, in no one year");
    }
    if let Some(placed) = counted_year::place(setting, written) {
        return placed;
    }
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    let at_year = |year: i64| assemble(written, calendar, Year::known(year));
    // "1 July 1690 (11 July N.S.)": of the year beside it, whatever year comes next.
    if let Some((year, told)) = year_beside(setting, written, &at_year) {
        let reason = "the year in which it is nearest to the day beside it";
        return finish(written, Year::known(year), Resolved::Anchored(told.id), reason);
    }
    if let (Some(chosen), CalendarId::Gregorian, false) = (setting.chosen, calendar, counted_year::is_there(setting)) {
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
    let counts_from_writing = setting.domain == Domain::News && setting.writing.is_some();
    // "Its fourth quarter ended June 30": the day does not follow the quarter it closes.
    let follows = setting.beside.filter(|first| first.granularity() <= Granularity::Month);
    let (year, reason) = if let (true, Some(first)) = (counts_from_writing, follows) {
        (year_not_before(first, &at_year), "the first from the date before it on")
    } else if let (true, Some(year)) = (counts_from_writing, year_of_weekday(written, from, &at_year)) {
        (year, "the last or the next, by its day of the week")
    } else if let (true, Some(full)) = (counts_from_writing, full_date_beside(setting, written)) {
        return finish(
            written,
            Year::known(forward_year(full.at, &at_year)),
            Resolved::Anchored(full.id),
            OF_FULL_DATE,
        );
    } else if counts_from_writing {
        let extent_in = |year| TimeValue::Date(at_year(year)).extent();
        match nearest_by_tense(setting, from, &extent_in) {
            // "It will open in the fall": nobody says so of a season that is over.
            (year, _) if written.season.is_some() && is_to_come(setting) && is_over(extent_in(year), from) => {
                (year + 1, "the next after the date of writing, as the verb says")
            }
            nearest => nearest,
        }
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

/// The most bytes between "every year" and its day: ", on the night of ".
const HABIT: usize = 24;

/// "Each year on 3 May a fair is held": the day is that of every year.
fn of_every_year(setting: &Setting<'_>) -> Option<()> {
    let last = setting.told.last()?;
    let Expr::Set(inner) = &last.meant.expr else { return None };
    let Expr::Duration(every) = &**inner else { return None };
    let yearly = every.parts == [(Amount::Hundredths(100), Granularity::Year)];
    let gap = super::between(setting.text, last.span, setting.span);
    (yearly && gap.len() <= HABIT && super::gaps::gap(gap) == Gap::SameSentence).then_some(())
}

/// "In the 1950s they skated on it in January": of any year of the decade that its sentence has just told.
fn decade_beside(setting: &Setting<'_>, written: &Written) -> Option<(Year, Option<TimexId>)> {
    let last = setting.told.last().filter(|_| setting.domain == Domain::Narrative)?;
    let at = last.value.as_ref()?.as_date().filter(|at| at.year.missing == 1 && written.day.is_none())?;
    let here = super::gaps::gap(super::between(setting.text, last.span, setting.span)) == Gap::SameSentence;
    here.then_some((at.year, Some(last.id)))
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
        reason: "one of the years the text is said to be about".into(),
    })
}

const OF_FULL_DATE: &str = "the year of the full date told before it";

/// Says whether the time told just before, in the same sentence, is a month that is over.
fn is_month_past(setting: &Setting<'_>, now: i64) -> bool {
    let beside = setting.told.last().filter(|last| {
        let gap = super::between(setting.text, last.span, setting.span);
        super::gaps::gap(gap) == Gap::SameSentence
    });
    let month =
        beside.and_then(|last| last.value.as_ref()?.as_date()).filter(|at| at.granularity() == Granularity::Month);
    month.is_some_and(|at| TimeValue::Date(*at).extent().latest().is_some_and(|day| day.0 < now))
}

/// How many bytes back in its paragraph a full date may stand whose year a bare one takes.
const BESIDE: usize = 300;

/// Years before that of writing from which a passage is about that year: of last year news still tells days by their year.
const LONG_AGO: i64 = 2;

/// The date with its year, well before the year of writing, that the paragraph told just before: "On August 2, 1952 the
/// dam was begun; by August 5 it …".
fn full_date_beside(setting: &Setting<'_>, written: &Written) -> Option<Told> {
    if matches!(setting.tense, Some(Tense::Future | Tense::Present)) {
        return None;
    }
    let last = setting.told.last()?;
    let gap = super::between(setting.text, last.span, setting.span);
    let at = *last.value.as_ref()?.as_date()?;
    let placed = last.resolved == Resolved::Written || last.reason == OF_FULL_DATE;
    let fine = at.granularity() <= Granularity::Day || written.day.is_some() && at.granularity() == Granularity::Month;
    let fine = fine && at.year.missing == 0;
    let long_ago = setting.writing.is_some_and(|writing| writing.year.value - at.year.value >= LONG_AGO);
    // A month alone may be one of this year already in the next sentence.
    let both_days = written.day.is_some() && at.granularity() <= Granularity::Day;
    let within = if both_days { Gap::OpensSentence } else { Gap::SameSentence };
    let near = gap.len() <= BESIDE && super::gaps::gap(gap) <= within;
    (placed && fine && long_ago && near).then_some(Told { id: Some(last.id), at })
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

fn is_to_come(setting: &Setting<'_>) -> bool {
    matches!(setting.tense, Some(Tense::Future | Tense::Present))
}

fn is_over(time: Extent, writing: Partial) -> bool {
    time.latest() < TimeValue::Date(writing).extent().earliest()
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
    // Months told side by side go one way: "rose to 40 in June from 30 in March".
    let past_beside = is_month && is_month_past(setting, now);
    let far = |year: &i64| match ahead(*year) {
        days @ MONTH_AHEAD.. if is_month && past_beside => 2 * days,
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
        Some(Tense::Past | Tense::Pluperfect) if ahead(nearest) > most_ahead => {
            (nearest - 1, "the last before the date of writing, as the verb says")
        }
        Some(Tense::Future | Tense::Present | Tense::Past | Tense::Pluperfect) | None => {
            (nearest, "the nearest to the date of writing")
        }
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
