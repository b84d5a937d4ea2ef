//! The words that say what caused what, read from `lang/<xx>/causes.toml`.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer};
use source::{ListedMap, ListedSet};

use crate::between::RelationKind;
use crate::chronicle::tree::Tree;

/// How a verb says that one thing brought about another.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct VerbCue {
    pub verb: String,
    /// The object it needs: "way" of "pave the way".
    pub object: Option<String>,
    /// The subject it needs, whose owner it is said of: "origins" of "the war's origins lay in a quarrel".
    pub subject: Option<String>,
    /// What is said of its object: "inevitable" of "made a war inevitable".
    pub complement: Option<String>,
    pub particle: Option<String>,
    /// The preposition before what it works on; without one it is the object.
    pub with: Option<String>,
    /// What it works on is a clause: "meant that the concert was put off".
    #[serde(default)]
    pub clause: bool,
    /// What it works on happens: "drove them to revolt", not "to the towns".
    #[serde(default)]
    pub happens: bool,
    #[serde(deserialize_with = "kind")]
    pub kind: RelationKind,
    #[serde(default)]
    pub of: Of,
}

/// Which end of the relation a word is.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Default, Debug)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Of {
    /// The subject is the cause: "the drought led to famine".
    #[default]
    Cause,
    /// The subject is the effect: "the war resulted from a dispute".
    Effect,
    /// The object is the effect of what stands behind the preposition: "attributed the collapse to poor iron".
    Object,
    /// The object is the cause of what stands behind the preposition: "blamed the frost for the loss".
    Blamed,
}

/// A noun or adjective that says of a subject that it is the cause or the effect of something.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaidToBe {
    pub word: String,
    pub with: String,
    #[serde(deserialize_with = "kind")]
    pub kind: RelationKind,
    #[serde(default)]
    pub of: Of,
}

/// Verbs that a phrase with a preposition says the cause of.
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
struct ToldWith {
    with: String,
    verbs: ListedSet<String>,
}

/// A verb that tells itself what came of its subject, with the preposition it needs: "deprived … of".
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deed {
    pub verb: String,
    pub with: Option<String>,
    pub particle: Option<String>,
    /// It needs a word that says what became of its object: "left them homeless".
    #[serde(default)]
    pub complement: bool,
    /// Its object has no article and is no name: "brought famine", not "brought the guns".
    #[serde(default)]
    pub bare: bool,
}

/// A verb of what grows, with the particle it needs: "broke out".
#[derive(Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
struct Growth {
    verb: String,
    particle: Option<String>,
}

fn kind<'de, D: Deserializer<'de>>(words: D) -> Result<RelationKind, D::Error> {
    let name = String::deserialize(words)?;
    RelationKind::named(&name).ok_or_else(|| serde::de::Error::custom(format!("'{name}' is no relation")))
}

/// The words of causes.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Causes {
    verb: Vec<VerbCue>,
    #[serde(skip)]
    by_verb: ListedMap<String, Vec<VerbCue>>,
    told_with: Vec<ToldWith>,
    charges: Vec<ToldWith>,
    deeds: Vec<Deed>,
    /// Verbs of what grows out of what it is told to have come after.
    grows: Vec<Growth>,
    /// The kinds of what it grows out of.
    pub grows_after: ListedSet<String>,
    /// Nouns of what brings something about, though they name nothing that happens.
    pub nouns: ListedSet<String>,
    pub said_to_be: Vec<SaidToBe>,
    /// Before a noun that caused what the clause tells.
    pub before_cause: BTreeSet<String>,
    /// The same, with the noun in it.
    pub with_cause: ListedSet<String>,
    /// The same, with a noun that a clause says the cause behind: "on the ground that".
    pub with_clause: ListedSet<String>,
    /// Open a clause that tells the cause.
    pub because: ListedSet<String>,
    /// The same, where the main clause is not told as perfect.
    pub since: ListedSet<String>,
    /// The same, where the clause tells a state or what was not done.
    #[serde(rename = "as")]
    pub of_state: ListedSet<String>,
    pub states: ListedSet<String>,
    /// The same, behind the main clause.
    #[serde(rename = "for")]
    pub behind: ListedSet<String>,
    /// What moved somebody.
    pub moved: ListedSet<String>,
    pub moved_by: ListedSet<String>,
    /// Adjectives that tell so.
    pub feeling: ListedSet<String>,
    /// What somebody held to be so, or feared, in a clause of its own.
    pub moving: ListedSet<String>,
    /// Of these, what says so only before what he did.
    pub moving_before: ListedSet<String>,
    /// Before a noun that something had become of.
    pub with: ListedSet<String>,
    pub circumstance: ListedSet<String>,
    /// So great.
    pub degree: ListedSet<String>,
    /// What says nothing without that.
    pub degree_alone: ListedSet<String>,
    /// That this came of it.
    pub that: ListedSet<String>,
    /// Open what was meant to come of what the main clause tells.
    pub aim: ListedSet<String>,
    /// Join a clause to its cause.
    pub so: ListedSet<String>,
    therefore: Vec<String>,
    /// The same, behind the verb.
    pub behind_verb: ListedSet<String>,
}

