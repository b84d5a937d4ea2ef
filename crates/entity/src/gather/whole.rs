//! Names that reach over small words and marks: "Securities and Exchange Commission", "Ministry of Food, Farming and Fisheries",
//! "William the Lion".

use std::collections::BTreeMap;

use syntax::{Gap, Upos};

use crate::Kind;
use crate::class::Class;
use crate::lists::Lists;
use crate::name::{Glance, Name};
use crate::seen::{Seen, Shape};

/// By head word: the first word of a name that is known to be whole, and the word after its last.
pub(super) type Wholes = BTreeMap<usize, (usize, usize)>;

/// So many words are looked at for the end of an office's name.
const LONGEST: usize = 12;

/// Joins what is one name, and returns all names, with the words of those that were joined.
pub(super) fn wholes(glance: &Glance<'_>, names: &[Name]) -> (Vec<Name>, Wholes) {
    let mut found = Vec::new();
    let mut at = 0;
    while at < glance.seen.len() {
        let whole = department(glance, at)
            .or_else(|| commission(glance, at))
            .or_else(|| partners(glance, at))
            .map(|end| (at, end, Class::Organization))
            .or_else(|| epithet(glance, names, at).map(|end| (at, end, Class::Person)));
        match whole {
            Some((start, end, class)) => {
                found.push((start, end, class));
                at = end;
            }
            None => at += 1,
        }
    }
    let mut wholes = Wholes::new();
    let within = |at: usize| {
        let place = found.partition_point(|(_, end, _)| *end <= at);
        found.get(place).is_some_and(|(start, ..)| *start <= at)
    };
    let mut all: Vec<Name> = names.iter().copied().filter(|name| !within(name.head)).collect();
    for (start, end, class) in found.iter().copied() {
        let heads = glance.seen.heads.as_slice();
        let outside = |at: &usize| heads[*at].is_none_or(|head| !(start..end).contains(&head));
        let named = |at: &usize| glance.seen.is_capital(*at);
        let head = (start..end).filter(named).find(outside).unwrap_or(end - 1);
        wholes.insert(head, (start, end));
        all.push(Name { head, start, end, class });
    }
    all.sort_by_key(|name| name.head);
    (all, wholes)
}

/// "Ministry of Agriculture, Fisheries and Food": what an office is for may be several things.
fn department(glance: &Glance<'_>, start: usize) -> Option<usize> {
    let (seen, lists) = (glance.seen, glance.lists);
    let (_, last) = seen.sentences[start];
    let office = seen.is_capital(start) && lists.heads(&seen.small[start]).contains(&Kind::Organization);
    let of = start + 2 < last && seen.words[start + 1].upos == Upos::Adp && lists.is_within(&seen.small[start + 1]);
    if !office || !of || lists.is_between(&seen.small[start + 1]) {
        return None;
    }
    let mut at = start + 2;
    let mut several = 0;
    let end = last.min(start + LONGEST);
    while at < end {
        let first = at;
        while at < end && is_matter(glance, at) {
            at += 1;
        }
        if at == first {
            return None;
        }
        if several > 0 && joined(seen, lists, first - 1) {
            return Some(at);
        }
        if at + 1 < end && seen.written(at) == "," {
            at += if at + 2 < end && joined(seen, lists, at + 1) { 2 } else { 1 };
            several += 1;
        } else if at + 1 < end && joined(seen, lists, at) {
            at += 1;
            several += 1;
        } else {
            return None;
        }
    }
    None
}

/// "Burmeister & Wain": who are joined by the sign are a firm.
fn partners(glance: &Glance<'_>, start: usize) -> Option<usize> {
    let seen = glance.seen;
    let (first, last) = seen.sentences[start];
    let named = |at: usize| at < last && seen.shapes[at] == Shape::Title;
    let alone = start == first || !named(start - 1);
    let mut at = start;
    while named(at) && at - start < 3 {
        at += 1;
    }
    let joined = at > start && at < last && seen.written(at) == AMPERSAND && named(at + 1);
    if !alone || !joined {
        return None;
    }
    at += 1;
    while named(at) && at - start < 6 {
        at += 1;
    }
    Some(at)
}

