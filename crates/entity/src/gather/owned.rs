//! What belongs to a named one and has no name of its own: "Soviet forces", "Najibullah's government".

use source::MetMap;
use syntax::{Relation, Upos};

use super::draft::Draft;
use super::growing::{Gathered, Mentioned};
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Adds what belongs to the named ones: `of` says for each draft which entity it is a mention of.
pub(super) fn gather(seen: &Seen<'_>, lists: &Lists, drafts: &[Draft], of: &[Option<usize>], gathered: &mut Gathered) {
    let by_head: MetMap<usize, (usize, usize)> =
        drafts.iter().zip(of).filter_map(|(draft, of)| Some((draft.head, ((*of)?, draft.whole.0)))).collect();
    let mut known: MetMap<(usize, String), usize> = MetMap::default();
    for at in 0..seen.len() {
        let word = seen.words[at];
        if word.upos != Upos::Noun || by_head.contains_key(&at) {
            continue;
        }
        let Some(kind) = lists.owned(&seen.small[at]) else { continue };
        let owns = |part: &&usize| {
            let named = by_head.contains_key(*part);
            let relation = seen.words[**part].relation;
            let possessive = relation == Relation::Nmod && seen.words[**part].subtype == "poss";
            **part < at && named && (possessive || matches!(relation, Relation::Amod | Relation::Compound))
        };
        let Some(owner) = seen.hanging(at).iter().find(owns) else { continue };
        let (owner_entity, start) = by_head[owner];
        if !matches!(
            gathered.all[owner_entity].kind,
            Kind::State | Kind::Person | Kind::Group | Kind::Organization | Kind::Place
        ) {
            continue;
        }
        let first_named = (start..at).find(|at| !lists.is_definite(&seen.small[*at])).unwrap_or(start);
        let before = |part: &&usize| seen.words[**part].relation == Relation::Det && **part < start;
        let first = seen.hanging(at).iter().find(before).copied().unwrap_or(start);
        let mention = Mentioned { head: at, whole: (first, at + 1), form: Form::Description };
        if kind == Kind::State {
            // "the Persian empire" is Persia.
            if gathered.all[owner_entity].kind == Kind::State {
                gathered.mention(owner_entity, mention, None);
            }
            continue;
        }
        // "air force" is not "forces", while "invading forces" are.
        let compound = |part: &&usize| **part != *owner && seen.words[**part].relation == Relation::Compound;
        let mut noun: Vec<&str> =
            seen.hanging(at).iter().filter(compound).map(|part| seen.small[*part].as_str()).collect();
        noun.push(&word.lemma);
        let entity = *known.entry((owner_entity, noun.join(" "))).or_insert_with(|| {
            let entity = gathered.begin(kind, Vec::new());
            gathered.all[entity].owner = Some(owner_entity);
            entity
        });
        let mut name = String::new();
        seen.write(first_named, at + 1, &mut name);
        gathered.mention(entity, mention, Some(&name));
    }
}
