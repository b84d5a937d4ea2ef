//! What is told in one sentence of two things, two places or two times, each with its own line.

use crate::common::told;

#[test]
fn a_verb_joined_to_one_that_looks_like_a_participle_is_told_of_the_same() {
    told(
        "The ferry left at 06:15 on 4 May 1931 and reached the island an hour later.",
        &["06:15 on 4 May 1931: The ferry left", "an hour later: The ferry reached the island"],
    );
}

#[test]
fn the_number_of_a_king_is_nobody_who_speaks() {
    told(
        "Oswald I was crowned on 3 May 1066 and died on 9 September 1087.",
        &["3 May 1066: Oswald I was crowned", "9 September 1087: Oswald I died"],
    );
}

#[test]
fn the_second_place_has_the_second_time_behind_another_verb() {
    told(
        "Ann Orme joined the archive in 1931, served in Lisbon from 1933 to 1936 and in Cairo (1941–44), and was made warden in 1950.",
        &[
            "1931: Ann Orme joined the archive",
            "1933: Ann Orme served in Lisbon",
            "1941: Ann Orme served in Cairo",
            "1950: Ann Orme was made warden",
        ],
    );
}

#[test]
fn who_somebody_was_is_no_second_thing_done_behind_another_verb() {
    told(
        "She joined the survey in 1931, taught in Lisbon in 1933, and was appointed warden in May 1950, the first woman to lead it.",
        &["1931: She joined the survey", "1933: She taught in Lisbon", "May 1950: She was appointed warden"],
    );
}

#[test]
fn the_second_object_has_the_time_that_commas_set_before_it() {
    told(
        "James Orme married firstly Ann Hale in 1722 and secondly, on 4 May 1731, Susan Reed.",
        &["4 May 1731: James Orme married Susan Reed", "1722: James Orme married firstly Ann Hale"],
    );
}

#[test]
fn a_time_before_the_length_that_opens_a_clause_is_the_main_clauses() {
    told(
        "In 1907, four years before the tower fell in 1911, the masons warned the chapter.",
        &["1911: The tower fell", "1907: The masons warned the chapter"],
    );
}

#[test]
fn what_a_day_was_is_no_part_of_what_happened_on_another() {
    told(
        "The reform took effect on 15 October 1582; the day before had been 4 October.",
        &["15 October 1582: The reform took effect"],
    );
}

#[test]
fn a_feast_is_no_part_of_whom_something_befell() {
    told(
        "The plague reached the abbey in the summer of 1348, and by the following Easter sixty monks had died.",
        &["the summer of 1348: The plague reached the abbey", "the following Easter: Sixty monks had died"],
    );
}

#[test]
fn one_of_two_times_that_it_was_is_set_apart_as_one_is() {
    told(
        "It was about 1810, or at the latest 1812, that the basin was dug.",
        &["about 1810: The basin was dug", "1812: The basin was dug"],
    );
}

#[test]
fn what_was_ordered_of_a_day_names_the_day() {
    told(
        "The decree ordered that the day after 31 January 1918 should be called 14 February 1918.",
        &["The decree ordered that the day after 31 January 1918 should be called 14 February 1918"],
    );
}

#[test]
fn a_man_named_behind_his_office_keeps_what_is_his() {
    told(
        "On 3 May 1720 the vicar, Mr Orme, fell from the pulpit and broke his arm.",
        &["3 May 1720: The vicar, Mr Orme, fell from the pulpit", "3 May 1720: Mr Orme broke his arm"],
    );
}

#[test]
fn what_commas_set_apart_is_no_verb_of_its_clause() {
    told(
        "This quarrel persisted until the Assembly, charged with writing a new law, met on 9 May 1592.",
        &["9 May 1592: The Assembly, charged with writing a new law, met"],
    );
}

#[test]
fn a_clause_in_brackets_or_between_commas_is_kept_apart() {
    told(
        "The northern army, stretched thin by a long march, was driven out of Kesh on 2 September 1219.",
        &["2 September 1219: The northern army, stretched thin by a long march, was driven out of Kesh"],
    );
    told(
        "After two years of fighting in the hills (Orsa finally fell in May 1312) the duke had won the north.",
        &["May 1312: Orsa finally fell", "The duke had won the north"],
    );
}

#[test]
fn a_time_between_two_clauses_is_that_of_the_second() {
    told(
        "After Arslan defeated the garrison, on 21 May 1311, he signed the treaty of Orsa.",
        &["Arslan defeated the garrison", "21 May 1311: Arslan signed the treaty of Orsa"],
    );
}

#[test]
fn the_day_that_is_said_counts_whatever_was_counted() {
    told(
        "The miners rose at Korm on 14 March 1631. Three days later, on 19 March, they chose a council.",
        &["14 March 1631: The miners rose at Korm", "19 March: The miners chose a council"],
    );
}

#[test]
fn two_things_of_one_verb_were_each_where_its_place_is() {
    told(
        "Hedda Brun won a silver medal at Antwerp in 1885 and a gold one at Chicago in 1893.",
        &["1885: Hedda Brun won a silver medal at Antwerp", "1893: Hedda Brun won a gold one at Chicago"],
    );
    told(
        "Orme won a prize in Lund in 1870 and another in Bonn in 1874.",
        &["1870: Orme won a prize in Lund", "1874: Orme won another in Bonn"],
    );
}
