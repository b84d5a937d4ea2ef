//! The past of verbs, read from `lang/<xx>/past.toml`.

use std::sync::LazyLock;

use serde::Deserialize;
use source::{ListedMap, ListedSet};

const ENGLISH: &str = include_str!("../../../../lang/en/past.toml");

/// How verbs of a language are told as past.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub(crate) struct Past {
    helpers: ListedMap<String, [String; 2]>,
    subjects: ListedMap<String, String>,
    endings: Endings,
    double: Double,
    alone: Alone,
    past: ListedMap<String, String>,
}

/// How regular verbs end.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Endings {
    regular: String,
    after_e: String,
    for_y: String,
    vowels: String,
}

/// The verbs that double their last letter: "stopped".
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Double {
    verbs: ListedSet<String>,
}

/// Forms of the past that are no participles.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Alone {
    verbs: ListedSet<String>,
    /// Of these, those that are other words as well.
    others: ListedSet<String>,
}

impl Past {
    /// Returns the past of English verbs, read on first use.
    pub(crate) fn english() -> &'static Past {
        static READ: LazyLock<Past> =
            LazyLock::new(|| toml::from_str(ENGLISH).expect("a test reads every compiled-in file"));
        &READ
    }

    /// Returns the past of a verb: "declared" of "declare".
    pub(crate) fn of(&self, lemma: &str) -> String {
        if let Some(past) = self.past.get(lemma) {
            return past.clone();
        }
        let Endings { regular, after_e, for_y, vowels } = &self.endings;
        let (stem, last) = match lemma.char_indices().next_back() {
            Some((at, last)) => (&lemma[..at], last),
            None => return regular.clone(),
        };
        match last {
            _twice if self.double.verbs.contains(lemma) => format!("{lemma}{last}{regular}"),
            'e' => format!("{lemma}{after_e}"),
            'y' if stem.chars().next_back().is_some_and(|before| !vowels.contains(before)) => format!("{stem}{for_y}"),
            _other => format!("{lemma}{regular}"),
        }
    }

    /// Returns the pronoun of who does something for that of whom it is done to: "she" of "her".
    pub(crate) fn subject(&self, pronoun: &str) -> Option<&str> {
        self.subjects.get(pronoun).map(String::as_str)
    }

    /// Says whether a form of the past, in small letters, may be a participle as well: "trapped" may, "took" may not.
    pub(crate) fn may_be_participle(&self, form: &str) -> bool {
        !self.alone.verbs.contains(form)
    }

    /// Says whether a form, in small letters, ends as regular pasts do.
    pub(crate) fn is_regular(&self, form: &str) -> bool {
        form.ends_with(&self.endings.regular)
    }

    /// Says whether a form, in small letters, is one of the past and nothing else: "shook" is, "fell" is a stem as well.
    pub(crate) fn is_past_alone(&self, form: &str) -> bool {
        self.alone.verbs.contains(form) && !self.past.contains_key(form) && !self.alone.others.contains(form)
    }

    /// Returns what the helper of a participle becomes, of one subject or of several.
    pub(crate) fn helper(&self, word: &str, several: bool) -> Option<&str> {
        self.helpers.get(word).map(|[one, more]| if several { more.as_str() } else { one.as_str() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_as_past() {
        let past = Past::english();
        for (lemma, told) in [
            ("declare", "declared"),
            ("occupy", "occupied"),
            ("play", "played"),
            ("destroy", "destroyed"),
            ("stop", "stopped"),
            ("sink", "sank"),
            ("march", "marched"),
        ] {
            assert_eq!(past.of(lemma), told);
        }
        assert_eq!(past.helper("being", true), Some("were"));
        assert!(past.may_be_participle("trapped") && !past.may_be_participle("took"));
        assert!(past.is_past_alone("shook") && !past.is_past_alone("saw"));
    }
}
