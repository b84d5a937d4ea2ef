//! What the sentences of an account tell of happenings, and which of them tell of the same.

mod kinds;
mod naming;
mod occurrence;
mod order;
mod people;
mod plain_words;
mod same;
mod telling;
mod tree;

use source::Document;
use syntax::Sentence;
use timex::Timex;

pub(crate) use kinds::{Takes, happenings};
pub use occurrence::{Agreement, Occurrence, ToldBy, occurrences};
pub(crate) use occurrence::{between_accounts, one_of_each, told_extent};
pub(crate) use order::{How, Order};
pub(crate) use people::Life;
pub(crate) use same::At;
pub(crate) use telling::Telling;

/// What the sentences of an account tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Told {
    pub tellings: Vec<Telling>,
    pub lives: Vec<Life>,
    pub orders: Vec<Order>,
}

impl Told {
    /// Reads what the sentences of a document tell.
    pub(crate) fn of(document: &Document, times: &[Timex], sentences: &[Sentence<'_>]) -> Told {
        if sentences.is_empty() {
            return Told { tellings: plain_words::tellings(document, times), ..Told::default() };
        }
        let text = &*document.text;
        let mut tellings: Vec<Telling> = sentences
            .iter()
            .enumerate()
            .flat_map(|(number, sentence)| telling::tellings(text, number, sentence, times))
            .collect();
        people::complete(text, sentences, times, &mut tellings);
        let lives = people::lives(text, sentences, times, &tellings);
        Told { tellings, lives, orders: order::orders(text, sentences, times) }
    }
}
