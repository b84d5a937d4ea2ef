//! Names that the grammar tells to be of somewhere, read by the words of `lang/en/entities/there.toml`.

use std::sync::LazyLock;

use serde::Deserialize;
use source::ListedSet;
use syntax::{Relation, Upos};

use crate::seen::{Seen, Shape};

/// Says whether a name stands where a place does: "the fortress of X", "the troops occupied X".
pub(super) fn is_somewhere(seen: &Seen<'_>, head: usize) -> bool {
    let mut at = head;
    if seen.words[at].relation == Relation::Conj {
        at = seen.heads[at].unwrap_or(at);
    }
    if is_called_somewhere(seen, head) {
        return true;
    }
    let Some(above) = seen.heads[at] else { return false };
    let lemma = seen.words[above].small_lemma();
    let case = |list: &ListedSet<String>| {
        let mut cases = seen.hanging(at).iter().filter(|case| seen.words[**case].relation == Relation::Case);
        cases.any(|case| list.contains(&seen.small[*case]))
    };
    // "A strike at X", but not "fired at X".
    let words = Words::english();
    let stands = matches!(seen.words[at].relation, Relation::Nmod | Relation::Obl);
    // A parser may hang the name on the preposition.
    if stands && words.at.prepositions.contains(&seen.small[above]) {
        return true;
    }
    if stands && case(&words.at.prepositions) && !words.at.aimed.contains(lemma) {
        return true;
    }
    match seen.words[at].relation {
        Relation::Nmod => {
            let hangs = seen.hanging(at).iter().any(|case| seen.words[*case].relation == Relation::Case);
            hangs && seen.words[at].subtype != OWNER && Words::english().of.nouns.contains(lemma)
        }
        Relation::Obl => {
            case(&words.into.prepositions) || words.settled.verbs.contains(lemma) && case(&words.settled.prepositions)
        }
        Relation::Obj => Words::english().done.verbs.contains(lemma),
        Relation::Nsubj => seen.words[at].subtype == PASSIVE && Words::english().done.verbs.contains(lemma),
        _elsewhere => false,
    }
}

/// Says whether a name, though it is read as one of a body, stands where those are that fight, land or live: "routed at X".
pub(super) fn is_settled(seen: &Seen<'_>, head: usize) -> bool {
    let words = Words::english();
    let above = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Obl);
    let mut cases = seen.hanging(head).iter().filter(|case| seen.words[**case].relation == Relation::Case);
    let at = cases.any(|case| words.at.prepositions.contains(&seen.small[*case]));
    let settles = above.is_some_and(|verb| words.settled.verbs.contains(seen.words[verb].small_lemma()));
    at && settles || is_called_somewhere(seen, head)
}

/// "The river X", "the village of X", and of a saint's name "in Saint X": says whether what a name stands beside tells that it is
/// one of somewhere.
pub(super) fn is_called_somewhere(seen: &Seen<'_>, head: usize) -> bool {
    let words = Words::english();
    let is_ground = |at: usize| words.beside.nouns.contains(seen.words[at].small_lemma());
    let small = |at: usize| seen.shapes[at] == Shape::Small && seen.words[at].upos == Upos::Noun;
    let beside = |at: &usize| {
        matches!(seen.words[*at].relation, Relation::Compound | Relation::Nmod)
            && *at < head
            && small(*at)
            && is_ground(*at)
    };
    let above = seen.heads[head].filter(|above| *above < head && small(*above));
    let of = || {
        let mut cases = seen.hanging(head).iter().filter(|case| seen.words[**case].relation == Relation::Case);
        cases.any(|case| words.beside.prepositions.contains(&seen.small[*case]))
    };
    let told = |above: usize| match seen.words[head].relation {
        Relation::Appos | Relation::Flat => above + 1 == first(seen, head),
        Relation::Nmod => seen.words[head].subtype != OWNER && of(),
        _other => false,
    };
    let close = |at: &usize| *at + 1 == first(seen, head) && seen.hanging(*at).is_empty();
    above.is_some_and(|above| is_ground(above) && told(above))
        || seen.hanging(head).iter().any(|at| beside(at) && close(at))
}

/// Says whether a saint's name is one of somewhere: "the island of Saint X", "landed at Saint X".
pub(super) fn is_named_for_saint(seen: &Seen<'_>, head: usize, title: usize) -> bool {
    let saint = &Words::english().saint;
    let stands = matches!(seen.words[head].relation, Relation::Nmod | Relation::Obl);
    let mut cases = seen.hanging(head).iter().filter(|case| seen.words[**case].relation == Relation::Case);
    saint.titles.contains(&seen.small[title])
        && (is_called_somewhere(seen, head)
            || stands && cases.any(|case| saint.prepositions.contains(&seen.small[*case])))
}

/// The first word of the name a word heads, as far as what hangs on it has capitals.
fn first(seen: &Seen<'_>, head: usize) -> usize {
    let parts = seen.hanging(head).iter().copied().filter(|at| *at < head && seen.is_capital(*at));
    parts.min().unwrap_or(head)
}

