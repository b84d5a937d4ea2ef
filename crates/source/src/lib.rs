//! What was written, and where: documents, spans, readers, diagnostics and their renderers.
//!
//! This crate knows no dates: a date of writing found in metadata is kept as the text it stands in.

mod diagnostic;
mod document;
mod span;

pub use diagnostic::{CheckName, Diagnostic, Fix, Label, Severity};
pub use document::{Dateline, Document, DocumentId, Language, Section};
pub use span::Span;
