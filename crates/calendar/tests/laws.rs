//! Laws that hold for values of every calendar: narrowing never widens, thirds fill their whole, EDTF means the same
//! days.

use calendar::{Bounds, CalendarId, Edge, Extent, Granularity, Part, Partial, Season, Third, TimeValue, Year, edtf};

/// Years in which each calendar is defined, reforms and leap years among them.
const YEARS: [(CalendarId, &[i64]); 14] = [
    (CalendarId::Gregorian, &[-9999, -479, 0, 1, 1066, 1582, 1700, 1900, 1989, 2000, 9999]),
    (CalendarId::Julian, &[-4712, -479, -44, -43, 0, 4, 5, 1066, 1582, 1700, 1917]),
    (CalendarId::Persian, &[1, 1210, 1304, 1357, 1358, 1367, 1403, 1404]),
    (CalendarId::PersianZodiac, &[1230, 1285, 1299, 1303]),
    (CalendarId::IslamicCivil, &[1, 61, 1400, 1445]),
    (CalendarId::IslamicUmalqura, &[1356, 1400, 1445, 1500]),
    (CalendarId::Hebrew, &[3761, 5708, 5782, 5783, 5784]),
    (CalendarId::Coptic, &[1, 1687, 1739]),
    (CalendarId::Ethiopic, &[1, 1888, 2015]),
    (CalendarId::Indian, &[1879, 1944, 1946]),
    (CalendarId::Republican, &[1, 3, 8, 14]),
    (CalendarId::Rumi, &[1256, 1325, 1332, 1333, 1334]),
    (CalendarId::Seleucid, &[1, 150, 312]),
    (CalendarId::Shahanshahi, &[2535, 2536, 2537]),
];

/// All that lies in a year, if it exists.
fn parts_of(calendar: CalendarId, year: i64) -> Vec<Partial> {
    let whole = Partial::year(calendar, year);
    let mut parts: Vec<Part> = (1..=13).map(Part::Month).collect();
    parts.extend(
        [1, 2, 15, 28, 29, 30, 31, 32].into_iter().flat_map(|day| (1..=13).map(move |month| Part::Day { month, day })),
    );
    parts.extend((1..=4).map(Part::Quarter));
    parts.extend((1..=2).map(Part::Half));
    parts.extend([Season::Spring, Season::Summer, Season::Autumn, Season::Winter].map(Part::Season));
    parts.extend([1, 7, 52, 53].into_iter().flat_map(|week| [Part::Week(week), Part::Weekend(week)]));
    parts
        .into_iter()
        .map(|part| Partial { part: Some(part), ..whole })
        .filter(|partial| partial.validate().is_ok())
        .collect()
}

fn all() -> Vec<Partial> {
    let years = YEARS.into_iter().flat_map(|(calendar, years)| years.iter().map(move |&year| (calendar, year)));
    let dates: Vec<Partial> = years
        .flat_map(|(calendar, year)| {
            let mut dates = parts_of(calendar, year);
            dates.push(Partial::year(calendar, year));
            dates
        })
        .collect();
    assert!(dates.len() > 4000, "only {} dates were made", dates.len());
    dates
}

fn lies_in(inner: Extent, outer: Extent) -> bool {
    inner.earliest() >= outer.earliest() && inner.latest() <= outer.latest()
}

#[test]
fn every_year_of_the_list_exists() {
    for (calendar, years) in YEARS {
        for &year in years {
            assert_eq!(Partial::year(calendar, year).validate(), Ok(()), "{year} {calendar}");
        }
    }
}

#[test]
fn every_date_that_exists_has_bounds_in_order() {
    for date in all() {
        let Extent { start, end } = date.extent();
        let days = [start.earliest, start.latest, end.latest];
        assert!(days.iter().all(Option::is_some) && days.is_sorted(), "{date:?}");
        assert!(start.earliest <= end.earliest && end.earliest <= end.latest, "{date:?}");
    }
}

#[test]
fn narrowing_never_widens() {
    let grains = [
        Granularity::Day,
        Granularity::Week,
        Granularity::Month,
        Granularity::Quarter,
        Granularity::Season,
        Granularity::Half,
        Granularity::Year,
        Granularity::Decade,
        Granularity::Century,
        Granularity::Millennium,
    ];
    let mut cuts = 0;
    for date in all() {
        // A zodiac month may have a day more by another source than the one that is followed.
        let calendar = date.calendar.calendar();
        let in_month = |month, day| calendar.days_in_month(date.year.value, month).is_ok_and(|last| day <= last);
        if let Some(Part::Day { month, day }) = date.part
            && !in_month(month, day)
        {
            continue;
        }
        // The days of a week are certain; an observed day may lie in the next one, and a season that begins in a
        // year may end in the next.
        let observed = date.extent().start.earliest != date.extent().start.latest;
        let own_months = matches!(date.calendar, CalendarId::Gregorian | CalendarId::Julian | CalendarId::Persian);
        let season = matches!(date.part, Some(Part::Season(season)) if season == Season::Winter || !own_months);
        let week = matches!(date.part, Some(Part::Week(_) | Part::Weekend(_)));
        for grain in grains {
            let Ok(coarser) = date.truncate(grain) else { continue };
            let certain = matches!(coarser.part, Some(Part::Week(_) | Part::Season(_)));
            if (observed && certain) || (grain >= Granularity::Year && (season || week)) || coarser.validate().is_err()
            {
                continue;
            }
            assert!(lies_in(date.extent(), coarser.extent()), "{date:?} is not in {coarser:?}");
            cuts += 1;
        }
    }
    assert!(cuts > 20_000, "only {cuts} cuts were made");
}

