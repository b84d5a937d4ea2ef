//! Lives in brackets, and what is no life.

mod shown;

use shown::{rows, tells};

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
