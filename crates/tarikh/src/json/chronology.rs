//! A chronology, as `read --format json` writes it: one object; and `--format jsonl`: a line for each event.

use std::collections::{BTreeSet, HashMap};

use calendar::CalendarId;
use entity::{Entities, Entity};
use event::{Event, EventId};
use serde::Serialize;
use source::{DiagnosticJson, Document, DocumentId, Positions, Sources, Unit, VerifiedJson};
use timex::{Timex, TimexId};

use super::attribution::AttributionJson;
use super::claim::{ClaimJson, claims};
use super::each::Each;
use super::entity::EntityJson;
use super::event::{EventJson, EventLine};
use super::relation::RelationJson;
use super::{InCalendars, TimexJson};
use crate::chronology::{Account, Chronology};
use crate::date::{in_calendar, key};
use crate::json::date::computed_of;
use crate::json::timex::RecursJson;
use crate::recurs::recurrence;
use crate::title::names_of;
use crate::understand::has_grammar;
use crate::weekday::weekday_of;
use crate::words::Words;

#[derive(Serialize)]
struct ChronologyJson<'c, T: Serialize, N: Serialize, E: Serialize> {
    schema: &'static str,
    unit: &'static str,
    documents: Vec<DocumentJson<'c>>,
    timexes: T,
    entities: N,
    events: E,
    attributions: Vec<AttributionJson<'c>>,
    relations: Vec<RelationJson>,
    claims: Vec<ClaimJson>,
    diagnostics: Vec<DiagnosticJson>,
    verified: Vec<VerifiedJson>,
}

#[derive(Serialize)]
struct DocumentJson<'c> {
    id: &'c str,
    path: &'c str,
    title: Option<&'c str>,
    /// What the account is called, which no other of these is.
    name: &'c str,
    language: &'static str,
    written: Option<WrittenOn>,
    place: Option<&'c str>,
    publisher: Option<&'c str>,
    sections: Vec<SectionJson<'c>>,
    sha256: &'c str,
    /// What the file's bytes were read in.
    encoding: &'static str,
    /// The text offsets count in, where it is not the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'c str>,
    sentences: usize,
    calendars: Vec<&'static str>,
    /// The lists that say nothing of it, since nobody reads them in its language yet.
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    not_read: &'static [&'static str],
}

/// What is read by the grammar of sentences.
const BY_GRAMMAR: &[&str] = &["entities", "attributions", "relations"];

#[derive(Serialize)]
struct WrittenOn {
    edtf: Option<String>,
    earliest: Option<String>,
    latest: Option<String>,
}

#[derive(Serialize)]
struct SectionJson<'c> {
    heading: Option<&'c str>,
    level: u8,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct TimexEntry<'c> {
    #[serde(flatten)]
    timex: TimexJson<'c>,
    #[serde(rename = "in")]
    in_calendars: InCalendars,
    /// Those of them in which the day is only computed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    computed: Vec<&'static str>,
}

/// What all entries are written with.
pub(super) struct View<'c> {
    pub unit: Unit,
    /// For each document.
    pub positions: Vec<Positions<'c>>,
    /// For each document, how many times the documents before it have.
    pub first_time: Vec<u64>,
    /// The same of entities.
    pub first_entity: Vec<u64>,
    /// The same of attributions.
    pub first_attribution: Vec<u64>,
    first_range: Vec<u64>,
    /// For each document, its id.
    pub ids: Vec<String>,
    /// What each is called, no two alike.
    names: Vec<String>,
}

