//! What short descriptions stand for, read from `lang/en/entities/described.toml`.

use std::sync::LazyLock;

use serde::Deserialize;
use source::ListedSet;

const ENGLISH: &str = include_str!("../../../../../lang/en/entities/described.toml");

/// The words that descriptions of what was named are made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    /// "X became king".
    pub becomes: Becoming,
    same: Same,
    /// "X was crowned".
    pub crowned: Crowned,
    /// "X succeeded him".
    pub succeed: Verbs,
    /// "His son X was born".
    pub introduced: Verbs,
    /// "X died", "X was killed", "the death of X".
    pub dead: Dead,
    /// "The old king".
    pub aged: Adjectives,
    /// "The company".
    pub firm: Firms,
    /// "In his place".
    pub stead: Stead,
    /// "Blamed X for his delay".
    pub reason: Prepositions,
    /// "He pushed on with Hale".
    pub along: Prepositions,
    /// "They married".
    pub mutual: Verbs,
    /// "If a man could not pay".
    pub supposed: Marks,
    /// "He accepted his resignation".
    pub others: Vec<Others>,
    /// "X relates that".
    pub cited: Cited,
    /// "Everyone", "no farmer".
    pub whoever: Whoever,
    /// "The city".
    pub settlement: Settlements,
    /// "The island".
    pub island: Islands,
    /// "It was the worst disaster since 1907".
    pub happens: Nouns,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Nouns {
    pub nouns: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Verbs {
    pub verbs: ListedSet<String>,
}

/// What is done to what another than the subject does or is to be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Others {
    pub verbs: ListedSet<String>,
    pub nouns: ListedSet<String>,
}

/// How sources are cited.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cited {
    /// In the present tense.
    pub verbs: ListedSet<String>,
    /// Before who is cited.
    pub by: ListedSet<String>,
}

/// Nobody in particular.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Whoever {
    pub pronouns: ListedSet<String>,
    /// Before a noun of persons.
    pub determiners: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stead {
    pub nouns: ListedSet<String>,
    pub prepositions: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Marks {
    pub marks: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prepositions {
    pub prepositions: ListedSet<String>,
}

/// Verbs that give an office.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Becoming {
    pub verbs: ListedSet<String>,
    /// Of these, what is said of who does it: "X became king".
    active: ListedSet<String>,
}

impl Becoming {
    /// Says whether a verb gives its subject an office: "X became king", "X was elected king", but not "X appointed him king".
    pub fn gives(&self, lemma: &str, is_passive: bool) -> bool {
        self.verbs.contains(lemma) && (is_passive || self.active.contains(lemma))
    }
}

/// Verbs that make a king or a queen, who need not be called so.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Crowned {
    pub verbs: ListedSet<String>,
    pub male: String,
    pub female: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adjectives {
    pub adjectives: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dead {
    /// What one does who dies.
    pub verbs: ListedSet<String>,
    /// What is done to him.
    pub suffered: ListedSet<String>,
    /// "The death of X".
    pub nouns: ListedSet<String>,
    /// What is done with the dead, or by them: "He was buried", "He left two sons".
    pub after: ListedSet<String>,
    /// "He was buried", "He was succeeded by his son".
    #[serde(rename = "done-after")]
    pub done_after: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Firms {
    pub nouns: ListedSet<String>,
    /// How names of firms end.
    pub names: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    office: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settlements {
    pub nouns: ListedSet<String>,
    /// Listed places that are none.
    pub never: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Islands {
    pub nouns: ListedSet<String>,
    /// Listed places that are some.
    pub only: ListedSet<String>,
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
