//! Who says so: quotations, reported speech and opinion, each with its source, its cue and its content.
//!
//! This crate knows no dates and no events. What stands outside every attribution is the narrator's.

mod apposed;
mod aside;
mod attribution;
pub mod brat;
mod cue;
mod edges;
mod ends;
mod extract;
mod given;
mod grammar;
mod guideline;
mod hash;
mod held;
mod joined;
mod lexicon;
mod many;
mod model;
mod narrator;
mod portrayed;
mod quotes;
mod reported;
mod rivals;
mod sources;
mod speaker;
mod stance;
mod surface;
mod telling;
pub mod train;
mod unsettled;
mod view;
mod weighed;
mod whole;
mod window;
mod words;

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use source::{Document, Watch, unwatched};
use syntax::{Sentence, Upos};

pub use attribution::{Attribution, AttributionId, Stance, Voice};
pub use guideline::Guideline;
pub use learn::Error;
pub use model::Voices;

/// Returns the attributions of a document, in the order of the text: what counts under a guideline.
///
/// ```
/// use source::{DocumentId, read};
/// use voice::Guideline;
///
/// let text = "Many analysts said that the war had weakened the state.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let sentences = syntax::Syntax::english().parse(&document.text);
/// let found = voice::attributions(&document, &sentences, Guideline::Narrative);
/// assert_eq!(found[0].source[0].of(text), "Many analysts");
/// assert_eq!(found[0].cue[0].of(text), "said");
/// assert_eq!(found[0].content[0].of(text), "that the war had weakened the state");
/// ```
pub fn attributions(document: &Document, sentences: &[Sentence<'_>], guideline: Guideline) -> Vec<Attribution> {
    Voices::english().attributions(document, sentences, guideline)
}

impl Voices {
    /// Returns the attributions of a document, as [`attributions`] does.
    pub fn attributions(
        &self,
        document: &Document,
        sentences: &[Sentence<'_>],
        guideline: Guideline,
    ) -> Vec<Attribution> {
        // Nobody stops it.
        self.attributions_watched(document, sentences, guideline, &mut unwatched).continue_value().unwrap_or_default()
    }

    /// Does the same, and tells somebody how far it is.
    pub fn attributions_watched(
        &self,
        document: &Document,
        sentences: &[Sentence<'_>],
        guideline: Guideline,
        watch: &mut Watch<'_>,
    ) -> ControlFlow<(), Vec<Attribution>> {
        let words = words::Words::of(&document.text, sentences);
        let lexicon = lexicon::Lexicon::english();
        let found = extract::all(self, lexicon, &words, guideline, watch)?;
        let spans = |runs: &[(usize, usize)]| extract::spans(&words, runs);
        // "She wrote to Rosa: ‘We leave’": the verb says who, not the mark.
        let is_mark = |one: &extract::Found| words.list[one.head].upos == Upos::Punct;
        let told: BTreeSet<_> = found.iter().filter(|one| !is_mark(one)).flat_map(|one| one.content.first()).collect();
        let doubled = |one: &extract::Found| is_mark(one) && one.content.first().is_some_and(|run| told.contains(run));
        let mut attributions: Vec<Attribution> = found
            .iter()
            .filter(|one| !doubled(one))
            .map(|one| Attribution {
                id: AttributionId(0),
                within: None,
                voice: stance::voice(lexicon, &words, one),
                speaker: speaker::named(&words, &one.source).map(|at| words.list[at].span),
                source: spans(&one.source),
                cue: spans(&one.cue),
                content: spans(&one.content),
                stance: stance::stance(lexicon, &words, one),
            })
            .collect();
        attributions.sort_by_key(|one| (one.span(), one.cue.first().copied()));
        for (number, one) in attributions.iter_mut().enumerate() {
            one.id = AttributionId(number as u32 + 1);
        }
        nest(&mut attributions);
        ControlFlow::Continue(attributions)
    }
}

/// An attribution stands at most so many others away from the one it stands in.
const NEAR: usize = 64;

/// Says of each in whose content its cue stands: in the shortest, which is longer than its own, so that none holds itself.
fn nest(attributions: &mut [Attribution]) {
    let length = |one: &Attribution| one.content.iter().map(|span| span.len()).sum::<usize>();
    let lengths: Vec<usize> = attributions.iter().map(length).collect();
    let within = |at: usize| {
        let near = at.saturating_sub(NEAR)..attributions.len().min(at + NEAR);
        let cue = attributions[at].cue.first()?;
        let holds = |other: &usize| {
            lengths[*other] > lengths[at] && attributions[*other].content.iter().any(|content| content.contains(*cue))
        };
        near.filter(holds).min_by_key(|other| lengths[*other]).map(|other| attributions[other].id)
    };
    let found: Vec<Option<AttributionId>> = (0..attributions.len()).map(within).collect();
    for (one, within) in attributions.iter_mut().zip(found) {
        one.within = within;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_of_english_is_read() {
        assert!(Voices::read(include_bytes!("../models/en.bin")).is_ok());
    }
}
