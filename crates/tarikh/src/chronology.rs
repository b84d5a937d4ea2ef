//! What was read of one or many accounts, in order of time.

use std::collections::BTreeMap;

use calendar::{CalendarId, Day, Part, Partial, TimeValue};
use check::{Occurrence, Verified};
use entity::{Entity, Form, Kind, Mention, is_pronoun};
use event::{Event, EventId, EventRelation, Relation};
use source::{Diagnostic, Document, DocumentId, Span};
use timex::Timex;
use voice::{Attribution, Stance};

use crate::hour::minute_of;
use crate::json::calendar_of;

/// Set what is told of a name behind it.
const COMMAS: [char; 2] = [',', '،'];

/// What was read of a document beside its times and events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// When it was written, where that is known.
    pub written: Option<TimeValue>,
    /// How many sentences it has.
    pub sentences: usize,
    /// The calendars its times are told in, in the order of [`CalendarId::ALL`].
    pub calendars: Vec<CalendarId>,
}

/// A checked chronology.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chronology {
    /// The documents, in the order they were given.
    pub documents: Vec<Document>,
    /// The times of each document, in reading order.
    pub timexes: Vec<Vec<Timex>>,
    /// What else was read of each document, in the same order.
    pub accounts: Vec<Account>,
    /// Whom and what each document speaks of, in the same order.
    pub entities: Vec<Vec<Entity>>,
    /// Who says what in each document, in the same order.
    pub attributions: Vec<Vec<Attribution>>,
    /// The events of all documents in order of time: by earliest day (latest where there is no earliest), then latest,
    /// then place in the text; then what comes again every year, undated ones last. Their ids are in reading order.
    pub events: Vec<Event>,
    /// What the events of one account are to one another, in reading order.
    pub relations: Vec<EventRelation>,
    /// What is to be said about the texts: by their readers, then by the checks.
    pub diagnostics: Vec<Diagnostic>,
    /// What a text says twice, and agrees.
    pub verified: Vec<Verified>,
    /// What is told more than once, with who gives which day.
    pub occurrences: Vec<Occurrence>,
    /// The words, with their accounts, that tell what people do again and again.
    pub(crate) comes_again: Vec<(usize, Span)>,
    /// The further calendars that were asked for.
    pub calendars: Vec<CalendarId>,
}

impl Account {
    pub(crate) fn new(written: Option<TimeValue>, sentences: usize, timexes: &[Timex]) -> Account {
        let told: Vec<CalendarId> = timexes.iter().filter_map(|timex| calendar_of(timex.value.as_ref()?)).collect();
        let calendars = CalendarId::ALL.into_iter().filter(|id| told.contains(id)).collect();
        Account { written, sentences, calendars }
    }
}

/// What was up to a time longer than so many days stands at its end.
const LONG: i64 = 3653;

impl Chronology {
    /// Returns where in the lists a document stands.
    pub fn index_of(&self, id: DocumentId) -> Option<usize> {
        // The usual case first: ids are counted in the order of the documents.
        let straight = usize::try_from(id.0).ok().filter(|&at| self.documents.get(at).is_some_and(|one| one.id == id));
        straight.or_else(|| self.documents.iter().position(|document| document.id == id))
    }

    /// Returns the words for who says what an event is told of, for a pronoun the name it stands for; where the source is left out, the
    /// words that say it is told so ("it is believed"), unless the label has them. None where the narrator tells it.
    pub fn speaker(&self, event: &Event) -> Option<String> {
        let document = self.index_of(event.document)?;
        let id = event.attribution?;
        let said = self.attributions.get(document)?;
        let one = said.iter().find(|one| one.id == id)?;
        let named = self.named_speaker(document, said, one);
        named.or_else(|| told_so(&self.documents.get(document)?.text, one, &event.label))
    }

