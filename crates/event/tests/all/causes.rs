//! Accounts of a sentence or two: what is said to have brought what about.

use crate::common::account::of;
use event::{RelationKind, chronicle};

/// Returns the causes an account tells, as "cause -> effect (cue)".
fn causes(text: &str) -> Vec<String> {
    of(text, |account| {
        let read = chronicle(account);
        let told = read.relations.iter().filter_map(|relation| {
            let sign = match relation.kind {
                RelationKind::Causes => "->",
                RelationKind::Enables => "+>",
                RelationKind::Prevents => "-|",
                _other => return None,
            };
            let label = |id: event::EventId| read.events.iter().find(|one| one.id == id).map_or("", |one| &*one.label);
            let cue = relation.cue.map_or("", |cue| cue.of(text));
            Some(format!("{} {sign} {} ({cue})", label(relation.from), label(relation.to)))
        });
        told.collect()
    })
}

#[track_caller]
fn told(text: &str, wanted: &[&str]) {
    assert_eq!(causes(text), wanted, "{text}");
}

#[test]
fn a_clause_with_since_tells_the_cause_unless_it_tells_a_time() {
    let sold = "The port was closed to foreigners -> The merchants sold their cloth in Elmstead (Since)";
    told("Since the port was closed to foreigners, the merchants sold their cloth in Elmstead.", &[sold]);
    told("Since the war had begun, prices had risen.", &[]);
    told("The mint closed, since the guild settled in Lindau in 1702.", &[]);
}

#[test]
fn a_clause_with_as_tells_the_cause_where_it_tells_a_state() {
    told("As the prior was ill, the abbot opened the fair.", &["The prior was ill -> The abbot opened the fair (As)"]);
    told("As the king was riding home, he was shot by a clerk.", &[]);
}

#[test]
fn a_clause_behind_with_for_or_so_is_joined_to_what_it_explains() {
    told(
        "The garrison surrendered, for its powder was spent.",
        &["The garrison’s powder was spent -> The garrison surrendered (for)"],
    );
    told(
        "The road was washed away, so the column turned back.",
        &["The road was washed away -> The column turned back (so)"],
    );
    told("The guild bought the field, so the boys could play there.", &[]);
}

#[test]
fn what_moved_somebody_is_the_cause() {
    told(
        "Alarmed by reports of plague, the governor closed the harbour on 4 May 1720.",
        &["Reports of plague -> The governor closed the harbour (Alarmed by)"],
    );
    told(
        "The minister, humiliated by the defeat, resigned in March 1871.",
        &["The defeat -> The minister, humiliated by the defeat, resigned (humiliated by)"],
    );
    told("Painted by his brother, the portrait hung in Kesh.", &[]);
}

#[test]
fn a_phrase_may_say_the_cause() {
    told(
        "For want of powder, the garrison surrendered on 9 August 1644.",
        &["Want of powder -> The garrison surrendered (For want)"],
    );
    told(
        "In retaliation for the attack, the fleet bombarded the town in 1801.",
        &["The attack -> The fleet bombarded the town (In retaliation for)"],
    );
    told(
        "With the funds of the strike exhausted, the committee accepted the offer on 3 June 1890.",
        &["The funds of the strike were exhausted -> The committee accepted the offer (With)"],
    );
    told("With the help of men raised in Wales, the earl took the fort in 1402.", &[]);
}

#[test]
fn some_verbs_are_told_with_their_cause() {
    let died = "Cholera -> The poet died of cholera (of)";
    told("The poet died of cholera on 5 July 1832.", &[died]);
    told(
        "The minister resigned over the loss of the fleet.",
        &["The loss of the fleet -> The minister resigned over the loss of the fleet (over)"],
    );
    told("The carter was imprisoned for three years.", &[]);
}

#[test]
fn who_attributes_one_thing_to_another_names_the_cause_behind_to() {
    told("The physician attributed the outbreak to rotten coffee.", &["Rotten coffee -> The outbreak (attributed)"]);
    told("The collapse was blamed on poor iron.", &["Poor iron -> The collapse (blamed on)"]);
}

#[test]
fn what_happened_may_have_done_itself_what_the_verb_tells() {
    told(
        "The death of Count Osric deprived the league of its captain in 1410.",
        &["The death of Count Osric -> The death of Count Osric deprived the league of its captain (deprived)"],
    );
    told(
        "The brutality of the guards shocked the town.",
        &["The brutality of the guards -> The brutality of the guards shocked the town (shocked)"],
    );
    // Who drives somebody out is nothing that happened.
    told("The army drove the weavers out of the town in 1512.", &[]);
    told("The famine did not ruin the weavers.", &[]);
}

