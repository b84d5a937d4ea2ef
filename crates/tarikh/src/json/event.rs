//! An event, as `read --format json` writes an entry of `events` and `--format jsonl` a line.

use event::Event;
use serde::Serialize;
use source::{Span, Unit};

use super::attribution::attribution_id;
use super::calendar_of;
use super::chronology::View;
use super::entity::entity_id;
use crate::chronology::Chronology;

/// An event as machines get it.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct EventJson {
    /// `e1` for the first in reading order.
    pub id: String,
    /// A clause of at most 25 words.
    pub label: String,
    /// What kind of event it is, where that is known.
    pub kind: Option<&'static str>,
    /// TimeML's class, where that is known.
    pub class: Option<&'static str>,
    /// The word that tells it; where no word is known to, the text that does.
    pub trigger: PlaceJson,
    /// Who took part.
    pub participants: Vec<ParticipantJson>,
    /// Where it happened.
    pub place: Option<NamedJson>,
    /// When it happened.
    pub when: Option<WhenJson>,
    /// The other times of its clause: `t2`.
    pub times: Vec<String>,
    /// Who says so, where it is not the account itself.
    pub attribution: Option<String>,
    /// `positive` or `negative`.
    pub polarity: &'static str,
    /// TimeML's modality, where one is said.
    pub modality: Option<&'static str>,
    /// TimeML's aspect, where that is known.
    pub aspect: Option<&'static str>,
    /// Whether it belongs in a chronology.
    pub chronicle: bool,
    /// The text that tells it.
    pub quote: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
    /// The id of the document: `d1`.
    pub document: String,
    /// Where the quote begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The line of the file the quote begins in, from 1.
    pub line: u32,
}

/// A stretch of a document.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct PlaceJson {
    /// The id of the document.
    pub document: String,
    /// Where it begins.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// Its text.
    pub text: String,
}

/// Someone or something that took part.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct ParticipantJson {
    /// `agent`, `patient`, …
    pub role: String,
    /// The id of the entity.
    pub entity: Option<String>,
    /// The name of the entity, or the words a pronoun stands for; as the text names it where it is none.
    pub name: String,
    /// As the text names it.
    pub text: String,
}

/// An entity by id and name.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct NamedJson {
    /// The id of the entity.
    pub entity: Option<String>,
    /// As the text names it.
    pub name: String,
    /// Why it is taken to be there, if no words of its own say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled: Option<&'static str>,
}

/// When an event was: the time it hangs on, and how.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct WhenJson {
    /// The time, proleptic Gregorian, open where the event is (`1990/..`); null where EDTF cannot say it.
    pub edtf: Option<String>,
    /// The first day of the time, ISO 8601; null where it has no known beginning.
    pub earliest: Option<String>,
    /// The last day of the time, ISO 8601; null where it has no known end.
    pub latest: Option<String>,
    /// How the event lies to it.
    pub relation: &'static str,
    /// The calendar it is told in.
    pub calendar: Option<&'static str>,
    /// As the text says it.
    pub text: String,
    /// The ids of its times: one, or the two ends of a range.
    pub timexes: Vec<String>,
    /// As people write it: `until 1992`.
    pub shown: String,
    /// Of what comes again every year, the time since which it does, where one is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<SinceJson>,
}

/// The time since which something comes again every year, or from which to which it did.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct SinceJson {
    /// The time itself, proleptic Gregorian; null where EDTF cannot say it.
    pub edtf: Option<String>,
    /// The first day on which it can first have come, ISO 8601.
    pub earliest: Option<String>,
    /// The last day on which it can first have come, ISO 8601.
    pub latest: Option<String>,
    /// The id of its time.
    pub timex: String,
}

