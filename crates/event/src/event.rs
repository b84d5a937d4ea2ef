//! An event as an account tells it: a clause, and the time it hangs on.

use calendar::Extent;
use source::{DocumentId, Span};
use timex::{Timex, TimexId};

/// An event's number in its document, counted from 0 in reading order; people see `e1`, `e2`, ….
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EventId(pub u32);

/// What an account says happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Its number.
    pub id: EventId,
    /// The account it is told in.
    pub document: DocumentId,
    /// A clause of at most 25 words, in the account's own words, that reads as a line of a chronology.
    pub label: String,
    /// The word that tells it, a finite verb, where one was recognised.
    pub trigger: Option<Span>,
    /// When; none for an event that is told without a time that could be placed.
    pub when: Option<When>,
    /// The other times of its clause: lengths, sets, "now", a second naming of the day.
    pub times: Vec<TimexId>,
    /// Whether it is told as having happened or as not having happened.
    pub polarity: Polarity,
    /// The part of the sentence that tells it.
    pub quote: Span,
}

/// How an event hangs on a time of its document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct When {
    /// The time, or the first of a range.
    pub time: TimexId,
    /// The second time of a range.
    pub until: Option<TimexId>,
    /// How the event lies to it.
    pub relation: Relation,
}

/// How an event lies to its time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Relation {
    /// At some point of it.
    Within,
    /// All through it.
    Throughout,
    /// From it on.
    Since,
    /// Up to it.
    Until,
    /// Before it.
    Before,
    /// Before it, or at the latest in it.
    By,
    /// After it.
    After,
}

/// Whether something is said to have happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Polarity {
    Positive,
    Negative,
}

impl Event {
    /// Returns how it lies to its time.
    pub fn relation(&self) -> Option<Relation> {
        self.when.map(|when| when.relation)
    }
}

impl When {
    /// Returns the bounds of the time itself, from the first of a range to the second. `timexes` are those of the
    /// event's document.
    pub fn extent(&self, timexes: &[Timex]) -> Extent {
        let of = |id: TimexId| timexes.get(id.0 as usize).map_or(Extent::UNKNOWN, Timex::extent);
        match self.until {
            None => of(self.time),
            Some(until) => Extent { start: of(self.time).start, end: of(until).end },
        }
    }

    /// Returns EDTF of the time itself, an interval for a range; `None` where EDTF cannot say it.
    pub fn edtf(&self, timexes: &[Timex]) -> Option<String> {
        let of = |id: TimexId| timexes.get(id.0 as usize).and_then(Timex::edtf);
        let Some(until) = self.until else { return of(self.time) };
        let (start, end) = (of(self.time)?, of(until)?);
        // An end may be an interval itself (the mid-1990s): from its outer edges.
        let (first, _) = start.split_once('/').unwrap_or((&start, ""));
        let (_, last) = end.split_once('/').unwrap_or(("", &end));
        Some(format!("{first}/{last}"))
    }

    /// Returns the span from the time to the end of its range.
    pub fn span(&self, timexes: &[Timex]) -> Option<Span> {
        let start = timexes.get(self.time.0 as usize)?.span;
        let end = timexes.get(self.until.unwrap_or(self.time).0 as usize)?.span;
        Some(Span { start: start.start.min(end.start), end: end.end.max(start.end) })
    }
}

impl Relation {
    /// Returns the name, as the JSON writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Within => "within",
            Relation::Throughout => "throughout",
            Relation::Since => "since",
            Relation::Until => "until",
            Relation::Before => "before",
            Relation::By => "by",
            Relation::After => "after",
        }
    }

    /// Reads a name.
    pub(crate) fn named(name: &str) -> Option<Relation> {
        const ALL: [Relation; 7] = [
            Relation::Within,
            Relation::Throughout,
            Relation::Since,
            Relation::Until,
            Relation::Before,
            Relation::By,
            Relation::After,
        ];
        ALL.into_iter().find(|relation| relation.as_str() == name)
    }
}

impl Polarity {
    /// Returns the name, as the JSON writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Polarity::Positive => "positive",
            Polarity::Negative => "negative",
        }
    }
}
