//! Who says so, beside a line and not in it.

use crate::shown::{rows, tells};

#[test]
fn whoever_says_so_at_the_end_of_a_sentence_stands_beside_the_line_alone() {
    let shown =
        rows("a.txt", "At least 140 miners had died since the strike began on 3 May 1904, according to the Gazette.");
    assert!(tells(&shown, "3 May 1904", "The strike began — the Gazette"), "{shown}");
}

#[test]
fn what_is_set_against_what_somebody_says_is_the_accounts() {
    let shown =
        rows("a.txt", "The fort was taken in May 1846, according to the Gazette, but the crew had fled in April 1846.");
    assert!(tells(&shown, "May 1846", "The fort was taken — the Gazette"), "{shown}");
    assert!(!shown.contains("had fled —"), "{shown}");
}

#[test]
fn what_somebody_is_said_to_have_said_is_his() {
    let shown = rows("a.txt", "The examiner, Johann Hale, is said to have declared that she spoke Latin like a Roman.");
    assert!(tells(&shown, "undated", "She spoke Latin like a Roman — The examiner"), "{shown}");
}

#[test]
fn what_nobody_named_says_is_told_so() {
    let shown = rows(
        "a.txt",
        "It is believed that the queen was buried in Lemburg in 1250. Reportedly the ring was lost in 1300.",
    );
    assert!(tells(&shown, "1250", "The queen was buried in Lemburg — it is believed"), "{shown}");
    assert!(!shown.contains("— reportedly"), "{shown}");
    let shown = rows(
        "a.txt",
        "It is often said that the queen was imprisoned in Orvast, but no record of this has been found.",
    );
    assert!(tells(&shown, "undated", "The queen was imprisoned in Orvast — it is often said"), "{shown}");
    // Whoever says so by name stands alone.
    let shown = rows("a.txt", "Otto Orme said that the queen was buried in Lemburg in 1250.");
    assert!(tells(&shown, "1250", "The queen was buried in Lemburg — Otto Orme"), "{shown}");
}
