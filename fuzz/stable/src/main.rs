//! Runs a fuzz target for some minutes over mutated texts: `cargo run --release -- find MINUTES SEED… `, a seed being a file or a
//! folder of them. `find` finds times, `read` reads the whole chronology. What makes it panic, or takes longer than it may, is left in
//! the folder of the call.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Bytes of a text at most.
const LONGEST: usize = 4096;
/// Far more than any text of that length takes, on a machine that others use too.
const SLOW: Duration = Duration::from_secs(5);

/// What rules look at, to be thrown in anywhere.
const PIECES: [&str; 48] = [
    "\n\n", "\n", " ", "'", "’", "-", "–", "—", ".", ",", ":", "/", "(", ")", "\"", "#", "@", "://", "\u{200B}", "\u{200C}",
    "\u{200F}", "\u{FEFF}", "é", "İ", "𐎧", "۱۳۶۷", "٢٦", "0", "00", "29", "31 April", "1582", "1988", "'90s", "9999", "99999999",
    "999999999999999999", "B.C.", "a.m.", "twenty", "hundred", "million", "Jan.", "Sunday", "years ago", "of the",
    "26 Dalw", "the day after",
];

/// Numbers that look like chance and are the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let target = target(&name).expect("find or read");
    let minutes: u64 = arguments.next().and_then(|text| text.parse().ok()).expect("how many minutes");
    let mut seeds = Vec::new();
    arguments.for_each(|path| gather(Path::new(&path), &mut seeds));
    assert!(!seeds.is_empty(), "no seeds");
    let mut chance = Chance(std::process::id().into());
    let begun = Instant::now();
    let (mut runs, mut bytes, mut worst, mut told) = (0_u64, 0_u64, Duration::ZERO, Duration::ZERO);
    while begun.elapsed() < Duration::from_secs(60 * minutes) {
        let text = mutated(&mut chance, &seeds);
        let run = Instant::now();
        let outcome = std::panic::catch_unwind(|| target(&text));
        let mut took = run.elapsed();
        // What else the machine does is no fault of the text: slow is what is so twice.
        if outcome.is_ok() && took > SLOW {
            let again = Instant::now();
            target(&text);
            took = took.min(again.elapsed());
        }
        worst = worst.max(took);
        if outcome.is_err() || took > SLOW {
            let kept = format!("{name}-{}-{runs}", std::process::id());
            fs::write(&kept, &text).expect("the folder can be written");
            println!("{kept}: {}", if outcome.is_err() { "panics" } else { "is slow" });
        }
        runs += 1;
        bytes += text.len() as u64;
        if begun.elapsed() > told + Duration::from_secs(300) {
            told = begun.elapsed();
            println!("{} minutes: {runs} texts, {bytes} bytes, the slowest {worst:?}", told.as_secs() / 60);
        }
    }
    println!("{minutes} minutes: {runs} texts, {bytes} bytes, the slowest {worst:?}");
}

fn target(name: &str) -> Option<fn(&[u8])> {
    match name {
        "find" => Some(timex::exercise_find),
        "read" => Some(read),
        _unknown => None,
    }
}

/// Reads the whole chronology of an account, if it is a text.
fn read(bytes: &[u8]) {
    let account = source::read(source::DocumentId(0), "-", bytes, None).document();
    if let Ok(account) = account {
        let chronology = tarikh::read(vec![account], &tarikh::Options::default());
        let _shown = (tarikh::second_calendar(&chronology), tarikh::reasons(&chronology).len());
    }
}

/// Collects files, long ones in parts.
fn gather(path: &Path, seeds: &mut Vec<Vec<u8>>) {
    if path.is_dir() {
        let mut paths: Vec<PathBuf> =
            fs::read_dir(path).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
        paths.sort();
        paths.iter().for_each(|path| gather(path, seeds));
    } else if let Ok(bytes) = fs::read(path) {
        seeds.extend(bytes.chunks(LONGEST / 4).map(<[u8]>::to_vec));
    }
}

/// A seed with up to a dozen changes: bytes changed, cut, doubled or moved, pieces and parts of other seeds put in.
fn mutated(chance: &mut Chance, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut text = seeds[chance.below(seeds.len())].clone();
    for _ in 0..chance.below(12) {
        let at = chance.below(text.len() + 1);
        let end = (at + chance.below(40)).min(text.len());
        match chance.below(7) {
            0 if at < text.len() => text[at] = chance.below(256) as u8,
            1 => drop(text.drain(at..end)),
            2 => {
                let part = text[at..end].repeat(1 + chance.below(8));
                text.splice(at..at, part);
            }
            3 => {
                let part: Vec<u8> = text.drain(at..end).collect();
                let to = chance.below(text.len() + 1);
                text.splice(to..to, part);
            }
            4 => {
                let other = &seeds[chance.below(seeds.len())];
                let from = chance.below(other.len());
                let part = other[from..(from + chance.below(200)).min(other.len())].to_vec();
                text.splice(at..at, part);
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                text.splice(at..at, piece.bytes());
            }
        }
    }
    text.truncate(LONGEST);
    text
}
