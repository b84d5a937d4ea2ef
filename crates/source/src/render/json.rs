//! Diagnostics as JSON, in the shapes that `check --output-format json` and `read --format json` promise.

use serde::Serialize;

use super::{Sources, severity_name};
use crate::{Diagnostic, Document, DocumentId, Label, Unit, context};

/// A diagnostic as machines get it.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct DiagnosticJson {
    /// The name of the check.
    pub check: &'static str,
    /// `error`, `warning` or `info`.
    pub severity: &'static str,
    /// For a person.
    pub message: String,
    /// Where.
    pub labels: Vec<LabelJson>,
    /// What was assumed, the sum shown.
    pub notes: Vec<String>,
    /// What would mend it.
    pub fixes: Vec<FixJson>,
}

/// A place and what the text implies there.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct LabelJson {
    /// The id of the document, as in `documents`: `d1`.
    pub document: String,
    /// In units of the document's text.
    pub start: u32,
    /// In units of the document's text.
    pub end: u32,
    /// What the text implies there.
    pub text: String,
    /// Whether the message is about this place.
    pub primary: bool,
    /// The path of the document.
    pub path: String,
    /// The line of the file, from 1.
    pub line: u32,
    /// The code point of the line, from 1.
    pub column: u32,
    /// The text that the label marks.
    pub quote: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
}

/// A way to mend it.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct FixJson {
    /// What would be done.
    pub message: String,
}

/// A sum that agrees.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct VerifiedJson {
    /// The name of the check.
    pub check: &'static str,
    /// The sum.
    pub message: String,
    /// Where.
    pub labels: Vec<LabelJson>,
}

/// A document that labels point into.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct DocumentJson {
    /// The id that labels name: `d1` for the first.
    pub id: String,
    /// The path it was given by.
    pub path: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

#[derive(Serialize)]
struct Report {
    schema: &'static str,
    unit: &'static str,
    documents: Vec<DocumentJson>,
    diagnostics: Vec<DiagnosticJson>,
    verified: Vec<VerifiedJson>,
}

impl DiagnosticJson {
    /// Returns the diagnostic as machines get it. Labels into documents that are not among the sources are left out.
    pub fn new(sources: &Sources<'_>, unit: Unit, diagnostic: &Diagnostic) -> DiagnosticJson {
        DiagnosticJson {
            check: diagnostic.check,
            severity: severity_name(diagnostic.severity),
            message: diagnostic.message.clone(),
            labels: labels(sources, unit, diagnostic),
            notes: diagnostic.notes.clone(),
            fixes: diagnostic.fixes.iter().map(|fix| FixJson { message: fix.message.clone() }).collect(),
        }
    }
}

impl VerifiedJson {
    /// Returns a sum that agrees as machines get it.
    pub fn new(sources: &Sources<'_>, unit: Unit, verified: &Diagnostic) -> VerifiedJson {
        let labels = labels(sources, unit, verified);
        VerifiedJson { check: verified.check, message: verified.message.clone(), labels }
    }
}

impl LabelJson {
    /// Returns the label as machines get it; none where its document is not among the sources.
    pub fn new(sources: &Sources<'_>, unit: Unit, label: &Label) -> Option<LabelJson> {
        let positions = sources.positions(label.document)?;
        let (start, end) = positions.span(label.span, unit);
        let place = positions.place(label.span.start);
        let (prefix, suffix) = context(positions.text(), label.span);
        Some(LabelJson {
            document: label.document.to_string(),
            start,
            end,
            text: label.text.clone(),
            primary: label.primary,
            path: positions.path().to_owned(),
            line: place.line,
            column: place.column,
            quote: label.span.of(positions.text()).to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        })
    }
}

fn labels(sources: &Sources<'_>, unit: Unit, diagnostic: &Diagnostic) -> Vec<LabelJson> {
    diagnostic.labels.iter().filter_map(|label| LabelJson::new(sources, unit, label)).collect()
}

/// Renders all diagnostics, and the sums that agree, as one JSON object in a line.
///
/// ```
/// use source::{DocumentId, Unit, read, render_json};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document().expect("nothing is text too");
/// let json = render_json(&remarks, &[], &[document], Unit::Codepoint);
/// assert!(json.starts_with(r#"{"schema":"tarikh.diagnostics/1","unit":"codepoint","documents":[{"id":"d1","path":"empty.txt""#));
/// assert!(json.contains(r#""check":"empty-document","severity":"info""#));
/// ```
pub fn render_json(diagnostics: &[Diagnostic], verified: &[Diagnostic], documents: &[Document], unit: Unit) -> String {
    let (sources, others) = (Sources::new(diagnostics, documents), Sources::new(verified, documents));
    let report = Report {
        schema: "tarikh.diagnostics/1",
        unit: unit.name(),
        documents: documents.iter().map(DocumentJson::new).collect(),
        diagnostics: diagnostics.iter().map(|diagnostic| DiagnosticJson::new(&sources, unit, diagnostic)).collect(),
        verified: verified.iter().map(|verified| VerifiedJson::new(&others, unit, verified)).collect(),
    };
    line_of(&report)
}

/// Renders diagnostics as JSON, an object in a line for each.
pub fn render_jsonl(diagnostics: &[Diagnostic], documents: &[Document], unit: Unit) -> String {
    let sources = Sources::new(diagnostics, documents);
    diagnostics.iter().map(|diagnostic| line_of(&DiagnosticJson::new(&sources, unit, diagnostic))).collect()
}

fn line_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these shapes have string keys and no failing part") + "\n"
}

impl DocumentJson {
    fn new(document: &Document) -> DocumentJson {
        DocumentJson { id: document.id.to_string(), path: document.path.clone(), sha256: document.sha256.clone() }
    }
}

impl std::fmt::Display for DocumentId {
    /// Writes the id as machines get it: `d1` for the first.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "d{}", u64::from(self.0) + 1)
    }
}
