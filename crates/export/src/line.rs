//! A line of a chronology with all that exports show of it.

use tarikh::calendar::{Bounds, CalendarId, Clock, Day, Edge, Extent, Granularity, TimeValue, english_name};
use tarikh::entity::{Entity, Kind};
use tarikh::event::{Event, Modality, Participant, Polarity, Relation};
use tarikh::json::{EventJson, calendar_of};
use tarikh::source::{Diagnostic, Document, Span, Unit};
use tarikh::timex::Timex;
use tarikh::voice::{Attribution, Stance};
use tarikh::{
    Chronology, Doubts, Words, date, file_names, hour_text, json, kept_from, minute_of, names_of, open_extent,
    second_calendar, weekday_of, when_said,
};

use crate::Place;
use crate::named::{DISASTER, DONE_TO, named_in, on_the_map};

/// A line of a chronology.
#[derive(Clone, Debug)]
pub struct Line<'c> {
    /// The event as machines get it, offsets in code points.
    pub json: EventJson,
    /// The account it is told in.
    pub document: &'c Document,
    /// The days of its time.
    pub extent: Extent,
    /// Where it happened, if a list says where that lies.
    pub place: Option<Place>,
    /// What the place where it happened is, on the map or not, if the account names it.
    pub place_kind: Option<Kind>,
    /// A place on the map that its words name, though not as where it happened.
    pub named: Option<Place>,
    /// The places and buildings that its words name, on the map or not, and what they are.
    pub names_places: Vec<(String, Kind)>,
    /// The warnings and errors about its words: the number of each among all findings, from 1.
    pub findings: Vec<(usize, &'c Diagnostic)>,
    /// The words of the accounts' language.
    pub words: Words,
    file_name: String,
    account: String,
    event: &'c Event,
    timexes: &'c [Timex],
    entities: &'c [Entity],
    voice: Option<&'c Attribution>,
    speaker: Option<String>,
    second: String,
    asked: &'c [CalendarId],
}

/// Returns the lines of a chronology in its order: the events that belong in one.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "-", b"They left on 26 Bahman 1367. It fell in 1992.", None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let lines = export::lines(&chronology);
/// assert_eq!(lines[0].when(), "26 Bahman 1367");
/// assert_eq!(lines[0].beside(), ["15 February 1989"]);
/// assert_eq!(lines[1].precision(), Some("year"));
/// # Ok::<(), String>(())
/// ```
pub fn lines(chronology: &Chronology) -> Vec<Line<'_>> {
    let doubts = Doubts::new(chronology);
    let shapes = json::events(chronology, Unit::Codepoint);
    let all = chronology.chronicle().zip(shapes).zip(second_calendar(chronology));
    let names = Names {
        files: file_names(&chronology.documents),
        accounts: names_of(&chronology.documents, Words::of(chronology)),
    };
    all.filter_map(|((event, json), second)| line(chronology, &names, &doubts, event, json, second)).collect()
}

/// What the accounts of a chronology and their files are called, no two alike.
struct Names {
    files: Vec<String>,
    accounts: Vec<String>,
}

fn line<'c>(
    chronology: &'c Chronology,
    names: &Names,
    doubts: &Doubts<'c>,
    event: &'c Event,
    json: EventJson,
    second: String,
) -> Option<Line<'c>> {
    let index = chronology.index_of(event.document)?;
    let timexes = chronology.times_of(event);
    let entities = chronology.entities.get(index)?;
    let attributions = chronology.attributions.get(index)?;
    let document = &chronology.documents[index];
    let names_places = named_in(event, &json.label, document, entities);
    let place = event.place.and_then(|place| entities.get(place.entity?.0 as usize));
    Some(Line {
        place_kind: place.map(|place| place.kind),
        named: names_places.iter().copied().find_map(on_the_map),
        names_places: names_places.iter().map(|place| (place.name.clone(), place.kind)).collect(),
        json,
        document,
        file_name: names.files.get(index).cloned().unwrap_or_default(),
        account: names.accounts.get(index).cloned().unwrap_or_default(),
        extent: event.when.map_or(Extent::UNKNOWN, |when| forward(open_extent(&when, timexes))),
        place: place.and_then(on_the_map),
        voice: event.attribution.and_then(|id| attributions.iter().find(|one| one.id == id)),
        findings: doubts.of(event).into_iter().map(|(index, finding)| (index + 1, finding)).collect(),
        speaker: chronology.speaker(event),
        words: Words::of(chronology),
        event,
        timexes,
        entities,
        second,
        asked: &chronology.calendars,
    })
}

