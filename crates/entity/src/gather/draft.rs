//! Drafts of mentions: every name of the text, with its core and its kind, before they are gathered.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use syntax::{Gap, Relation, Upos};

use super::key::{initials, key};
use super::persons::is_regnal;
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
}

/// Makes drafts of the names that were found, of those that their head word gives away, and of listed ones; in the order of
/// their heads, and one a head.
pub(super) fn drafts(glance: &Glance<'_>, names: &[Name]) -> Vec<Draft> {
    let mut drafts: BTreeMap<usize, Draft> = BTreeMap::new();
    let mut covered = vec![false; glance.seen.len()];
    for name in names {
        if let Some(draft) = of_name(glance, names, name) {
            covered[draft.core.0..draft.core.1].fill(true);
            drafts.insert(name.head, draft);
        }
    }
    drafts.retain(|_, draft| !is_part_of_listed(glance, draft));
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
    for draft in listed(glance, &covered) {
        drafts.entry(draft.head).or_insert(draft);
    }
    for draft in named_elsewhere(glance, &drafts, &covered) {
        drafts.entry(draft.head).or_insert(draft);
    }
    let mut drafts = with_acronyms(glance.seen, drafts.into_values().collect());
    settle(glance.seen, &mut drafts);
    drafts
}

/// The titles of a name: those before its core, and those it begins with as long as something is left. "Secretary of State John Hay"
/// and "Vice President Tyler" begin with one, "Duke of York" with none.
fn titles(glance: &Glance<'_>, name: &Name, core: (usize, usize)) -> (usize, usize) {
    let (seen, lists) = (glance.seen, glance.lists);
    let is_title = |at: usize| lists.title(&seen.small[at]).is_some() || lists.person(&seen.small[at]).is_some();
    let is_given = |at: usize| lists.given(seen.written(at)).is_some();
    let is_person = name.class == Class::Person;
    let mut start = core.0;
    loop {
        let next = (start..core.1.min(start + 3))
            .take_while(|at| seen.may_name(*at) && !is_given(*at))
            .find(|at| is_title(*at));
        let Some(title) = next.filter(|title| title + 1 < core.1 && (is_person || *title == core.0)) else { break };
        if seen.may_name(title + 1) {
            start = title + 1;
        } else if title + 3 < core.1 && seen.may_name(title + 2) && (is_given(title + 3) || title + 4 < core.1) {
            start = title + 3;
        } else {
            break;
        }
    }
    // "Prince Edward Island" is none of his titles.
    if !is_person && !lists.heads(&seen.small[core.1 - 1]).is_empty() {
        start = core.0;
    }
    let mut before = core.0;
    while before > name.start && lists.title(&seen.small[before - 1]).is_some() {
        before -= 1;
    }
    (before, start)
}

/// Words that are a name by themselves elsewhere, or the last of a person's, and were not found as names here.
fn named_elsewhere(glance: &Glance<'_>, drafts: &BTreeMap<usize, Draft>, covered: &[bool]) -> Vec<Draft> {
    let seen = glance.seen;
    let mut known: HashMap<&str, &Draft> = HashMap::new();
    for draft in drafts.values().filter(|draft| draft.entry.is_none() && draft.form == Form::Name) {
        let several = draft.core.1 - draft.core.0 > 1;
        let last = &seen.small[draft.core.1 - 1];
        if seen.shapes[draft.core.1 - 1] == Shape::Letter || several && (draft.kind != Kind::Person || is_regnal(last))
        {
            continue;
        }
        known.entry(seen.written(draft.core.1 - 1)).or_insert(draft);
    }
    let open = |at: &usize| !covered[*at] && seen.words[*at].upos == Upos::Propn && seen.is_capital(*at);
    let mut found = Vec::new();
    for at in (0..seen.len()).filter(open) {
        if let Some(draft) = known.get(seen.written(at)) {
            let (only, titles) = ((at, at + 1), (at, at));
            let Draft { kind, gender, .. } = **draft;
            found.push(Draft {
                head: at,
                whole: only,
                core: only,
                titles,
                kind,
                form: Form::Name,
                entry: None,
                class: None,
                gender,
            });
        }
    }
    found
}

