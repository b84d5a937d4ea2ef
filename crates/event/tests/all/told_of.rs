//! Who it is that something is told of.

use crate::common::told;

#[test]
fn a_clause_behind_a_name_is_told_of_that_name() {
    told(
        "He left the inn to Honor and a shilling to William, who had emigrated to Arda in 1848.",
        &["He left the inn to Honor and a shilling to William", "1848: William had emigrated to Arda"],
    );
}

#[test]
fn what_somebody_is_called_by_is_no_verb() {
    told(
        "At about 9 p.m. on 17 July 1936, a keeper named George Lyle noticed water running over the crest.",
        &["9 p.m. on 17 July 1936: A keeper named George Lyle noticed water running over the crest"],
    );
    told(
        "Josiah the younger drowned in the Bay of Orvast in 1851, leaving a widow and an infant son.",
        &["1851: Josiah the younger drowned in the Bay of Orvast"],
    );
}

#[test]
fn who_somebody_is_stays_with_his_name() {
    told(
        "Cracks were first reported on the ninth floor on October 12, 2015, by a site inspector, Maria Dunne.",
        &["October 12, 2015: Cracks were first reported on the ninth floor by a site inspector, Maria Dunne"],
    );
    told(
        "The last survivor, Ellen Marsh, who was four when the dam burst, died in 2019.",
        &["2019: The last survivor, Ellen Marsh, died"],
    );
}

#[test]
fn what_followed_something_that_has_a_bound_has_it_too() {
    told(
        "The collapse of trade after October 1829 cut the exports of Arda by a third.",
        &["October 1829: The collapse of trade cut the exports of Arda by a third"],
    );
}

#[test]
fn a_clause_that_after_opens_has_its_own_verb() {
    told(
        "Three doctors accused Ada Hale of quackery in 1753, after a woman she had treated died.",
        &["1753: Three doctors accused Ada Hale of quackery", "A woman Ada Hale had treated died"],
    );
    told(
        "The rising was led by Paul Orme, who defeated a column at Arda in July 1882 but was himself beaten at Lemburg a year later.",
        &[
            "The rising was led by Paul Orme",
            "July 1882: Paul Orme defeated a column at Arda",
            "a year later: Paul Orme was himself beaten at Lemburg",
        ],
    );
}

#[test]
fn each_name_of_a_list_has_what_is_said_of_it() {
    told(
        "Mary Quick bore him three children: William, born 1822, Grace, born 1824, who died in infancy, and Josiah, born 1827.",
        &[
            "Mary Quick bore him three children: William, Grace and Josiah",
            "1822: William was born",
            "1824: Grace was born",
            "1827: Josiah was born",
        ],
    );
}

#[test]
fn what_somebody_did_is_none_of_what_he_thought() {
    told(
        "On 3 May 1936 Sergeant Amos Bell thought the danger exaggerated and delayed the alarm by an hour.",
        &[
            "3 May 1936: Sergeant Amos Bell thought the danger exaggerated",
            "3 May 1936: Sergeant Amos Bell delayed the alarm by an hour",
        ],
    );
    told(
        "The inquiry reported on 2 December 1936. Judge Hale blamed the mayor.",
        &["2 December 1936: The inquiry reported", "2 December 1936 or later, as told: Judge Hale blamed the mayor"],
    );
}
