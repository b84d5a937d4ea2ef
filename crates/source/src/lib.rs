//! What was written, and where: documents, spans, readers, diagnostics and their renderers.
//!
//! This crate knows no dates: a date of writing found in metadata is kept as the text it stands in.

mod cells;
mod dateline;
mod diagnostic;
mod document;
mod encoding;
mod extract;
mod format;
mod language;
mod lexicon;
mod lines;
mod listed;
mod nest;
mod parts;
mod pieces;
mod positions;
mod readers;
mod reading;
mod render;
mod sections;
mod sentences;
mod small;
mod span;
mod stands_for;
mod watch;

pub use cells::{Row, tables};
pub use diagnostic::{CheckName, Diagnostic, Fix, Label, Severity};
pub use document::{Dateline, Document, DocumentId, Language, Section};
pub use format::Format;
pub use language::identify;
pub use listed::{ListedMap, ListedSet, MetMap, MetSet};
pub use nest::Nest;
pub use parts::{Item, Opening, Part, Shape, cells, parts};
pub use pieces::{Base, Piece, Pieces, pieces};
pub use positions::{Offsets, Place, Positions, Unit, context};
pub use reading::{MAX_DOCUMENT, Reading, exercise, read, read_unhashed};
pub use render::{
    Colour, DiagnosticJson, DocumentJson, FixJson, LabelJson, Look, Report, Rule, Say, Sources, VerifiedJson, apart,
    cells_of, harmless, in_english, lines_of, render_agreeing, render_concise, render_full, render_full_in,
    render_github, render_gitlab, render_json, render_jsonl, render_junit, render_rdjson, render_sarif,
};
pub use sentences::{goes_on_after, paragraphs, sentences};
pub use small::{is_small, small};
pub use span::Span;
pub use stands_for::stands_for;
pub use watch::{Reached, Watch, unwatched};
