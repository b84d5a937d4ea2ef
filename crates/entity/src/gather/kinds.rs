//! What a name stands for: by titles, lists and head words, by what was learnt, by the other mentions of the account.

use source::MetMap;
use syntax::{Relation, Upos};

use super::draft::Draft;
use super::evidence::{Said, acts, is_founded, is_ship, said};
use super::key::key;
use super::persons::is_regnal;
use super::there::{
    is_called_somewhere, is_called_vessel, is_launched, is_named_for_saint, is_settled, is_somewhere, is_vessel, sinks,
};
use crate::class::Class;
use crate::lists::{Gender, Lists};
use crate::name::{Glance, Name};
use crate::seen::{Seen, Shape};
use crate::{Form, Kind};

/// What a name stands for: by the lists, by its head word, by what was learnt.
pub(super) fn kind(
    glance: &Glance<'_>,
    name: &Name,
    core: (usize, usize),
    entry: Option<u32>,
    titles: (usize, usize),
) -> Option<Kind> {
    let (seen, lists) = (glance.seen, glance.lists);
    let given = lists.given(seen.written(core.0)).is_some();
    if is_ship(seen, core) {
        return Some(Kind::Facility);
    }
    // "The cruiser Elba", wherever else Elba is.
    let is_people = entry.is_some_and(|entry| lists.entries[entry as usize].kind == Kind::Group);
    if !is_people && titles.0 == titles.1 && is_called_vessel(seen, name.head, core) {
        return Some(Kind::Facility);
    }
    let titled = titles.0 < titles.1 && (name.class == Class::Person || titles.1 == core.0);
    let several = core.1 - core.0 > 1;
    let told_by_head = several && !lists.heads(&seen.small[core.1 - 1]).is_empty();
    if titled && is_named_for_saint(seen, name.head, titles.1 - 1) {
        return Some(Kind::Place);
    }
    let addressed = titled && is_addressed(seen, lists, titles.1 - 1, core.1);
    if titled && !told_by_head || addressed {
        return Some(Kind::Person);
    }
    if entry.is_none() && told_by_head && is_told_person(seen, lists, name, core) {
        return Some(Kind::Person);
    }
    // "The Duke of Wellington" is who he is, and "the lookout Frederick Fleet" is no fleet.
    let by_title = several
        && lists.title(&seen.small[core.0]).is_some()
        && seen.words[core.0 + 1].upos == Upos::Adp
        && lists.is_within(&seen.small[core.0 + 1])
        && !lists.is_between(&seen.small[core.0 + 1]);
    let by_noun = core.0.checked_sub(1).is_some_and(|before| lists.person(&seen.small[before]).is_some());
    if by_title || given && told_by_head && core.1 - core.0 == 2 && by_noun {
        return Some(Kind::Person);
    }
    // "Mithridates VI of Pontus" is a king, where no list or head word says otherwise.
    let numbered = several && seen.shapes[core.0 + 1] != Shape::Title && is_regnal(&seen.small[core.0 + 1]);
    let is_thing = entry.is_some() || told_by_head || !lists.heads(&seen.small[core.0]).is_empty();
    if numbered && !is_thing && (given || matches!(name.class, Class::Person | Class::Place)) {
        return Some(Kind::Person);
    }
    // "The Young King" is somebody.
    let by_office = lists.title(&seen.small[core.1 - 1]).zip(lists.person(&seen.small[core.1 - 1]));
    let definite = core.0.checked_sub(1).is_some_and(|before| lists.is_definite(&seen.small[before]));
    if several && definite && entry.is_none() && by_office.is_some() && seen.words[core.1 - 1].xpos != "NNPS" {
        return Some(Kind::Person);
    }
    let may_sail = entry.is_none_or(|entry| matches!(lists.entries[entry as usize].kind, Kind::State | Kind::Place));
    // "The campaign was launched" is of no ship.
    let launched = !matches!(name.class, Class::Organization | Class::Event | Class::Other) || sinks(seen, name.head);
    if may_sail && launched && !is_many(seen, lists, name.head) && is_launched(seen, name.head, core) {
        return Some(Kind::Facility);
    }
    let is_person = name.class == Class::Person
        || given && several && entry.is_none() && !told_by_head && name.class == Class::Place;
    if let Some(entry) = entry {
        // "Washington" may be who is meant; a name of several words, or one that is no given name, is what the list says.
        if !(is_person && given) {
            return Some(lists.entries[entry as usize].kind);
        }
    }
    if several
        && !(is_person && given)
        && let Some(kind) = head_kind(glance, core, name.head, name.class)
    {
        return Some(kind);
    }
    // "Arthur Andersen, its auditor" is a firm, though it is named for somebody.
    let said = said(seen, lists, name.head).filter(|said| !titled && (!given || !several || said.is_beside));
    // "was born in Bergen, the second daughter of a shipowner": that is who was born there.
    let said = said.filter(|said| said.kind != Kind::Person || given || several || !is_somewhere(seen, name.head));
    if let Some(Said { kind, is_beside }) = said {
        // "Sutter founded Newholm", a place.
        let learnt = [(Class::Place, Kind::Place), (Class::Event, Kind::Event)].into_iter();
        let learnt = learnt.filter(|_| !is_beside && is_founded(seen, name.head));
        return learnt.into_iter().find(|(class, _)| *class == name.class).map(|(_, kind)| kind).or(Some(kind));
    }
    if is_person && !given && !titled && is_somewhere(seen, name.head) {
        return Some(Kind::Place);
    }
    // "Routed at Castleford" tells of no firm.
    let may_be_seat = name.class == Class::Organization && !several && seen.shapes[core.0] == Shape::Title;
    if may_be_seat && entry.is_none() && is_settled(seen, name.head) {
        return Some(Kind::Place);
    }
    if is_person && !titled && entry.is_none() && is_vessel(seen, name.head, core) {
        return Some(Kind::Facility);
    }
    if is_person
        && !given
        && !titled
        && !several
        && (is_common(seen, name.head) || glance.is_small_too(name.head) && opens(seen, name.head))
    {
        return None;
    }
    if is_person && !is_many(seen, lists, name.head) {
        return Some(Kind::Person);
    }
    match name.class {
        Class::Person => Some(if is_many(seen, lists, name.head) { Kind::Group } else { Kind::Person }),
        Class::Place => Some(Kind::Place),
        Class::Organization => Some(Kind::Organization),
        Class::Event => Some(Kind::Event),
        Class::Other => None,
    }
}

