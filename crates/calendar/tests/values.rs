//! Values beside their TIMEX3, EDTF and bounds, with dates of history.

use calendar::{
    Amount, CalendarId, Clock, DayPart, Duration, Edge, Granularity, Modifier, Part, Partial, Qualifier, Recurring,
    Season, Third, TimeValue, TimexType, Weekday, Year,
};

use CalendarId::{Gregorian, IslamicCivil, Julian, Persian};

/// TIMEX3 type and value, EDTF (empty for none), earliest and latest day (empty for none).
struct Row(TimeValue, &'static str, &'static str, &'static str, &'static str);

fn holds(rows: &[Row]) {
    for Row(value, timex, edtf, earliest, latest) in rows {
        let extent = value.extent();
        let day = |day: Option<calendar::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let got = value.timex3();
        assert_eq!(format!("{} {}", got.kind.as_str(), got.value), *timex, "{value:?}");
        assert_eq!(value.edtf().unwrap_or_default(), *edtf, "{value:?}");
        assert_eq!(
            (day(extent.earliest()), day(extent.latest())),
            (earliest.to_string(), latest.to_string()),
            "{value:?}"
        );
    }
}

fn part(year: i64, part: Part) -> TimeValue {
    TimeValue::Date(Partial { part: Some(part), ..Partial::year(Gregorian, year) })
}

fn run(calendar: CalendarId, value: i64, missing: u8) -> TimeValue {
    TimeValue::Date(Partial { year: Year { value, missing }, ..Partial::year(calendar, value) })
}

fn at(clock: Clock) -> TimeValue {
    TimeValue::Date(Partial { clock: Some(clock), ..Partial::day(Gregorian, 1989, 2, 15) })
}

fn known(value: TimeValue) -> Edge {
    Edge::Known(Box::new(value))
}

#[test]
fn gregorian_dates_are_written_in_their_own_numbers() {
    holds(&[
        Row(TimeValue::day(Gregorian, 1989, 2, 15), "DATE 1989-02-15", "1989-02-15", "1989-02-15", "1989-02-15"),
        Row(TimeValue::year(Gregorian, 1979), "DATE 1979", "1979", "1979-01-01", "1979-12-31"),
        Row(part(1979, Part::Month(12)), "DATE 1979-12", "1979-12", "1979-12-01", "1979-12-31"),
        Row(part(1939, Part::Season(Season::Summer)), "DATE 1939-SU", "1939-22", "1939-06-01", "1939-08-31"),
        Row(part(1776, Part::Season(Season::Winter)), "DATE 1776-WI", "1776-24", "1776-12-01", "1777-02-28"),
        Row(part(1998, Part::Week(3)), "DATE 1998-W03", "1998-01-12/1998-01-18", "1998-01-12", "1998-01-18"),
        Row(part(1998, Part::Weekend(3)), "DATE 1998-W03-WE", "1998-01-17/1998-01-18", "1998-01-17", "1998-01-18"),
        Row(part(1998, Part::Quarter(3)), "DATE 1998-Q3", "1998-35", "1998-07-01", "1998-09-30"),
        Row(part(1998, Part::Half(1)), "DATE 1998-H1", "1998-40", "1998-01-01", "1998-06-30"),
        Row(run(Gregorian, 1990, 1), "DATE 199", "199X", "1990-01-01", "1999-12-31"),
        Row(run(Gregorian, 1900, 2), "DATE 19", "19XX", "1900-01-01", "1999-12-31"),
        Row(run(Gregorian, 1000, 3), "DATE 1", "1XXX", "1000-01-01", "1999-12-31"),
    ]);
}

