//! The model of English: what it says of plain sentences of our own, and that no text troubles it.

use syntax::{Gap, Relation, Sentence, Syntax, Upos};

fn parsed(text: &str) -> Vec<Sentence<'static>> {
    Syntax::english().parse(text)
}

/// Each word with the word it hangs on and how.
fn arcs(text: &str) -> Vec<(String, String, String)> {
    let mut arcs = Vec::new();
    for sentence in parsed(text) {
        for word in &sentence.words {
            let head = word.head.map_or("-", |head| sentence.words[head].span.of(text));
            arcs.push((word.span.of(text).to_owned(), word.relation.as_str().to_owned(), head.to_owned()));
        }
    }
    arcs
}

fn has(text: &str, word: &str, relation: &str, head: &str) {
    let arcs = arcs(text);
    assert!(
        arcs.contains(&(word.to_owned(), relation.to_owned(), head.to_owned())),
        "{word} {relation} {head}: {arcs:?}"
    );
}

#[test]
fn who_did_what_to_whom_is_found() {
    let text = "The Soviet Union invaded Afghanistan in December 1979.";
    has(text, "Union", "nsubj", "invaded");
    has(text, "Afghanistan", "obj", "invaded");
    has(text, "December", "obl", "invaded");
    has(text, "in", "case", "December");
    has(text, "invaded", "root", "-");
}

#[test]
fn a_passive_says_so() {
    let text = "The king was killed by his own guards.";
    let sentences = parsed(text);
    let subject = sentences[0].words.iter().find(|word| word.span.of(text) == "king").expect("there is a king");
    assert_eq!((subject.relation, subject.subtype), (Relation::Nsubj, "pass"));
    has(text, "guards", "obl", "killed");
}

#[test]
fn a_name_is_that_of_the_noun_before_it() {
    has("His brother Taras took the throne.", "brother", "nsubj", "took");
    has("His brother Taras took the throne.", "Taras", "appos", "brother");
}

#[test]
fn a_clause_with_an_aside_opens_a_sentence() {
    let text = "After Toghrul, the lord of the northern steppe, turned against him in 1190, Yesun lost his herds.";
    has(text, "Toghrul", "nsubj", "turned");
    has(text, "After", "mark", "turned");
    has(text, "lost", "root", "-");
}

#[test]
fn a_verb_that_is_in_doubt_is_one_where_the_clause_has_no_other() {
    let text = "Two years later Orsa ceded the islands, and the governor was sent home.";
    has(text, "Orsa", "nsubj", "ceded");
}

#[test]
fn two_sentences_are_two() {
    let text = "The last column crossed the bridge. The war was over.\n\nNobody knew it yet.";
    let spans: Vec<&str> = parsed(text).iter().map(|sentence| sentence.span.of(text)).collect();
    assert_eq!(spans, ["The last column crossed the bridge.", "The war was over.", "Nobody knew it yet."]);
}

#[test]
fn words_within_a_token_are_told_apart() {
    let text = "They didn't sign the king's treaty.";
    let sentences = parsed(text);
    let words: Vec<(&str, Gap, &str)> =
        sentences[0].words.iter().map(|word| (word.span.of(text), word.before, word.lemma.as_str())).collect();
    assert_eq!(words[1..4], [("did", Gap::Blank, "do"), ("n't", Gap::Within, "not"), ("sign", Gap::Blank, "sign")]);
    assert_eq!(words[5..7], [("king", Gap::Blank, "king"), ("'s", Gap::Within, "'s")]);
}

#[test]
fn lemmas_and_parts_of_speech_of_plain_words() {
    let text = "Two armies had marched to the cities.";
    let sentences = parsed(text);
    let words: Vec<(Upos, &str)> = sentences[0].words.iter().map(|word| (word.upos, word.lemma.as_str())).collect();
    let expected = [
        (Upos::Num, "two"),
        (Upos::Noun, "army"),
        (Upos::Aux, "have"),
        (Upos::Verb, "march"),
        (Upos::Adp, "to"),
        (Upos::Det, "the"),
        (Upos::Noun, "city"),
        (Upos::Punct, "."),
    ];
    assert_eq!(words, expected);
}

/// Every letter stands in one word, in order; heads make a tree with one root.
fn holds(text: &str) {
    let mut place = 0;
    for sentence in parsed(text) {
        assert!(!sentence.words.is_empty() && sentence.words.len() <= 512);
        assert_eq!(sentence.words.iter().filter(|word| word.head.is_none()).count(), 1);
        for (at, word) in sentence.words.iter().enumerate() {
            assert!(text[place..word.span.start as usize].trim().is_empty());
            assert!(!word.span.is_empty());
            place = word.span.end as usize;
            let mut up = at;
            let root = (0..=sentence.words.len()).find_map(|_| match sentence.words[up].head {
                None => Some(up),
                Some(head) => {
                    up = head;
                    None
                }
            });
            assert!(root.is_some(), "a circle");
        }
    }
    assert!(text[place..].trim().is_empty());
}

#[test]
fn hostile_texts_are_read() {
    let long = [
        "a".repeat(100_000),
        "cannot".repeat(5_000),
        "n't".repeat(5_000),
        ".".repeat(20_000),
        "( ".repeat(5_000),
        "word ".repeat(5_000),
        "'s".repeat(5_000),
        "\u{301}".repeat(5_000),
        "ﬁÅẞİ ".repeat(2_000),
        "\n \n\t".repeat(5_000),
        "x\n\n".repeat(2_000),
    ];
    for text in
        long.iter().map(String::as_str).chain(["", " ", "\n", "\u{0}", "’", "بهمن ۱۳۶۷", "\u{feff}x", "🙂🙂 ok"])
    {
        holds(text);
    }
}

#[test]
fn a_reader_says_the_same_of_its_second_text() {
    let (one, other) = ("He didn't leave Kabul.", "Its troops left Kabul, it's said.");
    let mut reader = Syntax::english().reader();
    reader.parse(one);
    assert_eq!(reader.parse(other), parsed(other));
    assert_eq!(reader.parse(one), parsed(one));
}

#[test]
fn a_damaged_model_is_an_error() {
    let model = include_bytes!("../models/en.bin");
    assert!(Syntax::read(model).is_ok());
    assert!(Syntax::read(&model[..model.len() / 2]).is_err());
    assert!(Syntax::read(&[]).is_err());
    for place in [0, 20, 5_000, model.len() / 2, model.len() - 1] {
        let mut damaged = model.to_vec();
        damaged[place] ^= 0x10;
        assert!(Syntax::read(&damaged).is_err(), "byte {place}");
    }
}
