//! How a language speaks of time: packs, matcher, operators, resolver.
//!
//! This crate knows no events: what a time hangs on is at most a span of text.

mod ahead;
mod automaton;
#[cfg(test)]
mod bake;
mod baked;
mod begins;
mod blocks;
mod builder;
mod bytes;
mod captures;
mod classes;
mod cues;
mod digits;
pub mod examples;
mod exercise;
mod expr;
mod find;
mod fold;
mod guideline;
mod kept;
mod lately;
mod letters;
mod lexicon;
mod matching;
mod meaning;
mod message;
mod number;
mod operators;
mod pack;
mod program;
mod reading;
mod resolve;
mod roman;
mod rule;
mod settings;
mod shapes;
mod steps;
mod timex;
mod token;
mod unplaced;
mod vocabulary;
mod word;

pub use cues::{Role, Tense};
pub use digits::digit_value;
pub use exercise::{exercise_find, exercise_rule};
pub use expr::{Base, Expr, Half, Meant, Often, Order, RangeEdge, Style, Written, WrittenYear};
pub use find::{Finder, Found};
pub use guideline::Guideline;
pub use meaning::Era;
pub use pack::{Files, Pack};
pub use resolve::{Cell, Context, Entry, Item, Of, RowWeekday, entries, items, place_all, row_weekdays, tag};
pub use rule::Domain;
pub use settings::language_of;
pub use timex::{MayBeOld, Nominal, OldBy, Range, Resolved, Timex, TimexId};
