//! Who says so: quotations, reported speech and opinion, each with its source, its cue and its content.
//!
//! This crate knows no dates and no events. What stands outside every attribution is the narrator's.

mod attribution;
pub mod brat;
mod cue;
mod extract;
mod hash;
mod model;
mod quotes;
pub mod train;
mod whole;
mod window;
mod words;

use source::Document;
use syntax::Sentence;

pub use attribution::{Attribution, AttributionId, Stance, Voice};
pub use learn::Error;
pub use model::Voices;

/// Returns the attributions of a document, in the order of the text.
///
/// ```
/// use source::{DocumentId, read};
///
/// let text = "Many analysts said that the war had weakened the state.";
/// let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
/// let sentences = syntax::Syntax::english().parse(&document.text);
/// let found = voice::attributions(&document, &sentences);
/// assert_eq!(found[0].source[0].of(text), "Many analysts");
/// assert_eq!(found[0].cue[0].of(text), "said");
/// assert_eq!(found[0].content[0].of(text), "that the war had weakened the state");
/// ```
pub fn attributions(document: &Document, sentences: &[Sentence<'_>]) -> Vec<Attribution> {
    Voices::english().attributions(document, sentences)
}

impl Voices {
    /// Returns the attributions of a document, as [`attributions`] does.
    pub fn attributions(&self, document: &Document, sentences: &[Sentence<'_>]) -> Vec<Attribution> {
        let words = words::Words::of(&document.text, sentences);
        let found = extract::found(self, &words);
        let spans = |runs: &[(usize, usize)]| extract::spans(&words, runs);
        let mut attributions: Vec<Attribution> = found
            .iter()
            .map(|one| Attribution {
                id: AttributionId(0),
                within: None,
                voice: Voice::Speaker,
                source: spans(&one.source),
                cue: spans(&one.cue),
                content: spans(&one.content),
                stance: Stance::Asserted,
            })
            .collect();
        attributions.sort_by_key(|one| (one.span(), one.cue.first().copied()));
        for (number, one) in attributions.iter_mut().enumerate() {
            one.id = AttributionId(number as u32 + 1);
        }
        attributions
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
