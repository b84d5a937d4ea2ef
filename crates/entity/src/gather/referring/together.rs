//! Several who are named together: "Pierre and Marie Curie", "the Samians and the Milesians".

use syntax::Relation;

use super::Named;
use crate::Form;
use crate::seen::Seen;

/// So many are kept in mind as one.
const MOST: usize = 4;

/// Returns which entities are named together, the first of them at `first`; none if one of them is not known.
pub(super) fn members(seen: &Seen<'_>, named: &Named, first: usize) -> Vec<usize> {
    let joined = seen.hanging(first).iter().copied().filter(|part| seen.words[*part].relation == Relation::Conj);
    let mut members = Vec::new();
    for word in std::iter::once(first).chain(joined) {
        match entity(seen, named, word) {
            Some(entity) if !members.contains(&entity) => members.push(entity),
            Some(_) => {}
            None => return Vec::new(),
        }
    }
    if (2..=MOST).contains(&members.len()) { members } else { Vec::new() }
}

/// The entity a word names, or whose name stands behind it: "his wife X".
fn entity(seen: &Seen<'_>, named: &Named, word: usize) -> Option<usize> {
    let beside =
        |part: &&usize| **part > word && matches!(seen.words[**part].relation, Relation::Appos | Relation::Flat);
    let known = named.get(&word).or_else(|| seen.hanging(word).iter().filter(beside).find_map(|part| named.get(part)));
    known.filter(|(_, mention)| mention.form != Form::Description).map(|(entity, _)| *entity)
}
