//! The library: documents in, a checked chronology out. The API boundary; command line, server and bindings stand on it.

mod accounts;
mod chronology;
pub mod date;
mod date_line;
pub mod demo;
mod doubts;
mod error;
pub mod eval;
mod explain;
pub mod json;
mod message;
mod options;
mod pace;
mod read;
mod second;
mod speaker;
mod story;
mod summary;
mod table;
mod tags;
mod title;
mod understand;
mod when;
mod words;
pub mod write;
mod yearly;

pub use {::calendar, ::check, ::entity, ::event, ::source, ::syntax, ::timex, ::voice};

pub use accounts::{Fit, GivenDay, Giver, ToldBySeveral, told_by_several, who_gives_which_day};
pub use chronology::{Account, Chronology};
pub use doubts::Doubts;
pub use error::Error;
pub use explain::explain;
pub use options::{DomainChoice, Options};
pub use pace::Watcher;
pub use read::{read, read_timeml, read_watched};
pub use second::second_calendar;
pub use speaker::speaker;
pub use story::Story;
pub use summary::summary;
pub use table::{TableStyle, table};
pub use title::title_of;
pub use understand::{has_grammar, sentences_of};
pub use when::{hour_text, said_of_arrow, single_day, when_text};
pub use words::Words;
pub use yearly::{YearlyDay, yearly_day};
