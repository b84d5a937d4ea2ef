//! How a sentence hangs together: tokens, parts of speech, lemmas, heads, by models trained from treebanks.
//!
//! This crate knows no dates and no events. Reading takes a time in proportion to the text, whatever the text is, and gives
//! the same on every machine: sums of `f32` run in one order, and no function of the platform's is called.

mod align;
mod bytes;
mod capitals;
mod clauses;
pub mod conllu;
mod desk;
mod doubts;
mod error;
mod faults;
mod features;
mod forms;
mod hanging;
mod led;
mod lemma;
mod met;
mod model;
mod named;
mod names;
mod network;
mod norm;
mod opening;
mod parts;
mod read_as;
mod recent;
mod relation;
mod retag;
pub mod score;
mod shape;
mod sheet;
mod spelt_out;
mod state;
mod syntax;
mod tokens;
pub mod train;
mod transition;
mod upos;
mod verbs;
mod whole;

pub use error::Error;
pub use features::Gap;
pub use hanging::Hanging;
pub use relation::Relation;
pub use source::Span;
pub use syntax::{Given, Reader, Sentence, Syntax, Word};
pub use upos::Upos;
