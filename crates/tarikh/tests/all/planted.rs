//! Short accounts with something in them that cannot hold together, and their sound twins: each page of `planted/` is named for
//! the check that has to speak of what its `planted` blocks hold; of a `sound` block none of the three may say anything.
//!
//! A line `=== name.txt` begins another account that is read together with the one before. What is not found yet stands as
//! `missed`, what is found wrongly as `false`: a reading that does better has to say so here.
#![allow(clippy::disallowed_methods)] // tests read the pages

use std::fs;
use std::path::Path;

use tarikh::Options;
use tarikh::source::{Diagnostic, Document, DocumentId, read};

const CHECKS: [&str; 3] = ["conflicting-accounts", "impossible-order", "outside-lifetime"];

#[test]
fn what_cannot_hold_together_is_found_and_what_is_sound_is_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted");
    let mut pages: Vec<_> =
        fs::read_dir(folder).expect("the pages are there").flatten().map(|one| one.path()).collect();
    pages.sort();
    assert!(pages.len() >= CHECKS.len(), "planted/ has its pages");
    let mut wrong = String::new();
    for path in pages {
        let page = fs::read_to_string(&path).expect("a page is text");
        let check = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        for block in blocks(&page) {
            let found = found(&block.text);
            let right = match block.kind {
                "planted" => found.iter().any(|name| *name == check),
                "missed" | "sound" => found.is_empty(),
                "false" => !found.is_empty(),
                other => panic!("{check}, {}: no block is '{other}'", block.title),
            };
            if !right {
                wrong += &format!("{check}, {}, {}: {found:?}\n", block.title, block.kind);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

struct Block<'p> {
    title: &'p str,
    kind: &'p str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let (mut title, mut open): (&str, Option<Block<'_>>) = ("", None);
    for line in page.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(kind), None) => open = Some(Block { title, kind, text: String::new() }),
            (None, Some(block)) => block.text += &format!("{line}\n"),
            (None, None) => title = line.strip_prefix("## ").unwrap_or(title),
        }
    }
    assert!(open.is_none(), "a block is not closed");
    found
}

/// The names of what the three checks find in accounts that are read together.
fn found(text: &str) -> Vec<&'static str> {
    let mut accounts: Vec<(&str, String)> = vec![("account.txt", String::new())];
    for line in text.lines() {
        match line.strip_prefix("=== ") {
            Some(path) => accounts.push((path, String::new())),
            None => accounts.last_mut().expect("there is a first").1 += &format!("{line}\n"),
        }
    }
    accounts.retain(|(_, text)| !text.trim().is_empty());
    let account = |(number, (path, text)): (u32, (&str, String))| -> (Document, Vec<Diagnostic>) {
        read(DocumentId(number), path, text.as_bytes(), None).document().expect("it is text")
    };
    let read = tarikh::read((0..).zip(accounts).map(account).collect(), &Options::default());
    let names = read.diagnostics.iter().map(|diagnostic| diagnostic.check);
    names.filter(|name| CHECKS.contains(name)).collect()
}