#[test]
fn years_before_the_era_are_historical_in_timex_and_astronomical_in_edtf() {
    let century = |nth| TimeValue::Century { calendar: Julian, nth };
    holds(&[
        Row(TimeValue::year(Gregorian, -479), "DATE BC0480", "-0479", "-0479-01-01", "-0479-12-31"),
        Row(TimeValue::year(Julian, -479), "DATE BC0480", "-0479", "-0480-12-27", "-0479-12-26"),
        Row(century(-5), "DATE BC04", "-0499/-0400", "-0500-12-27", "-0400-12-26"),
        Row(century(-3), "DATE BC02", "-0299/-0200", "-0300-12-28", "-0200-12-28"),
        // 479 to 470 BC: ten years that astronomers do not write with one mask.
        Row(run(Gregorian, -478, 1), "DATE BC047", "-0478/-0469", "-0478-01-01", "-0469-12-31"),
        Row(run(Gregorian, -498, 2), "DATE BC04", "-0498/-0399", "-0498-01-01", "-0399-12-31"),
        Row(run(Gregorian, -479, 1), "DATE BC0480/BC0471", "-047X", "-0479-01-01", "-0470-12-31"),
        Row(TimeValue::year(Gregorian, 0), "DATE BC0001", "0000", "0000-01-01", "0000-12-31"),
        Row(run(Gregorian, 0, 1), "DATE 000", "000X", "0000-01-01", "0009-12-31"),
    ]);
}

#[test]
fn centuries_are_counted_from_one() {
    let century = |nth| TimeValue::Century { calendar: Gregorian, nth };
    holds(&[
        Row(century(20), "DATE 19", "1901/2000", "1901-01-01", "2000-12-31"),
        Row(century(1), "DATE 00", "0001/0100", "0001-01-01", "0100-12-31"),
        Row(century(-1), "DATE BC00", "-0099/0000", "-0099-01-01", "0000-12-31"),
        Row(century(0), "DATE XX", "", "", ""),
        Row(TimeValue::Millennium { calendar: Gregorian, nth: 2 }, "DATE 1", "1001/2000", "1001-01-01", "2000-12-31"),
        Row(
            TimeValue::Millennium { calendar: Gregorian, nth: -3 },
            "DATE BC2",
            "-2999/-2000",
            "-2999-01-01",
            "-2000-12-31",
        ),
    ]);
}

#[test]
fn old_dates_keep_their_numbers_and_are_converted() {
    let julian_month = TimeValue::Date(Partial::month(Julian, 1066, 10));
    let october = TimeValue::Date(Partial::month(Julian, 1917, 10));
    holds(&[
        // Hastings, and the last Julian day of Rome.
        Row(TimeValue::day(Julian, 1066, 10, 14), "DATE 1066-10-14", "1066-10-20", "1066-10-20", "1066-10-20"),
        Row(TimeValue::day(Julian, 1582, 10, 4), "DATE 1582-10-04", "1582-10-14", "1582-10-14", "1582-10-14"),
        Row(julian_month, "DATE 1066-10", "1066-10-07/1066-11-06", "1066-10-07", "1066-11-06"),
        Row(TimeValue::year(Julian, 1066), "DATE 1066", "1066", "1066-01-07", "1067-01-06"),
        // The storming of the Winter Palace, Old Style.
        Row(TimeValue::day(Julian, 1917, 10, 25), "DATE 1917-11-07", "1917-11-07", "1917-11-07", "1917-11-07"),
        Row(october, "DATE 1917-10-14/1917-11-13", "1917-10-14/1917-11-13", "1917-10-14", "1917-11-13"),
        // The leap days were counted wrongly until AD 4: the Ides of March of 44 BC lie up to three days off.
        Row(
            TimeValue::day(Julian, -43, 3, 15),
            "DATE BC0044-03-15",
            "[-0043-03-10..-0043-03-16]",
            "-0043-03-10",
            "-0043-03-16",
        ),
    ]);
}

