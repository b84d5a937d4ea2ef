//! What is to be said about a text, like a compiler's messages.

use crate::{DocumentId, Span};

/// The name of a check, kebab-case: `weekday-mismatch`.
pub type CheckName = &'static str;

/// How bad it is. `Error` means provably impossible.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Severity {
    Info,
    Warning,
    Error,
}

/// A place in a document and what it implies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Which document.
    pub document: DocumentId,
    /// Where in its text.
    pub span: Span,
    /// What the text implies there.
    pub text: String,
    /// The place the message is about; others are secondary.
    pub primary: bool,
}

/// A way to mend it; never applied by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What would be done, as help: "write 'Wednesday'".
    pub message: String,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Which check.
    pub check: CheckName,
    /// How bad.
    pub severity: Severity,
    /// Lower case, no full stop, in the text's own words.
    pub message: String,
    /// Where; at least one is primary.
    pub labels: Vec<Label>,
    /// What was assumed, the sum shown.
    pub notes: Vec<String>,
    /// What would mend it.
    pub fixes: Vec<Fix>,
}
