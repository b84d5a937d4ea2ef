//! The main job: documents in, a checked chronology out.

use check::{CHECKS, Facts};
use event::{Chronicle, Event, EventId, EventRelation, chronicle, events};
use source::{Diagnostic, Document};
use syntax::Sentence;

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
/// assert_eq!(labels, ["The army had left after nearly a decade", "The capital fell"]);
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
        relations: Vec::new(),
        diagnostics,
        verified: Vec::new(),
        occurrences: Vec::new(),
        calendars: options.calendars.clone(),
    };
    let mut grammar: Vec<Vec<Sentence<'static>>> = Vec::with_capacity(chronology.documents.len());
    for document in &chronology.documents {
        let timexes = options.tag(document);
        let sentences = source::sentences(document);
        let trees = if grammar_of(document) { sentences_of(document) } else { Vec::new() };
        let told = told(document, &sentences, &trees, &timexes);
        grammar.push(trees);
        let before = chronology.events.len() as u32;
        let counted = |id: EventId| EventId(before + id.0);
        chronology.events.extend(told.events.into_iter().map(|event| Event { id: counted(event.id), ..event }));
        let ties = told.relations.into_iter();
        chronology.relations.extend(ties.map(|tie| EventRelation {
            from: counted(tie.from),
            to: counted(tie.to),
            ..tie
        }));
        chronology.accounts.push(Account::new(options.written_of(document), sentences.len(), &timexes));
        chronology.timexes.push(timexes);
    }
    let written: Vec<_> = chronology.accounts.iter().map(|account| account.written.clone()).collect();
    let facts = Facts::new(&chronology.documents, &chronology.timexes, &written).with_grammar(&grammar);
    let findings = check::run(&facts, CHECKS);
    chronology.diagnostics.extend(findings.diagnostics);
    chronology.verified = findings.verified;
    chronology.occurrences = check::occurrences(&facts);
    chronology.sort();
    chronology
}

/// What an account tells: by the grammar of its sentences where they can be read, else by their clauses.
fn told(
    document: &Document,
    sentences: &[source::Span],
    trees: &[Sentence<'_>],
    timexes: &[timex::Timex],
) -> Chronicle {
    if !grammar_of(document) {
        return Chronicle { events: events(document, sentences, timexes), relations: Vec::new() };
    }
    chronicle(document, trees, timexes, &|_| None)
}

/// Says whether the sentences of a document can be read as trees.
pub(crate) fn grammar_of(document: &Document) -> bool {
    matches!(document.language.0, "en" | "und")
}

/// Returns the sentences of an English document, as trees.
pub fn sentences_of(document: &Document) -> Vec<syntax::Sentence<'static>> {
    syntax::Syntax::english().reader().parse_within(&document.text, &source::paragraphs(document))
}
