//! Lines of what was done by whoever, or what, the sentence says more of.

use crate::common::told;

#[test]
fn who_did_something_then_did_the_rest_then_or_later() {
    told(
        "The mill was burnt down in 1870. Masons who measured the ruin in 1872 repaired its wheel.",
        &[
            "1870: The mill was burnt down",
            "1872: Masons measured the ruin",
            "1872 or later, as told: Masons repaired its wheel",
        ],
    );
}

#[test]
fn what_took_place_then_did_then_what_it_did() {
    told(
        "Excavations directed by Maria Kolb between 1931 and 1934 found no trace of a harbour before the fifth century.",
        &[
            "1931–1934: Excavations were directed by Maria Kolb",
            "1931–1934: Excavations found no trace of a harbour before the fifth century",
        ],
    );
}

#[test]
fn a_time_before_a_preposition_is_the_verbs() {
    told(
        "The feud between the brothers ended in 1488 with the death of Anselm at the ford of Lemburg.",
        &[
            "1488: The feud between the brothers ended with the death of Anselm at the ford of Lemburg",
            "1488: The death of Anselm at the ford of Lemburg",
        ],
    );
}

#[test]
fn an_account_does_not_go_on_from_what_came_after_a_plan() {
    told(
        "Anna Orme died on 9 March 1884. Otto Hale was to be tried in the autumn of 1880, but he fled to Orvast.",
        &["9 March 1884: Anna Orme died", "the autumn of 1880: Otto Hale was to be tried", "Otto Hale fled to Orvast"],
    );
}

#[test]
fn a_relative_clause_tells_of_the_whole_name() {
    told(
        "In 1910 Clara met the chemist Otto Lyle, whom she married in 1913.",
        &["1910: Clara met the chemist Otto Lyle", "1913: Clara married Otto Lyle"],
    );
    told(
        "In 1910 Clara met the painter Otto Lyle, whom the town had expelled in 1909.",
        &["1910: Clara met the painter Otto Lyle", "1909: The town had expelled the painter Otto Lyle"],
    );
    told(
        "Her first play failed, but her second, which opened in the autumn of 1924, was staged in nine towns.",
        &["the autumn of 1924: Her second opened"],
    );
}

#[test]
fn who_was_arrested_and_held_was_held() {
    told(
        "Hale was arrested on 3 February 1942 and held at Orvast until 1945.",
        &["3 February 1942: Hale was arrested", "1945: Hale was held at Orvast"],
    );
}

#[test]
fn who_came_then_did_the_rest_then_or_later() {
    told(
        "In 1349 the plague killed the prior. Otto Orme, who visited the abbey in September 1353, repaired its roof.",
        &[
            "1349: The plague killed the prior",
            "September 1353: Otto Orme visited the abbey",
            "September 1353 or later, as told: Otto Orme repaired its roof",
        ],
    );
}

#[test]
fn a_verb_joined_to_its_own_subject_is_the_sentences() {
    told(
        "On Thursday 11 January 1912 Polish spinners at the Lower mill, who had found a penny missing from their pay, shut down their frames and walked out.",
        &[
            "Thursday 11 January 1912: Polish spinners at the Lower mill shut down their frames",
            "Thursday 11 January 1912: Polish spinners at the Lower mill walked out",
        ],
    );
    told(
        "The couple separated in 1926 and were divorced in 1929.",
        &["1926: The couple separated", "1929: The couple were divorced"],
    );
    told(
        "His son Odo followed him, but Hugh refused to swear and in 496 BC declared himself king.",
        &["His son Odo followed him", "Hugh refused to swear", "496 BC: Hugh declared himself king"],
    );
}

#[test]
fn what_is_listed_in_a_relative_clause_is_of_its_noun() {
    told(
        "It had been planted by Otto Lyle, a local carter, who was arrested on 24 January 1912, tried in May and fined 30 crowns.",
        &["It had been planted by Otto Lyle", "24 January 1912: Otto Lyle was arrested", "May: Otto Lyle was tried"],
    );
}

#[test]
fn what_it_is_that_happened_is_no_body() {
    told(
        "The barge sank on 13 August 2018, the wardens said. It was raised in 2019. It was the worst disaster since 1987.",
        &["13 August 2018: The barge sank", "2019: The barge was raised", "1987: It was the worst disaster"],
    );
}

#[test]
fn what_lasted_until_a_death_that_is_counted_to_lasted_until_then() {
    told(
        "Odo died in 484 BC. Hugh was allowed to keep his throne until his death fifteen years later.",
        &[
            "484 BC: Odo died",
            "fifteen years later: Hugh was allowed to keep his throne until his death",
            "fifteen years later: Hugh’s death",
        ],
    );
}

#[test]
fn what_is_joined_behind_an_object_is_joined_to_the_verb() {
    told(
        "The city hired two thousand Swiss under Otto Ruef and besieged Ravenstein in the autumn of 1503.",
        &["The city hired two thousand Swiss under Otto Ruef", "the autumn of 1503: The city besieged Ravenstein"],
    );
    told(
        "Otto Ruef fell back to the lake on 2 May 1504, pursued by horsemen, and lost a third of his men at the ford.",
        &[
            "2 May 1504: Otto Ruef fell back to the lake",
            "2 May 1504 or later, as told: Otto Ruef lost a third of his men at the ford",
        ],
    );
}

#[test]
fn what_stands_behind_an_opened_clause_is_the_main_one() {
    told(
        "His widow opened talks, and in March 1509, after the pope had threatened both parties with the ban, the peace of Lindau was signed.",
        &["His widow opened talks", "March 1509: The peace of Lindau was signed"],
    );
}

#[test]
fn a_charter_bears_its_own_year() {
    told(
        "The war broke out in May 1503. The duke claimed the toll of the pass by a charter of 1412.",
        &[
            "May 1503: The war broke out",
            "May 1503 or later, as told: The duke claimed the toll of the pass by a charter of 1412",
        ],
    );
}

#[test]
fn a_day_counted_from_a_clause_is_the_main_verbs() {
    told(
        "Charges were brought on 15 January 1920. The owner filed his answer on 20 March, three days before the courts closed.",
        &["15 January 1920: Charges were brought", "20 March: The owner filed his answer"],
    );
}
