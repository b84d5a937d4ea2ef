//! What short descriptions stand for, read from `lang/en/entities/described.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

const ENGLISH: &str = include_str!("../../../../../lang/en/entities/described.toml");

/// The words that descriptions of what was named are made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// "X became king".
    pub becomes: Verbs,
    same: Same,
    /// "They married".
    pub mutual: Verbs,
    /// "The city".
    pub settlement: Settlements,
    /// "The island".
    pub island: Islands,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    pub verbs: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    office: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settlements {
    pub nouns: HashSet<String>,
    /// Listed places that are none.
    pub never: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Islands {
    pub nouns: HashSet<String>,
    /// Listed places that are some.
    pub only: HashSet<String>,
}

impl Words {
    /// Returns the words of English, read at the first call.
    pub fn english() -> &'static Words {
        static READ: LazyLock<Words> =
            LazyLock::new(|| toml::from_str(ENGLISH).expect("a test reads every compiled-in file"));
        &READ
    }

    /// Returns the nouns that may be said of whom another is said of, by his office: "ruler" of a king.
    pub fn same(&self, noun: &str) -> impl Iterator<Item = &str> + '_ {
        let noun = noun.to_owned();
        let with = self.same.office.iter().filter(move |office| office.contains(&noun));
        with.flat_map(|office| office.iter().map(String::as_str))
    }
}
