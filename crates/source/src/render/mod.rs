//! Diagnostics as text: for people in full or in a line each, for machines as JSON and as the reports that code hosts
//! read. Renderers return text, they do not print it.

mod concise;
mod fit;
mod full;
mod harmless;
mod json;
mod report;
mod window;

use std::collections::BTreeMap;

pub use concise::render_concise;
pub use fit::{apart, cells_of, lines_of};
pub use full::{Colour, Look, Say, in_english, render_agreeing, render_full, render_full_in};
pub use harmless::harmless;
pub use json::{DiagnosticJson, DocumentJson, FixJson, LabelJson, VerifiedJson, render_json, render_jsonl};
pub use report::{Report, Rule, render_github, render_gitlab, render_junit, render_rdjson, render_sarif};

use crate::{Diagnostic, Document, DocumentId, Label, Positions, Severity};

/// The documents that labels point into, their lines and code points counted once, and only where a label needs them.
pub struct Sources<'d> {
    positions: BTreeMap<DocumentId, Positions<'d>>,
}

impl<'d> Sources<'d> {
    /// Counts through those documents that a label of the diagnostics points into.
    pub fn new(diagnostics: &[Diagnostic], documents: &'d [Document]) -> Sources<'d> {
        let mut named: Vec<DocumentId> =
            diagnostics.iter().flat_map(|diagnostic| &diagnostic.labels).map(|label| label.document).collect();
        named.sort();
        named.dedup();
        let meant = documents.iter().filter(|document| named.binary_search(&document.id).is_ok());
        Sources { positions: meant.map(|document| (document.id, Positions::new(document))).collect() }
    }

    /// Returns the positions of a document; none where it is not among those given.
    pub fn positions(&self, document: DocumentId) -> Option<&Positions<'d>> {
        self.positions.get(&document)
    }
}

/// The label a message is about: the first primary one, else the first.
fn main_label(diagnostic: &Diagnostic) -> Option<&Label> {
    diagnostic.labels.iter().find(|label| label.primary).or(diagnostic.labels.first())
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
