//! Who is who: names kept whole, firms, ships and offices told apart from persons, and who is meant by a surname or "the king".

use entity::{Entity, Kind, entities};
use source::{DocumentId, read};
use syntax::Syntax;

fn found(text: &str) -> Vec<Entity> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    entities(&document, &Syntax::english().parse(&document.text), &[])
}

/// Of one entity, the words of its mentions.
#[track_caller]
fn mentions<'t>(text: &'t str, kind: Kind, name: &str) -> Vec<&'t str> {
    let all = found(text);
    let one = all.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name} is not among {all:?}"));
    assert_eq!(one.kind, kind, "{name}");
    one.mentions.iter().map(|mention| mention.span.of(text)).collect()
}

#[test]
fn a_name_of_odd_words_is_one_name_and_its_bearer_is_whom_the_surname_means() {
    let text = "Thaddeus Kingdom Finch was born on 12 March 1811 in Dundee, the second son of the clockmaker Josiah Finch, who had come \
                from Perth. Finch was apprenticed in 1826. He married Agnes Muir.";
    let wanted = ["Thaddeus Kingdom Finch", "Finch", "He"];
    assert_eq!(mentions(text, Kind::Person, "Thaddeus Kingdom Finch"), wanted);
    assert_eq!(mentions(text, Kind::Person, "Josiah Finch"), ["Josiah Finch"]);
}

#[test]
fn what_has_results_and_an_auditor_is_a_firm() {
    let text = "Barlow Merrick restated its results in May. Tresco, its rival, filed for bankruptcy. Hollis Waterhouse, its auditor, \
                was sued by the shareholders of Tresco.";
    for name in ["Barlow Merrick", "Tresco", "Hollis Waterhouse"] {
        let all = found(text);
        let one = all.iter().find(|one| one.name == name).unwrap_or_else(|| panic!("{name} is not among {all:?}"));
        assert_eq!(one.kind, Kind::Organization, "{name}");
    }
}

#[test]
fn a_firm_is_known_without_the_last_word_of_its_name_and_as_the_company() {
    let text = "The Barlow Corporation was founded in 1921. The company moved to Coventry. Barlow was sold in 1974.";
    let wanted = ["Barlow Corporation", "The company", "Barlow"];
    assert_eq!(mentions(text, Kind::Organization, "Barlow Corporation"), wanted);
}

#[test]
fn an_office_for_several_things_is_one() {
    let text = "The Securities and Exchange Commission opened an inquiry. The SEC fined the bank. The Ministry of Farming, Fisheries and \
                Food lost money.";
    let sec = mentions(text, Kind::Organization, "Securities and Exchange Commission");
    assert_eq!(sec, ["Securities and Exchange Commission", "SEC"]);
    let ministry = "Ministry of Farming, Fisheries and Food";
    assert_eq!(mentions(text, Kind::Organization, ministry), [ministry]);
}

#[test]
fn a_ship_is_no_state_and_no_person() {
    let text =
        "The Great Britain was launched in July. The steamer Hesper searched for the boats. SS Corinna sank in 1903.";
    for name in ["Great Britain", "Hesper", "SS Corinna"] {
        assert_eq!(mentions(text, Kind::Facility, name), [name]);
    }
}

#[test]
fn a_king_with_an_epithet_is_one_person_and_is_known_by_it() {
    let text = "Edmund III, called Edmund the Lame, made war on William the Red. William fled.";
    assert_eq!(mentions(text, Kind::Person, "Edmund III"), ["Edmund III", "Edmund the Lame"]);
    assert_eq!(mentions(text, Kind::Person, "William the Red"), ["William the Red", "William"]);
}

#[test]
fn the_king_is_who_became_it_last() {
    let text = "Edmund was crowned at Tamford in 1231. In 1240 the king went to war. Edmund died in 1259 and was succeeded by his brother \
                Harold. The king made peace in 1260.";
    assert_eq!(mentions(text, Kind::Person, "Edmund")[1], "the king");
    assert_eq!(mentions(text, Kind::Person, "Harold").last(), Some(&"The king"));
}

#[test]
fn his_son_of_the_same_name_is_another() {
    let text = "Osric II ruled for ten years. Harold was killed in 1266, and his son Osric became king.";
    assert_eq!(mentions(text, Kind::Person, "Osric II"), ["Osric II"]);
    assert_eq!(mentions(text, Kind::Person, "Osric"), ["Osric"]);
}

#[test]
fn who_died_does_nothing_afterwards() {
    let text = "Clara Weston was a chemist. Her mother died in 1895. In 1907 she entered the college.";
    assert_eq!(mentions(text, Kind::Person, "Clara Weston"), ["Clara Weston", "Her", "she"]);
}

#[test]
fn letters_and_first_words_stand_for_a_firm() {
    let text =
        "Northern Star Shipping Company ordered two steamers from Burmeister & Wain. Northern Star was sold in 1921.";
    let wanted = ["Northern Star Shipping Company", "Northern Star"];
    assert_eq!(mentions(text, Kind::Organization, "Northern Star Shipping Company"), wanted);
    assert_eq!(mentions(text, Kind::Organization, "Burmeister & Wain"), ["Burmeister & Wain"]);
}

