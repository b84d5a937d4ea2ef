//! Extended Date/Time Format, levels 0 to 2 of ISO 8601-2:2019: what is written, kept as it is written.
//!
//! Reading and writing are each other's inverse: `parse(&edtf.to_string())` gives `edtf` back for everything `parse`
//! returns. A text says the same twice in few places only: blanks after the commas of a set are not kept.

mod check;
mod extent;
mod from_value;
mod members;
mod parse;
mod print;
mod to_value;
mod year;

pub use parse::{LONGEST, parse};

use crate::Qualifier;

/// A date, a date with a time, an interval or a set, as EDTF writes it.
///
/// # Example
/// ```
/// use calendar::edtf;
/// let circa = edtf::parse("1984-06-?02/2004-08-08~").unwrap();
/// assert_eq!(circa.to_string(), "1984-06-?02/2004-08-08~");
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Edtf {
    /// `1989-02-15`
    Date(Date),
    /// `1985-04-12T23:20:30Z`
    DateTime(DateTime),
    /// `1979/1989`
    Interval {
        /// Before the solidus.
        start: Endpoint,
        /// After the solidus.
        end: Endpoint,
    },
    /// `[1667,1668,1670..1672]`: one of these.
    OneOf(Vec<Member>),
    /// `{1960,1961-12}`: all of these.
    AllOf(Vec<Member>),
}

/// One end of an interval.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Endpoint {
    /// A date.
    Date(Date),
    /// A date with a time.
    DateTime(DateTime),
    /// Nothing stands there: nobody says when.
    Unknown,
    /// `..`: no end.
    Open,
}

/// One element of a set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Member {
    /// `1667`
    Date(Date),
    /// `1670..1672`, both included.
    Range(Date, Date),
    /// `..1760`: that date or any before it; only at the beginning of a set.
    UpTo(Date),
    /// `1760..`: that date or any after it; only at the end of a set.
    From(Date),
}

/// A date to the year, season, month or day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    /// The year.
    pub year: Component<Year>,
    /// What of the year.
    pub part: Part,
}

/// What of a year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Part {
    /// The year as a whole.
    Whole,
    /// 21 to 24 the seasons, 25 to 28 the northern and 29 to 32 the southern ones, each from spring; 33 to 36 the
    /// quarters, 37 to 39 the thirds, 40 and 41 the halves of the year.
    Season(Component<u8>),
    /// A month.
    Month(Component<Digits>),
    /// A day.
    Day {
        /// The month.
        month: Component<Digits>,
        /// The day.
        day: Component<Digits>,
    },
}

/// A year, month or day with the qualifications that stand beside it: one before it is about the component alone, one
/// after it about it and all components to its left.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Component<T> {
    /// `?2004`: of this component alone.
    pub before: Qualifier,
    /// The component.
    pub value: T,
    /// `2004-06?`: of this component and those to its left.
    pub after: Qualifier,
}

/// A digit, or `X` for one nobody knows.
pub type Digit = Option<u8>;

/// The two digits of a month or day.
pub type Digits = [Digit; 2];

/// A year.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Year {
    /// `1984`, `-0043`, `156X`; `1950S2` is estimated, with so many digits sure.
    Four {
        /// Before the year 0.
        negative: bool,
        /// The four digits.
        digits: [Digit; 4],
        /// How many digits are significant, if not all.
        significant: Option<u8>,
    },
    /// `Y170000002`, `Y-17E7`, `Y3388E2S3`.
    Long {
        /// The number before `E`; without an exponent it has more than four digits.
        number: i64,
        /// The power of ten it is multiplied with, from 1.
        exponent: Option<u8>,
        /// How many digits are significant, if not all.
        significant: Option<u8>,
    },
}

/// A day with a time of the clock.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct DateTime {
    /// A day all digits of which are known, and not qualified.
    pub date: Date,
    /// 0 to 24; 24 only at 24:00:00.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59, 60 for a leap second.
    pub second: u8,
    /// The zone, where one is named.
    pub zone: Option<Zone>,
}

/// A time zone as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Zone {
    /// `Z`
    Utc,
    /// `+04`: hours east of Greenwich, −23 to 23.
    Hours(i8),
    /// `+04:30`: minutes east of Greenwich, less than a day either way.
    Minutes(i16),
}

impl<T> Component<T> {
    /// A component that is not qualified.
    pub fn plain(value: T) -> Component<T> {
        Component { before: Qualifier::default(), value, after: Qualifier::default() }
    }
}

/// Reads, writes and reads again, and asks for days and values: the body of the fuzz target, which the tests run over a
/// seed corpus as well.
///
/// # Panics
/// If what was written is not what was read.
///
/// ```
/// calendar::edtf::exercise(b"1984-06-02?/2004-08-08~");
/// calendar::edtf::exercise(&[0xff, 0x00]);
/// ```
pub fn exercise(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(edtf) = parse(text) else { return };
    let written = edtf.to_string();
    assert_eq!(parse(&written).as_ref(), Ok(&edtf), "{text:?} was written as {written:?}");
    let value = edtf.to_value();
    let _ = (edtf.extent(), value.extent(), value.timex3());
    if let Some(again) = Edtf::from_value(&value) {
        assert_eq!(parse(&again.to_string()), Ok(again), "the value of {text:?} is written as no EDTF");
    }
}