/// "Sir Arnold Hall": says whether a title that stands before nobody's house opens a name of a given name and one word more.
pub(super) fn is_addressed(seen: &Seen<'_>, lists: &Lists, title: usize, end: usize) -> bool {
    let given = seen.written(title + 1);
    end == title + 3 && lists.is_address(&seen.small[title]) && lists.given(given).is_some()
}

/// "Mungo Park was born": says whether what is told of a name of two words whose last may be that of a place tells of a person.
fn is_told_person(seen: &Seen<'_>, lists: &Lists, name: &Name, core: (usize, usize)) -> bool {
    let bare = !seen.hanging(name.head).iter().any(|part| seen.words[*part].relation == Relation::Det);
    let place = lists.heads(&seen.small[core.1 - 1]).iter().all(|kind| matches!(kind, Kind::Place | Kind::Facility));
    bare && place && core.1 - core.0 == 2 && lists.heads(&seen.small[core.0]).is_empty() && acts(seen, name.head, true)
}

/// Says whether the last of two words of a name may be that of a place.
fn is_told_place(lists: &Lists, key: &str) -> bool {
    key.split_once(' ').is_some_and(|(_, last)| !lists.heads(last).is_empty())
}

/// Says whether a word opens its sentence.
fn opens(seen: &Seen<'_>, at: usize) -> bool {
    at == seen.sentences[at].0
}

/// Says whether what looks like a name is a common noun: "a Frenchman", or "Poison failed", where it opens the sentence.
fn is_common(seen: &Seen<'_>, at: usize) -> bool {
    let indefinite = |part: &usize| seen.words[*part].feats.contains("Definite=Ind");
    let plural = opens(seen, at) && matches!(seen.words[at].xpos, "NNS" | "NNPS");
    opens(seen, at) && seen.words[at].upos != Upos::Propn || plural || seen.hanging(at).iter().any(indefinite)
}

/// Says whether a name in the plural is one of several: with an article, or with the ending of a people. "Xerxes" is none.
fn is_many(seen: &Seen<'_>, lists: &Lists, at: usize) -> bool {
    let told = |part: &usize| matches!(seen.words[*part].relation, Relation::Det | Relation::Nummod | Relation::Amod);
    let plural = matches!(seen.words[at].xpos, "NNPS" | "NNS");
    plural && (lists.is_people(&seen.small[at]) || seen.hanging(at).iter().any(told))
}

/// What the word before "of", or the last word, tells.
fn head_kind(glance: &Glance<'_>, core: (usize, usize), head: usize, class: Class) -> Option<Kind> {
    let (seen, lists) = (glance.seen, glance.lists);
    let told = |at: usize| lists.heads(&seen.small[at]).first().copied();
    let is_small = |at: &usize| !seen.may_name(*at) && seen.written(*at).starts_with(char::is_lowercase);
    let small = (core.0 + 1..core.1).find(is_small);
    let (first, last) = (small.and_then(|small| told(small - 1)), told(core.1 - 1));
    match (first, last) {
        // "Gulf of Tonkin Resolution", but "Battle of Bunker Hill".
        (Some(Kind::Place | Kind::Facility), Some(Kind::Work | Kind::Event | Kind::Organization)) => last,
        (Some(_), _) => first,
        (None, _) if small.is_some() => told(head),
        // "Operation Torch", but a person's first word tells nothing.
        (None, _) => last.or_else(|| told(head)).or_else(|| told(core.0).filter(|_| class != Class::Person)),
    }
}

