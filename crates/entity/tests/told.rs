//! What is told of a name says what it stands for: persons, places and ships told apart, one person by two forms of a name.

use entity::{Entity, entities};
use source::{DocumentId, read};
use syntax::Syntax;

fn found(text: &str) -> Vec<Entity> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    entities(&document, &Syntax::english().parse(&document.text), &[])
}

/// Checks what a text names, as its kind, its name and how often it is mentioned by name or otherwise.
#[track_caller]
fn names(text: &str, wanted: &[&str]) {
    let told: Vec<String> =
        found(text).iter().map(|one| format!("{} {} {}", one.kind.as_str(), one.name, one.mentions.len())).collect();
    for one in wanted {
        assert!(told.iter().any(|told| told == one), "{one} is not among {told:?}");
    }
}

#[test]
fn who_is_drowned_or_addressed_is_a_person_whatever_the_name_ends_in() {
    names("Mungo Park was drowned at Bussa in 1806.", &["person Mungo Park 1"]);
    names("Sir Arnold Hall was appointed director in 1951.", &["person Arnold Hall 1"]);
    names("The Prince Edward Hall was opened in 1951.", &["facility Prince Edward Hall 1"]);
}

#[test]
fn what_is_crossed_or_called_a_river_is_a_place() {
    names("The army crossed the river Pruth in 1852. The Turks withdrew behind the Pruth.", &["place Pruth 2"]);
    names("The volcano on the island of Saint Barnabas erupted in 1881.", &["place Saint Barnabas 1"]);
    names("The rebels were routed at Castleford in May 1798.", &["place Castleford 1"]);
    names("In 1903 a strike at Kafr Salim was put down.", &["place Kafr Salim 1"]);
}

#[test]
fn where_somebody_was_born_is_a_place_whoever_stands_beside_it() {
    let text = "Margit Holm was born in Hammer, the second daughter of the shipowner Peder Holm.";
    names(text, &["person Margit Holm 1", "place Hammer 1"]);
}

#[test]
fn an_illness_at_the_head_of_a_sentence_is_nobody() {
    let all = found("Cholera broke out in June. Cholera killed 300 men. The cholera ended.");
    assert_eq!(all, []);
}

#[test]
fn a_ship_is_another_than_the_lord_it_is_named_for() {
    let text = "Lord Harwick commanded the militia. In 1703 the ship Harwick sank. The Harwick had carried forty men.";
    names(text, &["person Lord Harwick 1", "facility Harwick 2"]);
    let text = "The president sent the cruiser Elba to the island. The king sailed aboard the royal yacht Amalia.";
    let all = found(text);
    let ships: Vec<&str> = all.iter().filter(|one| one.is_vessel).map(|one| one.name.as_str()).collect();
    assert_eq!(ships, ["Elba", "Amalia"]);
}

#[test]
fn one_person_goes_with_and_without_a_middle_name() {
    let text = "Johann Peter Reinhold was born in 1801. In 1830 Johann Reinhold married Anna Holzer.";
    names(text, &["person Johann Peter Reinhold 2"]);
    // Where both are told of beside each other, they are two.
    let text = "Johann Peter Reinhold was the son of Johann Reinhold. Johann Reinhold died in 1826.";
    names(text, &["person Johann Peter Reinhold 1", "person Johann Reinhold 2"]);
}

#[test]
fn a_surname_has_the_given_name_before_it() {
    let text = "In 1850 the fleet under Rear-Admiral Thomas Garvey sailed. Garvey died in 1851.";
    names(text, &["person Thomas Garvey 2"]);
    names("Thomas Garvey sailed in 1850. On 7 June Garvey died.", &["person Thomas Garvey 2"]);
    names("The plan of Otto van der Berg, the engineer, failed. Berg left.", &["person Otto van der Berg 2"]);
}

#[test]
fn he_of_a_reason_is_to_whom_it_is_done_and_he_of_a_place_is_a_third() {
    let text = "The board praised Peter Brown for his courage. It blamed John Carter for his delay.";
    names(text, &["person Peter Brown 2", "person John Carter 2"]);
    let text = "George Landon resigned after a quarrel, and Peter Burns promoted William Walls in his place.";
    names(text, &["person George Landon 2", "person Peter Burns 1", "person William Walls 1"]);
}

#[test]
fn what_somebody_founds_is_nobody() {
    names("In 1850 I founded Northbank.", &["organization Northbank 1"]);
    names("Hale married Mary Lisle in 1700.", &["person Hale 1", "person Mary Lisle 1"]);
}
