//! What is known of words by themselves, read from `lang/<xx>/mentions.toml` and `senses.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::ListedMap;

/// What a word does in the company of an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    Future,
    Modal,
    Obliging,
    Going,
    Perfect,
    Being,
    Support,
    Negation,
    Without,
    Denying,
}

/// The words of a language.
#[derive(Debug)]
pub(crate) struct Words {
    roles: ListedMap<String, u16>,
    nouns: ListedMap<String, Box<str>>,
    verbs: ListedMap<String, Box<str>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Company {
    roles: BTreeMap<Role, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Senses {
    noun: BTreeMap<String, Vec<String>>,
    verb: BTreeMap<String, Vec<String>>,
}

const COMPANY: &str = include_str!("../../../../lang/en/mentions.toml");
const SENSES: &str = include_str!("../../../../lang/en/senses.toml");

impl Words {
    /// Returns the words of English, made on first use.
    pub(crate) fn english() -> &'static Words {
        static MADE: OnceLock<Words> = OnceLock::new();
        MADE.get_or_init(|| Words::read(COMPANY, SENSES).expect("a test reads the compiled-in files"))
    }

    fn read(company: &str, senses: &str) -> Result<Words, String> {
        let company: Company = toml::from_str(company).map_err(|error| error.to_string())?;
        let senses: Senses = toml::from_str(senses).map_err(|error| error.to_string())?;
        let mut roles: ListedMap<String, u16> = ListedMap::default();
        for (role, words) in company.roles {
            for word in words {
                *roles.entry(word).or_default() |= 1 << role as u16;
            }
        }
        let by_word = |kinds: BTreeMap<String, Vec<String>>| {
            let pairs = kinds.into_iter().flat_map(|(kind, words)| {
                let kind: Box<str> = kind.into();
                words.into_iter().map(move |word| (word, kind.clone()))
            });
            pairs.collect()
        };
        Ok(Words { roles, nouns: by_word(senses.noun), verbs: by_word(senses.verb) })
    }

    /// Says whether a word, by its dictionary form, does this in the company of an event.
    pub(crate) fn does(&self, lemma: &str, role: Role) -> bool {
        self.roles.get(lemma).is_some_and(|roles| roles & (1 << role as u16) != 0)
    }

    /// Returns what kind of thing a noun names: "act-deed", "state", …; empty where it is not known.
    pub(crate) fn noun(&self, lemma: &str) -> &str {
        self.nouns.get(lemma).map_or("", |kind| kind)
    }

    /// Returns what kind of doing a verb names: "motion", "communication", …; empty where it is not known.
    pub(crate) fn verb(&self, lemma: &str) -> &str {
        self.verbs.get(lemma).map_or("", |kind| kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_read_and_their_lists_are_sorted() {
        let words = Words::read(COMPANY, SENSES).unwrap_or_else(|error| panic!("lang/en: {error}"));
        assert!(words.does("never", Role::Negation) && !words.does("never", Role::Modal));
        assert_eq!((words.noun("treaty"), words.verb("march")), ("communication", "motion"));
        let company: Company = toml::from_str(COMPANY).expect("it was read");
        let senses: Senses = toml::from_str(SENSES).expect("it was read");
        let lists = company.roles.into_values().chain(senses.noun.into_values()).chain(senses.verb.into_values());
        for list in lists {
            assert!(list.is_sorted_by(|one, next| one < next), "{list:?}");
        }
    }
}
