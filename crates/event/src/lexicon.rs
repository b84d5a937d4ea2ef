//! The words that hang clauses together, read from `lang/<xx>/clauses.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::{Language, ListedMap};

use crate::event::Relation;

/// A set of word classes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Classes(u32);

/// A class of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    Conjunction,
    Alternative,
    Relative,
    Subordinator,
    /// Opens a sentence of what would have been.
    Conditional,
    Opener,
    Example,
    PartOfDay,
    Determiner,
    Pronoun,
    Preposition,
    Placing,
    Link,
    Agent,
    Was,
    Is,
    Present,
    Past,
    NotPast,
    NotParticiple,
    Adverb,
    Aside,
    Negation,
    Only,
    Equal,
    Active,
    Participle,
    PastEnding,
    ParticipleEnding,
}

impl Classes {
    /// Says whether the class is among them.
    pub(crate) fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u32) != 0
    }

    /// Says whether one of the classes is among them.
    pub(crate) fn any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    fn with(self, class: Class) -> Classes {
        Classes(self.0 | (1 << class as u32))
    }

    fn without(self, class: Class) -> Classes {
        Classes(self.0 & !(1 << class as u32))
    }
}

/// The words of a language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: ListedMap<String, Classes>,
    relations: ListedMap<String, Relation>,
    bounds_before: ListedMap<String, Relation>,
    bounds_behind: ListedMap<String, Relation>,
    past: Vec<String>,
    participle: Vec<String>,
    adverb: Vec<String>,
}

const FILES: &[(&str, &str)] =
    &[("en", include_str!("../../../lang/en/clauses.toml")), ("fa", include_str!("../../../lang/fa/clauses.toml"))];

impl Lexicon {
    /// Returns the lexicon of a language, made on first use; none where sentences are cut at punctuation only.
    pub(crate) fn of(language: Language) -> Option<&'static Lexicon> {
        static MADE: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let index = FILES.iter().position(|(name, _)| *name == language.0)?;
        Some(MADE[index].get_or_init(|| Lexicon::read(FILES[index].1).expect("a test reads every compiled-in file")))
    }

    fn read(text: &str) -> Result<Lexicon, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut lexicon = Lexicon {
            past: file.endings.past,
            participle: file.endings.participle,
            adverb: file.endings.adverb,
            ..Lexicon::default()
        };
        for (name, words) in file.words {
            let class = named(&name).ok_or_else(|| format!("'{name}' is no class of words"))?;
            for word in words {
                let classes = lexicon.words.entry(word).or_default();
                *classes = classes.with(class);
            }
        }
        let all = |listed: BTreeMap<String, String>| -> Result<ListedMap<String, Relation>, String> {
            let read = |(words, name): (String, String)| {
                let relation = Relation::named(&name).ok_or_else(|| format!("'{name}' is no relation"))?;
                Ok((words, relation))
            };
            listed.into_iter().map(read).collect()
        };
        lexicon.relations = all(file.relations)?;
        lexicon.bounds_before = all(file.bounds.before)?;
        lexicon.bounds_behind = all(file.bounds.behind)?;
        Ok(lexicon)
    }

    /// Returns the classes of a word in lower case.
    pub(crate) fn classes(&self, word: &str) -> Classes {
        let mut classes = self.words.get(word).copied().unwrap_or_default();
        let ends = |endings: &[String]| {
            endings.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending.as_str()))
        };
        if ends(&self.past) && !classes.has(Class::NotPast) {
            classes = classes.with(Class::PastEnding);
        }
        if ends(&self.participle) && !classes.has(Class::NotParticiple) {
            classes = classes.with(Class::ParticipleEnding);
        }
        if ends(&self.adverb) {
            classes = classes.with(Class::Adverb);
        }
        classes
    }

    /// Returns the classes of a name: an adverb it is only where it is listed as one.
    pub(crate) fn of_name(&self, word: &str, classes: Classes) -> Classes {
        if self.words.get(word).is_some_and(|listed| listed.has(Class::Adverb)) {
            return classes;
        }
        classes.without(Class::Adverb)
    }

    /// Says whether it knows verbs: where it does not, every sentence may tell of something past.
    pub(crate) fn knows_verbs(&self) -> bool {
        self.words.values().any(|classes| classes.any(&[Class::Was, Class::Past]))
    }

    /// Returns what the word says of how an event lies to the time after it.
    pub(crate) fn relation(&self, word: &str) -> Option<Relation> {
        self.relations.get(word).copied()
    }

    /// Returns what a phrase before a time makes of it as a bound.
    pub(crate) fn bound_before(&self, phrase: &str) -> Option<Relation> {
        self.bounds_before.get(phrase).copied()
    }

    /// Returns what a phrase behind a time makes of it as a bound.
    pub(crate) fn bound_behind(&self, phrase: &str) -> Option<Relation> {
        self.bounds_behind.get(phrase).copied()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: BTreeMap<String, Vec<String>>,
    relations: BTreeMap<String, String>,
    bounds: Bounds,
    endings: Endings,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    before: BTreeMap<String, String>,
    behind: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Endings {
    past: Vec<String>,
    participle: Vec<String>,
    adverb: Vec<String>,
}

fn named(name: &str) -> Option<Class> {
    Some(match name {
        "conjunction" => Class::Conjunction,
        "alternative" => Class::Alternative,
        "relative" => Class::Relative,
        "subordinator" => Class::Subordinator,
        "conditional" => Class::Conditional,
        "opener" => Class::Opener,
        "example" => Class::Example,
        "part-of-day" => Class::PartOfDay,
        "determiner" => Class::Determiner,
        "pronoun" => Class::Pronoun,
        "preposition" => Class::Preposition,
        "placing" => Class::Placing,
        "link" => Class::Link,
        "agent" => Class::Agent,
        "was" => Class::Was,
        "is" => Class::Is,
        "present" => Class::Present,
        "past" => Class::Past,
        "not-past" => Class::NotPast,
        "not-participle" => Class::NotParticiple,
        "adverb" => Class::Adverb,
        "aside" => Class::Aside,
        "negation" => Class::Negation,
        "only" => Class::Only,
        "equal" => Class::Equal,
        "active" => Class::Active,
        "participle" => Class::Participle,

        _unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_its_lists_are_sorted() {
        for (language, text) in FILES {
            Lexicon::read(text).unwrap_or_else(|error| panic!("lang/{language}/clauses.toml: {error}"));
            let file: File = toml::from_str(text).expect("it was read");
            for (name, words) in file.words {
                let mut sorted = words.clone();
                sorted.sort();
                sorted.dedup();
                assert_eq!(words, sorted, "lang/{language}/clauses.toml, {name}");
            }
        }
    }
}
