//! A bound that several words make of a time: it is open in all that is made of the account, and its words are the time's.

use source::{DocumentId, read};
use tarikh::{Chronology, Options, open_edtf, when_text};

fn chronology(text: &str) -> Chronology {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    tarikh::read(vec![account], &Options::default())
}

/// When the first event was, in words and as EDTF, and what it was.
fn told(text: &str) -> [String; 3] {
    let chronology = chronology(text);
    let event = chronology.chronicle().next().expect("it tells of something");
    let (when, timexes) = (event.when.expect("it is dated"), chronology.times_of(event));
    [when_text(&when, timexes), open_edtf(&when, timexes).unwrap_or_default(), event.label.clone()]
}

#[test]
fn words_before_a_time_make_a_bound_of_it() {
    for (text, wanted) in [
        ("The pier was rebuilt no later than 1750.", ["by 1750", "../1750", "The pier was rebuilt"]),
        ("The school was built not later than 3 May 1760.", ["by 3 May 1760", "../1760-05-03", "The school was built"]),
        ("The chapel opened no earlier than June 1820.", ["June 1820 →", "1820-06/..", "The chapel opened"]),
        ("The harbour was deepened not before May 1990.", ["May 1990 →", "1990-05/..", "The harbour was deepened"]),
        ("The road was paved on or after 4 May 1801.", ["4 May 1801 →", "1801-05-04/..", "The road was paved"]),
        ("The tunnel stayed shut at least until 1946.", ["until 1946", "../1946", "The tunnel stayed shut"]),
        ("The ferry has sailed at least since 1912.", ["since 1912", "1912/..", "The ferry has sailed"]),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}

#[test]
fn words_behind_a_time_make_a_bound_of_it() {
    for (text, wanted) in [
        ("The lighthouse was finished by 1850 at the latest.", ["by 1850", "../1850", "The lighthouse was finished"]),
        ("The mill burned down in 1777 or earlier.", ["by 1777", "../1777", "The mill burned down"]),
        ("The school was founded in 1800, at the earliest.", ["1800 →", "1800/..", "The school was founded"]),
    ] {
        assert_eq!(told(text), wanted, "{text}");
    }
}

#[test]
fn what_is_denied_of_a_time_makes_no_bound_of_it() {
    assert_eq!(told("The gate did not open before 1820.")[..2], ["before 1820", "../1819"]);
}

#[test]
fn a_bound_is_a_modifier_of_the_time_in_timeml() {
    for (text, value, modifier) in [
        ("The harbour was deepened not before May 1990.", "1990-05", "ON_OR_AFTER"),
        ("The station closed by March 1931.", "1931-03", "ON_OR_BEFORE"),
        ("The pier was rebuilt no later than 1750.", "1750", "ON_OR_BEFORE"),
    ] {
        let (document, _) = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
        let timeml = tarikh::read_timeml(document, &Options::default()).text;
        assert!(timeml.contains(&format!("value=\"{value}\" mod=\"{modifier}\"")), "{timeml}");
        assert!(timeml.contains("relatedToTime=\"t1\" relType=\"IS_INCLUDED\""), "{timeml}");
    }
}

#[test]
fn a_day_that_never_was_has_no_value_in_timeml() {
    let text = b"The bridge was blown up on 30 February 1989.";
    let (document, _) = read(DocumentId(0), "a.txt", text, None).document().expect("it is a text");
    let timeml = tarikh::read_timeml(document, &Options::default()).text;
    assert!(timeml.contains("value=\"XXXX-XX-XX\">30 February 1989<"), "{timeml}");
}
