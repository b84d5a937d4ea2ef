//! What is remembered on one day of the year: the events told of that day, in whichever calendars.

use std::collections::BTreeMap;

use tarikh::calendar::{CalendarId, Day, Fields};
use tarikh::event::Relation;
use tarikh::{YearlyDay, yearly_day};

use super::days::Yearly;
use crate::Line;

/// A day that comes again, with all that is told of it.
pub(super) struct Occasion<'l, 'c> {
    /// By which calendar it comes again: the one in which it is told to be kept, else the one it is told in first that is not the
    /// Gregorian, for who gives another beside that means the day which people keep.
    pub by: Yearly,
    /// The day itself, once; none where only its coming again is told.
    pub day: Option<Day>,
    /// The events, in the order of the chronology, each with the day of the year it is told on.
    pub told: Vec<(&'l Line<'c>, Yearly)>,
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
    let days: Vec<(&Line<'c>, Yearly)> = lines.iter().filter_map(|line| Some((line, yearly(line)?))).collect();
    let mut found: Vec<Occasion<'l, 'c>> = Vec::new();
    let mut dated: BTreeMap<(Day, Year), usize> = BTreeMap::new();
    for &(line, yearly) in days.iter().filter(|(_, yearly)| yearly.year.is_some()) {
        let day = day_of(yearly);
        let known = day.and_then(|day| dated.get(&(day, year_of(yearly.calendar))).copied());
        match known.and_then(|place| found.get_mut(place)) {
            Some(occasion) => occasion.told.push((line, yearly)),
            None => {
                dated.extend(day.map(|day| ((day, year_of(yearly.calendar)), found.len())));
                found.push(Occasion { by: yearly, day, told: vec![(line, yearly)] });
            }
        }
    }
    for occasion in &mut found {
        let first = occasion.told.iter().min_by_key(|(line, yearly)| {
            (yearly.calendar == CalendarId::Gregorian, line.document.id, line.quote().start)
        });
        occasion.by = first.map_or(occasion.by, |&(_, yearly)| yearly);
    }
    keep(&mut found, days.iter().filter(|(_, yearly)| yearly.year.is_none()).copied());
    found
}

/// Adds what is told to be kept every year: to the one occasion of that day of the year, else as one of its own.
fn keep<'l, 'c>(found: &mut Vec<Occasion<'l, 'c>>, kept: impl Iterator<Item = (&'l Line<'c>, Yearly)>) {
    let mut places: BTreeMap<(CalendarId, u8, u8), Vec<usize>> = BTreeMap::new();
    for (place, occasion) in found.iter().enumerate() {
        for (_, yearly) in &occasion.told {
            let places = places.entry((yearly.calendar, yearly.month, yearly.day)).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    for (line, yearly) in kept {
        let places = places.entry((yearly.calendar, yearly.month, yearly.day)).or_default();
        match places.as_slice() {
            &[place] if found.get(place).is_some() => {
                let occasion = &mut found[place];
                // The year it was told of stays known, so that no anniversary comes before it.
                let own = occasion.told.iter().map(|(_, told)| *told).find(|told| told.is_same_day(yearly));
                occasion.by = own.unwrap_or(yearly);
                occasion.told.push((line, yearly));
            }
            // Of several years, or of none: whose day it is nobody says.
            _none_or_several => {
                *places = vec![found.len()];
                found.push(Occasion { by: yearly, day: None, told: vec![(line, yearly)] });
            }
        }
    }
}

/// The day of the year an event is told on; none of what did not happen on one day.
fn yearly(line: &Line<'_>) -> Option<Yearly> {
    match line.relation()? {
        Relation::Within | Relation::Throughout | Relation::Since => {}
        Relation::Yearly => {
            let YearlyDay { calendar, month, day } = yearly_day(line.timex()?)?;
            return Some(Yearly { calendar, year: None, month, day });
        }
        Relation::Until
        | Relation::Before
        | Relation::By
        | Relation::After
        | Relation::From
        | Relation::Told
        | Relation::FormerlyYearly => return None,
    }
    let value = line.timex().filter(|_| line.until().is_none())?.value.as_ref()?;
    let date = value.as_date().filter(|date| date.year.missing == 0)?;
    let (month, day) = value.month_day()?;
    Some(Yearly { calendar: date.calendar, year: Some(date.year.value), month, day })
}

fn day_of(yearly: Yearly) -> Option<Day> {
    let fields = Fields { year: yearly.year?, month: yearly.month, day: yearly.day };
    yearly.calendar.calendar().day(fields).ok()
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
