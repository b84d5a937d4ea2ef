//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.

use super::{Report, Site, whole_message};
use crate::render::Sources;
use crate::{Severity, Unit, harmless};

/// Renders findings as workflow commands, a line each.
///
/// ```
/// use source::{DocumentId, Report, read, render_github};
/// let (document, remarks) = read(DocumentId(0), "a,b.txt", b"", None).document()?;
/// let documents = [document];
/// let report = Report { version: "1", rules: &[], documents: &documents, diagnostics: &remarks, verified: &[] };
/// let command = "::notice file=a%2Cb.txt,line=1,endLine=1,col=1,endColumn=1,title=empty-document::there is no text to read\n";
/// assert_eq!(render_github(&report), command);
/// # Ok::<(), String>(())
/// ```
pub fn render_github(report: &Report<'_>) -> String {
    let sources = Sources::new(report.diagnostics, report.documents);
    let mut out = String::new();
    for diagnostic in report.diagnostics {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let mut properties = String::new();
        if let Some(Site { path, start, end, .. }) = Site::main(&sources, diagnostic, Unit::Codepoint) {
            properties = format!("file={},line={},endLine={},", property(&harmless(path)), start.line, end.line);
            // Columns are taken only within a line.
            if start.line == end.line {
                properties += &format!("col={},endColumn={},", start.column, end.column);
            }
        }
        let title = property(diagnostic.check);
        out += &format!("::{command} {properties}title={title}::{}\n", data(&whole_message(&sources, diagnostic)));
    }
    out
}

/// What stands after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// What stands after a `=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_ends_a_command() {
        assert_eq!(data("100 %\r\n::error::"), "100 %25%0D%0A::error::");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