pub(super) fn gender(seen: &Seen<'_>, lists: &Lists, core: (usize, usize), titles: (usize, usize)) -> Option<Gender> {
    let told = |gender: &Gender| *gender != Gender::Either;
    let titled = (titles.0..titles.1).find_map(|at| lists.title(&seen.small[at]).filter(told));
    let given = || lists.given(seen.written(core.0)).filter(told);
    titled.or_else(given).or_else(|| gender_said(seen, lists, core).filter(told))
}

/// "A son, Lev, was born", "Laodice, their mother": the gender of the noun that says who a name is.
fn gender_said(seen: &Seen<'_>, lists: &Lists, core: (usize, usize)) -> Option<Gender> {
    let inside = |at: usize| (core.0..core.1).contains(&at);
    let head = (core.0..core.1).find(|at| seen.heads[*at].is_none_or(|head| !inside(head)))?;
    let beside = |at: &usize| seen.words[*at].relation == Relation::Appos && !inside(*at);
    let above = seen.heads[head].filter(|_| seen.words[head].relation == Relation::Appos);
    let said = above.into_iter().chain(seen.hanging(head).iter().copied().filter(beside));
    said.into_iter().find_map(|at| lists.person(&seen.small[at]))
}

/// Gives all mentions by one name the kind that most of them have; of equals the one that comes first.
pub(super) fn settle(seen: &Seen<'_>, lists: &Lists, drafts: &mut [Draft]) {
    let is_open = |draft: &Draft| draft.entry.is_none() && draft.form == Form::Name;
    let mut told: MetMap<String, [u32; Kind::ALL.len()]> = MetMap::default();
    let keys: Vec<String> = drafts.iter().map(|draft| key(seen, draft.core)).collect();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_open(draft)) {
        let counts = told.entry(keys[at].clone()).or_default();
        // The first weighs a little more, one with a title much more.
        let first = u32::from(counts.iter().all(|count| *count == 0));
        let placed = draft.kind == Kind::Place && is_called_somewhere(seen, draft.head);
        let sails = draft.kind == Kind::Facility && is_told_vessel(seen, draft);
        // One that grammar tells to be somewhere weighs more than one that is only learnt.
        let told = match draft.titles.0 < draft.titles.1 {
            // "The liner X" says what the X is wherever else it is named, as does "the river X".
            _ if placed || sails => 60,
            true => 30,
            false if is_told_place(lists, &keys[at]) && draft.kind == Kind::Person && acts(seen, draft.head, true) => {
                45
            }
            false if said(seen, lists, draft.head).is_some_and(|said| said.kind == draft.kind) => 45,
            false if is_somewhere(seen, draft.head) => 15,
            false => 10,
        };
        counts[draft.kind as usize] += told + first;
    }
    // "Lord X admitted the troops", "the ship X broke the boom": each is what it is told to be.
    let mut apart: MetMap<&str, (bool, bool)> = MetMap::default();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_open(draft)) {
        let (lord, ship) = apart.entry(keys[at].as_str()).or_default();
        *lord |= is_lord(draft);
        *ship |= draft.kind == Kind::Facility && is_told_vessel(seen, draft);
    }
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| is_open(draft)) {
        if apart[keys[at].as_str()] == (true, true) {
            let article = seen.hanging(draft.head).iter().any(|part| seen.words[*part].relation == Relation::Det);
            let ship = !is_lord(draft) && (article || draft.kind == Kind::Facility && is_told_vessel(seen, draft));
            draft.kind = if ship { Kind::Facility } else { Kind::Person };
            continue;
        }
        let counts = told[&keys[at]];
        let most = counts.iter().copied().max().unwrap_or(0);
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| counts[*kind as usize] == most) {
            draft.kind = kind;
        }
    }
}

fn is_lord(draft: &Draft) -> bool {
    draft.kind == Kind::Person && draft.titles.0 < draft.titles.1
}

/// Says whether what is told of a name says that it is one of a ship.
pub(super) fn is_told_vessel(seen: &Seen<'_>, draft: &Draft) -> bool {
    let (head, core) = (draft.head, draft.core);
    is_ship(seen, core)
        || is_called_vessel(seen, head, core)
        || is_vessel(seen, head, core)
        || is_launched(seen, head, core)
}
