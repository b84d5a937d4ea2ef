//! A word before a listed place that makes another place of it: "South Georgia" is not the Georgia that the list has.

use syntax::Gap;

use super::draft::{Draft, entry};
use crate::name::Glance;
use crate::{Form, Kind};

/// Takes such words into the name. Where the list does not have the longer name, nothing is known of where it lies.
pub(super) fn settle(glance: &Glance<'_>, drafts: &mut [Draft]) {
    let (seen, lists) = (glance.seen, glance.lists);
    let mut taken = 0;
    for draft in drafts.iter_mut() {
        let start = draft.core.0;
        let is_place = draft.form == Form::Name && matches!(draft.kind, Kind::Place | Kind::State);
        let free = start > taken && start > seen.sentences[start].0 && draft.titles.0 == draft.titles.1;
        if is_place && draft.entry.is_some() && free {
            let part = start - 1;
            let is_part = lists.is_part(&seen.small[part]) && seen.is_capital(part);
            if is_part && seen.words[start].before == Gap::Blank {
                draft.core.0 = part;
                draft.whole.0 = draft.whole.0.min(part);
                draft.titles = (part, part);
                draft.entry = entry(glance, draft.core).map(|(entry, _)| entry);
                draft.kind = draft.entry.map_or(Kind::Place, |entry| lists.entries[entry as usize].kind);
            }
        }
        taken = taken.max(draft.core.1);
    }
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    use crate::entities;

    #[track_caller]
    fn named(text: &str, wanted: &[(&str, bool)]) {
        let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is text");
        let found = entities(&document, &syntax::Syntax::english().parse(text), &[]);
        let found: Vec<(&str, bool)> = found.iter().map(|one| (one.name.as_str(), one.at.is_some())).collect();
        assert_eq!(found, wanted, "{text}");
    }

    #[test]
    fn a_longer_name_is_not_placed_where_a_part_of_it_lies() {
        named("South Georgia was mapped in 1775.", &[("South Georgia", false)]);
        named("North Georgia was flooded in 1886.", &[("North Georgia", false)]);
    }

    #[test]
    fn a_longer_name_that_is_listed_is_placed_and_so_is_the_side_of_a_land() {
        named("North Carolina was settled in 1653.", &[("North Carolina", true)]);
        named("The south of Georgia was flooded in 1886.", &[("Georgia", true)]);
    }
}
