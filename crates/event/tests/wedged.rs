//! What stands between a subject and its verb, or between "and" and the clause it joins.

mod common;

use common::told;

#[test]
fn an_age_between_commas_is_not_what_is_told() {
    told(
        "In 202 BC Harun, aged fifty-five, was beaten at Tell Halaf.",
        &["202 BC: Harun, aged fifty-five, was beaten at Tell Halaf"],
    );
    told(
        "The Santa Rosa was built in 1984 and was 25 years old in 2009.",
        &["1984: The Santa Rosa was built", "2009: The Santa Rosa was 25 years old"],
    );
}

#[test]
fn a_noun_behind_a_preposition_is_no_subject() {
    told(
        "Churches crowded with worshippers collapsed on 1 November 1755.",
        &["1 November 1755: Churches crowded with worshippers collapsed"],
    );
}

#[test]
fn a_clause_joined_behind_a_time_is_told_by_its_own_verb() {
    told(
        "She received her doctorate in June 1903, and in December of the same year she shared the Volta Prize.",
        &["June 1903: She received her doctorate", "December of the same year: She shared the Volta Prize"],
    );
    told(
        "The quarrel prevented the patriots from uniting, and on 2 October 1814 Osorio crushed Carrera at Rancagua.",
        &["2 October 1814: Osorio crushed Carrera at Rancagua"],
    );
}

#[test]
fn a_relative_clause_behind_a_participle_is_about_the_person() {
    told(
        "Robert, born in 1667, who went to Virginia in 1688, was a clerk.",
        &["1667: Robert was born", "1688: Robert went to Virginia"],
    );
}

#[test]
fn the_day_of_a_letter_is_not_that_of_its_coming() {
    told(
        "We received your letter of 20 January 1794 on 2 February 1794.",
        &["2 February 1794: We received your letter"],
    );
}
