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
        Relation::Obl => {
            let words = Words::english();
            let case = seen.hanging(at).iter().find(|case| seen.words[**case].relation == Relation::Case);
            let is = |list: &HashSet<String>| case.is_some_and(|case| list.contains(&seen.small[*case]));
            is(&words.into.prepositions) || words.settled.verbs.contains(&lemma) && is(&words.settled.prepositions)
        }
        Relation::Obj => Words::english().done.verbs.contains(&lemma),
        Relation::Nsubj => seen.words[at].subtype == PASSIVE && Words::english().done.verbs.contains(&lemma),
        _elsewhere => false,
    }
}

/// Says whether a name of what was taken for a person is one of a ship or the like: "the liner X", "the X, her sister ship", "the X
/// sank". Nobody's name of one word has an article of its own.
pub(super) fn is_vessel(seen: &Seen<'_>, head: usize, core: (usize, usize)) -> bool {
    let tells = |at: usize| Words::english().vessel.nouns.contains(&seen.words[at].lemma.to_lowercase());
    let beside = |at: &usize| {
        matches!(seen.words[*at].relation, Relation::Appos | Relation::Compound) && *at != head && tells(*at)
    };
    if seen.hanging(head).iter().any(beside) {
        return true;
    }
    let above = seen.heads[head].filter(|_| matches!(seen.words[head].relation, Relation::Appos | Relation::Flat));
    if above.is_some_and(|above| above < core.0 && tells(above)) {
        return true;
    }
    let before = core.0.checked_sub(1);
    let by_article = before.is_some_and(|at| seen.words[at].relation == Relation::Det && seen.heads[at] == Some(head));
    by_article && core.1 - core.0 == 1 && sails(seen, head)
}

/// Says whether a name with an article is one of a ship, whatever else bears it: "the Great Britain was launched".
pub(super) fn is_launched(seen: &Seen<'_>, head: usize, core: (usize, usize)) -> bool {
    let by_article = core.0.checked_sub(1).is_some_and(|at| seen.words[at].relation == Relation::Det);
    let subject = seen.words[head].relation == Relation::Nsubj;
    let Some(verb) = seen.heads[head].filter(|_| by_article && subject) else { return false };
    let lemma = seen.words[verb].lemma.to_lowercase();
    let alone = seen.words[head].subtype == PASSIVE
        || !seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Obj);
    let down = Words::english().vessel.laid.contains(&lemma)
        && seen.hanging(verb).iter().any(|part| Words::english().vessel.down.contains(&seen.small[*part]));
    alone && (down || Words::english().vessel.only.contains(&lemma) || sinks(seen, head))
        || is_beside_vessel(seen, head)
}

/// Says whether what a name stands for is said to be sunk, or is told beside it to be a ship.
pub(super) fn sinks(seen: &Seen<'_>, head: usize) -> bool {
    let subject = seen.words[head].relation == Relation::Nsubj && seen.words[head].subtype == PASSIVE;
    let lemma = |verb: usize| seen.words[verb].lemma.to_lowercase();
    let sunk = seen.heads[head].is_some_and(|verb| Words::english().vessel.sunk.contains(&lemma(verb)));
    subject && sunk || is_beside_vessel(seen, head)
}

/// "The Great Western, his first steamship", "his last ship, the Great Eastern".
fn is_beside_vessel(seen: &Seen<'_>, head: usize) -> bool {
    let tells = |at: usize| Words::english().vessel.nouns.contains(&seen.words[at].lemma.to_lowercase());
    let beside = |at: &usize| seen.words[*at].relation == Relation::Appos && *at > head && tells(*at);
    let above = seen.heads[head].filter(|above| *above < head && seen.words[head].relation == Relation::Appos);
    // "The aircraft, a Caravelle" says of which make it was.
    let bare = !seen
        .hanging(head)
        .iter()
        .any(|part| seen.words[*part].relation == Relation::Det && seen.words[*part].feats.contains("Definite=Ind"));
    bare && seen.hanging(head).iter().any(beside) || above.is_some_and(tells)
}

/// Says whether what a name stands for is said to sail, to sink, to be launched: by its verb, or in a clause about it.
fn sails(seen: &Seen<'_>, head: usize) -> bool {
    let does = |at: usize| Words::english().vessel.verbs.contains(&seen.words[at].lemma.to_lowercase());
    let own = matches!(seen.words[head].relation, Relation::Nsubj | Relation::Obj);
    let about = seen.hanging(head).iter().any(|at| seen.words[*at].relation == Relation::Acl && does(*at));
    about || own && seen.heads[head].is_some_and(does)
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
    /// "They marched into X".
    into: Prepositions,
    /// "He was buried at X".
    settled: Settled,
    /// "The liner X", "the X sank".
    vessel: Vessel,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vessel {
    nouns: HashSet<String>,
    verbs: HashSet<String>,
    /// Of these, what is said of nothing else.
    only: HashSet<String>,
    /// What is done to ships alone.
    sunk: HashSet<String>,
    /// "Laid down".
    laid: HashSet<String>,
    down: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settled {
    verbs: HashSet<String>,
    prepositions: HashSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prepositions {
    prepositions: HashSet<String>,
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
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let places: Vec<&str> =
            found.iter().filter(|one| one.kind == Kind::Place).map(|one| one.name.as_str()).collect();
        assert_eq!(places, ["Shusha"]);
    }

    fn kinds(text: &str) -> Vec<(String, Kind)> {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        found.into_iter().map(|one| (one.name, one.kind)).collect()
    }

    #[test]
    fn a_ship_is_nobody() {
        for text in [
            "The liner Meridiana docked with the survivors of the Aurelia, which sank in May.",
            "The Aurelia, her sister ship, collided with a ferry.",
            "The liner Meridiana docked. The Meridiana picked up the first boat. The captain telegraphed from the Meridiana.",
        ] {
            let found = kinds(text);
            assert!(!found.is_empty() && found.iter().all(|(_, kind)| *kind == Kind::Facility), "{text}: {found:?}");
        }
    }

    #[test]
    fn who_is_called_by_rank_and_land_is_a_person() {
        let found = kinds("Marshal Ney fought the Duke of Wellington at the crossroads.");
        assert!(found.contains(&("Duke of Wellington".to_owned(), Kind::Person)), "{found:?}");
        let found = kinds("The lookout Frederick Fleet sighted the iceberg.");
        assert!(found.contains(&("Frederick Fleet".to_owned(), Kind::Person)), "{found:?}");
    }

    #[test]
    fn a_prize_is_not_whom_it_is_named_for() {
        assert_eq!(kinds("She received the Nobel Prize in 1903."), []);
    }
}
