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

#[test]
fn years_minus_9999_to_9999_follow_each_other_where_a_calendar_is_defined() {
    for calendar in all_calendars() {
        let id = calendar.id();
        let mut next: Option<(i64, Day)> = None;
        for year in -9999..=9999 {
            let Ok(months) = calendar.months_in_year(year) else { continue };
            let first = calendar.day(Fields { year, month: 1, day: 1 }).unwrap_or_else(|error| panic!("{id}: {error}"));
            if let Some((expected_year, expected)) = next {
                assert_eq!((year, first), (expected_year, expected), "{id}: no year is passed over");
            }
            let lengths = (1..=months).map(|month| calendar.days_in_month(year, month).expect("a month of the year"));
            let days: i64 = lengths.map(i64::from).sum();
            let last = first.plus(days - 1);
            for day in [first, first.plus(days / 2), last] {
                let fields = calendar.fields(day).expect("a day of the year");
                assert_eq!((fields.year, calendar.day(fields)), (year, Ok(day)), "{id}");
            }
            next = Some((year + 1, last.plus(1)));
        }
        assert!(next.is_some(), "{id} is defined somewhere");
    }
}

#[test]
fn calendars_of_arithmetic_are_defined_from_minus_9999_to_9999() {
    for id in [
        CalendarId::Gregorian,
        CalendarId::Julian,
        CalendarId::Persian,
        CalendarId::IslamicCivil,
        CalendarId::Hebrew,
        CalendarId::Coptic,
        CalendarId::Ethiopic,
        CalendarId::Indian,
        CalendarId::Shahanshahi,
    ] {
        for year in [-9999, -1, 0, 1, 9999] {
            assert!(id.calendar().day(Fields { year, month: 1, day: 1 }).is_ok(), "{id} {year}");
        }
    }
}

#[test]
fn every_calendar_says_where_it_is_attested_and_outside_still_computes_or_errs() {
    for calendar in all_calendars() {
        let first = calendar.attested().earliest.expect("every calendar began one day");
        match calendar.fields(first.plus(-1)) {
            Ok(fields) => assert_eq!(calendar.day(fields), Ok(first.plus(-1)), "{}", calendar.id()),
            Err(error) => assert!(error.to_string().contains("outside the"), "{error}"),
        }
    }
}
