//! Names that are said to be another name of somebody: "Edmund III, called Edmund the Lame", "the Soviet Union, also known as the USSR".

use std::collections::HashMap;

use syntax::Relation;

use super::draft::Draft;
use super::evidence::is_calling;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Adds, by draft of the other name, the draft of the first.
pub(super) fn called(seen: &Seen<'_>, drafts: &[Draft], same: &mut HashMap<usize, usize>) {
    let by_head: HashMap<usize, usize> = drafts.iter().enumerate().map(|(at, draft)| (draft.head, at)).collect();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.form == Form::Name) {
        let calls = |part: &&usize| {
            seen.words[**part].relation == Relation::Acl && is_calling(&seen.words[**part].lemma.to_lowercase())
        };
        for verb in seen.hanging(draft.head).iter().filter(calls) {
            let names =
                |part: &&usize| matches!(seen.words[**part].relation, Relation::Obj | Relation::Obl | Relation::Xcomp);
            let other = seen.hanging(*verb).iter().filter(names).find_map(|part| by_head.get(part));
            let Some(other) = other.copied().filter(|other| *other > at && drafts[*other].form == Form::Name) else {
                continue;
            };
            let fits = drafts[other].entry.is_none() && fits(draft.kind, drafts[other].kind);
            if fits {
                same.insert(other, at);
            }
        }
    }
}

/// Says whether one of these kinds may have been taken for the other.
fn fits(one: Kind, other: Kind) -> bool {
    one == other || one == Kind::Person || other == Kind::Person
}
