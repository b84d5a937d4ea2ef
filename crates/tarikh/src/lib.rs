//! The library: documents in, a checked chronology out. The API boundary; command line, server and bindings stand on it.

pub mod eval;
mod options;
mod tags;

pub use options::{DomainChoice, Options};
