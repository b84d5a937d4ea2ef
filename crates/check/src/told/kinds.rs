//! Kinds of happening and the words that tell of them, from `lang/*/happenings.toml`; this file knows none of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use source::{ListedMap, ListedSet};

use super::course::Edge;

const ENGLISH: &str = include_str!("../../../../lang/en/happenings.toml");

/// What is known of a language's happenings.
#[derive(Debug)]
pub(crate) struct Happenings {
    pub words: Words,
    pub counts: Counts,
    /// By the noun for what somebody did, the verbs that tell it.
    pub deeds: BTreeMap<String, Vec<String>>,
    kinds: Vec<Kind>,
    verbs: ListedMap<String, Vec<Telltale>>,
    nouns: ListedMap<String, usize>,
}

/// A kind of happening, by its place in the file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct KindId(usize);

/// What a verb tells of.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Telltale {
    kind: usize,
    whom: Whom,
    /// The object or particle without which it does not: "declare independence", "pass away".
    object: Option<String>,
}

/// Whom a verb's happening happens to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whom {
    /// Its subject: "he died".
    Subject,
    /// Its object: "they killed him".
    Object,
}

/// A kind of happening.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Kind {
    pub name: String,
    pub often: Often,
    pub takes: Takes,
    #[serde(default)]
    pub whom: WhomKind,
    #[serde(default, rename = "edge-of-life")]
    pub edge_of_life: Option<EdgeOfLife>,
    /// Which end of what lasts it is.
    #[serde(default)]
    edge: Option<Edge>,
    /// The kind it does not come before, of one person.
    #[serde(default)]
    behind: Option<String>,
    #[serde(default)]
    subject: Vec<String>,
    #[serde(default)]
    object: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    /// Nouns that are part of the name of one: "the Battle of Hastings".
    #[serde(default)]
    names: ListedSet<String>,
    /// Whether it is another one with others to do it.
    #[serde(default)]
    pub hands: Hands,
}

/// Whether something is another happening where others do it.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Hands {
    /// Two of those of whom it is said name others.
    #[default]
    Any,
    /// Only the same hands do the same.
    Same,
}

/// How often it can happen to one.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Often {
    Once,
    /// Not twice within a year.
    Yearly,
    /// Not twice within a month by the same hands.
    Seldom,
}

/// What it happens to.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug, Default)]
#[serde(rename_all = "lowercase")]
pub(crate) enum WhomKind {
    Someone,
    #[default]
    Anything,
}

/// Which end of a life it is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum EdgeOfLife {
    Birth,
    Death,
}

/// How long it takes.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Takes {
    #[serde(rename = "a day")]
    Day,
    #[serde(rename = "days")]
    Days,
}

/// Lists of words.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub by: ListedSet<String>,
    pub of: ListedSet<String>,
    pub within: ListedSet<String>,
    pub after: ListedSet<String>,
    pub before: ListedSet<String>,
    pub since: ListedSet<String>,
    pub during: ListedSet<String>,
    pub helps: ListedSet<String>,
    pub definite: ListedSet<String>,
    pub settlements: ListedSet<String>,
    pub bearers: ListedSet<String>,
    pub namesakes: ListedSet<String>,
    pub begins: ListedSet<String>,
    pub follows: ListedSet<String>,
    pub precedes: ListedSet<String>,
    pub then: ListedSet<String>,
    pub occurs: ListedSet<String>,
    pub place: ListedSet<String>,
    #[serde(rename = "if")]
    pub conditional: ListedSet<String>,
    pub remembered: ListedSet<String>,
    pub unique: ListedSet<String>,
    pub titles: ListedSet<String>,
    #[serde(rename = "womens-titles")]
    pub womens_titles: ListedSet<String>,
    pub reigning: ListedSet<String>,
    pub lives: ListedSet<String>,
    pub posthumous: ListedSet<String>,
    pub called: ListedSet<String>,
    pub lasts: ListedSet<String>,
    pub reigns: ListedSet<String>,
    pub reigned: ListedSet<String>,
    pub accedes: ListedSet<String>,
    #[serde(rename = "comes-to")]
    pub comes_to: ListedSet<String>,
    pub seats: ListedSet<String>,
    pub becomes: ListedSet<String>,
    pub leaves: ListedSet<String>,
    pub repeats: ListedSet<String>,
    pub anniversaries: ListedSet<String>,
    pub parents: ListedSet<String>,
    pub children: ListedSet<String>,
    pub siblings: ListedSet<String>,
    pub elder: ListedSet<String>,
    pub younger: ListedSet<String>,
    pub birthdays: ListedSet<String>,
    #[serde(rename = "birthday-on")]
    pub birthday_on: ListedSet<String>,
    #[serde(rename = "lives-done")]
    pub lives_done: ListedSet<String>,
    pub outlives: ListedSet<String>,
    #[serde(rename = "comes-to-be")]
    pub comes_to_be: ListedSet<String>,
    pub answers: ListedSet<String>,
    pub answered: ListedSet<String>,
    pub ends: ListedSet<String>,
    pub issues: ListedSet<String>,
    pub undoes: ListedSet<String>,
    pub reopens: ListedSet<String>,
    pub shuts: ListedSet<String>,
    pub particles: ListedSet<String>,
    pub several: ListedSet<String>,
}