#[test]
fn a_ship_is_a_she() {
    let text = "HMS Resolute was a barque. She was built at Shields in 1849. The Resolute was broken up at Chatham.";
    assert_eq!(mentions(text, Kind::Facility, "HMS Resolute"), ["HMS Resolute", "She", "Resolute"]);
}

#[test]
fn the_nameless_one_of_a_paragraph_is_not_whom_an_earlier_one_named() {
    let text = "Transport Minister Hugo Brandt resigned on Wednesday.\n\nThe stationmaster was charged with negligence on Sunday. His lawyer \
                spoke to the press. He had been appointed in January.";
    assert_eq!(mentions(text, Kind::Person, "Hugo Brandt"), ["Transport Minister Hugo Brandt"]);
}

#[test]
fn who_appoints_holds_no_office_by_it() {
    let text = "Alpha Sidibe appointed Moussa Diop governor in 1994. The governor resigned in 1997.";
    assert_eq!(mentions(text, Kind::Person, "Alpha Sidibe"), ["Alpha Sidibe"]);
}

#[test]
fn a_title_behind_a_name_is_borne_by_who_is_named() {
    let text = "Matilda, Lady of the English, landed at Arundel in 1139. The Lady of the English left in 1148.";
    assert_eq!(mentions(text, Kind::Person, "Matilda").len(), 3);
    // A title that nobody was said to bear is somebody else's.
    let text = "Robert, Duke of Verra, landed in 1139. The Bishop of Tarn left in 1148.";
    assert_eq!(mentions(text, Kind::Person, "Robert").len(), 2);
}

#[test]
fn who_is_described_before_the_pronoun_is_whom_it_stands_for() {
    let text = "Anna Holm was a painter. The daughter of a miller, she was born at Larran.";
    assert_eq!(mentions(text, Kind::Person, "Anna Holm"), ["Anna Holm", "she"]);
}

#[test]
fn those_who_go_with_somebody_are_told_of_with_him() {
    let text = "Peter Holm pushed on with Anna Reed and Paul Hale. They saw the sea.";
    for name in ["Peter Holm", "Anna Reed", "Paul Hale"] {
        assert_eq!(mentions(text, Kind::Person, name), [name, "They"]);
    }
}

#[test]
fn who_is_named_behind_a_pronoun_may_be_meant_by_it() {
    let text = "Peter Holm sold the mill. Following her marriage in 1730, Anna Reed lived at Arda.";
    assert_eq!(mentions(text, Kind::Person, "Anna Reed"), ["her", "Anna Reed"]);
    // One who was told of before and may be meant is.
    let text = "Clara Weston sold the mill. Following her marriage in 1730, Anna Reed lived at Arda.";
    assert_eq!(mentions(text, Kind::Person, "Anna Reed"), ["Anna Reed"]);
}

#[test]
fn a_surname_of_several_words_is_that_of_who_was_named_in_full() {
    let text = "The patriots were welcomed by Pedro de San Lucas. San Lucas spent two years at Arda. In 1817 San Lucas entered the town.";
    assert_eq!(mentions(text, Kind::Person, "Pedro de San Lucas"), ["Pedro de San Lucas", "San Lucas", "San Lucas"]);
}

#[test]
fn who_is_born_by_another_name_is_one() {
    let text = "Marie Holm, born Maria Koska in Warsaw in 1867, won a prize in 1903.";
    assert_eq!(mentions(text, Kind::Person, "Marie Holm"), ["Marie Holm", "Maria Koska"]);
}

#[test]
fn his_beside_a_name_it_is_joined_to_is_of_that_name() {
    let text = "Thomas Vane took the castle in 1643. Robert Ashe surrendered. Ashe and his officers marched away.";
    assert_eq!(mentions(text, Kind::Person, "Robert Ashe"), ["Robert Ashe", "Ashe", "his"]);
}

#[test]
fn whom_a_clause_is_told_of_by_its_relative_pronoun_does_not_act_in_it() {
    let text = "Paul Brenner met the sculptor Emil Hartung, whom he invited to Bern. The house was sold in 1921.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung"), ["Emil Hartung"]);
    // "Who" has what is his.
    let text = "Emil Hartung, who had sold his house, left for Basel in 1921.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung"), ["Emil Hartung", "his"]);
}

#[test]
fn who_is_named_in_what_a_pronoun_does_or_beside_it_is_another() {
    let text = "Paul Brenner sold the mill. He said that Brenner and Company was broke. Emil Hartung left when his and Brenner's plans failed.";
    let all = mentions(text, Kind::Person, "Emil Hartung");
    assert_eq!(all, ["Emil Hartung", "his"]);
}

#[test]
fn what_is_accepted_or_halted_is_anothers() {
    let text = "Paul Brenner marched on Bern in May. Brenner was sure of it. Emil Hartung halted his advance at Thun.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung"), ["Emil Hartung"]);
    let text = "Paul Brenner lived at Bern. In May Emil Hartung offered his resignation.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung"), ["Emil Hartung", "his"]);
}

