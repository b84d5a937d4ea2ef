//! Findings in the diagnostic format of reviewdog, which brings them to reviews.

use serde_json::{Value, json};

use super::{Report, Site, whole_message};
use crate::render::Sources;
use crate::{Place, Severity, Unit};

/// Renders findings as one `DiagnosticResult`. Columns count bytes of UTF-8, as that format has it.
///
/// ```
/// use source::{DocumentId, Report, read, render_rdjson};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document()?;
/// let documents = [document];
/// let report = Report { version: "1", rules: &[], documents: &documents, diagnostics: &remarks, verified: &[] };
/// let json = render_rdjson(&report);
/// assert!(json.contains(r#""message":"there is no text to read","severity":"INFO""#));
/// # Ok::<(), String>(())
/// ```
pub fn render_rdjson(report: &Report<'_>) -> String {
    let sources = Sources::new(report.diagnostics, report.documents);
    let place = |place: Place| json!({ "line": place.line, "column": place.column });
    let findings: Vec<Value> = report
        .diagnostics
        .iter()
        .map(|diagnostic| {
            let mut finding = json!({
                "message": whole_message(&sources, diagnostic),
                "severity": severity(diagnostic.severity),
                "code": { "value": diagnostic.check },
            });
            if let Some(Site { path, start, end, .. }) = Site::main(&sources, diagnostic, Unit::Byte) {
                finding["location"] = json!({ "path": path, "range": { "start": place(start), "end": place(end) } });
            }
            finding
        })
        .collect();
    let worst = report.diagnostics.iter().map(|diagnostic| diagnostic.severity).max();
    let mut whole = json!({ "source": { "name": "tarikh" }, "diagnostics": findings });
    if let Some(worst) = worst {
        whole["severity"] = severity(worst).into();
    }
    whole.to_string() + "\n"
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    }
}
