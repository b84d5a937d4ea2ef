//! What was learnt of attributions, and its file.

use std::sync::OnceLock;

use learn::{Chain, Error, Linear};

/// The model of English.
const ENGLISH: &[u8] = include_bytes!("../models/en.bin");

/// What was learnt of a language.
#[derive(Clone, PartialEq, Debug)]
pub struct Voices {
    /// Says which words are heads of cues.
    pub(crate) heads: Linear,
    /// Says of the words about a cue's head what they are to it.
    pub(crate) parts: Chain,
    /// Says whether what was found is an attribution.
    pub(crate) whole: Linear,
}

/// The classes of yes-or-no questions.
pub(crate) const NO_YES: [&str; 2] = ["no", "yes"];

impl Voices {
    /// Returns the model of English, read at the first call.
    pub fn english() -> &'static Voices {
        static READ: OnceLock<Voices> = OnceLock::new();
        READ.get_or_init(|| Voices::read(ENGLISH).expect("the model of English is read by a test"))
    }

    /// Reads a model's file.
    ///
    /// # Errors
    /// If it is no model, or damaged.
    pub fn read(bytes: &[u8]) -> Result<Voices, Error> {
        let (heads, rest) = Linear::read(bytes)?;
        let (parts, rest) = Chain::read(rest)?;
        let (whole, _) = Linear::read(rest)?;
        Ok(Voices { heads, parts, whole })
    }

    pub(crate) fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.heads.write(&mut out);
        self.parts.write(&mut out);
        self.whole.write(&mut out);
        out
    }
}

/// Returns how much more `linear` says yes than no, in hundredths of a unit of logarithmic odds.
pub(crate) fn odds(linear: &Linear, features: &[learn::Feature]) -> i32 {
    let mut scores = [0; 2];
    linear.add_scores(features, &mut scores);
    (scores[1] - scores[0]) * 100 / linear.unit()
}