/// Gives all mentions by one name the kind that most of them have; of equals the one that comes first.
fn settle(seen: &Seen<'_>, drafts: &mut [Draft]) {
    let is_open = |draft: &Draft| draft.entry.is_none() && draft.form == Form::Name;
    let mut told: HashMap<String, [u32; Kind::ALL.len()]> = HashMap::new();
    let keys: Vec<String> = drafts.iter().map(|draft| key(seen, draft.core)).collect();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_open(draft)) {
        let counts = told.entry(keys[at].clone()).or_default();
        // The first weighs a little more, one with a title much more.
        let first = u32::from(counts.iter().all(|count| *count == 0));
        let titled = if draft.titles.0 < draft.titles.1 { 30 } else { 10 };
        counts[draft.kind as usize] += titled + first;
    }
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| is_open(draft)) {
        let counts = told[&keys[at]];
        let most = counts.iter().copied().max().unwrap_or(0);
        if let Some(kind) = Kind::ALL.into_iter().find(|kind| counts[*kind as usize] == most) {
            draft.kind = kind;
        }
    }
}

/// Adds the acronyms that stand in brackets behind the name they are made of, and were not found as names.
fn with_acronyms(seen: &Seen<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut all = Vec::with_capacity(drafts.len());
    let mut found = Vec::new();
    for at in 1..seen.len().saturating_sub(1) {
        if seen.shapes[at] == Shape::Capitals && seen.written(at - 1) == "(" && seen.written(at + 1) == ")" {
            found.push(at);
        }
    }
    let mut next = drafts.into_iter().peekable();
    for at in found {
        while let Some(draft) = next.next_if(|draft| draft.head < at) {
            all.push(draft);
        }
        if next.peek().is_some_and(|draft| draft.head == at) {
            continue;
        }
        let long = all.iter().rev().take(6).find(|long| stands_for(seen, long, at));
        if let Some(kind) = long.map(|long| long.kind) {
            let only = (at, at + 1);
            let titles = (at, at);
            all.push(Draft {
                head: at,
                whole: only,
                core: only,
                titles,
                kind,
                form: Form::Name,
                entry: None,
                class: None,
                gender: None,
            });
        }
    }
    all.extend(next);
    all
}

/// Says whether the word at `at`, behind an opening bracket, is made of the first letters of a name before the bracket.
pub(super) fn stands_for(seen: &Seen<'_>, long: &Draft, at: usize) -> bool {
    let near = long.core.1 - long.core.0 > 1 && long.core.1 < at && at - long.core.1 < 4;
    near && initials(seen, long.core) == seen.written(at)
}

fn of_name(glance: &Glance<'_>, names: &[Name], name: &Name) -> Option<Draft> {
    let (seen, lists) = (glance.seen, glance.lists);
    if is_date(seen, lists, name) {
        return None;
    }
    let mut core = core(glance, names, name)?;
    let titles = titles(glance, name, core);
    if titles.1 > core.0 {
        core.0 = titles.1;
    }
    let entry = entry(glance, core);
    let kind = kind(glance, name, core, entry.map(|(entry, _)| entry), titles)?;
    let entry = entry.filter(|(entry, _)| agrees(lists.entries[*entry as usize].kind, kind));
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
    })
}

/// Says whether it is a part of a listed name and no listed name itself: "Amu" of "Amu Darya".
fn is_part_of_listed(glance: &Glance<'_>, draft: &Draft) -> bool {
    let longer = |phrase: &crate::name::Phrase<'_>| {
        let within = phrase.start <= draft.core.0 && draft.core.1 <= phrase.end;
        within && phrase.end - phrase.start > draft.core.1 - draft.core.0
    };
    draft.entry.is_none() && glance.listed[draft.head].as_ref().is_some_and(longer)
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

