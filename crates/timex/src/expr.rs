//! What an expression says before it is placed in time. A value is data and compared whole.

use calendar::{
    Amount, CalendarId, Clock, Duration, Granularity, Modifier, Qualifier, Season, Third, TimeValue, Weekday,
};

use source::Span;

use crate::meaning::Era;

/// What a time expression says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expr {
    /// A date of which some parts are written: `15 February 1989`, `February 15`, `Wednesday`, `the 20th`.
    Date(Written),
    /// A value that needs no placing: a century, "now", "in the past".
    Value(TimeValue),
    /// A century up to the tenth of which no era is written: the account says which.
    BareCentury {
        /// From 1.
        nth: i32,
    },
    /// A time of which nothing is said: "that period", "for some time".
    Vague,
    /// The unit around a point, moved by `offset`: "this year", "the next day", "today".
    Unit {
        /// Which unit.
        unit: Granularity,
        /// How many units on.
        offset: i64,
        /// From where.
        base: Base,
    },
    /// A named part of a year or week near a point: "last June", "the following spring", "next Monday".
    Near {
        /// Only month, weekday, season or the like.
        what: Written,
        /// -1 the last before, 0 that of the same year or week, 1 the first after.
        offset: i64,
        /// From where.
        base: Base,
    },
    /// `Shift([s, e), d) = [s + d, e + d)`: "three years later", "two weeks ago".
    Shift {
        /// Signed count; unknown for "weeks later".
        count: Amount,
        /// 1 forwards, -1 backwards.
        sign: i64,
        /// Of what.
        unit: Granularity,
        /// How finely it is told, where not as finely as the unit: "ten years ago today" is a day.
        grain: Option<Granularity>,
        /// From where.
        base: Base,
    },
    /// A part of the year (or a day of the month) in another expression: "August of that year", "June last year".
    Within {
        /// The part.
        what: Written,
        /// In what.
        of: Box<Expr>,
    },
    /// The nth unit in something: "the first week of May"; negative from the end.
    Nth {
        /// From 1, or from -1 backwards.
        nth: i64,
        /// Units of what size.
        unit: Granularity,
        /// A day of the week instead of a unit.
        weekday: Option<Weekday>,
        /// In what.
        of: Box<Expr>,
    },
    /// Early, mid or late in something.
    Part {
        /// Which third.
        third: Third,
        /// Of what.
        of: Box<Expr>,
    },
    /// A time of day, on a day said beside it or understood.
    At {
        /// The time of day.
        clock: Clock,
        /// Whether it says before or after noon.
        half: Half,
        /// The day.
        of: Option<Box<Expr>>,
    },
    /// A length of time.
    Duration(Duration),
    /// Something that comes again.
    Set(Box<Expr>),
    /// A feast of a year.
    Feast {
        /// Index into the pack's feasts.
        feast: u16,
        /// The year, where it is written.
        year: Option<i64>,
        /// -1 last, 1 next, as in `Near`.
        offset: Option<i64>,
        /// The year it lies in, where that is told: "Easter of the next year".
        of: Option<Box<Expr>>,
    },
    /// A named period of history; index into the pack's periods.
    Period(u16),
    /// From one to another, said as one expression: "the years 1751–1777".
    Interval(Box<Expr>, Box<Expr>),
    /// The year of somebody's life that is so many after the birth: "when she was ten".
    Age {
        /// Years.
        years: i64,
    },
    /// The time of an event: "the time of the coup"; others hang on it: "eight days after Fort Sumter".
    Event(Event),
}

/// Whether a time of day says in which half of the day it lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    /// "7:30 p.m.", "noon", "17:00", "seven in the morning".
    Said,
    /// "half past seven": before noon, unless the account has come to the afternoon.
    Open,
    /// "at nine": as `Open`, and an hour only beside other times of day.
    Lone,
}

/// An event a time hangs on: no more than its words, and where they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// A named period or event; index into the pack's periods.
    pub period: Option<u16>,
    /// What happened.
    pub happening: Option<Happening>,
    /// Whom or what it happened to: "Germany's defeat".
    pub name: Option<Span>,
    /// Where it happened: "the fall of Girona", "Fort Sumter".
    pub place: Option<Span>,
    /// A word the pack does not know for what happened: "the hanging".
    pub thing: Option<Span>,
    /// The verb that tells what it did: "the mills had closed".
    pub act: Option<Span>,
    /// Which end of it is meant, where it is said: "the siege began".
    pub edge: Option<RangeEdge>,
}

/// What happened, by the pack's head word for it, which a noun and a verb share: "invasion" for "invaded" too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happening {
    /// At one time: a battle, a death.
    Once(String),
    /// Over years: a war. A date told beside the word need not be its own.
    Lasting(String),
}

impl Expr {
    /// Returns the date that is written, where it is one, or a time of day or a part of one.
    pub fn written(&self) -> Option<&Written> {
        match self {
            Expr::Date(written) => Some(written),
            Expr::At { of: Some(of), .. } | Expr::Part { of, .. } => of.written(),
            _other => None,
        }
    }

    /// Returns the same, to be changed.
    pub(crate) fn written_mut(&mut self) -> Option<&mut Written> {
        match self {
            Expr::Date(written) => Some(written),
            Expr::At { of: Some(of), .. } | Expr::Part { of, .. } => of.written_mut(),
            _other => None,
        }
    }

