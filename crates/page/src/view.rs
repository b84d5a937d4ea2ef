//! What all parts of a page are made with: the numbers of times, events and lines, counted once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use tarikh::calendar::CalendarId;
use tarikh::entity::EntityId;
use tarikh::event::{Event, EventId, Relation};
use tarikh::source::{Diagnostic, DocumentId, Label, Positions, Severity};
use tarikh::timex::{Timex, TimexId};
use tarikh::voice::AttributionId;
use tarikh::{Chronology, Doubts, calendars_in_use, json, names_of, second_calendar, title_of, when_said};

use crate::blocks::{Blocks, blocks};
use crate::escape::{apart, shortened};
use crate::marks::MARKED;
use crate::mixed::Base;
use crate::short::{shared, short};
use crate::table;
use tarikh::Words;

/// A chronology, with what its page needs to have counted.
pub struct View<'c> {
    /// The chronology.
    pub chronology: &'c Chronology,
    names: Vec<String>,
    /// How many bytes of each begin another as well.
    shared: Vec<usize>,
    positions: Vec<Positions<'c>>,
    /// What is shown of each text, once it was asked for.
    blocks: OnceLock<Vec<Blocks>>,
    /// The lines the blocks of each text begin in.
    lines: OnceLock<Vec<Vec<u32>>>,
    first_time: Vec<u64>,
    first_entity: Vec<u64>,
    first_attribution: Vec<u64>,
    /// The calendars the texts tell times in, the most used first.
    pub used: Vec<CalendarId>,
    /// The words the page speaks in.
    pub words: Words,
    doubts: Doubts<'c>,
    second: BTreeMap<EventId, String>,
    kept: BTreeMap<(DocumentId, TimexId), Relation>,
    hours: BTreeSet<(DocumentId, TimexId)>,
}

