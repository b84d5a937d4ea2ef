//! What one event is to another, as `read --format json` writes an entry of `relations`.

use event::EventRelation;
use serde::Serialize;

use super::chronology::View;

/// A relation as machines get it.
#[derive(Serialize)]
pub(super) struct RelationJson {
    id: String,
    kind: &'static str,
    from: String,
    to: String,
    cue: Option<CueJson>,
}

#[derive(Serialize)]
struct CueJson {
    start: u32,
    end: u32,
    text: String,
}

impl RelationJson {
    /// Returns a relation as machines get it; `index` is the place of its document.
    pub(super) fn new(view: &View<'_>, index: usize, at: usize, relation: &EventRelation) -> RelationJson {
        let id = |id: event::EventId| format!("e{}", u64::from(id.0) + 1);
        let cue = relation.cue.map(|span| {
            let (start, end) = view.positions[index].span(span, view.unit);
            CueJson { start, end, text: span.of(view.positions[index].text()).to_owned() }
        });
        let (from, to) = (id(relation.from), id(relation.to));
        RelationJson { id: format!("l{}", at + 1), kind: relation.kind.as_str(), from, to, cue }
    }
}
