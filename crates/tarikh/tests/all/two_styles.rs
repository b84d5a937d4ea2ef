//! Old Style and New Style side by side: one day said in both, a mark that stands for its sentence, a country that says nothing.

use tarikh::source::{DocumentId, Severity, read};
use tarikh::{Chronology, Options, when_text};

fn of(text: &str) -> Chronology {
    let account = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    tarikh::read(vec![account], &Options::default())
}

fn days(chronology: &Chronology) -> Vec<String> {
    let times = chronology.timexes[0].iter();
    times.filter_map(|timex| timex.extent().single_day()).map(|day| day.to_string()).collect()
}

fn lines(chronology: &Chronology) -> Vec<String> {
    let line = |event: &tarikh::event::Event| {
        let when = event.when.map_or_else(|| "undated".to_owned(), |when| when_text(&when, chronology.times_of(event)));
        format!("{when}: {}", event.label)
    };
    chronology.chronicle().map(line).collect()
}

fn found(chronology: &Chronology) -> Vec<(Severity, &str)> {
    chronology.diagnostics.iter().map(|found| (found.severity, found.message.as_str())).collect()
}

#[test]
fn one_day_said_in_both_styles_is_one_event_and_no_finding() {
    for (text, day) in [
        ("The treaty was signed on 24 March 1701/2, that is 4 April 1702 N.S., in the hall.", "1702-04-04"),
        ("The mill burned on 3 June 1710 O.S., i.e. 14 June 1710.", "1710-06-14"),
        ("The bridge fell on 5 May 1725, or 16 May in the New Style.", "1725-05-16"),
        ("The ship sank on 2 June 1730 O.S., being 13 June 1730 N.S.", "1730-06-13"),
        ("The fort fell on 10 July 1690, 20 July by the Gregorian calendar.", "1690-07-20"),
    ] {
        let read = of(text);
        assert_eq!(days(&read), [day, day], "{text}");
        assert_eq!(read.chronicle().count(), 1, "{text} {:?}", lines(&read));
        assert!(read.diagnostics.is_empty(), "{text} {:?}", found(&read));
    }
}

#[test]
fn a_sum_of_the_styles_that_is_wrong_is_an_error() {
    for (text, message) in [
        (
            "The treaty was signed on 24 March 1701/2, that is 5 April 1702 N.S., in the hall.",
            "24 March 1702 Old Style is 4 April 1702 New Style",
        ),
        (
            "The ship sank on 2 June 1730 O.S., being 14 June 1730 N.S.",
            "2 June 1730 Old Style is 13 June 1730 New Style",
        ),
        ("The bridge fell on 5 May 1725, or 17 May in the New Style.", "5 May 1725 Old Style is 16 May 1725 New Style"),
    ] {
        assert_eq!(found(&of(text)), [(Severity::Error, message)], "{text}");
    }
    // A choice of two days is none.
    assert!(of("The bridge fell on 5 May 1925 or 16 May 1925.").diagnostics.is_empty());
    assert!(of("The bridge fell on 5 May 1725 N.S. or 28 May 1725 N.S.").diagnostics.is_empty());
}

#[test]
fn the_one_mark_of_a_sentence_is_of_its_other_dates() {
    let read = of("The fleet sailed on 5 May 1720 O.S., and reached the island on 9 June 1720.");
    assert_eq!(days(&read), ["1720-05-16", "1720-06-20"]);
    assert_eq!(read.timexes[0][1].reason, "Old Style, as another date beside it is marked");
    assert!(read.diagnostics.is_empty(), "{:?}", found(&read));
    let read = of("The fleet sailed on 5 May 1820 N.S., and reached the island on 9 June 1820.");
    assert_eq!(days(&read), ["1820-05-05", "1820-06-09"]);
    // Two styles say nothing of a third date, and one that sets apart the day beside it nothing of another.
    let read = of("He left on 27 June 1709 O.S., came on 20 July 1709 N.S., and fell on 9 August 1709.");
    assert_eq!(days(&read).last().map(String::as_str), Some("1709-08-09"));
    let read = of("He crossed on 6 March 1821 (22 February O.S.), and on 17 March 1821 he spoke.");
    assert_eq!(days(&read).last().map(String::as_str), Some("1821-03-17"));
}

#[test]
fn a_day_of_a_country_of_the_old_style_stays_as_written_and_the_reader_is_told() {
    let read = of("The bill was passed in Britain on 5 May 1720. The fleet reached Jamaica on 9 July 1721.");
    assert_eq!(days(&read), ["1720-05-05", "1721-07-09"]);
    let said = [(Severity::Info, "5 May 1720 says no style: if it is Old Style, it was 16 May 1720")];
    assert_eq!(found(&read), said);
    let reason = "as written; if it is Old Style, as then in Great Britain, it was 16 May 1720";
    assert_eq!(read.timexes[0][0].reason, reason);
    for silent in [
        "The bill was passed in Britain on 5 May 1760.",
        "The duke was crowned in France on 5 May 1720.",
        "The British met the French on 5 May 1720.",
        "The Russians took the town on 5 May 1710 N.S.",
    ] {
        assert!(of(silent).diagnostics.is_empty(), "{silent} {:?}", found(&of(silent)));
    }
    let marked = of("The mill burned on 5 May 1720 O.S. The bridge fell on 8 June 1721.");
    let said = [(Severity::Info, "8 June 1721 says no style: if it is Old Style, it was 19 June 1721")];
    assert_eq!(found(&marked), said);
}

