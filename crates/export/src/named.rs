//! The places that the words of an event name, whether or not one of them is told as that of the event.

use tarikh::entity::{Entity, Form, Kind};
use tarikh::event::{Event, Participant};
use tarikh::source::{Document, Span};

use crate::{Degrees, Place};

/// The places and buildings that the words of an event name, in the order in which they are the one to show: those that stand in the
/// name of a building behind the others. A place that acts is no place of what it does: "Sardinia fought at the Chernaya". States are left out: of them an
/// account tells what they did; and so is what stands within the name of something that does not lie there: the Geneva Accords are not
/// Geneva, nor is Adwa Victory Day Adwa.
pub(crate) fn named_in<'e>(event: &Event, label: &str, document: &Document, entities: &'e [Entity]) -> Vec<&'e Entity> {
    let quote = event.quote;
    let does = |one: &&Participant| !DONE_TO.contains(&one.role.as_str());
    // "Vesuvius erupted" is where Vesuvius is.
    let acts = |entity: &Entity| {
        let mut actors = event.participants.iter().filter(does).filter(|_| event.kind != Some(DISASTER));
        entity.kind == Kind::Place && actors.any(|one| one.entity == Some(entity.id))
    };
    let lies = |entity: &Entity| matches!(entity.kind, Kind::Place | Kind::Facility);
    let names = |entity: &Entity| -> Vec<Span> {
        let names = entity.mentions.iter().filter(|one| one.form == Form::Name).map(|one| one.span);
        names.filter(|span| span.overlaps(quote)).collect()
    };
    let wider = |wanted: fn(&Entity) -> bool| -> Vec<Span> {
        entities.iter().filter(|entity| wanted(entity)).flat_map(names).collect()
    };
    let others = wider(|entity| !matches!(entity.kind, Kind::Place | Kind::Facility));
    let buildings = wider(|entity| entity.kind == Kind::Facility);
    let within = |spans: &[Span], span: Span| spans.iter().any(|other| *other != span && other.contains(span));
    // A name goes on with capital letters.
    let goes_on = |span: Span| {
        let behind = document.text.get(span.end as usize..).unwrap_or_default();
        behind.strip_prefix(' ').is_some_and(|behind| behind.starts_with(char::is_uppercase))
    };
    let rank = |span: Span| match (within(&others, span), within(&buildings, span)) {
        (true, _) => None,
        (false, true) => Some((Standing::InABuilding, span.start)),
        (false, false) => (!goes_on(span)).then_some((Standing::Alone, span.start)),
    };
    let first = |entity: &Entity| {
        let own = names(entity).into_iter();
        let own = own.filter(|&span| quote.contains(span) && label.contains(span.of(&document.text)));
        own.filter_map(rank).min()
    };
    let inside = entities.iter().filter(|entity| lies(entity) && !acts(entity));
    let mut named: Vec<_> = inside.filter_map(|entity| Some((first(entity)?, entity))).collect();
    named.sort_by_key(|(rank, _)| *rank);
    named.into_iter().map(|(_, entity)| entity).collect()
}

/// The roles of what is where something happens, or may be.
pub(crate) const DONE_TO: [&str; 3] = ["patient", "destination", "origin"];

/// The kind of what strikes without anybody's doing.
pub(crate) const DISASTER: &str = "disaster";

/// How the name of a place stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Standing {
    Alone,
    InABuilding,
}

/// The place of an entity, where a list knows it.
pub(crate) fn on_the_map(entity: &Entity) -> Option<Place> {
    let at = entity.at?;
    Some(Place {
        name: entity.name.clone(),
        kind: entity.kind,
        north: Degrees(at.north),
        east: Degrees(at.east),
        namesakes: entity.namesakes.clone(),
    })
}
