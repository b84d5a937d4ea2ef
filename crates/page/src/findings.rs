//! What is wrong, said beside the line it is about with the sum shown; all findings in a list; and the sums that agree.

use tarikh::source::{Label, Severity};

use crate::account::quoted;
use crate::escape::{escaped, push, shortened};
use crate::view::{View, count, finding_id, severity_name};

/// So many findings stand in the list, the worst first.
const MOST: usize = 500;

/// So many characters of the words a finding is about are quoted.
const QUOTED: usize = 120;

/// Adds a finding as it stands beside its line.
pub(crate) fn finding(out: &mut String, view: &View<'_>, number: usize) {
    let Some(one) = view.chronology.diagnostics.get(number) else { return };
    let severity = severity_name(one.severity);
    out.push_str(&format!(
        "<aside class=\"finding {severity}\" id=\"{}\" aria-label=\"{severity} {}\">",
        finding_id(number),
        number + 1
    ));
    out.push_str(&format!(
        "<p class=\"kind\"><span class=\"sign\"></span>{severity} {} <code>{}</code></p>",
        number + 1,
        escaped(one.check)
    ));
    out.push_str("<p class=\"message\" dir=\"auto\">");
    push(out, &one.message);
    out.push_str("</p>");
    for label in one.labels.iter().filter(|label| !label.text.is_empty()) {
        out.push_str("<p class=\"label\" dir=\"auto\">");
        place(out, view, label);
        push(out, &label.text);
        out.push_str("</p>");
    }
    for note in &one.notes {
        out.push_str("<p class=\"sum\" dir=\"auto\">");
        push(out, note);
        out.push_str("</p>");
    }
    for fix in &one.fixes {
        out.push_str("<p class=\"fix\" dir=\"auto\"><strong>To mend:</strong> ");
        push(out, &fix.message);
        out.push_str("</p>");
    }
    out.push_str("</aside>");
}

/// The words a label is about and where they stand.
fn place(out: &mut String, view: &View<'_>, label: &Label) {
    let Some((document, line, words)) = view.place_of(label) else { return };
    quoted(out, &shortened(words, QUOTED));
    if !label.primary {
        let of = match view.chronology.documents.len() {
            1 => String::new(),
            _several => format!("{}, ", escaped(&shortened(&view.name_of(document), 40))),
        };
        out.push_str(&format!(" ({of}<a href=\"#{}\">line {line}</a>)", view.line_id(document, line)));
    }
    out.push_str(": ");
}

/// Returns the list of all findings, the worst first; each leads to its place in the text.
pub fn findings(view: &View<'_>) -> String {
    let found = view.by_severity();
    if found.is_empty() {
        return "<p class=\"clean\"><span class=\"sign\"></span>Nothing was found to be wrong.</p>\n".to_owned();
    }
    let mut out = "<ol class=\"findings\">".to_owned();
    for (number, one) in found.iter().take(MOST) {
        let severity = severity_name(one.severity);
        out.push_str(&format!(
            "<li class=\"{severity}\"><span class=\"sign\"></span><a href=\"#{}\"><span class=\"unseen\">{severity} </span>",
            finding_id(*number)
        ));
        push(&mut out, &one.message);
        out.push_str("</a></li>");
    }
    out.push_str("</ol>\n");
    if found.len() > MOST {
        out.push_str(&format!("<p class=\"cut\">and {} more, beside their lines</p>", found.len() - MOST));
    }
    out
}

/// Returns the sums that agree, folded away; empty where there are none.
pub fn verified(view: &View<'_>) -> String {
    let verified = &view.chronology.verified;
    if verified.is_empty() {
        return String::new();
    }
    let agree = if verified.len() == 1 { "agrees" } else { "agree" };
    let mut out =
        format!("<details class=\"verified\"><summary>{} {agree}</summary><ul>", count(verified.len(), "sum", "sums"));
    for one in verified.iter().take(MOST) {
        out.push_str("<li dir=\"auto\">");
        push(&mut out, &one.message);
        if let Some((document, line, _)) = one.labels.first().and_then(|label| view.place_of(label)) {
            out.push_str(&format!(" <a href=\"#{}\">line {line}</a>", view.line_id(document, line)));
        }
        out.push_str("</li>");
    }
    out.push_str("</ul></details>\n");
    out
}

/// Says in a line how many findings there are of each severity.
pub(crate) fn told(view: &View<'_>) -> String {
    let of = |severity, one, many| {
        let number = view.count_of(severity);
        (number > 0).then(|| count(number, one, many))
    };
    let parts = [
        of(Severity::Error, "error", "errors"),
        of(Severity::Warning, "warning", "warnings"),
        of(Severity::Info, "remark", "remarks"),
    ];
    let told: Vec<String> = parts.into_iter().flatten().collect();
    if told.is_empty() { "no findings".to_owned() } else { told.join(", ") }
}
