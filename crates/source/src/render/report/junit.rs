//! Findings as a test report in the XML of JUnit: a suite for each text, a failed case for each finding.

use std::collections::BTreeMap;

use super::{Report, Site, whole_message};
use crate::render::{Sources, harmless, main_label, severity_name};
use crate::{Diagnostic, Document, DocumentId, Severity, Unit};

/// Renders findings as a test report. Warnings and errors are failures; a remark is a case that passed and says
/// something, a sum that agrees a case that passed; a text with nothing to say of it has one case that passed.
///
/// ```
/// use source::{DocumentId, Report, read, render_junit};
/// let (document, remarks) = read(DocumentId(0), "<one>.txt", b"It ended.", None).document()?;
/// let documents = [document];
/// let report = Report { version: "1", rules: &[], documents: &documents, diagnostics: &remarks, verified: &[] };
/// let xml = render_junit(&report);
/// assert!(xml.contains(r#"<testsuite name="&lt;one&gt;.txt" tests="1" failures="0" errors="0">"#));
/// assert!(xml.contains(r#"<testcase classname="&lt;one&gt;.txt" name="no findings"/>"#));
/// # Ok::<(), String>(())
/// ```
pub fn render_junit(report: &Report<'_>) -> String {
    let (sources, others) =
        (Sources::new(report.diagnostics, report.documents), Sources::new(report.verified, report.documents));
    let (found, agreeing) = (by_document(report.diagnostics), by_document(report.verified));
    let failures = count(report.diagnostics);
    let mut suites = String::new();
    let mut tests = 0;
    for document in report.documents {
        let said = |of: &BTreeMap<_, Vec<_>>| of.get(&document.id).cloned().unwrap_or_default();
        let (found, agreeing): (Vec<&Diagnostic>, Vec<&Diagnostic>) = (said(&found), said(&agreeing));
        let cases: Vec<String> = found
            .iter()
            .map(|one| case(&sources, document, one))
            .chain(agreeing.iter().map(|one| passed(&others, document, one)))
            .collect();
        let path = escape(&document.path);
        let cases = match cases.is_empty() {
            true => vec![format!("    <testcase classname=\"{path}\" name=\"no findings\"/>\n")],
            false => cases,
        };
        let failed = found.iter().filter(|one| is_failure(one.severity)).count();
        suites += &format!(
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{failed}\" errors=\"0\">\n{}  </testsuite>\n",
            cases.len(),
            cases.concat()
        );
        tests += cases.len();
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"tarikh\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{suites}</testsuites>\n"
    )
}

/// What is said of each document.
fn by_document(diagnostics: &[Diagnostic]) -> BTreeMap<DocumentId, Vec<&Diagnostic>> {
    let mut said: BTreeMap<DocumentId, Vec<&Diagnostic>> = BTreeMap::new();
    for one in diagnostics {
        if let Some(label) = main_label(one) {
            said.entry(label.document).or_default().push(one);
        }
    }
    said
}

fn count(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|one| is_failure(one.severity) && main_label(one).is_some()).count()
}

fn is_failure(severity: Severity) -> bool {
    severity > Severity::Info
}

fn case(sources: &Sources<'_>, document: &Document, diagnostic: &Diagnostic) -> String {
    let opening = opening(sources, document, diagnostic);
    let body = escape_lines(&whole_message(sources, diagnostic));
    let severity = severity_name(diagnostic.severity);
    match is_failure(diagnostic.severity) {
        true => {
            let message = escape(&diagnostic.message);
            format!(
                "{opening}>\n      <failure type=\"{severity}\" message=\"{message}\">{body}</failure>\n    </testcase>\n"
            )
        }
        false => format!("{opening}>\n      <system-out>{body}</system-out>\n    </testcase>\n"),
    }
}

fn passed(sources: &Sources<'_>, document: &Document, verified: &Diagnostic) -> String {
    let opening = opening(sources, document, verified);
    format!("{opening}>\n      <system-out>{}</system-out>\n    </testcase>\n", escape_lines(&verified.message))
}

fn opening(sources: &Sources<'_>, document: &Document, diagnostic: &Diagnostic) -> String {
    let path = escape(&document.path);
    let place = Site::main(sources, diagnostic, Unit::Codepoint).map(|site| site.start);
    let (line, name) =
        place.map_or((1, String::new()), |start| (start.line, format!(" {}:{}", start.line, start.column)));
    format!("    <testcase classname=\"{path}\" name=\"{}{name}\" file=\"{path}\" line=\"{line}\"", diagnostic.check)
}

fn escape_lines(text: &str) -> String {
    text.lines().map(escape).collect::<Vec<_>>().join("\n")
}

/// Text of one line; what XML cannot hold is written out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in harmless(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_leaves_its_place_in_the_xml() {
        assert_eq!(escape("\"]]><b>\u{1}\u{ffff}"), "&quot;]]&gt;&lt;b&gt;\\u{1}\u{fffd}");
        assert_eq!(escape_lines("a\n<b"), "a\n&lt;b");
    }
}
