//! What a second clause tells has a line: where somebody was brought, who lent him what, what a meeting resolved.

use crate::common::told;

#[test]
fn a_clause_of_where_somebody_went_has_a_line() {
    told(
        "Orsan was taken in 1674, and the last duke was carried off to Larran, where he was beheaded.",
        &[
            "1674: Orsan was taken",
            "1674 or later, as told: The last duke was carried off to Larran",
            "1674 or later, as told: The last duke was beheaded",
        ],
    );
    told(
        "Shortly before noon on 4 May 1674 Orme led a party of farmers to the mill, where stalls were set up.",
        &["noon on 4 May 1674: Orme led a party of farmers to the mill", "noon on 4 May 1674: Stalls were set up"],
    );
}

#[test]
fn a_clause_about_somebody_named_has_a_line() {
    told(
        "In 1886 Holm met the banker Anna Reed, who lent him a ship.",
        &["1886: Holm met the banker Anna Reed", "1886 or later, as told: The banker Anna Reed lent Holm a ship"],
    );
    told(
        "Peter Holm, who had been hidden by a farmer, was found on 9 May 1674.",
        &["Peter Holm had been hidden by a farmer", "9 May 1674: Peter Holm was found"],
    );
    told("Peter Holm, who had long been ill, died on 9 May 1674.", &["9 May 1674: Peter Holm died"]);
}

#[test]
fn whoever_is_blamed_by_pressure_is_named_without_its_preposition() {
    told(
        "Holm was under pressure from the governor Paul Hale, who denounced the plan in May 1674.",
        &["May 1674: Paul Hale denounced the plan"],
    );
}

#[test]
fn a_second_verb_with_an_aim_has_a_line() {
    told(
        "The guild met in April 1709 and resolved to build a hall.",
        &["April 1709: The guild met", "April 1709 or later, as told: The guild resolved to build a hall"],
    );
}

#[test]
fn a_clause_before_a_semicolon_keeps_its_verb() {
    told(
        "In May 1696 a fire in the north wing destroyed half of the books; this led to an inquiry which, in December 1697, \
         forced the warden to leave.",
        &[
            "May 1696: A fire in the north wing destroyed half of the books",
            "December 1697: An inquiry forced the warden to leave",
        ],
    );
}

#[test]
fn what_was_done_in_a_sack_was_done_then() {
    told(
        "Holm took the town after a siege of two years in the autumn of 1212, and its bishop was killed in the sack.",
        &[
            "the autumn of 1212: Holm took the town after a siege of two years",
            "the autumn of 1212: Its bishop was killed in the sack",
        ],
    );
}

#[test]
fn an_occasion_of_its_own_dates_a_clause() {
    told(
        "In 1711 the captain joined the survey; on its return in September 1712 the captain was made its warden.",
        &["1711: The captain joined the survey", "September 1712: On its return the captain was made its warden"],
    );
}

#[test]
fn what_lasts_until_something_dated_ends_then() {
    told(
        "From 1728 until the retirement of Orme in 1748 the bishop led the school.",
        &["1748: The retirement of Orme", "1728: The bishop led the school"],
    );
}

#[test]
fn another_subject_at_another_time_has_its_own_line() {
    told(
        "A son, Evan, was christened on 25 March 1671, and a second son, Hugh, on 2 January 1674.",
        &["25 March 1671: A son, Evan, was christened", "2 January 1674: A second son, Hugh, was christened"],
    );
}
