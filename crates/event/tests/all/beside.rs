//! Lines of what is told beside a main clause: what was conceded, what became of somebody, the toll, what is believed.

use crate::common::{lines, told};

#[test]
fn a_toll_stays_in_the_line_of_what_took_it() {
    told(
        "On 3 May 1906 the rebels attacked the barracks at Orsa, killing nine recruits and wounding forty.",
        &["3 May 1906: The rebels attacked the barracks at Orsa, killing nine recruits and wounding forty"],
    );
    told(
        "The boiler exploded on 4 June 1911, leaving some two hundred villagers homeless.",
        &["4 June 1911: The boiler exploded, leaving some two hundred villagers homeless"],
    );
    // What else the clause says may be a matter of its own.
    told("The boiler exploded on 4 June 1911, ringing the bells.", &["4 June 1911: The boiler exploded"]);
}

#[test]
fn what_is_conceded_happened_in_the_time_of_the_clause() {
    told(
        "On 9 July 1702 the frigate Otter cut the cable and escaped, although her pilot, Jan Visser, was shot at the wheel.",
        &[
            "9 July 1702: The frigate Otter cut the cable",
            "9 July 1702: The frigate Otter escaped",
            "9 July 1702: Otter’s pilot, Jan Visser, was shot at the wheel",
        ],
    );
    told(
        "On 9 July 1702 the guns opened fire. Although two companies were sent to the gate, the tower fell.",
        &[
            "9 July 1702: The guns opened fire",
            "9 July 1702 or later, as told: Two companies were sent to the gate",
            "9 July 1702 or later, as told: The tower fell",
        ],
    );
    // How things stood is no event.
    told("In May 1702 the guns opened fire, although the wall was weak.", &["May 1702: The guns opened fire"]);
}

#[test]
fn what_soon_became_of_somebody_is_told() {
    told(
        "On 2 April 1688 the council received Colonel Piet Maas, who was soon appointed governor.",
        &[
            "2 April 1688: The council received Colonel Piet Maas",
            "2 April 1688 or later: Colonel Piet Maas was soon appointed governor",
        ],
    );
    told(
        "On 2 April 1688 the council received Colonel Piet Maas, who spoke no Dutch.",
        &["2 April 1688: The council received Colonel Piet Maas"],
    );
}

#[test]
fn what_is_believed_to_have_happened_is_told_as_believed() {
    told(
        "The dyke broke in May 1717. Some nine hundred farmers are believed to have drowned.",
        &["May 1717: The dyke broke", "Some nine hundred farmers are believed to have drowned"],
    );
}

#[test]
fn whom_somebody_found_dead_he_did_not_report() {
    told(
        "Larsen left the hut on 3 June 1861. Holm found the surveyor dead.",
        &["3 June 1861: Larsen left the hut", "3 June 1861 or later, as told: Holm found the surveyor dead"],
    );
}

#[test]
fn a_paragraph_goes_on_with_the_one_before() {
    told(
        "On 18 April 1703 the fleet anchored off Orsa.\n\nThe besiegers built a bridge of boats. The general was killed on 21 April.",
        &[
            "18 April 1703: The fleet anchored off Orsa",
            "18 April 1703 or later, as told: The besiegers built a bridge of boats",
            "21 April: The general was killed",
        ],
    );
    // Without a date behind it nobody knows.
    let apart = lines("On 18 April 1703 the fleet anchored off Orsa.\n\nThe besiegers built a bridge of boats.");
    assert_eq!(apart, ["18 April 1703: The fleet anchored off Orsa", "The besiegers built a bridge of boats"]);
}

#[test]
fn a_sentence_that_turns_on_a_time_takes_the_account_there() {
    told(
        "It was not until 1861 that Holm printed his map. The sheets were sold at Orsa.",
        &["1861: Holm printed his map", "1861 or later, as told: The sheets were sold at Orsa"],
    );
}

#[test]
fn what_a_thing_was_built_for_does_not_date_it() {
    told("The Arcade was a hall of iron and glass put up to house the Great Fair of 1851.", &[]);
    told(
        "The storm of May 1902 was the deadliest disaster of the twentieth century.",
        &["May 1902: The storm of May 1902"],
    );
}

#[test]
fn what_was_left_off_or_held_against_somebody_was_not_done_then() {
    told(
        "The mill, which had ceased working in 1871, was sold in 1872.",
        &["1871: The mill had ceased working", "1872: The mill was sold"],
    );
    told(
        "Holm, who had been caught stealing flour in March 1861, died on 17 April.",
        &["March 1861: Holm had been caught stealing flour", "17 April: Holm died"],
    );
    told(
        "Holm was suspected of having burnt the mill in May 1861.",
        &["May 1861: Holm was suspected of having burnt the mill"],
    );
    told("Instead of signing the treaty in May 1861, Holm left.", &["Holm left"]);
    told("Holm prevented a landing in June 1861.", &["June 1861: Holm prevented a landing"]);
    told("Holm prevented them from landing in May 1861.", &["May 1861: Holm prevented them from landing"]);
    told("Had they attacked in May 1861, the town would have fallen.", &["May 1861: Had they attacked (hypothetical)"]);
    told(
        "The council debated whether to sell the mill in 1861.",
        &["1861: The council debated whether to sell the mill"],
    );
    told("It is not known whether Holm died in 1861.", &["1861: Holm died (hypothetical)"]);
}
