//! Learns the models of this crate from annotated news, and says how well they do on documents they have not seen.

mod links;
mod mentions;

use calendar::TimeValue;
use source::Span;
use syntax::Sentence;
use timex::Timex;

use crate::link::{LinkModel, Said};
use crate::mention::{Class, Habit, Model};

/// A document to learn from.
pub struct Account<'s> {
    /// Its text.
    pub text: &'s str,
    /// Who marked it.
    pub habit: Habit,
    /// Its sentences.
    pub sentences: Vec<Sentence<'s>>,
    /// Its times, as this program reads them.
    pub timexes: Vec<Timex>,
    /// When it was written.
    pub written: Option<TimeValue>,
    /// Its events, as people mark them, in order.
    pub events: Vec<(Span, Class)>,
    /// Its times, as people mark them; that of writing has no span.
    pub times: Vec<Option<Span>>,
    /// What people say of how events and times lie to each other; times are counted behind events.
    pub links: Vec<Said>,
}

/// The files of the models: of events, of links.
pub struct Models {
    /// Of events.
    pub events: Vec<u8>,
    /// Of links.
    pub links: Vec<u8>,
}

/// How many parts a cross-validation has.
pub const PARTS: usize = 5;

/// Learns from documents.
pub fn train(accounts: &[Account<'_>]) -> Models {
    let examples: Vec<_> = accounts.iter().map(mentions::examples).collect();
    let all = examples.iter().flatten().cloned().collect();
    let mut models = Models { events: Vec::new(), links: Vec::new() };
    Model::learn(&all).write(&mut models.events);
    let read: Vec<_> = accounts.iter().zip(mentions::read_unseen(accounts, &examples)).collect();
    let examples: Vec<_> = read.iter().flat_map(|(account, found)| links::examples(account, found)).collect();
    LinkModel::learn(&examples.iter().collect::<Vec<_>>()).write(&mut models.links);
    models
}

/// Learns from all documents but each part of them in turn, reads that, and says how it went, a line each. Only documents
/// of which `judged` says so, by their places, are counted.
pub fn cross_validate(accounts: &[Account<'_>], judged: impl Fn(usize) -> bool) -> Vec<String> {
    let examples: Vec<_> = accounts.iter().map(mentions::examples).collect();
    let read = mentions::read_unseen(accounts, &examples);
    let mut lines = vec![mentions::figures(accounts, &read, &judged)];
    lines.extend(links::figures(accounts, &read, &judged));
    lines
}

/// Whether a document belongs to a part.
fn is_of(place: usize, part: usize) -> bool {
    place % PARTS == part
}
