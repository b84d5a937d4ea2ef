//! A rule: a pattern over token classes, what must stand around it, and what it means.

mod compile;
mod lexer;
mod parse;

pub(crate) use compile::{Instr, Language, compile, link};
pub(crate) use lexer::Wrong;
pub(crate) use parse::{parse_rule, parse_way};

use std::sync::Arc;

use crate::classes::ClassId;
use crate::guideline::Guideline;
use crate::operators::OperatorId;

/// A label of a pattern, as an index into [`Rule::labels`].
pub(crate) type LabelId = u8;

/// A pattern over tokens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Pattern {
    /// Nothing.
    Empty,
    /// A token (or phrase) of a class, under a label.
    Class(ClassId, Option<LabelId>),
    Sequence(Vec<Pattern>),
    Choice(Vec<Pattern>),
    Optional(Box<Pattern>),
    /// One or more.
    Repeat(Box<Pattern>),
    /// An extent of its own: `{...}`.
    Extent(u8, Box<Pattern>),
    /// A definition, under a label: an expression that is part of a larger one.
    Defined(u16, Option<LabelId>),
    /// Counts only under one guideline; elsewhere an optional token is left out, and any other fails.
    Only(Guideline, Box<Pattern>),
}

/// Which guideline a text is read by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Domain {
    /// News: times hang on the date of writing, extents follow TimeML.
    News,
    /// Narrative of history: times hang on the running account, extents follow TIMEX2.
    Narrative,
}

/// What must, or must not, stand beside the extent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Beside {
    pub pattern: Pattern,
    pub negated: bool,
}

/// The right side of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Term {
    /// A labelled token.
    Label(LabelId),
    Number(i64),
    /// A word in capitals: `START`, `STORY`.
    Keyword(String),
    /// An operator with its arguments; an argument may be named: `year: b`.
    Call(OperatorId, Vec<(Option<String>, Term)>),
    /// The first that is there.
    Or(Box<Term>, Box<Term>),
}

/// An expression that rules build larger ones of: `point`, `length`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Definition {
    pub name: String,
    pub ways: Vec<Way>,
}

/// One way to say what a definition defines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Way {
    pub pattern: Pattern,
    pub labels: Vec<String>,
    pub term: Term,
}

/// What a rule means, when its pattern is compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Sense {
    /// The name of its file.
    pub name: Arc<str>,
    /// One term for each extent; none for a rule that says "no time here".
    pub terms: Vec<Term>,
}

/// A rule of a pack, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Rule {
    /// The name of its file.
    pub name: Arc<str>,
    pub pattern: Pattern,
    pub before: Vec<Beside>,
    pub after: Vec<Beside>,
    pub labels: Vec<String>,
    /// One term for each extent; none for a rule that says "no time here".
    pub terms: Vec<Term>,
    /// How many extents the pattern marks; 0 means the whole.
    pub extents: u8,
}
