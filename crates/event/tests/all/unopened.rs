//! Clauses whose opening word a parser hung elsewhere, sentences whose verb it did not see, and clauses with a time of their own.

use crate::common::{lines, told};

#[test]
fn a_clause_that_had_happened_is_not_the_main_one() {
    told(
        "The two corresponded after Hale had left in July 1733.",
        &["July 1733 or later: The two corresponded", "July 1733: Hale had left"],
    );
    let lines = lines("They wrote letters after Cotton had sailed for Boston in July 1633.");
    assert!(lines.iter().any(|line| line == "July 1633: Cotton had sailed for Boston"), "{lines:?}");
    assert!(lines.iter().all(|line| !line.contains("Letters after")), "{lines:?}");
}

#[test]
fn a_joined_clause_with_a_time_keeps_it() {
    told(
        "When the plague came in August 1642 he fled to Arda, and he was a witness of the battle of Tarn on 11 October 1643.",
        &[
            "August 1642: The plague came",
            "August 1642: He fled to Arda",
            "11 October 1643: He was a witness of the battle of Tarn",
            "11 October 1643: The battle of Tarn",
        ],
    );
    told(
        "In May 1642 he fled to Arda, and he became a canon of the chapter there.",
        &["May 1642: He fled to Arda", "May 1642: He became a canon of the chapter there"],
    );
}

#[test]
fn a_sentence_in_which_no_verb_was_seen_has_one() {
    told(
        "At 7 a.m. on Monday 22 February 1943 the guns of the 9th Division opened fire.",
        &["7 a.m. on Monday 22 February 1943: The guns of the 9th Division opened fire"],
    );
}

#[test]
fn what_somebody_was_until_a_year_dates_nothing_else() {
    told(
        "John Cole, vicar of Arda until 1633, took up the cause of the weavers.",
        &["1633: John Cole was vicar of Arda", "John Cole, vicar of Arda, took up the cause of the weavers"],
    );
}

#[test]
fn who_is_named_between_commas_is_named_in_the_line() {
    told("Their second son, John, was born in 1774.", &["1774: Their second son, John, was born"]);
    told("A third son, also John, was born on 1 March 1776.", &["1 March 1776: A third son, also John, was born"]);
}

#[test]
fn what_is_told_at_something_named_lies_between_what_is_told_around_it() {
    told(
        "Orme lost his living in January 1650. At the Restoration he was restored to Arda, and in April 1661 he was elected to the council.",
        &[
            "January 1650: Orme lost his living",
            "January 1650–April 1661: At the Restoration Orme was restored to Arda",
            "April 1661: Orme was elected to the council",
        ],
    );
}

#[test]
fn who_somebody_was_behind_a_day_is_not_what_was_done() {
    told(
        "John Hale, born 20 June 1746, died 4 September 1802, a framework knitter.",
        &["20 June 1746: John Hale was born", "4 September 1802: John Hale died"],
    );
}

#[test]
fn a_clause_joined_behind_what_was_done_is_told_beside_it() {
    told(
        "The town was besieged in March 1645. Heavy guns destroyed wooden houses, and fast galleys cut off the harbour.",
        &[
            "March 1645: The town was besieged",
            "March 1645 or later, as told: Heavy guns destroyed wooden houses",
            "March 1645 or later, as told: Fast galleys cut off the harbour",
        ],
    );
}

#[test]
fn the_participle_at_the_end_of_a_sentence_without_a_verb_is_its_verb() {
    told("In October 2011, following heavy rain, the rear wall cracked.", &["October 2011: The rear wall cracked"]);
}

#[test]
fn what_is_joined_behind_what_was_done_before_was_then_or_later() {
    told(
        "Taken at Carlisle in December 1745, he was sentenced to death but reprieved.",
        &[
            "December 1745: He was taken at Carlisle",
            "December 1745 or later, as told: He was sentenced to death",
            "December 1745 or later, as told: He was reprieved",
        ],
    );
}

#[test]
fn who_is_named_behind_what_somebody_was_taken_as_is_taken() {
    told(
        "In 1736 John took as his second wife Margaret Ker, a widow with a farm of her own, and moved to Sprouston.",
        &["1736: John took as his second wife Margaret Ker", "1736: John moved to Sprouston"],
    );
}