#[test]
fn a_pronoun_of_whoever_it_is_is_of_nobody_known() {
    let text = "Paul Brenner opened the ward in May. In June everyone who entered the ward had to wash his hands. Brenner left in July.";
    assert_eq!(mentions(text, Kind::Person, "Paul Brenner"), ["Paul Brenner", "Brenner"]);
}

#[test]
fn a_woman_is_she_where_the_account_names_a_stranger_first() {
    let text = "Engineer R. P. Sandhu telephoned at noon. The line was dead. The collector, Ms Rita Das, who was 34, stayed at her desk. \
                She was given a medal in 1980.";
    assert_eq!(mentions(text, Kind::Person, "R. P. Sandhu"), ["Engineer R. P. Sandhu"]);
}

#[test]
fn whom_the_account_is_about_is_meant_rather_than_one_named_beside_it() {
    let text = "Paul Brenner was born in Bern in 1818. Emil Hartung was his teacher. Brenner asked for a post, and his request was approved by \
                the faculty but blocked by the ministry at Hartung's wish. In May he left for Basel.";
    assert_eq!(mentions(text, Kind::Person, "Paul Brenner").last(), Some(&"he"));
}

#[test]
fn a_grandson_of_the_same_name_is_another_and_later_he_is_meant() {
    let text = "Johann Kessler the elder was born in 1769. Johann Kessler the younger was born in 1798. The elder Johann died in 1840. \
                The younger Johann's grandson, also called Johann, sold the ship in 1913. He left in 1914. Johann came back in 1920.";
    let all = found(text);
    let words = |one: &Entity| one.mentions.iter().map(|one| one.span.of(text).to_owned()).collect::<Vec<String>>();
    let of: Vec<Vec<String>> = all.iter().filter(|one| one.kind == Kind::Person).map(words).collect();
    let wanted = [vec!["Johann Kessler", "Johann"], vec!["Johann Kessler", "Johann"], vec!["Johann", "He", "Johann"]];
    assert_eq!(of, wanted.map(|one| one.into_iter().map(str::to_owned).collect::<Vec<String>>()));
}

#[test]
fn who_is_only_cited_does_nothing_in_the_story() {
    let text =
        "Henry fled in 1303. Froissart relates that a servant begged the king to flee. In 1305 he entered London.";
    assert_eq!(mentions(text, Kind::Person, "Froissart"), ["Froissart"]);
    assert_eq!(mentions(text, Kind::Person, "Henry"), ["Henry", "he"]);
    // One of the story may say something as well.
    let text = "Paul Brenner met Emil Hartung in 1303. Hartung left Bern in May. Hartung writes that the road was bad. In 1305 he came back.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung").last(), Some(&"he"));
}

#[test]
fn who_is_cited_adds_more() {
    let text = "Henry reigned from 1285. According to Jean Froissart, the fleet was lost in 1311; he adds that the king then hanged the sailors.";
    assert_eq!(mentions(text, Kind::Person, "Jean Froissart"), ["Jean Froissart", "he"]);
    let text = "Henry reigned from 1285. Jean Froissart says that Henry burnt the ships. He puts the dead at sixty.";
    assert_eq!(mentions(text, Kind::Person, "Jean Froissart"), ["Jean Froissart", "He"]);
}

#[test]
fn whose_son_a_pronoun_is_is_another() {
    let text = "Paul Brenner lived at Bern. The eldest son of Emil Hartung, he was born in 1669.";
    assert_eq!(mentions(text, Kind::Person, "Paul Brenner"), ["Paul Brenner", "he"]);
    let text = "Emil Hartung lived at Bern. The only son of Paul Brenner and Anna Holm, he was born in 1669.";
    assert_eq!(mentions(text, Kind::Person, "Emil Hartung"), ["Emil Hartung", "he"]);
}

#[test]
fn whom_nobody_knows_for_a_woman_is_not_she_beside_one_who_is() {
    let text = "Paul Brenner married Anna Holm in May. When Zimri Olk fled, she warned the guard.";
    assert_eq!(mentions(text, Kind::Person, "Zimri Olk"), ["Zimri Olk"]);
}

#[test]
fn a_kinsman_who_acts_goes_on_where_the_dead_do_not() {
    let text = "Mirza Rahim ruled Karvan from 1710. Rahim was strangled in his tent on 12 August 1722.\n\n\
                His son Jafar escaped to the mountains, from where he raided the road until 1731. In that year he was made governor.";
    assert_eq!(mentions(text, Kind::Person, "Jafar"), ["Jafar", "he", "he"]);
}

#[test]
fn the_only_one_who_does_anything_in_the_sentence_before_goes_on() {
    let text = "Josiah Pike opened the bank in 1793. Trouble began when Pike's grandson, Edward Holm, took over as chairman in 1851. \
                Convinced that railways could only rise, he lent heavily to the northern line.";
    assert_eq!(mentions(text, Kind::Person, "Edward Holm"), ["Edward Holm", "he"]);
}
