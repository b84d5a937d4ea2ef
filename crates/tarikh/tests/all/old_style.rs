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

#[test]
fn a_year_that_began_on_25_march_is_the_one_the_day_beside_it_proves() {
    for (text, day) in [
        ("Ann Holt was born on 22 February 1732 [O.S. 11 February 1731].", "1732-02-22"),
        ("Ann Holt was born on February 22, 1732 (O.S. February 11, 1731).", "1732-02-22"),
        ("The duke was crowned on 13 February 1688 O.S. (23 February 1689).", "1689-02-23"),
        ("The duke was crowned on 13 February 1688 (23 February 1689).", "1689-02-23"),
    ] {
        let read = chronology(text);
        let days: Vec<_> = read.timexes[0].iter().filter_map(|timex| timex.extent().single_day()).collect();
        assert!(days.iter().all(|told| told.to_string() == day) && days.len() == 2, "{text} {days:?}");
        assert!(read.diagnostics.is_empty(), "{text} {:?}", read.diagnostics);
    }
    // A wrong day, or a year that began in January, stays an error.
    for text in [
        "Ann Holt was born on 22 February 1732 [O.S. 12 February 1731].",
        "Ann Holt was born on 22 April 1732 [O.S. 11 April 1731].",
        "Ann Holt was born on 23 February 1862 [O.S. 11 February 1861].",
    ] {
        assert_eq!(chronology(text).diagnostics.len(), 1, "{text}");
    }
}

#[test]
fn a_style_said_at_the_head_of_a_bracket_is_of_the_day_before_it() {
    let shown = rows("The mill was burned on 27 June 1709 (Old Style; 8 July New Style).");
    assert!(shown.contains("27 June 1709 O.S.  8 July 1709  Monday") && shown.lines().count() == 3, "{shown}");
    let shown = rows("Ann Holt was born on 18 December 1878 (Julian: 6 December).");
    assert!(
        shown.contains("18 December 1878  6 December 1878 O.S.  Wednesday") && shown.lines().count() == 3,
        "{shown}"
    );
}

#[test]
fn a_day_in_the_other_style_is_of_the_year_beside_it_whatever_year_comes_next() {
    for text in [
        "The mill was burned on 1 July 1690 (11 July N.S.), and the bridge fell on 3 October 1691.",
        "The mill was burned on 18 December 1709 (29 December N.S.), and the duke was crowned on 25 April 1742.",
    ] {
        let read = chronology(text);
        assert!(read.diagnostics.is_empty(), "{text} {:?}", read.diagnostics);
    }
}

#[test]
fn a_mark_of_style_behind_both_days_is_of_the_first() {
    for text in ["The mill burned on 1/13 March 1881 (O.S.).", "The mill burned on 1/13 March 1881 O.S. at noon."] {
        let shown = rows(text);
        assert!(shown.contains("1 March 1881 O.S.  13 March 1881  Sunday  The mill burned"), "{shown}");
        assert_eq!(shown.lines().count(), 3, "{shown}");
    }
}

#[test]
fn a_feast_with_an_english_name_is_of_old_style_until_england_changed() {
    let shown = rows("The lease of the mill ended at Michaelmas 1649.");
    assert!(shown.contains("29 September 1649 O.S.  9 October 1649"), "{shown}");
    let shown = rows("The lease of the mill ended at Michaelmas 1760.");
    assert!(shown.contains("29 September 1760 ") && !shown.contains("O.S."), "{shown}");
}

#[test]
fn a_feast_of_all_is_of_the_style_of_the_country_or_of_the_other_days() {
    let shown = rows("At Easter 1650 the players came to London.");
    assert!(shown.contains("14 April 1650 O.S.  24 April 1650"), "{shown}");
    let shown = rows("At Easter 1650 the players came to Paris.");
    assert!(shown.contains("17 April 1650 ") && !shown.contains("O.S."), "{shown}");
    let shown = rows("The mill burned on 25 July 1699 O.S. and was built again by Christmas 1700.");
    assert!(shown.contains("25 December 1700 O.S."), "{shown}");
    let shown = rows("Orvast was besieged on Tuesday 4 April 1643. It held out until Whitsun.");
    assert!(shown.contains("21 May 1643 O.S."), "{shown}");
    let shown = rows("The players left at Michaelmas 1650, and came to Paris.");
    assert!(shown.contains("29 September 1650 ") && !shown.contains("O.S."), "{shown}");
}
