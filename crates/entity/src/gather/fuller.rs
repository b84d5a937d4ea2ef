//! Surnames that a parser cut off from what stands before them: "Rear-Admiral Thomas Garvey", "Ferdinand von Hebra".

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::lists::Lists;
use crate::seen::{Seen, Shape};
use crate::{Form, Kind};

/// So many words that serve within names stand between a given name and a surname.
const MOST: usize = 2;

/// Gives persons who are named by one word the given names that stand right before it and are in no other name, and the title
/// before those.
pub(super) fn fuller(seen: &Seen<'_>, lists: &Lists, drafts: &mut BTreeMap<usize, Draft>) {
    let cores: Vec<(usize, usize)> = drafts.values().map(|draft| draft.core).collect();
    let mut taken = vec![false; seen.len()];
    cores.iter().for_each(|(start, end)| taken[*start..*end].fill(true));
    for draft in drafts.values_mut() {
        let alone = draft.kind == Kind::Person && draft.form == Form::Name && draft.core.1 - draft.core.0 == 1;
        // "Fath-Ali Shah" is no Ali.
        let is_title = lists.title(&seen.small[draft.core.0]).is_some();
        if !alone || is_title || draft.entry.is_some() || draft.titles.0 < draft.titles.1 {
            continue;
        }
        let first = seen.sentences[draft.head].0;
        let Some(start) = begins(seen, lists, (first, draft.core.0), &taken) else { continue };
        draft.core.0 = start;
        draft.gender = draft.gender.or_else(|| lists.given(seen.written(start)));
        let title =
            start.checked_sub(1).filter(|at| *at >= first && !taken[*at] && lists.title(&seen.small[*at]).is_some());
        draft.titles = (title.unwrap_or(start), start);
        draft.whole.0 = draft.whole.0.min(draft.titles.0);
    }
}

/// The first given name before a surname at `at`, what serves within names between them.
fn begins(seen: &Seen<'_>, lists: &Lists, (first, at): (usize, usize), taken: &[bool]) -> Option<usize> {
    // "On 7 June Garvey left."
    let month = |at: usize| lists.is_month(&seen.small[at]);
    let given = |at: usize| !taken[at] && seen.is_capital(at) && !month(at) && lists.given(seen.written(at)).is_some();
    let serves = |at: usize| {
        let small = seen.small[at].as_str();
        seen.shapes[at] == Shape::Small
            && lists.is_within(small)
            && !lists.is_between(small)
            && !lists.is_apart(small)
            && small.chars().all(char::is_alphabetic)
    };
    let mut start = at;
    for _ in 0..MOST {
        if start > first && serves(start - 1) {
            start -= 1;
        }
    }
    let mut name = None;
    while start > first && given(start - 1) {
        start -= 1;
        name = Some(start);
    }
    name
}
