//! What is said to have happened, and when: events of an account, cut as clauses around its times.
//!
//! This crate knows no calendar's rules and no checks: an event points to the times that date it.

mod between;
mod bound;
mod brackets;
mod chronicle;
mod clauses;
mod compose;
mod event;
mod extract;
mod label;
mod lexicon;
mod link;
mod mention;
mod relation;
mod split;
mod told;
pub mod train;
mod words;
mod yearly;

pub use between::{EventRelation, RelationKind};
pub use bound::bound_of;
pub use chronicle::{Account, Chronicle, chronicle, chronicle_watched, explain};
pub use event::{Ends, Event, EventId, Filled, Modality, Participant, Phase, Place, Polarity, Relation, When};
pub use extract::events;
pub use link::{Awareness, Graph, Item, Link, Order, Said, Told, awareness, links};
pub use mention::{Aspect, Class, Habit, Mention, Pos, Tense, mentions};
pub use relation::relation_of;
