//! EDTF: what is read, what is refused, and that what is written is what was read.
#![allow(clippy::disallowed_methods)] // the seeds are files

use calendar::edtf::{self, Component, Date, DateTime, Edtf, Endpoint, Member, Part, Year, Zone};
use calendar::{CalendarId, Qualifier, TimeValue};

#[test]
fn the_forms_of_the_three_levels_are_read_and_written_alike() {
    let level_0 = ["1985-04-12", "1985-04", "1985", "1985-04-12T23:20:30", "1985-04-12T23:20:30Z"];
    let times = ["1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30", "1985-04-12T24:00:00", "2016-12-31T23:59:60Z"];
    let spans = ["1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2005/2006-02", "1914-08-01T12:00:00/1918"];
    let level_1 = ["Y170000002", "Y-170000002", "2001-21", "1984?", "2004-06~", "2004-06-11%", "201X", "20XX"];
    let masks = ["2004-XX", "1985-04-XX", "1985-XX-XX", "1985-04-12/..", "1985/", "../1985-04-12", "/1985-04-12"];
    let more = ["1984-06-02?/2004-08-08~", "2004-06~/2004-06-11%", "-1985", "0000", "-0043-03-15", "../..", "/.."];
    let level_2 = ["Y-17E7", "1950S2", "Y171010000S3", "Y3388E2S3", "2001-34", "1998-41", "[1667,1668,1670..1672]"];
    let sets =
        ["[..1760-12-03]", "[1760-12..]", "[1667,1760-12]", "{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}"];
    let groups = ["2004-06-11%", "2004-06~-11", "2004?-06-11", "?2004-06-~11", "2004-%06-11", "2011-~06-~04"];
    let anywhere =
        ["156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X", "1X84-02-29", "1984-06-3X"];
    let mixed = ["2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03", "%2001-~01-?01", "-00XX", "2011-23~/2012-24?"];
    let all = [&level_0[..], &times, &spans, &level_1, &masks, &more, &level_2, &sets, &groups, &anywhere, &mixed];
    for text in all.concat() {
        let edtf = edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(edtf.to_string(), text);
    }
    assert_eq!(edtf::parse("[1667, 1668]").map(|edtf| edtf.to_string()).as_deref(), Ok("[1667,1668]"));
}

#[test]
fn what_is_no_date_is_refused() {
    let not_real = ["1989-02-30", "1900-02-29", "1985-13", "1985-00", "1985-04-00", "1985-04-31", "1X01-02-29"];
    let masked = ["1985-02-3X", "1985-2X", "1985-1X-4X", "XXXX-02-30"];
    let times =
        ["1985-04-12T24:00:01", "1985-04-12T23:60:00", "1985-04-12T23:59:61", "1985-04T23:20:30", "1985-04-12T23"];
    let zones =
        ["1985-04-12T23:20:30-00", "1985-04-12T23:20:30+24", "1985-04-12T23:20:30+04:60", "1985-04-12?T23:20:30"];
    let years =
        ["85", "985", "19850", "-0000", "Y1985", "Y0", "Y017E7", "Y17E0", "Y17E07", "Y17E70", "1950S5", "1950S0"];
    let long =
        ["Y170000002-12", "195XS2", "1950S2-12", "0000S1", "Y99999999999999999999", "+1985", "1985-42", "2001-20"];
    let shapes = [
        "",
        " ",
        "1985/1986/1987",
        "/",
        "1985-04-12-01",
        "1985--04",
        "1985-4",
        "1985-04-",
        "[",
        "[]",
        "{1985",
        "[1985",
    ];
    let sets = ["[1985,]", "[1985..1986..1987]", "[1985,..1986]", "[1985..,1986]", "[[1985]]", "[1985/1986]", "[..]"];
    let marks = ["?", "1985??", "1985!", "~~1985", "x985", "１９８５", "1985-04-12\n", "1985-04-12Z", "198x"];
    let all = [&not_real[..], &masked, &times, &zones, &years, &long, &shapes, &sets, &marks];
    for text in all.concat() {
        assert!(edtf::parse(text).is_err(), "{text:?} was read as {:?}", edtf::parse(text));
    }
}

#[test]
fn a_text_of_any_length_is_answered() {
    for text in ["[".repeat(100_000), "1".repeat(1_000_000), "{1985,".repeat(50_000), "X".repeat(edtf::LONGEST)] {
        assert!(edtf::parse(&text).is_err());
    }
}

