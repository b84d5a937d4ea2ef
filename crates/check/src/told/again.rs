//! What an account tells again without a name: "the garrison surrendered … after the garrison had surrendered".

use std::collections::BTreeMap;

use entity::EntityId;

use super::kinds::{Hands, KindId, happenings};
use super::naming::Naming;
use super::same::{TellingAt, together};
use super::telling::{Telling, limits};
use crate::facts::{Account, Facts};

/// More tellings of one sort than this are not held against each other.
const MOST: usize = 64;

/// Returns tellings of one account that are of one happening by what they are told of, where only one of them is put in
/// time, so that the others take their time from it.
pub(crate) fn told_again(facts: &Facts<'_>) -> Vec<Vec<TellingAt>> {
    let accounts = facts.accounts().iter().enumerate();
    accounts
        .flat_map(|(number, account)| {
            let at = move |telling| TellingAt { account: number, telling };
            in_account(account).into_iter().map(move |again| again.into_iter().map(at).collect())
        })
        .collect()
}

fn in_account(account: &Account<'_>) -> Vec<Vec<usize>> {
    let tellings = &account.told.tellings;
    let mut sorts: BTreeMap<(Option<KindId>, &str, &str), Vec<usize>> = BTreeMap::new();
    for (at, telling) in tellings.iter().enumerate() {
        let Some(of) = of(telling) else { continue };
        let lemma = if telling.kind.is_none() { telling.lemma.as_str() } else { "" };
        // "Her marriage" is told of either of the two.
        let head = if is_of_two(telling) { "" } else { of.head.as_str() };
        let sort = sorts.entry((telling.kind, lemma, head)).or_default();
        if sort.len() < MOST {
            sort.push(at);
        }
    }
    let mut found = Vec::new();
    for sort in sorts.into_values() {
        let is_put = |at: usize| {
            let runs = account.told.courses.iter().any(|course| course.whole == tellings[at].at);
            runs || limits(account, &tellings[at]).is_some()
        };
        let put = |together: &Vec<usize>| together.iter().filter(|&&at| is_put(at)).count();
        let gathered = together(sort, |earlier, later| is_one(&tellings[earlier], &tellings[later]));
        found.extend(gathered.into_iter().filter(|together| together.len() > 1 && put(together) == 1));
    }
    found
}

/// What tells the happening from others of its sort: whom it happens to, or what the noun itself is called.
fn of(telling: &Telling) -> Option<&Naming> {
    match telling.kind {
        Some(_) => telling.whom.as_ref().or(telling.itself.as_ref()),
        None => telling.itself.as_ref().or(telling.whom.as_ref()),
    }
}

fn is_of_two(telling: &Telling) -> bool {
    telling.kind.is_some_and(|kind| happenings().kind(kind).hands == Hands::Same)
}

/// Says whether a later telling speaks of what an earlier one told.
pub(super) fn is_one(earlier: &Telling, later: &Telling) -> bool {
    let (Some(a), Some(b)) = (of(earlier), of(later)) else { return false };
    let known = |telling: &Telling| {
        let others = telling.actor.as_ref().filter(|_| is_of_two(telling));
        of(telling).into_iter().chain(others).filter_map(|naming| naming.entity).collect::<Vec<EntityId>>()
    };
    let (ours, theirs) = (known(earlier), known(later));
    if ours.iter().any(|entity| theirs.contains(entity)) {
        return true;
    }
    let words = &happenings().words;
    // "A battle" is another than "a battle" before it; names need no article.
    let definite = b.article.as_ref().is_some_and(|article| words.definite.contains(article)) || b.is_named;
    let told_less = b.name.iter().all(|word| a.name.contains(word))
        && b.numbers.is_subset(&a.numbers)
        && b.nouns.is_subset(&a.nouns)
        // "The siege" is the siege of Karsova.
        && (b.is_named || !a.is_named || a.head == b.head);
    definite && told_less && a.unique == b.unique && !a.is_shared && !b.is_shared
}
