//! Accounts of our own, and the entities that are to be found in them.

use entity::{Entities, Entity, Form, Kind, entities};
use source::{DocumentId, Span, read};
use syntax::Syntax;

fn found(text: &str) -> Vec<Entity> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    entities(&document, &Syntax::english().parse(&document.text), &[])
}

/// Of each entity its kind, its name and how often it is mentioned.
fn told(text: &str) -> Vec<String> {
    let line = |entity: &Entity| format!("{} {} {}", entity.kind.as_str(), entity.name, entity.mentions.len());
    found(text).iter().map(line).collect()
}

fn named<'a>(entities: &'a [Entity], name: &str) -> &'a Entity {
    entities.iter().find(|entity| entity.name == name).unwrap_or_else(|| panic!("{name} is not among {entities:?}"))
}

#[test]
fn a_name_told_twice_is_one_entity() {
    let text = "Babur entered Kabul in 1504. From Kabul he marched on Delhi.";
    let all = found(text);
    let kabul = named(&all, "Kabul");
    assert_eq!((kabul.kind, kabul.mentions.len()), (Kind::Place, 2));
    assert_eq!(kabul.at.map(|at| at.to_string()).as_deref(), Some("34.53 69.17"));
    assert_eq!(Entities::new(&all).at(Span::new(34, 39)), Some(kabul.id));
}

#[test]
fn a_surname_and_a_title_stand_for_the_person_named_in_full() {
    let text =
        "General Edwin Marlow led the army of Britain. Marlow crossed the river in May. The general lost two guns.";
    let all = found(text);
    let marlow = named(&all, "Edwin Marlow");
    assert_eq!((marlow.kind, marlow.mentions.len()), (Kind::Person, 3));
    assert_eq!(marlow.aliases, ["Marlow"]);
    assert_eq!(marlow.mentions[2].form, Form::Description);
}

#[test]
fn two_georges_stay_two() {
    let text = "King George III died in 1820. George IV followed him. George Washington had died long before.";
    let names: Vec<String> = found(text).into_iter().map(|entity| entity.name).collect();
    assert_eq!(names, ["George III", "George IV", "George Washington"]);
}

#[test]
fn a_state_is_known_by_its_people_and_its_other_names() {
    let text = "The Soviet Union sent troops. Soviet tanks reached Prague. The USSR had many tanks, and the Soviets used them.";
    let all = found(text);
    let union = named(&all, "Soviet Union");
    assert_eq!((union.kind, union.mentions.len()), (Kind::State, 4));
    assert_eq!(union.aliases, ["USSR"]);
}

#[test]
fn an_acronym_in_brackets_is_learnt() {
    let text = "The People's Labour Party of Norland (PLPN) won. Later the PLPN lost every seat.";
    let all = found(text);
    let party = named(&all, "People's Labour Party of Norland");
    assert_eq!((party.kind, party.mentions.len()), (Kind::Organization, 3));
    assert_eq!(party.aliases, ["PLPN"]);
}

#[test]
fn what_belongs_to_a_person_is_not_the_person() {
    let all = found("Hafizullah Amin was killed. Amin's government fell at once.");
    let amin = named(&all, "Hafizullah Amin");
    let government = named(&all, "Amin's government");
    assert_eq!((government.kind, government.owner), (Kind::Organization, Some(amin.id)));
    assert_eq!(amin.mentions.len(), 2);
}

#[test]
fn spellings_of_one_name_are_one_entity() {
    let all = told("The mujahedeen attacked Kabul. The mujahideen took it.");
    assert!(all.contains(&"group Mujahideen 2".to_owned()), "{all:?}");
}

#[test]
fn a_pronoun_stands_for_the_only_one_it_can() {
    let all = found("Queen Victoria reigned for long. She died in 1901. John Brown had served Victoria.");
    assert_eq!(named(&all, "Queen Victoria").mentions.len(), 3);
}

/// Says which entity the word at its first place after `from` is a mention of.
fn stands_for(text: &str, from: &str, pronoun: &str) -> Option<String> {
    let start = text.find(from).expect("it is there");
    let at = start + text[start..].find(pronoun).expect("the pronoun is there");
    let all = found(text);
    let id = Entities::new(&all).headed(Span::new(at, at + pronoun.len()))?;
    all.into_iter().find(|entity| entity.id == id).map(|entity| entity.name)
}

