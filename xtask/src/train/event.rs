//! Trains the model of `crates/event` from annotated news, and measures it by cross-validation.

use std::path::Path;
use std::time::Instant;

use event::train::{Account, cross_validate, train};
use event::{Class, Habit, Order};
use source::{Document, DocumentId};
use tarikh::eval::{Item, annotation};
use tarikh::{Options, sentences_of};

/// Where the annotated news lie, seen from the root: the first folder is marked as what is to be read will be.
const NEWS: [&str; 2] = ["../shared/corpora/timex/en/timebank", "../shared/corpora/timex/en/aquaint"];

const EVENTS: &str = "crates/event/models/en.bin";
const LINKS: &str = "crates/event/models/links.bin";

/// Learns from all documents and writes the model.
pub fn here(root: &Path) -> Result<(), String> {
    let documents = documents(root)?;
    let first = documents[0].len();
    let documents: Vec<&Document> = documents.iter().flatten().collect();
    let models = train(&accounts(&documents, first));
    for (path, model) in [(EVENTS, models.events), (LINKS, models.links)] {
        println!("{path}: {} bytes", model.len());
        std::fs::write(root.join(path), model).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// Learns from four fifths and reads the fifth, in turn: from each folder by itself, and from both.
pub fn folds(root: &Path) -> Result<(), String> {
    let begun = Instant::now();
    let folders = documents(root)?;
    let all: Vec<&Document> = folders.iter().flatten().collect();
    let accounts = accounts(&all, folders[0].len());
    println!("{:>5.0} s  read", begun.elapsed().as_secs_f64());
    let first = folders[0].len();
    let rows: [(&str, &[Account<'_>], Option<bool>); 4] = [
        ("both, all", &accounts, None),
        ("both, read TimeBank", &accounts, Some(true)),
        ("both, read AQUAINT", &accounts, Some(false)),
        ("TimeBank", &accounts[..first], None),
    ];
    for (name, accounts, judged) in rows {
        for line in cross_validate(accounts, |at| judged.is_none_or(|judged| judged == (at < first))) {
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

/// Documents as they are learnt from; the first ones are of TimeBank.
fn accounts<'d>(documents: &[&'d Document], first: usize) -> Vec<Account<'d>> {
    let options = Options::default();
    let account = |(place, document): (usize, &&'d Document)| {
        let marked = annotation(document);
        let events: Vec<_> = marked
            .events
            .iter()
            .map(|event| (event.span, Class::named(&event.class).unwrap_or(Class::Occurrence)))
            .collect();
        let number = |item: Item| match item {
            Item::Event(event) => event,
            Item::Time(time) => events.len() + time,
        };
        let links = marked.links.iter();
        let links = links.filter_map(|link| Some((number(link.from), Order::named(&link.relation)?, number(link.to))));
        Account {
            text: &document.text,
            habit: if place < first { Habit::TimeBank } else { Habit::Aquaint },
            sentences: sentences_of(document),
            timexes: options.tag(document),
            written: options.written_of(document),
            times: marked.times.iter().map(|time| time.span).collect(),
            links: links.collect(),
            events,
        }
    };
    documents.iter().enumerate().map(account).collect()
}
