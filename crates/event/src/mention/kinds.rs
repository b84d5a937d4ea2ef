//! What TimeML says of an event: its class, part of speech, tense and aspect.

/// A kind of event, as TimeML's guideline parts them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Class {
    /// Something happens: "crossed", "war".
    Occurrence,
    /// Something holds: "on board", "poverty".
    State,
    /// Somebody says something: "said", "according".
    Reporting,
    /// Somebody does something about another event: "tried", "promised".
    IntentionalAction,
    /// Somebody's mind is on another event: "believe", "hope".
    IntentionalState,
    /// Another event begins, goes on or ends: "began", "stop".
    Aspectual,
    /// Another event is seen or heard: "saw", "watched".
    Perception,
}

/// The part of speech of the word that tells an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Pos {
    Verb,
    Noun,
    Adjective,
    Preposition,
    Other,
}

/// When a verb puts its event, seen from where it is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
    Infinitive,
    PresentParticiple,
    PastParticiple,
    None,
}

/// How a verb looks at its event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[allow(missing_docs)]
pub enum Aspect {
    Perfective,
    Progressive,
    PerfectiveProgressive,
    None,
}

impl Class {
    /// All of them, in the order of the guideline.
    pub const ALL: [Class; 7] = [
        Class::Occurrence,
        Class::State,
        Class::Reporting,
        Class::IntentionalAction,
        Class::IntentionalState,
        Class::Aspectual,
        Class::Perception,
    ];

    /// Returns the name TimeML writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Occurrence => "OCCURRENCE",
            Class::State => "STATE",
            Class::Reporting => "REPORTING",
            Class::IntentionalAction => "I_ACTION",
            Class::IntentionalState => "I_STATE",
            Class::Aspectual => "ASPECTUAL",
            Class::Perception => "PERCEPTION",
        }
    }

    /// Reads a name of TimeML.
    ///
    /// ```
    /// use event::Class;
    /// assert_eq!(Class::named("I_STATE"), Some(Class::IntentionalState));
    /// assert_eq!(Class::named("NONE"), None);
    /// ```
    pub fn named(name: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.as_str() == name)
    }
}

impl Pos {
    /// Returns the name TimeML writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Pos::Verb => "VERB",
            Pos::Noun => "NOUN",
            Pos::Adjective => "ADJECTIVE",
            Pos::Preposition => "PREPOSITION",
            Pos::Other => "OTHER",
        }
    }
}

impl Tense {
    /// Returns the name TimeML writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Tense::Past => "PAST",
            Tense::Present => "PRESENT",
            Tense::Future => "FUTURE",
            Tense::Infinitive => "INFINITIVE",
            Tense::PresentParticiple => "PRESPART",
            Tense::PastParticiple => "PASTPART",
            Tense::None => "NONE",
        }
    }
}

impl Aspect {
    /// Returns the name TimeML writes.
    pub fn as_str(self) -> &'static str {
        match self {
            Aspect::Perfective => "PERFECTIVE",
            Aspect::Progressive => "PROGRESSIVE",
            Aspect::PerfectiveProgressive => "PERFECTIVE_PROGRESSIVE",
            Aspect::None => "NONE",
        }
    }
}