    /// Returns that, or the date it is counted in: "the last week of April".
    pub(crate) fn counted_in_mut(&mut self) -> Option<&mut Written> {
        match self {
            Expr::Nth { of, .. } => of.written_mut(),
            other => other.written_mut(),
        }
    }

    /// Says whether it is a named period, or a part of one.
    pub(crate) fn is_named(&self) -> bool {
        match self {
            Expr::Period(_) => true,
            Expr::Part { of, .. } => matches!(**of, Expr::Period(_)),
            _other => false,
        }
    }
}

/// The point a relative expression counts from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Base {
    /// The date of writing: "ago", "today".
    Writing,
    /// The point the account has reached: "later", "that year".
    Story,
    /// The date of writing in news, the account in narrative: "this month", "last year".
    Domain,
    /// Of news told in the past, the day its paragraph told last, else as `Domain`: "It left port at 6:30 a.m."
    Passage,
    /// Something said in the same expression: "two years before 1989".
    Of(Box<Expr>),
}

/// A year as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WrittenYear {
    /// All digits: 1989; with an era, the number before the era is applied.
    Full(i64),
    /// Two digits: '89.
    Short(i64),
    /// "1990s": the first year.
    Decade(i64),
    /// "the nineties": the two digits.
    ShortDecade(i64),
    /// "1690/91", Old Style and New Style at once: the first year.
    Double(i64),
}

/// The parts of a date that are written, nothing filled in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// The calendar the month or the era label names; Gregorian or Julian is decided on resolution.
    pub calendar: Option<CalendarId>,
    /// The calendar an era label names, where it is not the month's.
    pub label: Option<CalendarId>,
    /// The era.
    pub era: Option<Era>,
    /// The year.
    pub year: Option<WrittenYear>,
    /// The month, from 1.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
    /// The day of the week.
    pub weekday: Option<Weekday>,
    /// The season.
    pub season: Option<Season>,
    /// The quarter, 1 to 4.
    pub quarter: Option<u8>,
    /// The half, 1 or 2.
    pub half: Option<u8>,
    /// The week of ISO 8601, 1 to 53; its weekday beside it is a day.
    pub week: Option<u8>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// Circa, or a question mark.
    pub qualifier: Qualifier,
    /// The style of a western date, where the text says it elsewhere.
    pub style: Option<Style>,
    /// How the order of its figures was told, where they fit both: 5/6/2015.
    pub order: Option<Order>,
    /// Whether the word for ten years stands with a decade, so that 1300 is no hundred.
    pub ten_years: bool,
}

/// In which order the day and the month of a date in figures stand, and how that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// The day first, as other dates of the text.
    DayFirst,
    /// The month first, as other dates of the text.
    MonthFirst,
    /// Nothing tells it.
    Unsettled,
}

/// By which calendar western dates of the years in which both were in use are meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// The Julian calendar, as a weekday elsewhere in the text proves.
    Old,
    /// The Julian calendar, as the one mark of a style in its sentence says of another date.
    OldBeside,
    /// Old Style, as the text says of all its dates.
    OldSaid,
    /// The Gregorian calendar, as the one mark of a style in its sentence says of another date.
    NewBeside,
}

/// An expression with what TIMEX3 notes beside its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Meant {
    /// What it says.
    pub expr: Expr,
    /// APPROX, BEFORE, …
    pub modifier: Option<Modifier>,
    /// How often it comes, of the few that come again.
    pub often: Option<Box<Often>>,
    /// One end of a range: the start or the end.
    pub edge: Option<RangeEdge>,
}

/// What TIMEX3 notes of what comes again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Often {
    /// Its `quant`.
    pub quant: Option<String>,
    /// Its `freq`.
    pub freq: Option<String>,
}

/// Which end of a range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum RangeEdge {
    Start,
    End,
}

impl Meant {
    pub(crate) fn plain(expr: Expr) -> Meant {
        Meant { expr, modifier: None, often: None, edge: None }
    }

    /// Returns TIMEX3's `quant`: EVERY, EACH.
    pub fn quant(&self) -> Option<&str> {
        self.often.as_ref()?.quant.as_deref()
    }

    /// Returns TIMEX3's `freq`: twice.
    pub fn freq(&self) -> Option<&str> {
        self.often.as_ref()?.freq.as_deref()
    }
}

impl Written {
    /// Says whether it lies before 25 March, with which the year began in Old Style: of the two years of "1713/14" it is the second.
    pub(crate) fn is_before_lady_day(&self) -> bool {
        matches!((self.month, self.day), (Some(1 | 2), _) | (Some(3), Some(1..=24)))
    }

    /// Says whether the parts make a date once the year is known.
    pub(crate) fn is_placeable(&self) -> bool {
        self.month.is_some() || self.season.is_some() || self.quarter.is_some() || self.half.is_some()
    }

    /// Says whether nothing smaller than the year is written.
    pub fn is_year_only(&self) -> bool {
        self.year.is_some()
            && self.month.is_none()
            && self.day.is_none()
            && self.weekday.is_none()
            && self.season.is_none()
            && self.quarter.is_none()
            && self.half.is_none()
            && self.week.is_none()
    }
}
