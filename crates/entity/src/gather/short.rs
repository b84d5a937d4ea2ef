//! Names that are used without their first or last word: "Barlow" of "Barlow Corporation", "Corinna" of "SS Corinna".

use source::MetMap;

use super::draft::Draft;
use super::evidence::{is_firm_suffix, is_ship};
use super::key::key;
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Returns what a firm or a ship is called for short, as a key; none where nothing can be left off.
pub(super) fn short(seen: &Seen<'_>, lists: &Lists, draft: &Draft) -> Option<String> {
    let (start, end) = draft.core;
    let core = match draft.kind {
        Kind::Organization if end - start > 1 && is_firm_suffix(&seen.small[end - 1]) => (start, end - 1),
        Kind::Facility if is_ship(seen, draft.core) => (start + 1, end),
        _other => return None,
    };
    let mut written = String::new();
    seen.write(core.0, core.1, &mut written);
    // "The Bank of London" is not called London.
    let other = lists.named(&written).iter().next().is_some() || !lists.heads(&seen.small[core.1 - 1]).is_empty();
    let names = (core.0..core.1).all(|at| seen.is_capital(at));
    (names && !other).then(|| key(seen, core))
}

/// Gives what is called by the short name of a firm or a ship the kind of that.
pub(super) fn settle(seen: &Seen<'_>, lists: &Lists, drafts: &mut [Draft]) {
    let mut kinds: MetMap<String, Kind> = MetMap::default();
    for draft in drafts.iter() {
        if let Some(short) = short(seen, lists, draft) {
            kinds.entry(short).or_insert(draft.kind);
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.entry.is_none() && draft.form == Form::Name) {
        if let Some(kind) = kinds.get(&key(seen, draft.core)).filter(|_| draft.titles.0 == draft.titles.1) {
            draft.kind = *kind;
        }
    }
}
