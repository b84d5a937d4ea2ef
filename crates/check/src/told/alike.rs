//! Two accounts that tell by one verb, of no known kind, what the same did to the same: "Menelik called his people to arms".

use std::collections::BTreeSet;

use super::kinds::happenings;
use super::naming::Naming;
use super::same::are_alike;
use super::telling::Telling;

/// So many of those who take part, and of the places, are the same where two tellings say the same; one of them at least by name.
const ENOUGH: usize = 2;

/// How much two tellings of a verb have in common.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Alike {
    /// They say the same of the same.
    InAll,
    /// They say the same of one who is named in full, and nothing else that both say.
    InOne,
}

/// Says how much two tellings of a verb have in common; nothing where they say different things.
pub(super) fn alike(one: &Telling, other: &Telling) -> Option<Alike> {
    if one.lemma != other.lemma || happenings().words.repeats.contains(&one.lemma) {
        return None;
    }
    let mut found = Found::default();
    let actors = found.holds(one.actor.as_ref(), other.actor.as_ref());
    // Without an object whom it happens to is who does it.
    let object = |telling: &'_ Telling| telling.whom.clone().filter(|_| telling.whom != telling.actor);
    let objects = found.holds(object(one).as_ref(), object(other).as_ref());
    let same = actors && objects && found.places(one, other) && found.named > 0;
    let full = |telling: &Telling| telling.actor.as_ref().is_some_and(|actor| actor.name.len() > 1);
    match found.alike {
        _ if !same => None,
        ENOUGH.. => Some(Alike::InAll),
        _less => (full(one) && full(other)).then_some(Alike::InOne),
    }
}

/// What two tellings have in common.
#[derive(Default)]
struct Found {
    named: usize,
    alike: usize,
}

impl Found {
    /// Counts those who are told of in one role by both; says whether they can be the same.
    fn holds(&mut self, one: Option<&Naming>, other: Option<&Naming>) -> bool {
        let (a, b) = match (one, other) {
            (Some(a), Some(b)) => (a, b),
            (None, None) => return true,
            // What one of the two leaves open.
            (Some(_), None) | (None, Some(_)) => return false,
        };
        if a.unique != b.unique || a.numbers != b.numbers || a.is_shared || b.is_shared {
            return false;
        }
        let is_named = match (a.name.is_empty(), b.name.is_empty()) {
            (true, true) if !a.nouns.is_empty() && a.nouns == b.nouns => false,
            (false, false) if a.is_like(b) && are_alike(a, b) => true,
            (_, _) => return false,
        };
        self.named += usize::from(is_named);
        self.alike += 1;
        true
    }

    /// Counts the places that both name; says whether those they name can be the same.
    fn places(&mut self, one: &Telling, other: &Telling) -> bool {
        let (ours, theirs) = (places(one), places(other));
        let shared = !ours.is_disjoint(&theirs);
        self.alike += usize::from(shared);
        shared || ours.is_empty() || theirs.is_empty()
    }
}

/// The names beside a verb that are of none who take part.
fn places(telling: &Telling) -> BTreeSet<&str> {
    let part = |name: &&String| {
        let mut whom = [&telling.whom, &telling.actor].into_iter().flatten();
        !whom.any(|naming| naming.name.contains(name))
    };
    telling.near.iter().filter(part).map(String::as_str).collect()
}
