//! Trains the model of `crates/event` from annotated news, and measures it by cross-validation.

use std::path::Path;
use std::time::Instant;

use event::Class;
use event::train::{Account, cross_validate, train};
use source::{Document, DocumentId};
use syntax::Syntax;
use tarikh::Options;
use tarikh::eval::annotation;

/// Where the annotated news lie, seen from the root: the first folder is marked as what is to be read will be.
const NEWS: [&str; 2] = ["../shared/corpora/timex/en/timebank", "../shared/corpora/timex/en/aquaint"];

const MODEL: &str = "crates/event/models/en.bin";

/// Parts of a cross-validation.
const PARTS: usize = 5;

/// Learns from all documents and writes the model.
pub fn here(root: &Path) -> Result<(), String> {
    let documents = documents(root)?;
    let documents: Vec<&Document> = documents.iter().flatten().collect();
    let model = train(&accounts(&documents));
    println!("{MODEL}: {} bytes", model.len());
    std::fs::write(root.join(MODEL), model).map_err(|error| format!("{MODEL}: {error}"))
}

/// Learns from four fifths and reads the fifth, in turn: from each folder by itself, and from both.
pub fn folds(root: &Path) -> Result<(), String> {
    let begun = Instant::now();
    let folders = documents(root)?;
    let all: Vec<&Document> = folders.iter().flatten().collect();
    let accounts = accounts(&all);
    println!("{:>5.0} s  read", begun.elapsed().as_secs_f64());
    let first = folders[0].len();
    let rows: [(&str, &[Account<'_>], Option<bool>); 5] = [
        ("both, read both", &accounts, None),
        ("both, read TimeBank", &accounts, Some(true)),
        ("both, read AQUAINT", &accounts, Some(false)),
        ("TimeBank", &accounts[..first], None),
        ("AQUAINT", &accounts[first..], None),
    ];
    for (name, accounts, judged) in rows {
        for line in cross_validate(accounts, PARTS, |at| judged.is_none_or(|judged| judged == (at < first))) {
            println!("{:>5.0} s  {name}: {line}", begun.elapsed().as_secs_f64());
        }
    }
    Ok(())
}

fn documents(root: &Path) -> Result<[Vec<Document>; 2], String> {
    let read = |folder: &str| {
        let path = root.join(folder);
        let entries = std::fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "tml"));
        paths.sort();
        let document = |path: &std::path::PathBuf| {
            let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
            let name = path.display().to_string();
            Ok(source::read(DocumentId(0), &name, &bytes, None).document()?.0)
        };
        paths.iter().map(document).collect::<Result<Vec<Document>, String>>()
    };
    let [first, second] = NEWS;
    Ok([read(first)?, read(second)?])
}

fn accounts<'d>(documents: &[&'d Document]) -> Vec<Account<'d>> {
    let options = Options::default();
    let mut reader = Syntax::english().reader();
    let account = |document: &&'d Document| {
        let mut events: Vec<_> = annotation(document)
            .events
            .iter()
            .filter_map(|event| Some((event.span, Class::named(&event.class)?)))
            .collect();
        events.sort();
        let sentences = reader.parse(&document.text);
        Account { text: &document.text, sentences, timexes: options.tag(document), events }
    };
    documents.iter().map(account).collect()
}