impl EventJson {
    /// Returns an event as machines get it.
    pub(super) fn new(view: &View<'_>, chronology: &Chronology, event: &Event) -> EventJson {
        let index = chronology.index_of(event.document).expect("an event is of one of the documents");
        let positions = &view.positions[index];
        let text = positions.text();
        let (start, end) = positions.span(event.quote, view.unit);
        let (prefix, suffix) = source::context(text, event.quote);
        let time = |id: timex::TimexId| format!("t{}", view.first_time[index] + u64::from(id.0) + 1);
        let document = event.document.to_string();
        let place = |span: Span| {
            let (start, end) = positions.span(span, view.unit);
            PlaceJson { document: document.clone(), start, end, text: span.of(text).to_owned() }
        };
        let name = |id: entity::EntityId| Some(chronology.entities[index].get(id.0 as usize)?.name.clone());
        EventJson {
            id: format!("e{}", u64::from(event.id.0) + 1),
            label: event.label.clone(),
            kind: event.kind,
            class: event.class.map(event::Class::as_str),
            trigger: place(event.trigger.unwrap_or(event.quote)),
            participants: event
                .participants
                .iter()
                .map(|one| ParticipantJson {
                    role: one.role.clone(),
                    entity: one.entity.map(|id| entity_id(view, index, id)),
                    name: one
                        .entity
                        .and_then(name)
                        .or_else(|| one.stands_for.clone())
                        .unwrap_or_else(|| one.span.of(text).to_owned()),
                    text: one.span.of(text).to_owned(),
                })
                .collect(),
            place: event.place.map(|place| NamedJson {
                entity: place.entity.map(|id| entity_id(view, index, id)),
                name: place.entity.and_then(name).unwrap_or_else(|| place.span.of(text).to_owned()),
                filled: place.filled.map(event::Filled::reason),
            }),
            when: event.when.map(|when| {
                let timexes = &chronology.timexes[index];
                let extent = crate::open::open_extent(&when, timexes);
                let value = timexes.get(when.time.0 as usize).and_then(|timex| timex.value.as_ref());
                WhenJson {
                    edtf: crate::open::open_edtf(&when, timexes),
                    earliest: extent.earliest().map(|day| day.to_string()),
                    latest: extent.latest().map(|day| day.to_string()),
                    relation: when.relation.as_str(),
                    calendar: value.and_then(calendar_of).map(calendar::CalendarId::as_str),
                    text: when.span(timexes).map(|span| span.of(text).to_owned()).unwrap_or_default(),
                    timexes: std::iter::once(when.time).chain(when.until).map(time).collect(),
                    shown: crate::when::when_text(&when, timexes),
                    since: event.since.map(|since| {
                        let kept = crate::yearly::kept_from(event, timexes);
                        SinceJson {
                            edtf: kept_edtf(timexes, since, event.kept_until),
                            earliest: kept.map(|(first, _)| first.to_iso()),
                            latest: kept.map(|(_, last)| last.to_iso()),
                            timex: time(since),
                        }
                    }),
                }
            }),
            times: event.times.iter().copied().map(time).collect(),
            attribution: event.attribution.map(|id| attribution_id(view, index, id)),
            polarity: event.polarity.as_str(),
            modality: event.modality.map(event::Modality::as_str),
            aspect: event.phase.map(event::Phase::as_str),
            chronicle: event.chronicle,
            quote: event.quote.of(text).to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
            document: document.clone(),
            start,
            end,
            line: positions.place(event.quote.start).line,
        }
    }
}

/// What a line of `--format jsonl` is besides its event.
#[derive(Serialize)]
pub(super) struct EventLine {
    pub schema: &'static str,
    pub unit: &'static str,
    pub path: String,
    #[serde(flatten)]
    pub event: EventJson,
}

impl EventLine {
    pub(super) fn new(unit: Unit, path: &str, event: EventJson) -> EventLine {
        EventLine { schema: "tarikh.event/1", unit: unit.name(), path: path.to_owned(), event }
    }
}

/// The time since which something comes again; a finished custom has both its ends, "1606/1859".
fn kept_edtf(timexes: &[timex::Timex], since: timex::TimexId, until: Option<timex::TimexId>) -> Option<String> {
    let edtf = |id: timex::TimexId| timexes.get(id.0 as usize).and_then(timex::Timex::edtf);
    match until {
        Some(until) => Some(format!("{}/{}", edtf(since)?, edtf(until)?)),
        None => edtf(since),
    }
}
