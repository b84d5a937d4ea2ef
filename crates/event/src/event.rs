//! An event as an account tells it: a clause, and the time it hangs on.

use calendar::Extent;
use entity::{EntityId, Kind};
use source::{DocumentId, Span};
use timex::{Timex, TimexId};
use voice::AttributionId;

use crate::mention::Class;

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
    /// What began or went on, as a noun phrase, where the line tells no more than that it did: "The siege of the town" of "The siege of
    /// the town began".
    pub happening: Option<String>,
    /// The word that tells it, a finite verb, where one was recognised.
    pub trigger: Option<Span>,
    /// When; none for an event that is told without a time that could be placed.
    pub when: Option<When>,
    /// Of what comes again every year, the time since which it does, where one is told.
    pub since: Option<TimexId>,
    /// Of what came again every year, the time until which it did, where one is told with that since which it did.
    pub kept_until: Option<TimexId>,
    /// The other times of its clause: lengths, sets, "now", a second naming of the day.
    pub times: Vec<TimexId>,
    /// Whether it is told as having happened or as not having happened.
    pub polarity: Polarity,
    /// The part of the sentence that tells it.
    pub quote: Span,
    /// What kind of event it is ("attack", "agreement"), where its word tells.
    pub kind: Option<&'static str>,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where it happens.
    pub place: Option<Place>,
    /// Who says so; none where the account itself does.
    pub attribution: Option<AttributionId>,
    /// TimeML's class.
    pub class: Option<Class>,
    /// Whether it is told as planned, ordered or supposed, not as having happened.
    pub modality: Option<Modality>,
    /// Whether it tells that something begins, goes on or ends.
    pub phase: Option<Phase>,
    /// Whether it belongs in a chronology.
    pub chronicle: bool,
}

/// Someone or something that takes part in an event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// `agent`, `patient`, or what a preposition or noun of the text says: `with`, `opponent`, `guarantor`.
    pub role: String,
    /// The phrase that names it.
    pub span: Span,
    /// The word of the phrase that the others hang on.
    pub head: Span,
    /// The entity it names, of those of its document.
    pub entity: Option<EntityId>,
    /// The words it stands for, where it is a pronoun and names no entity: "the hull" of "it".
    pub stands_for: Option<String>,
    /// What its noun says that it is, where it is a common noun: a committee is an organisation.
    pub noun: Option<Kind>,
}

/// Where an event happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The phrase that names it.
    pub span: Span,
    /// The entity it names, of those of its document.
    pub entity: Option<EntityId>,
    /// Why it is taken to be there, if no words of its own say where it happens.
    pub filled: Option<Filled>,
}

/// Why something is taken to happen where its own words do not say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Filled {
    /// A word of its own points there: "there".
    There,
    /// Who does it went there just before.
    Reached,
    /// The sentence before tells what happened there, and nothing says that it ends.
    Scene,
}

impl Filled {
    /// Returns the reason, for people.
    pub fn reason(self) -> &'static str {
        match self {
            Filled::There => "its words point to the place told of just before",
            Filled::Reached => "who does it has just gone there",
            Filled::Scene => "what the sentence before tells happened there",
        }
    }
}

/// How something is told that is not told as having happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Modality {
    /// It is meant to happen.
    Planned,
    /// Somebody is to do it.
    Ordered,
    /// Somebody says it did not happen.
    Denied,
    /// It may be, might have been, or would be.
    Hypothetical,
}

impl Modality {
    const ALL: [Modality; 4] = [Modality::Planned, Modality::Ordered, Modality::Denied, Modality::Hypothetical];

    /// Returns the name, as the JSON writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Planned => "planned",
            Modality::Ordered => "ordered",
            Modality::Denied => "denied",
            Modality::Hypothetical => "hypothetical",
        }
    }

    /// Reads a name.
    pub(crate) fn named(name: &str) -> Option<Modality> {
        Modality::ALL.into_iter().find(|modality| modality.as_str() == name)
    }
}

/// What of its course an event tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// That it begins.
    Begins,
    /// That it goes on.
    GoesOn,
    /// That it ends.
    Ends,
}

impl Phase {
    /// Returns the name, as the JSON writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Phase::Begins => "begin",
            Phase::GoesOn => "continue",
            Phase::Ends => "end",
        }
    }
}

