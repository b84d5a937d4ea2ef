//! Findings for the programs that show them elsewhere: code hosts, review bots, test reports.

mod fingerprint;
mod github;
mod gitlab;
mod junit;
mod rdjson;
mod sarif;
mod uri;

pub use github::render_github;
pub use gitlab::render_gitlab;
pub use junit::render_junit;
pub use rdjson::render_rdjson;
pub use sarif::render_sarif;

use super::{Sources, harmless, main_label};
use crate::{Diagnostic, Document, Label, Place, Severity, Unit};

/// A check as a report names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule<'p> {
    /// `weekday-mismatch`.
    pub name: &'p str,
    /// The worst it says.
    pub severity: Severity,
    /// What it is about, in a line.
    pub summary: String,
    /// Its page, in Markdown.
    pub page: &'p str,
}

/// What was found in texts, and what a report needs to know beside it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'r> {
    /// The version of the program, which a report names.
    pub version: &'r str,
    /// The checks that were run.
    pub rules: &'r [Rule<'r>],
    /// The texts that were read.
    pub documents: &'r [Document],
    /// What is wrong.
    pub diagnostics: &'r [Diagnostic],
    /// The sums that agree, where they were asked for.
    pub verified: &'r [Diagnostic],
}

/// Where a label lies in its file.
struct Site<'s> {
    path: &'s str,
    start: Place,
    end: Place,
    quote: &'s str,
}

impl<'s> Site<'s> {
    /// Returns the place of a label; none where its document is not among the sources.
    fn of(sources: &'s Sources<'_>, label: &Label, unit: Unit) -> Option<Site<'s>> {
        let positions = sources.positions(label.document)?;
        let (start, end) = positions.region(label.span, unit);
        Some(Site { path: positions.path(), start, end, quote: label.span.of(positions.text()) })
    }

    /// Returns the place a message is about.
    fn main(sources: &'s Sources<'_>, diagnostic: &Diagnostic, unit: Unit) -> Option<Site<'s>> {
        Site::of(sources, main_label(diagnostic)?, unit)
    }
}

/// The message, what it implies at its place, what it says elsewhere and where, notes and help, a line each: for reports that show
/// one text at one place.
fn whole_message(sources: &Sources<'_>, diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    let main = main_label(diagnostic);
    lines.extend(main.map(|label| label.text.clone()).filter(|text| !text.is_empty()));
    let others = diagnostic.labels.iter().filter(|label| main.is_none_or(|main| !std::ptr::eq(*label, main)));
    lines.extend(others.filter(|label| !label.text.is_empty()).filter_map(|label| {
        let site = Site::of(sources, label, Unit::Codepoint)?;
        Some(format!("{}:{}: {}", harmless(site.path), site.start.line, label.text))
    }));
    lines.extend(diagnostic.notes.iter().map(|note| format!("note: {note}")));
    lines.extend(diagnostic.fixes.iter().map(|fix| format!("help: {}", fix.message)));
    lines.join("\n")
}
