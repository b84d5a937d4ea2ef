//! Dates that history gives in two calendars, and what the calendars do at their reforms and edges.

use calendar::{CalendarId, Day, Fields, ZodiacSource, format_date, zodiac_month_starts};

#[test]
fn known_dates_fall_on_the_days_their_sources_give() {
    let mut wrong = Vec::new();
    let mut seen = Vec::new();
    for line in include_str!("known_dates.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [id, date, same, weekday, what] = cells[..] else { panic!("five cells: {line}") };
        assert!(!what.is_empty(), "what happened: {line}");
        let id: CalendarId = id.parse().unwrap();
        let day = id.calendar().day(read(id, date)).unwrap_or_else(|error| panic!("{line}: {error}"));
        let expected = read_same(same);
        if day != expected || (weekday != "-" && weekday != day.weekday().name()) {
            wrong.push(format!("{date}: {day} {}, not {expected} {weekday}", day.weekday().name()));
        }
        assert_eq!(format_date(id.calendar().fields(day).unwrap(), id), date);
        seen.push(id);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for id in CalendarId::ALL {
        assert!(seen.contains(&id), "a known date in the {id} calendar");
    }
}

/// Reads "15 March 44 BC": the month is the one so called in that year.
fn read(id: CalendarId, date: &str) -> Fields {
    let (rest, bc) = date.strip_suffix(" BC").map_or((date, false), |rest| (rest, true));
    let (day, rest) = rest.split_once(' ').unwrap();
    let (name, year) = rest.rsplit_once(' ').unwrap();
    let year: i64 = year.parse().unwrap();
    let year = if bc { 1 - year } else { year };
    let calendar = id.calendar();
    let months = calendar.months_in_year(year).unwrap();
    let month = (1..=months).find(|&month| calendar.month_name(year, month) == Ok(name)).expect(date);
    Fields { year, month, day: day.parse().unwrap() }
}

/// Reads "1453-06-07", or "J 1453-05-29" of the Julian calendar.
fn read_same(text: &str) -> Day {
    let (calendar, iso) = match text.strip_prefix("J ") {
        Some(iso) => (CalendarId::Julian, iso),
        None => (CalendarId::Gregorian, text),
    };
    let (year, month_day) = iso.split_at(iso.rfind('-').unwrap() - 3);
    let (month, day) = month_day[1..].split_once('-').unwrap();
    let fields = Fields { year: year.parse().unwrap(), month: month.parse().unwrap(), day: day.parse().unwrap() };
    calendar.calendar().day(fields).unwrap()
}

#[test]
fn persian_years_begin_as_the_official_table_says_all_293_of_them() {
    let calendar = CalendarId::Persian.calendar();
    let mut years = 0;
    for line in include_str!("../data/persian/kabise.txt").lines().filter(|line| !line.starts_with('#')) {
        let (year, date) = line.split_once(' ').unwrap();
        let leap = year.contains('*');
        let year: i64 = year.trim_end_matches('*').parse().unwrap();
        let day = calendar.day(Fields { year, month: 1, day: 1 }).unwrap();
        assert_eq!(day.to_string(), date.trim(), "1 Farvardin {year}");
        assert_eq!(calendar.days_in_month(year, 12) == Ok(30), leap, "Esfand {year}");
        years += 1;
    }
    assert_eq!(years, 293);
}

#[test]
fn zodiac_months_begin_as_their_most_trusted_source_says_and_never_two_days_off_another() {
    let calendar = CalendarId::PersianZodiac.calendar();
    let mut disagreements = 0;
    for year in 1220..=1303 {
        for month in 1..=12 {
            let starts = zodiac_month_starts(year, month);
            let first = Fields { year, month, day: 1 };
            assert!(starts.is_sorted_by_key(|given| given.0), "the most trusted first");
            assert_eq!(calendar.day(first), Ok(starts[0].1));
            let apart = starts.iter().map(|given| given.1.0.abs_diff(starts[0].1.0)).max().unwrap();
            assert!(apart <= u64::from(calendar.spread(first)), "{first:?}: {starts:?}");
            assert!((29..=32).contains(&calendar.days_in_month(year, month).unwrap()));
            disagreements += u32::from(apart > 0);
        }
    }
    assert_eq!(disagreements, 28);
    let almanacs = [ZodiacSource::Najmabadi, ZodiacSource::Tsybulsky, ZodiacSource::Sarlati, ZodiacSource::Eqbal];
    let given: Vec<ZodiacSource> = zodiac_month_starts(1272, 7).iter().map(|given| given.0).collect();
    assert_eq!(given, almanacs);
}

#[test]
fn afghan_zodiac_dates_are_bounded_by_two_days_until_1335_and_exact_from_1336() {
    let calendar = CalendarId::PersianZodiac.calendar();
    let date = |year, month, day| Fields { year, month, day };
    assert_eq!(calendar.spread(date(1307, 10, 24)), 2); // 24 Jadi 1307, abdication of Amanullah
    assert_eq!(calendar.spread(date(1335, 12, 29)), 2);
    assert_eq!(calendar.spread(date(1336, 1, 1)), 0);
    // Jawza had 32 days in some Afghan years, never from 1336 on.
    assert!(calendar.day(date(1310, 3, 32)).is_ok());
    let error = calendar.day(date(1340, 3, 32)).unwrap_err();
    assert_eq!(error.to_string(), "32 Jawza 1340 is not a date in the Solar Hijri zodiac calendar");
    assert!(calendar.day(date(1219, 12, 1)).is_err());
}

#[test]
fn errors_name_the_date_or_the_range() {
    let date = |year, month, day| Fields { year, month, day };
    for (id, fields, message) in [
        (CalendarId::Julian, date(1711, 2, 30), "30 February 1711 is not a date in the Julian calendar"),
        (CalendarId::Gregorian, date(1700, 2, 29), "29 February 1700 is not a date in the Gregorian calendar"),
        (CalendarId::Gregorian, date(-43, 2, 30), "30 February 44 BC is not a date in the Gregorian calendar"),
        (CalendarId::Persian, date(1402, 12, 30), "30 Esfand 1402 is not a date in the Solar Hijri calendar"),
        (CalendarId::Persian, date(1402, 7, 45), "day 45 is not one of 1 to 30"),
        (CalendarId::Persian, date(1402, 7, 0), "day 0 is not one of 1 to 30"),
        (CalendarId::Gregorian, date(2024, 13, 1), "month 13 is not one of 1 to 12"),
        (CalendarId::Hebrew, date(5783, 13, 1), "month 13 is not one of 1 to 12"),
        (CalendarId::Republican, date(0, 1, 1), "year 0 is not one of 1 to 999999 of the French Republican calendar"),
        (
            CalendarId::Republican,
            date(8, 13, 6),
            "6 Complementary Day 8 is not a date in the French Republican calendar",
        ),
        (
            CalendarId::IslamicUmalqura,
            date(1601, 1, 1),
            "year 1601 is not one of 1300 to 1600 of the Umm al-Qura calendar",
        ),
        (CalendarId::Rumi, date(1332, 12, 16), "16 Shubat 1332 is not a date in the Rumi calendar"),
        (CalendarId::Rumi, date(1255, 1, 1), "year 1255 is not one of 1256 to 999999 of the Rumi calendar"),
        (CalendarId::Seleucid, date(0, 1, 1), "year 0 is not one of 1 to 999999 of the Seleucid calendar"),
    ] {
        assert_eq!(id.calendar().day(fields).unwrap_err().to_string(), message);
    }
}

#[test]
fn the_farthest_days_and_years_give_errors_and_never_overflow() {
    for id in CalendarId::ALL {
        let calendar = id.calendar();
        for number in [i64::MIN, i64::MIN + 1, -1 << 40, 1 << 40, i64::MAX - 1, i64::MAX] {
            assert!(calendar.fields(Day(number)).is_err(), "{id} {number}");
        }
        for year in [i64::MIN, -999_999_999_999, 999_999_999_999, i64::MAX] {
            assert!(calendar.day(Fields { year, month: 1, day: 1 }).is_err(), "{id} {year}");
            assert!(calendar.months_in_year(year).is_err(), "{id} {year}");
            assert!(calendar.days_in_month(year, 1).is_err(), "{id} {year}");
            assert!(calendar.month_in(year, 1).is_err(), "{id} {year}");
            assert!(!format_date(Fields { year, month: 0, day: 255 }, id).is_empty());
            calendar.spread(Fields { year, month: 255, day: 255 });
        }
    }
}

#[test]
fn months_of_the_moon_fall_where_the_reckoning_can_be_trusted() {
    let date = |year, month, day| Fields { year, month, day };
    assert_eq!(CalendarId::IslamicCivil.calendar().spread(date(61, 1, 10)), 1);
    assert_eq!(CalendarId::Julian.calendar().spread(date(-43, 3, 15)), 3);
    assert_eq!(CalendarId::Julian.calendar().spread(date(4, 2, 29)), 3);
    assert_eq!(CalendarId::Julian.calendar().spread(date(4, 3, 1)), 0);
    assert_eq!(CalendarId::Hebrew.calendar().spread(date(3830, 11, 9)), 30); // 9 Av, the Temple destroyed
    assert_eq!(CalendarId::IslamicUmalqura.calendar().spread(date(1357, 1, 1)), 2); // tables two days apart
}

#[test]
fn a_month_keeps_its_name_where_its_number_changes() {
    let rumi = CalendarId::Rumi.calendar();
    assert_eq!(rumi.month_in(1325, 1), Ok(1)); // Mart
    assert_eq!(rumi.month_in(1339, 1), Ok(3));
    assert_eq!(rumi.month_in(1339, 11), Ok(1)); // Kanun-i Sani
    assert!(rumi.month_in(1333, 12).is_err());
    let hebrew = CalendarId::Hebrew.calendar();
    assert_eq!(hebrew.month_in(5783, 7), Ok(6)); // Adar
    assert_eq!(hebrew.month_in(5783, 6).unwrap_err().to_string(), "the year 5783 of the Hebrew calendar has no Adar I");
    for id in CalendarId::ALL {
        let calendar = id.calendar();
        for year in
            [1256, 1332, 1333, 1334, 1400, 1500].into_iter().filter(|&year| calendar.months_in_year(year).is_ok())
        {
            for (name, place) in calendar.month_names().iter().zip(1..) {
                let Ok(month) = calendar.month_in(year, place) else { continue };
                let called = calendar.month_name(year, month).unwrap();
                assert!(called == *name || (called, *name) == ("Adar", "Adar II"), "{id} {year} {name} {called}");
            }
        }
    }
}
