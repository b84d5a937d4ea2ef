//! What the checks found: what is wrong, and the sums that agree.

use source::{CheckName, Diagnostic, Fix, Label, Severity, Span};

use crate::facts::Account;

/// The outcome of a run of checks.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Findings {
    /// What is wrong, by document, place and check.
    pub diagnostics: Vec<Diagnostic>,
    /// What was said twice and agrees, in the same order.
    pub verified: Vec<Verified>,
}

/// A sum that agrees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// Which check would have spoken.
    pub check: CheckName,
    /// The sum: "26 Bahman 1367 was a Wednesday".
    pub message: String,
    /// Where the text says it.
    pub labels: Vec<Label>,
}

impl Verified {
    /// Returns it as an info, as the renderers take it.
    pub fn to_diagnostic(&self) -> Diagnostic {
        Diagnostic {
            check: self.check,
            severity: Severity::Info,
            message: self.message.clone(),
            labels: self.labels.clone(),
            notes: Vec::new(),
            fixes: Vec::new(),
        }
    }
}

impl Findings {
    /// Puts the findings in order of document, place and check, and drops what two ties said twice.
    pub(crate) fn sort(&mut self) {
        let place = |labels: &[Label]| {
            let main = labels.iter().find(|label| label.primary).or(labels.first());
            main.map(|label| (label.document, label.span))
        };
        self.diagnostics.sort_by(|a, b| (place(&a.labels), a.check).cmp(&(place(&b.labels), b.check)));
        self.diagnostics.dedup();
        self.verified.sort_by(|a, b| (place(&a.labels), a.check).cmp(&(place(&b.labels), b.check)));
        self.verified.dedup_by(|a, b| a.check == b.check && a.message == b.message);
    }
}

/// A finding in the making: labels, notes and fixes are added as they are thought of.
pub(crate) struct Finding(Diagnostic);

impl Finding {
    pub(crate) fn new(check: CheckName, severity: Severity, message: String) -> Finding {
        let (labels, notes, fixes) = (Vec::new(), Vec::new(), Vec::new());
        Finding(Diagnostic { check, severity, message, labels, notes, fixes })
    }

    /// The place it is about.
    pub(crate) fn at(mut self, account: &Account<'_>, span: Span, text: impl Into<String>) -> Finding {
        self.0.labels.push(label(account, span, text.into(), Place::Primary));
        self
    }

    /// Another place that has to do with it.
    pub(crate) fn beside(mut self, account: &Account<'_>, span: Span, text: impl Into<String>) -> Finding {
        self.0.labels.push(label(account, span, text.into(), Place::Secondary));
        self
    }

    pub(crate) fn note(mut self, text: impl Into<String>) -> Finding {
        self.0.notes.push(text.into());
        self
    }

    pub(crate) fn fix(mut self, text: impl Into<String>) -> Finding {
        self.0.fixes.push(Fix { message: text.into() });
        self
    }

    pub(crate) fn report(self, found: &mut Findings) {
        found.diagnostics.push(self.0);
    }

    /// Keeps it as a sum that agrees.
    pub(crate) fn verify(self, found: &mut Findings) {
        let Diagnostic { check, message, labels, .. } = self.0;
        found.verified.push(Verified { check, message, labels });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Primary,
    Secondary,
}

fn label(account: &Account<'_>, span: Span, text: String, place: Place) -> Label {
    Label { document: account.document.id, span, text, primary: place == Place::Primary }
}
