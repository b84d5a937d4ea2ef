//! Writes `lang/en/senses.toml` from the files of WordNet 3.0: what kinds of things the nouns and verbs of English name.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Where Debian's package `wordnet-base` lays WordNet 3.0.
pub const WORDNET: &str = "/usr/share/wordnet";

/// Words that occur neither in WordNet's own counted texts nor here are left out; seen from the root.
const TEXTS: &str = "../shared/corpora";

const WRITTEN: &str = "lang/en/senses.toml";

/// The names of WordNet's lexicographer files for nouns and verbs, by their numbers from 3.
const KINDS: [&str; 41] = [
    "tops",
    "act",
    "animal",
    "artifact",
    "attribute",
    "body",
    "cognition",
    "communication",
    "event",
    "feeling",
    "food",
    "group",
    "location",
    "motive",
    "object",
    "person",
    "phenomenon",
    "plant",
    "possession",
    "process",
    "quantity",
    "relation",
    "shape",
    "state",
    "substance",
    "time",
    "body",
    "change",
    "cognition",
    "communication",
    "competition",
    "consumption",
    "contact",
    "creation",
    "emotion",
    "motion",
    "perception",
    "possession",
    "social",
    "stative",
    "weather",
];
const FIRST: usize = 3;

/// A noun none of whose senses is one of these, by so much of its use, only names things, people and places.
const HAPPENING: [&str; 12] = [
    "act",
    "event",
    "process",
    "state",
    "phenomenon",
    "communication",
    "cognition",
    "feeling",
    "possession",
    "attribute",
    "relation",
    "motive",
];
const HAPPENS: f64 = 0.15;

/// A kind counts that has so much of a word's use, and of those the first two.
const COUNTS: f64 = 0.2;

/// Forms of a word by what is put behind it.
const ENDINGS: [&str; 5] = ["", "s", "ed", "ing", "d"];

const HEAD: &str = "\
# What the nouns and verbs of English name, by the senses they are used in: an act, a state, a feeling, a thing. A kind of two names
# is of words used in both, the more frequent first; `deed` says that the noun is formed of a verb. Words in lower case, sorted.
# Derived from WordNet 3.0 (its lexicographer files, its links from nouns to verbs, its counts of senses) by `cargo xtask senses`; the
# licence is in WORDNET.md. Nouns that only name things, people and places are not listed.
";

/// Writes the file from WordNet's files in `folder`.
pub fn write(root: &Path, folder: &Path) -> Result<(), String> {
    let counts = counts(&read(&folder.join("cntlist.rev"))?);
    let seen = words(&root.join(TEXTS))?;
    let mut written = HEAD.to_owned();
    for (part, code) in [("noun", '1'), ("verb", '2')] {
        let data = read(&folder.join("data").with_extension(part))?;
        let synsets = synsets(&data);
        let index = read(&folder.join("index").with_extension(part))?;
        let mut kinds: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for line in index.lines().filter(|line| !line.starts_with(' ')) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let (Some(lemma), Some(number)) = (fields.first(), fields.get(2).and_then(|n| n.parse::<usize>().ok()))
            else {
                continue;
            };
            let plain = lemma.len() > 1
                && lemma.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
                && !lemma.starts_with('-');
            let used = counts.get(&(lemma.to_string(), code));
            let is_seen = || ENDINGS.iter().any(|ending| seen.contains(&format!("{lemma}{ending}")));
            if !plain || (used.is_none() && !is_seen()) {
                continue;
            }
            let senses: Vec<&Synset> =
                fields[fields.len().saturating_sub(number)..].iter().filter_map(|at| synsets.get(*at)).collect();
            if let Some(kind) = kind(part, lemma, &senses, used) {
                kinds.entry(kind).or_default().insert(lemma);
            }
        }
        written += &format!("\n[{part}]\n");
        kinds.iter().for_each(|(kind, words)| list(&mut written, kind, words));
    }
    std::fs::write(root.join(WRITTEN), written).map_err(|error| format!("{WRITTEN}: {error}"))
}

pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// A sense: the number of its lexicographer file, its words, and which of them are formed of verbs.
struct Synset {
    file: usize,
    words: Vec<String>,
    of_verbs: HashSet<usize>,
}

