//! A date in every calendar, as `tarikh date --format json` writes it.

use calendar::{CalendarId, Day};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{NominalJson, WrittenJson};
use crate::date::{Reading, in_calendar, is_attested, key};

/// A text and the ways it can be read as a date.
#[derive(serde::Serialize, Clone, PartialEq, Eq, Debug)]
pub struct DateJson {
    /// The text.
    pub text: String,
    /// The likeliest first.
    pub readings: Vec<ReadingJson>,
}

/// One way to read it.
#[derive(serde::Serialize, Clone, PartialEq, Eq, Debug)]
pub struct ReadingJson {
    /// The calendar it is read in.
    pub calendar: &'static str,
    /// Proleptic Gregorian; null where EDTF cannot say it.
    pub edtf: Option<String>,
    /// The first day it can lie on, ISO 8601.
    pub earliest: Option<String>,
    /// The last day it can lie on, ISO 8601.
    pub latest: Option<String>,
    /// The day of the week, where it is one known day.
    pub weekday: Option<&'static str>,
    /// The computed day of a calendar that is observed.
    pub nominal: Option<NominalJson>,
    /// The parts that are written.
    pub written: Option<WrittenJson>,
    /// The date in every calendar, null where one does not reach.
    #[serde(rename = "in")]
    pub in_calendars: InCalendars,
    /// The calendars in which the date, and the weekday with it, is only computed: nobody counted by them on that day. Absent where there
    /// are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub computed: Vec<&'static str>,
    /// What was assumed.
    pub note: Option<String>,
}

/// A date in calendars, in a stated order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InCalendars(pub Vec<(&'static str, Option<String>)>);

impl Serialize for InCalendars {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, shown) in &self.0 {
            map.serialize_entry(key, shown)?;
        }
        map.end()
    }
}

impl DateJson {
    /// Returns the readings of a text as machines get them.
    ///
    /// ```
    /// let readings = tarikh::date::read("1989-02-15").unwrap();
    /// let json = tarikh::json::DateJson::new("1989-02-15", &readings);
    /// assert_eq!(json.readings[0].weekday, Some("Wednesday"));
    /// assert_eq!(json.readings[0].in_calendars.0[2], ("persian", Some("26 Bahman 1367".to_owned())));
    /// ```
    pub fn new(text: &str, readings: &[Reading]) -> DateJson {
        DateJson { text: text.to_owned(), readings: readings.iter().map(ReadingJson::new).collect() }
    }
}

impl ReadingJson {
    fn new(reading: &Reading) -> ReadingJson {
        let extent = reading.extent();
        let shown = |id: CalendarId| (key(id), in_calendar(id, &reading.value, reading.pinned));
        ReadingJson {
            calendar: reading.calendar.as_str(),
            edtf: reading.edtf(),
            earliest: extent.earliest().map(|day| day.to_string()),
            latest: extent.latest().map(|day| day.to_string()),
            weekday: reading.weekday().map(|weekday| weekday.name()),
            nominal: reading.nominal.map(NominalJson::new),
            written: written(reading),
            in_calendars: InCalendars(CalendarId::ALL.into_iter().map(shown).collect()),
            computed: reading.day().map(|day| computed_of(&CalendarId::ALL, day)).unwrap_or_default(),
            note: reading.note.clone(),
        }
    }
}

/// Returns which of some calendars reach a day on which nobody counted by them.
pub(super) fn computed_of(calendars: &[CalendarId], day: Day) -> Vec<&'static str> {
    let reaches = |id: &&CalendarId| id.calendar().fields(day).is_ok() && !is_attested(**id, day);
    calendars.iter().filter(reaches).map(|id| key(*id)).collect()
}

/// What was written in words, else the numbers of the date.
fn written(reading: &Reading) -> Option<WrittenJson> {
    match &reading.written {
        Some(written) => WrittenJson::new(written),
        None => reading.value.as_date().and_then(WrittenJson::of_date),
    }
}
