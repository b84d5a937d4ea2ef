//! Drafts of mentions: every name of the text, with its core and its kind, before they are gathered.

use std::collections::{BTreeMap, BTreeSet};

use syntax::{Relation, Upos};

use super::cores::{core, titles};
use super::evidence::is_ship;
use super::fuller::fuller;
use super::further::{by_evidence, by_head_word, listed, named_elsewhere, with_acronyms};
use super::kinds::{gender, kind, settle};
use super::qualified::{self, Within};
use super::whole::Wholes;
use super::{parts, short, turned, whole};
use crate::class::Class;
use crate::lists::{By, Gender, Lists};
use crate::name::{Glance, Name};
use crate::seen::{Seen, Shape};
use crate::{Form, Kind};

/// A mention by a name, or by the adjective of a state or people.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The word the others hang on.
    pub head: usize,
    /// All of it: the first word and the one after the last.
    pub whole: (usize, usize),
    /// The name itself, without titles and determiners.
    pub core: (usize, usize),
    /// The titles before it; empty where there are none.
    pub titles: (usize, usize),
    /// What it is.
    pub kind: Kind,
    /// How it is mentioned.
    pub form: Form,
    /// What the lists have under this name.
    pub entry: Option<u32>,
    /// The class that was learnt; none where it was found otherwise.
    pub class: Option<Class>,
    /// Who is named, as far as title and given name tell.
    pub gender: Option<Gender>,
    /// In which land it lies, and where, if the account says so and the list has another of this name.
    pub within: Option<Within>,
    /// Whether it is the well-known one of several places of its name, of which the account names nothing near.
    pub is_unchosen: bool,
}

impl Draft {
    /// Returns the first word of the name with its titles, and the word after its last.
    pub fn titled(&self) -> (usize, usize) {
        (self.titles.0.min(self.core.0).min(self.head), self.core.1.max(self.head + 1))
    }

    /// Returns a bare name that no model found: its head, its words and its kind.
    pub fn bare(head: usize, core: (usize, usize), kind: Kind) -> Draft {
        Draft {
            head,
            whole: core,
            core,
            titles: (core.0, core.0),
            kind,
            form: Form::Name,
            entry: None,
            class: None,
            gender: None,
            within: None,
            is_unchosen: false,
        }
    }
}

/// Makes drafts of the names that were found, of those that their head word gives away, and of listed ones; in the order of
/// their heads, and one a head.
pub(super) fn drafts(glance: &Glance<'_>, names: &[Name]) -> Vec<Draft> {
    let (names, wholes) = whole::wholes(glance, names);
    let names = names.as_slice();
    let mut drafts: BTreeMap<usize, Draft> = BTreeMap::new();
    let mut covered = vec![false; glance.seen.len()];
    for name in names {
        if let Some(draft) = of_name(glance, names, &wholes, name) {
            covered[draft.core.0..draft.core.1].fill(true);
            drafts.insert(name.head, draft);
        }
    }
    drafts.retain(|_, draft| !is_part_of_listed(glance, draft));
    drafts.retain(|_, draft| !is_part_of_title(glance.seen, draft));
    drop_parts_of_persons(&mut drafts);
    for at in 0..glance.seen.len() {
        if covered[at] {
            continue;
        }
        if let Some(draft) = by_head_word(glance, at).filter(|draft| !covered[draft.core.0]) {
            covered[draft.core.0..draft.core.1].fill(true);
            drafts.insert(draft.head, draft);
        }
    }
    for at in 0..glance.seen.len() {
        if covered[at] {
            continue;
        }
        if let Some(draft) = by_evidence(glance, at) {
            covered[draft.core.0..draft.core.1].fill(true);
            drafts.insert(draft.head, draft);
        }
    }
    for draft in listed(glance, &covered) {
        drafts.entry(draft.head).or_insert(draft);
    }
    for draft in named_elsewhere(glance, &drafts, &covered) {
        drafts.entry(draft.head).or_insert(draft);
    }
    fuller(glance.seen, glance.lists, &mut drafts);
    turned::settle(glance.seen, glance.lists, &mut drafts);
    let mut drafts = with_acronyms(glance.seen, drafts.into_values().collect());
    parts::settle(glance, &mut drafts);
    settle(glance.seen, glance.lists, &mut drafts);
    short::settle(glance.seen, glance.lists, &mut drafts);
    qualified::settle(glance, &mut drafts);
    drafts
}

