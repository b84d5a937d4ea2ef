//! The page of each check is its test: its examples give just the findings it shows, what it says to use instead gives none.
#![allow(clippy::disallowed_methods)] // a page is rewritten with what is found, where its writer asks for it

mod reading;

use check::{CHECKS, Check, Facts, run};
use reading::Read;
use source::{Colour, Diagnostic, Document, DocumentId, Severity, read, render_full};
use timex::{Context, Domain, Finder, Pack};

/// A fenced block of a page, and the section it stands in.
struct Block<'p> {
    section: &'p str,
    kind: &'p str,
    text: &'p str,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let (mut section, mut open): (&str, Option<(&str, usize)>) = ("", None);
    let mut at = 0;
    for line in page.split_inclusive('\n') {
        let (start, bare) = (at, line.trim_end());
        at += line.len();
        match (bare.strip_prefix("```"), open) {
            (Some(_), Some((kind, from))) => {
                found.push(Block { section, kind, text: &page[from..start] });
                open = None;
            }
            (Some(kind), None) => open = Some((kind, at)),
            (None, None) => section = bare.strip_prefix("## ").unwrap_or(section),
            (None, Some(_)) => {}
        }
    }
    found
}

/// Reads a text as an account and runs one check on it; a first line `[written DATE]` is no part of the text.
fn findings(check: &Check, text: &str) -> (Document, Vec<Diagnostic>) {
    let (written, text) = match text.strip_prefix("[written ").and_then(|rest| rest.split_once("]\n")) {
        Some((date, rest)) => (Some(calendar::edtf::parse(date).expect("a date in EDTF").to_value()), rest),
        None => (None, text),
    };
    let (document, _) = read(DocumentId(0), "account.txt", text.as_bytes(), None).document().expect("it is text");
    let pack = Pack::of(document.language.0).or_else(|| Pack::of("en")).expect("English has a pack");
    let context = Context { written: written.clone(), ..Context::default() };
    let times = timex::tag(&mut Finder::new(pack, Domain::Narrative), &context, &document);
    let (documents, times, written) = ([document], [times], [written]);
    let understood = Read::of(&documents[0], &times[0]);
    let found = run(&Facts::new(&documents, &times, &written).with_understanding(&[understood.told()]), [check]);
    let [document] = documents;
    (document, found.diagnostics)
}

/// A line for each finding: how bad, the words it is about, what is said.
fn summary(document: &Document, found: &[Diagnostic]) -> String {
    let line = |diagnostic: &Diagnostic| {
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let main = diagnostic.labels.iter().find(|label| label.primary).expect("a finding points at words");
        format!("{severity} \"{}\": {}\n", main.span.of(&document.text), diagnostic.message)
    };
    found.iter().map(line).collect()
}

/// The page as it should be: every `diagnostics` and `output` block with what its text gives.
fn made_true(check: &Check) -> String {
    let mut page = String::with_capacity(check.doc.len());
    let (mut copied, mut last) = (0, None);
    let start_of = |text: &str| text.as_ptr() as usize - check.doc.as_ptr() as usize;
    for block in blocks(check.doc) {
        let truth = match (block.kind, &last) {
            ("text", _) => {
                last = Some(findings(check, block.text));
                continue;
            }
            ("diagnostics", Some((document, found))) => summary(document, found),
            ("output", Some((document, found))) => {
                render_full(found, std::slice::from_ref(document), Colour::Never).trim_end().to_owned() + "\n"
            }
            (kind, _) => panic!("{}: a block `{kind}` with no text before it", check.name),
        };
        page += &check.doc[copied..start_of(block.text)];
        page += &truth;
        copied = start_of(block.text) + block.text.len();
    }
    page + &check.doc[copied..]
}

#[test]
fn every_page_shows_what_its_check_finds() {
    let rewrite = std::env::var_os("TARIKH_REWRITE_PAGES").is_some();
    for check in CHECKS {
        let truth = made_true(check);
        if rewrite {
            let path = format!("{}/src/checks/{}.md", env!("CARGO_MANIFEST_DIR"), check.name.replace('-', "_"));
            std::fs::write(path, &truth).expect("the page can be written");
        } else {
            assert_eq!(truth, check.doc, "{}: run once with TARIKH_REWRITE_PAGES=1, and read what changed", check.name);
        }
    }
}

#[test]
fn every_page_shows_the_check_at_work_and_a_text_it_leaves_alone() {
    for check in CHECKS {
        let blocks = blocks(check.doc);
        let shown = blocks.iter().filter(|block| block.kind == "diagnostics" && !block.text.trim().is_empty());
        assert!(shown.count() > 0, "{}: no finding is shown", check.name);
        assert!(blocks.iter().any(|block| block.kind == "output"), "{}: no output is shown", check.name);
        let instead: Vec<&Block<'_>> =
            blocks.iter().filter(|block| block.section == "Use instead" && block.kind == "text").collect();
        assert!(!instead.is_empty(), "{}: nothing to use instead", check.name);
        for block in instead {
            let (document, found) = findings(check, block.text);
            assert_eq!(summary(&document, &found), "", "{}: what to use instead is found wrong", check.name);
        }
        assert!(check.doc.starts_with(&format!("# {}\n", check.name)), "{}: the page has another name", check.name);
    }
}

#[test]
fn a_finding_is_never_worse_than_its_check() {
    for check in CHECKS {
        for block in blocks(check.doc).iter().filter(|block| block.kind == "text") {
            let (_, found) = findings(check, block.text);
            assert!(found.iter().all(|diagnostic| diagnostic.severity <= check.severity), "{}", check.name);
        }
    }
}
