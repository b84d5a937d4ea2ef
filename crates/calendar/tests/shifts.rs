//! Dates moved and cut: what "three years later", "the following spring" and "that week" come to.

use calendar::{CalendarId, Granularity, Part, Partial, Season, TimeValue, Year};

use CalendarId::{Gregorian, Hebrew, IslamicCivil, Julian, Persian};
use Granularity::{Century, Day, Decade, Half, Hour, Minute, Month, Quarter, Week, Weekend};

fn written(date: Partial) -> String {
    TimeValue::Date(date).timex3().value
}

#[test]
fn units_are_counted_in_the_calendar_of_the_date() {
    let withdrawal = Partial::day(Gregorian, 1989, 2, 15);
    let bahman = Partial::day(Persian, 1367, 11, 26);
    let rows = [
        (withdrawal, 3, Granularity::Year, Granularity::Year, "1992"),
        (withdrawal, 3, Granularity::Year, Day, "1992-02-15"),
        (withdrawal, -9, Granularity::Year, Month, "1980-02"),
        (withdrawal, 2, Decade, Granularity::Year, "2009"),
        (withdrawal, -1, Decade, Decade, "197"),
        (withdrawal, 1, Century, Century, "20"),
        (withdrawal, 1, Week, Week, "1989-W08"),
        (withdrawal, 2, Week, Day, "1989-03-01"),
        (withdrawal, 1, Weekend, Weekend, "1989-W08-WE"),
        (withdrawal, 14, Day, Day, "1989-03-01"),
        (withdrawal, 14, Day, Month, "1989-03"),
        (withdrawal, -2, Month, Month, "1988-12"),
        (withdrawal, 1, Quarter, Quarter, "1989-Q2"),
        (withdrawal, 1, Half, Half, "1989-H2"),
        (withdrawal, 1, Granularity::Season, Granularity::Season, "1989-SP"),
        (withdrawal, 1, Granularity::Year, Week, "1990-W07"),
        (bahman, 35, Granularity::Year, Day, "2024-02-15"),
        (bahman, 1, Month, Day, "1989-03-17"),
    ];
    for (date, count, unit, grain, expected) in rows {
        let moved = date.shifted(count, unit, grain).map(written);
        assert_eq!(moved.as_deref(), Ok(expected), "{count} {unit:?} to the {grain:?}");
    }
}

#[test]
fn a_day_that_is_not_there_is_not_made_up() {
    let end_of_january = Partial::day(Gregorian, 1990, 1, 31);
    assert!(end_of_january.shift(1, Month).is_err());
    assert_eq!(end_of_january.shifted(1, Month, Month), Ok(Partial::month(Gregorian, 1990, 2)));
    let leap_day = Partial::day(Gregorian, 2004, 2, 29);
    assert!(leap_day.shift(1, Granularity::Year).is_err());
    assert_eq!(leap_day.shift(4, Granularity::Year), Ok(Partial::day(Gregorian, 2008, 2, 29)));
    assert_eq!(leap_day.shifted(1, Decade, Granularity::Year), Ok(Partial::year(Gregorian, 2014)));
}

#[test]
fn dates_told_coarsely_are_not_moved_by_finer_units() {
    let year = Partial::year(Gregorian, 1990);
    let decade = Partial { year: Year { value: 1990, missing: 1 }, ..year };
    assert!(year.shift(6, Month).is_err());
    assert!(year.shift(8, Day).is_err());
    assert!(decade.shift(3, Granularity::Year).is_err());
    assert_eq!(decade.shift(1, Decade).map(written).as_deref(), Ok("200"));
    assert!(Partial::month(Gregorian, 1990, 5).shift(1, Week).is_err());
}

