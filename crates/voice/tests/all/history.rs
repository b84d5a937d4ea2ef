//! Who says what in histories and biographies: what is left open, doubted, portrayed, held by many.

use crate::telling::told;

#[test]
fn what_the_account_leaves_open_is_doubted_by_nobody_in_particular() {
    for (text, wanted) in [
        ("Whether the tower was ever finished is disputed.", "is disputed | Whether the tower was ever finished"),
        ("Who gave the order remains unclear.", "remains unclear | Who gave the order"),
        (
            "Why the garrison surrendered has never been established.",
            "has never been established | Why the garrison surrendered",
        ),
        (
            "It is uncertain whether the king ever saw the letter.",
            "is uncertain | whether the king ever saw the letter",
        ),
    ] {
        assert_eq!(told(text), [format!("group doubted |  | {wanted}")], "{text}");
    }
    assert_eq!(told("The man who built the tower is unknown to the tax rolls. The disputed land was sold."), [""; 0]);
}

#[test]
fn many_may_doubt_the_clause_before() {
    let text = "The abbot burned the letters, a story many scholars doubt.";
    assert_eq!(told(text), ["group doubted | many scholars | doubt | The abbot burned the letters"]);
    let text = "He is said to have sent an army, but it was lost in the hills, a story many scholars doubt.";
    assert_eq!(told(text).pop().as_deref(), Some("group doubted | many scholars | doubt | it was lost in the hills"));
    let text = "The firm said that the valve had been opened by a worker, which neighbours dispute.";
    let wanted = [
        "speaker asserted | The firm | said | that the valve had been opened by a worker",
        "group doubted | neighbours | dispute | the valve had been opened by a worker",
    ];
    assert_eq!(told(text), wanted);
    let text = "Modern authors have proposed malaria. Critics have pointed to the haste of the trial.";
    let wanted = [
        "group asserted | Modern authors | have proposed | malaria",
        "group asserted | Critics | have pointed to | the haste of the trial",
    ];
    assert_eq!(told(text), wanted);
}

#[test]
fn a_source_has_somebody_do_something() {
    let text = "The Annals of Arda, by contrast, have him live on in a monastery until 1310.";
    assert_eq!(told(text), ["speaker asserted | The Annals of Arda | have | him live on in a monastery until 1310"]);
    let text = "Tradition credits the mason Holm with the north tower, finished in 1327.";
    assert_eq!(told(text), ["group legend | Tradition | credits | the mason Holm with the north tower"]);
    let text = "She is credited with saving two hundred children.";
    assert_eq!(told(text), ["group reported |  | is credited | She … with saving two hundred children"]);
    let text = "By his own account he killed nine men at the ford.";
    assert_eq!(told(text), ["speaker asserted | his | By … own account | he killed nine men at the ford"]);
    let text = "The later chronicle puts the number of his ships at sixty thousand.";
    let wanted = "work asserted | The later chronicle | puts | the number of his ships at sixty thousand";
    assert_eq!(told(text), [wanted]);
    assert_eq!(told("He left for Larran without a word to his friends."), [""; 0]);
    assert_eq!(told("The town has him to thank. The museum has three letters of his."), [""; 0]);
}

#[test]
fn who_says_so_may_be_set_apart() {
    let text = "As the bishop tells it, the city had been betrayed by a baker.";
    assert_eq!(told(text), ["speaker asserted | the bishop | As … tells it | the city had been betrayed by a baker"]);
    let text = "He was, so the story goes, found in a basket.";
    assert_eq!(told(text), ["group reported |  | so the story goes | He was … found in a basket"]);
    let text = "It was rumoured at the time that the queen had fled.";
    assert_eq!(told(text), ["group reported |  | It was rumoured | that the queen had fled"]);
    let text = "The families had not been asked, their union complained.";
    assert_eq!(told(text), ["speaker asserted | their union | complained | The families had not been asked"]);
}

#[test]
fn what_is_said_by_a_noun_ends_before_the_main_verb() {
    let text = "Orme's claim that the king wrote the poem has been rejected by most scholars.";
    assert_eq!(told(text)[0], "speaker doubted | Orme | claim | that the king wrote the poem");
    let text = "The legend that he had been poisoned was long believed.";
    assert_eq!(told(text), ["group legend |  | legend | that he had been poisoned"]);
    let text = "Holm denied having met the envoy.";
    assert_eq!(told(text), ["speaker denied | Holm | denied | having met the envoy"]);
}

#[test]
fn source_and_content_end_where_they_do() {
    let text = "\"I kneel before nobody,\" the duke said, and the king let him stand.";
    assert_eq!(told(text), ["speaker asserted | the duke | said | \"I kneel before nobody,\""]);
    let text = "According to an internal report of May 1998, seen by two journalists, the bridge was unsafe.";
    let wanted = "work asserted | an internal report of May 1998 | According to | the bridge was unsafe";
    assert_eq!(told(text), [wanted]);
    let text = "No bell rang; the company said that the wire had been cut by the flood.";
    assert_eq!(told(text), ["speaker asserted | the company | said | that the wire had been cut by the flood"]);
    let text = "On 8 November Lord Holm, the senior partner, confessed that the house might not open.";
    let wanted = "speaker asserted | Lord Holm, the senior partner | confessed | that the house might not open";
    assert_eq!(told(text), [wanted]);
}

#[test]
fn a_text_may_end_anywhere() {
    let words = ["The", "chronicle", "has", "him", "doubt", ",", "a", "story", "many", "scholars", "doubt", ";"];
    for first in 0..words.len() {
        for end in first + 1..=words.len() {
            told(&words[first..end].join(" "));
        }
    }
    for end in
        [";", "it is ;", "By his own", "credits with", "the legend that", "as it ,", "put it at", "is disputed ;"]
    {
        told(&format!("The king fled{end}"));
        told(&format!("The king fled {end}"));
        told(end);
    }
}

#[test]
fn an_order_is_no_word_and_a_reason_ends_where_the_main_clause_begins() {
    assert!(told("At 17:00 the people of the lower town were told to leave their homes.").is_empty());
    let text = "Because rumour reported that the army had been beaten, a band of young men marched to the walls.";
    assert_eq!(told(text), ["group reported | rumour | reported | that the army had been beaten"]);
}
