//! Names that no model found: acronyms in brackets, head words with a capital, listed names, words that are names elsewhere.

use std::collections::BTreeMap;

use source::MetMap;
use syntax::{Gap, Relation, Upos};

use super::draft::{Draft, entry};
use super::evidence::{is_ship, is_wed, said};
use super::key::initials;
use super::kinds::gender;
use super::persons::is_regnal;
use super::there::{is_called_vessel, is_launched, is_vessel};
use crate::lists::By;
use crate::name::Glance;
use crate::seen::{Seen, Shape};
use crate::{Form, Kind};

/// Adds the acronyms that stand in brackets behind the name they are made of, and were not found as names.
pub(super) fn with_acronyms(seen: &Seen<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut all = Vec::with_capacity(drafts.len());
    // By the letters they are made short by, of what kind the first is that was named before.
    let mut offices: MetMap<String, Kind> = MetMap::default();
    let mut found = Vec::new();
    for at in 1..seen.len().saturating_sub(1) {
        if seen.shapes[at] == Shape::Capitals && seen.written(at - 1) == "(" && seen.written(at + 1) == ")" {
            found.push(at);
        }
    }
    found.extend(later(seen, &drafts));
    found.sort_unstable();
    found.dedup();
    let mut next = drafts.into_iter().peekable();
    for at in found {
        while let Some(draft) = next.next_if(|draft| draft.head < at) {
            note_office(seen, &draft, &mut offices);
            all.push(draft);
        }
        let office = offices.get(seen.written(at)).copied();
        if let Some(mut draft) = next.next_if(|draft| draft.head == at) {
            // "The EPA" is no person.
            if draft.entry.is_none()
                && let Some(kind) = office
            {
                draft.kind = kind;
            }
            note_office(seen, &draft, &mut offices);
            all.push(draft);
            continue;
        }
        let near = all.iter().rev().take(BEFORE_ACRONYM).find(|long| stands_for(seen, long, at));
        if let Some(kind) = near.map(|long| long.kind).or(office) {
            all.push(Draft::bare(at, (at, at + 1), kind));
        }
    }
    all.extend(next);
    all
}

/// Notes of what kind an office is, by its letters.
fn note_office(seen: &Seen<'_>, draft: &Draft, offices: &mut MetMap<String, Kind>) {
    if is_office(draft) {
        offices.entry(initials(seen, draft.core)).or_insert(draft.kind);
    }
}

/// Letters that stand by themselves for an office named before: "The SEC".
fn later(seen: &Seen<'_>, drafts: &[Draft]) -> Vec<usize> {
    let mut made: MetMap<String, usize> = MetMap::default();
    for draft in drafts.iter().filter(|draft| is_office(draft)) {
        made.entry(initials(seen, draft.core)).or_insert(draft.head);
    }
    let stands = |at: &usize| {
        let letters = seen.written(*at);
        let long = seen.shapes[*at] == Shape::Capitals && letters.chars().count() > 2;
        long && made.get(letters).is_some_and(|head| head < at)
    };
    (0..seen.len()).filter(stands).collect()
}

fn is_office(draft: &Draft) -> bool {
    draft.kind == Kind::Organization && draft.core.1 - draft.core.0 > 2
}

/// So many names before an acronym are looked at for the one it is made of.
pub(super) const BEFORE_ACRONYM: usize = 6;

/// Says whether the word at `at`, behind an opening bracket, is made of the first letters of a name before the bracket.
pub(super) fn stands_for(seen: &Seen<'_>, long: &Draft, at: usize) -> bool {
    let near = long.core.1 - long.core.0 > 1 && long.core.1 < at && at - long.core.1 < 4;
    near && initials(seen, long.core) == seen.written(at)
}

/// A name that only its head word gives away: "the Geneva Accords".
pub(super) fn by_head_word(glance: &Glance<'_>, at: usize) -> Option<Draft> {
    let (seen, lists) = (glance.seen, glance.lists);
    if !seen.is_capital(at) {
        return None;
    }
    let kind = lists.heads(&seen.small[at]).first().copied()?;
    let (start, end) = glance.runs[at];
    let (mut start, mut end) = (start, end.min(at + 1));
    let (_, last) = seen.sentences[at];
    // "Treaty of Versailles": the run after "of" belongs to it.
    let small = |at: usize| at < last && lists.is_within(&seen.small[at]) && !lists.is_between(&seen.small[at]);
    if end == glance.runs[at].1
        && small(end)
        && end + 1 < last
        && seen.is_capital(end + 1)
        && seen.words[end].upos == Upos::Adp
    {
        end = glance.runs[end + 1].1;
    }
    while start < at && (lists.is_definite(&seen.small[start]) || seen.words[start].upos == Upos::Det) {
        start += 1;
    }
    if end - start < 2 || end != glance.runs[end - 1].1 {
        return None;
    }
    let entry = entry(glance, (start, end));
    let kind = entry.map_or(kind, |(entry, _)| lists.entries[entry as usize].kind);
    let whole = (if start > 0 && lists.is_definite(&seen.small[start - 1]) { start - 1 } else { start }, end);
    let entry = entry.map(|(entry, _)| entry);
    Some(Draft { whole, entry, ..Draft::bare(at, (start, end), kind) })
}

