//! Every event of a text, as TimeML's guideline marks them: about one word in eight.

mod grammar;
mod kinds;
mod lexicon;
mod model;
mod seen;

use std::ops::ControlFlow;

use source::{Reached, Span, Watch, unwatched};
use syntax::Sentence;
use timex::Timex;

pub use kinds::{Aspect, Class, Pos, Tense};

use crate::event::Polarity;
pub(crate) use lexicon::Words;
pub(crate) use model::{Examples, Model};
pub use seen::Habit;
pub(crate) use seen::Scene;

/// A word that tells an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mention {
    /// The word.
    pub span: Span,
    /// Its class.
    pub class: Class,
    /// Its part of speech.
    pub pos: Pos,
    /// When it puts its event; none where no verb does.
    pub tense: Tense,
    /// How it looks at its event.
    pub aspect: Aspect,
    /// Whether the event is told or denied.
    pub polarity: Polarity,
    /// The modal verb that goes with it.
    pub modality: Option<Span>,
    /// Which sentence of the document.
    pub sentence: usize,
    /// Which word of the sentence.
    pub word: usize,
}

/// Returns the events that a text's words tell, in reading order. `sentences` are the text's, `timexes` its times in order.
///
/// ```
/// use event::{Class, Tense, mentions};
///
/// let text = "The envoy said on Monday that the talks had failed.";
/// let found = mentions(text, &syntax::Syntax::english().parse(text), &[]);
/// let words: Vec<&str> = found.iter().map(|mention| mention.span.of(text)).collect();
/// assert_eq!(words, ["said", "talks", "failed"]);
/// assert_eq!((found[0].class, found[0].tense), (Class::Reporting, Tense::Past));
/// ```
pub fn mentions(text: &str, sentences: &[Sentence<'_>], timexes: &[Timex]) -> Vec<Mention> {
    with_model(Model::english(), Habit::TimeBank, text, sentences, timexes)
}

/// Does the same, and tells somebody how many sentences are read.
pub(crate) fn mentions_watched(
    text: &str,
    sentences: &[Sentence<'_>],
    timexes: &[Timex],
    watch: &mut Watch<'_>,
) -> ControlFlow<(), Vec<Mention>> {
    watched(Model::english(), Habit::TimeBank, text, sentences, timexes, watch)
}

/// Does the same by another model.
pub(crate) fn with_model(
    model: &Model,
    habit: Habit,
    text: &str,
    sentences: &[Sentence<'_>],
    timexes: &[Timex],
) -> Vec<Mention> {
    // Nobody stops it.
    watched(model, habit, text, sentences, timexes, &mut unwatched).continue_value().unwrap_or_default()
}

fn watched(
    model: &Model,
    habit: Habit,
    text: &str,
    sentences: &[Sentence<'_>],
    timexes: &[Timex],
    watch: &mut Watch<'_>,
) -> ControlFlow<(), Vec<Mention>> {
    let mut found = Vec::new();
    let mut features = learn::Features::new();
    let mut first = 0;
    for (index, sentence) in sentences.iter().enumerate() {
        watch(Reached { done: index, all: sentences.len() })?;
        first += timexes[first..].partition_point(|timex| timex.span.end <= sentence.span.start);
        let scene = Scene::of(text, sentence, &timexes[first..]);
        for at in (0..sentence.words.len()).filter(|at| scene.may_tell(*at)) {
            features.clear();
            scene.see(at, habit, &mut features);
            let Some(class) = model.class(features.list()) else { continue };
            let grammar = grammar::grammar(scene.words, sentence, &scene.hanging, at);
            found.push(Mention {
                span: sentence.words[at].span,
                class,
                pos: grammar.pos,
                tense: grammar.tense,
                aspect: grammar.aspect,
                polarity: grammar.polarity,
                modality: grammar.modality,
                sentence: index,
                word: at,
            });
        }
    }
    ControlFlow::Continue(found)
}
