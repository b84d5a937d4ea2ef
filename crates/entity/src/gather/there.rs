//! Names that the grammar tells to be of somewhere, read by the words of `lang/en/entities/there.toml`.

use std::collections::HashSet;
use std::sync::LazyLock;

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
            hangs && seen.words[at].subtype != OWNER && Words::english().of.nouns.contains(&lemma)
        }
        Relation::Obj => Words::english().done.verbs.contains(&lemma),
        Relation::Nsubj => seen.words[at].subtype == PASSIVE && Words::english().done.verbs.contains(&lemma),
        _elsewhere => false,
    }
}

/// The subtype of an owner: "X's".
const OWNER: &str = "poss";
/// The subtype of what hangs on a verb in the passive.
const PASSIVE: &str = "pass";

const ENGLISH: &str = include_str!("../../../../lang/en/entities/there.toml");

/// Words that say of the name beside them that it is of a place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// "The fortress of X".
    of: Nouns,
    /// "The troops occupied X".
    done: Verbs,
}

impl Words {
    /// Returns the words of English, read at the first call.
    fn english() -> &'static Words {
        static READ: LazyLock<Words> =
            LazyLock::new(|| toml::from_str(ENGLISH).expect("a test reads every compiled-in file"));
        &READ
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    nouns: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: HashSet<String>,
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
