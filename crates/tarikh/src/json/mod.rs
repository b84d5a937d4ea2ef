//! The shapes machines get, apart from the domain types: command line, server and bindings write the same.

mod attribution;
mod chronology;
mod claim;
mod date;
mod each;
mod entity;
mod event;
mod relation;
mod timex;

pub use chronology::{chronology, chronology_lines, events};
pub use date::{DateJson, InCalendars, ReadingJson};
pub use event::{EventJson, NamedJson, ParticipantJson, PlaceJson, SinceJson, WhenJson};
pub use timex::{NominalJson, RangeJson, RecursJson, TimexJson, WrittenJson, calendar_of};
pub(crate) use timex::{nominal, range, recurs};