fn synsets(data: &str) -> HashMap<&str, Synset> {
    let synset = |line: &'_ str| {
        let fields: Vec<&str> = line.split(" | ").next()?.split_whitespace().collect();
        let count = usize::from_str_radix(fields.get(3)?, 16).ok()?;
        let words = (0..count).filter_map(|at| Some(fields.get(4 + 2 * at)?.to_lowercase())).collect();
        let first = 4 + 2 * count;
        let pointers = fields.get(first)?.parse::<usize>().ok()?;
        let pointer = |at: usize| fields.get(first + 1 + 4 * at..first + 5 + 4 * at);
        // The place of the word that a link of derivation to a verb begins at.
        let from = |fields: &[&str]| {
            let of_verb = fields[0] == "+" && fields[2] == "v";
            of_verb.then(|| usize::from_str_radix(fields[3].get(..2)?, 16).ok()).flatten()
        };
        let of_verbs = (0..pointers).filter_map(pointer).filter_map(from).collect();
        Some(Synset { file: fields.get(1)?.parse().ok()?, words, of_verbs })
    };
    let lines = data.lines().filter(|line| !line.starts_with(' '));
    lines.filter_map(|line| Some((line.split(' ').next()?, synset(line)?))).collect()
}

/// How often each sense of a lemma was counted, by part of speech.
pub fn counts(list: &str) -> HashMap<(String, char), HashMap<usize, f64>> {
    let mut counts: HashMap<(String, char), HashMap<usize, f64>> = HashMap::new();
    for line in list.lines() {
        let mut fields = line.split_whitespace();
        let (Some(key), Some(sense), Some(count)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let (Some((lemma, rest)), Ok(sense), Ok(count)) = (key.split_once('%'), sense.parse(), count.parse()) else {
            continue;
        };
        let Some(code) = rest.chars().next() else { continue };
        counts.entry((lemma.to_owned(), code)).or_default().insert(sense, count);
    }
    counts
}

/// Returns the kind of a word: what its senses name, weighed by how often each was counted, a little by its place.
fn kind(part: &str, lemma: &str, senses: &[&Synset], used: Option<&HashMap<usize, f64>>) -> Option<String> {
    let mut weights: Vec<(&str, f64)> = Vec::new();
    let mut is_deed = false;
    for (at, sense) in senses.iter().enumerate() {
        let place = (at + 1) as f64;
        let weight = used.and_then(|used| used.get(&(at + 1))).copied().unwrap_or(0.0) + 1.0 / (place * place.sqrt());
        let name = KINDS.get(sense.file.checked_sub(FIRST)?)?;
        match weights.iter_mut().find(|(own, _)| own == name) {
            Some((_, sum)) => *sum += weight,
            None => weights.push((name, weight)),
        }
        let own = sense.words.iter().position(|word| word == lemma);
        is_deed |= part == "noun" && at < 2 && own.is_some_and(|own| sense.of_verbs.contains(&(own + 1)));
    }
    let total: f64 = weights.iter().map(|(_, weight)| weight).sum();
    weights.sort_by(|one, other| other.1.total_cmp(&one.1));
    let happening: f64 = weights.iter().filter(|(kind, _)| HAPPENING.contains(kind)).map(|(_, w)| w / total).sum();
    if part == "noun" && happening < HAPPENS {
        return None;
    }
    let mut kinds: Vec<&str> =
        weights.iter().filter(|(_, w)| w / total >= COUNTS).map(|(kind, _)| *kind).take(2).collect();
    kinds.extend(is_deed.then_some("deed"));
    Some(kinds.join("-"))
}

/// The words of all texts of a folder, in small letters.
fn words(folder: &Path) -> Result<HashSet<String>, String> {
    let mut words = HashSet::new();
    for path in files(folder)? {
        let Some(ending) = path.extension().and_then(|ending| ending.to_str()) else { continue };
        if !["tml", "txt", "conllu"].contains(&ending) {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut text = String::from_utf8_lossy(&bytes).into_owned();
        if ending == "conllu" {
            text = text.lines().filter_map(|line| line.strip_prefix("# text = ")).collect::<Vec<_>>().join(" ");
        }
        let shown = untagged(&text);
        let letters = shown.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        words.extend(letters.map(str::to_ascii_lowercase));
    }
    Ok(words)
}

/// The text without what stands in angle brackets.
fn untagged(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let Some(close) = rest[open..].find('>') else { break };
        shown.push_str(&rest[..open]);
        rest = &rest[open + close + 1..];
    }
    shown + rest
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listed = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files = Vec::new();
    for path in listed.flatten().map(|entry| entry.path()) {
        if path.is_dir() { files.extend(self::files(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// A list of TOML, broken at 118 columns.
pub fn list(out: &mut String, kind: &str, words: &BTreeSet<&str>) {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let one = format!("\"{kind}\" = [{}]", words.join(", "));
    if one.len() <= 120 {
        *out += &(one + "\n");
        return;
    }
    *out += &format!("\"{kind}\" = [\n");
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && line.len() + word.len() + 2 > 116 {
            *out += &format!("  {line}\n");
            line.clear();
        }
        line += &format!("{}{word},", if line.is_empty() { "" } else { " " });
    }
    *out += &format!("  {line}\n]\n");
}
