//! The shapes machines get, apart from the domain types: command line, server and bindings write the same.

mod date;
mod timex;

pub use date::{DateJson, InCalendars, ReadingJson};
pub use timex::{NominalJson, RangeJson, RecursJson, TimexJson, WrittenJson, calendar_of};