fn of_name(glance: &Glance<'_>, names: &[Name], wholes: &Wholes, name: &Name) -> Option<Draft> {
    let (seen, lists) = (glance.seen, glance.lists);
    if is_date(seen, lists, name) {
        return None;
    }
    let whole = wholes.get(&name.head).copied();
    let mut core = whole.map_or_else(|| core(glance, names, name), Some)?;
    // "HMS Resolute", whatever the model says of the mark.
    if core.0 > seen.sentences[core.0].0 && is_ship(seen, (core.0 - 1, core.1)) {
        core.0 -= 1;
    }
    let mut titles = titles(glance, name, core);
    if let Some(start) = listed_with_title(glance, core, titles) {
        (core.0, titles) = (start, (start, start));
    }
    if titles.1 > core.0 {
        core.0 = titles.1;
    }
    let entry = entry(glance, core);
    let kind = kind(glance, name, core, entry.map(|(entry, _)| entry), titles)?;
    let entry = entry.filter(|(entry, _)| lists.entries[*entry as usize].kind == kind);
    let form = match entry {
        Some((_, By::Belonging | By::Belongings)) => Form::Demonym,
        Some((_, By::Name)) | None => Form::Name,
    };
    let gender = (kind == Kind::Person).then(|| gender(seen, lists, core, titles)).flatten();
    let entry = entry.map(|(entry, _)| entry);
    Some(Draft {
        head: name.head,
        whole: (name.start, name.end),
        core,
        titles,
        kind,
        form,
        entry,
        class: Some(name.class),
        gender,
        within: None,
        is_unchosen: false,
    })
}

/// "St Petersburg" is a place that the lists have, and none of another name with a title before it. What a person may be called behind
/// the title ("Saint Helena") is left to what else tells of it. Returns where the listed name begins.
fn listed_with_title(glance: &Glance<'_>, core: (usize, usize), titles: (usize, usize)) -> Option<usize> {
    let is_given = glance.lists.given(glance.seen.written(titles.1.min(core.1 - 1))).is_some();
    let is_place = |start: &usize| {
        let listed = entry(glance, (*start, core.1)).map(|(entry, _)| glance.lists.entries[entry as usize].kind);
        listed == Some(Kind::Place)
    };
    (titles.0..titles.1).find(is_place).filter(|_| !is_given)
}

/// Says whether it is a part of a listed name and no listed name itself: "Amu" of "Amu Darya".
fn is_part_of_listed(glance: &Glance<'_>, draft: &Draft) -> bool {
    let longer = |phrase: &crate::name::Phrase<'_>| {
        let within = phrase.start <= draft.core.0 && draft.core.1 <= phrase.end;
        within && phrase.end - phrase.start > draft.core.1 - draft.core.0
    };
    draft.entry.is_none() && glance.listed[draft.head].as_ref().is_some_and(longer)
}

/// Says whether a name of one word stands for nobody, since what is named is behind it: "Nobel" of "the Nobel Prize".
fn is_part_of_title(seen: &Seen<'_>, draft: &Draft) -> bool {
    let one = draft.kind == Kind::Person && draft.core.1 - draft.core.0 == 1 && draft.titles.0 == draft.titles.1;
    let word = seen.words[draft.head];
    let above = seen.heads[draft.head].filter(|_| word.relation == Relation::Compound);
    one && above.is_some_and(|above| above >= draft.core.1 && (draft.core.1..=above).all(|at| seen.is_capital(at)))
}

/// Drops what is a part of a person's name: "Emiliano" within "Emiliano Zapata".
fn drop_parts_of_persons(drafts: &mut BTreeMap<usize, Draft>) {
    let mut within: BTreeSet<usize> = BTreeSet::new();
    let mut reached = 0;
    for draft in drafts.values() {
        if draft.kind == Kind::Person && draft.core.1 > reached {
            reached = draft.core.1;
        } else if draft.entry.is_none() && draft.core.1 <= reached {
            within.insert(draft.head);
        }
    }
    drafts.retain(|head, _| !within.contains(head));
}

/// Says whether what looks like a name is a month beside a number.
fn is_date(seen: &Seen<'_>, lists: &Lists, name: &Name) -> bool {
    let is_number = |at: usize| matches!(seen.shapes[at], Shape::Digits) || seen.words[at].upos == Upos::Num;
    let (from, to) = seen.sentences[name.head];
    let beside = (name.head > from && is_number(name.head - 1)) || (name.head + 1 < to && is_number(name.head + 1));
    lists.is_month(&seen.small[name.head]) && beside
}

/// What the lists have under the words of a core.
pub(super) fn entry(glance: &Glance<'_>, core: (usize, usize)) -> Option<(u32, By)> {
    let mut written = String::new();
    glance.seen.write(core.0, core.1, &mut written);
    let named = glance.lists.named(&written);
    named.iter().next().map(|listed| (listed.entry, listed.by))
}
