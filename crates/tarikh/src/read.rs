//! The main job: documents in, a checked chronology out.

use check::{CHECKS, Facts};
use event::{EventId, events};
use source::{Diagnostic, Document};
use syntax::{Sentence, Syntax};

use crate::chronology::{Account, Chronology};
use crate::options::Options;

/// Reads accounts and makes of them one chronology. Each document comes with what its reader said of it.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let text = "The capital fell in 1992. The army had left on 15 February 1989, after nearly a decade.";
/// let account = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let labels: Vec<&str> = chronology.events.iter().map(|event| event.label.as_str()).collect();
/// assert_eq!(labels, ["The army had left, after nearly a decade", "The capital fell"]);
/// # Ok::<(), String>(())
/// ```
pub fn read(documents: Vec<(Document, Vec<Diagnostic>)>, options: &Options) -> Chronology {
    let (mut read, mut diagnostics) = (Vec::with_capacity(documents.len()), Vec::new());
    for (document, remarks) in documents {
        let language = options.language.unwrap_or(document.language);
        read.push(Document { language, ..document });
        diagnostics.extend(remarks);
    }
    let mut chronology = Chronology {
        documents: read,
        timexes: Vec::new(),
        accounts: Vec::new(),
        events: Vec::new(),
        diagnostics,
        verified: Vec::new(),
        calendars: options.calendars.clone(),
    };
    for document in &chronology.documents {
        let timexes = options.tag(document);
        let sentences = source::sentences(document);
        let before = chronology.events.len();
        chronology.events.extend(
            events(document, &sentences, &timexes)
                .into_iter()
                .enumerate()
                .map(|(at, event)| event::Event { id: EventId((before + at) as u32), ..event }),
        );
        chronology.accounts.push(Account::new(options.written_of(document), sentences.len(), &timexes));
        chronology.timexes.push(timexes);
    }
    let written: Vec<_> = chronology.accounts.iter().map(|account| account.written.clone()).collect();
    let mut reader = Syntax::english().reader();
    let grammar: Vec<Vec<Sentence<'_>>> = chronology
        .documents
        .iter()
        .map(|document| if document.language.0 == "en" { reader.parse(&document.text) } else { Vec::new() })
        .collect();
    let facts = Facts::new(&chronology.documents, &chronology.timexes, &written).with_grammar(&grammar);
    let findings = check::run(&facts, CHECKS);
    chronology.diagnostics.extend(findings.diagnostics);
    chronology.verified = findings.verified;
    chronology.sort();
    chronology
}
