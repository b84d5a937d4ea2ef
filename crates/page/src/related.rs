//! What events are to one another, as a page says it of each: "because of", "led to", "before".

use std::collections::BTreeMap;

use tarikh::event::{Event, EventId, Modality, Polarity, RelationKind};

use crate::view::View;

/// Of each event that has any: what another is to it, and which.
pub(crate) type Related<'c> = BTreeMap<EventId, Vec<(&'static str, &'c Event)>>;

/// So many are told of one event.
const TOLD: usize = 8;

/// Returns all relations, from both sides.
pub(crate) fn all<'c>(view: &View<'c>) -> Related<'c> {
    related(view, |kind, _| {
        let (of_first, of_second) = match kind {
            RelationKind::Before => ("before", "after"),
            RelationKind::After => ("after", "before"),
            RelationKind::Includes => ("includes", "part of"),
            RelationKind::During => ("part of", "includes"),
            RelationKind::Simultaneous => ("at the time of", "at the time of"),
            RelationKind::Causes => ("led to", "because of"),
            RelationKind::Enables => ("made possible", "made possible by"),
            RelationKind::Prevents => ("prevented", "prevented by"),
        };
        (Some(of_first), Some(of_second))
    })
}

/// Returns why each event came about, as far as its account says so; of an effect that is no line of its own its cause
/// tells.
pub(crate) fn reasons<'c>(view: &View<'c>) -> Related<'c> {
    related(view, |kind, effect| match kind {
        RelationKind::Causes if effect.chronicle => (None, Some("because of")),
        RelationKind::Enables if effect.chronicle => (None, Some("made possible by")),
        RelationKind::Prevents if effect.chronicle => (None, Some("prevented by")),
        RelationKind::Causes => (Some("led to"), None),
        RelationKind::Enables => (Some("made possible"), None),
        RelationKind::Prevents => (Some("prevented"), None),
        RelationKind::Before
        | RelationKind::After
        | RelationKind::Includes
        | RelationKind::During
        | RelationKind::Simultaneous => (None, None),
    })
}

/// Says how an event is told that is not told as having happened.
pub(crate) fn told_as(event: &Event) -> Option<&'static str> {
    match (event.modality, event.polarity) {
        (Some(Modality::Planned), _) => Some("planned"),
        (Some(Modality::Ordered), _) => Some("ordered"),
        (Some(Modality::Denied), _) => Some("denied"),
        (Some(Modality::Hypothetical), _) => Some("possible"),
        (None, Polarity::Negative) => Some("not having happened"),
        (None, Polarity::Positive) => None,
    }
}

type Said = (Option<&'static str>, Option<&'static str>);

fn related<'c>(view: &View<'c>, said: fn(RelationKind, &Event) -> Said) -> Related<'c> {
    let by_id: BTreeMap<EventId, &Event> = view.chronology.events.iter().map(|event| (event.id, event)).collect();
    let mut related = Related::new();
    for relation in &view.chronology.relations {
        let (Some(&from), Some(&to)) = (by_id.get(&relation.from), by_id.get(&relation.to)) else { continue };
        let (of_first, of_second) = said(relation.kind, to);
        for (said, one, other) in [(of_first, from, to), (of_second, to, from)] {
            let Some(said) = said else { continue };
            let told = related.entry(one.id).or_default();
            if told.len() < TOLD && !told.contains(&(said, other)) {
                told.push((said, other));
            }
        }
    }
    related
}
