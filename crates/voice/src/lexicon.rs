//! The words that tell stances and vague sources, read from `lang/<xx>/voice.toml`.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::Stance;
use crate::hash::seen;

/// What a word is listed as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    Legend,
    Vague,
    Definite,
    Work,
    Adverb,
    Passive,
    Naming,
    Telling,
    As,
    Not,
    Whether,
}

/// The words of a language; they are known by what is seen of them in small letters.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stances: HashMap<u64, Stance>,
    classes: HashMap<u64, u32>,
}

const ENGLISH: &str = include_str!("../../../lang/en/voice.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stance: BTreeMap<String, Vec<String>>,
    source: BTreeMap<String, Vec<String>>,
    grammar: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Returns the lexicon of English, read at the first call.
    pub(crate) fn english() -> &'static Lexicon {
        static READ: OnceLock<Lexicon> = OnceLock::new();
        READ.get_or_init(|| Lexicon::read(ENGLISH).expect("the file is read by a test"))
    }

    fn read(text: &str) -> Result<Lexicon, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut lexicon = Lexicon::default();
        for (name, words) in file.stance {
            let stance = Stance::ALL.into_iter().find(|stance| stance.as_str() == name);
            let stance = stance.ok_or_else(|| format!("'{name}' is no stance"))?;
            lexicon.stances.extend(words.iter().map(|word| (seen(word).0, stance)));
        }
        for (name, words) in file.source.into_iter().chain(file.grammar) {
            let class = named(&name).ok_or_else(|| format!("'{name}' is no class of words"))?;
            for word in words {
                *lexicon.classes.entry(seen(&word).0).or_default() |= 1 << class as u32;
            }
        }
        Ok(lexicon)
    }

    /// Returns the stance a lemma gives.
    pub(crate) fn stance(&self, lemma: crate::hash::Seen) -> Option<Stance> {
        self.stances.get(&lemma.0).copied()
    }

    /// Says whether a word is listed as this.
    pub(crate) fn is(&self, word: crate::hash::Seen, class: Class) -> bool {
        self.classes.get(&word.0).is_some_and(|classes| classes & 1 << class as u32 != 0)
    }
}

fn named(name: &str) -> Option<Class> {
    Some(match name {
        "legend" => Class::Legend,
        "vague" => Class::Vague,
        "definite" => Class::Definite,
        "work" => Class::Work,
        "adverb" => Class::Adverb,
        "passive" => Class::Passive,
        "naming" => Class::Naming,
        "telling" => Class::Telling,
        "as" => Class::As,
        "not" => Class::Not,
        "whether" => Class::Whether,
        _unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_its_lists_are_sorted() {
        Lexicon::read(ENGLISH).expect("lang/en/voice.toml");
        let file: File = toml::from_str(ENGLISH).expect("it was read");
        for (name, words) in file.stance.into_iter().chain(file.source).chain(file.grammar) {
            let mut sorted = words.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(words, sorted, "{name}");
        }
    }
}