#[test]
fn a_pronoun_follows_the_subject_from_paragraph_to_paragraph() {
    let text = "Edwin Marlow was born in Leeds. In 1801 he met Robert Hale.\n\nHe wrote his first letter in 1803.";
    assert_eq!(stands_for(text, "In 1801", "he").as_deref(), Some("Edwin Marlow"));
    assert_eq!(stands_for(text, "wrote", "his").as_deref(), Some("Edwin Marlow"));
}

#[test]
fn nobody_is_the_object_of_what_he_does_himself() {
    let text = "Edwin Marlow fought the French. Robert Hale killed him in 1803.";
    assert_ne!(stands_for(text, "killed", "him").as_deref(), Some("Robert Hale"));
}

#[test]
fn nobody_in_particular_is_whom_no_later_clause_goes_on_from() {
    let text = "Ada Orne was born in Leeds in 1842. Since an unmarried girl could not rent a room, she married Piet Hale. In \
                1866 she moved to Paris. She died in 1901.";
    for from in ["she married", "she moved", "She died"] {
        assert_eq!(stands_for(text, from, &from[..3]).as_deref(), Some("Ada Orne"), "{from}");
    }
    let text = "Edwin Marlow ruled Leeds. If a man could not pay, he was sent to the mills.";
    assert_ne!(stands_for(text, "pay", "he").as_deref(), Some("Edwin Marlow"));
}

#[test]
fn what_a_clause_goes_on_with_is_said_of_whom_the_one_before_was_about() {
    let text = "Samuel Orme won the election. Two weeks later the chief of the army, General Edwin Marlow, was badly wounded \
                in an attempt to seize him; he died in March. Orme took office in April.";
    assert_eq!(stands_for(text, "; ", "he").as_deref(), Some("Edwin Marlow"));
    let text =
        "Samuel Orme won the election. In May the clerk Edwin Marlow wrote a letter in which he accused the guards.";
    assert_eq!(stands_for(text, "which", "he").as_deref(), Some("Edwin Marlow"));
}

/// Says which entities the first "they" after `from` stands for.
fn stand_for(text: &str, from: &str) -> Vec<String> {
    let start = text.find(from).expect("it is there");
    let at = start + text[start..].to_lowercase().find("they").expect("the pronoun is there");
    let all = found(text);
    let ids: Vec<_> = Entities::new(&all).together(Span::new(at, at + 4)).collect();
    ids.into_iter().map(|id| all[id.0 as usize].name.clone()).collect()
}

#[test]
fn they_are_those_who_were_named_together() {
    let text = "Edwin Marlow and Robert Hale left Leeds in 1801. They crossed the moor at night.";
    assert_eq!(stand_for(text, "They"), ["Edwin Marlow", "Robert Hale"]);
    let text = "In 1801 Anna Marlow met the cellist Robert Hale. They married in Leeds.";
    assert_eq!(stand_for(text, "They"), ["Anna Marlow", "Robert Hale"]);
    let text = "Edwin Marlow and Robert Hale spoke to the workers. They went on strike.";
    assert!(stand_for(text, "They").is_empty(), "it may be the workers");
}

#[test]
fn the_king_is_the_only_one_who_is_called_so() {
    let text = "King Edwin Marlow reigned for long. The harvest was poor. The fleet rotted. Trade ended. \
        Famine came. In 801 the king died.";
    assert_eq!(stands_for(text, "In 801", "king").as_deref(), Some("Edwin Marlow"));
    let text = "King Edwin Marlow fought King Robert Hale. In 801 the king died.";
    assert_eq!(stands_for(text, "In 801", "king"), None);
}

#[test]
fn the_city_is_the_only_town_named_just_before() {
    let text = "The army marched along the Danube to Vienna. The siege began in May, and the city fell in June.";
    assert_eq!(stands_for(text, "May", "city").as_deref(), Some("Vienna"));
    let text = "The army marched from Prague to Vienna. The siege began in May, and the city fell in June.";
    assert_eq!(stands_for(text, "May", "city"), None);
}

#[test]
fn what_stands_for_nothing_is_left_alone() {
    let text = "The army left Kabul. It rained, and it was clear that the war was lost.";
    assert_eq!(stands_for(text, "and it", "it"), None);
}

