//! Lives in brackets, and what is no life.

use source::{Colour, DocumentId, read};
use tarikh::{Options, TableStyle, table};

fn rows(text: &str) -> String {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    table(&tarikh::read(vec![account], &Options::default()), TableStyle { width: 120, colour: Colour::Never })
}

#[test]
fn a_name_of_birth_and_places_stand_in_the_bracket_of_a_life() {
    for bracket in [
        "14 June 1883 – 2 February 1961",
        "née Lindqvist; 14 June 1883 – 2 February 1961",
        "born Lindqvist; 14 June 1883 – 2 February 1961",
        "14 June 1883 in Uppsala – 2 February 1961 in Lund",
    ] {
        let shown = rows(&format!("Elsa Karlsson ({bracket}) was a Swedish seismologist."));
        let tells = |when: &str, what: &str| shown.lines().any(|line| line.starts_with(when) && line.contains(what));
        assert!(tells("14 June 1883 ", "Elsa Karlsson was born"), "{bracket}\n{shown}");
        assert!(tells("2 February 1961 ", "Elsa Karlsson died"), "{bracket}\n{shown}");
        assert_eq!(shown.lines().count(), 4, "{bracket}\n{shown}");
    }
}
