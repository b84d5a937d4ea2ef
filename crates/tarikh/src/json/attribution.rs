//! Who says what, as `read --format json` writes an entry of `attributions`.

use serde::Serialize;
use source::Span;
use voice::{Attribution, AttributionId};

use super::chronology::View;
use super::entity::entity_id;
use crate::speaker::speaker;
use entity::Entities;

/// An attribution as machines get it.
#[derive(Serialize)]
pub(super) struct AttributionJson<'c> {
    id: String,
    document: &'c str,
    within: Option<String>,
    voice: &'static str,
    source: SourceJson,
    cue: WordsJson,
    content: WordsJson,
    stance: &'static str,
}

#[derive(Serialize)]
struct SourceJson {
    #[serde(flatten)]
    words: WordsJson,
    entity: Option<String>,
}

#[derive(Serialize)]
struct WordsJson {
    spans: Vec<SpanJson>,
    text: String,
}

#[derive(Serialize)]
struct SpanJson {
    start: u32,
    end: u32,
}

impl<'c> AttributionJson<'c> {
    /// Returns an attribution of the document at a place as machines get it.
    pub(super) fn new(view: &'c View<'c>, index: usize, entities: &Entities, one: &Attribution) -> AttributionJson<'c> {
        let words = |spans: &[Span]| words(view, index, spans);
        let entity = speaker(entities, one);
        AttributionJson {
            id: attribution_id(view, index, one.id),
            document: &view.ids[index],
            within: one.within.map(|within| attribution_id(view, index, within)),
            voice: one.voice.as_str(),
            source: SourceJson { words: words(&one.source), entity: entity.map(|id| entity_id(view, index, id)) },
            cue: words(&one.cue),
            content: words(&one.content),
            stance: one.stance.as_str(),
        }
    }
}

fn words(view: &View<'_>, index: usize, spans: &[Span]) -> WordsJson {
    let positions = &view.positions[index];
    let text: Vec<&str> = spans.iter().map(|span| span.of(positions.text())).collect();
    let place = |span: &Span| {
        let (start, end) = positions.span(*span, view.unit);
        SpanJson { start, end }
    };
    WordsJson { spans: spans.iter().map(place).collect(), text: text.join(" … ") }
}

/// The id of an attribution, counted through all documents.
pub(super) fn attribution_id(view: &View<'_>, index: usize, id: AttributionId) -> String {
    format!("a{}", view.first_attribution[index] + u64::from(id.0))
}
