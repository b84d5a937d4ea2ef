//! What is said of a name, and tells what it stands for: "X restated its results", "shares of X", "X was born".

use std::sync::LazyLock;

use serde::Deserialize;
use source::ListedSet;
use syntax::{Relation, Upos};

use crate::Kind;
use crate::lists::{Lists, Pronoun};
use crate::seen::{Seen, Shape};

/// What is said of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Said {
    pub kind: Kind,
    /// Whether a noun beside it says so: "the airline X".
    pub is_beside: bool,
}

/// What the words around a name say that it is; none where they say nothing.
pub(super) fn said(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<Said> {
    let beside = beside(seen, lists, head).map(|kind| Said { kind, is_beside: true });
    let said = beside.or_else(|| around(seen, lists, head).map(|kind| Said { kind, is_beside: false }));
    // Nobody is called by letters alone.
    said.filter(|said| said.kind != Kind::Person || seen.shapes[head] != Shape::Capitals)
}

fn around(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<Kind> {
    let words = Words::english();
    let top = first_joined(seen, head);
    let above = seen.heads[top]?;
    let lemma = seen.words[above].small_lemma();
    match seen.words[top].relation {
        Relation::Nsubj => {
            if seen.hanging(above).iter().any(|part| seen.words[*part].relation == Relation::Cop) {
                return noun(lists, lemma).filter(|_| seen.words[above].upos == Upos::Noun);
            }
            of_subject(seen, lists, top, above, lemma)
        }
        Relation::Obj => {
            let acquired = words.firm.acquired.contains(lemma) && words.firm.does.contains(lemma);
            (acquired || words.firm.founded.contains(lemma)).then_some(Kind::Organization)
        }
        Relation::Nmod if seen.words[top].subtype == "poss" => owned(words, lemma),
        Relation::Nmod | Relation::Obl => {
            let case = seen.hanging(top).iter().find(|part| seen.words[**part].relation == Relation::Case)?;
            let case = seen.small[*case].as_str();
            let works = words.firm.at.contains(case) && words.firm.work.contains(lemma);
            if works || words.firm.does.contains(lemma) && words.firm.prepositions.contains(case) {
                return Some(Kind::Organization);
            }
            owned(words, lemma).filter(|_| words.firm.prepositions.contains(case))
        }
        _elsewhere => None,
    }
}

/// "Sutter founded X": says whether somebody founds what is named, which is nobody, but may be a place.
pub(super) fn is_founded(seen: &Seen<'_>, head: usize) -> bool {
    let top = first_joined(seen, head);
    let verb = seen.heads[top].filter(|_| seen.words[top].relation == Relation::Obj);
    verb.is_some_and(|verb| Words::english().firm.founded.contains(seen.words[verb].small_lemma()))
}

/// "He married Mary": says whether what only persons do is done to what is named.
pub(super) fn is_wed(seen: &Seen<'_>, head: usize) -> bool {
    let verb = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Obj);
    verb.is_some_and(|verb| Words::english().person.does.contains(seen.words[verb].small_lemma()))
}

/// Says whether a name begins with the mark of a ship: "HMS X".
pub(super) fn is_ship(seen: &Seen<'_>, core: (usize, usize)) -> bool {
    core.1 - core.0 > 1
        && seen.shapes[core.0] == Shape::Capitals
        && Words::english().ship.prefixes.contains(&seen.small[core.0])
}

/// Says whether a word in small letters ends the full name of a firm: "Corporation".
pub(super) fn is_firm_suffix(word: &str) -> bool {
    Words::english().firm.suffixes.contains(word)
}

/// Says whether a verb gives a name: "called", "known as".
pub(super) fn is_calling(lemma: &str) -> bool {
    Words::english().call.verbs.contains(lemma)
}

/// Says whether a verb gives the bare name behind it: "born X".
pub(super) fn is_calling_bare(lemma: &str) -> bool {
    Words::english().call.bare.contains(lemma)
}

/// The first of what is joined.
fn first_joined(seen: &Seen<'_>, at: usize) -> usize {
    match seen.heads[at].filter(|_| seen.words[at].relation == Relation::Conj) {
        Some(first) if seen.may_name(first) => first,
        _ => at,
    }
}

/// What a noun says that something is.
fn noun(lists: &Lists, lemma: &str) -> Option<Kind> {
    if Words::english().firm.nouns.contains(lemma) {
        return Some(Kind::Organization);
    }
    lists.is_human(lemma).then_some(Kind::Person)
}

/// "X, its auditor", "the airline X".
fn beside(seen: &Seen<'_>, lists: &Lists, head: usize) -> Option<Kind> {
    let says = |at: usize| {
        let word = seen.words[at];
        let common = word.upos == Upos::Noun && seen.shapes[at] == Shape::Small;
        let lemma = word.small_lemma();
        // "X, its rival" may be another firm.
        let owner = seen.hanging(at).iter().find(|owner| seen.words[**owner].subtype == "poss");
        let of_thing = owner.is_some_and(|owner| lists.pronoun(&seen.small[*owner]) == Some(Pronoun::It));
        let kind = common.then(|| noun(lists, lemma)).flatten()?;
        let sure = kind != Kind::Person || lists.person(lemma).is_some() || lists.title(lemma).is_some();
        (sure || !of_thing).then_some(kind)
    };
    let behind = |at: &&usize| **at > head && seen.words[**at].relation == Relation::Appos;
    if let Some(kind) = seen.hanging(head).iter().filter(behind).find_map(|at| says(*at)) {
        return Some(kind);
    }
    let close = |at: &&usize| **at < head && seen.words[**at].relation == Relation::Compound;
    if let Some(kind) = seen.hanging(head).iter().filter(close).find_map(|at| says(*at)) {
        return Some(kind);
    }
    let above = seen.heads[head].filter(|above| *above < head)?;
    let apposed = matches!(seen.words[head].relation, Relation::Appos | Relation::Flat);
    says(above).filter(|_| apposed)
}

/// "X restated its results", "X was born".
fn of_subject(seen: &Seen<'_>, lists: &Lists, subject: usize, verb: usize, lemma: &str) -> Option<Kind> {
    let words = Words::english();
    let passive = seen.words[subject].subtype == "pass";
    if passive && words.person.suffered.contains(lemma) || !passive && words.person.does.contains(lemma) {
        return Some(Kind::Person);
    }
    if passive && words.firm.acquired.contains(lemma) || !passive && words.firm.does.contains(lemma) {
        return Some(Kind::Organization);
    }
    if passive {
        return None;
    }
    seen.hanging(verb).iter().filter(|part| **part > verb).find_map(|part| of_object(seen, lists, *part))
}

/// "… restated its results", "… filed for bankruptcy".
fn of_object(seen: &Seen<'_>, lists: &Lists, part: usize) -> Option<Kind> {
    let words = Words::english();
    let is =
        |nouns: &ListedSet<String>| nouns.contains(&seen.small[part]) || nouns.contains(seen.words[part].small_lemma());
    let told = match seen.words[part].relation {
        Relation::Obj => is(&words.firm.done),
        Relation::Obl => is(&words.firm.files),
        _other => false,
    };
    let own = |owner: &&usize| seen.words[**owner].subtype == "poss";
    let owner = seen.hanging(part).iter().find(own).and_then(|owner| lists.pronoun(&seen.small[*owner]));
    let is_thing = !matches!(owner, Some(Pronoun::He | Pronoun::She));
    (told && is_thing).then_some(Kind::Organization)
}

/// Says whether a name is the subject of what only persons do or suffer; of `learnt` persons more is taken to be such.
pub(super) fn acts(seen: &Seen<'_>, head: usize, learnt: bool) -> bool {
    let words = &Words::english().person;
    let verb = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Nsubj);
    let Some(verb) = verb.filter(|verb| seen.words[*verb].upos == Upos::Verb) else { return false };
    let lemma = seen.words[verb].small_lemma();
    let passive = seen.words[head].subtype == "pass";
    let (sure, likely) =
        if passive { (&words.suffered, &words.suffered_mostly) } else { (&words.does, &words.does_mostly) };
    sure.contains(lemma) || learnt && likely.contains(lemma)
}

