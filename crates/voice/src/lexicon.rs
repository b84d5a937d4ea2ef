//! The words that tell stances, vague sources and what is telling at all, read from `lang/<xx>/voice.toml`; and the nouns of
//! happenings and things, which say nothing, from `senses.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::ListedMap;

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
    /// Rumours: nobody's word.
    Rumour,
    /// Verbs that tell whatever stands with them.
    Any,
    /// Verbs that tell a clause.
    Clause,
    /// Verbs that tell an infinitive.
    Infinitive,
    /// Verbs whose object is told.
    Address,
    /// Nouns for what is said.
    Noun,
    /// Adjectives for how one stands to what one says.
    Adjective,
    /// What names a source by itself.
    By,
    /// Nouns of happenings and things, which say nothing.
    Thing,
    // What the models were not taught stands behind.
    /// Nouns for how somebody sees it: "in the view of".
    View,
    /// The words that open such a phrase, and join whose view it is.
    In,
    Of,
    /// Verbs that say what somebody holds to have come of what, and the word before the cause.
    Ascribe,
    To,
    /// Verbs of what is so, whether somebody knows it or not: "did not know that".
    Factive,
    /// Words that open who says it, set between commas: "so Orme claims".
    Aside,
    /// Verbs of what somebody makes of a story: "dismiss".
    Judge,
    /// Verbs by which somebody says how many, the nouns for what is counted, and the word before the number.
    Reckon,
    Sum,
    At,
    /// Verbs that tell only with a clause, though the models were taught otherwise: "feared a siege" tells nothing.
    Felt,
    /// Plain verbs by which a word is given, and nouns that are given so beside those for what is said: "gave evidence that".
    Give,
    Given,
    /// Words that set another's clause against what is said: "whereas".
    Contrast,
    /// Verbs by which rival views are listed, those that need "to" and those that need "as": "Orme points to".
    Rival,
    RivalTo,
    RivalAs,
    /// What opens a clause that is said.
    That,
    /// Verbs whose form of the present is that of no noun.
    OnlyVerb,
    /// Verbs that pass on a topic: "speaks of".
    Topic,
    /// What many may reject, beside nouns for what is said: "the last charge".
    Story,
    /// Words that set a doubt of the account's own behind what is said, and who is not there to bear it out: "though no document".
    Concession,
    Nobody,
    /// Adjectives for what is open, verbs by which it would be settled, what opens the question, and "it".
    Unsettled,
    Settle,
    Question,
    It,
    /// "Has him die": the verb and whom it has.
    Have,
    Them,
    /// "Credits her with".
    Credit,
    With,
    /// "By his own account": what opens it, and "own".
    ByOwn,
    Own,
    /// "So the story goes."
    Goes,
    /// Before a noun for what is said, which then is not.
    Without,
}

#[derive(Deserialize)]
struct Senses {
    noun: BTreeMap<String, Vec<String>>,
}

/// Senses of nouns by which one may say something, be they the rarer ones; who is named by none of these is a thing.
const SPEAKING: [&str; 2] = ["person", "group"];

/// The sense of nouns for what is written, where it is the more frequent one.
const WRITTEN: &str = "communication";

/// The words of a language; they are known by what is seen of them in small letters.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    stances: ListedMap<u64, Stance>,
    classes: ListedMap<u64, u64>,
    /// By the low bits of a word's hash, whether any word that has them is listed. It is asked many times of each word of a text, and
    /// nearly all are not.
    may_be: Likely,
}

/// Whether there may be a word, a bit for each of the low sixteen bits of its hash.
#[derive(Debug)]
struct Likely(Box<[u64; 1024]>);

impl Default for Likely {
    fn default() -> Likely {
        Likely(Box::new([0; 1024]))
    }
}

impl Likely {
    fn add(&mut self, hash: u64) {
        self.0[(hash >> 6) as usize % 1024] |= 1 << (hash % 64);
    }

    fn has(&self, hash: u64) -> bool {
        self.0[(hash >> 6) as usize % 1024] & 1 << (hash % 64) != 0
    }
}