#[test]
fn hours_carry_over_midnight() {
    let clock = |hour, minute| Some(calendar::Clock::Time { hour, minute, second: None, zone: None });
    let armistice = Partial { clock: clock(23, Some(50)), ..Partial::day(Gregorian, 1918, 11, 10) };
    assert_eq!(armistice.shift(20, Minute).map(written).as_deref(), Ok("1918-11-11T00:10"));
    let hour = Partial { clock: clock(11, None), ..Partial::day(Gregorian, 1918, 11, 11) };
    assert_eq!(hour.shift(-12, Hour).map(written).as_deref(), Ok("1918-11-10T23:00"));
    assert!(hour.shift(20, Minute).is_err());
}

#[test]
fn leap_months_are_counted() {
    // 5784 was a Hebrew leap year of thirteen months.
    let new_year = Partial::day(Hebrew, 5784, 1, 1);
    assert_eq!(new_year.shift(13, Month), Ok(Partial::day(Hebrew, 5785, 1, 1)));
    assert_eq!(new_year.shift(-12, Month), Ok(Partial::day(Hebrew, 5783, 1, 1)));
}

#[test]
fn sums_beyond_all_calendars_are_errors() {
    let date = Partial::day(Gregorian, 1989, 2, 15);
    for unit in [Day, Week, Month, Quarter, Granularity::Year, Decade, Century, Granularity::Millennium] {
        for count in [i64::MAX, i64::MIN, i64::MAX / 7] {
            assert!(date.shift(count, unit).is_err(), "{count} {unit:?}");
        }
    }
}

#[test]
fn days_are_cut_to_what_they_lie_in() {
    let season = |date: Partial| date.truncate(Granularity::Season).map(written);
    assert_eq!(season(Partial::day(Gregorian, 1776, 12, 26)).as_deref(), Ok("1776-WI"));
    assert_eq!(season(Partial::day(Gregorian, 1777, 1, 3)).as_deref(), Ok("1776-WI"));
    assert_eq!(season(Partial::month(Gregorian, 1918, 11)).as_deref(), Ok("1918-FA"));
    let winter = Partial { part: Some(Part::Season(Season::Winter)), ..Partial::year(Persian, 1367) };
    assert_eq!(Partial::day(Persian, 1367, 11, 26).truncate(Granularity::Season), Ok(winter));
    let week = |week| Partial { part: Some(Part::Week(week)), ..Partial::year(Gregorian, 1989) };
    assert!(week(5).truncate(Month).is_err(), "30 January to 5 February");
    assert_eq!(week(7).truncate(Month), Ok(Partial::month(Gregorian, 1989, 2)));
    assert!(
        Partial { part: Some(Part::Quarter(1)), ..Partial::year(Gregorian, 1989) }
            .truncate(Granularity::Season)
            .is_err()
    );
    assert_eq!(Partial::day(Persian, 1367, 11, 26).truncate(Week).map(written).as_deref(), Ok("1989-W07"));
    assert_eq!(Partial::year(Gregorian, 1989).truncate(Day), Ok(Partial::year(Gregorian, 1989)));
}

#[test]
fn decades_before_the_era_are_those_of_history() {
    let decade = |year| Partial::year(Julian, year).truncate(Decade).map(written);
    assert_eq!(decade(-475).as_deref(), Ok("BC047"));
    assert_eq!(decade(-478).as_deref(), Ok("BC047"));
    assert_eq!(decade(-479).as_deref(), Ok("BC048"));
    let century = Partial::year(Julian, -479).truncate(Century).map(written);
    assert_eq!(century.as_deref(), Ok("BC04"));
}

#[test]
fn moving_there_and_back_changes_nothing() {
    let dates = [
        Partial::day(Gregorian, 1989, 2, 15),
        Partial::day(Persian, 1367, 11, 26),
        Partial::day(IslamicCivil, 61, 1, 10),
    ];
    for date in dates {
        for unit in [Day, Week, Month, Granularity::Year, Century] {
            for count in [1, 2, 13, 40] {
                let there = date.shift(count, unit).and_then(|moved| moved.shift(-count, unit));
                assert_eq!(there, Ok(date), "{count} {unit:?}");
            }
        }
    }
}