/// How an event hangs on a time of its document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct When {
    /// The time, or the first of a range.
    pub time: TimexId,
    /// The second time of a range.
    pub until: Option<TimexId>,
    /// What the two of a range are to each other.
    pub ends: Ends,
    /// How the event lies to it.
    pub relation: Relation,
}

/// What the two times of a range are to each other.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Ends {
    /// What lies between them is told with them: "from 1810 to 1812", "in April and June".
    #[default]
    Range,
    /// One of the two is meant: "in 1810 or 1812".
    Either,
    /// Nothing but bounds: it was no sooner than the one and no later than the other.
    Bounds,
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
    /// In it or after it: no time of its own, but what it is said to follow has one.
    From,
    /// On its day of every year, to this day.
    Yearly,
    /// On its day of every year, but no longer.
    FormerlyYearly,
    /// On its days of every month or week, to this day.
    Recurring,
    /// On its days of every month or week, but no longer.
    FormerlyRecurring,
    /// In it or after it by the order of telling alone: it is told, without a time, behind what has one.
    Told,
}

/// Whether something is said to have happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Polarity {
    Positive,
    Negative,
}

impl Event {
    /// Returns what is said of it where it is told as a cause or an effect: what happened, as a noun phrase where one is known, else its
    /// line.
    pub fn named(&self) -> &str {
        self.happening.as_deref().unwrap_or(&self.label)
    }

    /// Returns an event of which nothing is known but the account it is told in; it belongs in a chronology.
    pub(crate) fn told(document: DocumentId) -> Event {
        Event {
            id: EventId(0),
            document,
            label: String::new(),
            happening: None,
            trigger: None,
            when: None,
            since: None,
            kept_until: None,
            times: Vec::new(),
            polarity: Polarity::Positive,
            quote: Span::new(0, 0),
            kind: None,
            participants: Vec::new(),
            place: None,
            attribution: None,
            class: None,
            modality: None,
            phase: None,
            chronicle: true,
        }
    }

    /// Returns how it lies to its time.
    pub fn relation(&self) -> Option<Relation> {
        self.when.map(|when| when.relation)
    }
}

impl When {
    /// Returns how an event lies to one time.
    pub fn at(time: TimexId, relation: Relation) -> When {
        When { time, until: None, ends: Ends::Range, relation }
    }

    /// Returns the bounds of the time itself, from the first of a range to the second; none of what comes again.
    /// `timexes` are those of the event's document.
    pub fn extent(&self, timexes: &[Timex]) -> Extent {
        if self.relation.is_recurring() {
            return Extent::UNKNOWN;
        }
        let of = |id: TimexId| timexes.get(id.0 as usize).map_or(Extent::UNKNOWN, Timex::extent);
        match self.until {
            None => of(self.time),
            Some(until) => Extent { start: of(self.time).start, end: of(until).end },
        }
    }

    /// Returns EDTF of the time itself, an interval for a range; `None` where EDTF cannot say it.
    pub fn edtf(&self, timexes: &[Timex]) -> Option<String> {
        if self.relation.is_recurring() {
            return None;
        }
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
            Relation::From => "from",
            Relation::Yearly => "yearly",
            Relation::FormerlyYearly => "formerly-yearly",
            Relation::Recurring => "recurring",
            Relation::FormerlyRecurring => "formerly-recurring",
            Relation::Told => "told-after",
        }
    }

    /// Says whether it comes again, or came again, each year or oftener.
    pub fn is_recurring(self) -> bool {
        match self {
            Relation::Yearly | Relation::FormerlyYearly | Relation::Recurring | Relation::FormerlyRecurring => true,
            Relation::Within
            | Relation::Throughout
            | Relation::Since
            | Relation::Until
            | Relation::Before
            | Relation::By
            | Relation::After
            | Relation::From
            | Relation::Told => false,
        }
    }

    /// Says whether it came again, and does no longer.
    pub fn is_formerly(self) -> bool {
        matches!(self, Relation::FormerlyYearly | Relation::FormerlyRecurring)
    }

    /// Reads a name.
    pub(crate) fn named(name: &str) -> Option<Relation> {
        const ALL: [Relation; 13] = [
            Relation::Within,
            Relation::Throughout,
            Relation::Since,
            Relation::Until,
            Relation::Before,
            Relation::By,
            Relation::After,
            Relation::From,
            Relation::Yearly,
            Relation::FormerlyYearly,
            Relation::Recurring,
            Relation::FormerlyRecurring,
            Relation::Told,
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
