//! What is said of a time whose words leave something open: what was filled in, and by what.

use timex::{Context, Domain, Finder, Pack, place_all};

/// The value and the reason of the last time of an account.
fn last(text: &str) -> (String, String) {
    let pack = Pack::of("en").expect("English is compiled in");
    let found = Finder::new(pack, Domain::Narrative).find(text);
    let timexes = place_all(pack, Domain::Narrative, &Context::default(), text, found);
    let last = timexes.last().expect("a time is told");
    (last.timex3().value, last.reason.to_string())
}

#[test]
fn an_hour_taken_for_one_after_noon_is_said_to_be() {
    let (value, reason) = last("On 5 May 1915 the shop was shut at four o'clock.");
    assert_eq!(value, "1915-05-05T16:00");
    assert!(reason == "taken for an hour after noon, which is not said", "{reason}");
    for said in ["at four o'clock in the afternoon", "at 4 p.m.", "at 16:00"] {
        let (value, reason) = last(&format!("On 5 May 1915 the shop was shut {said}."));
        assert!(value == "1915-05-05T16:00" && !reason.contains("not said"), "{said}: {value}, {reason}");
    }
}

#[test]
fn a_year_that_is_not_written_is_said_to_be_the_accounts() {
    let (value, reason) = last("The mill was sold on 5 May 1915. On 8 June it burned down.");
    assert_eq!((value.as_str(), reason.as_str()), ("1915-06-08", "the year the account has reached here"));
}

#[test]
fn the_order_of_a_date_in_figures_is_told_by_the_others() {
    for (others, value, reason) in [
        ("It closed on 3/7/2015, not on 25/6/2015.", "2015-06-05", "day first, as in other dates of the text"),
        ("It closed on 3/7/2015, not on 6/25/2015.", "2015-05-06", "month first, as in other dates of the text"),
        ("It closed on 3/7/2015.", "2015-05-06", "month first; nothing tells whether the day is meant to be"),
        (
            "It closed on 25/6/2015 or 6/25/2015.",
            "2015-05-06",
            "month first; nothing tells whether the day is meant to be",
        ),
        ("It closed on 5/5/2016.", "2015-05-06", "month first; nothing tells whether the day is meant to be"),
    ] {
        let told = last(&format!("{others} It opened on 5/6/2015."));
        assert_eq!((told.0.as_str(), told.1.as_str()), (value, reason), "{others}");
    }
}

#[test]
fn a_number_of_a_day_goes_back_to_the_day_told_before() {
    let (value, reason) = last(
        "On 17 July 1936 the dam gave way. The council had voted in June 1935 to wait.\n\nAt nine on the 17th a keeper saw water.",
    );
    assert!(value.starts_with("1936-07-17"), "{value}, {reason}");
}

#[test]
fn the_year_of_a_heading_gives_way_to_that_of_the_sentence() {
    let (value, reason) = last("# The coup of 1930\n\nOrme was elected in April 1928 and took office on 12 October.\n");
    assert_eq!(value, "1928-10-12", "{reason}");
}
