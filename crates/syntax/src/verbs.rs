//! The verbs of English: what a lemma made by an ending alone is held against.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;
use source::{ListedMap, ListedSet};

/// Verbs that are known.
#[derive(Debug, Default)]
pub(crate) struct Verbs {
    known: ListedSet<String>,
    irregular: ListedMap<String, String>,
    nouns: ListedSet<String>,
    past: ListedMap<String, String>,
    only_past: ListedSet<String>,
    pasts: ListedSet<String>,
    endings: Endings,
    stand_ins: StandIns,
}

impl Verbs {
    /// Returns the verbs of English, read at the first call.
    pub(crate) fn english() -> &'static Verbs {
        static READ: OnceLock<Verbs> = OnceLock::new();
        READ.get_or_init(|| Verbs::read().expect("a test reads every compiled-in file"))
    }

    fn read() -> Result<Verbs, String> {
        let senses: Senses =
            toml::from_str(include_str!("../../../lang/en/senses.toml")).map_err(|error| error.to_string())?;
        let forms: Forms =
            toml::from_str(include_str!("../../../lang/en/lemmas.toml")).map_err(|error| error.to_string())?;
        let past: Pasts =
            toml::from_str(include_str!("../../../lang/en/past.toml")).map_err(|error| error.to_string())?;
        let known: ListedSet<String> = senses.verb.into_values().flatten().collect();
        let is_stem = |form: &String| known.contains(form) || past.past.contains_key(form);
        Ok(Verbs {
            only_past: past.past.values().filter(|form| !is_stem(form)).cloned().collect(),
            pasts: past.past.values().cloned().collect(),
            past: past.past,
            endings: past.endings,
            known,
            irregular: forms.verb,
            nouns: senses.noun.into_values().flatten().collect(),
            stand_ins: forms.read_as,
        })
    }

    /// Says whether a word in small letters is a verb in its dictionary form.
    pub(crate) fn is_known(&self, lemma: &str) -> bool {
        self.known.contains(lemma)
    }

    /// Returns a known word that stands as an unknown one in small letters does: for a form of an irregular verb, and for a noun with the
    /// ending of something else.
    pub(crate) fn stand_in(&self, word: &str) -> Option<&str> {
        if let Some(verb) = self.irregular.get(word) {
            // The past of some is the participle as well, where no other form is known.
            let is_past = self.past.get(verb).is_none_or(|past| past == word);
            let others = self.irregular.iter().any(|(other, of)| of == verb && other != word);
            return Some(match (is_past, others) {
                (true, true) => &self.stand_ins.past,
                (true, false) => &self.stand_ins.irregular,
                (false, _) => &self.stand_ins.participle,
            });
        }
        let mut endings = self.stand_ins.noun.iter();
        let (_, known) = endings.find(|(ending, _)| word.ends_with(*ending)).filter(|_| self.nouns.contains(word))?;
        Some(known)
    }

    /// Returns what a noun that looks like a pronoun is read as behind another word: "the gold mine".
    pub(crate) fn thing(&self, before: &str, word: &str) -> Option<&str> {
        let owned = before.is_empty() || self.stand_ins.owned_behind.contains(before);
        self.stand_ins.thing.get(word).filter(|_| !owned).map(String::as_str)
    }

    /// Returns what a name that looks like an adjective is read as: "Justinian".
    pub(crate) fn name(&self, word: &str) -> Option<&str> {
        self.stand_ins.name.get(word).map(String::as_str)
    }

    /// Returns what a word is read as that is a first name as well: "Rich Bramley died".
    pub(crate) fn first_name(&self, word: &str) -> Option<&str> {
        self.stand_ins.is_first_name.contains(word).then_some(self.stand_ins.first_name.as_str())
    }

    /// Says whether a word names a day of the week.
    pub(crate) fn is_day(&self, word: &str) -> bool {
        self.stand_ins.days.contains(word)
    }

    /// Returns what the first number of a name is read as between two words: "Dam I of the works".
    pub(crate) fn numeral(&self, before: &str, word: &str, behind: &str) -> Option<&str> {
        let numeral = self.stand_ins.first.get(word)?;
        let name = before.starts_with(char::is_uppercase) && before.chars().nth(1).is_some_and(char::is_lowercase);
        (name && self.stand_ins.before.contains(behind)).then_some(numeral)
    }

    /// Says whether a word is the past of a verb and no verb's dictionary form: "rose"; "fell" is one.
    pub(crate) fn is_only_past(&self, word: &str) -> bool {
        self.only_past.contains(word)
    }

    /// Returns a past that is nothing else.
    pub(crate) fn plain(&self) -> &str {
        &self.stand_ins.past
    }

    /// Returns a participle that is nothing else.
    pub(crate) fn participle(&self) -> &str {
        &self.stand_ins.participle
    }

    /// Says whether a word is the past of a verb whose past has no ending: "burst", "fell".
    pub(crate) fn is_past(&self, word: &str) -> bool {
        self.pasts.contains(word)
    }

    /// Says whether a word is the past of a known verb by its ending: "marched", "mutinied".
    pub(crate) fn is_regular_past(&self, word: &str) -> bool {
        let Endings { regular, after_e, for_y } = &self.endings;
        let known = |stem: Option<&str>, last: &str| {
            stem.is_some_and(|stem| !stem.is_empty() && self.known.contains(&format!("{stem}{last}")))
        };
        let declared = word.strip_suffix(after_e.as_str()).filter(|stem| stem.ends_with('e'));
        known(word.strip_suffix(for_y.as_str()), "y")
            || known(word.strip_suffix(regular.as_str()), "")
            || known(declared, "")
    }

    /// Returns the verb that a word in small letters is a form of, where its ending does not tell.
    pub(crate) fn irregular(&self, word: &str) -> Option<&str> {
        self.irregular.get(word).map(String::as_str)
    }
}

#[derive(Deserialize)]
struct Senses {
    noun: BTreeMap<String, Vec<String>>,
    verb: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Pasts {
    endings: Endings,
    past: ListedMap<String, String>,
}

/// How the past of regular verbs ends.
#[derive(Deserialize, Debug, Default)]
#[serde(rename_all = "kebab-case")]
struct Endings {
    regular: String,
    after_e: String,
    for_y: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Forms {
    verb: ListedMap<String, String>,
    read_as: StandIns,
}

/// Known words that unknown ones are read as.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct StandIns {
    irregular: String,
    past: String,
    participle: String,
    /// By the ending of a noun.
    noun: BTreeMap<String, String>,
    first: ListedMap<String, String>,
    before: ListedSet<String>,
    name: ListedMap<String, String>,
    first_name: String,
    is_first_name: ListedSet<String>,
    days: ListedSet<String>,
    thing: ListedMap<String, String>,
    owned_behind: ListedSet<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_forms_are_a_past_and_no_stem() {
        let verbs = Verbs::english();
        assert!(["rose", "took", "began"].into_iter().all(|form| verbs.is_only_past(form)));
        assert!(["fell", "put", "found", "rise", "come"].into_iter().all(|form| !verbs.is_only_past(form)));
    }

    #[test]
    fn every_irregular_form_is_of_a_known_verb() {
        let verbs = Verbs::read().expect("both files are right");
        let mut unknown: Vec<&String> = verbs.irregular.values().filter(|verb| !verbs.is_known(verb)).collect();
        unknown.sort();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
