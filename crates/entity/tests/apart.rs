//! No merge on a bare guess: who has a name like another's, and is somebody else.

use entity::{Entity, Form, Kind, entities};
use source::{DocumentId, read};
use syntax::Syntax;

fn found(text: &str) -> Vec<Entity> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    entities(&document, &Syntax::english().parse(&document.text), &[])
}

/// The persons, by name, and how often each is named.
fn persons(text: &str) -> Vec<(String, usize)> {
    let named = |one: &Entity| one.mentions.iter().filter(|mention| mention.form == Form::Name).count();
    found(text).iter().filter(|one| one.kind == Kind::Person).map(|one| (one.name.clone(), named(one))).collect()
}

#[track_caller]
fn assert_persons(text: &str, wanted: &[(&str, usize)]) {
    let wanted: Vec<(String, usize)> = wanted.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    assert_eq!(persons(text), wanted, "{text}");
}

#[test]
fn a_first_name_that_is_a_word_as_well_tells_its_bearer_from_others_of_the_surname() {
    for name in ["Fanny", "Mercy", "Hope", "Violet", "May", "June", "April", "Will", "Rich", "Ernest", "Sunny"] {
        let full = format!("{name} Bramley");
        let text = format!("{full} died on 14 May 1847. Felix Bramley died on 4 November 1847.");
        assert_persons(&text, &[(&full, 1), ("Felix Bramley", 1)]);
    }
}

#[test]
fn the_pronoun_is_the_second_one_of_a_surname() {
    let text =
        "Edith Cook (1727–1786) was a nurse. Cecily Cook (1757–1826) was a painter. In 1782 she married Adam Smith.";
    let all = found(text);
    let cecily = all.iter().find(|one| one.name == "Cecily Cook").expect("she is named");
    assert!(cecily.mentions.iter().any(|mention| mention.form == Form::Pronoun), "{all:?}");
}

#[test]
fn who_are_born_in_two_years_are_two_though_one_lacks_an_initial() {
    let text = "Henry Marsh was born on 12 June 1824. Henry W. Marsh was born on 6 July 1846.";
    assert_persons(text, &[("Henry Marsh", 1), ("Henry W. Marsh", 1)]);
    // Nothing tells that there are two.
    let text = "Henry Marsh was born on 12 June 1824. Henry W. Marsh moved to Hull in 1846.";
    assert_persons(text, &[("Henry W. Marsh", 2)]);
}

#[test]
fn nobody_is_a_daughter_of_herself() {
    let text = "Victoria died on 22 January 1801. Her daughter Victoria died on 5 August 1801. Victoria was a queen.";
    assert_persons(text, &[("Victoria", 2), ("Victoria", 1)]);
    // She is told of as his before.
    let text = "Karl married Anna in 1790. His wife Anna died on 5 August 1801.";
    assert_persons(text, &[("Karl", 1), ("Anna", 2)]);
}

#[test]
fn a_wife_and_a_daughter_of_one_name_are_two() {
    let text = "His wife Maria died on 15 September 1821. His daughter Maria died on 6 May 1825.";
    assert_persons(text, &[("Maria", 1), ("Maria", 1)]);
    let text = "His daughter Maria moved to Hull in 1821. His daughter Maria died on 6 May 1825.";
    assert_persons(text, &[("Maria", 2)]);
}

#[test]
fn who_is_known_by_a_place_later_is_not_who_was_named_without_it() {
    let text = "Elizabeth was born on 7 September 1533. Elizabeth of York died on 11 February 1503.";
    assert_persons(text, &[("Elizabeth", 1), ("Elizabeth of York", 1)]);
    let text = "Elizabeth of York was born in 1466. Elizabeth died on 11 February 1503.";
    assert_persons(text, &[("Elizabeth of York", 2)]);
}
