//! Whose doing a line tells, where commas, numbers or names hide it.

use crate::common::{lines, told};

#[test]
fn a_word_between_commas_hides_no_subject() {
    told("By 1680 Larran, too, had fallen.", &["1680: Larran had fallen"]);
    told(
        "The first death in the town, that of a nurse in Mill Lane, was recorded on 20 June 1720.",
        &["20 June 1720: The first death in the town, that of a nurse in Mill Lane, was recorded"],
    );
    told(
        "Captain Holm, believing that all was lost, fled on 4 May 1710.",
        &["4 May 1710: Captain Holm, believing that all was lost, fled"],
    );
}

#[test]
fn a_number_behind_a_war_is_nobody() {
    told(
        "Shipyards before World War I had neglected the docks.",
        &["World War I: Shipyards before World War I had neglected the docks"],
    );
}

#[test]
fn what_somebody_is_said_to_be_hides_nobody() {
    told(
        "Anna Holm was a painter. Born at Larran in 1771, the daughter of a miller, she moved to Orsan in 1790.",
        &["1771: Anna Holm was born at Larran", "1790: Anna Holm moved to Orsan"],
    );
    told(
        "Anna Holm was a painter. The daughter of a miller, she was born at Larran in 1771.",
        &["1771: Anna Holm was born at Larran"],
    );
}

#[test]
fn those_who_went_together_are_all_named() {
    told(
        "On 16 May 1760 Peter Holm pushed on with Anna Reed and Paul Hale. On 9 June 1760 they saw the sea.",
        &[
            "16 May 1760: Peter Holm pushed on with Anna Reed and Paul Hale",
            "9 June 1760: Peter Holm, Anna Reed and Paul Hale saw the sea",
        ],
    );
}

#[test]
fn what_took_long_was_nobodys_doing() {
    told(
        "The ship left Larran on 20 May 1760. Progress was slow; it took nearly two months to reach Orsan.",
        &[
            "20 May 1760: The ship left Larran",
            "20 May 1760 or later, as told: It took nearly two months to reach Orsan",
        ],
    );
}

#[test]
fn a_cause_that_stands_beside_a_line_is_not_said_in_it() {
    told("The hall was shut in May 1720, largely as a result of the flood.", &["May 1720: The hall was shut"]);
    told(
        "The hall was shut in May 1720 largely because of the flood.",
        &["May 1720: The hall was shut largely because of the flood"],
    );
    told("The murder of the envoy on 3 May 1710 provoked a rising.", &["3 May 1710: The murder of the envoy"]);
}

#[test]
fn a_pronoun_does_not_reach_past_the_subject_before() {
    let text = "Plato visited his court in 388 BC. Timoleon died in 337 BC.\n\nIn the third century BC Hiero reigned for long. He died \
                in 215 BC.";
    assert_eq!(lines(text).last().map(String::as_str), Some("215 BC: He died"));
}
