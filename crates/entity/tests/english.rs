//! Accounts of our own, and the entities that are to be found in them.

use entity::{Entities, Entity, Kind, entities};
use source::{DocumentId, Span, read};
use syntax::Syntax;

fn found(text: &str) -> Vec<Entity> {
    let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
    entities(&document, &Syntax::english().parse(&document.text))
}

fn kind_of(entities: &[Entity], name: &str) -> Option<Kind> {
    entities.iter().find(|entity| entity.name == name).map(|entity| entity.kind)
}

#[test]
fn a_name_told_twice_is_one_entity() {
    let text = "Babur entered Kabul in 1504. From Kabul he marched on Delhi.";
    let all = found(text);
    assert_eq!(kind_of(&all, "Kabul"), Some(Kind::Place));
    let kabul = all.iter().find(|entity| entity.name == "Kabul").expect("it is named");
    assert_eq!(kabul.mentions.len(), 2);
    assert_eq!(Entities::new(&all).at(Span::new(34, 39)), Some(kabul.id));
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
    ];
    for text in hostile {
        let all = found(text);
        for mention in all.iter().flat_map(|entity| &entity.mentions) {
            assert!(mention.span.contains(mention.head), "{text}");
        }
    }
}
