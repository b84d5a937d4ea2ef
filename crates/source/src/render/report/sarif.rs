//! Findings as SARIF 2.1.0, which code hosts and editors read.

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::uri::uri;
use super::{Report, Rule, Site};
use crate::render::{Sources, main_label};
use crate::{Diagnostic, Document, Label, Severity, Unit};

/// Renders findings as one SARIF log with one run. Regions are lines and columns of the file, columns in code points.
///
/// A check's page is the help of its rule. What would mend a finding stands in its message: SARIF's `fixes` are edits
/// that tools apply, and a date is nothing to mend without a person. Sums that agree are results of kind `pass`.
///
/// ```
/// use source::{DocumentId, Report, read, render_sarif};
/// let (document, remarks) = read(DocumentId(0), "empty.txt", b"", None).document()?;
/// let documents = [document];
/// let report = Report { version: "1", rules: &[], documents: &documents, diagnostics: &remarks, verified: &[] };
/// let json = render_sarif(&report);
/// assert!(json.contains(r#""columnKind":"unicodeCodePoints""#) && json.contains(r#""level":"note""#));
/// # Ok::<(), String>(())
/// ```
pub fn render_sarif(report: &Report<'_>) -> String {
    let (sources, others) =
        (Sources::new(report.diagnostics, report.documents), Sources::new(report.verified, report.documents));
    let mut names = Fingerprints::default();
    let found = report.diagnostics.iter().map(|one| result(report, &sources, &mut names, one, Kind::Fail));
    let mut results: Vec<Value> = found.collect();
    results.extend(report.verified.iter().map(|one| result(report, &others, &mut names, one, Kind::Pass)));
    let driver = json!({
        "name": "tarikh",
        "semanticVersion": report.version,
        "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
    });
    let run = json!({
        "tool": { "driver": driver },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": report.documents.iter().map(artifact).collect::<Vec<_>>(),
        "results": results,
    });
    let schema = "https://json.schemastore.org/sarif-2.1.0.json";
    json!({ "$schema": schema, "version": "2.1.0", "runs": [run] }).to_string() + "\n"
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fail,
    Pass,
}

fn rule(rule: &Rule<'_>) -> Value {
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "help": { "text": rule.page, "markdown": rule.page },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn artifact(document: &Document) -> Value {
    json!({
        "location": { "uri": uri(&document.path) },
        "encoding": document.encoding,
        "hashes": { "sha-256": document.sha256 },
        "roles": ["analysisTarget"],
    })
}

fn result(
    report: &Report<'_>,
    sources: &Sources<'_>,
    names: &mut Fingerprints,
    diagnostic: &Diagnostic,
    kind: Kind,
) -> Value {
    let main = main_label(diagnostic);
    let others = diagnostic.labels.iter().filter(|label| main.is_none_or(|main| !std::ptr::eq(*label, main)));
    let related: Vec<Value> =
        others.filter_map(|label| location(report, sources, label)).zip(1..).map(numbered).collect();
    let site = Site::main(sources, diagnostic, Unit::Codepoint);
    let mut result = json!({
        "ruleId": diagnostic.check,
        "message": { "text": message(diagnostic) },
        "locations": main.and_then(|label| location(report, sources, label)).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": { "tarikh/v1": names.next(diagnostic, site.as_ref()) },
    });
    if let Some(index) = report.rules.iter().position(|rule| rule.name == diagnostic.check) {
        result["ruleIndex"] = index.into();
    }
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    match kind {
        Kind::Fail => result["level"] = level(diagnostic.severity).into(),
        Kind::Pass => {
            result["kind"] = "pass".into();
            result["level"] = "none".into();
        }
    }
    result
}

/// The message as viewers show it: one paragraph, then notes and help.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    for note in &diagnostic.notes {
        text += &format!("\nnote: {note}");
    }
    for fix in &diagnostic.fixes {
        text += &format!("\nhelp: {}", fix.message);
    }
    text
}

fn numbered((mut location, number): (Value, i32)) -> Value {
    location["id"] = number.into();
    location
}

fn location(report: &Report<'_>, sources: &Sources<'_>, label: &Label) -> Option<Value> {
    let site = Site::of(sources, label, Unit::Codepoint)?;
    let mut artifact = json!({ "uri": uri(site.path) });
    // Documents are numbered in the order they are read in.
    if let Ok(index) = report.documents.binary_search_by_key(&label.document, |document| document.id) {
        artifact["index"] = index.into();
    }
    let region = json!({
        "startLine": site.start.line,
        "startColumn": site.start.column,
        "endLine": site.end.line,
        "endColumn": site.end.column,
        "snippet": { "text": site.quote },
    });
    let mut location = json!({ "physicalLocation": { "artifactLocation": artifact, "region": region } });
    if !label.text.is_empty() {
        location["message"] = json!({ "text": label.text });
    }
    Some(location)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
