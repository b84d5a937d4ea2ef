//! What is learnt, kept and read again.

use learn::train::{Example, Schedule, train};
use learn::{Feature, Features, Linear, Random};

fn seen(words: &[&str]) -> Vec<Feature> {
    let mut features = Features::new();
    for word in words {
        features.add(0, &[word]);
    }
    features.list().to_vec()
}

fn model() -> Linear {
    let told = [(["army", "crossed"], 1), (["army", "large"], 0), (["king", "died"], 1), (["king", "old"], 0)];
    let examples: Vec<Example> =
        told.iter().map(|(words, class)| Example { features: seen(words), class: *class }).collect();
    train(&["O", "EVENT"], &examples, Schedule { bits: 12, ..Schedule::USUAL })
}

#[test]
fn what_tells_them_apart_is_learnt() {
    let model = model();
    assert_eq!(model.best(&seen(&["queen", "died"])), 1);
    assert_eq!(model.best(&seen(&["queen", "old"])), 0);
}

#[test]
fn learning_twice_gives_the_same() {
    assert_eq!(model(), model());
}

#[test]
fn what_is_written_is_read() {
    let mut bytes = Vec::new();
    model().write(&mut bytes);
    bytes.extend(b"more");
    assert_eq!(Linear::read(&bytes), Ok((model(), &b"more"[..])));
}

#[test]
fn no_damage_makes_reading_panic() {
    let mut bytes = Vec::new();
    model().write(&mut bytes);
    let mut random = Random::new(1);
    for _ in 0..2000 {
        let mut damaged = bytes.clone();
        let at = random.below(damaged.len().min(200));
        damaged[at] ^= 1 << random.below(8);
        damaged.truncate(random.below(damaged.len() + 1));
        let _ = Linear::read(&damaged);
    }
    assert!(Linear::read(b"TKLN").is_err());
}
