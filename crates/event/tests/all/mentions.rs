//! Events as TimeML marks them: class, tense, aspect, polarity and modality of short texts.

use event::{Aspect, Class, Mention, Polarity, Pos, Tense, mentions};
use syntax::Syntax;

fn read(text: &str) -> Vec<Mention> {
    mentions(text, &Syntax::english().parse(text), &[])
}

fn word<'m>(text: &str, found: &'m [Mention], word: &str) -> &'m Mention {
    found.iter().find(|one| one.span.of(text) == word).unwrap_or_else(|| panic!("{word} is no event of: {text}"))
}

#[test]
fn verbs_and_nouns_tell_events() {
    let text =
        "The assassination of the prime minister ended the truce. Guards fled and the siege of the capital began.";
    let found = read(text);
    for (told, pos) in [("assassination", Pos::Noun), ("ended", Pos::Verb), ("siege", Pos::Noun)] {
        assert_eq!(word(text, &found, told).pos, pos, "{told}");
    }
    assert_eq!(word(text, &found, "began").class, Class::Aspectual);
    assert!(found.iter().all(|one| !["minister", "capital", "guards"].contains(&one.span.of(text))));
}

#[test]
fn tense_and_aspect_are_those_of_the_auxiliaries() {
    let cases = [
        ("The army had withdrawn from the valley.", "withdrawn", Tense::Past, Aspect::Perfective),
        ("They will attack the fort.", "attack", Tense::Future, Aspect::None),
        ("They are going to attack the fort.", "attack", Tense::Future, Aspect::None),
        ("The general has been fighting for years.", "fighting", Tense::Present, Aspect::PerfectiveProgressive),
        ("The treaty was signed in Geneva.", "signed", Tense::Past, Aspect::None),
        ("The king wanted to return.", "return", Tense::Infinitive, Aspect::None),
        ("Troops are attacking the city.", "attacking", Tense::Present, Aspect::Progressive),
    ];
    for (text, told, tense, aspect) in cases {
        let found = read(text);
        let one = word(text, &found, told);
        assert_eq!((one.tense, one.aspect), (tense, aspect), "{text}");
    }
}

#[test]
fn denials_and_modals_are_read() {
    let text = "The rebels did not surrender. Nobody fled. The queen could resign.";
    let found = read(text);
    assert_eq!(word(text, &found, "surrender").polarity, Polarity::Negative);
    assert_eq!(word(text, &found, "fled").polarity, Polarity::Negative);
    let resign = word(text, &found, "resign");
    assert_eq!((resign.polarity, resign.modality.map(|span| span.of(text))), (Polarity::Positive, Some("could")));
}

#[test]
fn any_text_is_read() {
    for text in ["", "...", "\u{feff}a", "said said said said", "— — —", "1989-02-15"] {
        for one in read(text) {
            assert!(text.get(one.span.start as usize..one.span.end as usize).is_some());
        }
    }
}
