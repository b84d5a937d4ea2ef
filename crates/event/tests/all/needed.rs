//! Lines have what they cannot be understood without: a title, how somebody stayed, what a time was spent on.

use crate::common::told;

#[test]
fn a_line_has_the_name_of_what_it_is_done_to() {
    told(
        "In 1861 Holm published his principal work, \"A Chart of Tides\".",
        &["1861: Holm published his principal work, \"A Chart of Tides\""],
    );
    told("In May 1702 the duke took the capital, Orsa.", &["May 1702: The duke took the capital, Orsa"]);
}

#[test]
fn a_line_has_what_a_time_was_spent_on() {
    told("In May 1702 the guards spent a day burying him.", &["May 1702: The guards spent a day burying him"]);
}

#[test]
fn a_line_has_how_somebody_stayed() {
    told(
        "Holm was put under guard in 1954, where he remained until 1971.",
        &["1954: Holm was put under guard", "1971: Holm remained under guard"],
    );
}

#[test]
fn what_commas_set_apart_goes_with_both() {
    told(
        "Holm, suspected of a part in the plot, was seized on 9 May 1702 and banished in June 1702.",
        &["9 May 1702: Holm, suspected of a part in the plot, was seized", "June 1702: Holm was banished"],
    );
}
