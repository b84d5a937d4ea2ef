//! What is told has the place of its own words, and none of another's.

use tarikh::source::{DocumentId, read};

/// What each line tells, who acts, where the text says it was and where the map shows it.
fn told(text: &str) -> Vec<String> {
    let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
    let chronology = tarikh::read(vec![account], &tarikh::Options::default());
    let line = |line: &export::Line<'_>| {
        let place = line.json.place.as_ref().map_or("-", |place| &place.name);
        let shown = line.place.as_ref().or(line.named.as_ref()).map_or("-", |place| &place.name);
        format!("{} | {} | {place} | {shown}", line.when(), line.actors().join(", "))
    };
    export::lines(&chronology).iter().map(line).collect()
}

#[test]
fn what_one_verb_tells_of_two_places_has_each_at_its_time() {
    assert_eq!(
        told("The army took Paris in 1940 and Kyiv in 1941."),
        ["1940 | The army | Paris | Paris", "1941 | The army | Kyiv | Kyiv"]
    );
    assert_eq!(
        told("Offices were opened in Sweden in 1960 and in Norway in 1964."),
        ["1960 |  | Sweden | Sweden", "1964 |  | Norway | Norway"]
    );
}

#[test]
fn a_war_is_not_declared_where_the_other_side_is() {
    assert_eq!(told("Britain declared war on Russia on 28 March 1854."), ["28 March 1854 | Britain | - | -"]);
    assert_eq!(told("The attack on Poland began on 1 September 1939."), ["1 September 1939 |  | Poland | Poland"]);
}

#[test]
fn who_acts_is_not_where_it_happens() {
    assert_eq!(
        told("Sardinia fought at the Chernaya on 16 August 1855."),
        ["16 August 1855 | Sardinia | Chernaya | -"]
    );
    assert_eq!(told("Vesuvius erupted in October 1944."), ["October 1944 |  | Vesuvius | Vesuvius"]);
}
