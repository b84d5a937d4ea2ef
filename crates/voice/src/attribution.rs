//! What an attribution is: who is said to say what, in which words, and how far it is vouched for.

use source::Span;

/// Which attribution of a document; the first is 1 and is shown as `a1`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AttributionId(pub u32);

impl std::fmt::Display for AttributionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a{}", self.0)
    }
}

/// What kind of source speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Voice {
    /// Somebody: a person, a body, or whoever a pronoun stands for.
    Speaker,
    /// Some people, not named: "many analysts"; nobody at all where a source is left out: "reportedly".
    Group,
    /// Something written: a report, a law, a chronicle.
    Work,
}

/// How what is said is vouched for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stance {
    /// The source holds it to be so.
    Asserted,
    /// It is passed on: said to be so, by nobody in particular.
    Reported,
    /// The source is not sure of it, or the narrator not of the source: "claimed".
    Doubted,
    /// The source says it is not so.
    Denied,
    /// It is told as a legend or by tradition.
    Legend,
    /// The source means to do it, or wants it done.
    Planned,
    /// It is asked, or supposed.
    Hypothetical,
}

/// That somebody says something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribution {
    /// Its number, in the order of the text.
    pub id: AttributionId,
    /// The attribution whose content it stands in; none where the narrator tells it.
    pub within: Option<AttributionId>,
    /// What kind of source speaks.
    pub voice: Voice,
    /// The words for the source; none where it is left out.
    pub source: Vec<Span>,
    /// The word that names the source: of a relative ("who said") the noun that it stands for.
    pub speaker: Option<Span>,
    /// The words that tie the source to what it says.
    pub cue: Vec<Span>,
    /// The words for what is said, in pieces where the cue parts them.
    pub content: Vec<Span>,
    /// How it is vouched for.
    pub stance: Stance,
}

impl Voice {
    /// Returns its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Voice::Speaker => "speaker",
            Voice::Group => "group",
            Voice::Work => "work",
        }
    }
}

impl Stance {
    /// All of them.
    pub const ALL: [Stance; 7] = [
        Stance::Asserted,
        Stance::Reported,
        Stance::Doubted,
        Stance::Denied,
        Stance::Legend,
        Stance::Planned,
        Stance::Hypothetical,
    ];

    /// Returns its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Stance::Asserted => "asserted",
            Stance::Reported => "reported",
            Stance::Doubted => "doubted",
            Stance::Denied => "denied",
            Stance::Legend => "legend",
            Stance::Planned => "planned",
            Stance::Hypothetical => "hypothetical",
        }
    }
}

impl Attribution {
    /// Returns the stretch from its first word to its last.
    pub fn span(&self) -> Span {
        let all = || self.source.iter().chain(&self.cue).chain(&self.content);
        let start = all().map(|span| span.start).min().unwrap_or(0);
        Span { start, end: all().map(|span| span.end).max().unwrap_or(start) }
    }
}
