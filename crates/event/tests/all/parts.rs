//! Who takes part and where, as the words around a verb tell it.

use crate::common::account;
use event::{Account, chronicle};

/// The parts of the first event of a line's trigger, as `role=words`, and its place.
#[track_caller]
fn told(text: &str, trigger: &str, wanted: &[&str]) {
    assert_eq!(account::of(text, |account| parts(account, trigger)), wanted);
}

fn parts(account: &Account<'_>, trigger: &str) -> Vec<String> {
    let text = &account.document.text;
    let events = chronicle(account).events;
    let of_trigger = |span: Option<source::Span>| span.is_some_and(|span| span.of(text) == trigger);
    let event = events.iter().find(|event| of_trigger(event.trigger)).expect("it is told");
    let parts = event.participants.iter().map(|part| format!("{}={}", part.role, part.span.of(text)));
    let place = event.place.map(|place| format!("at={}", place.span.of(text)));
    parts.chain(place).collect()
}

#[test]
fn a_time_before_or_behind_a_noun_takes_no_part() {
    told(
        "The rising began on 4 May 1911. Two days later soldiers surrounded the palace.",
        "surrounded",
        &["agent=soldiers", "patient=the palace"],
    );
    told(
        "A fire destroyed the north hall on 30 December 1866.",
        "destroyed",
        &["agent=A fire", "patient=the north hall"],
    );
}

#[test]
fn what_a_thing_is_of_is_told_whole() {
    told("A wall of stone and earth was built in 1810.", "built", &["patient=A wall of stone and earth"]);
    told(
        "The quarrel between Adler and Brand came to a head in May 1920.",
        "came",
        &["agent=The quarrel between Adler and Brand"],
    );
}

#[test]
fn who_sails_for_a_land_is_bound_for_it_and_not_there_yet() {
    told(
        "King Otto sailed for Greece on 3 May 1905 aboard the royal yacht Amalia.",
        "sailed",
        &["agent=King Otto", "destination=Greece", "at=the royal yacht Amalia"],
    );
}

#[test]
fn a_ship_is_where_nothing_happens_but_on_board() {
    told("The steamer Corvina sank on 8 May 1902.", "sank", &["patient=The steamer Corvina"]);
    told(
        "The president sent the cruiser Elba to the island in May 1902.",
        "sent",
        &["agent=The president", "patient=the cruiser Elba"],
    );
}

#[test]
fn who_stands_on_the_other_side_takes_part() {
    told(
        "The tax was raised in 1641, triggering a war between the guilds and the bishop on one side and the weavers on the other.",
        "war",
        &["party=the guilds", "party=the bishop on one side", "party=the weavers on the other"],
    );
}

#[test]
fn a_defeat_by_somebody_is_done_to_who_is_defeated() {
    told(
        "The defeat of the king by his own people on 3 May 1641 ended the war.",
        "defeat",
        &["agent=his own people", "patient=the king"],
    );
}