/// A name that only what is said of it gives away: "the steamer Hesper", "Price Waterhouse, its auditor".
pub(super) fn by_evidence(glance: &Glance<'_>, at: usize) -> Option<Draft> {
    let seen = glance.seen;
    if let Some(draft) = behind_particle(glance, at) {
        return Some(draft);
    }
    let inner = matches!(seen.words[at].relation, Relation::Compound | Relation::Flat)
        && seen.heads[at].is_some_and(|head| seen.may_name(head) && seen.is_capital(head));
    if !seen.is_capital(at)
        || seen.words[at].upos != Upos::Propn
        || inner
        || glance.listed[at].is_some()
        || glance.lists.is_month(&seen.small[at])
    {
        return None;
    }
    let mut core = (glance.first(at), glance.last(at) + 1);
    let within = |at: usize| seen.is_capital(at) || seen.shapes[at] == Shape::Mark;
    // "The Great Western": adjectives with a capital are a part of it.
    while core.0 > seen.sentences[at].0
        && seen.words[core.0 - 1].relation == Relation::Amod
        && seen.heads[core.0 - 1] == Some(at)
        && seen.is_capital(core.0 - 1)
        && glance.listed[core.0 - 1].is_none()
    {
        core.0 -= 1;
    }
    let named = seen.words[at].upos == Upos::Propn || core.1 - core.0 > 1;
    if !named || core.1 - core.0 > 5 || !(core.0..core.1).all(within) {
        return None;
    }
    let vessel = is_ship(seen, core)
        || is_called_vessel(seen, at, core)
        || is_vessel(seen, at, core)
        || is_launched(seen, at, core);
    let kind = if vessel {
        Kind::Facility
    } else if is_full_name(glance, core) || is_wed(seen, at) && glance.lists.given(seen.written(core.0)).is_some() {
        Kind::Person
    } else {
        let said = said(seen, glance.lists, at)?;
        Some(said.kind).filter(|kind| *kind == Kind::Organization || said.is_beside)?
    };
    if kind != Kind::Person {
        return Some(Draft::bare(at, core, kind));
    }
    // "The collector, Ms Rita Das"
    let titled = core.1 - core.0 > 1 && glance.lists.title(&seen.small[core.0]).is_some();
    let titles = (core.0, core.0 + usize::from(titled));
    let own = (titles.1, core.1);
    Some(Draft { whole: core, titles, gender: gender(seen, glance.lists, own, titles), ..Draft::bare(at, own, kind) })
}

/// "al-Mansur sent an army": a name behind a small word that a hyphen joins to it, who does something to something.
fn behind_particle(glance: &Glance<'_>, at: usize) -> Option<Draft> {
    let (seen, lists) = (glance.seen, glance.lists);
    let first = at.checked_sub(2).filter(|first| *first >= seen.sentences[at].0 && seen.written(at - 1) == "-")?;
    let small = seen.shapes[first] == Shape::Small && seen.words[first].upos == Upos::Propn;
    let glued = [at - 1, at].into_iter().all(|part| seen.words[part].before == Gap::Nothing);
    let named = small && glued && lists.is_within(&seen.small[first]) && seen.shapes[at] == Shape::Title;
    let head = if seen.heads[at] == Some(first) { first } else { at };
    let verb = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Nsubj)?;
    let done = |part: &usize| seen.words[*part].relation == Relation::Obj && *part > verb;
    let acts = seen.words[head].subtype != "pass" && seen.hanging(verb).iter().any(done);
    (named && acts).then(|| Draft::bare(head, (first, at + 1), Kind::Person))
}

/// "Mary Lisle": says whether a given name opens a name of two words of which no list knows anything else.
fn is_full_name(glance: &Glance<'_>, core: (usize, usize)) -> bool {
    let (seen, lists) = (glance.seen, glance.lists);
    let bare =
        |at: usize| seen.shapes[at] == Shape::Title && glance.listed[at].is_none() && !lists.is_month(&seen.small[at]);
    let last = core.1 - 1;
    let surname = lists.heads(&seen.small[last]).is_empty() && lists.given(seen.written(last)).is_none();
    core.1 - core.0 == 2 && lists.given(seen.written(core.0)).is_some() && surname && (core.0..core.1).all(bare)
}