#[test]
fn other_calendars_are_written_as_gregorian_days() {
    let month = TimeValue::Date(Partial::month(IslamicCivil, 1400, 2));
    let spring = TimeValue::Date(Partial { part: Some(Part::Season(Season::Spring)), ..Partial::year(Persian, 1358) });
    holds(&[
        Row(TimeValue::day(Persian, 1367, 11, 26), "DATE 1989-02-15", "1989-02-15", "1989-02-15", "1989-02-15"),
        Row(
            TimeValue::year(Persian, 1358),
            "DATE 1979-03-21/1980-03-20",
            "1979-03-21/1980-03-20",
            "1979-03-21",
            "1980-03-20",
        ),
        Row(spring, "DATE 1979-03-21/1979-06-21", "1979-03-21/1979-06-21", "1979-03-21", "1979-06-21"),
        Row(run(Persian, 1360, 1), "DATE 1981-03-21/1991-03-20", "1981-03-21/1991-03-20", "1981-03-21", "1991-03-20"),
        // Karbala, 10 Muharram 61: the day may lie one either way.
        Row(
            TimeValue::day(IslamicCivil, 61, 1, 10),
            "DATE 0680-10-13",
            "[0680-10-12..0680-10-14]",
            "0680-10-12",
            "0680-10-14",
        ),
        Row(month, "DATE 1979-12-21/1980-01-18", "1979-12-21~/1980-01-18~", "1979-12-20", "1980-01-19"),
    ]);
}

#[test]
fn a_lunar_day_opens_its_bounds_and_a_year_does_not() {
    let ashura = TimeValue::day(IslamicCivil, 61, 1, 10).extent();
    assert_eq!(ashura.start, ashura.end);
    assert_eq!(ashura.single_day(), None);
    let year = TimeValue::year(Gregorian, 1989).extent();
    assert_eq!((year.start.earliest, year.end.earliest), (year.start.latest, year.end.latest));
}

#[test]
fn thirds_are_widened_to_whole_units() {
    let third = |third, of: TimeValue| TimeValue::Third { third, of: Box::new(of) };
    let nineties = || run(Gregorian, 1990, 1);
    let century = || TimeValue::Century { calendar: Gregorian, nth: 19 };
    let august = || part(1914, Part::Month(8));
    holds(&[
        Row(third(Third::Early, nineties()), "DATE 199", "1990/1993", "1990-01-01", "1993-12-31"),
        Row(third(Third::Mid, nineties()), "DATE 199", "1993/1996", "1993-01-01", "1996-12-31"),
        Row(third(Third::Late, nineties()), "DATE 199", "1996/1999", "1996-01-01", "1999-12-31"),
        Row(third(Third::Early, century()), "DATE 18", "1801/1840", "1801-01-01", "1840-12-31"),
        Row(third(Third::Late, century()), "DATE 18", "1861/1900", "1861-01-01", "1900-12-31"),
        Row(
            third(Third::Mid, TimeValue::year(Gregorian, 1941)),
            "DATE 1941",
            "1941-05/1941-08",
            "1941-05-01",
            "1941-08-31",
        ),
        Row(third(Third::Early, august()), "DATE 1914-08", "1914-08-01/1914-08-11", "1914-08-01", "1914-08-11"),
        Row(third(Third::Mid, august()), "DATE 1914-08", "1914-08-11/1914-08-21", "1914-08-11", "1914-08-21"),
        Row(third(Third::Late, august()), "DATE 1914-08", "1914-08-21/1914-08-31", "1914-08-21", "1914-08-31"),
        Row(
            third(Third::Late, part(1776, Part::Season(Season::Winter))),
            "DATE 1776-WI",
            "1777-02/1777-02",
            "1777-02-01",
            "1777-02-28",
        ),
    ]);
    assert_eq!(third(Third::Mid, nineties()).timex3().modifier, Some(Modifier::Mid));
    assert_eq!(third(Third::Late, nineties()).timex3().modifier, Some(Modifier::End));
}