#[test]
fn kinds_are_told_by_head_words() {
    let all = told("They signed the Treaty of Marwick at Dunmore Castle after the Battle of Lorn Hill.");
    for expected in ["work Treaty of Marwick 1", "facility Dunmore Castle 1", "event Battle of Lorn Hill 1"] {
        assert!(all.contains(&expected.to_owned()), "{expected}: {all:?}");
    }
}

#[test]
fn a_day_of_a_month_is_no_name() {
    let all = told("On 26 Bahman the army left Herat. In 480 BC the fleet came.");
    assert_eq!(all, ["place Herat 1"]);
}

#[test]
fn ids_follow_the_text_and_mentions_their_order() {
    let all = found("Paris lies in France. London lies in England. Paris is older than London.");
    for (at, entity) in all.iter().enumerate() {
        assert_eq!(entity.id.0 as usize, at);
        assert!(entity.mentions.is_sorted_by_key(|mention| mention.span.start));
    }
    assert_eq!(all[0].id.to_string(), "n1");
}

#[test]
fn no_text_makes_reading_panic() {
    let hostile = [
        "",
        " ",
        "\u{feff}",
        "A",
        "(((((((",
        "A A A A A A A A A A A A",
        "’s ’s’s ’S",
        "ABC\u{0}DEF",
        "İstanbul İİİ ẞ",
        "The The The of of of and And AND",
        "#@!$%^&*()",
        "\n\n\n\nA\n\nB\n\n",
        "اَفغانستان و Kabul",
        "(A) (AB) ((ABC)) )(",
        "King of King of King of King",
        "President President President",
        "'s government's army's forces",
        "X. Y. Z. X. Y. Z.",
        "Soviet Soviet Soviets Soviet-Soviet",
        "U.S. U.S U.S.A",
        "he she it they he she",
        "of Of the The King",
    ];
    for text in hostile {
        for mention in found(text).iter().flat_map(|entity| &entity.mentions) {
            assert!(mention.span.contains(mention.head), "{text}");
        }
    }
}

/// Ten times the text gives ten times the mentions and no more entities: nothing grows faster than the text.
#[test]
fn a_long_text_gathers_as_a_short_one() {
    let text = "General Edwin Marlow met Anna Reed in Kabul. Marlow left Kabul. She stayed with the Red Army.\n\n";
    let (short, long) = (found(&text.repeat(5)), found(&text.repeat(50)));
    let mentions = |entities: &[Entity]| entities.iter().map(|entity| entity.mentions.len()).sum::<usize>();
    assert_eq!(short.len(), long.len());
    assert_eq!(mentions(&short) * 10, mentions(&long));
}

/// Where the place of that name lies by what is told of it.
fn lies(text: &str, name: &str) -> Option<String> {
    named(&found(text), name).at.map(|at| at.to_string())
}

#[test]
fn a_place_named_for_a_saint_is_not_the_place_of_the_other_half_of_its_name() {
    for written in ["St Petersburg", "St. Petersburg", "Saint Petersburg"] {
        let text = format!("A thanksgiving was sung in {written} on 4 July 1736.");
        assert_eq!(lies(&text, written).as_deref(), Some("59.94 30.31"), "{written}");
    }
    assert_eq!(lies("Grant besieged Petersburg in 1864.", "Petersburg").as_deref(), Some("37.23 -77.40"));
    let told = "The ship left St. Petersburg, Florida, on 3 May 1912.";
    assert_eq!(lies(told, "St. Petersburg").as_deref(), Some("27.77 -82.64"));
}

#[test]
fn the_best_known_bearer_of_a_name_has_it_where_nothing_else_is_told() {
    for (name, at) in [
        ("Alexandria", "31.20 29.92"),
        ("Athens", "37.98 23.73"),
        ("Birmingham", "52.48 -1.90"),
        ("Boston", "42.36 -71.06"),
        ("Cairo", "30.04 31.24"),
        ("Cambridge", "52.21 0.12"),
        ("London", "51.51 -0.13"),
        ("Manchester", "53.48 -2.24"),
        ("Melbourne", "-37.81 144.96"),
        ("Moscow", "55.76 37.62"),
        ("Naples", "40.85 14.27"),
        ("Paris", "48.86 2.35"),
        ("Rome", "41.89 12.49"),
        ("Syracuse", "37.06 15.29"),
        ("Toledo", "39.86 -4.03"),
    ] {
        let text = format!("A thanksgiving was sung in {name} on 4 July 1836.");
        assert_eq!(lies(&text, name).as_deref(), Some(at), "{name}");
    }
}
