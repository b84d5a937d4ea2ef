//! The page's own words: what is said in English can be said in each language that has a `page.toml`.
#![allow(clippy::disallowed_methods)] // the test reads this crate's own source

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use page::Words;

#[test]
fn every_word_a_page_says_has_its_persian() {
    let mut said: BTreeSet<String> = BTreeSet::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("it lies beside the others");
    for file in ["page/src", "server/src"].iter().flat_map(|folder| sources(&crates.join(folder))) {
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
