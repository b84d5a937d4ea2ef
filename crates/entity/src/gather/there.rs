//! Names that the grammar tells to be of somewhere, read by the words of `lang/en/entities/there.toml`.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;
use syntax::Relation;

use crate::seen::Seen;

/// Says whether a name stands where a place does: "the fortress of X", "the troops occupied X".
pub(super) fn is_somewhere(seen: &Seen<'_>, head: usize) -> bool {
    let mut at = head;
    if seen.words[at].relation == Relation::Conj {
        at = seen.heads[at].unwrap_or(at);
    }
    let Some(above) = seen.heads[at] else { return false };
    let lemma = seen.words[above].lemma.to_lowercase();
    match seen.words[at].relation {
        Relation::Nmod => {
            let hangs = seen.hanging(at).iter().any(|case| seen.words[*case].relation == Relation::Case);
            hangs && seen.words[at].subtype != "poss" && Words::english().nouns.contains(&lemma)
        }
        Relation::Obj => Words::english().verbs.contains(&lemma),
        Relation::Nsubj => seen.words[at].subtype == "pass" && Words::english().verbs.contains(&lemma),
        _elsewhere => false,
    }
}

struct Words {
    nouns: HashSet<String>,
    verbs: HashSet<String>,
}

impl Words {
    /// Returns the words of English, read on first use.
    fn english() -> &'static Words {
        static MADE: OnceLock<Words> = OnceLock::new();
        MADE.get_or_init(|| {
            let file: File =
                toml::from_str(include_str!("../../../../lang/en/entities/there.toml")).unwrap_or_default();
            Words { nouns: file.of.nouns.into_iter().collect(), verbs: file.done.verbs.into_iter().collect() }
        })
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    of: Nouns,
    done: Verbs,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: Vec<String>,
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::{Kind, entities};

    #[test]
    fn what_has_a_fortress_is_a_place() {
        let text = "The fortress of Shusha held out, and the people of Karim left.";
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text));
        let places: Vec<&str> =
            found.iter().filter(|one| one.kind == Kind::Place).map(|one| one.name.as_str()).collect();
        assert_eq!(places, ["Shusha"]);
    }
}
