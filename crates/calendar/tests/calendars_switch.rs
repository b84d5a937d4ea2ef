//! Which western calendar was in use where, and the days that were left out or lived twice.

use calendar::switch::{Style, both_in_use, counts_from_lady_day, in_use, readings, switch_of, switches};
use calendar::{CalendarId, Day, Fields};

fn date(year: i64, month: u8, day: u8) -> Fields {
    Fields { year, month, day }
}

fn julian(year: i64, month: u8, day: u8) -> Day {
    CalendarId::Julian.calendar().day(date(year, month, day)).unwrap()
}

fn gregorian(year: i64, month: u8, day: u8) -> Day {
    CalendarId::Gregorian.calendar().day(date(year, month, day)).unwrap()
}

#[test]
fn the_first_gregorian_day_follows_the_last_julian_in_every_country() {
    assert!(switches().len() > 40);
    for switch in switches() {
        if let Some(last) = switch.last_julian {
            assert_eq!(last.plus(1), switch.first_gregorian, "{}", switch.country);
        }
        assert!(!switch.source.is_empty(), "{}", switch.country);
        assert_eq!(switch_of(switch.code), Some(switch));
        assert_eq!(switch_of(&switch.country.to_uppercase()), Some(switch));
    }
}

#[test]
fn days_left_out_in_britain_are_no_dates_there() {
    assert!(readings(Some("GB"), date(1752, 9, 3)).is_empty());
    assert!(readings(Some("GB"), date(1752, 9, 13)).is_empty());
    assert_eq!(readings(Some("GB"), date(1752, 9, 14)), [(Style::Gregorian, gregorian(1752, 9, 14))]);
    assert_eq!(readings(Some("GB"), date(1752, 9, 2)), [(Style::Julian, julian(1752, 9, 2))]);
    // Across the Channel the same numbers were a date.
    assert_eq!(readings(Some("France"), date(1752, 9, 5)), [(Style::Gregorian, gregorian(1752, 9, 5))]);
}

#[test]
fn the_october_revolution_is_dated_by_the_calendar_of_russia() {
    assert_eq!(readings(Some("RU"), date(1917, 10, 25)), [(Style::Julian, gregorian(1917, 11, 7))]);
    assert_eq!(readings(None, date(1917, 10, 25)).len(), 2);
    assert!(readings(Some("Russia"), date(1918, 2, 5)).is_empty());
}

#[test]
fn leap_days_of_1700_and_1712_exist_where_they_were_lived() {
    assert_eq!(readings(None, date(1700, 2, 29)), [(Style::Julian, julian(1700, 2, 29))]);
    assert!(readings(Some("SE"), date(1700, 2, 29)).is_empty());
    assert_eq!(readings(Some("SE"), date(1712, 2, 30)), [(Style::Swedish, gregorian(1712, 3, 11))]);
    assert_eq!(readings(Some("SE"), date(1712, 2, 29)), [(Style::Swedish, julian(1712, 2, 28))]);
    assert_eq!(readings(Some("SE"), date(1712, 3, 1)), [(Style::Julian, julian(1712, 3, 1))]);
    // Poltava, 27 June Old Style, 28 June by the Swedish calendar.
    assert_eq!(readings(Some("Sweden"), date(1709, 6, 28)), [(Style::Swedish, gregorian(1709, 7, 8))]);
    assert_eq!(readings(None, date(1712, 2, 30)), [(Style::Swedish, gregorian(1712, 3, 11))]);
    assert!(readings(Some("GB"), date(1712, 2, 30)).is_empty());
    assert!(readings(None, date(1711, 2, 30)).is_empty());
}

#[test]
fn both_calendars_were_in_use_from_rome_1582_to_athens_1923() {
    assert!(!both_in_use(julian(1582, 10, 4)));
    assert!(both_in_use(gregorian(1582, 10, 15)));
    assert!(both_in_use(gregorian(1923, 2, 28)));
    assert!(!both_in_use(gregorian(1923, 3, 1)));
}

#[test]
fn parts_of_a_country_went_over_at_different_times() {
    let day = gregorian(1650, 1, 1);
    assert_eq!(in_use(Some("DE"), day), [Style::Julian, Style::Gregorian]);
    assert_eq!(in_use(Some("DE-protestant"), day), [Style::Julian]);
    assert_eq!(in_use(Some("DE-bavaria"), day), [Style::Gregorian]);
    assert_eq!(in_use(Some("DE"), gregorian(1750, 1, 1)), [Style::Gregorian]);
    assert_eq!(in_use(Some("Japan"), gregorian(1872, 12, 31)), []);
    assert_eq!(in_use(Some("JP"), gregorian(1873, 1, 1)), [Style::Gregorian]);
}

#[test]
fn english_years_began_on_lady_day_until_1751() {
    assert!(counts_from_lady_day("GB", julian(1649, 1, 30)));
    assert!(!counts_from_lady_day("GB", julian(1752, 1, 30)));
    assert!(!counts_from_lady_day("FR", julian(1649, 1, 30)));
}