impl<'c> View<'c> {
    /// Counts through a chronology, in linear time.
    pub fn new(chronology: &'c Chronology) -> View<'c> {
        let positions = chronology.documents.iter().map(Positions::new).collect();
        let words = Words::of_languages(chronology.documents.iter().map(|document| document.language.0));
        let names = names_of(&chronology.documents, words);
        View {
            chronology,
            shared: shared(&names),
            names,
            positions,
            blocks: OnceLock::new(),
            lines: OnceLock::new(),
            first_time: before(chronology.timexes.iter().map(Vec::len)),
            first_entity: before(chronology.entities.iter().map(Vec::len)),
            first_attribution: before(chronology.attributions.iter().map(Vec::len)),
            used: calendars_in_use(chronology),
            words,
            doubts: Doubts::new(chronology),
            second: chronology.chronicle().map(|event| event.id).zip(second_calendar(chronology)).collect(),
            kept: kept(chronology),
            hours: hours_of_kept(chronology),
        }
    }

    /// Returns the number of a time among those of all documents, from 0.
    pub(crate) fn time_number(&self, document: usize, time: TimexId) -> u64 {
        self.first_time.get(document).copied().unwrap_or(0) + u64::from(time.0)
    }

    /// Returns the id of a time, as the JSON writes it: `t1` for the first of all documents.
    pub fn time_id(&self, document: usize, time: TimexId) -> String {
        format!("t{}", self.time_number(document, time) + 1)
    }

    /// Returns the number of an entity among those of all documents, from 0.
    pub(crate) fn entity_number(&self, document: usize, id: EntityId) -> u64 {
        self.first_entity.get(document).copied().unwrap_or(0) + u64::from(id.0)
    }

    /// Returns the id of an entity, as the JSON writes it: `n1`.
    pub fn entity_id(&self, document: usize, id: EntityId) -> String {
        format!("n{}", self.entity_number(document, id) + 1)
    }

    /// Returns the number of an attribution among those of all documents, from 1.
    pub(crate) fn attribution_number(&self, document: usize, id: AttributionId) -> u64 {
        self.first_attribution.get(document).copied().unwrap_or(0) + u64::from(id.0)
    }

    /// Returns the id of an attribution, as the JSON writes it: `a1`.
    pub fn attribution_id(&self, document: usize, id: AttributionId) -> String {
        format!("a{}", self.attribution_number(document, id))
    }

    /// Returns the words for who says what an event tells; none where the account itself does.
    pub(crate) fn speaker(&self, event: &Event) -> Option<String> {
        self.chronology.speaker(event)
    }

    /// Returns the id of an event, as the JSON writes it.
    pub fn event_id(&self, event: &Event) -> String {
        format!("e{}", u64::from(event.id.0) + 1)
    }

    /// Returns the line of the file byte `at` of a document stands in, from 1.
    pub fn line(&self, document: usize, at: u32) -> u32 {
        self.positions.get(document).map_or(1, |positions| positions.place(at).line)
    }

    /// Returns what is shown of the text of a document, which must be there.
    pub(crate) fn blocks(&self, document: usize) -> &Blocks {
        &self.blocks.get_or_init(|| self.chronology.documents.iter().map(blocks).collect())[document]
    }

    /// Returns what a line is linked by, `d1-l6`: the line where what it stands in begins.
    pub fn line_id(&self, document: usize, line: u32) -> String {
        let of = |document: usize| {
            let blocks = self.blocks(document).blocks.iter();
            blocks.map(|block| self.line(document, block.span.start)).collect()
        };
        let lines = self.lines.get_or_init(|| (0..self.chronology.documents.len()).map(of).collect());
        let begun = lines.get(document).map_or(&[][..], Vec::as_slice);
        let at = begun.partition_point(|&begin| begin <= line);
        let line = begun.get(at.saturating_sub(1)).copied().unwrap_or(line);
        format!("d{}-l{line}", document + 1)
    }

    /// Returns a link to a line, which says which.
    pub(crate) fn line_link(&self, document: usize, line: u32) -> String {
        let said = self.words.fill("line {}", &[&self.words.number(line)]);
        format!("<a href=\"#{}\">{said}</a>", self.line_id(document, line))
    }

    /// Returns where the text tells an event, as a byte of it, and what that place is linked by, `e1-at`; none where it is not shown.
    pub(crate) fn event_place(&self, event: &Event) -> Option<(u32, String)> {
        let document = self.index_of(event.document);
        let text = &self.chronology.documents.get(document)?.text;
        let quoted = event.quote.of(text);
        let begins = event.quote.start + (quoted.len() - quoted.trim_start().len()) as u32;
        let place = event.trigger.filter(|span| !span.is_empty()).map_or(begins, |span| span.start);
        let is_shown = u64::from(event.id.0) < MARKED && self.blocks(document).holds(place);
        is_shown.then(|| (place, format!("{}-at", self.event_id(event))))
    }

    /// Returns a link to where the text tells an event, which says in which line.
    pub(crate) fn event_line_link(&self, event: &Event) -> String {
        let document = self.index_of(event.document);
        let line = self.line(document, event.quote.start);
        match self.event_place(event) {
            Some((_, id)) => {
                let said = self.words.fill("line {}", &[&self.words.number(line)]);
                format!("<a href=\"#{id}\">{said}</a>")
            }
            None => self.line_link(document, line),
        }
    }

    /// Returns an event by its label, which leads to its row in the chronology where it has one, else to its line.
    pub(crate) fn event_link(&self, event: &Event) -> String {
        let document = self.index_of(event.document);
        let place = match event.chronicle && self.has_rows() {
            true => self.event_id(event),
            false => self.line_id(document, self.line(document, event.quote.start)),
        };
        format!("<a href=\"#{place}\">{}</a>", apart(&shortened(event.named(), 90)))
    }

    /// Says whether each event of the chronology has a row in its table.
    pub(crate) fn has_rows(&self) -> bool {
        self.chronology.chronicle().count() <= table::MOST
    }

    /// Returns when an event was, in the page's words.
    pub(crate) fn when(&self, event: &Event) -> Option<String> {
        event.when?;
        Some(when_said(self.words, event, self.chronology.times_of(event)))
    }

    /// Returns how a time comes again, where all that is told of it comes again every year.
    pub(crate) fn kept(&self, document: usize, time: TimexId) -> Option<Relation> {
        let id = self.chronology.documents.get(document)?.id;
        self.kept.get(&(id, time)).copied()
    }

    /// Says whether a time is an hour of a day that is kept every year, and of no day of one.
    pub(crate) fn is_hour_of_kept(&self, document: usize, time: TimexId) -> bool {
        self.chronology.documents.get(document).is_some_and(|one| self.hours.contains(&(one.id, time)))
    }

    /// Returns the words of a label, and in which document and line they stand.
    pub fn place_of(&self, label: &Label) -> Option<(usize, u32, &'c str)> {
        let index = self.chronology.index_of(label.document)?;
        let text = &self.chronology.documents[index].text;
        Some((index, self.line(index, label.span.start), label.span.of(text)))
    }

    /// Returns how a document is named on the page: its title, else what its file's name says; no two alike.
    pub fn name_of(&self, document: usize) -> String {
        self.names.get(document).cloned().unwrap_or_default()
    }

    /// Returns the same in so many characters, about: what tells it from others of its title is kept.
    pub(crate) fn short_name_of(&self, document: usize, most: usize) -> String {
        let (Some(name), Some(one)) = (self.names.get(document), self.chronology.documents.get(document)) else {
            return String::new();
        };
        let title = title_of(one, self.words);
        match name.strip_prefix(&title).filter(|behind| !behind.is_empty()) {
            Some(behind) => shortened(&title, most.saturating_sub(behind.chars().count()).max(most / 2)) + behind,
            None => short(name, self.shared.get(document).copied().unwrap_or(0), most),
        }
    }

    /// Says whether a document's language is written from right to left.
    pub(crate) fn is_written_from_right(&self, document: usize) -> bool {
        let language = self.chronology.documents.get(document).map_or("", |document| document.language.0);
        matches!(language, "fa" | "ps" | "ar" | "ur" | "he" | "ckb" | "ug" | "sd" | "yi")
    }

    /// Says whether all accounts are written from right to left; then the page runs that way too.
    pub fn is_right_to_left(&self) -> bool {
        let count = self.chronology.documents.len();
        count > 0 && (0..count).all(|document| self.is_written_from_right(document))
    }

    /// Returns which way the page runs.
    pub(crate) fn base(&self) -> Base {
        if self.words.direction() == "rtl" { Base::RightToLeft } else { Base::LeftToRight }
    }

    /// Returns the place of a document in the lists.
    pub fn index_of(&self, id: DocumentId) -> usize {
        self.chronology.index_of(id).unwrap_or(0)
    }

    /// Returns the errors and warnings that stand against an event, each with its place among all findings.
    pub(crate) fn against(&self, event: &Event) -> Vec<(usize, &'c Diagnostic)> {
        self.doubts.of(event)
    }

    /// Returns the day of an event in a second calendar, as all that is made of a chronology names it.
    pub(crate) fn second(&self, event: &Event) -> Option<&str> {
        self.second.get(&event.id).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Returns the worst of what was found, `most` at most, in order, each with its place among all findings.
    pub(crate) fn worst(&self, most: usize) -> Vec<(usize, &'c Diagnostic)> {
        let mut found: Vec<(usize, &Diagnostic)> = self.chronology.diagnostics.iter().enumerate().collect();
        found.sort_by_key(|(place, one)| (std::cmp::Reverse(one.severity), *place));
        found.truncate(most);
        found.sort_by_key(|(place, _)| *place);
        found
    }

    /// Returns the number of a finding, as all that is made of a chronology counts them.
    pub(crate) fn finding_number(&self, place: usize) -> String {
        self.words.number(place as u64 + 1)
    }

    /// Returns how many findings are of a severity.
    pub fn count_of(&self, severity: Severity) -> usize {
        self.chronology.diagnostics.iter().filter(|one| one.severity == severity).count()
    }
}

/// How many there are before those of each document.
fn before(counts: impl Iterator<Item = usize>) -> Vec<u64> {
    let (mut all, mut first) = (0, Vec::new());
    for count in counts {
        first.push(all);
        all += count as u64;
    }
    first
}

/// Returns what a finding's page name is: `f1`.
pub(crate) fn finding_id(number: usize) -> String {
    format!("f{}", number + 1)
}

/// Returns the calendar a time is told in.
pub(crate) fn calendar_of(timex: &Timex) -> Option<CalendarId> {
    timex.value.as_ref().and_then(json::calendar_of)
}

/// The hours, without a day of their own, at which what is told comes again every year: "every year on 10 November, at 2:45".
fn hours_of_kept(chronology: &Chronology) -> BTreeSet<(DocumentId, TimexId)> {
    let mut hours = BTreeSet::new();
    let is_yearly = |event: &&Event| event.when.is_some_and(|when| when.relation.is_recurring());
    for event in chronology.chronicle().filter(is_yearly) {
        let timexes = chronology.times_of(event);
        let from = timexes.partition_point(|timex| timex.span.start < event.quote.start);
        let inside = timexes[from..].iter().take_while(|timex| timex.span.end <= event.quote.end);
        let is_hour = |timex: &&Timex| {
            let by_clock =
                timex.value.as_ref().and_then(|value| value.as_date()).is_some_and(|date| date.clock.is_some());
            let without_day = timex.written().is_none_or(|written| {
                (written.year, written.month, written.day, written.weekday) == (None, None, None, None)
            });
            by_clock && without_day
        };
        hours.extend(inside.filter(is_hour).map(|timex| (event.document, timex.id)));
    }
    hours
}

/// The times of which all that is told comes again every year: the day of a feast, also where the text has just told one year of
/// it.
fn kept(chronology: &Chronology) -> BTreeMap<(DocumentId, TimexId), Relation> {
    let mut told: BTreeMap<(DocumentId, TimexId), Option<Relation>> = BTreeMap::new();
    for event in &chronology.events {
        let Some(when) = event.when else { continue };
        let yearly = Some(when.relation).filter(|relation| relation.is_recurring());
        let known = told.entry((event.document, when.time)).or_insert(yearly);
        *known = (*known).and(yearly);
    }
    told.into_iter().filter_map(|(time, relation)| Some((time, relation?))).collect()
}

/// Returns the severity as the page names and styles it.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
