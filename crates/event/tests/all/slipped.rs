//! Small words that a parser takes for what they are not, and days that belong elsewhere.

use crate::common::told;

#[test]
fn a_time_that_that_opens_is_no_clause() {
    told(
        "Anna left Korm on 2 April 1938. Her father was arrested that November and died at Ulm in 1942.",
        &[
            "2 April 1938: Anna left Korm",
            "that November: Anna’s father was arrested",
            "1942: Anna’s father died at Ulm",
        ],
    );
}

#[test]
fn what_it_concluded_that_month_has_a_line() {
    told(
        "The committee sat in 1864. It concluded that June that the bridge had not been built.",
        &["1864: The committee sat", "that June: The committee concluded that the bridge had not been built"],
    );
}

#[test]
fn what_falls_due_falls_due() {
    told(
        "The second payment, which had fallen due on 31 December 1914, was withheld.",
        &["31 December 1914: The second payment had fallen due"],
    );
}

#[test]
fn two_nouns_side_by_side_are_one() {
    told(
        "The strike grew out of a wage cut announced by the owners on 15 January 1912.",
        &["The strike grew out of a wage cut", "15 January 1912: A wage cut was announced by the owners"],
    );
}

#[test]
fn nothing_but_rope_is_rope() {
    told("Nothing was made but rope in 1850.", &["1850: Nothing was made but rope"]);
}

#[test]
fn what_a_letter_says_is_said_on_its_day() {
    told(
        "In her last letter, dated 4 May 1871, she told her sister that eleven were lost.",
        &["4 May 1871: She told her sister that eleven were lost"],
    );
}

#[test]
fn the_account_goes_on_behind_a_range_and_an_hour() {
    told(
        "The court met on 3 May 1912. The hearing took place from 13 to 17 June 1912. The judge dismissed the clerk.",
        &[
            "3 May 1912: The court met",
            "13: The hearing took place",
            "13 or later, as told: The judge dismissed the clerk",
        ],
    );
}

#[test]
fn who_opened_the_gate_is_whom_who_stands_behind() {
    told(
        "The sentence led to the defection of Bishop Odo, who opened the gates of Marl on 8 May 1275.",
        &["The sentence led to the defection of Bishop Odo", "8 May 1275: Bishop Odo opened the gates of Marl"],
    );
}
