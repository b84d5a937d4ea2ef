//! Which tellings are of one happening: one kind, one name, hands and places that can be the same.

use std::collections::BTreeMap;

use super::alike::{Alike, alike};
use super::kinds::{Hands, KindId, Often, WhomKind, happenings};
use super::naming::Naming;
use super::telling::Telling;

/// A telling of several accounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TellingAt {
    /// Which account it stands in.
    pub account: usize,
    /// Which of its tellings it is.
    pub telling: usize,
}

/// Gathers what belongs together: each joins the first of those before that `is_one` with any of them.
pub(crate) fn together<T: Copy>(all: impl IntoIterator<Item = T>, is_one: impl Fn(T, T) -> bool) -> Vec<Vec<T>> {
    let mut gathered: Vec<Vec<T>> = Vec::new();
    for one in all {
        match gathered.iter_mut().find(|together| together.iter().any(|&earlier| is_one(earlier, one))) {
            Some(together) => together.push(one),
            None => gathered.push(vec![one]),
        }
    }
    gathered
}

/// That two tellings are of one happening, if their days are not farther apart than so many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct One {
    pub within_days: i64,
    pub often: Often,
    pub days: Days,
}

/// Which days two tellings of one happening may be put on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Days {
    /// Any that are near.
    Near,
    /// Farther ones too, if they are days that differ in the year alone or in the month alone.
    OrOneSlipApart,
    /// Near ones, or a slip apart, if both are told to the day.
    Exact,
    /// Only such as are a year apart to the day, or differ in the month alone.
    AYearApart,
    /// Near ones, if both are told to the day.
    NearAndExact,
    /// Near ones, if both are told to the day and in paragraphs of their own.
    ExactApart,
}

const WEEK: i64 = 7;
const MONTH: i64 = 31;
const YEAR: i64 = 366;
/// Two deaths that far apart are of two people of one name.
const LIFE: i64 = 80 * YEAR;

/// More different tellings of one kind and last name than this are not held against each other: nobody writes so many.
const MOST: usize = 64;

/// Whether two tellings stand in one account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Accounts {
    One,
    Two,
}

/// Says whether two tellings can be of one happening: by the kind of it, else by what two accounts say of it in the same words.
pub(crate) fn told_of_one(one: &Telling, other: &Telling, accounts: Accounts) -> Option<One> {
    by_kind(one, other, accounts)
        .or_else(|| by_words(one, other, accounts))
        .or_else(|| by_nouns(one, other, accounts))
        .or_else(|| by_thing(one, other, accounts))
}

/// "The dam broke on 11 August … The dam, which broke on 12 August": the end of the only thing of its sort in an account.
fn by_thing(one: &Telling, other: &Telling, accounts: Accounts) -> Option<One> {
    let same = one.lemma == other.lemma && one.kind == other.kind && one.thing.is_some() && one.thing == other.thing;
    let places = one.near.is_empty() || other.near.is_empty() || !one.near.is_disjoint(&other.near);
    let found = One { within_days: WEEK, often: Often::Seldom, days: Days::NearAndExact };
    (accounts == Accounts::One && same && places).then_some(found)
}

/// "Shares floated in London" in a table, and "The company's shares were floated in London": what one account says twice of one thing
/// that has no name, with the same names beside it.
fn by_nouns(one: &Telling, other: &Telling, accounts: Accounts) -> Option<One> {
    let (a, b) = (one.whom.as_ref()?, other.whom.as_ref()?);
    let repeats = |lemma: &String| happenings().words.repeats.contains(lemma);
    let same = one.kind == other.kind && one.lemma == other.lemma && !repeats(&one.lemma);
    let nameless = |naming: &Naming| naming.name.is_empty() && naming.unique.is_none() && !naming.is_shared;
    let alike = nameless(a)
        && nameless(b)
        && a.head == b.head
        && a.numbers == b.numbers
        && (a.nouns.is_subset(&b.nouns) || b.nouns.is_subset(&a.nouns));
    let beside = !one.near.is_empty() && one.near == other.near && one.by == other.by;
    let found = One { within_days: WEEK, often: Often::Seldom, days: Days::ExactApart };
    // "Holt opened the bridge at Marl … The opening of the bridge at Marl": what comes once to it, and the noun for that.
    let once = one.kind.filter(|kind| Some(*kind) == other.kind && one.lemma != other.lemma);
    let once = once.is_some_and(|kind| happenings().kind(kind).often == Often::Once);
    let places = !one.near.is_disjoint(&other.near);
    let hands = one.by.is_empty() || other.by.is_empty() || !one.by.is_disjoint(&other.by);
    let in_other_words = once && alike && places && hands;
    let again = One { within_days: MONTH, often: Often::Seldom, days: Days::NearAndExact };
    match accounts {
        Accounts::One if same && alike && beside => Some(found),
        Accounts::One if in_other_words => Some(again),
        Accounts::One | Accounts::Two => None,
    }
}

