//! What is marked in a text: times, events, names, speakers and findings. A kind of mark is a line in [`Kind`], its marks in
//! [`marks`], its card a file in `card/` and its look a line in `page.css`.

use std::collections::BTreeMap;

use tarikh::entity::{self, Form};
use tarikh::source::{Severity, Span};

use crate::view::{View, finding_id};
use tarikh::Words;

/// What a mark stands for; each kind has a colour and a shape of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// When.
    Time,
    /// What happened: the word that tells it, or its name.
    Event,
    /// Who.
    Person,
    /// Where: places, buildings, states.
    Place,
    /// Who together: organizations and peoples.
    Group,
    /// What was written or made.
    Work,
    /// Who says so.
    Speaker,
}

impl Kind {
    /// Every kind, in the order of the legend.
    pub(crate) const ALL: [Kind; 7] =
        [Kind::Time, Kind::Event, Kind::Person, Kind::Place, Kind::Group, Kind::Work, Kind::Speaker];

    /// Returns the kind of mark an entity has.
    pub(crate) fn of(kind: entity::Kind) -> Kind {
        match kind {
            entity::Kind::Person => Kind::Person,
            entity::Kind::Organization | entity::Kind::Group => Kind::Group,
            entity::Kind::State | entity::Kind::Place | entity::Kind::Facility => Kind::Place,
            entity::Kind::Work => Kind::Work,
            entity::Kind::Event => Kind::Event,
        }
    }

    /// Returns the class its look hangs on.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Kind::Time => "m-time",
            Kind::Event => "m-event",
            Kind::Person => "m-person",
            Kind::Place => "m-place",
            Kind::Group => "m-group",
            Kind::Work => "m-work",
            Kind::Speaker => "m-speaker",
        }
    }

    /// Returns its name, as the legend and the cards say it.
    pub(crate) fn name(self, words: Words) -> &'static str {
        words.say(match self {
            Kind::Time => "Time",
            Kind::Event => "Event",
            Kind::Person => "Person",
            Kind::Place => "Place",
            Kind::Group => "Group",
            Kind::Work => "Work",
            Kind::Speaker => "Speaker",
        })
    }
}

/// Words that have a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    pub span: Span,
    pub kind: Kind,
    /// The id of what it stands for: `t1`, `e1`.
    pub subject: String,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a mark leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leads {
    /// Opens the card of its subject.
    ToCard,
    /// Goes to the row of its subject in a table.
    ToRow,
    Nowhere,
}

/// Words a finding is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Flag {
    pub span: Span,
    pub severity: Severity,
    /// The finding: `f1`.
    pub finding: String,
}

/// Everything that is marked in a document, in order of place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Marks {
    pub marks: Vec<Mark>,
    pub flags: Vec<Flag>,
    /// What somebody is said to say.
    pub said: Vec<Span>,
    /// The places that rows of the chronology lead to, with the ids they are linked by: the word that tells the event, else where its
    /// telling begins.
    pub places: BTreeMap<u32, Vec<String>>,
}

/// So many times, events, names and speakers of all documents are marked,
pub(crate) const MARKED: u64 = 5_000;

/// so many times stand in their table,
pub(crate) const ROWS: u64 = 2_500;

/// and so many of each have a card. The mark of a later time or event leads to its row in a table, where it has one.
pub(crate) const CARDS: u64 = 300;

/// Returns where the mark of a subject leads, by its number among those of its kind, from 0.
fn leads(number: u64, otherwise: Leads) -> Leads {
    if number < CARDS { Leads::ToCard } else { otherwise }
}

/// So many words behind a name's comma belong to it: "Washington, D.C.".
const BELONG: usize = 2;

/// A name without what is told of it behind a comma: "Mohammad Najibullah, who had headed the secret police".
fn name_of(text: &str, mention: &entity::Mention) -> Span {
    let Span { start, end } = mention.span;
    let behind = text.get(mention.head.end as usize..end as usize).unwrap_or_default();
    let told = behind.find([',', ';', '،', '؛']).filter(|at| behind[*at..].split_whitespace().count() > BELONG + 1);
    told.map_or(mention.span, |at| Span { start, end: mention.head.end + at as u32 })
}

/// Returns what is marked in a document.
pub(crate) fn marks(view: &View<'_>, document: usize) -> Marks {
    let chronology = view.chronology;
    let text = chronology.documents.get(document).map_or("", |one| &*one.text);
    let mut marks: Vec<Mark> = Vec::new();
    for timex in chronology.timexes.get(document).into_iter().flatten() {
        let number = view.time_number(document, timex.id);
        if !timex.span.is_empty() && number < MARKED {
            let subject = view.time_id(document, timex.id);
            let row = if number < ROWS { Leads::ToRow } else { Leads::Nowhere };
            marks.push(Mark { span: timex.span, kind: Kind::Time, subject, leads: leads(number, row) });
        }
    }
    let mut places: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for event in chronology.chronicle().filter(|event| view.index_of(event.document) == document) {
        let number = u64::from(event.id.0);
        if let Some((place, id)) = view.event_place(event) {
            places.entry(place).or_default().push(id);
        }
        if let Some(span) = event.trigger.filter(|span| !span.is_empty() && number < MARKED) {
            let row = if view.has_rows() { Leads::ToRow } else { Leads::Nowhere };
            marks.push(Mark { span, kind: Kind::Event, subject: view.event_id(event), leads: leads(number, row) });
        }
    }
    for one in chronology.entities.get(document).into_iter().flatten() {
        let number = view.entity_number(document, one.id);
        if number >= MARKED {
            break;
        }
        // Marking each "he" and each "Soviet" would leave no plain word; they are on the card.
        let named = one.mentions.iter().filter(|mention| mention.form == Form::Name && !mention.span.is_empty());
        let subject = view.entity_id(document, one.id);
        marks.extend(named.map(|mention| Mark {
            span: name_of(text, mention),
            kind: Kind::of(one.kind),
            subject: subject.clone(),
            leads: leads(number, Leads::Nowhere),
        }));
    }
    let mut said: Vec<Span> = Vec::new();
    for one in chronology.attributions.get(document).into_iter().flatten() {
        let number = view.attribution_number(document, one.id);
        if number >= MARKED {
            break;
        }
        // "It is expected": nobody says so whose words could be marked.
        if one.source.is_empty() {
            continue;
        }
        let subject = view.attribution_id(document, one.id);
        let leads = leads(number, Leads::Nowhere);
        let words = one.source.iter().filter(|span| !span.is_empty());
        marks.extend(words.map(|&span| Mark { span, kind: Kind::Speaker, subject: subject.clone(), leads }));
        said.extend(one.content.iter().filter(|span| !span.is_empty()));
    }
    said.sort_unstable();
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end), mark.kind));
    marks.dedup_by_key(|mark| (mark.span, mark.kind));
    let mut flags: Vec<Flag> = Vec::new();
    for (number, diagnostic) in chronology.diagnostics.iter().enumerate() {
        for label in diagnostic.labels.iter().filter(|label| label.primary && !label.span.is_empty()) {
            if view.index_of(label.document) == document {
                let finding = finding_id(number);
                flags.push(Flag { span: label.span, severity: diagnostic.severity, finding });
            }
        }
    }
    flags.sort_by_key(|flag| (flag.span, std::cmp::Reverse(flag.severity)));
    Marks { marks, flags, said, places }
}
