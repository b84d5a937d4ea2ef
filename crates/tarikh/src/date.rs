//! One date, read in every way its writing allows: what `tarikh date` shows.

mod facts;
mod labelled;
mod names;
mod numbers;
mod several;
mod shown;
mod words;
mod yearly;

use calendar::{CalendarId, Day, Extent, TimeValue, Weekday};
use timex::{Nominal, Written};

use crate::{Error, YearlyDay};

pub(crate) use facts::is_attested;
pub use facts::{InCalendar, facts, in_calendars};
pub(crate) use shown::computed;
pub use shown::{in_calendar, key};
pub use yearly::{in_years, yearly};

/// A text longer than this is no date: so many bytes.
const LONGEST: usize = 400;

/// One way to read a text as a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The calendar it is read in.
    pub calendar: CalendarId,
    /// What it means there.
    pub value: TimeValue,
    /// The parts that are written; none where the text is EDTF.
    pub written: Option<Written>,
    /// The computed day of a calendar that is observed, not computed.
    pub nominal: Option<Nominal>,
    /// The day a weekday said beside it pins such a date to.
    pub pinned: Option<Day>,
    /// What was assumed, or what does not fit.
    pub note: Option<String>,
}

/// Reads a text as one date: all readings it allows, the likeliest first.
///
/// Month names of every language that has a pack and of every calendar as this library writes them, digits of any
/// script, EDTF, and numbers between strokes are read. Nothing is taken from the clock.
///
/// # Errors
/// If the text is no date, or the date does not exist: which, and in which calendar.
///
/// ```
/// let readings = tarikh::date::read("3/4/1990").unwrap();
/// let days: Vec<_> = readings.iter().filter_map(|reading| reading.edtf()).collect();
/// assert_eq!(days, ["1990-04-03", "1990-03-04"]);
///
/// let bound = tarikh::date::read("before 1453").unwrap();
/// assert_eq!(bound[0].edtf().as_deref(), Some("../1452"));
/// assert_eq!(tarikh::date::read("about 14 October 1066").unwrap()[0].edtf().as_deref(), Some("1066-10-20~"));
///
/// let error = tarikh::date::read("30 February 1711").unwrap_err();
/// assert_eq!(error.to_string(), "30 February 1711 is not a date in the Julian calendar, nor in the Gregorian");
/// ```
pub fn read(text: &str) -> Result<Vec<Reading>, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::new("there is no text to read a date from"));
    }
    if text.len() > LONGEST {
        return Err(Error::new(format!("a text of {} bytes is too long to be one date", text.len())));
    }
    if let Some((id, date)) = labelled::label(text) {
        return labelled::read(id, date);
    }
    let mut tried = Tried::default();
    match numbers::read(text, &mut tried) {
        numbers::Form::Numbers => {}
        numbers::Form::Words => {
            words::read(text, &mut tried);
            names::read(text, &mut tried);
        }
    }
    let Tried { edtf, mut readings, refused, partly, yearly: _ } = tried;
    if readings.is_empty() && edtf.is_none() {
        return Err(refused.into_iter().next().unwrap_or_else(|| match partly {
            Some(part) => Error::new(format!("only '{part}' of '{text}' can be read as a date")),
            None if names_far_year(text) => {
                let reach =
                    "in words years up to 2199 are read, later ones only as EDTF writes them (2250-03-15, Y10000)";
                Error::new(format!("'{text}' cannot be read as a date: {reach}"))
            }
            None if ends_short(text) => {
                Error::new(format!("'{text}' cannot be read as a date: write its year in full"))
            }
            None => Error::new(format!("'{text}' cannot be read as a date")),
        }));
    }
    // What a calendar's sources attest comes before what its rules only compute.
    readings.sort_by_key(|reading| !reading.is_attested());
    // EDTF says by its standard what it means.
    readings.splice(..0, edtf);
    Ok(readings)
}

/// Says whether a number of the text is a year that is not read in words.
fn names_far_year(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.any(|number| number.len() >= 4 && number.parse().is_ok_and(|year: i64| year >= 2200))
}

/// Says whether a text ends in two digits, which may be those of a year.
fn ends_short(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit()) && last.len() < text.len()
}

/// What has been found so far.
#[derive(Default)]
struct Tried {
    edtf: Option<Reading>,
    readings: Vec<Reading>,
    /// Dates that do not exist.
    refused: Vec<Error>,
    /// The part of the text that is a date, where the whole is not.
    partly: Option<String>,
    /// The day of the year it names, where it names no year.
    yearly: Option<YearlyDay>,
}

impl Tried {
    /// Keeps a reading unless the same is known already.
    fn add(&mut self, reading: Reading) {
        let known = |other: &Reading| other.calendar == reading.calendar && other.value == reading.value;
        if !self.readings.iter().chain(&self.edtf).any(known) {
            self.readings.push(reading);
        }
    }
}

impl Reading {
    fn of(calendar: CalendarId, value: TimeValue) -> Reading {
        let nominal = shown::nominal(&value);
        Reading { calendar, value, written: None, nominal, pinned: None, note: None }
    }

    fn noted(mut self, note: impl Into<String>) -> Reading {
        let note = note.into();
        self.note = Some(match self.note.take() {
            Some(before) => format!("{before}; {note}"),
            None => note,
        });
        self
    }

    /// Returns the four bounds in days.
    pub fn extent(&self) -> Extent {
        match self.pinned {
            Some(day) => Extent::exactly(day, day),
            None => self.value.extent(),
        }
    }

    /// Returns EDTF, always proleptic Gregorian; `None` where EDTF cannot say it.
    pub fn edtf(&self) -> Option<String> {
        match self.pinned {
            Some(day) => Some(day.to_string()),
            None => self.value.edtf(),
        }
    }

    /// Returns the day of the week, where it is one known day.
    pub fn weekday(&self) -> Option<Weekday> {
        self.extent().single_day().map(Day::weekday)
    }

    /// Returns the day, computed where the calendar was observed; `None` for what is longer than a day.
    pub fn day(&self) -> Option<Day> {
        self.extent().single_day().or(self.nominal.map(|nominal| nominal.day))
    }

    fn is_attested(&self) -> bool {
        let attested = self.calendar.calendar().attested();
        let extent = self.extent();
        let since = |day: Day| attested.earliest.is_none_or(|first| first <= day);
        let until = |day: Day| attested.latest.is_none_or(|last| day <= last);
        // The old numbers of a year are kept in the Gregorian calendar, attested or not.
        self.value.as_date().is_none_or(|date| date.part.is_none() && date.calendar == CalendarId::Gregorian)
            || extent.latest().is_none_or(since) && extent.earliest().is_none_or(until)
    }
}
