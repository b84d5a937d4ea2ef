//! The four bounds of anything in time: when it may first and last have begun, and first and last have ended.

use crate::Day;

/// What is known of a point in time; `None` where no limit is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Bounds {
    /// The earliest day it can be.
    pub earliest: Option<Day>,
    /// The latest day it can be.
    pub latest: Option<Day>,
}

/// The four bounds: those of the first day and those of the last day (inclusive) of a stretch of time.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Extent {
    /// The first day.
    pub start: Bounds,
    /// The last day, inclusive.
    pub end: Bounds,
}

impl Bounds {
    /// A point that is one known day.
    pub fn exactly(day: Day) -> Bounds {
        Bounds { earliest: Some(day), latest: Some(day) }
    }

    /// A point between two days, both included.
    pub fn between(earliest: Day, latest: Day) -> Bounds {
        Bounds { earliest: Some(earliest), latest: Some(latest) }
    }

    /// A point that is one of two.
    fn or(self, other: Bounds) -> Bounds {
        Bounds {
            earliest: both(self.earliest, other.earliest, Ord::min),
            latest: both(self.latest, other.latest, Ord::max),
        }
    }
}

impl Extent {
    /// Nothing is known.
    pub const UNKNOWN: Extent =
        Extent { start: Bounds { earliest: None, latest: None }, end: Bounds { earliest: None, latest: None } };

    /// A stretch whose first and last day are known exactly.
    pub fn exactly(first: Day, last: Day) -> Extent {
        Extent { start: Bounds::exactly(first), end: Bounds::exactly(last) }
    }

    /// Returns the earliest day any of it can lie on.
    pub fn earliest(&self) -> Option<Day> {
        self.start.earliest
    }

    /// Returns the latest day any of it can lie on.
    pub fn latest(&self) -> Option<Day> {
        self.end.latest
    }

    /// Returns the day, where the stretch is known to be exactly one day.
    pub fn single_day(&self) -> Option<Day> {
        match (self.start.earliest, self.end.latest) {
            (Some(first), Some(last)) if first == last => Some(first),
            _ => None,
        }
    }

    /// Returns the bounds of one of the two, nobody says which: the hull.
    pub fn one_of(self, other: Extent) -> Extent {
        Extent { start: self.start.or(other.start), end: self.end.or(other.end) }
    }

    /// Returns the bounds of both taken together: from where the first begins to where the last ends.
    pub fn all_of(self, other: Extent) -> Extent {
        Extent {
            start: Bounds {
                earliest: both(self.start.earliest, other.start.earliest, Ord::min),
                latest: known(self.start.latest, other.start.latest, Ord::min),
            },
            end: Bounds {
                earliest: known(self.end.earliest, other.end.earliest, Ord::max),
                latest: both(self.end.latest, other.end.latest, Ord::max),
            },
        }
    }

    /// Says whether the two can share a day, by their outermost bounds.
    pub fn may_overlap(&self, other: &Extent) -> bool {
        let before = |a: &Extent, b: &Extent| matches!((a.latest(), b.earliest()), (Some(x), Some(y)) if x < y);
        !before(self, other) && !before(other, self)
    }
}

/// A limit that needs both: without one of them there is none.
fn both(a: Option<Day>, b: Option<Day>, pick: fn(Day, Day) -> Day) -> Option<Day> {
    Some(pick(a?, b?))
}

/// A limit that either sets alone.
fn known(a: Option<Day>, b: Option<Day>, pick: fn(Day, Day) -> Day) -> Option<Day> {
    match (a, b) {
        (Some(a), Some(b)) => Some(pick(a, b)),
        (one, other) => one.or(other),
    }
}
