//! Findings as a code quality report of GitLab.

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::{Report, Site, whole_message};
use crate::render::Sources;
use crate::{Severity, Unit};

/// Renders findings as a code quality report: a JSON array. A finding keeps its fingerprint when lines move.
///
/// ```
/// use source::{DocumentId, Report, read, render_gitlab};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document()?;
/// let documents = [document];
/// let report = Report { version: "1", rules: &[], documents: &documents, diagnostics: &remarks, verified: &[] };
/// let json = render_gitlab(&report);
/// assert!(json.contains(r#""location":{"lines":{"begin":1,"end":1},"path":"empty.txt"},"severity":"info""#));
/// # Ok::<(), String>(())
/// ```
pub fn render_gitlab(report: &Report<'_>) -> String {
    let sources = Sources::new(report.diagnostics, report.documents);
    let mut names = Fingerprints::default();
    let findings: Vec<Value> = report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let site = Site::main(&sources, diagnostic, Unit::Codepoint);
            let severity = match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info => "info",
            };
            // The report must name a place; a finding without one is about the run.
            let (path, begin, end) =
                site.as_ref().map_or(("-", 1, 1), |site| (site.path, site.start.line, site.end.line));
            json!({
                "description": whole_message(&sources, diagnostic),
                "check_name": diagnostic.check,
                "fingerprint": names.next(diagnostic, site.as_ref()),
                "severity": severity,
                "location": { "path": path.strip_prefix("./").unwrap_or(path), "lines": { "begin": begin, "end": end } },
            })
        })
        .collect();
    Value::from(findings).to_string() + "\n"
}
