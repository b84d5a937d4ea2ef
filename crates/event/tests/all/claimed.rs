//! Clauses of what somebody says, and of what was to be, beside what stands behind them.

use crate::common::told;

#[test]
fn what_stands_behind_a_claim_is_the_verbs_before_it() {
    told(
        "In 1536 Orme took part, under compulsion as he claimed, in the rising.",
        &["1536: Orme took part, under compulsion, in the rising"],
    );
}

#[test]
fn a_past_between_a_claim_and_a_subject_tells_the_clause() {
    told(
        "On 3 May 1911 a spokesman dismissed the claim as propaganda and said his men still held the town.",
        &[
            "3 May 1911: A spokesman dismissed the claim as propaganda",
            "3 May 1911: A spokesman said his men still held the town",
        ],
    );
}

#[test]
fn a_time_before_a_verb_is_not_its_subject() {
    told(
        "Envoys say a truce signed in Arda last May collapsed on 4 June 1911.",
        &["4 June 1911: A truce signed in Arda last May collapsed"],
    );
}

#[test]
fn who_stands_before_a_clause_about_somebody_has_the_name() {
    told(
        "In 1850 he left a shilling to William, who had emigrated in 1843.",
        &["1850: He left a shilling to William", "1843: William had emigrated"],
    );
    told(
        "Amina Dall, a doctor with an agency, who reached the border on 4 June 1911, spoke.",
        &["4 June 1911: Amina Dall reached the border", "Amina Dall, a doctor with an agency, spoke"],
    );
}

#[test]
fn what_was_set_for_a_day_and_called_off_was_not_then() {
    told(
        "The hearing, set for May 1911, was postponed in April 1911.",
        &["May 1911: The hearing was set (planned)", "April 1911: The hearing was postponed"],
    );
}

#[test]
fn what_is_denied_is_no_line() {
    told("On 4 May 1911 Orme denied having spoken with her.", &["4 May 1911: Orme denied having spoken with her"]);
}
