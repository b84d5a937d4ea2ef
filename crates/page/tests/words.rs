//! The page's own words: what is said in English can be said in each language that has a `page.toml`.
#![allow(clippy::disallowed_methods)] // the test reads this crate's own source

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use page::Words;

#[test]
fn every_word_a_page_says_has_its_persian() {
    let mut said: BTreeSet<String> = BTreeSet::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it lies beside the others");
    for file in ["page/src", "server/src", "export/src", "tarikh/src", "cli/src"]
        .iter()
        .flat_map(|folder| sources(&crates.join(folder)))
    {
        let text = std::fs::read_to_string(&file).expect("it is a file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let flat = code.split_whitespace().collect::<Vec<_>>().join(" ").replace("( \"", "(\"");
        for call in [".say(\"", ".fill(\""] {
            said.extend(flat.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
        for call in flat.split(".count(").skip(1) {
            let words = call.split(')').next().unwrap_or_default().split('"').skip(1).step_by(2);
            said.extend(words.map(str::to_owned));
        }
    }
    let persian = Words::of_languages(["fa"]);
    let missing: Vec<&String> = said.iter().filter(|word| persian.say_of(word) == **word).collect();
    assert!(said.len() > 90, "{said:?}");
    assert!(missing.is_empty(), "without Persian: {missing:?}");
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("it is a folder") {
        let path = entry.expect("it is read").path();
        match path.is_dir() {
            true => found.extend(sources(&path)),
            false if path.extension().is_some_and(|ending| ending == "rs") => found.push(path),
            false => {}
        }
    }
    found
}

#[test]
fn nearly_every_sentence_a_check_says_has_its_persian() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it lies beside the others");
    let persian = Words::of_languages(["fa"]);
    let (mut said, mut missing) = (0, BTreeSet::new());
    for file in ["check/src/checks", "timex/src/resolve"].iter().flat_map(|folder| sources(&crates.join(folder))) {
        let text = std::fs::read_to_string(&file).expect("it is a file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.contains("expect("));
        for sentence in lines
            .flat_map(|line| line.split('"').skip(1).step_by(2))
            .filter(|one| one.contains(' ') && !one.contains('|'))
        {
            // A name or a date in each place; pieces of sentences, as they are put together, begin with a comma or a blank.
            if sentence.starts_with([' ', ',']) || BITS.contains(&sentence) {
                continue;
            }
            let filled = filled(sentence);
            said += 1;
            let date = persian.date(&filled);
            let in_persian = persian.message(&filled).unwrap_or(date);
            let left = in_persian.replace("--written DATE", "").replace("--about PERIOD", "").replace("--written", "");
            if left.replace("U+FFFD", "").contains(|c: char| c.is_ascii_alphabetic()) {
                missing.insert(format!("{filled} -> {in_persian}"));
            }
        }
    }
    assert!(said > 100, "{said}");
    // A new sentence may wait for its Persian: it is shown in English, and marked so.
    assert!(missing.len() * 20 < said, "without Persian: {missing:#?}");
}

/// What is no sentence of its own: the birth and the death stand before a colon.
const BITS: [&str; 3] = ["the birth", "the death", "told with \\"];

/// A sentence with a number in each of its places.
fn filled(sentence: &str) -> String {
    let mut parts = sentence.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str("1990");
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}
