//! The points constraints lie between: the first and the last day of what happens, and the day all are counted from.

use calendar::Day;

/// Something that has a first and a last day: an event, a life, a reign. Its number is given by the caller.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Happening(pub u32);

/// A point in time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Point {
    /// Day 0, the day before 1 January 1 CE of the proleptic Gregorian calendar.
    Origin,
    /// The first day of something.
    Start(Happening),
    /// The last day of something, inclusive.
    End(Happening),
}

impl Point {
    /// The day the origin stands for.
    pub const ORIGIN: Day = Day(0);
}