impl Causes {
    /// Reads the file.
    pub(super) fn read(file: &str) -> Result<Causes, String> {
        let mut read: Causes = toml::from_str(file).map_err(|error| error.to_string())?;
        for cue in std::mem::take(&mut read.verb) {
            read.by_verb.entry(cue.verb.clone()).or_default().push(cue);
        }
        Ok(read)
    }

    /// Returns the ways a verb says that one thing brought about another.
    pub(crate) fn cues(&self, lemma: &str) -> &[VerbCue] {
        self.by_verb.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Returns the ways in which a verb says so of its subject.
    pub(crate) fn brought_about(&self, lemma: &str) -> impl Iterator<Item = &VerbCue> {
        self.cues(lemma).iter().filter(|cue| cue.complement.is_none() && matches!(cue.of, Of::Cause | Of::Effect))
    }

    /// Says whether a verb tells that something grew: "intensified", "broke out".
    pub(crate) fn grows(&self, tree: &Tree<'_>, verb: usize) -> bool {
        let has = |particle: &String| {
            tree.children(verb).iter().any(|child| tree.words[*child].lemma == *particle && *child > verb)
        };
        let here = self.grows.iter().filter(|one| one.verb == tree.words[verb].lemma);
        here.into_iter().any(|one| one.particle.as_ref().is_none_or(has))
    }

    /// Returns the ways a verb tells itself what came of its subject.
    pub(crate) fn deeds(&self, lemma: &str) -> impl Iterator<Item = &Deed> {
        self.deeds.iter().filter(move |deed| deed.verb == lemma)
    }

    /// Says whether a phrase with a preposition tells the cause of what a verb tells.
    pub(crate) fn is_told_with(&self, verb: &str, preposition: &str) -> bool {
        self.told_with.iter().any(|one| one.with == preposition && one.verbs.contains(verb))
    }

    /// Says whether a phrase with a preposition tells what somebody is charged with, punished or thanked for.
    pub(crate) fn is_charge(&self, verb: &str, preposition: &str) -> bool {
        let charges = self.charges.iter().chain(&self.told_with);
        charges.into_iter().any(|one| one.with == preposition && one.verbs.contains(verb))
    }

    /// Returns how many words at the head of a sentence say that the one before tells the cause.
    pub(crate) fn therefore(&self, words: &[String]) -> Option<usize> {
        self.therefore.iter().find_map(|phrase| opened_by(phrase, words))
    }
}

/// Returns how many words a phrase has, if words begin with it.
pub(crate) fn opened_by(phrase: &str, words: &[String]) -> Option<usize> {
    // Most phrases begin with another word.
    if !phrase.starts_with(words.first()?.as_str()) {
        return None;
    }
    let mut rest = words.iter();
    let mut parts = phrase.split(' ');
    let fits = parts.all(|part| rest.next().is_some_and(|word| word == part));
    fits.then(|| words.len() - rest.len())
}