/// Words for counts, in order.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counts {
    /// First to nineteenth.
    pub ordinals: Vec<String>,
    /// Ten to ninety.
    pub tens: Vec<String>,
    /// Tenth to ninetieth.
    pub tenths: Vec<String>,
    /// Anniversaries that say themselves how many years.
    pub anniversaries: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Words,
    counts: Counts,
    deeds: BTreeMap<String, Vec<String>>,
    kind: Vec<Kind>,
}

/// Returns what is known of English, read once.
pub(crate) fn happenings() -> &'static Happenings {
    static READ: LazyLock<Happenings> =
        LazyLock::new(|| read(ENGLISH).expect("a test reads every pack that is compiled in"));
    &READ
}

fn read(text: &str) -> Result<Happenings, String> {
    let File { words, counts, deeds, kind: kinds } = toml::from_str(text).map_err(|problem| problem.to_string())?;
    let mut verbs: ListedMap<String, Vec<Telltale>> = ListedMap::default();
    let mut add = |kind: usize, verb: &str, whom: Whom| {
        let (verb, object) =
            verb.split_once(' ').map_or((verb, None), |(verb, object)| (verb, Some(object.to_owned())));
        verbs.entry(verb.to_owned()).or_default().push(Telltale { kind, whom, object });
    };
    let mut nouns = ListedMap::default();
    for (at, kind) in kinds.iter().enumerate() {
        for verb in &kind.subject {
            add(at, verb, Whom::Subject);
        }
        for verb in &kind.object {
            add(at, verb, Whom::Object);
        }
        nouns.extend(kind.nouns.iter().map(|noun| (noun.clone(), at)));
    }
    Ok(Happenings { words, counts, deeds, kinds, verbs, nouns })
}

impl Kind {
    /// Says whether a verb tells of all of it, so that a day it is told of is its only one: "was fought on 18 June".
    pub(crate) fn is_told_whole(&self, lemma: &str) -> bool {
        self.object.iter().any(|verb| verb == lemma)
    }
}

/// Says whether what a noun names happens but once to one: a death, a founding; an arrest may come again.
///
/// ```
/// assert!(check::happens_once("death") && !check::happens_once("arrest") && !check::happens_once("bridge"));
/// ```
pub fn happens_once(noun: &str) -> bool {
    let known = happenings();
    known.nouns.get(noun).is_some_and(|&kind| known.kinds[kind].often == Often::Once)
}

impl Happenings {
    pub(crate) fn kind(&self, id: KindId) -> &Kind {
        &self.kinds[id.0]
    }

    /// Returns the kind that one of this kind does not come before, of one person: nobody is buried before dying.
    pub(crate) fn behind(&self, id: KindId) -> Option<KindId> {
        self.named(self.kind(id).behind.as_deref()?)
    }

    /// Returns the kind that is this end of what lasts.
    pub(crate) fn of_edge(&self, edge: Edge) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.edge == Some(edge)).map(KindId)
    }

    /// Returns the kind of a name.
    pub(crate) fn named(&self, name: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.name == name).map(KindId)
    }

    /// Returns what a verb tells of, whom it happens to, and the object or particle it needs for that.
    pub(crate) fn of_verb(&self, lemma: &str) -> impl Iterator<Item = (KindId, Whom, Option<&str>)> {
        let told = self.verbs.get(lemma).into_iter().flatten();
        told.map(|told| (KindId(told.kind), told.whom, told.object.as_deref()))
    }

    /// Returns the kind of a happening that bears a name of which this noun is part.
    pub(crate) fn of_name(&self, lemma: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.names.contains(lemma)).map(KindId)
    }

    /// Returns what a noun tells of.
    pub(crate) fn of_noun(&self, lemma: &str) -> Option<KindId> {
        self.nouns.get(lemma).copied().map(KindId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_kill_is_a_death_of_the_object() {
        let found: Vec<_> = happenings().of_verb("kill").collect();
        assert_eq!(found, [(happenings().of_noun("assassination").unwrap(), Whom::Object, None)]);
    }
}
