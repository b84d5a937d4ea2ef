//! Lives in brackets, and what is no life.

use crate::shown::{rows, tells};

#[test]
fn a_name_of_birth_and_places_stand_in_the_bracket_of_a_life() {
    for bracket in [
        "14 June 1883 – 2 February 1961",
        "née Lindqvist; 14 June 1883 – 2 February 1961",
        "born Lindqvist; 14 June 1883 – 2 February 1961",
        "14 June 1883 in Uppsala – 2 February 1961 in Lund",
    ] {
        let shown = rows("a.txt", &format!("Elsa Karlsson ({bracket}) was a Swedish seismologist."));
        assert!(tells(&shown, "14 June 1883 ", "Elsa Karlsson was born"), "{bracket}\n{shown}");
        assert!(tells(&shown, "2 February 1961 ", "Elsa Karlsson died"), "{bracket}\n{shown}");
        assert_eq!(shown.lines().count(), 4, "{bracket}\n{shown}");
    }
}

#[test]
fn the_year_of_a_birth_in_brackets_dates_nothing_else() {
    for text in [
        "Ann Pope (b. 1622) was baptised on 12 February 1649.",
        "Ann Pope (born 1622) was buried in London on 3 May 1690.",
    ] {
        let shown = rows("a.txt", text);
        assert!(!shown.lines().any(|line| line.starts_with("1622")) && shown.lines().count() == 3, "{text}\n{shown}");
    }
}
