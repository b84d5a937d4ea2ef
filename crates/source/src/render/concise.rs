//! Diagnostics in a line each: `path:line:column: error[check]: message`.

use super::harmless::message;
use super::{Sources, main_label, severity_name};
use crate::{Diagnostic, Document, harmless};

/// Renders diagnostics in a line each.
///
/// ```
/// use source::{DocumentId, read, render_concise};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document().expect("nothing is text too");
/// let line = "empty.txt:1:1: info[empty-document]: there is no text to read\n";
/// assert_eq!(render_concise(&remarks, &[document]), line);
/// ```
pub fn render_concise(diagnostics: &[Diagnostic], documents: &[Document]) -> String {
    let sources = Sources::new(diagnostics, documents);
    let mut out = String::new();
    for diagnostic in diagnostics {
        let main = main_label(diagnostic).and_then(|label| Some((sources.positions(label.document)?, label)));
        if let Some((positions, label)) = main {
            let place = positions.place(label.span.start);
            out += &format!("{}:{}:{}: ", harmless(positions.path()), place.line, place.column);
        }
        let severity = severity_name(diagnostic.severity);
        out += &format!("{severity}[{}]: {}\n", diagnostic.check, message(&diagnostic.message));
    }
    out
}
