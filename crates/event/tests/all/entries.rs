//! Lines of entries about somebody's life and family: whom a sentence without a subject tells of, whom each of a list of children, whom
//! somebody married where commas set the day before her.

use crate::common::{lines, told};

#[test]
fn what_commas_set_behind_a_day_is_what_was_done_to() {
    told("Mark Orme married first, on 3 May 1675, Mary Hale.", &["3 May 1675: Mark Orme married first Mary Hale"]);
    told("Ada Brune founded there, in 1830, a school.", &["1830: Ada Brune founded there a school"]);
    told("Ada Brune sold, in 1840, the house.", &["1840: Ada Brune sold the house"]);
    // Nobody dies a thing.
    told("Mark Orme died, in 1840, a rich man.", &["1840: Mark Orme died"]);
}

#[test]
fn of_children_listed_each_has_a_line() {
    told(
        "Their children were Mark, baptised on 3 May 1676, and Ada, baptised on 8 June 1679.",
        &["3 May 1676: Mark was baptised", "8 June 1679: Ada was baptised"],
    );
    let text =
        "They had two children: Mark, baptised on 3 May 1676, Peter, born in 1677, and Ada, baptised on 8 June 1679.";
    let dated: Vec<String> = lines(text).into_iter().filter(|line| line.contains(": ")).collect();
    assert!(dated.contains(&"3 May 1676: Mark was baptised".to_owned()), "{dated:?}");
    assert!(dated.contains(&"1677: Peter was born".to_owned()), "{dated:?}");
}

#[test]
fn a_sentence_without_a_subject_tells_of_whom_the_one_before_does() {
    told(
        "Mark Orme was born on 4 May 1650 at York. Educated at Leeds in 1660. Served in the navy from 1670 to 1674. Was buried on 4 May \
         1700.",
        &[
            "4 May 1650: Mark Orme was born at York",
            "1660: Mark Orme was educated at Leeds",
            "1670: Mark Orme served in the navy",
            "4 May 1700: Mark Orme was buried",
        ],
    );
    // Of nobody where nobody was told of.
    told("Married Mary Hale in 1675.", &["1675: Married Mary Hale"]);
}

#[test]
fn behind_a_bracket_the_form_of_the_past_is_the_verb() {
    told("Ada Brune (1801-1866) taught at Bern in 1830.", &["1830: Ada Brune taught at Bern"]);
}

#[test]
fn a_place_may_stand_before_either_day_of_a_life() {
    let text = "Anna Orme (Ajaccio, 15 August 1769 – Longwood, 5 May 1821) was a painter.";
    assert_eq!(lines(text), ["15 August 1769: Anna Orme was born", "5 May 1821: Anna Orme died"]);
}
