//! The name itself within a mention: without its titles, and without what else hangs on its head.

use syntax::{Gap, Relation, Upos};

use super::kinds::is_addressed;
use crate::class::Class;
use crate::name::{Glance, Name};
use crate::seen::Shape;

/// The name itself: from the head outwards as far as words with capitals go, or small ones that stand within names.
pub(super) fn core(glance: &Glance<'_>, names: &[Name], name: &Name) -> Option<(usize, usize)> {
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
        let beyond = (end..at).any(|at| lists.is_between(&seen.small[at]))
            && (glance.listed[at].is_some() || (at..glance.runs[at].1).any(is_head));
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

/// The titles of a name: those before its core, and those it begins with as long as something is left. "Secretary of State John Hay"
/// and "Vice President Tyler" begin with one, "Duke of York" with none.
pub(super) fn titles(glance: &Glance<'_>, name: &Name, core: (usize, usize)) -> (usize, usize) {
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
    let addressed = start == core.0 + 1 && is_addressed(seen, lists, core.0, core.1);
    if !is_person && !lists.heads(&seen.small[core.1 - 1]).is_empty() && !addressed {
        start = core.0;
    }
    let mut before = core.0;
    while before > name.start && lists.title(&seen.small[before - 1]).is_some() {
        before -= 1;
    }
    (before, start)
}
