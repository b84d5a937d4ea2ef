//! The calendars of arithmetic against another library's, over years far and near.

use calendar::{CalendarId, Day};
use icu_calendar::cal::{Coptic, Ethiopian, Gregorian, Hebrew, Hijri, Indian, Julian, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{AsCalendar, Date};

/// Compares year, month and day on every `step`th day of a stretch; primes, so that all days of all months come up.
fn same<A: AsCalendar + Clone>(id: CalendarId, peer: A, first: i64, last: i64, step: usize) {
    for number in (first..=last).step_by(step) {
        let ours = id.calendar().fields(Day(number)).unwrap_or_else(|error| panic!("{id} {number}: {error}"));
        let theirs = Date::from_rata_die(RataDie::new(number), peer.clone());
        let theirs = (i64::from(theirs.year().extended_year()), theirs.month().ordinal, theirs.day_of_month().0);
        assert_eq!((ours.year, ours.month, ours.day), theirs, "{id} {}", Day(number));
    }
}

/// 1 January −9999 and 31 December 9999, Gregorian.
const FIRST: i64 = -3_652_424;
const LAST: i64 = 3_652_059;

#[test]
fn gregorian_and_julian_agree_from_minus_9999_to_9999() {
    same(CalendarId::Gregorian, Gregorian, FIRST, LAST, 11);
    same(CalendarId::Julian, Julian, FIRST, LAST, 11);
}

#[test]
fn coptic_and_ethiopian_agree_from_minus_9999_to_9999() {
    same(CalendarId::Coptic, Coptic, FIRST, LAST, 13);
    same(CalendarId::Ethiopic, Ethiopian::new(), FIRST, LAST, 13);
}

#[test]
fn indian_and_tabular_hijri_agree_from_minus_9999_to_9999() {
    same(CalendarId::Indian, Indian, FIRST, LAST, 13);
    let tables = Hijri::new_tabular(
        icu_calendar::cal::hijri::TabularAlgorithmLeapYears::TypeII,
        icu_calendar::cal::hijri::TabularAlgorithmEpoch::Friday,
    );
    same(CalendarId::IslamicCivil, tables, FIRST, LAST, 13);
}

#[test]
fn hebrew_agrees_from_minus_9999_to_9999() {
    same(CalendarId::Hebrew, Hebrew, FIRST, LAST, 37);
}

#[test]
fn persian_agrees_from_1206_to_3000() {
    let day = |year| CalendarId::Persian.calendar().day(calendar::Fields { year, month: 1, day: 1 }).unwrap().0;
    same(CalendarId::Persian, Persian, day(1206), day(3001) - 1, 1);
}

#[test]
fn umm_al_qura_agrees_outside_the_printed_years_and_where_print_and_computation_met() {
    let day = |year| CalendarId::IslamicUmalqura.calendar().day(calendar::Fields { year, month: 1, day: 1 }).unwrap().0;
    let peer = Hijri::new_umm_al_qura();
    same(CalendarId::IslamicUmalqura, peer, day(1300), day(1342) - 1, 1);
    same(CalendarId::IslamicUmalqura, peer, day(1420), day(1450) - 1, 1);
    same(CalendarId::IslamicUmalqura, peer, day(1501), day(1601 - 1), 1);
}