#[test]
fn intervals_keep_open_and_unknown_edges_apart() {
    let year = |year| known(TimeValue::year(Gregorian, year));
    let interval = |start, end| TimeValue::Interval { start, end };
    holds(&[
        Row(interval(year(1979), year(1989)), "DATE 1979/1989", "1979/1989", "1979-01-01", "1989-12-31"),
        Row(interval(year(1989), Edge::Open), "DATE 1989", "1989/..", "1989-01-01", ""),
        Row(interval(Edge::Open, year(1989)), "DATE 1989", "../1989", "", "1989-12-31"),
        Row(interval(year(1989), Edge::Unknown), "DATE 1989", "1989/", "1989-01-01", ""),
        Row(interval(Edge::Unknown, Edge::Unknown), "DATE XXXX-XX-XX", "", "", ""),
        Row(
            interval(known(TimeValue::year(Julian, -263)), known(TimeValue::year(Julian, -240))),
            "DATE BC0264/BC0241",
            "-0263/-0240",
            "-0264-12-28",
            "-0240-12-27",
        ),
        Row(
            interval(known(TimeValue::year(Persian, 1358)), known(TimeValue::year(Persian, 1367))),
            "DATE 1979-03-21/1989-03-20",
            "1979-03-21/1989-03-20",
            "1979-03-21",
            "1989-03-20",
        ),
    ]);
    assert_eq!(interval(year(1989), Edge::Open).timex3().modifier, Some(Modifier::OnOrAfter));
    let unknown_start = interval(Edge::Unknown, year(1989)).extent();
    assert_eq!(unknown_start.start.latest, unknown_start.end.latest);
    assert_eq!(interval(Edge::Open, year(1989)).extent().start.latest, None);
}

#[test]
fn sets_are_hulls_or_wholes() {
    let years = |years: &[i64]| years.iter().map(|&year| TimeValue::year(Gregorian, year)).collect();
    let one = TimeValue::OneOf(years(&[1711, 1712]));
    let all = TimeValue::AllOf(years(&[1711, 1712]));
    assert_eq!(one.edtf().as_deref(), Some("[1711,1712]"));
    assert_eq!(all.edtf().as_deref(), Some("{1711,1712}"));
    assert_eq!(one.extent().start.latest.map(|day| day.to_string()).as_deref(), Some("1712-01-01"));
    assert_eq!(all.extent().start.latest.map(|day| day.to_string()).as_deref(), Some("1711-01-01"));
    assert_eq!(one.timex3().value, "1711-01-01/1712-12-31");
    assert_eq!(TimeValue::OneOf(Vec::new()).edtf(), None);
}

#[test]
fn times_of_day_are_told_as_far_as_they_are_told() {
    let time = |hour, minute, second| at(Clock::Time { hour, minute, second, zone: None });
    let day = "1989-02-15";
    holds(&[
        Row(at(Clock::Part(DayPart::Evening)), "TIME 1989-02-15TEV", day, day, day),
        Row(time(14, None, None), "TIME 1989-02-15T14:00", day, day, day),
        Row(time(14, Some(0), Some(5)), "TIME 1989-02-15T14:00:05", "1989-02-15T14:00:05", day, day),
        Row(
            at(Clock::Time { hour: 9, minute: Some(13), second: Some(0), zone: Some(-300) }),
            "TIME 1989-02-15T09:13:00",
            "1989-02-15T09:13:00-05:00",
            day,
            day,
        ),
    ]);
    assert!(time(25, None, None).validate().is_err());
    assert!(time(24, Some(1), None).validate().is_err());
}