    fn named_speaker(&self, document: usize, said: &[Attribution], one: &Attribution) -> Option<String> {
        let text = &self.documents.get(document)?.text;
        if let [source] = one.source[..] {
            let entities = self.entities.get(document)?;
            let stands = |form: Form| move |mention: &Mention| mention.form == form && mention.head == source;
            let named = entities.iter().find(|entity| entity.mentions.iter().any(stands(Form::Pronoun)));
            if let Some(named) = named {
                return Some(named.name.clone());
            }
            let several = entities.iter().filter(|entity| entity.mentions.iter().any(stands(Form::Together)));
            let several: Vec<&str> = several.map(|entity| &*entity.name).collect();
            if !several.is_empty() {
                return Some(several.join(", "));
            }
            // "I hope", wrote X: it is X who hopes; a pronoun that nobody is known for names nobody.
            if is_pronoun(source.of(text)) {
                let outer = one.within.and_then(|within| said.iter().find(|one| one.id == within));
                return outer
                    .filter(|outer| outer.id < one.id)
                    .and_then(|outer| self.named_speaker(document, said, outer));
            }
        }
        // "Hale, who had left by then, denied it": of what stands behind a name that opens a source, no line has room.
        if let Some(source) = one.source.first() {
            let names = |mention: &Mention| {
                let behind = source.of(text).get((mention.span.end.saturating_sub(source.start)) as usize..);
                let opens = mention.form == Form::Name && mention.span.start == source.start;
                opens && behind.is_some_and(|behind| behind.starts_with(COMMAS))
            };
            let others = |mention: &Mention| {
                mention.form == Form::Name && mention.span.start > source.start && mention.span.end <= source.end
            };
            let entities = self.entities.get(document)?;
            let alone =
                !entities.iter().any(|entity| entity.kind == Kind::Person && entity.mentions.iter().any(others));
            if let Some(named) = entities.iter().find(|entity| entity.mentions.iter().any(names)).filter(|_| alone) {
                return Some(named.name.clone());
            }
        }
        // "His daughter denied it": whose daughter.
        let owner = one.source.first().and_then(|source| {
            let opens = |mention: &Mention| {
                let within = mention.head.start == source.start && mention.head.end < source.end;
                // Of "he himself" he is who speaks.
                let owns = one.speaker.is_some_and(|head| head.start > mention.head.start);
                within && owns && mention.form == Form::Pronoun
            };
            let whose = self.entities.get(document)?.iter().find(|entity| entity.mentions.iter().any(opens))?;
            let pronoun = whose.mentions.iter().find(|mention| opens(mention))?.head;
            Some((format!("{}’s", whose.name), pronoun.of(text).split_whitespace().count()))
        });
        let (owner, left) = owner.map_or((None, 0), |(owner, words)| (Some(owner), words));
        let words = one.source.iter().flat_map(|span| span.of(text).split_whitespace()).skip(left);
        let words: Vec<&str> = owner.as_deref().into_iter().chain(words).collect();
        // A source may end before what is told of it: "the historian Angelo Del Boca, …".
        let words = words.join(" ");
        let named = words.trim_end_matches([',', ';', ':', '،', '؛', ' ']);
        (!named.is_empty()).then(|| named.to_owned())
    }