/// Says whether a name is one of a ship, whatever else bears it: "the cruiser X", "aboard X".
pub(super) fn is_called_vessel(seen: &Seen<'_>, head: usize, core: (usize, usize)) -> bool {
    let vessel = &Words::english().vessel;
    let tells = |at: usize| vessel.nouns.contains(seen.words[at].small_lemma());
    let before = core.0.checked_sub(1).filter(|at| seen.shapes[*at] == Shape::Small && tells(*at));
    let tied = before.is_some_and(|at| seen.heads[at] == Some(head) || seen.heads[head] == Some(at));
    let aboard = |at: &usize| seen.words[*at].relation == Relation::Case && vessel.aboard.contains(&seen.small[*at]);
    core.1 - core.0 < 3 && (tied || seen.hanging(head).iter().any(aboard))
}

/// Says whether a name of what was taken for a person is one of a ship or the like: "the liner X", "the X, her sister ship", "the X
/// sank". Nobody's name of one word has an article of its own.
pub(super) fn is_vessel(seen: &Seen<'_>, head: usize, core: (usize, usize)) -> bool {
    let tells = |at: usize| Words::english().vessel.nouns.contains(seen.words[at].small_lemma());
    let beside = |at: &usize| {
        let tied = matches!(seen.words[*at].relation, Relation::Appos | Relation::Compound | Relation::Amod);
        tied && *at != head && tells(*at)
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
    by_article && core.1 - core.0 == 1 && (sails(seen, head) || has_crew(seen, head))
}

/// "The captain of the X".
fn has_crew(seen: &Seen<'_>, head: usize) -> bool {
    let word = seen.words[head];
    let above = seen.heads[head].filter(|_| word.relation == Relation::Nmod);
    above.is_some_and(|above| Words::english().vessel.own.contains(seen.words[above].small_lemma()))
}

/// Says whether a name with an article is one of a ship, whatever else bears it: "the Great Britain was launched".
pub(super) fn is_launched(seen: &Seen<'_>, head: usize, core: (usize, usize)) -> bool {
    let by_article = core.0.checked_sub(1).is_some_and(|at| seen.words[at].relation == Relation::Det);
    let subject = seen.words[head].relation == Relation::Nsubj;
    let Some(verb) = seen.heads[head].filter(|_| by_article && subject) else { return false };
    let lemma = seen.words[verb].small_lemma();
    let alone = seen.words[head].subtype == PASSIVE
        || !seen.hanging(verb).iter().any(|part| seen.words[*part].relation == Relation::Obj);
    let down = Words::english().vessel.laid.contains(lemma)
        && seen.hanging(verb).iter().any(|part| Words::english().vessel.down.contains(&seen.small[*part]));
    alone && (down || Words::english().vessel.only.contains(lemma) || sinks(seen, head)) || is_beside_vessel(seen, head)
}

/// Says whether what a name stands for is said to be sunk, or is told beside it to be a ship.
pub(super) fn sinks(seen: &Seen<'_>, head: usize) -> bool {
    let subject = seen.words[head].relation == Relation::Nsubj && seen.words[head].subtype == PASSIVE;
    let lemma = |verb: usize| seen.words[verb].small_lemma();
    let sunk = seen.heads[head].is_some_and(|verb| Words::english().vessel.sunk.contains(lemma(verb)));
    subject && sunk || is_beside_vessel(seen, head)
}

/// "The Great Western, his first steamship", "his last ship, the Great Eastern".
fn is_beside_vessel(seen: &Seen<'_>, head: usize) -> bool {
    let tells = |at: usize| Words::english().vessel.nouns.contains(seen.words[at].small_lemma());
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
    let does = |at: usize| Words::english().vessel.verbs.contains(seen.words[at].small_lemma());
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
    /// "A strike at X".
    at: At,
    /// "The river X", "the village of X".
    beside: Beside,
    /// "The island of Saint X".
    saint: Saint,
    /// "The liner X", "the X sank".
    vessel: Vessel,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vessel {
    nouns: ListedSet<String>,
    verbs: ListedSet<String>,
    /// Of these, what is said of nothing else.
    only: ListedSet<String>,
    /// What is done to ships alone.
    sunk: ListedSet<String>,
    /// "Laid down".
    laid: ListedSet<String>,
    down: ListedSet<String>,
    /// "Aboard X".
    aboard: ListedSet<String>,
    /// "The captain of the X".
    own: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct At {
    prepositions: ListedSet<String>,
    /// What is done at somebody.
    aimed: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Beside {
    nouns: ListedSet<String>,
    prepositions: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saint {
    titles: ListedSet<String>,
    prepositions: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settled {
    verbs: ListedSet<String>,
    prepositions: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prepositions {
    prepositions: ListedSet<String>,
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
    nouns: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    verbs: ListedSet<String>,
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
