//! The verbs of English: what a lemma made by an ending alone is held against.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use serde::Deserialize;

/// Verbs that are known.
#[derive(Debug, Default)]
pub(crate) struct Verbs {
    known: HashSet<String>,
    irregular: HashMap<String, String>,
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
        Ok(Verbs { known: senses.verb.into_values().flatten().collect(), irregular: forms.verb })
    }

    /// Says whether a word in small letters is a verb in its dictionary form.
    pub(crate) fn is_known(&self, lemma: &str) -> bool {
        self.known.contains(lemma)
    }

    /// Returns the verb that a word in small letters is a form of, where its ending does not tell.
    pub(crate) fn irregular(&self, word: &str) -> Option<&str> {
        self.irregular.get(word).map(String::as_str)
    }
}

#[derive(Deserialize)]
struct Senses {
    verb: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    verb: HashMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_irregular_form_is_of_a_known_verb() {
        let verbs = Verbs::read().expect("both files are right");
        let mut unknown: Vec<&String> = verbs.irregular.values().filter(|verb| !verbs.is_known(verb)).collect();
        unknown.sort();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
