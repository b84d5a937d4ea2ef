//! A small model is learnt from sentences of our own, and says of them what it was told.

use syntax::conllu;
use syntax::score::{Metric, score};
use syntax::train::{Progress, Schedule, train};
use syntax::{Syntax, Upos};

const OWN: &str = include_str!("own.conllu");

fn learnt(rounds: usize) -> Vec<u8> {
    let sentences = conllu::read(OWN).expect("our own treebank is CoNLL-U");
    let schedule = Schedule { rounds, batch: 60, rate: 0.004, seed: 7 };
    let mut model = Vec::new();
    let keep = |progress| match progress {
        Progress::Model(bytes) => model = bytes,
        Progress::Line(_) => {}
    };
    train(&schedule, &sentences, &sentences, keep).expect("there is something to learn from");
    model
}

#[test]
fn twenty_sentences_are_learnt_by_heart() {
    let model = learnt(30);
    let syntax = Syntax::read(&model).expect("a model that was just made can be read");
    let gold = conllu::read(OWN).expect("our own treebank is CoNLL-U");
    let text = conllu::raw(&gold);
    let ours = conllu::from_parse(&text, &syntax.parse(&text));
    for (metric, count) in score(&gold, &ours).expect("it is one text").counts {
        let share = 100 * 2 * count.correct / (count.gold + count.system);
        let wanted = if matches!(metric, Metric::Tokens | Metric::Words) { 100 } else { 90 };
        assert!(share >= wanted, "{}: {share}", metric.as_str());
    }
    let words = &syntax.parse("The king cannot leave.")[0].words;
    let upos: Vec<Upos> = words.iter().map(|word| word.upos).collect();
    assert_eq!(upos, [Upos::Det, Upos::Noun, Upos::Aux, Upos::Part, Upos::Verb, Upos::Punct]);
}

#[test]
fn the_same_seed_gives_the_same_model() {
    assert_eq!(learnt(1), learnt(1));
}

#[test]
fn nothing_to_learn_from_is_an_error() {
    let schedule = Schedule { rounds: 1, batch: 60, rate: 0.004, seed: 7 };
    assert!(train(&schedule, &[], &[], |_| {}).is_err());
}
