//! A constraint: how many days may lie from one point to another, and why.

use calendar::{Day, Extent};
use source::{DocumentId, Span};

use crate::{Happening, Point};

/// `to - from <= days`, for a reason.
///
/// ```
/// use calendar::Day;
/// use network::{Axiom, Because, Constraint, Happening, Point};
///
/// let reign = Happening(0);
/// let order = Constraint::ordered(reign);
/// assert_eq!((order.from, order.to, order.days), (Point::End(reign), Point::Start(reign), 0));
/// assert_eq!(order.because, Because::Axiom(Axiom::EndsAfterItBegins, reign));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Constraint {
    /// The point days are counted from.
    pub from: Point,
    /// The point they are counted to.
    pub to: Point,
    /// The most days from the one to the other; negative where the second lies before the first.
    pub days: i64,
    /// What says so.
    pub because: Because,
}

/// Why a constraint holds. There is none without a reason, so that every conflict can be shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Because {
    /// A text says so.
    Said(Place),
    /// It holds of everything that happens, and so of this.
    Axiom(Axiom, Happening),
}

/// Where a text says something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The document.
    pub document: DocumentId,
    /// The words.
    pub span: Span,
}

/// What no text has to say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Axiom {
    /// An end is not before its beginning.
    EndsAfterItBegins,
    /// Some things begin and end on one day; of what is one.
    TakesADay,
    /// Nobody acts before birth or after death; of what is done.
    DoneInALife,
}

impl Axiom {
    /// Returns the axiom as a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Axiom::EndsAfterItBegins => "an end is not before its beginning",
            Axiom::TakesADay => "it begins and ends on one day",
            Axiom::DoneInALife => "nobody acts before birth or after death",
        }
    }
}

impl Constraint {
    /// A point is not after a day: `point - origin <= day`.
    pub fn at_latest(point: Point, day: Day, because: Because) -> Constraint {
        Constraint { from: Point::Origin, to: point, days: day.0, because }
    }

    /// A point is not before a day: `origin - point <= -day`.
    pub fn at_earliest(point: Point, day: Day, because: Because) -> Constraint {
        Constraint { from: point, to: Point::Origin, days: -day.0, because }
    }

    /// One point is not after another; the same day is allowed.
    pub fn in_order(first: Point, second: Point, because: Because) -> Constraint {
        Constraint { from: second, to: first, days: 0, because }
    }

    /// What happens ends no earlier than it begins.
    pub fn ordered(of: Happening) -> Constraint {
        Constraint::in_order(Point::Start(of), Point::End(of), Because::Axiom(Axiom::EndsAfterItBegins, of))
    }

    /// What happens lies within a time, by its outermost bounds; none for a side nobody knows.
    pub fn within(of: Happening, time: &Extent, because: Because) -> impl Iterator<Item = Constraint> {
        let earliest = time.earliest().map(|day| Constraint::at_earliest(Point::Start(of), day, because));
        let latest = time.latest().map(|day| Constraint::at_latest(Point::End(of), day, because));
        [earliest, latest].into_iter().flatten()
    }
}