#[test]
fn what_somebody_feared_moved_him() {
    told(
        "Fearing a siege, the council burned the suburbs on 4 July 1640.",
        &["The council feared a siege -> The council burned the suburbs (Fearing)"],
    );
    told(
        "Worried about his debts, Lund sold the mill in 1821.",
        &["Lund’s debts -> Lund sold the mill (Worried about)"],
    );
    told("Crossing the river, the council fled in 1640.", &[]);
}

#[test]
fn what_only_points_back_is_what_was_told_before() {
    told(
        "The bank failed in May 1907. Alarmed by these events, the mayor closed the mint.",
        &["The bank failed -> The mayor closed the mint (Alarmed by)"],
    );
    told(
        "The owners lost the market. They cut wages accordingly.",
        &["The owners lost the market -> The owners cut wages (accordingly)"],
    );
    told(
        "A quarrel broke out in 1380, and as a result the town was divided.",
        &["A quarrel broke out -> The town was divided (as a result)"],
    );
    told(
        "Her mother died in 1870. A Swedish engineer, Nils Holm, warned Peter, and as a result of Peter's complaint her name was added.",
        &["Peter's complaint -> Her name was added (as a result of)"],
    );
}

#[test]
fn a_length_is_not_what_came_of_something() {
    told(
        "The disaster of 1402 laid the groundwork for a decade of war.",
        &["The disaster of 1402 +> A decade of war (laid the groundwork for)"],
    );
    told(
        "The death of the heir in 1153 removed the last obstacle to peace.",
        &["The death of the heir +> Peace (removed the last obstacle to)"],
    );
}

#[test]
fn a_noun_may_be_said_to_be_cause_or_effect() {
    told("The famine was the result of a blight.", &["A blight -> The famine (result of)"]);
    told(
        "The dispute over the border was the cause of the war of 1879.",
        &["The dispute over the border -> The war of 1879 (cause of)"],
    );
    told("The famine was not the result of a blight.", &[]);
}

#[test]
fn what_came_of_a_degree_is_its_effect() {
    told("It rained so hard that the river rose.", &["It rained hard -> The river rose (so hard that)"]);
}

#[test]
fn what_somebody_is_kept_from_doing_is_what_was_prevented() {
    told(
        "In 1831 swamps prevented the army from reaching the city.",
        &["Swamps -| The army reached the city (prevented)"],
    );
    told("The storm prevented a landing.", &["The storm -| A landing (prevented)"]);
}

#[test]
fn what_grew_out_of_something_was_owed_to_it_or_led_into_it_has_a_cause() {
    told(
        "The war grew out of a quarrel over the succession.",
        &["A quarrel over the succession -> The war (grew out of)"],
    );
    told(
        "Owing to the loss of the bridge the column turned back.",
        &["The loss of the bridge -> The column turned back (Owing to)"],
    );
    told(
        "The loss of the guide led the party into the marshes in 1863.",
        &["The loss of the guide -> The loss of the guide led the party into the marshes (led)"],
    );
    told(
        "In 1574 the pope excommunicated Odo for the killing of the bishop.",
        &["The killing of the bishop -> The pope excommunicated Odo for the killing of the bishop (for)"],
    );
    // Who is forced brings nothing about.
    told("The clerk was forced to resign in 1912.", &[]);
    told("The clerk led the party into the hall.", &[]);
}

#[test]
fn a_participle_behind_the_clause_tells_what_came_of_it() {
    let took = "The bank withdrew its gold from Larran -> The bank deprived the house of its last reserve (depriving)";
    told("In October 1890 the bank withdrew its gold from Larran, depriving the house of its last reserve.", &[took]);
}

