//! What holds of every calendar: a day and its fields are two names of one thing, and days follow each other.

use calendar::{Calendar, CalendarId, Day, Fields, SeleucidEra, seleucid};

#[test]
fn every_attested_day_of_every_calendar_round_trips() {
    for calendar in all_calendars() {
        let attested = calendar.attested();
        let first = attested.earliest.expect("every calendar began one day");
        // A calendar still in use is walked to the end of AD 2200.
        let last = attested.latest.unwrap_or(Day(803_533));
        walk(calendar, first, last);
    }
}

/// The fourteen, and the second of the two Seleucid eras.
fn all_calendars() -> impl Iterator<Item = &'static dyn Calendar> {
    CalendarId::ALL.into_iter().map(CalendarId::calendar).chain([seleucid(SeleucidEra::Babylonian)])
}

/// Goes through the days one by one: each is the fields it has, one day, month or year after those before.
fn walk(calendar: &dyn Calendar, first: Day, last: Day) {
    let id = calendar.id();
    let mut before: Option<Fields> = None;
    for number in first.0..=last.0 {
        let day = Day(number);
        let fields = calendar.fields(day).unwrap_or_else(|error| panic!("{id} {day}: {error}"));
        assert_eq!(calendar.day(fields), Ok(day), "{id} {fields:?}");
        if let Some(before) = before {
            assert_eq!(fields, following(calendar, before), "{id}: the day after {before:?} is {day}");
        }
        before = Some(fields);
    }
}

fn following(calendar: &dyn Calendar, before: Fields) -> Fields {
    let days = calendar.days_in_month(before.year, before.month).expect("a day has just been there");
    let months = calendar.months_in_year(before.year).expect("a day has just been there");
    if before.day < days {
        Fields { day: before.day + 1, ..before }
    } else if before.month < months {
        Fields { month: before.month + 1, day: 1, ..before }
    } else {
        Fields { year: before.year + 1, month: 1, day: 1 }
    }
}
