//! What recurs without a day of the year by its number, as the exports print it.

use export::{Years, csv, ics, jsonld, markdown, timelinejs};
use tarikh::source::{DocumentId, read};
use tarikh::{Chronology, Options};

fn of(text: &str) -> Chronology {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    tarikh::read(vec![account], &Options::default())
}

/// The lines of a calendar file that say when its entries are.
fn days(text: &str, years: &str) -> Vec<String> {
    let calendar = ics(&of(text), Years::read(years).expect("they are years"));
    let lines = calendar.text.lines().filter_map(|line| {
        let line = line.strip_prefix("DTSTART;VALUE=DATE:").or(line.strip_prefix("RRULE:"))?;
        Some(line.to_owned())
    });
    lines.collect()
}

#[test]
fn what_comes_each_year_has_an_entry_on_its_day_in_each_year() {
    for (text, expected) in [
        (
            "The fair has been held on the last Monday of May every year.",
            ["20260525", "20270531", "20280529", "20290528", "20300527"],
        ),
        (
            "The procession goes round the walls each Easter Monday.",
            ["20260406", "20270329", "20280417", "20290402", "20300422"],
        ),
        ("The drums are beaten every Orthodox Easter.", ["20260412", "20270502", "20280416", "20290408", "20300428"]),
        ("The feast is kept on Orthodox Christmas.", ["20260107", "20270107", "20280107", "20290107", "20300107"]),
        ("The bazaar closes every year on Ashura.", ["20260626", "20270615", "20280603", "20290524", "20300513"]),
        ("جشن نوروز هر سال برگزار می‌شود.", ["20260321", "20270321", "20280320", "20290320", "20300321"]),
    ] {
        assert_eq!(days(text, "2026..2030"), expected, "{text}");
    }
}

#[test]
fn what_comes_each_week_or_month_is_one_entry_with_its_rule() {
    assert_eq!(
        days("The market is held every Friday.", "2026..2030"),
        ["20260102", "FREQ=WEEKLY;BYDAY=FR;UNTIL=20301231"]
    );
    assert_eq!(
        days("The village council meets on the first Tuesday of each month.", "2026..2030"),
        ["20260106", "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20301231"]
    );
}

#[test]
fn a_month_takes_all_of_its_days() {
    let calendar = ics(&of("Every Ramadan the gates stay open."), Years::read("2026").expect("it is a year"));
    assert!(calendar.text.contains("DTSTART;VALUE=DATE:20260218"), "{}", calendar.text);
    assert!(calendar.text.contains("DTEND;VALUE=DATE:20260320"), "{}", calendar.text);
}

#[test]
fn nothing_comes_before_the_year_since_which_it_does_nor_when_it_is_over() {
    let text = "The procession has gone round the walls each Easter Monday since 2028.";
    assert_eq!(days(text, "2026..2029"), ["20280417", "20290402"]);
    assert!(days("The fair was held on the last Monday of May every year.", "2026..2030").is_empty());
    assert!(days("He went to the coffee house every Friday.", "2026..2030").is_empty());
}

#[test]
fn tables_slides_and_linked_data_say_that_it_recurs() {
    let chronology = of("The village council meets on the first Tuesday of each month.");
    let table = csv(&chronology, export::Mark::None);
    assert!(table.contains("\"every month, first Tuesday\"") && table.contains(",recurring,"), "{table}");
    let listed = markdown(&chronology);
    assert!(listed.contains("Recurring") && listed.contains("**every month, first Tuesday**"), "{listed}");
    let slides = timelinejs(&chronology).text;
    assert!(slides.contains("Recurring") && slides.contains("every month, first Tuesday: "), "{slides}");
    let linked = jsonld(&chronology);
    assert!(linked.contains("P1M") && linked.contains("1TU") && !linked.contains("byMonth\":null"), "{linked}");
}
