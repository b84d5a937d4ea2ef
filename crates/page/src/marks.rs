//! What is marked in a text: times, events and findings. A kind of mark is a line in [`Kind`], its marks in [`marks`],
//! its card in `card.rs` and its look in `page.css`.

use tarikh::source::{Severity, Span};

use crate::view::{View, finding_id};

/// What a mark stands for; each kind has a colour and a shape of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    /// When.
    Time,
    /// What happened: the word that tells it.
    Event,
}

impl Kind {
    /// Every kind, in the order of the legend.
    pub(crate) const ALL: [Kind; 2] = [Kind::Time, Kind::Event];

    /// Returns the class its look hangs on.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Kind::Time => "m-time",
            Kind::Event => "m-event",
        }
    }

    /// Returns its name, as the legend and the cards say it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Time => "Time",
            Kind::Event => "Event",
        }
    }
}

/// Words that have a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    pub span: Span,
    pub kind: Kind,
    /// The id of the card's subject: `t1`, `e1`.
    pub card: String,
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
}

/// So many times and so many events of all documents have a card; later ones are in the tables.
pub(crate) const MOST: u64 = 2_500;

/// Returns what is marked in a document.
pub(crate) fn marks(view: &View<'_>, document: usize) -> Marks {
    let chronology = view.chronology;
    let mut marks: Vec<Mark> = Vec::new();
    for timex in chronology.timexes.get(document).into_iter().flatten() {
        if !timex.span.is_empty() && view.time_number(document, timex.id) < MOST {
            marks.push(Mark { span: timex.span, kind: Kind::Time, card: view.time_id(document, timex.id) });
        }
    }
    for event in chronology.chronicle().filter(|event| view.index_of(event.document) == document) {
        if let Some(span) = event.trigger.filter(|span| !span.is_empty() && u64::from(event.id.0) < MOST) {
            marks.push(Mark { span, kind: Kind::Event, card: view.event_id(event) });
        }
    }
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
    Marks { marks, flags }
}
