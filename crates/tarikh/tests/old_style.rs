//! A date that the text itself proves to be Old Style is shown as that everywhere.

use source::{Colour, DocumentId, read};
use tarikh::{Chronology, Options, TableStyle, table};

fn chronology(text: &str) -> Chronology {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    tarikh::read(vec![account], &Options::default())
}

fn rows(text: &str) -> String {
    table(&chronology(text), TableStyle { width: 120, colour: Colour::Never })
}

#[test]
fn a_weekday_of_the_julian_calendar_decides_a_day_of_the_years_of_two_styles() {
    let shown = rows("The ship sank on Sunday, 10 August 1628.");
    assert!(shown.contains("10 August 1628 O.S.  20 August 1628  Sunday"), "{shown}");
}

#[test]
fn the_day_beside_it_in_the_other_style_decides_it_in_either_order() {
    for text in [
        "The mill burned on 25 October 1917 (7 November 1917).",
        "The mill burned on 7 November 1917 (25 October 1917).",
    ] {
        let times = &chronology(text).timexes[0];
        let days: Vec<_> = times.iter().map(|timex| timex.extent().single_day().expect("a day").to_string()).collect();
        assert_eq!(days, ["1917-11-07", "1917-11-07"], "{text}");
    }
}

#[test]
fn a_wrong_weekday_of_a_later_year_is_left_for_a_check() {
    // 3 May 1850 was a Friday, in the Julian calendar a Wednesday.
    let read = chronology("The bridge fell on Wednesday, 3 May 1850.");
    assert_eq!(read.timexes[0][0].edtf().as_deref(), Some("1850-05-03"));
}

#[test]
fn a_wrong_weekday_of_neither_style_changes_nothing() {
    let read = chronology("The ship sank on Monday, 10 August 1628.");
    assert_eq!(read.timexes[0][0].edtf().as_deref(), Some("1628-08-10"));
    assert_eq!(read.diagnostics.len(), 1);
}