/// A range that ends before it begins has no end that a reader of exports could use; what it says is told as it stands.
fn forward(extent: Extent) -> Extent {
    match extent.earliest().zip(extent.latest()) {
        Some((first, last)) if last < first => Extent { start: extent.start, end: Bounds::default() },
        Some(_) | None => extent,
    }
}

impl<'c> Line<'c> {
    /// Returns its time as EDTF, open where the event is.
    pub fn edtf(&self) -> Option<&str> {
        self.json.when.as_ref()?.edtf.as_deref()
    }

    /// Returns when it was, in the calendar its text tells it in; `undated` where it has no time.
    pub fn when(&self) -> String {
        when_said(self.words, self.event, self.timexes)
    }

    /// Returns the time it hangs on; of a range the first.
    pub fn timex(&self) -> Option<&'c Timex> {
        self.timexes.get(self.event.when?.time.0 as usize)
    }

    /// Returns the second time of a range.
    pub fn until(&self) -> Option<&'c Timex> {
        self.timexes.get(self.event.when?.until?.0 as usize)
    }

    /// Returns the days between which it was first kept, of what is told to be kept every year since then.
    pub fn kept_from(&self) -> Option<(Day, Day)> {
        kept_from(self.event, self.timexes)
    }

    /// Returns how it lies to its time.
    pub fn relation(&self) -> Option<Relation> {
        self.event.relation()
    }

    /// Returns the word that tells it.
    pub fn trigger(&self) -> Option<Span> {
        self.event.trigger
    }

    /// Returns the words that name where it happens.
    pub fn place_span(&self) -> Option<Span> {
        self.event.place.map(|place| place.span)
    }

    /// Returns the part of the text that tells it.
    pub fn quote(&self) -> Span {
        self.event.quote
    }

    /// Says whether its quote begins within a sentence of its text.
    pub fn begins_within_a_sentence(&self) -> bool {
        let before = self.document.text.get(..self.event.quote.start as usize).unwrap_or_default();
        let before = before.trim_end_matches([' ', '\t', '"', '\'', '“', '‘', '«', '(']);
        !before.is_empty() && !before.ends_with(['.', '!', '?', '؟', '۔', '\n', '\r', ':', ';', '…'])
    }

    /// Says whether it is told of a day that its calendar has not: 30 February.
    pub fn is_impossible(&self) -> bool {
        let never = |timex: &Timex| timex.value.as_ref().is_some_and(|value| value.validate().is_err());
        self.timex().into_iter().chain(self.until()).any(never)
    }

    /// Returns the one day it was on; the computed one where the days of its calendar were observed.
    pub fn day(&self) -> Option<Day> {
        let once = self.until().is_none() && !self.relation().is_some_and(Relation::is_recurring);
        let nominal = self.timex().filter(|_| once).and_then(|timex| timex.nominal);
        self.extent.single_day().or(nominal.map(|nominal| nominal.day))
    }

    /// Returns the day of the week, where the day is known for certain.
    pub fn weekday(&self) -> Option<String> {
        let open = self.timex().is_some_and(|timex| timex.may_be_old.is_some());
        let day = self.extent.single_day().filter(|_| !open);
        day.and_then(weekday_of).map(|weekday| self.words.date(weekday.name()))
    }

    /// Returns the minute of its day that is told by the clock; none where that is only what it was behind, or a part of the day.
    pub fn minute(&self) -> Option<i64> {
        let value = self.timex()?.value.as_ref()?;
        let by_clock = matches!(value.as_date()?.clock, Some(Clock::Time { .. }));
        self.hour().filter(|_| by_clock).and_then(|_| minute_of(self.timex()?))
    }

    /// Returns the hour it is told at, or the part of the day.
    pub fn hour(&self) -> Option<String> {
        hour_text(&self.event.when?, self.timexes)
    }

    /// Returns the calendar its text tells it in.
    pub fn calendar(&self) -> Option<CalendarId> {
        calendar_of(self.timex()?.value.as_ref()?)
    }

    /// Returns its day in further calendars: the one named beside it or used elsewhere, the Gregorian where it is told in
    /// another, and those that were asked for. Longer times are not converted, since years do not begin together.
    pub fn beside(&self) -> Vec<String> {
        let once = self.timex().filter(|_| !self.relation().is_some_and(Relation::is_recurring));
        let (Some(timex), Some(_), Some(own)) = (once, self.day(), self.calendar()) else { return Vec::new() };
        let Some(value) = &timex.value else { return Vec::new() };
        let as_julian = || date::in_calendar(CalendarId::Julian, value, timex.pinned);
        let is_western_beside = !self.second.is_empty() && as_julian().as_deref() == Some(self.second.as_str());
        let gregorian = Some(CalendarId::Gregorian).filter(|_| !is_western(own) && !is_western_beside);
        let second = Some(self.words.date(&self.second)).filter(|text| !text.is_empty());
        let mut shown: Vec<String> = second.into_iter().collect();
        for id in gregorian.into_iter().chain(self.asked.iter().copied()).filter(|&id| id != own) {
            let Some(text) = date::in_calendar(id, value, timex.pinned).map(|text| self.words.date(&text)) else {
                continue;
            };
            if shown.contains(&text) {
                continue;
            }
            // Of two days of the West beside each other the second says of which calendar it is.
            shown.push(match is_western(id) && (is_western_beside || is_western(own)) {
                true => format!("{text} ({})", self.words.say_of(english_name(id))),
                false => text,
            });
        }
        shown
    }

    /// Returns when it was, in all its calendars, with the day of the week.
    pub fn whole_when(&self) -> String {
        let mut shown = self.when();
        for other in self.beside() {
            shown += " / ";
            shown += &other;
        }
        match self.weekday() {
            Some(weekday) => self.words.list(&[shown, weekday]),
            None => shown,
        }
    }

    /// Returns what a finding says, in the words of the accounts' language where they have a sentence for it.
    pub fn said(&self, finding: &Diagnostic) -> String {
        self.words.message(&finding.message).unwrap_or_else(|| finding.message.clone())
    }

    /// Returns how finely its time is told: `day`, `month`, `year`, `decade`, … , `interval` where it is given by two
    /// ends.
    pub fn precision(&self) -> Option<&'static str> {
        if self.relation().is_some_and(Relation::is_recurring) {
            return Some("recurring");
        }
        if self.until().is_some() {
            return Some("interval");
        }
        precision_of(self.timex()?.value.as_ref()?)
    }

    /// Returns the names of who took part, each once: persons, peoples, organisations and states, by their names or by a noun that says
    /// so, and not what was done, made or struck.
    pub fn actors(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for ((one, entity), shown) in self.participants().zip(&self.json.participants) {
            let kind = entity.map(|entity| entity.kind).or(one.noun);
            // "Sardinia fought": a land or a town does what it is told to do.
            let is_doer = !DONE_TO.contains(&one.role.as_str()) && self.event.kind != Some(DISASTER);
            let is_actor = kind.is_some_and(|kind| acts(kind) || kind == Kind::Place && entity.is_some() && is_doer);
            if is_actor && !names.contains(&shown.name.as_str()) {
                names.push(&shown.name);
            }
        }
        names
    }

    /// Returns who took part, where the text names them, and what they are.
    pub fn participants(&self) -> impl Iterator<Item = (&'c Participant, Option<&'c Entity>)> {
        let entities = self.entities;
        self.event.participants.iter().map(|one| (one, one.entity.and_then(|id| entities.get(id.0 as usize))))
    }

    /// Returns who says so, by name where the words are a pronoun, where it is not the account itself and the words do not leave it
    /// open.
    pub fn said_by(&self) -> Option<String> {
        self.speaker.clone()
    }

    /// Returns how it is told, where it is not told as having happened: as planned, or as what did not.
    pub fn told_as(&self) -> Option<&'static str> {
        let told = match (self.event.modality, self.event.polarity) {
            (Some(Modality::Planned), _) => "planned",
            (Some(Modality::Ordered), _) => "ordered",
            (Some(Modality::Denied), _) => "denied",
            (Some(Modality::Hypothetical), _) => "possible",
            (None, Polarity::Negative) => "not having happened",
            (None, Polarity::Positive) if self.voice.is_some_and(|voice| voice.stance == Stance::Doubted) => {
                "uncertain"
            }
            (None, Polarity::Positive) => return None,
        };
        Some(self.words.say(told))
    }

    /// Returns its label, before it how it is told where it is not told as having happened and the label does not say so itself.
    pub fn told(&self) -> String {
        let label = &self.json.label;
        let says_no = self.event.modality.is_none() && self.event.polarity == Polarity::Negative;
        let told = self.told_as().filter(|told| !says_no && !tarikh::says(label, told));
        told.map_or_else(|| label.clone(), |told| format!("{told}: {label}"))
    }

    /// Returns the same, behind it who says so.
    pub fn told_by(&self) -> String {
        self.speaker.as_ref().map_or_else(|| self.told(), |speaker| format!("{} — {speaker}", self.told()))
    }

    /// Says whether it has not happened, as the account tells it, but is planned, ordered or possible.
    pub fn is_to_come(&self) -> bool {
        matches!(self.event.modality, Some(Modality::Planned | Modality::Ordered | Modality::Hypothetical))
    }

    /// Returns how it is vouched for, where the account gives another's word: `asserted`, `reported`, `denied`, ….
    pub fn stance(&self) -> Option<&'static str> {
        self.voice.map(|voice| voice.stance.as_str())
    }

    /// Returns the name of the account's file, which no other has.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// Returns what the account is called, which no other is: its title, or what its file's name says.
    pub fn account(&self) -> &str {
        &self.account
    }
}