    /// Returns the events that belong in a chronology, in order of time: what tables, pictures and exports show.
    pub fn chronicle(&self) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(|event| event.chronicle)
    }

    /// Returns the times of an event's document.
    pub fn times_of(&self, event: &Event) -> &[Timex] {
        self.index_of(event.document).and_then(|index| self.timexes.get(index)).map_or(&[], Vec::as_slice)
    }

    /// Puts the events in order of time.
    pub(crate) fn sort(&mut self) {
        let mut events = std::mem::take(&mut self.events);
        let minutes = self.minutes(&events);
        events.sort_by_cached_key(|event| {
            let extent = event.when.map(|when| when.extent(self.times_of(event)));
            let (earliest, latest) = extent.map_or((None, None), |extent| (extent.earliest(), extent.latest()));
            // "after the summer of 1956" is when that is over.
            // "Before the end of the century" says how late it was at most.
            let is_long = earliest.zip(latest).is_some_and(|(first, last)| last.0 - first.0 > LONG);
            let at_its_end = event.when.is_some_and(|when| match when.relation {
                Relation::After => true,
                Relation::Before | Relation::By | Relation::Until => is_long,
                Relation::Within
                | Relation::Throughout
                | Relation::Since
                | Relation::From
                | Relation::Yearly
                | Relation::FormerlyYearly
                | Relation::Recurring
                | Relation::FormerlyRecurring
                | Relation::Told => false,
            });
            let first = if at_its_end { latest.or(earliest) } else { earliest.or(latest) };
            // A day that its calendar has not still has a month or a year.
            let near = || event.when.and_then(|when| near_no_day(self.times_of(event).get(when.time.0 as usize)?));
            let first = first.or_else(near);
            let undated = first.is_none();
            // What has no latest day may go on for ever, and comes after what ends.
            // What comes again every year stands after what has a place in time, then what has none.
            let rank = (undated, event.when.is_none());
            // What is only told behind another that has the time comes behind it.
            let told = event.relation() == Some(Relation::Told);
            let place = (told, self.index_of(event.document), event.quote.start, event.id);
            (rank, first, latest.is_none(), latest, minutes.get(&(event.document, event.id)).copied(), place)
        });
        self.events = events;
    }

    /// The hour of each event of a day; what is told of the day without one, behind what has one, was not before that.
    fn minutes(&self, events: &[Event]) -> BTreeMap<(DocumentId, EventId), i64> {
        let mut minutes = BTreeMap::new();
        let mut last: Option<(DocumentId, Option<Day>, i64)> = None;
        for event in events {
            let Some(when) = event.when else { continue };
            let timexes = self.times_of(event);
            let day = when.extent(timexes).latest();
            let told = timexes.get(when.time.0 as usize).and_then(minute_of);
            let known = last.filter(|(document, of, _)| *document == event.document && *of == day);
            if let Some(minute) = told.or(known.map(|(_, _, minute)| minute)) {
                minutes.insert((event.document, event.id), minute);
                last = Some((event.document, day, minute));
            }
        }
        minutes
    }
}

/// The last day of the month in which a day stands that its calendar has not, or of the year where it has not that month either: it comes
/// behind all that is told of it.
fn near_no_day(timex: &Timex) -> Option<Day> {
    let date = timex.value.as_ref().filter(|value| value.is_no_day())?.as_date()?;
    let month = match date.part {
        Some(Part::Day { month, .. }) => Partial::month(date.calendar, date.year.value, month).extent().latest(),
        Some(_) | None => None,
    };
    month.or_else(|| Partial::year(date.calendar, date.year.value).extent().latest())
}

/// "It is believed that …", "allegedly": the words that say that something is told by nobody named, unless the label has them.
fn told_so(text: &str, one: &Attribution, label: &str) -> Option<String> {
    let (first, last) = (one.cue.first()?, one.cue.last()?);
    let cue = Span { start: first.start, end: last.end }.of(text);
    // A pronoun right before the cue stands for nothing.
    let before = text.get(..first.start as usize)?.trim_end();
    let opens = before.rsplit(char::is_whitespace).next().filter(|word| is_pronoun(word));
    let words: Vec<&str> = opens.into_iter().chain(cue.split_whitespace()).collect();
    let reported = one.source.is_empty() || one.stance == Stance::Reported;
    let sentence = words.len() > 1 && is_pronoun(words[0]) && reported;
    let doubts = words.len() == 1 && one.source.is_empty() && one.stance == Stance::Doubted;
    let words = words.join(" ").to_lowercase();
    ((sentence || doubts) && !label.to_lowercase().contains(last.of(text))).then_some(words)
}
