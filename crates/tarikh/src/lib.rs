//! The library: documents in, a checked chronology out. The API boundary; command line, server and bindings stand on it.

mod options;

pub use options::{DomainChoice, Options};
