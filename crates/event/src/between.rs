//! What one event is to another: before it, in it, its cause.

use source::Span;

use crate::event::EventId;

/// A relation between two events of one account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventRelation {
    /// What the first is to the second.
    pub kind: RelationKind,
    /// The first.
    pub from: EventId,
    /// The second.
    pub to: EventId,
    /// The words that say so, where some do.
    pub cue: Option<Span>,
}

/// What one event is to another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RelationKind {
    /// It ends before the other begins.
    Before,
    /// It begins after the other ends.
    After,
    /// The other lies within it.
    Includes,
    /// It lies within the other.
    During,
    /// They are at one time.
    Simultaneous,
    /// It brought the other about.
    Causes,
    /// It made the other possible.
    Enables,
    /// It kept the other from happening.
    Prevents,
}

impl RelationKind {
    const ALL: [RelationKind; 8] = [
        RelationKind::Before,
        RelationKind::After,
        RelationKind::Includes,
        RelationKind::During,
        RelationKind::Simultaneous,
        RelationKind::Causes,
        RelationKind::Enables,
        RelationKind::Prevents,
    ];

    /// Returns the name, as the JSON writes it.
    ///
    /// ```
    /// assert_eq!(event::RelationKind::Causes.as_str(), "causes");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            RelationKind::Before => "before",
            RelationKind::After => "after",
            RelationKind::Includes => "includes",
            RelationKind::During => "during",
            RelationKind::Simultaneous => "simultaneous",
            RelationKind::Causes => "causes",
            RelationKind::Enables => "enables",
            RelationKind::Prevents => "prevents",
        }
    }

    /// Reads a name.
    pub fn named(name: &str) -> Option<RelationKind> {
        RelationKind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
