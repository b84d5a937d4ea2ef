//! The main job: documents in, a checked chronology out.

use std::ops::ControlFlow;

use check::{CHECKS, Check, Facts};
use event::{Event, EventId, EventRelation};
use source::{Diagnostic, Document, unwatched};

use crate::chronology::{Account, Chronology};
use crate::options::Options;
use crate::pace::{Pace, Stage, WHOLE, Watcher};
use crate::story::Story;
use crate::understand::{Understood, understand_all};
use crate::write::{TimeMl, timeml_with};

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
    read_watched(documents, options, &unwatched).continue_value().expect("nobody stops it")
}

/// Does the same, and tells somebody now and then how far it is. Whoever watches may stop it: it ends within some sentences.
///
/// ```
/// use std::ops::ControlFlow;
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let account = read(DocumentId(0), "-", b"The army left on 15 February 1989.", None).document()?;
/// let stopped = tarikh::read_watched(vec![account], &Options::default(), &|_| ControlFlow::Break(()));
/// assert!(stopped.is_break());
/// # Ok::<(), String>(())
/// ```
pub fn read_watched(
    documents: Vec<(Document, Vec<Diagnostic>)>,
    options: &Options,
    watcher: &Watcher<'_>,
) -> ControlFlow<(), Chronology> {
    let (mut read, mut diagnostics) = (Vec::with_capacity(documents.len()), Vec::new());
    for (document, remarks) in documents {
        read.push(in_language(document, options));
        diagnostics.extend(remarks);
    }
    let mut chronology = Chronology {
        documents: read,
        timexes: Vec::new(),
        accounts: Vec::new(),
        entities: Vec::new(),
        attributions: Vec::new(),
        events: Vec::new(),
        relations: Vec::new(),
        diagnostics,
        verified: Vec::new(),
        occurrences: Vec::new(),
        comes_again: Vec::new(),
        calendars: options.calendars.clone(),
    };
    let pace = Pace::new(&chronology.documents, watcher);
    let mut understood = understand_all(options, &chronology.documents, &pace)?;
    for (one, document) in understood.iter_mut().zip(&chronology.documents) {
        chronology.accounts.push(Account::new(options.written_of(document), one.count, &one.timexes));
        chronology.timexes.push(std::mem::take(&mut one.timexes));
    }
    let written: Vec<_> = chronology.accounts.iter().map(|account| account.written.clone()).collect();
    let told: Vec<check::Understanding<'_>> = understood.iter().map(Understood::told).collect();
    let facts = Facts::new(&chronology.documents, &chronology.timexes, &written).with_understanding(&told);
    let checks: Vec<&Check> = CHECKS.iter().collect();
    let bytes = chronology.documents.iter().map(|document| document.text.len()).sum();
    let mut watch = pace.stage(Stage::Checks, bytes);
    let findings = check::run_watched(&facts, &checks, &mut watch)?;
    watch(WHOLE)?;
    chronology.diagnostics.extend(findings.diagnostics);
    chronology.verified = findings.verified;
    chronology.occurrences = check::occurrences(&facts);
    chronology.comes_again = check::what_comes_again(&facts);
    for one in understood {
        let before = chronology.events.len() as u32;
        let counted = |id: EventId| EventId(before + id.0);
        chronology.events.extend(one.told.events.into_iter().map(|event| Event { id: counted(event.id), ..event }));
        let ties = one.told.relations.into_iter();
        chronology.relations.extend(ties.map(|tie| EventRelation {
            from: counted(tie.from),
            to: counted(tie.to),
            ..tie
        }));
        chronology.entities.push(one.entities);
        chronology.attributions.push(one.attributions);
    }
    chronology.sort();
    crate::differing::add_differing(&mut chronology);
    ControlFlow::Continue(chronology)
}

/// Reads of an account its times, events and links, and writes it with those as TimeML. Whom it names, who says what and what
/// does not agree is not looked for.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::Options;
///
/// let (document, _) = read(DocumentId(0), "-", b"They crossed it on 15 February 1989.", None).document()?;
/// let timeml = tarikh::read_timeml(document, &Options::default());
/// assert!(timeml.text.contains("<EVENT eid=\"e1\" class=\"OCCURRENCE\">crossed</EVENT>"));
/// # Ok::<(), String>(())
/// ```
pub fn read_timeml(document: Document, options: &Options) -> TimeMl {
    let document = in_language(document, options);
    let (timexes, written) = (options.tag(&document), options.written_of(&document));
    let story = Story::of(&document, &timexes, written.as_ref());
    timeml_with(&document, written.as_ref(), &timexes, &story)
}

/// The language of a document is the one given, else its own.
fn in_language(document: Document, options: &Options) -> Document {
    Document { language: options.language.unwrap_or(document.language), ..document }
}