impl<'c> View<'c> {
    fn new(chronology: &'c Chronology, unit: Unit) -> View<'c> {
        let (mut times, mut ranges) = (0, 0);
        let (mut first_time, mut first_range) = (Vec::new(), Vec::new());
        for timexes in &chronology.timexes {
            first_time.push(times);
            first_range.push(ranges);
            times += timexes.len() as u64;
            ranges +=
                timexes.iter().filter_map(|timex| timex.range).map(|range| u64::from(range.id)).max().unwrap_or(0);
        }
        let positions = chronology.documents.iter().map(Positions::new).collect();
        let ids = chronology.documents.iter().map(|document| document.id.to_string()).collect();
        View {
            unit,
            positions,
            first_time,
            first_entity: counted(&chronology.entities),
            first_attribution: counted(&chronology.attributions),
            first_range,
            ids,
            names: names_of(&chronology.documents, Words::of(chronology)),
        }
    }
}

/// Returns the chronology as one JSON object in a line.
///
/// The ids of times (`t1`) and ranges (`r1`) are counted through all documents in reading order, those of events (`e1`)
/// too; `events` come in the order of the chronology.
///
/// ```
/// use source::{DocumentId, Unit, read};
/// use tarikh::{Options, json};
///
/// let account = read(DocumentId(0), "-", b"The army left on 15 February 1989.", None).document()?;
/// let json = json::chronology(&tarikh::read(vec![account], &Options::default()), Unit::Codepoint);
/// assert!(json.starts_with(r#"{"schema":"tarikh.chronology/1","unit":"codepoint","documents":[{"id":"d1""#));
/// assert!(json.contains(r#""in":{"gregorian":"15 February 1989","weekday":"Wednesday"}"#));
/// assert!(json.contains(r#""events":[{"id":"e1","label":"The army left","#));
/// # Ok::<(), String>(())
/// ```
pub fn chronology(chronology: &Chronology, unit: Unit) -> String {
    let view = View::new(chronology, unit);
    let verified: Vec<_> = chronology.verified.iter().map(|verified| verified.to_diagnostic()).collect();
    let (sources, others) =
        (Sources::new(&chronology.diagnostics, &chronology.documents), Sources::new(&verified, &chronology.documents));
    let whole = ChronologyJson {
        schema: "tarikh.chronology/1",
        unit: unit.name(),
        documents: (0..chronology.documents.len()).map(|index| document(&view, chronology, index)).collect(),
        timexes: Each(|| (0..chronology.documents.len()).flat_map(|index| times(&view, chronology, index))),
        entities: Each(|| entities(&view, chronology)),
        events: Each(|| chronology.events.iter().map(|event| EventJson::new(&view, chronology, event))),
        attributions: attributions(&view, chronology),
        relations: relations(&view, chronology),
        claims: claims(&view, chronology),
        diagnostics: chronology.diagnostics.iter().map(|one| DiagnosticJson::new(&sources, unit, one)).collect(),
        verified: verified.iter().map(|one| VerifiedJson::new(&others, unit, one)).collect(),
    };
    line_of(&whole)
}

/// Returns the events of a chronology in its order, a JSON object in a line for each: an entry of `events`, with the
/// `path` of its document, and with `schema` and `unit` so that a line can be read by itself.
///
/// ```
/// use source::{DocumentId, Unit, read};
/// use tarikh::{Options, json};
///
/// let account = read(DocumentId(0), "a.txt", b"It fell in 1992. They had left in 1989.", None).document()?;
/// let lines = json::chronology_lines(&tarikh::read(vec![account], &Options::default()), Unit::Codepoint);
/// let first = lines.lines().next().unwrap_or_default();
/// assert!(first.starts_with(r#"{"schema":"tarikh.event/1","unit":"codepoint","path":"a.txt","id":"e2","label":"They had left""#));
/// # Ok::<(), String>(())
/// ```
pub fn chronology_lines(chronology: &Chronology, unit: Unit) -> String {
    let view = View::new(chronology, unit);
    let mut out = String::new();
    for event in &chronology.events {
        let path = chronology.index_of(event.document).map_or("", |index| chronology.documents[index].path.as_str());
        out.push_str(&line_of(&EventLine::new(unit, path, EventJson::new(&view, chronology, event))));
    }
    out
}

/// Returns the events that belong in a chronology, in its order, as entries of `events`: for whoever writes them in a form of their
/// own.
pub fn events(chronology: &Chronology, unit: Unit) -> Vec<EventJson> {
    let view = View::new(chronology, unit);
    chronology.chronicle().map(|event| EventJson::new(&view, chronology, event)).collect()
}

/// For each list, how many entries the lists before it have.
fn counted<T>(lists: &[Vec<T>]) -> Vec<u64> {
    let mut before = 0;
    let first = |list: &Vec<T>| {
        let first = before;
        before += list.len() as u64;
        first
    };
    lists.iter().map(first).collect()
}

fn entities<'c>(view: &'c View<'c>, chronology: &'c Chronology) -> impl Iterator<Item = EntityJson<'c>> {
    let of =
        move |(index, list): (usize, &'c Vec<Entity>)| list.iter().map(move |one| EntityJson::new(view, index, one));
    chronology.entities.iter().enumerate().flat_map(of)
}

fn attributions<'c>(view: &'c View<'c>, chronology: &'c Chronology) -> Vec<AttributionJson<'c>> {
    let mut all = Vec::new();
    for (index, list) in chronology.attributions.iter().enumerate() {
        let entities = Entities::new(&chronology.entities[index]);
        all.extend(list.iter().map(|one| AttributionJson::new(view, index, &entities, one)));
    }
    all
}