fn owned(words: &Words, lemma: &str) -> Option<Kind> {
    if words.person.own.contains(lemma) {
        return Some(Kind::Person);
    }
    words.firm.own.contains(lemma).then_some(Kind::Organization)
}

const ENGLISH: &str = include_str!("../../../../lang/en/entities/said.toml");

/// The words that say of the name beside them what it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    firm: Firm,
    person: Person,
    ship: Ship,
    call: Call,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    verbs: ListedSet<String>,
    bare: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Firm {
    nouns: ListedSet<String>,
    own: ListedSet<String>,
    prepositions: ListedSet<String>,
    done: ListedSet<String>,
    files: ListedSet<String>,
    acquired: ListedSet<String>,
    does: ListedSet<String>,
    founded: ListedSet<String>,
    suffixes: ListedSet<String>,
    work: ListedSet<String>,
    at: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[serde(rename_all = "kebab-case")]
struct Person {
    suffered: ListedSet<String>,
    does: ListedSet<String>,
    suffered_mostly: ListedSet<String>,
    does_mostly: ListedSet<String>,
    own: ListedSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ship {
    prefixes: ListedSet<String>,
}

impl Words {
    /// Returns the words of English, read at the first call.
    fn english() -> &'static Words {
        static READ: LazyLock<Words> =
            LazyLock::new(|| toml::from_str(ENGLISH).expect("a test reads every compiled-in file"));
        &READ
    }
}