/// Listed names that stand in no other name, and adjectives of states and peoples wherever they stand.
pub(super) fn listed(glance: &Glance<'_>, covered: &[bool]) -> Vec<Draft> {
    let (seen, lists) = (glance.seen, glance.lists);
    let mut found = Vec::new();
    let mut at = 0;
    while at < seen.len() {
        let Some(phrase) = glance.listed[at] else {
            at += 1;
            continue;
        };
        at = phrase.end;
        let core = (phrase.start, phrase.end);
        let Some(listed) = phrase.named.iter().next() else { continue };
        let kind = lists.entries[listed.entry as usize].kind;
        let form = match listed.by {
            By::Name if covered[core.0] => continue,
            By::Name => Form::Name,
            By::Belonging | By::Belongings => Form::Demonym,
        };
        let head = (core.0..core.1).find(|at| seen.heads[*at].is_none_or(|head| !(core.0..core.1).contains(&head)));
        let head = head.unwrap_or(core.1 - 1);
        let entry = Some(listed.entry);
        found.push(Draft { form, entry, ..Draft::bare(head, core, kind) });
    }
    found
}

/// Words that are a name by themselves elsewhere, or the last of a person's, and were not found as names here.
pub(super) fn named_elsewhere(glance: &Glance<'_>, drafts: &BTreeMap<usize, Draft>, covered: &[bool]) -> Vec<Draft> {
    let seen = glance.seen;
    let mut known: MetMap<&str, &Draft> = MetMap::default();
    for draft in drafts.values().filter(|draft| draft.entry.is_none() && draft.form == Form::Name) {
        let several = draft.core.1 - draft.core.0 > 1;
        let last = &seen.small[draft.core.1 - 1];
        let other = (draft.kind != Kind::Person || is_regnal(last)) && !is_ship(seen, draft.core);
        if seen.shapes[draft.core.1 - 1] == Shape::Letter || several && other {
            continue;
        }
        known.entry(seen.written(draft.core.1 - 1)).or_insert(draft);
    }
    // A surname that is a word as well may be taken for that where the sentence begins: "Finch was apprenticed".
    let may_be = |at: usize| match seen.words[at].upos {
        Upos::Propn => true,
        Upos::Noun | Upos::Adj | Upos::Verb => !glance.is_small_too(at),
        _other => false,
    };
    let open = |at: &usize| !covered[*at] && seen.is_capital(*at) && may_be(*at);
    let mut found = beginnings(glance, drafts, covered);
    for at in (0..seen.len()).filter(open) {
        let draft = known.get(seen.written(at));
        let opens = at == seen.sentences[at].0;
        let fits = |kind: Kind| match kind {
            Kind::Person => opens,
            Kind::Facility => true,
            _other => false,
        };
        if let Some(draft) = draft.filter(|draft| fits(draft.kind) || seen.words[at].upos == Upos::Propn) {
            let Draft { kind, gender, .. } = **draft;
            found.push(Draft { gender, ..Draft::bare(at, (at, at + 1), kind) });
        }
    }
    found
}

/// The first two words of a firm's longer name, where they stand by themselves: "Northern Star" of "Northern Star Shipping Company".
fn beginnings(glance: &Glance<'_>, drafts: &BTreeMap<usize, Draft>, covered: &[bool]) -> Vec<Draft> {
    let seen = glance.seen;
    let long = |draft: &&Draft| {
        let (start, end) = draft.core;
        draft.kind == Kind::Organization
            && end - start > 2
            && (start..start + 2).all(|at| seen.shapes[at] == Shape::Title)
    };
    let firms: BTreeMap<[&str; 2], Kind> = drafts
        .values()
        .filter(long)
        .map(|draft| ([seen.written(draft.core.0), seen.written(draft.core.0 + 1)], draft.kind))
        .collect();
    if firms.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 1..seen.len() {
        let free = |at: usize| !covered[at] && glance.listed[at].is_none();
        if !free(at - 1) || !free(at) {
            continue;
        }
        if let Some(kind) = firms.get(&[seen.written(at - 1), seen.written(at)]) {
            let head = if seen.heads[at] == Some(at - 1) { at - 1 } else { at };
            found.push(Draft::bare(head, (at - 1, at + 1), *kind));
        }
    }
    found
}
