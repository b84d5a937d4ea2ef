//! Who and what an account speaks of: names found and told apart by kind, and mentions gathered into entities.
//!
//! This crate knows no dates and no events. Names are found by a model trained from a treebank, kinds told by it and by the lists
//! of `lang/en/entities`; both are read when first asked for. Reading takes a time in proportion to the text.

mod class;
mod coordinates;
mod entities;
mod entity;
mod gather;
mod kind;
mod lists;
mod name;
mod seen;
mod standing;
pub mod train;

pub use class::Class;
pub use coordinates::Coordinates;
pub use entities::{Entities, is_human, is_pronoun, kind_of_noun};
pub use entity::{Entity, EntityId, Form, Mention};
pub use gather::{Read, entities, read};
pub use kind::Kind;
pub use name::{Proper, propers, propers_with};
pub use standing::Standing;