#[test]
fn months_and_quarters_fill_their_year() {
    for (calendar, years) in YEARS {
        for &year in years {
            let whole = Partial::year(calendar, year).extent();
            let months = calendar.calendar().months_in_year(year).expect("the year exists");
            let mut filled: Option<Extent> = None;
            for month in 1..=months {
                let extent = Partial::month(calendar, year, month).extent();
                let exact = |bounds: Bounds| bounds.earliest == bounds.latest;
                if let Some(before) = filled.filter(|before| exact(before.end) && exact(extent.start)) {
                    let next = |bounds: Bounds| bounds.earliest.map(|day| day.plus(1));
                    assert_eq!(next(before.end), extent.start.earliest, "{calendar} {year}-{month}");
                }
                filled = Some(extent);
            }
            assert_eq!(filled.map(|last| last.end), Some(whole.end), "{calendar} {year}");
        }
    }
}

#[test]
fn thirds_fill_their_whole() {
    let mut wholes: Vec<TimeValue> = all().into_iter().map(TimeValue::Date).collect();
    for nth in [-30, -5, -1, 1, 2] {
        wholes.push(TimeValue::Century { calendar: CalendarId::Gregorian, nth });
        wholes.push(TimeValue::Millennium { calendar: CalendarId::Julian, nth });
    }
    let mut checked = 0;
    for whole in wholes {
        let thirds = [Third::Early, Third::Mid, Third::Late].map(|third| third.of(&whole));
        let [Ok(early), Ok(mid), Ok(late)] = thirds else { continue };
        let [early, mid, late] = [early, mid, late].map(|third| third.extent());
        assert_eq!(early.earliest(), whole.extent().earliest(), "{whole:?}");
        assert_eq!(late.latest(), whole.extent().latest(), "{whole:?}");
        assert!(mid.earliest() <= early.latest().map(|day| day.plus(1)), "{whole:?}");
        assert!(late.earliest() <= mid.latest().map(|day| day.plus(1)), "{whole:?}");
        checked += 1;
    }
    assert!(checked > 4000, "only {checked} thirds were taken");
}

#[test]
fn edtf_means_the_same_days() {
    let mut compared = 0;
    for date in all() {
        let value = TimeValue::Date(date);
        let Some(text) = value.edtf() else { continue };
        let read = edtf::parse(&text).unwrap_or_else(|error| panic!("{text} of {value:?}: {error}"));
        // Julian years keep their numbers, and an interval cannot say by how many days its ends are uncertain.
        let keeps_numbers =
            date.calendar == CalendarId::Julian && !matches!(date.part, Some(Part::Month(_) | Part::Day { .. }));
        if !keeps_numbers && !text.contains('~') {
            assert_eq!(read.extent(), value.extent(), "{text}");
            compared += 1;
        }
    }
    assert!(compared > 2500, "only {compared} values were compared");
}

#[test]
fn an_interval_reaches_from_its_first_day_to_its_last() {
    let year = |year| Edge::Known(Box::new(TimeValue::year(CalendarId::Gregorian, year)));
    for (from, to) in [(1914, 1918), (1751, 1777), (-263, -240)] {
        let interval = TimeValue::Interval { start: year(from), end: year(to) }.extent();
        for inner in from..=to {
            assert!(lies_in(Partial::year(CalendarId::Gregorian, inner).extent(), interval), "{inner}");
        }
    }
}

#[test]
fn a_mask_lies_in_a_wider_mask() {
    let run = |value, missing| Partial { year: Year { value, missing }, ..Partial::year(CalendarId::Gregorian, 0) };
    for year in [1066, 1582, 1989] {
        let runs: Vec<Extent> = (0..=3)
            .map(|missing| {
                let unit = 10_i64.pow(u32::from(missing));
                run(year / unit * unit, missing).extent()
            })
            .collect();
        assert!(runs.windows(2).all(|pair| lies_in(pair[0], pair[1])), "{year}");
    }
}

#[test]
fn numbers_that_are_no_dates_are_refused_by_every_calendar() {
    let parts = |number: u8| {
        [
            Part::Month(number),
            Part::Day { month: number, day: number },
            Part::Quarter(number),
            Part::Half(number),
            Part::Week(number),
            Part::Weekend(number),
        ]
    };
    for calendar in CalendarId::ALL {
        for value in [i64::MIN, i64::MIN + 1, -10_000_000_000_000, 10_000_000_000_000, i64::MAX] {
            for missing in [0, 1, 4, 18, 19, 255] {
                let year = Partial { year: Year { value, missing }, ..Partial::year(calendar, 0) };
                refused(year);
                refused(Partial { part: Some(Part::Season(Season::Winter)), ..year });
                [0, 1, 255].into_iter().flat_map(parts).for_each(|part| refused(Partial { part: Some(part), ..year }));
            }
        }
        for part in [0, 54, 255].into_iter().flat_map(parts) {
            refused(Partial { part: Some(part), ..Partial::year(calendar, 1300) });
        }
    }
}

fn refused(date: Partial) {
    let value = TimeValue::Date(date);
    assert!(value.validate().is_err(), "{date:?}");
    assert_eq!(value.extent(), Extent::UNKNOWN, "{date:?}");
    assert_eq!(value.edtf(), None, "{date:?}");
    assert!(Third::Mid.of(&value).is_err(), "{date:?}");
    assert!(!value.timex3().value.is_empty());
    // Whatever comes of these, it comes without a panic.
    for grain in [Granularity::Day, Granularity::Week, Granularity::Season, Granularity::Decade] {
        let _ = (date.truncate(grain), date.shift(1, grain), date.shifted(i64::MIN, grain, Granularity::Year));
    }
}
