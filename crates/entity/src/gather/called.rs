//! Names that are said to be another name of somebody: "Edmund III, called Edmund the Lame", "the Soviet Union, also known as the USSR".

use source::MetMap;
use syntax::Relation;

use super::draft::Draft;
use super::evidence::{is_calling, is_calling_bare};
use super::further::{BEFORE_ACRONYM, stands_for};
use super::key::{is_acronym, key};
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Returns acronyms that stand in brackets after the name they are made of.
pub(super) fn acronyms(seen: &Seen<'_>, drafts: &[Draft]) -> MetMap<usize, usize> {
    let mut found = MetMap::default();
    for (at, draft) in drafts.iter().enumerate() {
        let start = draft.core.0;
        if !is_acronym(seen, draft.core) || start < 2 || seen.written(start - 1) != "(" {
            continue;
        }
        let near = at.saturating_sub(BEFORE_ACRONYM)..at;
        if let Some(long) = near.rev().find(|long| stands_for(seen, &drafts[*long], start)) {
            found.insert(at, long);
        }
    }
    found
}

/// Adds, by draft of the other name, the draft of the first.
pub(super) fn called(seen: &Seen<'_>, drafts: &[Draft], same: &mut MetMap<usize, usize>) {
    let by_head: MetMap<usize, usize> = drafts.iter().enumerate().map(|(at, draft)| (draft.head, at)).collect();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.form == Form::Name) {
        let calls = |part: &&usize| {
            let lemma = seen.words[**part].small_lemma();
            seen.words[**part].relation == Relation::Acl && (is_calling(lemma) || is_calling_bare(lemma))
        };
        for verb in seen.hanging(draft.head).iter().filter(calls) {
            let bare = is_calling_bare(seen.words[*verb].small_lemma());
            let names = |part: &&usize| match seen.words[**part].relation {
                Relation::Obj | Relation::Xcomp => true,
                Relation::Obl => !bare,
                _other => false,
            };
            let other = seen.hanging(*verb).iter().filter(names).find_map(|part| by_head.get(part));
            let Some(other) = other.copied().filter(|other| *other > at && drafts[*other].form == Form::Name) else {
                continue;
            };
            let persons = draft.kind == Kind::Person && drafts[other].core.1 - drafts[other].core.0 > 1;
            let fits = drafts[other].entry.is_none() && fits(draft.kind, drafts[other].kind) && (!bare || persons);
            if fits {
                same.insert(other, at);
            }
        }
    }
}

/// Adds, by draft of a surname of several words, the draft of the one person before it who is named in full: "San Lucas" behind
/// "Pedro de San Lucas".
pub(super) fn surnames(seen: &Seen<'_>, lists: &Lists, drafts: &[Draft], same: &mut MetMap<usize, usize>) {
    let mut bearers: MetMap<String, Option<usize>> = MetMap::default();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.form == Form::Name) {
        let own = key(seen, draft.core);
        let alone = draft.titles.0 == draft.titles.1 && draft.entry.is_none();
        if let Some(Some(bearer)) = bearers.get(&own).filter(|_| alone) {
            same.entry(at).or_insert(*bearer);
        }
        if let Some(surname) = surname(seen, lists, draft) {
            let bearer = bearers.entry(surname).or_insert(Some(at));
            // Of two who bear it the surname says nothing.
            if bearer.is_some_and(|first| key(seen, drafts[first].core) != own) {
                *bearer = None;
            }
        }
    }
}

/// The surname of several words that a person's name ends with, as a key.
fn surname(seen: &Seen<'_>, lists: &Lists, draft: &Draft) -> Option<String> {
    let (start, end) = draft.core;
    let given = draft.kind == Kind::Person && lists.given(seen.written(start)).is_some();
    let serves = |at: &usize| {
        let small = seen.small[*at].as_str();
        lists.is_within(small) && !lists.is_between(small) && !seen.is_capital(*at)
    };
    let first = (start + 1..end).rfind(serves).map(|serves| serves + 1).filter(|_| given)?;
    (end - first > 1 && (first..end).all(|at| seen.is_capital(at))).then(|| key(seen, (first, end)))
}

/// Says whether one of these kinds may have been taken for the other.
fn fits(one: Kind, other: Kind) -> bool {
    one == other || one == Kind::Person || other == Kind::Person
}