fn is_western(id: CalendarId) -> bool {
    matches!(id, CalendarId::Gregorian | CalendarId::Julian)
}

fn precision_of(value: &TimeValue) -> Option<&'static str> {
    match value {
        TimeValue::Date(date) => Some(match date.granularity() {
            Granularity::Second | Granularity::Minute | Granularity::Hour | Granularity::DayPart => "day",
            Granularity::Day => "day",
            Granularity::Weekend | Granularity::Week => "week",
            Granularity::Month => "month",
            Granularity::Quarter => "quarter",
            Granularity::Season => "season",
            Granularity::Half => "half-year",
            Granularity::Year => "year",
            Granularity::Decade => "decade",
            Granularity::Century => "century",
            Granularity::Millennium => "millennium",
        }),
        TimeValue::Century { .. } => Some("century"),
        TimeValue::Millennium { .. } => Some("millennium"),
        // Early, mid or late in something: finer than it, by no unit of its own.
        TimeValue::Third { .. } => Some("part"),
        TimeValue::Interval { start: Edge::Unknown | Edge::Open, end: Edge::Unknown | Edge::Open } => None,
        TimeValue::Interval { .. } => Some("interval"),
        TimeValue::OneOf(_) | TimeValue::AllOf(_) => Some("several"),
        TimeValue::Recurring(_) => Some("recurring"),
        TimeValue::Duration(_) | TimeValue::Past | TimeValue::Present | TimeValue::Future => None,
    }
}
/// Says whether what is of a kind can act.
fn acts(kind: Kind) -> bool {
    match kind {
        Kind::Person | Kind::Organization | Kind::Group | Kind::State => true,
        Kind::Place | Kind::Facility | Kind::Work | Kind::Event => false,
    }
}
