//! What events are to one another, as it is said of each: "because of", "led to", "before".

use std::collections::{BTreeMap, BTreeSet};

use event::{Event, EventId, RelationKind};
use source::Span;

use crate::chronology::Chronology;

/// Of each event that has any: what another is to it, and which.
pub type Related<'c> = BTreeMap<EventId, Vec<(&'static str, &'c Event)>>;

/// So many are told of one event.
const TOLD: usize = 8;

/// Returns all relations, from both sides.
pub fn relations(chronology: &Chronology) -> Related<'_> {
    related(chronology, |kind, _, _, _| {
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
///
/// ```
/// use source::{DocumentId, read};
/// let text = b"The dam broke on 3 May 1902 because the rain had fallen for two weeks.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let reasons: Vec<&str> = tarikh::reasons(&chronology).values().flatten().map(|(said, _)| *said).collect();
/// assert_eq!(reasons, ["because of"]);
/// # Ok::<(), String>(())
/// ```
pub fn reasons(chronology: &Chronology) -> Related<'_> {
    related(chronology, |kind, cause, effect, order| match kind {
        // "The poet died of cholera" says it.
        _ if effect.chronicle && says(effect, cause) => (None, None),
        // "After the fall of the city fighting broke out": the account says no more of it.
        RelationKind::Enables if effect.chronicle && order == Order::Told => (None, Some("after")),
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

/// Whether the words that make one event the ground of another say the order of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Told,
    Untold,
}

/// The part of who or what brings something about.
const AGENT: &str = "agent";

type Said = (Option<&'static str>, Option<&'static str>);

/// Whether the line of an event says another that is no line of its own.
fn says(line: &Event, other: &Event) -> bool {
    let told = other.trigger.is_some_and(|trigger| {
        let same = line.document == other.document && line.when.is_some();
        same && line.participants.iter().any(|part| part.role == AGENT && part.span.contains(trigger))
    });
    told || !other.chronicle && line.label.to_lowercase().contains(&other.label.to_lowercase())
}

fn related(chronology: &Chronology, said: fn(RelationKind, &Event, &Event, Order) -> Said) -> Related<'_> {
    let by_id: BTreeMap<EventId, &Event> = chronology.events.iter().map(|event| (event.id, event)).collect();
    let ordered: BTreeSet<(EventId, EventId, Span)> = chronology
        .relations
        .iter()
        .filter(|one| one.kind == RelationKind::After)
        .filter_map(|one| Some((one.to, one.from, one.cue?)))
        .collect();
    let mut related = Related::new();
    for relation in &chronology.relations {
        let (Some(&from), Some(&to)) = (by_id.get(&relation.from), by_id.get(&relation.to)) else { continue };
        let told = relation.cue.is_some_and(|cue| ordered.contains(&(relation.from, relation.to, cue)));
        let order = if told { Order::Told } else { Order::Untold };
        let (of_first, of_second) = said(relation.kind, from, to, order);
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