#[test]
fn what_a_sentence_opens_with_needs_no_comma() {
    let rose = "The council sold the mill -> The price of bread rose (As a result)";
    told("The council sold the mill in 1801. As a result the price of bread rose in 1802.", &[rose]);
    let fell = "All nurses had to wash their hands -> The number of deaths fell (Thanks to)";
    let found = causes(
        "From May 1847 all nurses had to wash their hands. Thanks to this the number of deaths fell in June 1847.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with(fell.split(" (").next().unwrap_or_default()), "{found:?}");
    told("A drought struck in 1316. Thus the name of the hill.", &[]);
}

#[test]
fn a_request_an_order_or_an_act_may_be_why() {
    told(
        "The inquiry was stopped by the ministry at Orme's request in 1849.",
        &["Orme's request -> The inquiry was stopped by the ministry (at Orme's request)"],
    );
    told(
        "In April 1922 the board sued the firm for misleading its investors.",
        &["The firm misled its investors -> The board sued the firm for misleading its investors (for)"],
    );
}

#[test]
fn what_was_meant_to_come_of_it_was_made_possible() {
    let text = "The dyke was raised in 1530 so that the lower fields would stay dry.";
    told(
        text,
        &["The dyke was raised so that the lower fields would stay dry +> The lower fields would stay dry (so that)"],
    );
    told("The dyke was not raised in 1530 so that the lower fields would stay dry.", &[]);
}

#[test]
fn a_ground_may_be_told_in_a_clause() {
    told(
        "Holm refused the post in 1071 on the ground that his advice was ignored.",
        &[
            "Holm’s advice was ignored -> Holm refused the post on the ground that his advice was ignored (on the ground that)",
        ],
    );
    told("Holm built the mill in 1071 on the ground that his aunt had bought.", &[]);
}

#[test]
fn who_is_blamed_for_something_did_it() {
    told(
        "The crew praised Holm for saving the cargo in March 1912.",
        &["Holm saved the cargo -> The crew praised Holm for saving the cargo (for)"],
    );
}

#[test]
fn what_brings_or_leaves_says_what_came_of_it() {
    told(
        "A drought which began in 1540 brought famine to Larran.",
        &["A drought -> A drought brought famine to Larran (brought)"],
    );
    told("A stroke left her partly paralysed in 1715.", &["A stroke -> A stroke left her partly paralysed (left)"]);
    told("The siege brought the guns to Larran in 1715.", &[]);
    told("Frost drove the herds to the towns in 1846.", &["Frost -> Frost drove the herds to the towns (drove)"]);
}

#[test]
fn what_somebody_is_brought_to_he_does() {
    told(
        "In 1467 the town rebelled again, which provoked the duke to march against it.",
        &["The town rebelled again -> The duke marched against it (provoked)"],
    );
    told("In 1467 the duke moved quickly to take the fort.", &[]);
}

#[test]
fn what_somebody_expects_behind_his_deed_is_not_why() {
    told("Holm arrived on 28 January 1854, expecting a riot.", &[]);
    told(
        "Expecting a siege, Holm burned the suburbs in 1854.",
        &["Holm expected a siege -> Holm burned the suburbs (Expecting)"],
    );
}

#[test]
fn what_lies_behind_something_and_what_it_made_of_it() {
    told("The roots of the rising lay in the salt tax of 1653.", &["The salt tax -> The rising (lay in)"]);
    told(
        "Her illness meant that the concert of 4 May 1890 was put off.",
        &["Her illness -> The concert was put off (meant)"],
    );
    told(
        "The flood rendered the mills useless in 1820.",
        &["The flood -> The flood rendered the mills useless (rendered)"],
    );
    told(
        "Heavy rain washed away the embankment in 1853.",
        &["Heavy rain -> Heavy rain washed away the embankment (washed)"],
    );
    told("The king made his brother duke in 1377.", &[]);
    told("Holm was shot in 1721, bringing his brother to power.", &[]);
    told(
        "Thanks to its large reserves, the bank survived the panic of 1873.",
        &["Its large reserves -> The bank survived the panic (Thanks to)"],
    );
}

#[test]
fn what_is_blamed_brought_about_what_it_is_blamed_for() {
    told(
        "The judges blamed the frost for the collapse of the bridge in 1879.",
        &["The frost -> The collapse of the bridge (blamed)"],
    );
}

#[test]
fn what_a_semicolon_joins_may_be_the_effect() {
    told(
        "The mill burnt down in 1872; as a consequence, two hundred hands lost their work.",
        &["The mill burnt down -> Two hundred hands lost their work (as a consequence)"],
    );
}

#[test]
fn the_only_verb_of_a_sentence_is_told() {
    told("On 12 May 1921 a boiler burst, causing a fire.", &["A boiler burst -> A boiler caused a fire (causing)"]);
}

#[test]
fn what_grows_after_a_fall_has_room_from_it() {
    told(
        "After the fall of the city in 1573, fighting broke out in the hills.",
        &["The fall of the city +> Fighting broke out in the hills (After)"],
    );
    told("After the meeting of 1903 the talks broke down.", &[]);
}

#[test]
fn what_a_joined_clause_names_as_a_cause_is_no_part_of_the_clause_before() {
    told(
        "The guard attacked in 497, but the spread of the revolt meant that the army moved.",
        &["The spread of the revolt -> The army moved (meant)"],
    );
}
