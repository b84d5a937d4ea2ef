//! What stands between a subject and its verb, or between "and" and the clause it joins.

use crate::common::told;

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

#[test]
fn what_commas_set_apart_is_not_what_is_told() {
    told(
        "The ships, crowded with settlers, left Korm in 1755.",
        &["1755: The ships, crowded with settlers, left Korm"],
    );
    told(
        "The consul, so Osric claims, crossed the river in 217 BC with four legions.",
        &["217 BC: The consul crossed the river with four legions"],
    );
    told(
        "His body was found in 1201. Osman, whose purse was full, took the fort in October 1643.",
        &["1201: His body was found", "October 1643: Osman took the fort"],
    );
}

#[test]
fn what_is_sealed_or_fought_is_what_stands_before_the_comma() {
    told(
        "Peace was made in 1143. By the treaty of Winchester, sealed on 6 November 1153, Stephen adopted Henry as his heir.",
        &[
            "1143: Peace was made",
            "6 November 1153: The treaty of Winchester was sealed",
            "6 November 1153 or later, as told: Stephen adopted Henry as his heir",
        ],
    );
    told(
        "On 9 March 1708, the day after the battle of Vale, fought on 8 March, the town fell.",
        &["9 March 1708: The town fell"],
    );
}

#[test]
fn what_somebody_has_done_is_dated_by_him() {
    told(
        "Osman fled to Arda in 1644 and had himself crowned there on 3 June 1644.",
        &["1644: Osman fled to Arda", "3 June 1644: Osman had himself crowned there"],
    );
}

#[test]
fn what_a_list_tells_of_each_is_told_of_the_same() {
    told(
        "He had two children: Anna, born on 2 May 1801, married on 3 June 1820, and died on 4 July 1850; Karl, born in 1803, died in 1820.",
        &[
            "2 May 1801: Anna was born",
            "3 June 1820: Anna married",
            "4 July 1850: Anna died",
            "1803: Karl was born",
            "1820: Karl died",
        ],
    );
}

#[test]
fn what_began_is_named_where_it_is_told_as_a_cause() {
    let text = "The siege of Arda began on 3 May 1204. This siege was carried out in support of the duke of Larran.";
    let named = crate::common::account::of(text, |account| {
        let events = event::chronicle(account).events;
        events.into_iter().find(|event| event.chronicle).map(|event| event.named().to_owned())
    });
    assert_eq!(named.as_deref(), Some("The siege of Arda"));
    told(
        text,
        &[
            "3 May 1204: The siege of Arda began",
            "3 May 1204 or later: The siege of Arda was carried out in support of the duke of Larran",
        ],
    );
}

#[test]
fn what_a_report_concluded_is_told_by_its_own_clause() {
    told(
        "The surveyor concluded in her report that the covers had leaked since April 1903.",
        &["April 1903: The covers had leaked"],
    );
}

#[test]
fn a_clause_that_of_which_opens_is_not_what_a_time_before_it_is_of() {
    told(
        "Two years earlier, on 5 November 1915, the Arda mill at Korm, of which Holm is a partner, had caught fire and killed nine men.",
        &[
            "5 November 1915: The Arda mill at Korm had caught fire",
            "5 November 1915: The Arda mill at Korm killed nine men",
        ],
    );
}

#[test]
fn a_time_written_beside_one_that_was_counted_is_the_time() {
    let lines = crate::common::lines(
        "At 15:40 on 22 May 1960 the ground shook. Two hours later, at 17:50, the wave reached Korm.",
    );
    assert_eq!(lines[1], "17:50: The wave reached Korm");
}

#[test]
fn a_clause_behind_and_is_told_beside_the_one_before() {
    told(
        "A congress of towns met at Lemburg in late autumn of 1481, and a league of the miners was formed.",
        &[
            "late autumn of 1481: A congress of towns met at Lemburg",
            "late autumn of 1481 or later, as told: A league of the miners was formed",
        ],
    );
}