const ENGLISH: &str = include_str!("../../../lang/en/voice.toml");
const SENSES: &str = include_str!("../../../lang/en/senses.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    stance: BTreeMap<String, Vec<String>>,
    source: BTreeMap<String, Vec<String>>,
    telling: BTreeMap<String, Vec<String>>,
    grammar: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Returns the lexicon of English, read at the first call.
    pub(crate) fn english() -> &'static Lexicon {
        static READ: OnceLock<Lexicon> = OnceLock::new();
        READ.get_or_init(|| Lexicon::read(ENGLISH, SENSES).expect("the files are read by a test"))
    }

    fn read(text: &str, senses: &str) -> Result<Lexicon, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let senses: Senses = toml::from_str(senses).map_err(|error| error.to_string())?;
        let mut lexicon = Lexicon::default();
        for (name, words) in file.stance {
            let stance = Stance::ALL.into_iter().find(|stance| stance.as_str() == name);
            let stance = stance.ok_or_else(|| format!("'{name}' is no stance"))?;
            lexicon.stances.extend(words.iter().map(|word| (seen(word).0, stance)));
        }
        let class = |name: &str| named(name).ok_or_else(|| format!("'{name}' is no class of words"));
        for (name, words) in file.source.into_iter().chain(file.grammar) {
            lexicon.add(&words, class(&name)?);
        }
        for (name, words) in file.telling {
            lexicon.add(&words, class(&name)?);
            // A lemma that was guessed may have lost its last letter.
            let cut: Vec<String> = words.iter().filter_map(|word| Some(word.strip_suffix('e')?.to_owned())).collect();
            lexicon.add(&cut, class(&name)?);
        }
        for (kinds, words) in senses.noun {
            if !kinds.starts_with(WRITTEN) && !kinds.split('-').any(|kind| SPEAKING.contains(&kind)) {
                lexicon.add(&words, Class::Thing);
            }
        }
        Ok(lexicon)
    }

    fn add(&mut self, words: &[String], class: Class) {
        for word in words {
            let hash = seen(word).0;
            *self.classes.entry(hash).or_default() |= 1 << class as u64;
            self.may_be.add(hash);
        }
    }

    /// Returns the stance a lemma gives.
    pub(crate) fn stance(&self, lemma: crate::hash::Seen) -> Option<Stance> {
        self.stances.get(&lemma.0).copied()
    }

    /// Returns all that a word is listed as, as a number; what the models were not taught is left out.
    pub(crate) fn classes(&self, word: crate::hash::Seen) -> u64 {
        self.all_classes(word) & ((2 << Class::Thing as u64) - 1)
    }

    fn all_classes(&self, word: crate::hash::Seen) -> u64 {
        if self.may_be.has(word.0) { self.classes.get(&word.0).copied().unwrap_or(0) } else { 0 }
    }

    /// Says whether a word is listed as this.
    pub(crate) fn is(&self, word: crate::hash::Seen, class: Class) -> bool {
        self.all_classes(word) & 1 << class as u64 != 0
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
        "rumour" => Class::Rumour,
        "with-any" => Class::Any,
        "with-clause" => Class::Clause,
        "with-infinitive" => Class::Infinitive,
        "address" => Class::Address,
        "noun" => Class::Noun,
        "adjective" => Class::Adjective,
        "by" => Class::By,
        "view" => Class::View,
        "in" => Class::In,
        "of" => Class::Of,
        "ascribe" => Class::Ascribe,
        "to" => Class::To,
        "factive" => Class::Factive,
        "aside" => Class::Aside,
        "of-story" => Class::Judge,
        "reckon" => Class::Reckon,
        "sum" => Class::Sum,
        "at" => Class::At,
        "felt" => Class::Felt,
        "with-noun" => Class::Give,
        "noun-given" => Class::Given,
        "contrast" => Class::Contrast,
        "rival" => Class::Rival,
        "rival-to" => Class::RivalTo,
        "rival-as" => Class::RivalAs,
        "that" => Class::That,
        "only-verb" => Class::OnlyVerb,
        "topic" => Class::Topic,
        "story" => Class::Story,
        "concession" => Class::Concession,
        "no-witness" => Class::Nobody,
        "unsettled" => Class::Unsettled,
        "settle" => Class::Settle,
        "question" => Class::Question,
        "it" => Class::It,
        "has-him" => Class::Have,
        "whom-has" => Class::Them,
        "credit" => Class::Credit,
        "with" => Class::With,
        "by-own" => Class::ByOwn,
        "own" => Class::Own,
        "tale-goes" => Class::Goes,
        "unsaid" => Class::Without,
        _unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_its_lists_are_sorted() {
        Lexicon::read(ENGLISH, SENSES).expect("lang/en/voice.toml");
        let file: File = toml::from_str(ENGLISH).expect("it was read");
        for (name, words) in file.stance.into_iter().chain(file.source).chain(file.telling).chain(file.grammar) {
            let mut sorted = words.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(words, sorted, "{name}");
        }
    }
}