fn by_words(one: &Telling, other: &Telling, accounts: Accounts) -> Option<One> {
    let has_unique = one.unique().is_some() || other.unique().is_some();
    let is_alike = (accounts == Accounts::Two && !has_unique && one.kind == other.kind).then(|| alike(one, other))?;
    let days = match is_alike? {
        Alike::InAll => Days::Exact,
        Alike::InOne => Days::AYearApart,
    };
    Some(One { within_days: WEEK, often: Often::Seldom, days })
}

fn by_kind(one: &Telling, other: &Telling, accounts: Accounts) -> Option<One> {
    let same_kind = match (one.kind, other.kind) {
        (Some(a), Some(b)) => a == b,
        (None, None) => one.lemma == other.lemma,
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !same_kind {
        return None;
    }
    if let (Some(a), Some(b)) = (one.unique(), other.unique()) {
        if a.unique != b.unique {
            return None;
        }
        let places = one.near.intersection(&other.near).filter(|name| !a.name.contains(name)).count();
        let alike =
            a.shared(b) > 0 || a.name.is_empty() && b.name.is_empty() && !a.nouns.is_empty() && a.nouns == b.nouns;
        return (alike && places > 0 && a.numbers == b.numbers).then_some(One {
            within_days: YEAR,
            often: Often::Seldom,
            days: Days::Near,
        });
    }
    let (a, b) = (one.whom.as_ref()?, other.whom.as_ref()?);
    if a.unique != b.unique {
        return None;
    }
    let kind = happenings().kind(one.kind?);
    let as_one = accounts == Accounts::One && a.entity.is_some() && a.entity == b.entity;
    if !a.is_named && !b.is_named || !a.is_like(b) && !as_one || !are_alike(a, b) {
        return None;
    }
    if kind.whom == WhomKind::Someone && accounts == Accounts::One && a.is_another_than(b) {
        return None;
    }
    let hands = match (one.by.is_empty(), other.by.is_empty()) {
        (true, true) => true,
        (false, false) => !one.by.is_disjoint(&other.by),
        (true, false) | (false, true) => kind.often == Often::Once && kind.hands == Hands::Any,
    };
    let found = One {
        within_days: match kind.often {
            Often::Once => LIFE,
            Often::Yearly => YEAR,
            Often::Seldom => MONTH,
        },
        often: kind.often,
        days: match accounts {
            Accounts::One => Days::Near,
            Accounts::Two => Days::OrOneSlipApart,
        },
    };
    if kind.whom == WhomKind::Someone {
        let full = a.name.len().min(b.name.len()) > 1;
        // "General Moreno was killed on 24 June", and another account says on the 25th.
        let titled = !a.titles.is_empty() && a.titles == b.titles && a.name == b.name;
        let known = a.is_person() && b.is_person() && (full || titled || accounts == Accounts::One);
        let within_days =
            if full || accounts == Accounts::One { found.within_days } else { found.within_days.min(MONTH) };
        return (known && (hands || kind.hands == Hands::Any)).then_some(One { within_days, ..found });
    }
    ((a.name == b.name || as_one) && hands).then_some(found)
}

/// Says whether what else tells one from others of its sort is the same: a name may have it or not ("the liner Caledonia").
pub(super) fn are_alike(a: &Naming, b: &Naming) -> bool {
    let full = a.name.len() > 1 && a.name == b.name;
    a.nouns == b.nouns || a.is_named && b.is_named && (full || a.nouns.is_empty() || b.nouns.is_empty())
}

/// Returns tellings by what could make them one: those of a kind whose names end alike, at most so many of each.
pub(crate) fn groups<'t>(accounts: impl Iterator<Item = &'t [Telling]>) -> Vec<Vec<TellingAt>> {
    let mut found: BTreeMap<(Option<KindId>, &str, &str), Vec<TellingAt>> = BTreeMap::new();
    for (account, tellings) in accounts.enumerate() {
        for (number, telling) in tellings.iter().enumerate() {
            let lemma = if telling.kind.is_none() { telling.lemma.as_str() } else { "" };
            let only = telling.unique().and_then(|naming| naming.unique.as_deref());
            let last = telling.whom.as_ref().and_then(|whom| whom.name.last());
            let doer = telling.actor.as_ref().and_then(|actor| actor.name.last());
            let key = match (only, last) {
                (Some(only), _) => (telling.kind, lemma, only),
                (None, Some(last)) if telling.kind.is_some() => (telling.kind, "", last.as_str()),
                (None, last) => match (doer.or(last), &telling.whom) {
                    (Some(name), _) => (telling.kind, lemma, name.as_str()),
                    (None, Some(whom)) if !telling.near.is_empty() || telling.thing.is_some() => {
                        (telling.kind, lemma, whom.head.as_str())
                    }
                    (None, Some(_) | None) => continue,
                },
            };
            // What has no name is known by what it is as well, whoever did it.
            let head = telling.whom.as_ref().filter(|whom| whom.name.is_empty() && telling.kind.is_some());
            let by_head = head.map(|whom| (telling.kind, lemma, whom.head.as_str())).filter(|other| *other != key);
            for key in [key].into_iter().chain(by_head) {
                let group = found.entry(key).or_default();
                if group.len() < MOST {
                    group.push(TellingAt { account, telling: number });
                }
            }
        }
    }
    found.into_values().filter(|group| group.len() > 1).collect()
}
