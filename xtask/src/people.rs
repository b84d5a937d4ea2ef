//! Writes `lang/en/entities/people.toml` from the files of WordNet 3.0: the nouns that are said of persons.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use crate::senses::{counts, list, read};

const WRITTEN: &str = "lang/en/entities/people.toml";

/// The number of WordNet's lexicographer file for nouns of persons.
const PERSON: usize = 18;

/// So much of a noun's use is said of persons.
const MOSTLY: f64 = 0.7;

const HEAD: &str = "\
# Nouns that are mostly said of persons. In small letters, sorted.
# Derived from WordNet 3.0 (its lexicographer files and its counts of senses) by `cargo xtask senses`; the licence is in ../WORDNET.md.

";

/// Writes the file from WordNet's files in `folder`.
pub fn write(root: &Path, folder: &Path) -> Result<(), String> {
    let data = read(&folder.join("data.noun"))?;
    let mut files: HashMap<&str, usize> = HashMap::new();
    let mut small: BTreeSet<&str> = BTreeSet::new();
    for line in data.lines().filter(|line| !line.starts_with(' ')) {
        let fields: Vec<&str> = line.split(" | ").next().unwrap_or_default().split_whitespace().collect();
        let (Some(place), Some(file), Some(count)) = (fields.first(), fields.get(1), fields.get(3)) else { continue };
        files.insert(place, file.parse().map_err(|_| format!("'{file}' is no number of a file"))?);
        let count = usize::from_str_radix(count, 16).map_err(|_| format!("'{count}' is no count"))?;
        small.extend((0..count).filter_map(|at| fields.get(4 + 2 * at).copied()));
    }
    let counts = counts(&read(&folder.join("cntlist.rev"))?);
    let index = read(&folder.join("index.noun"))?;
    let mut people: BTreeSet<&str> = BTreeSet::new();
    for line in index.lines().filter(|line| !line.starts_with(' ')) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (Some(lemma), Some(number)) = (fields.first(), fields.get(2).and_then(|n| n.parse::<usize>().ok())) else {
            continue;
        };
        let plain = lemma.len() > 2 && lemma.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        if !plain || !small.contains(lemma) {
            continue;
        }
        let used = counts.get(&(lemma.to_string(), '1'));
        let (mut of_persons, mut all) = (0.0, 0.0);
        for (at, sense) in fields[fields.len().saturating_sub(number)..].iter().enumerate() {
            let weight = used.and_then(|used| used.get(&(at + 1))).copied().unwrap_or(0.0) + 0.5 / (at + 1) as f64;
            all += weight;
            of_persons += if files.get(sense) == Some(&PERSON) { weight } else { 0.0 };
        }
        if of_persons >= MOSTLY * all {
            people.insert(lemma);
        }
    }
    let mut written = HEAD.to_owned();
    let all: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::from([("nouns", people)]);
    all.iter().for_each(|(kind, words)| list(&mut written, kind, words));
    std::fs::write(root.join(WRITTEN), written).map_err(|error| format!("{WRITTEN}: {error}"))
}
