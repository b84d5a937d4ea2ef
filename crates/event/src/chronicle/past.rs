//! The past of verbs, read from `lang/<xx>/past.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// How verbs of a language are told as past.
#[derive(Debug)]
pub(crate) struct Past {
    past: BTreeMap<String, String>,
    double: Vec<String>,
    helpers: BTreeMap<String, [String; 2]>,
}

impl Past {
    /// Returns the past of English verbs, read on first use.
    pub(crate) fn english() -> &'static Past {
        static MADE: OnceLock<Past> = OnceLock::new();
        MADE.get_or_init(|| {
            let file: File = toml::from_str(include_str!("../../../../lang/en/past.toml")).unwrap_or_default();
            Past { past: file.past, double: file.double.verbs, helpers: file.helpers }
        })
    }

    /// Returns the past of a verb: "declared" of "declare".
    pub(crate) fn of(&self, lemma: &str) -> String {
        if let Some(past) = self.past.get(lemma) {
            return past.clone();
        }
        if self.double.iter().any(|verb| verb == lemma) {
            let last = lemma.chars().next_back().map(String::from).unwrap_or_default();
            return format!("{lemma}{last}ed");
        }
        let before_last = lemma.chars().rev().nth(1);
        match lemma.chars().next_back() {
            Some('e') => format!("{lemma}d"),
            Some('y') if before_last.is_some_and(|letter| !"aeiou".contains(letter)) => {
                format!("{}ied", &lemma[..lemma.len() - 1])
            }
            Some(_) | None => format!("{lemma}ed"),
        }
    }

    /// Returns what the helper of a participle becomes, of one subject or of several.
    pub(crate) fn helper(&self, word: &str, several: bool) -> Option<&str> {
        self.helpers.get(word).map(|[one, more]| if several { more.as_str() } else { one.as_str() })
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    helpers: BTreeMap<String, [String; 2]>,
    double: Verbs,
    past: BTreeMap<String, String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: Vec<String>,
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
            ("destroy", "destroyed"),
            ("stop", "stopped"),
            ("sink", "sank"),
            ("march", "marched"),
        ] {
            assert_eq!(past.of(lemma), told);
        }
        assert_eq!(past.helper("being", true), Some("were"));
    }
}
