//! Lines that readers of accounts nobody had seen found cut, doubled or given to the wrong one.

use crate::common::told;

#[test]
fn a_pronoun_for_somebody_without_a_name_is_told_by_his_noun() {
    told(
        "The king would give land to the settlers if they drained the marsh. They reached the river on 4 May 1240.",
        &["4 May 1240: The settlers reached the river"],
    );
    told(
        "The settlers reached the river in June 1840. Their first camp was burnt on 4 July 1840.",
        &["June 1840: The settlers reached the river", "4 July 1840: The settlers’ first camp was burnt"],
    );
}

#[test]
fn verbs_behind_what_was_done_to_somebody_are_done_to_him() {
    told(
        "The warden was tried on 3 May 1701 and acquitted.",
        &["3 May 1701: The warden was tried", "3 May 1701 or later, as told: The warden was acquitted"],
    );
    told(
        "The duke quarrelled with his mother over her dower and in 1703 had her confined in a tower.",
        &["1703: The duke had her confined in a tower"],
    );
}

#[test]
fn a_clause_behind_a_joined_time_is_its_own() {
    told(
        "In 1319 the abbess bought the mill at Ems, and the following year she gave a charter to the weavers of the town.",
        &[
            "1319: The abbess bought the mill at Ems",
            "the following year: The abbess gave a charter to the weavers of the town",
        ],
    );
    told(
        "The owners sued the pilot, and the case dragged on until 1624.",
        &["The owners sued the pilot", "1624: The case dragged on"],
    );
}

#[test]
fn a_clause_about_a_noun_is_told_of_its_name() {
    told(
        "In 1319 the duke took Lemburg, a walled city which had rebelled against Orsa in 1311.",
        &["1319: The duke took Lemburg", "1311: Lemburg had rebelled against Orsa"],
    );
}

#[test]
fn it_is_nobody_and_not_the_first_of_two_things() {
    told(
        "The Queen opened the fair on 5 May 1861. It was visited by the mayor in June 1861.",
        &["5 May 1861: The Queen opened the fair", "June 1861: It was visited by the mayor"],
    );
    told(
        "The company was declared bankrupt in 1902, and Paul Morton bought the hall. It served as a hospital in 1914.",
        &[
            "1902: The company was declared bankrupt",
            "1902 or later, as told: Paul Morton bought the hall",
            "1914: It served as a hospital",
        ],
    );
}

#[test]
fn who_refused_did_so() {
    told(
        "Orsa refused to sign the treaty on 3 September 1956.",
        &["3 September 1956: Orsa refused to sign the treaty"],
    );
}

#[test]
fn a_second_place_has_its_time() {
    told(
        "The letters were translated into German in 1622 and into French in 1630.",
        &["1622: The letters were translated into German", "1630: The letters were translated into French"],
    );
}

#[test]
fn an_act_without_names_has_its_place_in_the_telling() {
    told(
        "The ship reached the bay on 2 October 1617. The men took on water.",
        &["2 October 1617: The ship reached the bay", "2 October 1617 or later, as told: The men took on water"],
    );
}

#[test]
fn a_second_number_has_a_line_of_its_own() {
    told(
        "Four boys had been rescued on 3 May 2018 and four more on 5 May 2018.",
        &["3 May 2018: Four boys had been rescued", "5 May 2018: Four more had been rescued"],
    );
    told(
        "Four sailors were acquitted and six condemned in 1792.",
        &["1792: Four sailors were acquitted", "1792 or later, as told: Six were condemned"],
    );
}

#[test]
fn a_king_with_a_number_opens_a_sentence() {
    told("Henry I of England died on 1 December 1135.", &["1 December 1135: Henry I of England died"]);
}

#[test]
fn a_clause_with_when_gives_its_time_to_all_behind_it() {
    told(
        "When the army was ready to leave on 27 August 1813, the moon was eclipsed, and Nicias refused to move.",
        &[
            "27 August 1813: The army was ready to leave",
            "27 August 1813: The moon was eclipsed",
            "27 August 1813: Nicias refused to move",
        ],
    );
}

#[test]
fn what_more_is_said_of_a_prize_is_not_said_of_its_year() {
    told(
        "Holt was awarded the prize for 1944, which was announced in November 1945.",
        &["1944: Holt was awarded the prize", "November 1945: The prize was announced"],
    );
}

#[test]
fn who_did_so_is_named_before_the_clause() {
    told(
        "In June 1141 Matilda entered London; but she demanded money and refused to hear the citizens, who drove her out on 24 June.",
        &[
            "June 1141: Matilda entered London",
            "June 1141: Matilda demanded money",
            "June 1141 or later, as told: Matilda refused to hear the citizens",
            "24 June: The citizens drove Matilda out",
        ],
    );
}

#[test]
fn a_son_is_told_of_by_his_mother() {
    told(
        "Matilda left Orsa in 1148. Her son took up the claim in 1150. He married Eleanor in 1152.",
        &["1148: Matilda left Orsa", "1150: Matilda’s son took up the claim", "1152: Matilda’s son married Eleanor"],
    );
}

#[test]
fn what_somebody_answers_goes_on_with_a_dated_scene() {
    told(
        "On 12 June 1851 the miners met the owners at Orville. The owners answered that no wage would rise. Most historians say that \
         they were wrong.",
        &[
            "12 June 1851: The miners met the owners at Orville",
            "12 June 1851 or later, as told: The owners answered that no wage would rise",
        ],
    );
}

