//! The fuzz targets over their seeds and mutations of them, on stable; and texts made to be slow.
#![allow(clippy::disallowed_methods, reason = "tests read their seeds")]

use std::fs;
use std::path::Path;

fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).expect("seeds lie here").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed can be read")).collect()
}

/// Each seed, its prefixes, and copies with one byte changed by a fixed rule.
fn mutations(seed: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![seed.to_vec()];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..60 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let mut copy = seed.to_vec();
        if !copy.is_empty() {
            let at = (state as usize >> 8) % copy.len();
            copy[at] = state as u8;
            copy.truncate(copy.len().min(1 + (state >> 32) as usize % (copy.len() + 1)));
        }
        all.push(copy);
    }
    all
}

#[test]
fn no_bytes_make_a_rule_panic() {
    for seed in seeds("rule") {
        mutations(&seed).iter().for_each(|data| timex::exercise_rule(data));
    }
}

#[test]
fn no_bytes_make_the_finder_panic() {
    for seed in seeds("find") {
        mutations(&seed).iter().for_each(|data| timex::exercise_find(data));
    }
}

#[test]
fn a_million_digits_and_a_hundred_thousand_words_are_passed_over() {
    timex::exercise_find("7".repeat(1_000_000).as_bytes());
    timex::exercise_find("the ".repeat(100_000).as_bytes());
    timex::exercise_find("twenty ".repeat(50_000).as_bytes());
    timex::exercise_find("1989 - ".repeat(50_000).as_bytes());
}
