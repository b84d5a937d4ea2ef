//! Whom and what accounts speak of, as `read --format json` writes an entry of `entities`.

use entity::{Entity, EntityId};
use serde::Serialize;

use super::chronology::View;

/// An entity as machines get it.
#[derive(Serialize)]
pub(super) struct EntityJson<'c> {
    id: String,
    kind: &'static str,
    name: &'c str,
    aliases: &'c [String],
    mentions: Vec<MentionJson<'c>>,
    /// Its latitude and longitude in degrees, where a list knows them.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<PointJson>,
    /// Other places of its name, where nothing in the account says which is meant.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    namesakes: &'c [String],
    /// Whose it is, where it has no name of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
}

#[derive(Serialize)]
struct PointJson {
    latitude: f64,
    longitude: f64,
}

/// Hundredths of a degree as degrees; they print with their two decimals.
fn degrees(hundredths: i32) -> f64 {
    f64::from(hundredths) / 100.0
}

#[derive(Serialize)]
struct MentionJson<'c> {
    document: &'c str,
    start: u32,
    end: u32,
}

impl<'c> EntityJson<'c> {
    /// Returns an entity of the document at a place as machines get it.
    pub(super) fn new(view: &'c View<'c>, index: usize, entity: &'c Entity) -> EntityJson<'c> {
        let mention = |mention: &entity::Mention| {
            let (start, end) = view.positions[index].span(mention.span, view.unit);
            MentionJson { document: &view.ids[index], start, end }
        };
        EntityJson {
            id: entity_id(view, index, entity.id),
            kind: entity.kind.as_str(),
            name: &entity.name,
            aliases: &entity.aliases,
            mentions: entity.mentions.iter().map(mention).collect(),
            at: entity.at.map(|at| PointJson { latitude: degrees(at.north), longitude: degrees(at.east) }),
            namesakes: &entity.namesakes,
            owner: entity.owner.map(|owner| entity_id(view, index, owner)),
        }
    }
}

/// The id of an entity, counted through all documents.
pub(super) fn entity_id(view: &View<'_>, index: usize, id: EntityId) -> String {
    format!("n{}", view.first_entity[index] + u64::from(id.0) + 1)
}
