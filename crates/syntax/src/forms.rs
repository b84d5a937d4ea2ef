//! Dictionary forms of words met lately, by their part of speech.

use crate::recent::Recent;
use crate::syntax::{Syntax, Tag};
use crate::upos::Upos;
use crate::verbs::Verbs;

/// What is kept for the next time a word is met.
pub(crate) struct Forms {
    lemmas: Recent<Box<str>>,
    /// Room to write in.
    key: String,
}

/// Half of how many are kept.
const LEMMAS: usize = 8192;

impl Default for Forms {
    fn default() -> Forms {
        Forms { lemmas: Recent::new(LEMMAS), key: String::new() }
    }
}

impl Forms {
    /// Returns the dictionary form of a word.
    pub(crate) fn lemma(&mut self, syntax: &Syntax, tag: &Tag, written: &str) -> String {
        let Forms { lemmas, key } = self;
        key.clear();
        key.extend([char::from(tag.upos as u8), char::from(tag.part)]);
        key.push_str(written);
        let known = lemmas.get(key).unwrap_or_else(|| {
            let lemma: Box<str> = match tag.upos {
                Upos::Verb => syntax.lemmas.verb(tag.part, written, Verbs::english()),
                _other => syntax.lemmas.lemma(tag.part, written),
            }
            .into();
            lemmas.keep(key.as_str().into(), lemma.clone());
            lemma
        });
        known.into()
    }
}