/// The name itself: from the head outwards as far as words with capitals go, or small ones that stand within names.
fn core(glance: &Glance<'_>, names: &[Name], name: &Name) -> Option<(usize, usize)> {
    let (seen, lists) = (glance.seen, glance.lists);
    let is_number = |at: usize| matches!(seen.shapes[at], Shape::Digits | Shape::Both);
    // "2004 Summer Olympics", but no year belongs to who acts in it.
    let leads =
        |at: usize| seen.shapes[at] == Shape::Both || name.class == Class::Event && seen.shapes[at] == Shape::Digits;
    // "My Lai": what serves others and has a capital within a sentence is a part of the name, but for articles.
    let serves = |at: usize| {
        let word = seen.words[at];
        let serves = word.upos == Upos::Det || word.xpos == "PRP$";
        serves && (at == seen.sentences[at].0 || lists.is_definite(&seen.small[at]))
    };
    let is_named = |at: usize| {
        seen.is_capital(at) && !serves(at) && !(seen.shapes[at] == Shape::Capitals && lists.is_era(&seen.small[at]))
    };
    if !is_named(name.head) {
        return None;
    }
    let is_head = |at: usize| names.binary_search_by_key(&at, |name| name.head).is_ok();
    // Another name joined by "and", or one that owns this, is none of its words.
    let parts = |at: usize| {
        is_head(at) && matches!(seen.words[at].relation, Relation::Conj | Relation::Appos | Relation::Parataxis)
            || is_head(at) && seen.words[at].relation == Relation::Nmod && seen.words[at].subtype == "poss"
    };
    let joins = |at: usize| {
        let small = seen.small[at].as_str();
        lists.is_within(small) && !(name.class == Class::Person && lists.is_between(small))
            || seen.shapes[at] == Shape::Mark
                && seen.words[at].before != Gap::Blank
                && !seen.written(at).contains([',', '(', ')'])
    };
    let (mut start, mut end) = (name.head, name.head + 1);
    // "Catherine of Aragon", but "James Reston" of a paper.
    let many = |start: usize, end: usize| {
        let last = (start..end).rfind(|at| lists.title(&seen.small[*at]).is_some());
        name.class == Class::Person && end - last.map_or(start, |last| last + 1) > 1
    };
    let mut at = start;
    while at > name.start {
        at -= 1;
        if is_named(at) && !parts(at) || leads(at) && start == at + 1 {
            start = at;
        } else if !joins(at) || start - at > 2 {
            break;
        }
    }
    at = end;
    while at < name.end {
        let beyond = (end..at).any(|at| lists.is_between(&seen.small[at])) && is_head(at);
        if is_named(at) && !parts(at) && !beyond || is_number(at) && end == at {
            end = at + 1;
        } else if !joins(at) || at - end > 1 || lists.is_apart(&seen.small[at]) && many(start, end) {
            break;
        }
        at += 1;
    }
    while end - start > 1 && lists.is_definite(&seen.small[start]) {
        start += 1;
    }
    Some((start, end))
}

/// What the lists have under the words of a core.
fn entry(glance: &Glance<'_>, core: (usize, usize)) -> Option<(u32, By)> {
    let mut written = String::new();
    glance.seen.write(core.0, core.1, &mut written);
    let named = glance.lists.named(&written);
    named.iter().next().map(|listed| (listed.entry, listed.by))
}

/// Says whether a listed thing of one kind may be called what was found to be of another.
fn agrees(listed: Kind, found: Kind) -> bool {
    listed == found
}

/// What a name stands for: by the lists, by its head word, by what was learnt.
fn kind(
    glance: &Glance<'_>,
    name: &Name,
    core: (usize, usize),
    entry: Option<u32>,
    titles: (usize, usize),
) -> Option<Kind> {
    let (seen, lists) = (glance.seen, glance.lists);
    let given = lists.given(seen.written(core.0)).is_some();
    let titled = titles.0 < titles.1 && (name.class == Class::Person || titles.1 == core.0);
    let several = core.1 - core.0 > 1;
    let told_by_head = several && !lists.heads(&seen.small[core.1 - 1]).is_empty();
    if titled && !told_by_head {
        return Some(Kind::Person);
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
        && let Some(kind) = head_kind(glance, core, name.head)
    {
        return Some(kind);
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

/// Says whether a name in the plural is one of several: with an article, or with the ending of a people. "Xerxes" is none.
fn is_many(seen: &Seen<'_>, lists: &Lists, at: usize) -> bool {
    let told = |part: &usize| matches!(seen.words[*part].relation, Relation::Det | Relation::Nummod | Relation::Amod);
    let plural = matches!(seen.words[at].xpos, "NNPS" | "NNS");
    plural && (lists.is_people(&seen.small[at]) || seen.hanging(at).iter().any(told))
}

/// What the word before "of", or the last word, tells.
fn head_kind(glance: &Glance<'_>, core: (usize, usize), head: usize) -> Option<Kind> {
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
        (None, _) => last.or_else(|| told(head)),
    }
}

fn gender(seen: &Seen<'_>, lists: &Lists, core: (usize, usize), titles: (usize, usize)) -> Option<Gender> {
    let told = |gender: &Gender| *gender != Gender::Either;
    let titled = (titles.0..titles.1).find_map(|at| lists.title(&seen.small[at]).filter(told));
    titled.or_else(|| lists.given(seen.written(core.0)).filter(told))
}

/// A name that only its head word gives away: "the Geneva Accords".
fn by_head_word(glance: &Glance<'_>, at: usize) -> Option<Draft> {
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
    Some(Draft {
        head: at,
        whole,
        core: (start, end),
        titles: (start, start),
        kind,
        form: Form::Name,
        entry,
        class: None,
        gender: None,
    })
}

/// Listed names that stand in no other name, and adjectives of states and peoples wherever they stand.
fn listed(glance: &Glance<'_>, covered: &[bool]) -> Vec<Draft> {
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
        found.push(Draft {
            head,
            whole: core,
            core,
            titles: (core.0, core.0),
            kind,
            form,
            entry,
            class: None,
            gender: None,
        });
    }
    found
}
