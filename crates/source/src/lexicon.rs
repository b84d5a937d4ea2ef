//! What the language packs say of print: abbreviations, words that open sentences, words that tell the language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::Language;

/// What the packs that are compiled in say, in the order of their codes.
const FILES: [(Language, &str); 3] = [
    (Language("en"), include_str!("../../../lang/en/source.toml")),
    (Language("fa"), include_str!("../../../lang/fa/source.toml")),
    (Language("ps"), include_str!("../../../lang/ps/source.toml")),
];

/// How a sentence goes on after an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Abbreviation {
    /// Whatever follows.
    NeverFinal,
    /// Whatever follows, but for a capitalised word that opens sentences.
    Usual,
    /// Where a figure follows.
    BeforeNumber,
}

/// What an abbreviation of registers stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Shortened {
    /// Wherever it stands.
    Always(String),
    /// Before a day or a place; before "of", where it is something else there.
    Dated { full: String, of: Option<String> },
    /// Before "of".
    BeforeOf(String),
}

/// All packs' words together: a text quotes other languages, and the words of one are rarely words of another.
pub(crate) struct Lexicon {
    pub(crate) abbreviations: BTreeMap<String, Abbreviation>,
    pub(crate) openers: BTreeSet<String>,
    pub(crate) months: BTreeSet<String>,
    pub(crate) shortened: BTreeMap<String, Shortened>,
    /// Words that open what is said of a day behind an abbreviation of registers, and "of".
    pub(crate) dated: BTreeSet<String>,
    /// Words that open what somebody was behind one that stands apart: "d. an infant".
    pub(crate) described: BTreeSet<String>,
    pub(crate) of: BTreeSet<String>,
    pub(crate) identify: Vec<(Language, Marks)>,
}

/// What tells a language.
pub(crate) struct Marks {
    /// Letters that its neighbours do not write.
    pub(crate) letters: BTreeSet<char>,
    /// Letters that its neighbours write and it does not.
    pub(crate) foreign: BTreeSet<char>,
    /// Frequent words.
    pub(crate) words: BTreeSet<String>,
    /// Names of months and weekdays, which tell it even in a bare date.
    pub(crate) names: BTreeSet<String>,
    /// Those of them that its neighbours write alike.
    pub(crate) shared: BTreeSet<String>,
}

/// Returns the words, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(read_all);
    &LEXICON
}

fn read_all() -> Lexicon {
    let mut lexicon = Lexicon {
        abbreviations: BTreeMap::new(),
        openers: BTreeSet::new(),
        months: BTreeSet::new(),
        shortened: BTreeMap::new(),
        dated: BTreeSet::new(),
        described: BTreeSet::new(),
        of: BTreeSet::new(),
        identify: Vec::new(),
    };
    for (language, file) in FILES {
        let file: File = toml::from_str(file).expect("a test reads every pack that is compiled in");
        for word in file.abbreviations.before_number {
            lexicon.abbreviations.insert(word, Abbreviation::BeforeNumber);
        }
        for word in file.abbreviations.never_final {
            lexicon.abbreviations.insert(word, Abbreviation::NeverFinal);
        }
        for word in file.abbreviations.usual.into_iter().chain(file.abbreviations.months) {
            lexicon.abbreviations.insert(word, Abbreviation::Usual);
        }
        let Registers { stand_for, stand_for_dated, stand_for_of, dated, described, of } = file.registers;
        for (word, full) in stand_for {
            lexicon.abbreviations.entry(word.clone()).or_insert(Abbreviation::Usual);
            lexicon.shortened.insert(word, Shortened::Always(full));
        }
        for (word, full) in stand_for_of.iter().filter(|(word, _)| !stand_for_dated.contains_key(*word)) {
            lexicon.shortened.insert(word.clone(), Shortened::BeforeOf(full.clone()));
        }
        for (word, full) in stand_for_dated {
            let of = stand_for_of.get(&word).cloned();
            lexicon.shortened.insert(word, Shortened::Dated { full, of });
        }
        lexicon.dated.extend(dated);
        lexicon.described.extend(described);
        lexicon.of.extend(of);
        lexicon.openers.extend(file.sentences.openers);
        lexicon.months.extend(file.abbreviations.after_ordinal);
        let Identify { letters, foreign, words, names, shared } = file.identify;
        let marks = Marks {
            letters: letters.chars().collect(),
            foreign: foreign.chars().collect(),
            words: words.into_iter().collect(),
            names: names.into_iter().collect(),
            shared: shared.into_iter().collect(),
        };
        lexicon.identify.push((language, marks));
    }
    lexicon
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    identify: Identify,
    abbreviations: Abbreviations,
    sentences: Sentences,
    #[serde(default)]
    registers: Registers,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Identify {
    letters: String,
    foreign: String,
    words: Vec<String>,
    names: Vec<String>,
    /// Those of them that its neighbours write alike.
    #[serde(default)]
    shared: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Abbreviations {
    never_final: Vec<String>,
    usual: Vec<String>,
    before_number: Vec<String>,
    months: Vec<String>,
    after_ordinal: Vec<String>,
}

/// What registers and pedigrees shorten.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Registers {
    #[serde(default)]
    stand_for: BTreeMap<String, String>,
    #[serde(default)]
    stand_for_dated: BTreeMap<String, String>,
    #[serde(default)]
    stand_for_of: BTreeMap<String, String>,
    #[serde(default)]
    dated: Vec<String>,
    #[serde(default)]
    described: Vec<String>,
    #[serde(default)]
    of: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    openers: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_names_nothing_twice() {
        for (language, file) in FILES {
            let file: File = toml::from_str(file).expect("the pack is read");
            let (identify, abbreviations) = (file.identify, file.abbreviations);
            let lists = [
                ("words", identify.words),
                ("names", identify.names),
                ("never_final", abbreviations.never_final),
                ("usual", abbreviations.usual),
                ("before_number", abbreviations.before_number),
                ("months", abbreviations.months),
                ("after_ordinal", abbreviations.after_ordinal),
                ("openers", file.sentences.openers),
                ("dated", file.registers.dated),
                ("described", file.registers.described),
                ("of", file.registers.of),
            ];
            for (name, list) in lists {
                let disorder = list.windows(2).find(|pair| pair[0] >= pair[1]);
                assert_eq!(disorder, None, "lang/{}/source.toml, {name}", language.0);
            }
        }
    }

    #[test]
    fn every_pack_that_is_compiled_in_is_read() {
        assert_eq!(lexicon().identify.len(), FILES.len());
        assert_eq!(lexicon().abbreviations.get("Feb"), Some(&Abbreviation::Usual));
        assert_eq!(lexicon().abbreviations.get("no"), Some(&Abbreviation::BeforeNumber));
    }
}
