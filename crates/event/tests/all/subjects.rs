//! Whose doing a line tells, where commas, numbers or names hide it.

use crate::common::{lines, told};

#[test]
fn a_word_between_commas_hides_no_subject() {
    told("By 1680 Larran, too, had fallen.", &["1680: Larran had fallen"]);
    told(
        "The first death in the town, that of a nurse in Mill Lane, was recorded on 20 June 1720.",
        &["20 June 1720: The first death in the town, that of a nurse in Mill Lane, was recorded"],
    );
    told(
        "Captain Holm, believing that all was lost, fled on 4 May 1710.",
        &["4 May 1710: Captain Holm, believing that all was lost, fled"],
    );
}

#[test]
fn a_number_behind_a_war_is_nobody() {
    told(
        "Shipyards before World War I had neglected the docks.",
        &["World War I: Shipyards before World War I had neglected the docks"],
    );
}

#[test]
fn what_somebody_is_said_to_be_hides_nobody() {
    told(
        "Anna Holm was a painter. Born at Larran in 1771, the daughter of a miller, she moved to Orsan in 1790.",
        &["1771: Anna Holm was born at Larran", "1790: Anna Holm moved to Orsan"],
    );
    told(
        "Anna Holm was a painter. The daughter of a miller, she was born at Larran in 1771.",
        &["1771: Anna Holm was born at Larran"],
    );
}

#[test]
fn those_who_went_together_are_all_named() {
    told(
        "On 16 May 1760 Peter Holm pushed on with Anna Reed and Paul Hale. On 9 June 1760 they saw the sea.",
        &[
            "16 May 1760: Peter Holm pushed on with Anna Reed and Paul Hale",
            "9 June 1760: Peter Holm, Anna Reed and Paul Hale saw the sea",
        ],
    );
}

#[test]
fn what_took_long_was_nobodys_doing() {
    told(
        "The ship left Larran on 20 May 1760. Progress was slow; it took nearly two months to reach Orsan.",
        &[
            "20 May 1760: The ship left Larran",
            "20 May 1760 or later, as told: It took nearly two months to reach Orsan",
        ],
    );
}

#[test]
fn a_cause_that_stands_beside_a_line_is_not_said_in_it() {
    told("The hall was shut in May 1720, largely as a result of the flood.", &["May 1720: The hall was shut"]);
    told(
        "The hall was shut in May 1720 largely because of the flood.",
        &["May 1720: The hall was shut largely because of the flood"],
    );
    told("The murder of the envoy on 3 May 1710 provoked a rising.", &["3 May 1710: The murder of the envoy"]);
}

#[test]
fn a_pronoun_does_not_reach_past_the_subject_before() {
    let text = "Plato visited his court in 388 BC. Timoleon died in 337 BC.\n\nIn the third century BC Hiero reigned for long. He died \
                in 215 BC.";
    assert_eq!(lines(text).last().map(String::as_str), Some("215 BC: He died"));
}

#[test]
fn what_goes_on_in_a_clause_about_somebody_is_told_of_him() {
    assert_eq!(
        lines("The fire of 1871 prompted an inquiry, which sat in May 1872 and recommended that the mill be rebuilt."),
        ["1871: The fire of 1871", "May 1872: An inquiry sat"],
    );
    assert_eq!(
        lines("In 1989 Mercer wrote a history of the strike, which was published in 2004."),
        ["1989: Mercer wrote a history of the strike", "2004: A history of the strike was published"],
    );
}

#[test]
fn what_stands_behind_the_last_of_several_verbs_is_its_own() {
    assert_eq!(
        lines("In 1295 the townsmen drove out the bailiffs and invited the king to take the city."),
        ["1295: The townsmen drove out the bailiffs", "1295: The townsmen invited the king to take the city"],
    );
}

#[test]
fn who_is_named_before_what_commas_set_apart_is_the_subject() {
    assert_eq!(
        lines("Henry, by then nearly sixty, returned from exile in 1302."),
        ["1302: Henry, by then nearly sixty, returned from exile"]
    );
    assert_eq!(lines("The queen herself escaped on 3 June 1568."), ["3 June 1568: The queen herself escaped"]);
    assert_eq!(
        lines("According to her biographer, Liv Aasen, the loss of the mill in 1912 ended her career."),
        ["1912: The loss of the mill ended Liv Aasen’s career"],
    );
    assert_eq!(
        lines("Planning for a dam at Corran began in 1926 but was abandoned in 1929."),
        ["1926: Planning for a dam at Corran began", "1929: Planning for a dam at Corran was abandoned"],
    );
}

#[test]
fn what_it_was_sets_apart_is_told_with_its_time() {
    told(
        "It was only when the archives were opened in 1962 that his part in the affair became known.",
        &["1962: The archives were opened", "1962: His part in the affair became known"],
    );
    told(
        "Only after the fall of the port on 19 October 1763 did the republic submit to the king.",
        &["19 October 1763: The fall of the port", "19 October 1763 or later: The republic submitted to the king"],
    );
}

#[test]
fn the_verb_behind_a_clause_about_a_noun_is_that_of_the_noun() {
    told(
        "In May 1722 the plague broke out in the camp, and the king, who had himself fallen ill, offered terms.",
        &["May 1722: The plague broke out in the camp", "May 1722: The king offered terms"],
    );
    told(
        "The street that had been named after him was renamed in 1964.",
        &["1964: The street that had been named after him was renamed"],
    );
}

#[test]
fn what_is_joined_to_what_was_done_to_somebody_was_done_to_him() {
    told(
        "Her picture was rejected in 1844 but accepted the following year.",
        &["1844: Her picture was rejected", "the following year: Her picture was accepted"],
    );
    told(
        "The wreck was raised in 1932 and renamed Solveig.",
        &["1932: The wreck was raised", "1932 or later, as told: The wreck was renamed Solveig"],
    );
}

#[test]
fn who_was_something_is_who_did_what_a_clause_says_of_that() {
    told(
        "Edmund Warcop was a churchman who served as bishop from 1607 until his death in 1628.",
        &["1607: Edmund Warcop served as bishop", "1628: Edmund Warcop’s death"],
    );
    told(
        "The Marlow was a frigate of thirty-two guns, launched at Chatham in 1781 and commanded by Captain Penhale from 1797.",
        &["1781: The Marlow was launched at Chatham", "1797: The Marlow was commanded by Captain Penhale"],
    );
    told(
        "On 4 March 1798 thirty men, led by the mate, William Strood, broke into the cabin and killed the captain.",
        &[
            "4 March 1798: Thirty men, led by the mate, William Strood, broke into the cabin",
            "4 March 1798: Thirty men killed the captain",
        ],
    );
    told(
        "In 1598 Edmund Warcop married Alice Fenton; they had two daughters.",
        &["1598: Edmund Warcop married Alice Fenton"],
    );
    told(
        "They joined the league in 1892, and in 1896, helped by the forward Duncan McRae, they won it.",
        &["1892: They joined the league", "1896: They won the league"],
    );
}

#[test]
fn what_somebody_was_by_then_dates_nothing_else() {
    told(
        "The cup was won on 28 April 1906. Orme, by then chairman, resigned in 1907.",
        &["28 April 1906: The cup was won", "1907: Orme resigned"],
    );
}
