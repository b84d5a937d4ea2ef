//! Bounds, reigns and second times: what a time behind a noun says of the verb before it.

use crate::common::{lines, told};

#[test]
fn what_was_done_before_something_is_bounded_by_its_time() {
    told(
        "No bill was passed before the outbreak of war in 1839.",
        &["1839: No bill was passed before the outbreak of war", "1839: The outbreak of war"],
    );
    told(
        "Nothing was done until the death of the duke in 1842.",
        &["1842: Nothing was done until the death of the duke", "1842: The death of the duke"],
    );
}

#[test]
fn what_was_done_under_a_ruler_was_done_while_he_ruled() {
    told(
        "Under Abbot Orme, who ruled from 1389 to 1402, the cloister was rebuilt and the debts were paid off.",
        &["1389: Abbot Orme ruled", "1389–1402: The cloister was rebuilt", "1389–1402: The debts were paid off"],
    );
}

#[test]
fn a_reign_does_not_go_on_from_what_was_told_before() {
    let text = "In 1202 the barn burned down. During the reign of Edward I the monks kept sheep and sold their wool to the Hansa.";
    assert!(!lines(text).iter().any(|line| line.contains("or later")), "{:?}", lines(text));
}

#[test]
fn a_second_object_has_the_time_behind_it() {
    told(
        "The republic signed a truce in April 1884 and a final treaty twenty years later.",
        &["April 1884: The republic signed a truce", "twenty years later: The republic signed a final treaty"],
    );
    told(
        "In 1968 a hoard of 312 pennies, the latest struck in 1205, was found beneath the kitchen.",
        &["1205: The latest was struck", "1968: A hoard of 312 pennies was found beneath the kitchen"],
    );
}

#[test]
fn what_a_dated_report_tells_has_its_day() {
    told(
        "The firm concluded in a report dated January 19, 2016, that the beams were weak.",
        &["January 19, 2016: The firm concluded in a report that the beams were weak"],
    );
    told(
        "The Treaty of Arda, signed on 20 October 1883, gave the port to the republic outright.",
        &[
            "20 October 1883: The Treaty of Arda was signed",
            "20 October 1883: The Treaty of Arda gave the port to the republic outright",
        ],
    );
    told(
        "The Peace of Orm, concluded in May 1648, ended the war.",
        &["May 1648: The Peace of Orm was concluded", "The Peace of Orm ended the war"],
    );
}

#[test]
fn whom_a_verb_takes_may_stand_behind_a_place() {
    told(
        "Orme married first, at Zennor, Mary Quick, and moved to Burra in 1845.",
        &["Orme married first, at Zennor, Mary Quick", "1845: Orme moved to Burra"],
    );
}

#[test]
fn what_is_called_by_a_name_takes_an_account_on() {
    told(
        "In 1319 the monks left the site. The Black Death killed the abbot in May 1349; only nine monks were left.",
        &[
            "1319: The monks left the site",
            "May 1349: The Black Death killed the abbot",
            "May 1349 or later, as told: Only nine monks were left",
        ],
    );
}

#[test]
fn the_eve_of_what_took_years_is_some_time_before_it() {
    told(
        "On the eve of the First World War the mill employed 300 hands.",
        &["the First World War: On the eve of the First World War the mill employed 300 hands"],
    );
}