fn relations(view: &View<'_>, chronology: &Chronology) -> Vec<RelationJson> {
    let document_of: HashMap<EventId, DocumentId> =
        chronology.events.iter().map(|event| (event.id, event.document)).collect();
    let index = |id: EventId| document_of.get(&id).and_then(|document| chronology.index_of(*document)).unwrap_or(0);
    let all = chronology.relations.iter().enumerate();
    all.map(|(at, relation)| RelationJson::new(view, index(relation.from), at, relation)).collect()
}

fn line_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("these shapes have string keys and no failing part") + "\n"
}

fn document<'c>(view: &'c View<'c>, chronology: &'c Chronology, index: usize) -> DocumentJson<'c> {
    let Document { path, title, language, publisher, dateline, sections, sha256, encoding, text, .. } =
        &chronology.documents[index];
    let Account { written, sentences, calendars } = &chronology.accounts[index];
    let dateline_part = |part: Option<source::Span>| part.map(|span| span.of(text));
    DocumentJson {
        id: &view.ids[index],
        path,
        title: title.as_deref(),
        name: &view.names[index],
        language: language.0,
        written: written.as_ref().map(|written| {
            let extent = written.extent();
            WrittenOn {
                edtf: written.edtf(),
                earliest: extent.earliest().map(|day| day.to_string()),
                latest: extent.latest().map(|day| day.to_string()),
            }
        }),
        place: dateline.as_ref().and_then(|dateline| dateline_part(dateline.place)),
        publisher: publisher.as_deref().or_else(|| dateline.as_ref().and_then(|line| dateline_part(line.publisher))),
        sections: sections
            .iter()
            .map(|section| {
                let (start, end) = view.positions[index].span(section.span, view.unit);
                SectionJson { heading: section.heading.map(|span| span.of(text)), level: section.level, start, end }
            })
            .collect(),
        sha256,
        encoding,
        text: chronology.documents[index].differs_from_file().then_some(&**text),
        sentences: *sentences,
        calendars: calendars.iter().map(|&id| key(id)).collect(),
        not_read: if has_grammar(&chronology.documents[index]) { &[] } else { BY_GRAMMAR },
    }
}

fn times<'c>(view: &'c View<'c>, chronology: &'c Chronology, index: usize) -> impl Iterator<Item = TimexEntry<'c>> {
    let (timexes, text) = (&chronology.timexes[index], &*chronology.documents[index].text);
    let used = &chronology.accounts[index].calendars;
    let wanted: Vec<CalendarId> =
        CalendarId::ALL.into_iter().filter(|id| used.contains(id) || chronology.calendars.contains(id)).collect();
    let of_document = |event: &&Event| event.document == chronology.documents[index].id;
    let yearly = chronology.events.iter().filter(of_document).filter_map(|event| event.when);
    let kept: BTreeSet<TimexId> = yearly.filter(|when| when.relation.is_recurring()).map(|when| when.time).collect();
    timexes.iter().map(move |timex| {
        let (start, end) = view.positions[index].span(timex.span, view.unit);
        let mut json = TimexJson::new(&view.ids[index], text, (start.into(), end.into()), timex, timexes);
        through_all(&mut json, view, index);
        if kept.contains(&timex.id) && json.recurs.is_none() {
            json.recurs = recurrence(timex).as_ref().and_then(RecursJson::of);
        }
        let day = timex.extent().single_day();
        let computed = day.map(|day| computed_of(&wanted, day)).unwrap_or_default();
        TimexEntry { timex: json, in_calendars: in_calendars(&wanted, timex), computed }
    })
}

/// Counts ids through all documents instead of within one.
fn through_all(json: &mut TimexJson<'_>, view: &View<'_>, index: usize) {
    let moved = |id: &str, by: u64| {
        let number = id[1..].parse::<u64>().expect("an id is a letter and a number");
        format!("{}{}", &id[..1], number + by)
    };
    json.id = moved(&json.id, view.first_time[index]);
    json.anchor = json.anchor.as_deref().map(|id| moved(id, view.first_time[index]));
    if let Some(range) = &mut json.range {
        range.id = moved(&range.id, view.first_range[index]);
    }
}

/// The time in the calendars the text uses and in those asked for, and its day of the week.
fn in_calendars(wanted: &[CalendarId], timex: &Timex) -> InCalendars {
    let Some(value) = &timex.value else { return InCalendars(Vec::new()) };
    let extent = timex.extent();
    if extent.earliest().is_none() && extent.latest().is_none() {
        return InCalendars(Vec::new());
    }
    let shown = wanted.iter().map(|&id| (key(id), in_calendar(id, value, timex.pinned)));
    let weekday = extent.single_day().and_then(weekday_of).map(|weekday| weekday.name().to_owned());
    InCalendars(shown.chain([("weekday", weekday)]).collect())
}
