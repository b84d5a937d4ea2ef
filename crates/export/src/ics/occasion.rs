//! What is remembered on one day of the year: the events told of that day, in whichever calendars; and what comes again by a rule.

use std::collections::{BTreeMap, HashMap};

use tarikh::calendar::{CalendarId, Day, Fields, Recurring, computed_day};
use tarikh::event::Relation;
use tarikh::recurrence;
use tarikh::timex::Timex;

use super::days::{By, Yearly};
use crate::Line;

/// A day that comes again by one calendar, with all that is told of it in that calendar.
pub(super) struct Occasion<'l, 'c> {
    /// The day of the year, with the year the events were in; of a day kept every year the one after which it is kept, where that is known.
    /// Else the rule by which it comes.
    pub by: By,
    /// The day before which what comes by a rule does not, where it is told since when it does.
    pub since: Option<Day>,
    /// The day itself, once; none where only its coming again is told.
    pub once: Option<Day>,
    /// Whether it comes again.
    pub comes: Comes,
    /// The events, in the order of the chronology.
    pub told: Vec<&'l Line<'c>>,
    /// The others that are of the same day once, told in another calendar of the same kind.
    pub fellows: Vec<usize>,
}

/// Whether a day comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Comes {
    /// In the years after it.
    EveryYear,
    /// Something is planned, ordered or possible for it: it comes itself, and has no anniversaries yet.
    Once,
}

/// How the years of a calendar go.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Year {
    /// With the sun: a day of one such calendar falls on or near the same day of another, year by year.
    Sun,
    /// With the moon, so that a day goes round the seasons.
    Moon,
    /// With the moon, and brought back to the sun by a month now and then.
    Both,
}

/// Returns the occasions of a chronology, in its order.
pub(super) fn occasions<'l, 'c>(lines: &'l [Line<'c>]) -> Vec<Occasion<'l, 'c>> {
    let mut found: Vec<Occasion<'l, 'c>> = Vec::new();
    let mut places: BTreeMap<(CalendarId, Moment), usize> = BTreeMap::new();
    let mut days: BTreeMap<(Day, Year), Vec<usize>> = BTreeMap::new();
    let mut rules: HashMap<(Recurring, Option<Day>), usize> = HashMap::new();
    for line in lines {
        if let Some(again) = rule(line) {
            let since = line.kept_from().map(|(first, _)| first);
            let place = *rules.entry((again.clone(), since)).or_insert(found.len());
            match found.get_mut(place) {
                Some(occasion) => occasion.told.push(line),
                None => found.push(Occasion {
                    by: By::Rule(again),
                    since,
                    once: None,
                    comes: Comes::EveryYear,
                    told: vec![line],
                    fellows: Vec::new(),
                }),
            }
            continue;
        }
        let Some(by) = yearly(line).filter(|_| !line.is_impossible()) else { continue };
        let moment = match (by.year, day_of(by)) {
            // A day that its calendar has not.
            (Some(_), None) => continue,
            (Some(_), Some(day)) if line.is_to_come() => Moment::Planned(day),
            (Some(_), Some(day)) => Moment::Once(day),
            (None, _) => Moment::EveryYear { month: by.month, day: by.day },
        };
        let place = *places.entry((by.calendar, moment)).or_insert(found.len());
        match found.get_mut(place) {
            Some(occasion) => occasion.told.push(line),
            None => {
                let once = day_of(by);
                let comes = if matches!(moment, Moment::Planned(_)) { Comes::Once } else { Comes::EveryYear };
                let told = once.filter(|_| comes == Comes::EveryYear);
                let same = told.map(|day| days.entry((day, year_of(by.calendar))).or_default());
                same.into_iter().for_each(|same| same.push(place));
                let by = By::Day(by);
                found.push(Occasion { by, since: None, once, comes, told: vec![line], fellows: Vec::new() });
            }
        }
    }
    for same in days.values().filter(|same| same.len() > 1) {
        for &place in same {
            found[place].fellows = same.iter().copied().filter(|&other| other != place).collect();
        }
    }
    begin(&mut found);
    found
}

/// Whether a day was once, is to come, or is kept every year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Moment {
    Once(Day),
    Planned(Day),
    EveryYear { month: u8, day: u8 },
}

