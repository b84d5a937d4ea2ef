//! Lines of sentences that lead a reader astray: what comes later shows what a word was, or which time is whose.

use crate::common::told;

#[test]
fn a_name_goes_on_with_its_capitals() {
    told("Troops landed at Port Said on 5 November 1912.", &["5 November 1912: Troops landed at Port Said"]);
}

#[test]
fn what_commas_set_apart_is_no_clause() {
    told("A second offer, made in May 1431, was accepted.", &["May 1431: A second offer was made"]);
}

#[test]
fn of_two_verbs_with_nothing_between_the_first_says_more_of_the_subject() {
    told(
        "The Normans trapped on the island of Skarra gave themselves up on 3 June 1120.",
        &["3 June 1120: The Normans trapped on the island of Skarra gave themselves up"],
    );
}

#[test]
fn a_verb_joined_before_a_bare_name_is_no_adjective() {
    told(
        "A plague struck Ragusa and killed Orsini, who died in the autumn of 1526.",
        &["A plague struck Ragusa", "A plague killed Orsini", "the autumn of 1526: Orsini died"],
    );
}

#[test]
fn what_it_was_sets_apart_belongs_to_the_clause_behind_it() {
    told(
        "It was at Calais, on 3 October 1487, that Marlowe first saw the comet.",
        &["3 October 1487: At Calais Marlowe first saw the comet"],
    );
}

#[test]
fn a_second_name_of_whom_one_goes_by_is_no_subject() {
    told(
        "According to her biographer, Ruth Penrose, Marlowe discovered a comet in 1483.",
        &["1483: Marlowe discovered a comet"],
    );
}

#[test]
fn what_a_verb_is_joined_to_is_the_verb_before_it() {
    told(
        "In 1872 Ada Brune was admitted to the newly founded Orme College and in 1875 sat the examination.",
        &["1872: Ada Brune was admitted to the newly founded Orme College", "1875: Ada Brune sat the examination"],
    );
}

#[test]
fn words_of_a_time_stay_with_it() {
    told(
        "After a summer of failed talks, the ministers met at Rome on 22 October 1956.",
        &["22 October 1956: The ministers met at Rome"],
    );
    told(
        "On or about March 3, 1919, the tenant signed the lease.",
        &["about March 3, 1919: The tenant signed the lease"],
    );
}

#[test]
fn a_clause_that_says_when_dates_the_main_one() {
    told(
        "When the gates were opened on 9 May 1809, four guards fled.",
        &["9 May 1809: The gates were opened", "9 May 1809: Four guards fled"],
    );
    told(
        "The treaty ended the war that had begun in July 1826, when an army crossed the Arax.",
        &["The treaty ended the war", "July 1826: The war had begun", "July 1826: An army crossed the Arax"],
    );
}

#[test]
fn a_clause_behind_a_range_is_of_its_end() {
    told(
        "Marlowe worked at the mint from 1876 until 1884, when she quarrelled with the warden.",
        &["1876: Marlowe worked at the mint", "1884: Marlowe quarrelled with the warden"],
    );
}

#[test]
fn a_life_in_brackets_dates_nothing_else() {
    told(
        "William Orme (1768–1831) emigrated to Nova Scotia before 1790.",
        &["1790: William Orme emigrated to Nova Scotia"],
    );
}

#[test]
fn what_was_done_to_it_is_an_event_though_the_verb_may_report() {
    told(
        "The court heard the motion on 15 June 1921 and denied it on 1 July 1921.",
        &["15 June 1921: The court heard the motion", "1 July 1921: The court denied it"],
    );
}

#[test]
fn the_preposition_of_a_noun_says_how_an_event_lies_to_its_year() {
    told(
        "Ashcombe served aboard the Resolute until the peace of 1783.",
        &["1783: Ashcombe served aboard the Resolute until the peace"],
    );
}

#[test]
fn what_is_joined_behind_the_object_is_said_of_the_second_time() {
    told(
        "Ms. Whitcombe paid a deposit on 5 March 1919 and the balance on 19 March 1919.",
        &["5 March 1919: Ms. Whitcombe paid a deposit", "19 March 1919: Ms. Whitcombe paid the balance"],
    );
}

#[test]
fn the_day_on_a_letter_is_that_of_what_is_done_by_it() {
    told(
        "The tenant wrote to Ada Brune by a letter dated 14 May 1919.",
        &["14 May 1919: The tenant wrote to Ada Brune by a letter"],
    );
}

#[test]
fn what_may_be_either_stays_as_it_is_said() {
    told(
        "A fire destroyed the mill in 1866; it was rebuilt in 1868.",
        &["1866: A fire destroyed the mill", "1868: It was rebuilt"],
    );
}

#[test]
fn a_verb_between_two_names_is_no_adjective() {
    told(
        "In March 1473, Drago dissolved parliament and banned the guilds of Lorn.",
        &["March 1473: Drago dissolved parliament", "March 1473: Drago banned the guilds of Lorn"],
    );
}

#[test]
fn what_cannot_be_done_to_anybody_is_told_of_who_does_it() {
    told(
        "Reve was woken by Clara Haas on 11 March 1473 and fled to Lisbon.",
        &["11 March 1473: Reve was woken by Clara Haas", "11 March 1473 or later, as told: Reve fled to Lisbon"],
    );
}

#[test]
fn a_clause_is_about_the_first_noun_that_agrees() {
    told(
        "The death of Caleb Orme was followed by a lawsuit among his heirs, which was settled only in 1697.",
        &[
            "The death of Caleb Orme was followed by a lawsuit among his heirs",
            "1697: A lawsuit among Caleb Orme’s heirs was settled",
        ],
    );
}
