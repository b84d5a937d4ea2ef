//! What is told more than once, by one account or by several: the tellings gathered, none of them changed or preferred.

use calendar::Extent;
use source::Span;
use timex::Timex;

use super::kinds::{Takes, happenings};
use super::same::{At, groups, told_of_one};
use super::telling::Telling;
use crate::days::readings_of;
use crate::facts::{Account, Facts};

/// One happening, told at least twice with days to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurrence {
    /// What it is, in the words of the accounts: "the death of Napoleon Bonaparte".
    pub what: String,
    /// Who tells it, in the order of the accounts and of their texts.
    pub told: Vec<ToldBy>,
    /// Whether the days can all be right.
    pub agreement: Agreement,
}

/// An account's telling of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldBy {
    /// The account, as an index.
    pub account: usize,
    /// The word that tells it.
    pub word: Span,
    /// The times it is told to have happened at, as indexes into those of the account.
    pub times: Vec<usize>,
}

/// Whether days can all be right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Agreement {
    /// There may be one day that all of them mean.
    Possible,
    /// Two of them exclude each other.
    Excluded,
}

/// Days of what lasts are no two accounts of it unless they lie farther apart.
const LASTING: i64 = 62;

/// Returns what the accounts tell more than once, in the order of the first telling.
pub fn occurrences(facts: &Facts<'_>) -> Vec<Occurrence> {
    let accounts = facts.accounts();
    let telling = |at: At| &accounts[at.0].told.tellings[at.1];
    let dated = |at: &At| !telling(*at).dates.is_empty();
    let mut found: Vec<Occurrence> = Vec::new();
    for group in groups(accounts.iter().map(|account| account.told.tellings.as_slice())) {
        let group: Vec<At> = group.into_iter().filter(dated).collect();
        let mut gathered: Vec<Vec<At>> = Vec::new();
        for &at in &group {
            let joins = |other: &At| {
                told_of_one(telling(*other), telling(at), other.0 == at.0)
                    .is_some_and(|one| days_apart(facts, *other, at) <= one.within_days)
            };
            match gathered.iter_mut().find(|together| together.iter().any(joins)) {
                Some(together) => together.push(at),
                None => gathered.push(vec![at]),
            }
        }
        found.extend(gathered.iter().filter(|together| together.len() > 1).map(|together| occurrence(facts, together)));
    }
    found.sort_by_key(|one| (one.told[0].account, one.told[0].word));
    found
}

fn occurrence(facts: &Facts<'_>, together: &[At]) -> Occurrence {
    let accounts = facts.accounts();
    let tellings: Vec<&Telling> = together.iter().map(|at| &accounts[at.0].told.tellings[at.1]).collect();
    let told = together.iter().zip(&tellings);
    let told: Vec<ToldBy> =
        told.map(|(at, one)| ToldBy { account: at.0, word: one.word, times: one.dates.clone() }).collect();
    let excluded = (0..told.len())
        .any(|one| (0..one).any(|other| excludes(accounts, &told[one], &told[other], takes(tellings[one]))));
    Occurrence {
        what: what(&accounts[together[0].0], tellings[0]),
        told,
        agreement: if excluded { Agreement::Excluded } else { Agreement::Possible },
    }
}

fn takes(telling: &Telling) -> Takes {
    telling.kind.map_or(Takes::Day, |kind| happenings().kind(kind).takes)
}

/// "The death of Napoleon Bonaparte"; what is no known kind by its own words.
fn what(account: &Account<'_>, telling: &Telling) -> String {
    let text = account.text();
    let whom = telling.whom.as_ref().map(|naming| naming.written(text)).unwrap_or_default();
    match telling.kind.map(|kind| happenings().kind(kind)) {
        Some(kind) if kind.takes == Takes::Day => format!("the {} of {whom}", kind.name),
        Some(_) => whom,
        None => format!("'{whom} … {}'", telling.word.of(text)),
    }
}

/// Says whether what one account says leaves no day that another's allows: each of the days of one is none of the other's.
fn excludes(accounts: &[Account<'_>], one: &ToldBy, other: &ToldBy, takes: Takes) -> bool {
    let times = |told: &ToldBy| -> Vec<&Timex> { told.times.iter().map(|&at| &accounts[told.account].timexes[at]).collect() };
    let (ours, theirs) = (times(one), times(other));
    let least = match takes {
        Takes::Day => 0,
        Takes::Days => LASTING,
    };
    let apart = |a: &Timex, b: &Timex| are_apart(a, b) && gap(&a.extent(), &b.extent()).is_some_and(|gap| gap > least);
    ours.iter().any(|a| theirs.iter().all(|b| apart(a, b))) || theirs.iter().any(|b| ours.iter().all(|a| apart(a, b)))
}

/// Says whether two times share no day, in whatever style each was written.
fn are_apart(a: &Timex, b: &Timex) -> bool {
    if a.extent().may_overlap(&b.extent()) {
        return false;
    }
    let (ours, theirs) = (readings_of(a), readings_of(b));
    !ours.iter().any(|one| theirs.iter().any(|other| one.day == other.day))
}

/// How many days lie between two times; none where a bound is missing.
fn gap(a: &Extent, b: &Extent) -> Option<i64> {
    Some((b.earliest()?.0 - a.latest()?.0).max(a.earliest()?.0 - b.latest()?.0))
}

fn days_apart(facts: &Facts<'_>, one: At, other: At) -> i64 {
    let accounts = facts.accounts();
    let extents = |at: At| {
        let account = &accounts[at.0];
        account.told.tellings[at.1].dates.iter().map(|&time| account.timexes[time].extent())
    };
    let gaps = extents(one).flat_map(|a| extents(other).filter_map(move |b| gap(&a, &b)));
    gaps.min().unwrap_or(i64::MAX)
}

#[doc(hidden)]
pub fn dump_told(facts: &Facts<'_>) -> String {
    let mut out = String::new();
    for a in facts.accounts() {
        for t in &a.told.tellings {
            let kind = t.kind.map(|k| happenings().kind(k).name.clone()).unwrap_or_default();
            let dates: Vec<&str> = t.dates.iter().map(|&d| a.timexes[d].span.of(a.text())).collect();
            if kind.is_empty() && dates.is_empty() { continue; }
            out += &format!("{} [{kind}] whom={:?} by={:?} actor={:?} near={:?} dates={dates:?}\n", t.word.of(a.text()), t.whom.as_ref().map(|w| (w.name.join(" "), &w.nouns, &w.unique, &w.numbers)), t.by, t.actor.as_ref().map(|w| w.name.join(" ")), t.near);
        }
        for l in &a.told.lives { out += &format!("LIFE {:?} {:?} {:?}\n", l.who.name, l.birth.map(|b| b.span.of(a.text())), l.death.map(|b| b.span.of(a.text()))); }
    }
    out
}