/// Lets a day that is kept every year begin in the year since which it is kept; where nobody tells that, behind what happened on it, if
/// the accounts tell that of one year only.
fn begin(found: &mut [Occasion<'_, '_>]) {
    let mut dated: BTreeMap<(CalendarId, u8, u8), Vec<i64>> = BTreeMap::new();
    for by in found.iter().filter_map(|occasion| occasion.by.day()) {
        dated.entry((by.calendar, by.month, by.day)).or_default().extend(by.year);
    }
    let days = found.iter_mut().filter_map(|occasion| match &mut occasion.by {
        By::Day(by) => Some(by),
        By::Rule(_) => None,
    });
    for by in days.filter(|by| by.year.is_none()) {
        // Of several years, or of none: whose day it is nobody says.
        if let Some(&[year]) = dated.get(&(by.calendar, by.month, by.day)).map(Vec::as_slice) {
            by.year = Some(year);
        }
    }
    for occasion in found.iter_mut().filter(|occasion| occasion.once.is_none()) {
        let By::Day(by) = &mut occasion.by else { continue };
        let calendar = by.calendar.calendar();
        let first = |line: &&Line<'_>| Some(calendar.fields(line.kept_from()?.0).ok()?.year - 1);
        let years: Option<Vec<i64>> = occasion.told.iter().map(first).collect();
        by.year = years.and_then(|years| years.into_iter().min()).or(by.year);
    }
}

/// The day of the year an event is told on, or on which it begins; none of what did not happen on one day and did not begin on one.
fn yearly(line: &Line<'_>) -> Option<Yearly> {
    match line.relation()? {
        Relation::Within | Relation::Throughout | Relation::Since => {}
        Relation::Yearly => {
            let Some(Recurring::DayOfYear { calendar, month, day }) = recurrence(line.timex()?) else { return None };
            return Some(Yearly { calendar, year: None, month, day });
        }
        Relation::Until
        | Relation::Before
        | Relation::By
        | Relation::After
        | Relation::From
        | Relation::Told
        | Relation::Recurring
        | Relation::FormerlyRecurring
        | Relation::FormerlyYearly => return None,
    }
    day_told(line.timex()?)
}

/// Says whether the day is only the first of what is told: "since 4 May 1871", "from 3 June to 5 August". From one hour to another of one
/// day is that day.
pub(super) fn is_first_day(line: &Line<'_>) -> bool {
    let lasts = || {
        let first = line.timex().and_then(day_told);
        line.until().is_some_and(|until| day_told(until) != first)
    };
    match line.relation() {
        Some(Relation::Since) => true,
        Some(Relation::Within | Relation::Throughout) => lasts(),
        Some(_) | None => false,
    }
}

/// How what is told to come again does, where it is by a rule and has days.
fn rule(line: &Line<'_>) -> Option<Recurring> {
    line.relation().filter(|relation| matches!(relation, Relation::Yearly | Relation::Recurring))?;
    recurrence(line.timex()?).filter(|again| match again {
        Recurring::Month { .. }
        | Recurring::Weekday(_)
        | Recurring::WeekdayPart { .. }
        | Recurring::WeekdayOfMonth { .. }
        | Recurring::DayOfMonth(_)
        | Recurring::Feast { .. } => true,
        // A day by its number has the year of what happened on it.
        Recurring::DayOfYear { .. } | Recurring::Season(_) | Recurring::Clock(_) | Recurring::Every(_) => false,
    })
}

/// The day that a time names, in its calendar.
fn day_told(timex: &Timex) -> Option<Yearly> {
    let value = timex.value.as_ref()?;
    let date = value.as_date().filter(|date| date.year.missing == 0)?;
    let (month, day) = value.month_day()?;
    Some(Yearly { calendar: date.calendar, year: Some(date.year.value), month, day })
}

fn day_of(yearly: Yearly) -> Option<Day> {
    let fields = Fields { year: yearly.year?, month: yearly.month, day: yearly.day };
    computed_day(yearly.calendar, fields).ok()
}

fn year_of(calendar: CalendarId) -> Year {
    match calendar {
        CalendarId::Gregorian
        | CalendarId::Julian
        | CalendarId::Persian
        | CalendarId::PersianZodiac
        | CalendarId::Coptic
        | CalendarId::Ethiopic
        | CalendarId::Indian
        | CalendarId::Republican
        | CalendarId::Rumi
        | CalendarId::Seleucid
        | CalendarId::Shahanshahi => Year::Sun,
        CalendarId::IslamicCivil | CalendarId::IslamicUmalqura => Year::Moon,
        CalendarId::Hebrew => Year::Both,
    }
}
