//! Known dates, each with its source, through the binary: what `tarikh date --format json` says of them.
#![allow(clippy::disallowed_methods)] // runs the binary

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

fn date(text: &str) -> (Option<i32>, Value, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tarikh"))
        .args(["date", text, "--format", "json"])
        .output()
        .expect("the binary was built for this test");
    let json = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (output.status.code(), json, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// `text | calendar | EDTF | weekday or - | calendar in which it is shown | as what | what happened; who says so`
#[test]
fn known_dates_are_read_in_every_calendar() {
    let mut calendars = BTreeSet::new();
    let mut count = 0;
    for line in include_str!("../dates.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [text, calendar, edtf, weekday, other, shown, source] = cells[..] else { panic!("seven cells: {line}") };
        assert!(source.contains(';'), "what happened; who says so: {line}");
        let (code, json, stderr) = date(text);
        assert_eq!(code, Some(0), "{text}: {stderr}");
        let first = &json["readings"][0];
        assert_eq!(first["calendar"], calendar, "{text}");
        assert_eq!(first["edtf"], edtf, "{text}");
        assert_eq!(first["weekday"].as_str().unwrap_or("-"), weekday, "{text}");
        assert_eq!(first["in"][other], shown, "{text} in {other}");
        calendars.insert(calendar.to_owned());
        count += 1;
    }
    assert!(count >= 20, "{count} dates");
    assert!(calendars.len() >= 10, "{calendars:?}");
}

#[test]
fn every_calendar_has_a_key_and_islamic_is_the_civil_one() {
    let (_, json, _) = date("26 Bahman 1367");
    let keys: Vec<&String> = json["readings"][0]["in"].as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 14, "{keys:?}");
    assert_eq!(json["readings"][0]["in"]["islamic"], "9 Rajab 1409");
    assert_eq!(json["text"], "26 Bahman 1367");
}

/// Kabul and Tehran press of 26 Dalw / 26 Bahman 1367 in its own script and digits.
#[test]
fn one_day_in_scripts_and_digits() {
    for text in [
        "26 دلو 1367",
        "۲۶ دلو ۱۳۶۷",
        "٢٦ دلو ١٣٦٧",
        "۲۶ بهمن ۱۳۶۷",
        "26 بهمن 1367",
        "۲۶ سلواغه ۱۳۶۷",
        "26 Bahman 1367",
        "15 February 1989",
        "February 15, 1989",
        "1989-02-15",
        "۱۳۶۷/۱۱/۲۶",
        "1367/11/26",
    ] {
        let (code, json, stderr) = date(text);
        assert_eq!(code, Some(0), "{text}: {stderr}");
        assert_eq!(json["readings"][0]["edtf"], "1989-02-15", "{text}");
        assert_eq!(json["readings"][0]["in"]["gregorian"], "15 February 1989", "{text}");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is() {
    let edtf = |text: &str| -> Vec<String> {
        let (_, json, _) = date(text);
        let readings = json["readings"].as_array().expect("a list").iter();
        readings.map(|reading| reading["edtf"].as_str().unwrap_or("-").to_owned()).collect()
    };
    assert_eq!(edtf("3/4/1990"), ["1990-04-03", "1990-03-04"]);
    assert_eq!(edtf("15/2/1989"), ["1989-02-15"]);
    assert_eq!(edtf("14 October 1066"), ["1066-10-20", "1066-10-14"]);
    assert_eq!(edtf("25 October 1917"), ["1917-10-25", "1917-11-07"]);
    assert_eq!(edtf("Wednesday, 25 October 1917"), ["1917-11-07", "1917-10-25"]);
    assert_eq!(edtf("Adar 5784"), ["2024-03-11/2024-04-08", "2024-02-10/2024-03-10"]);
    assert_eq!(edtf("Adar 5783"), ["2023-02-22/2023-03-22"]);
    assert_eq!(edtf("1 Muharram 1400"), ["[1979-11-20..1979-11-22]", "[1979-11-19..1979-11-21]"]);
    assert_eq!(edtf("10 Muharram 61"), ["[0680-10-12..0680-10-14]"]);
    assert_eq!(edtf("30 Safar 61 AH").len(), 1, "the month may have been a day longer");
    assert_eq!(edtf("1367").len(), 3);
}

#[test]
fn edtf_means_what_its_standard_says() {
    for text in ["1066~", "1066-10-14", "-0043-03-15", "1979/1989", "1989-02-15?"] {
        let (code, json, stderr) = date(text);
        assert_eq!(code, Some(0), "{text}: {stderr}");
        assert_eq!(json["readings"][0]["edtf"], text);
    }
}

/// al-Tabari tells Ashura of the year 61 as a Wednesday in one report and a Friday in another.
#[test]
fn a_weekday_pins_a_lunar_day_within_its_bounds() {
    let (_, json, _) = date("Wednesday, 10 Muharram 61");
    let first = &json["readings"][0];
    assert_eq!((first["earliest"].as_str(), first["latest"].as_str()), (Some("0680-10-13"), Some("0680-10-13")));
    assert_eq!(first["nominal"]["day"], "0680-10-13");
    let (_, json, _) = date("Sunday, 10 Muharram 61");
    assert!(json["readings"][0]["note"].as_str().is_some_and(|note| note.contains("no day within its bounds")));
    assert!(json["readings"][0]["weekday"].is_null());
}

#[test]
fn a_date_that_does_not_exist_is_refused_by_name() {
    for (text, message) in [
        ("30 February 1711", "30 February 1711 is not a date in the Julian calendar"),
        ("31 April 1990", "31 April 1990 is not a date in the Gregorian calendar"),
        ("31 Mehr 1367", "31 Mehr 1367 is not a date in the Solar Hijri calendar"),
        ("30 Bahman 1367 and more", "only '30 Bahman 1367'"),
        ("31/31/1990", "no month 31"),
        ("26 Bahman", "names no year"),
        ("soon", "soon"),
        ("", "no text"),
    ] {
        let (code, json, stderr) = date(text);
        assert_eq!(code, Some(2), "{text}");
        assert!(json.is_null() && stderr.contains(message), "{text}: {stderr}");
    }
    // A day of the Swedish calendar.
    let swedish = date("30 February 1712").1;
    assert_eq!(swedish["readings"][0]["edtf"], "1712-03-11");
    assert_eq!(swedish["readings"].as_array().map(Vec::len), Some(1), "{swedish}");
    assert!(swedish.to_string().contains("only the calendar of Sweden had"), "{swedish}");
}

#[test]
fn what_is_no_date_is_refused_by_the_number_that_is_wrong() {
    for (text, message) in [
        ("1990/1980", "1990/1980 ends before it begins"),
        ("from 1990 to 1980", "can be read as a date"),
        ("0 AH", "no era has a year 0"),
        ("1 Muharram 0", "no era has a year 0"),
        ("1 Farvardin 0", "no era has a year 0"),
        ("1990-13-01", "there is no month 13"),
        ("13/13/1990", "there is no month 13"),
        ("45/2/1990", "there is no day 45"),
        ("99 Bahman 1367", "day 99 is not one of 1 to 30"),
        ("1367/13/01", "month 13 is not one of 1 to 12"),
        ("Y9223372036854775807", "year 9223372036854775807 is not one of"),
    ] {
        let (code, _, stderr) = date(text);
        assert_eq!(code, Some(2), "{text}");
        assert!(stderr.contains(message), "{text}: {stderr}");
    }
}

#[test]
fn what_is_counted_from_a_year_or_a_month_is_as_wide_as_it() {
    for (text, edtf) in [
        ("18 months after 1990", "[1991,1992]"),
        ("30000 days after 1990", "[2072,2073]"),
        ("1000 days before 1990", "[1987,1988]"),
        ("40 days after May 1990", "[1990-06,1990-07]"),
        ("400 days after May 1990", "[1991-06,1991-07]"),
        ("18 months after May 1990", "1991-11"),
        ("40 days after 3 May 1990", "1990-06-12"),
    ] {
        let (code, json, stderr) = date(text);
        assert_eq!(code, Some(0), "{text}: {stderr}");
        assert_eq!(json["readings"][0]["edtf"], edtf, "{text}");
    }
}

#[test]
fn a_day_without_a_year_is_shown_in_the_years_asked_for() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tarikh")).arg("date").args(arguments).output().expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, _, stderr) = run(&["26 Bahman"]);
    assert_eq!(code, Some(2));
    assert!(stderr.contains("names no year") && stderr.contains("--years A..B"), "{stderr}");
    let (code, shown, _) = run(&["26 دلو", "--years", "2028..2029"]);
    assert_eq!(code, Some(0));
    assert!(shown.contains("Tuesday    15 February 2028  26 Dalw 1406"), "{shown}");
    assert!(shown.contains("Wednesday  14 February 2029  26 Dalw 1407"), "{shown}");
    let (_, json, _) = run(&["15 February", "--years", "1989", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["readings"][0]["weekday"], "Wednesday");
    let (_, shown, _) = run(&["29 February", "--years", "2027..2032"]);
    assert_eq!(shown.matches("29 February 20").count(), 2, "{shown}");
    let (_, shown, _) = run(&["10 Muharram", "--years", "2008"]);
    assert_eq!(shown.matches("computed").count(), 1, "{shown}");
    assert_eq!(shown.matches("10 Muharram 14").count(), 1, "{shown}");
    let (_, shown, _) = run(&["10 Muharram", "--years", "2009"]);
    assert_eq!(shown.matches("10 Muharram 14").count(), 2, "it came in January and in December: {shown}");
    for wrong in
        [&["26 Bahman 1367", "--years", "2027"][..], &["26 Bahman", "--years", "soon"], &["9 Av", "--years", "9..1"]]
    {
        assert_eq!(run(wrong).0, Some(2), "{wrong:?}");
    }
    assert_eq!(run(&["26 Bahman 1367", "--calendar", "ethiopian"]).0, Some(0), "by the name that is printed");
}