#[test]
fn bounds_and_values_agree_with_what_is_written() {
    let rows = [
        ("1989-02-15", "1989-02-15", "1989-02-15", "1989-02-15", "1989-02-15"),
        ("198X", "1980-01-01", "1980-01-01", "1989-12-31", "1989-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-01", "1984-10-31", "1984-12-31"),
        ("1984-XX", "1984-01-01", "1984-12-01", "1984-01-31", "1984-12-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25", "1560-12-25", "1569-12-25"),
        ("190X-02-29", "1904-02-29", "1908-02-29", "1904-02-29", "1908-02-29"),
        ("1X84", "1084-01-01", "1984-01-01", "1084-12-31", "1984-12-31"),
        ("1950S2", "1900-01-01", "1900-01-01", "1999-12-31", "1999-12-31"),
        ("2001-30", "2001-12-01", "2001-12-01", "2002-02-28", "2002-02-28"),
        ("2001-38", "2001-05-01", "2001-05-01", "2001-08-31", "2001-08-31"),
        ("1998-33", "1998-01-01", "1998-01-01", "1998-03-31", "1998-03-31"),
        ("[1711,1712-03]", "1711-01-01", "1712-03-01", "1711-12-31", "1712-03-31"),
        ("{1711,1712-03}", "1711-01-01", "1711-01-01", "1712-03-31", "1712-03-31"),
        ("1979-12-27/..", "1979-12-27", "1979-12-27", "", ""),
        ("/1989-02-15", "", "1989-02-15", "1989-02-15", "1989-02-15"),
        ("[0680-10-12..0680-10-14]", "0680-10-12", "0680-10-14", "0680-10-12", "0680-10-14"),
        ("[1670..1672,1680]", "1670-01-01", "1680-01-01", "1670-12-31", "1680-12-31"),
        ("{1670..1672}", "1670-01-01", "1670-01-01", "1672-12-31", "1672-12-31"),
        ("[1000-01-01..1500-12-31]", "1000-01-01", "1500-12-31", "1000-01-01", "1500-12-31"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ];
    for (text, first, first_latest, last_earliest, last) in rows {
        let edtf = edtf::parse(text).expect(text);
        let extent = edtf.extent();
        let day = |day: Option<calendar::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let start = (day(extent.start.earliest), day(extent.start.latest));
        let end = (day(extent.end.earliest), day(extent.end.latest));
        assert_eq!((start.0.as_str(), start.1.as_str()), (first, first_latest), "{text}");
        assert_eq!((end.0.as_str(), end.1.as_str()), (last_earliest, last), "{text}");
        assert_eq!(edtf.to_value().extent(), extent, "{text}");
    }
}

#[test]
fn one_of_an_open_range_may_be_any_of_it() {
    let extent = edtf::parse("[..1760]").expect("it is EDTF").extent();
    assert_eq!((extent.start.earliest, extent.end.earliest), (None, None));
    assert_eq!(extent.end.latest.map(|day| day.to_string()).as_deref(), Some("1760-12-31"));
}

#[test]
fn plain_edtf_comes_back_from_its_value() {
    let texts = [
        "1989-02-15",
        "1979",
        "1979-12",
        "199X",
        "19XX",
        "-047X",
        "1939-22",
        "1998-33",
        "1998-40",
        "1250~",
        "1904-05?",
        "1979/1989",
        "1989/..",
        "../1989",
        "1989/",
        "[1711,1712]",
        "{1960,1961-12}",
        "[1667,1670..1672]",
        "[..1760]",
        "1985-04-12T23:20:30Z",
        "1985-04-12T23:20:30",
        "156X-12-25",
        "Y170000002",
        "1979-12-27/1989-02-15%",
    ];
    for text in texts {
        let edtf = edtf::parse(text).expect(text);
        assert_eq!(Edtf::from_value(&edtf.to_value()), Some(edtf), "{text}");
    }
    let withdrawal = edtf::parse("1989-02-15").map(|edtf| edtf.to_value());
    assert_eq!(withdrawal, Ok(TimeValue::day(CalendarId::Gregorian, 1989, 2, 15)));
}

#[test]
fn the_seed_corpus_is_survived() {
    let mut seeds = 0;
    for entry in
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/seeds/edtf")).expect("the seeds are there")
    {
        let bytes = std::fs::read(entry.expect("an entry can be read").path()).expect("a seed can be read");
        edtf::exercise(&bytes);
        for cut in 0..bytes.len() {
            let mut broken = bytes.clone();
            edtf::exercise(&broken[..cut]);
            edtf::exercise(&broken[cut..]);
            for byte in b"X9-/.?~%[{,YES0T:Z+\xff" {
                broken[cut] = *byte;
                edtf::exercise(&broken);
            }
        }
        seeds += 1;
    }
    assert!(seeds >= 20, "only {seeds} seeds were found");
}

#[test]
fn whatever_is_written_is_read_as_it_was() {
    let mut chance = Chance(0x5EED);
    let mut existing = 0;
    for _ in 0..12_000 {
        let edtf = chance.edtf();
        let text = edtf.to_string();
        // Not every combination of digits is a date; those that are not are refused, not changed.
        if let Ok(read) = edtf::parse(&text) {
            assert_eq!(read, edtf, "{text}");
            edtf::exercise(text.as_bytes());
            existing += 1;
        }
    }
    assert!(existing > 6_000, "only {existing} of the made-up dates exist");
}

/// A small generator of numbers (Vigna's splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn edtf(&mut self) -> Edtf {
        match self.below(6) {
            0 | 1 => Edtf::Date(self.date()),
            2 => Edtf::DateTime(self.time()),
            3 => Edtf::Interval { start: self.endpoint(), end: self.endpoint() },
            4 => Edtf::OneOf(self.members()),
            _ => Edtf::AllOf(self.members()),
        }
    }

    fn endpoint(&mut self) -> Endpoint {
        match self.below(8) {
            0 => Endpoint::Unknown,
            1 => Endpoint::Open,
            2 => Endpoint::DateTime(self.time()),
            _ => Endpoint::Date(self.date()),
        }
    }

    fn members(&mut self) -> Vec<Member> {
        let count = 1 + self.below(4);
        (0..count)
            .map(|place| match self.below(6) {
                0 if place == 0 => Member::UpTo(self.date()),
                1 if place + 1 == count => Member::From(self.date()),
                2 => Member::Range(self.date(), self.date()),
                _ => Member::Date(self.date()),
            })
            .collect()
    }

    fn time(&mut self) -> DateTime {
        let date = Date {
            year: Component::plain(self.year_of_four(0)),
            part: Part::Day { month: Component::plain(self.digits(12, 0)), day: Component::plain(self.digits(28, 0)) },
        };
        let zone = match self.below(4) {
            0 => None,
            1 => Some(Zone::Utc),
            2 => Some(Zone::Hours(self.below(47) as i8 - 23)),
            _ => Some(Zone::Minutes(self.below(2879) as i16 - 1439)),
        };
        DateTime { date, hour: self.below(24) as u8, minute: self.below(60) as u8, second: self.below(60) as u8, zone }
    }

    fn date(&mut self) -> Date {
        match self.below(8) {
            0 => {
                let year = self.year();
                Date { year: self.component(year), part: Part::Whole }
            }
            1 => {
                let (year, code) = (self.year_of_four(4), 21 + self.below(21) as u8);
                Date { year: self.component(year), part: Part::Season(self.component(code)) }
            }
            2 | 3 => {
                let (year, month) = (self.year_of_four(8), self.digits(12, 8));
                Date { year: self.component(year), part: Part::Month(self.component(month)) }
            }
            _ => {
                let (year, month, day) = (self.year_of_four(8), self.digits(12, 8), self.digits(31, 8));
                let (month, day) = (self.component(month), self.component(day));
                Date { year: self.component(year), part: Part::Day { month, day } }
            }
        }
    }

    fn year(&mut self) -> Year {
        let significant = (self.below(2) == 0).then(|| 1 + self.below(4) as u8);
        match self.below(4) {
            0 => Year::Long { number: self.below(2_000_000) as i64 - 1_000_000, exponent: None, significant },
            1 => {
                let exponent = Some(1 + self.below(12) as u8);
                Year::Long { number: self.below(2000) as i64 - 1000, exponent, significant }
            }
            2 => match self.year_of_four(0) {
                Year::Four { negative, digits, .. } => Year::Four { negative, digits, significant },
                long @ Year::Long { .. } => long,
            },
            _ => self.year_of_four(4),
        }
    }

    /// A year of four digits, each unknown once in `unknown` times; 0 for never.
    fn year_of_four(&mut self, unknown: u64) -> Year {
        let digits = std::array::from_fn(|_| {
            let digit = self.below(10) as u8;
            (unknown == 0 || self.below(unknown) > 0).then_some(digit)
        });
        Year::Four { negative: self.below(4) == 0, digits, significant: None }
    }

    fn digits(&mut self, last: u64, unknown: u64) -> [Option<u8>; 2] {
        let number = 1 + self.below(last) as u8;
        [number / 10, number % 10].map(|digit| (unknown == 0 || self.below(unknown) > 0).then_some(digit))
    }

    fn component<T>(&mut self, value: T) -> Component<T> {
        let mut mark = || match self.below(12) {
            0 => Qualifier { uncertain: true, approximate: false },
            1 => Qualifier { uncertain: false, approximate: true },
            2 => Qualifier { uncertain: true, approximate: true },
            _ => Qualifier::default(),
        };
        Component { before: mark(), value, after: mark() }
    }
}
