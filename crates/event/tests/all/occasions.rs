//! Lines whose time stands with what they are told of, or opens their sentence before a subject.

use crate::common::told;

#[test]
fn what_happens_where_something_is_held_does_so_then() {
    told(
        "On 3 May 1451 the mill was sold. Orme was chosen abbot in a vote held in June 1456.",
        &["3 May 1451: The mill was sold", "June 1456: Orme was chosen abbot in a vote"],
    );
}

#[test]
fn what_somebody_is_made_is_done_to_him() {
    told(
        "On 3 May 1640 the gates were shut. Henry Baker and the abbot were elected joint wardens in his place.",
        &[
            "3 May 1640: The gates were shut",
            "3 May 1640 or later, as told: Henry Baker and the abbot were elected joint wardens in his place",
        ],
    );
}

#[test]
fn what_strikes_on_a_day_does_so_then() {
    told(
        "On 3 May 1851 the harbour was opened. A second storm on 9 June 1851 levelled what was left of the mole.",
        &["3 May 1851: The harbour was opened", "9 June 1851: A second storm levelled what was left of the mole"],
    );
    told(
        "The revolt of 1837 was carried out by the miners, a guild led by Orme.",
        &["1837: The revolt was carried out by the miners"],
    );
}

#[test]
fn a_time_before_the_article_of_a_subject_is_the_clauses() {
    told(
        "On 26 July 1952 the duke sailed. In August a strike of dock workers at Lemburg was put down, and two of its leaders \
         were hanged on 7 September.",
        &[
            "26 July 1952: The duke sailed",
            "August: A strike of dock workers at Lemburg was put down",
            "7 September: Two of its leaders were hanged",
        ],
    );
}

#[test]
fn nothing_is_told_of_a_day_before_what_it_is_told_of() {
    told(
        "On 3 May 1851 the council met. The school opened in July 1851 was closed by the miners.",
        &[
            "3 May 1851: The council met",
            "July 1851: The school was opened",
            "July 1851 or later, as told: The school was closed by the miners",
        ],
    );
}

#[test]
fn a_night_slips_nowhere() {
    told(
        "On 3 May 1851 the gates were shut. The following night Orme, disguised as a miller, slipped out of the town and \
         escaped to Ems.",
        &[
            "3 May 1851: The gates were shut",
            "The following night: Orme, disguised as a miller, slipped out of the town",
            "The following night: Orme escaped to Ems",
        ],
    );
}

#[test]
fn of_several_is_told_what_one_is_not_told_of() {
    told(
        "The two water wheels that survived the fire were demolished during the Second World War.",
        &[
            "the Second World War: The two water wheels that survived the fire were demolished during the Second World War",
        ],
    );
}

#[test]
fn who_stands_behind_a_preposition_is_no_subject() {
    told(
        "The city was relieved in 1688. A relief column commanded by Major-General Percy Hale reached the ford on 11 June but \
         made no attempt to force a passage.",
        &[
            "1688: The city was relieved",
            "11 June: A relief column commanded by Major-General Percy Hale reached the ford",
        ],
    );
}

#[test]
fn a_noun_is_joined_to_no_verb() {
    told(
        "On 3 May 1653 the council was closed and a regency proclaimed with Orme as warden.",
        &["3 May 1653: The council was closed", "3 May 1653: A regency was proclaimed with Orme as warden"],
    );
    told(
        "On 3 May 1902 the mountain threw up a large cloud of stones and ash from its crater.",
        &["3 May 1902: The mountain threw up a large cloud of stones and ash from its crater"],
    );
}

#[test]
fn what_stands_behind_an_apposition_is_no_main_verb() {
    told(
        "Ludo Sylvar, a prisoner held in a windowless cell, was rescued in May 1902 and later toured with the Orme & Hale circus.",
        &[
            "May 1902: Ludo Sylvar, a prisoner held in a windowless cell, was rescued",
            "May 1902 or later, as told: Ludo Sylvar later toured with the Orme & Hale circus",
        ],
    );
}

#[test]
fn a_past_is_no_present() {
    told(
        "On 3 May 1902 storms shook the northern half of the harbour.",
        &["3 May 1902: Storms shook the northern half of the harbour"],
    );
}

#[test]
fn what_others_do_behind_others_is_told_of_no_day() {
    told(
        "On 3 May 1689 two regiments arrived in the bay, but the mayor warned them, and they sailed back.",
        &[
            "3 May 1689: Two regiments arrived in the bay",
            "3 May 1689: The mayor warned the two regiments",
            "3 May 1689 or later, as told: Two regiments sailed back",
        ],
    );
}

#[test]
fn what_was_done_where_somebody_came_was_then_or_later() {
    told(
        "Orme moved to Lemburg in May 1851, where he taught the midwives.",
        &["May 1851: Orme moved to Lemburg", "May 1851 or later, as told: Orme taught the midwives"],
    );
}

#[test]
fn a_clause_of_somewhere_somebody_comes_to_takes_the_account_on() {
    told(
        "Orme set out for the ford, which he reached on 3 May 1860. A camp was pitched there.",
        &[
            "Orme set out for the ford",
            "3 May 1860: Orme reached the ford",
            "3 May 1860 or later, as told: A camp was pitched there",
        ],
    );
}

#[test]
fn what_ended_something_and_has_a_year_is_until_when_that_went_on() {
    let text = "Orme served for six years, until his death in 1938.";
    let relations = crate::common::account::of(text, |account| {
        event::chronicle(account).events.iter().filter_map(|event| event.relation()).collect::<Vec<event::Relation>>()
    });
    assert_eq!(relations, [event::Relation::Until]);
}

#[test]
fn what_lasted_until_a_year_fell_in_it() {
    told(
        "The government led by General Dorn remained in power until 1892. After the fall of Dorn’s government, internal fighting among the guilds intensified.",
        &[
            "1892: The government led by General Dorn remained in power",
            "1892: The fall of Dorn’s government",
            "1892 or later: Internal fighting among the guilds intensified",
        ],
    );
}

#[test]
fn what_is_done_in_something_that_has_a_year_is_done_then() {
    told("The treaty was annulled by the Congress of 1815.", &["1815: The treaty was annulled by the Congress"]);
    told(
        "The mill was hit by a shell during the siege of January 1871.",
        &["January 1871: The mill was hit by a shell during the siege"],
    );
    told("The league organised the strike of February 1973.", &["February 1973: The league organised the strike"]);
    told(
        "The failure led the senate to pass the Deposits Act of 1858.",
        &["1858: The failure led the senate to pass the Deposits Act"],
    );
}

#[test]
fn several_places_have_each_their_time() {
    told(
        "Branches were opened at Arda in 1812, at Borno in 1826 and at Corra in 1840.",
        &[
            "1826: Branches were opened at Borno",
            "1812: Branches were opened at Arda",
            "1840: Branches were opened at Corra",
        ],
    );
}

#[test]
fn what_a_day_is_counted_to_stays_out_of_the_line() {
    told("She died on 2 March 1890, twelve days before her sixty-ninth birthday.", &["2 March 1890: She died"]);
}

#[test]
fn what_follows_what_was_done_to_somebody_was_then_or_later() {
    told(
        "Questioned in parliament on 20 January 1910, the minister defended his officials.",
        &[
            "20 January 1910: The minister was questioned in parliament",
            "20 January 1910 or later, as told: The minister defended his officials",
        ],
    );
}
