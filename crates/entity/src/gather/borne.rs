//! Titles that stand behind a name and later for it: "Matilda, Lady of the English, … the Lady of the English".

use std::collections::BTreeMap;

use super::draft::Draft;
use super::key::key;
use crate::lists::Lists;
use crate::seen::Seen;
use crate::{Form, Kind};

/// Returns, by draft of a title, the draft of who bears it: the name right before it, and of a title that stands alone the last
/// name before that bore it.
pub(super) fn borne(seen: &Seen<'_>, lists: &Lists, drafts: &[Draft]) -> BTreeMap<usize, usize> {
    let mut last: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_title(seen, lists, draft)) {
        let title = key(seen, draft.core);
        let before = at.checked_sub(1).filter(|before| is_borne_by(seen, lists, &drafts[*before], draft));
        if let Some(bearer) = before.or_else(|| last.get(&title).copied()) {
            found.insert(at, bearer);
            last.insert(title, bearer);
        }
    }
    found
}

/// "Lady of the English": says whether all there is of a name is a title and what it is of.
fn is_title(seen: &Seen<'_>, lists: &Lists, draft: &Draft) -> bool {
    let (start, end) = draft.core;
    let noun = seen.small[start].as_str();
    let titled = lists.title(noun).is_some() || lists.person(noun).is_some();
    let of = end - start > 2 && lists.is_apart(&seen.small[start + 1]);
    draft.kind == Kind::Person && draft.form == Form::Name && draft.entry.is_none() && titled && of
}

/// Says whether a name stands right before a title, and a comma or a comma and an article between them.
fn is_borne_by(seen: &Seen<'_>, lists: &Lists, name: &Draft, title: &Draft) -> bool {
    let (end, start) = (name.core.1, title.core.0);
    let person = name.kind == Kind::Person && name.form == Form::Name && !is_title(seen, lists, name);
    let article = start == end + 2 && lists.is_definite(&seen.small[end + 1]);
    person && end < start && seen.written(end) == "," && (start == end + 1 || article)
}