/// The sign that joins partners.
const AMPERSAND: &str = "&";

/// "Securities and Exchange Commission": the last of two things has the office behind it.
fn commission(glance: &Glance<'_>, start: usize) -> Option<usize> {
    let (seen, lists) = (glance.seen, glance.lists);
    let (first, last) = seen.sentences[start];
    if start == first || !seen.is_capital(start) {
        return None;
    }
    let definite = lists.is_definite(&seen.small[start - 1]);
    if !definite || !is_matter(glance, start) || start + 3 >= last {
        return None;
    }
    let mut at = start + 1;
    while at < last && at - start < 3 && is_matter(glance, at) {
        at += 1;
    }
    if !joined(seen, lists, at) {
        return None;
    }
    let from = at + 1;
    at = from;
    while at < last && at - from < 4 && seen.is_capital(at) {
        at += 1;
    }
    let office = at - from > 1 && lists.heads(&seen.small[at - 1]).contains(&Kind::Organization);
    // "The Army and Navy Department": what the second is for may be an office itself.
    let free = |at: usize| seen.shapes[at] == Shape::Title && glance.listed[at].is_none();
    (office && (from..at - 1).all(free)).then_some(at)
}

/// Says whether a word with a capital names what an office is for, not where or who: no listed name, no given name, no office itself.
fn is_matter(glance: &Glance<'_>, at: usize) -> bool {
    let (seen, lists) = (glance.seen, glance.lists);
    let free = glance.listed[at].is_none_or(|phrase| phrase.named.iter().next().is_none())
        && lists.given(seen.written(at)).is_none()
        && lists.heads(&seen.small[at]).is_empty()
        && lists.title(&seen.small[at]).is_none();
    seen.is_capital(at) && seen.shapes[at] == Shape::Title && free
}

fn joined(seen: &Seen<'_>, lists: &Lists, at: usize) -> bool {
    seen.words.get(at).is_some_and(|word| word.upos == Upos::Cconj) && lists.is_within(&seen.small[at])
}

/// "William the Lion": a person's one name, an article and a word with a capital.
fn epithet(glance: &Glance<'_>, names: &[Name], start: usize) -> Option<usize> {
    let (seen, lists) = (glance.seen, glance.lists);
    let (first, last) = seen.sentences[start];
    let end = start + 3;
    if end > last || seen.shapes[start] != Shape::Title || seen.shapes[start + 2] != Shape::Title {
        return None;
    }
    let article = seen.words[start + 1].upos == Upos::Det
        && lists.is_apart(&seen.small[start + 1])
        && seen.shapes[start + 1] == Shape::Small;
    let close = (start + 1..end).all(|at| seen.words[at].before == Gap::Blank);
    if !article || !close {
        return None;
    }
    let by_name = names.iter().any(|name| name.head == start && name.class == Class::Person);
    let person = lists.given(seen.written(start)).is_some() || by_name;
    let alone = start == first || !seen.is_capital(start - 1) || seen.words[start - 1].upos != Upos::Propn;
    let titled = start > first && lists.title(&seen.small[start - 1]).is_some();
    let word = seen.small[start + 2].as_str();
    let told = lists.title(word).is_some()
        || !lists.heads(word).is_empty()
        || glance.listed[start + 2].is_some()
        || lists.is_month(word);
    // "called Charles the Duke of X"
    let goes_on = seen.words.get(end).is_some_and(|next| {
        end < last
            && (seen.is_capital(end)
                || next.upos == Upos::Adp && lists.is_within(&seen.small[end]) && lists.is_apart(&seen.small[end]))
    });
    (person && (alone || titled) && !told && !goes_on).then_some(end)
}
