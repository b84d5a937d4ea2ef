//! Names in a text: which words head one, how far each reaches, of which class it is.

pub(crate) mod extent;
pub(crate) mod features;
mod model;
pub(crate) mod told;

pub(crate) use model::Model;

use source::Span;
use syntax::Sentence;

use crate::class::Class;
use crate::lists::Lists;
use crate::seen::Seen;
use features::Words;
pub(crate) use features::{Glance, Phrase};
use told::Told;

/// A name, as words of a [`Seen`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Name {
    /// The word the others hang on.
    pub head: usize,
    /// The first word.
    pub start: usize,
    /// The word after the last.
    pub end: usize,
    /// What it is.
    pub class: Class,
}

/// Finds the names, in the order of their heads. They may lie one in another.
pub(crate) fn names(model: &Model, glance: &Glance<'_>) -> Vec<Name> {
    let first = heads(model, glance, &Told::nothing(glance.seen.len()));
    let told = Told::of(glance, &first);
    let mut second = heads_again(model, glance, &told);
    extent::extents(model, glance, &mut second)
}

/// A mention by a proper noun, as it is measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proper {
    /// All of it.
    pub span: Span,
    /// The word the others hang on.
    pub head: Span,
    /// What it is.
    pub class: Class,
}

/// Finds the mentions of a text by proper nouns, those of what is no entity to us among them. They may lie one in another.
pub fn propers(text: &str, sentences: &[Sentence<'_>]) -> Vec<Proper> {
    propers_by(Model::english(), text, sentences)
}

/// The same by a model's file.
///
/// # Errors
/// If it is no model, or damaged.
pub fn propers_with(model: &[u8], text: &str, sentences: &[Sentence<'_>]) -> Result<Vec<Proper>, learn::Error> {
    Ok(propers_by(&Model::read(model)?, text, sentences))
}

fn propers_by(model: &Model, text: &str, sentences: &[Sentence<'_>]) -> Vec<Proper> {
    let seen = Seen::new(text, sentences);
    let span = |name: &Name| Span { start: seen.words[name.start].span.start, end: seen.words[name.end - 1].span.end };
    let found = names(model, &Glance::new(&seen, Lists::english()));
    let proper = |name: &Name| Proper { span: span(name), head: seen.words[name.head].span, class: name.class };
    found.iter().map(proper).collect()
}

/// A word that heads a name, and the class of the name.
pub(crate) type Head = (usize, Class);

/// Goes over all words once, by what stands around them alone.
pub(crate) fn heads(model: &Model, glance: &Glance<'_>, told: &Told) -> Vec<Head> {
    classify(&model.first, glance, told)
}

/// Goes over them again, by what was found elsewhere in the document as well.
fn heads_again(model: &Model, glance: &Glance<'_>, told: &Told) -> Vec<Head> {
    classify(&model.second, glance, told)
}

fn classify(linear: &learn::Linear, glance: &Glance<'_>, told: &Told) -> Vec<Head> {
    let mut features = learn::Features::new();
    let mut found = Vec::new();
    for at in 0..glance.seen.len() {
        if !glance.seen.may_name(at) {
            continue;
        }
        features.clear();
        features::head(glance, told, at, Words::Known, &mut features);
        // The last class is that of words which head none.
        if let Some(class) = Class::ALL.get(linear.best(features.list())) {
            found.push((at, *class));
        }
    }
    found
}