#[test]
fn a_day_that_a_verb_is_told_of_stays_in_its_line() {
    assert_eq!(lines(&of("Sweden had a 30 February 1712.")), ["11 March 1712: Sweden had a 30 February 1712"]);
    assert_eq!(
        lines(&of("The abbey kept the 3 May 1640 for a fast.")),
        ["3 May 1640: The abbey kept the 3 May 1640 for a fast"]
    );
    assert_eq!(lines(&of("The abbey burned on the 3 May 1640.")), ["3 May 1640: The abbey burned"]);
    assert!(of("Sweden had a 30 February 1712.").diagnostics.is_empty());
}

#[test]
fn a_day_on_which_nobody_counted_so_is_said_to_be_computed() {
    let read = of("Rome was founded on 21 April 753 BC. The duke fell on 3 May 1644.");
    let json = tarikh::json::chronology(&read, tarikh::source::Unit::Codepoint);
    assert!(json.contains(r#""julian":"21 April 753 BC","weekday":null},"computed":["gregorian","julian"]"#), "{json}");
    assert_eq!(json.matches(r#""computed""#).count(), 1, "{json}");
    let readings = tarikh::date::read("21 April 753 BC").expect("it is a date");
    let json = tarikh::json::DateJson::new("21 April 753 BC", &readings);
    assert!(json.readings[0].computed.contains(&"julian"));
}

#[test]
fn a_year_before_its_month_is_of_the_months_calendar() {
    let read = of("In 1358 the army came on 6 Jadi.");
    assert_eq!(days(&read), ["1979-12-27"]);
    let read = of("Since 1367 the day of 26 Dalw has been kept.");
    assert_eq!(lines(&read), ["every 26 Dalw: The day of 26 Dalw has been kept"]);
    let event = read.chronicle().next().expect("it is told");
    let when = tarikh::when_said(tarikh::Words::default(), event, read.times_of(event));
    assert_eq!(when, "every 26 Dalw, since 1367 SH");
    // A text of the Middle Ages keeps its years.
    let read = of("On 3 May 1346 the abbey burned. In 1358 the prior wrote of a feast on 6 Jadi.");
    assert_eq!(read.timexes[0][1].timex3().value, "1358");
}

#[test]
fn what_is_kept_or_falls_on_its_day_is_of_no_later_year() {
    for text in [
        "Memorial Day is kept on the last Monday of May. The bridge was built in 1902.",
        "The feast falls on 21 March. The town was founded in 1868.",
        "The town was founded in 1868. Easter is kept there with bells. The bridge was built in 1902.",
        "Christmas is still widely celebrated there. The town was founded in 1868.",
    ] {
        let read = of(text);
        assert!(days(&read).is_empty(), "{text} {:?}", days(&read));
    }
    // The year of its sentence is its year, and what happened once was then.
    assert_eq!(days(&of("In 1868 Christmas is celebrated in the new hall.")), ["1868-12-25"]);
    assert_eq!(days(&of("The town was founded in 1868. At Christmas the hall was celebrated.")), ["1868-12-25"]);
}

#[test]
fn a_mark_behind_a_range_is_of_both_its_ends() {
    for (text, from, until) in [
        ("The fleet lay there from 3 May to 9 June 1712 O.S.", "1712-05-14", "1712-06-20"),
        ("The fair was held on 12–13 July 1715 (Old Style).", "1715-07-23", "1715-07-24"),
    ] {
        let read = of(text);
        assert_eq!(days(&read), [from, until], "{text}");
        assert!(!lines(&read)[0].ends_with("O.S."), "{text} {:?}", lines(&read));
    }
    let right = of("The revolt was put down on 12–13 March 1904 O.S. (25–26 March 1904 N.S.).");
    assert_eq!((right.chronicle().count(), found(&right)), (1, Vec::new()), "{:?}", lines(&right));
    let wrong = of("The revolt was put down on 12–13 March 1904 O.S. (25–27 March 1904 N.S.).");
    assert_eq!(found(&wrong), [(Severity::Error, "13 March 1904 Old Style is 26 March 1904 New Style")]);
}

#[test]
fn days_marked_in_both_styles_with_a_comma_between_are_held_together() {
    assert!(of("The peace was signed on 3 May 1712 (O.S.), 14 May 1712 (N.S.).").diagnostics.is_empty());
    let wrong = of("The peace was signed on 3 May 1712 (O.S.), 15 May 1712 (N.S.).");
    assert_eq!(found(&wrong), [(Severity::Error, "3 May 1712 Old Style is 14 May 1712 New Style")]);
    // Two days of a list, each with its mark.
    assert!(of("They fought on 3 May 1712 (O.S.), 9 July 1712 (N.S.).").diagnostics.is_empty());
}
