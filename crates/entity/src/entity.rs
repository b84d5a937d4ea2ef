//! An entity: what an account speaks of by one or several names, and where.

use std::fmt;

use source::Span;

use crate::{Coordinates, Kind};

/// Which entity of an account, counted from 0 in the order of first mentions; shown as `n1`, `n2`, ….
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub u32);

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", u64::from(self.0) + 1)
    }
}

/// How something is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// By a name: "General Boris Gromov", "the Soviet Union".
    Name,
    /// By what it is: "the general".
    Description,
    /// By a pronoun: "he", "its".
    Pronoun,
    /// By a pronoun for several, of whom it is one: "they".
    Together,
    /// By the adjective of a state or a people, or by the name of who belongs to it: "Soviet", "the Soviets".
    Demonym,
}

/// Where something is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Mention {
    /// The words that name it, with titles but without an article or what else is told of it: of "the aged General Boris Gromov, who
    /// left last" it is "General Boris Gromov". Of a description it is all up to its head: "the general".
    pub span: Span,
    /// The word all others of it hang on.
    pub head: Span,
    /// How.
    pub form: Form,
}

/// Someone or something an account speaks of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity {
    /// Its number.
    pub id: EntityId,
    /// What it is.
    pub kind: Kind,
    /// Its fullest name in the text.
    pub name: String,
    /// Other names the text has for it, in the order they come.
    pub aliases: Vec<String>,
    /// Where it is mentioned, in the order of the text. Never empty.
    pub mentions: Vec<Mention>,
    /// Where it lies, if it is a place or a state and a list says so: of a state, its middle or its capital.
    pub at: Option<Coordinates>,
    /// Other places of its name, with their lands, where it is the well-known one and nothing in the account says that it is: "Boston,
    /// England".
    pub namesakes: Vec<String>,
    /// Whether it is a ship or the like: something happens on board, and not where it is.
    pub is_vessel: bool,
    /// Whose it is, if it has no name of its own: of "Soviet forces" the Soviet Union, of "Najibullah's government" Najibullah.
    pub owner: Option<EntityId>,
}