#[test]
fn what_took_until_a_day_was_done_then() {
    told("It took her until 1902 to isolate the salt.", &["1902: She isolated the salt"]);
    told("It took until May 1920 for the tower to be rebuilt.", &["May 1920: The tower was rebuilt"]);
    told("It would take until 1955 before the last prisoner came home.", &["1955: The last prisoner came home"]);
    told(
        "In 1914 the committee met. It took the council three years to agree on a toll.",
        &["1914: The committee met", "1914 or later, as told: The council took three years to agree on a toll"],
    );
}

#[test]
fn what_was_not_done_until_a_day_was_done_then() {
    told("The line was not finished until 1915.", &["1915: The line was finished"]);
    told("Not until 4 June 1790 did the king agree.", &["4 June 1790: The king agreed"]);
    told("It was not until 1931 that the women of Arden voted.", &["1931: The women of Arden voted"]);
    told("Only in 1950 did the town forgive the builder.", &["1950: The town forgave the builder"]);
    // Who did not stay until then may have gone long before.
    told("The garrison did not remain in the town until 1915.", &["1915: The garrison did not remain in the town"]);
}

#[test]
fn what_is_to_come_is_planned() {
    told("The bridge is due to reopen in 2029.", &["2029: The bridge is due to reopen (planned)"]);
    told("The report is to be published on 1 June 2032.", &["1 June 2032: The report is to be published (planned)"]);
    told(
        "The society is expected to publish the diary in 2027.",
        &["2027: The society is expected to publish the diary (planned)"],
    );
    told(
        "The last ship is likely to be scrapped in 2033.",
        &["2033: The last ship is likely to be scrapped (hypothetical)"],
    );
}

#[test]
fn a_part_is_told_of_with_what_it_is_a_part_of() {
    told(
        "Twenty mutineers were caught in June 1797, of whom three were hanged and two spared.",
        &[
            "June 1797: Twenty mutineers were caught",
            "June 1797 or later, as told: Three of the twenty mutineers were hanged",
            "June 1797 or later, as told: Two of the twenty mutineers were spared",
        ],
    );
    told(
        "On 8 July 1809 the fort fell with 400 defenders, half of whom were killed.",
        &[
            "8 July 1809: The fort fell with 400 defenders",
            "8 July 1809 or later, as told: Half of the 400 defenders were killed",
        ],
    );
}

#[test]
fn what_something_is_compared_to_does_not_date_it() {
    told("The retreat, often compared to that of 1812, began on 3 May 1944.", &["3 May 1944: The retreat began"]);
    // What a day is told to have seen was then; what it meant was not.
    told(
        "The last column left Arda on 3 May 1944. 3 May 1944 marked the end of a long siege, and it signalled a change.",
        &["3 May 1944: The last column left Arda", "3 May 1944: The end of a long siege"],
    );
    told("The year 1588 marked the end of her power.", &["The year 1588: The end of her power"]);
}

#[test]
fn what_strikes_or_is_opened_is_told_by_its_verb() {
    told("A storm on 14 November 1721 sank some thirty ships.", &["14 November 1721: A storm sank some thirty ships"]);
    told("The battle of 3 May 1244 ended the war.", &["3 May 1244: The battle ended the war"]);
    told("Lord Harrow opened the siege on 17 October 1321.", &["17 October 1321: Lord Harrow opened the siege"]);
    // What something led to may have come later.
    told("The flood of 1412 led to new dykes.", &["1412: The flood of 1412"]);
}

#[test]
fn a_king_of_a_title_and_a_number_is_no_speaker() {
    told("Sultan Murad I died in 1389.", &["1389: Sultan Murad I died"]);
    told("In 1103 Duke Aldo I sold the mill.", &["1103: Duke Aldo I sold the mill"]);
}

#[test]
fn a_clause_has_its_own_subject_whatever_stands_before_it() {
    told(
        "By the end of August 1889 funds were nearly spent, and on 30 August the committee published an appeal.",
        &["the end of August 1889: Funds were nearly spent", "30 August: The committee published an appeal"],
    );
    told(
        "The junta dissolved Congress on 21 September 1890 and banned the parties.",
        &[
            "21 September 1890: The junta dissolved Congress",
            "21 September 1890 or later, as told: The junta banned the parties",
        ],
    );
    told(
        "A tunnel under the ridge had been proposed in 1854, but it was only in July 1870 that the Northern Railway obtained a \
         charter.",
        &["1854: A tunnel under the ridge had been proposed", "July 1870: The Northern Railway obtained a charter"],
    );
    told(
        "Alarmed by rumours that the pasha meant to burn the villages of the plain, Austria, Bavaria and Saxony signed a pact \
         on 6 July 1874.",
        &["6 July 1874: Austria, Bavaria and Saxony signed a pact"],
    );
    told(
        "In July 1793 ships crowded with refugees from the islands began to arrive at Orlen.",
        &["July 1793: Ships crowded with refugees from the islands began to arrive at Orlen"],
    );
}

#[test]
fn what_is_set_apart_behind_a_noun_is_said_of_that() {
    told(
        "In its report, presented to Parliament in July 1891, the court asked for a new dam.",
        &["July 1891: Its report was presented to Parliament"],
    );
    told(
        "Burns, conspicuous in a white straw hat, led daily marches through the town.",
        &["Burns, conspicuous in a white straw hat, led daily marches through the town"],
    );
}
