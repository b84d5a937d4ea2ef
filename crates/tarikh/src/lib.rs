//! The library: documents in, a checked chronology out. The API boundary; command line, server and bindings stand on it.

pub mod date;
mod error;
pub mod eval;
pub mod json;
mod options;
mod tags;
pub mod write;

pub use {::calendar, ::source, ::timex};

pub use error::Error;
pub use options::{DomainChoice, Options};
