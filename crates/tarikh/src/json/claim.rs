//! What an account claims of an event, as `read --format json` writes an entry of `claims`: that it lies so to a time, or so to
//! another event.

use std::collections::BTreeMap;

use event::{Event, EventId, EventRelation, Polarity};
use serde::Serialize;
use source::Span;
use voice::Stance;

use super::attribution::attribution_id;
use super::chronology::View;
use crate::chronology::Chronology;

/// A claim as machines get it.
#[derive(Serialize)]
pub(super) struct ClaimJson {
    id: String,
    event: String,
    relation: &'static str,
    /// The id of a time or of an event.
    to: String,
    /// The second time of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// `narrator`, or the id of the attribution in whose content it is claimed.
    voice: String,
    stance: &'static str,
    document: String,
    start: u32,
    end: u32,
}

/// Returns the claims of a chronology: those of its events in their order, then those that tie two events.
pub(super) fn claims(view: &View<'_>, chronology: &Chronology) -> Vec<ClaimJson> {
    let timed = chronology.events.iter().filter_map(|event| of_time(view, chronology, event));
    let by_id: BTreeMap<EventId, &Event> = chronology.events.iter().map(|event| (event.id, event)).collect();
    let told_by = |relation: &EventRelation| by_id.get(&relation.from).copied();
    let tied = chronology.relations.iter().filter_map(|one| of_event(view, chronology, told_by(one)?, one));
    let mut claims: Vec<ClaimJson> = timed.chain(tied).collect();
    for (at, claim) in claims.iter_mut().enumerate() {
        claim.id = format!("c{}", at + 1);
    }
    claims
}

fn of_time(view: &View<'_>, chronology: &Chronology, event: &Event) -> Option<ClaimJson> {
    // That it follows another event is a claim of its own.
    let own = |when: &event::When| {
        !matches!(when.relation, event::Relation::From | event::Relation::Told) && !when.relation.is_recurring()
    };
    let when = event.when.filter(own)?;
    let index = chronology.index_of(event.document)?;
    let time = |id: timex::TimexId| format!("t{}", view.first_time[index] + u64::from(id.0) + 1);
    let claim = claim(view, chronology, (index, event), when.relation.as_str(), time(when.time), event.quote);
    Some(ClaimJson { until: when.until.map(time), ..claim })
}

fn of_event(view: &View<'_>, chronology: &Chronology, from: &Event, relation: &EventRelation) -> Option<ClaimJson> {
    let index = chronology.index_of(from.document)?;
    let place = relation.cue.unwrap_or(from.quote);
    Some(claim(view, chronology, (index, from), relation.kind.as_str(), event_id(relation.to), place))
}

fn event_id(id: EventId) -> String {
    format!("e{}", u64::from(id.0) + 1)
}

fn claim(
    view: &View<'_>,
    chronology: &Chronology,
    (index, event): (usize, &Event),
    relation: &'static str,
    to: String,
    place: Span,
) -> ClaimJson {
    let voices = chronology.attributions.get(index).map_or(&[][..], Vec::as_slice);
    let voice = event.attribution.and_then(|id| voices.iter().find(|one| one.id == id));
    let (start, end) = view.positions[index].span(place, view.unit);
    ClaimJson {
        id: String::new(),
        event: event_id(event.id),
        relation,
        to,
        until: None,
        voice: voice.map_or_else(|| "narrator".to_owned(), |one| attribution_id(view, index, one.id)),
        stance: match (voice.map_or(Stance::Asserted, |one| one.stance), event.polarity) {
            (Stance::Asserted, Polarity::Negative) => Stance::Denied.as_str(),
            (stance, Polarity::Positive | Polarity::Negative) => stance.as_str(),
        },
        document: event.document.to_string(),
        start,
        end,
    }
}