#[test]
fn durations_and_sets_are_written_as_the_news_corpora_write_them() {
    let lasting = |parts: &[(Amount, Granularity)]| TimeValue::Duration(Duration { parts: parts.to_vec() });
    let count = |count: i64| Amount::Hundredths(100 * count);
    let rows: &[(TimeValue, &str)] = &[
        (lasting(&[(count(9), Granularity::Year)]), "DURATION P9Y"),
        (lasting(&[(count(2), Granularity::Year), (count(6), Granularity::Month)]), "DURATION P2Y6M"),
        (lasting(&[(count(5), Granularity::Hour), (count(30), Granularity::Minute)]), "DURATION PT5H30M"),
        (lasting(&[(count(1), Granularity::Day), (count(3), Granularity::Hour)]), "DURATION P1DT3H"),
        (lasting(&[(Amount::Hundredths(250), Granularity::Year)]), "DURATION P2.5Y"),
        (lasting(&[(Amount::Hundredths(50), Granularity::Century)]), "DURATION P0.5CE"),
        (lasting(&[(count(1), Granularity::Decade)]), "DURATION P1DE"),
        (lasting(&[(count(2), Granularity::Millennium)]), "DURATION P2ML"),
        (lasting(&[(count(2), Granularity::Week)]), "DURATION P2W"),
        (lasting(&[(count(2), Granularity::Quarter)]), "DURATION P2Q"),
        (lasting(&[(Amount::Unknown, Granularity::Year)]), "DURATION PXY"),
        (lasting(&[(Amount::Unknown, Granularity::Minute)]), "DURATION PTXM"),
        (lasting(&[]), "DURATION PXX"),
        (TimeValue::Recurring(Recurring::DayOfYear { calendar: Gregorian, month: 2, day: 15 }), "SET XXXX-02-15"),
        (TimeValue::Recurring(Recurring::DayOfYear { calendar: Persian, month: 11, day: 26 }), "SET XXXX-XX-XX"),
        (TimeValue::Recurring(Recurring::Month { calendar: Gregorian, month: 7 }), "SET XXXX-07"),
        (TimeValue::Recurring(Recurring::Weekday(Weekday::Friday)), "SET XXXX-WXX-5"),
        (TimeValue::Recurring(Recurring::Season(Season::Summer)), "SET XXXX-SU"),
        (TimeValue::Recurring(Recurring::Clock(Clock::Part(DayPart::Morning))), "SET TMO"),
        (
            TimeValue::Recurring(Recurring::Clock(Clock::Time { hour: 22, minute: None, second: None, zone: None })),
            "SET XXXX-XX-XXT22:00",
        ),
        (TimeValue::Recurring(Recurring::Every(Duration { parts: vec![(count(1), Granularity::Year)] })), "SET P1Y"),
        (TimeValue::Past, "DATE PAST_REF"),
        (TimeValue::Present, "DATE PRESENT_REF"),
        (TimeValue::Future, "DATE FUTURE_REF"),
    ];
    for (value, expected) in rows {
        let timex = value.timex3();
        assert_eq!(format!("{} {}", timex.kind.as_str(), timex.value), *expected);
        assert_eq!(value.edtf(), None, "{value:?} is placed nowhere");
    }
}

#[test]
fn dates_that_do_not_exist_have_no_days() {
    let impossible = [
        TimeValue::day(Gregorian, 1989, 2, 30),
        TimeValue::day(Gregorian, 1700, 2, 29),
        part(1989, Part::Month(13)),
        part(1989, Part::Quarter(5)),
        part(1989, Part::Week(53)),
        TimeValue::day(Persian, 1359, 12, 30),
        TimeValue::Century { calendar: Gregorian, nth: 0 },
        TimeValue::year(Gregorian, i64::MIN),
        run(Gregorian, i64::MAX, 3),
    ];
    for value in impossible {
        assert!(value.validate().is_err(), "{value:?}");
        assert_eq!(value.extent(), calendar::Extent::UNKNOWN, "{value:?}");
        assert_eq!(value.edtf(), None, "{value:?}");
        assert!(matches!(value.timex3().kind, TimexType::Date));
    }
    let yearly = |month, day| TimeValue::Recurring(Recurring::DayOfYear { calendar: Gregorian, month, day });
    assert!(yearly(2, 29).validate().is_ok());
    assert!(yearly(2, 30).validate().is_err());
}

#[test]
fn circa_is_said_and_moves_no_day() {
    let qualifier = Qualifier { uncertain: false, approximate: true };
    let about = TimeValue::Date(Partial { qualifier, ..Partial::year(Gregorian, 1250) });
    assert_eq!(about.edtf().as_deref(), Some("1250~"));
    assert_eq!(about.timex3().modifier, Some(Modifier::Approx));
    assert_eq!(about.extent(), TimeValue::year(Gregorian, 1250).extent());
}
