//! What is known of one reading of a date, for people: the facts above the table of calendars, and the table.

use calendar::{CalendarId, Day};

use super::{Reading, in_calendar};

/// The Julian day number of a day's noon is its number here and this.
const JULIAN_DAY_OF_DAY_0: i64 = 1_721_425;

/// Returns what is known of a reading: a name and a value each, the day of the week first.
///
/// ```
/// let readings = tarikh::date::read("26 Bahman 1367")?;
/// let facts = tarikh::date::facts(&readings[0]);
/// assert_eq!(facts[0], ("weekday", "Wednesday".to_owned()));
/// assert_eq!(facts[1], ("Julian day", "2447573".to_owned()));
/// # Ok::<(), tarikh::Error>(())
/// ```
pub fn facts(reading: &Reading) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    if let Some(weekday) = reading.weekday() {
        facts.push(("weekday", weekday.name().to_owned()));
    }
    let extent = reading.extent();
    match (reading.nominal.filter(|_| reading.pinned.is_none()), extent.earliest(), extent.latest()) {
        (Some(nominal), Some(first), Some(last)) => {
            let before = if nominal.day < Day::REFORM { " (proleptic Gregorian)" } else { "" };
            facts.push(("computed", format!("{}, {}{before}", nominal.day.weekday().name(), nominal.day)));
            let why = reading.calendar.family().why_open();
            facts.push(("bounds", format!("{first} to {last}, since {why}")));
        }
        (None, Some(first), Some(last)) if first != last => {
            let before = if last < Day::REFORM { " (proleptic Gregorian)" } else { "" };
            facts.push(("bounds", format!("{first} to {last}{before}")));
        }
        (_, Some(first), None) => facts.push(("bounds", format!("{first} or later"))),
        (_, None, Some(last)) => facts.push(("bounds", format!("{last} or earlier"))),
        (_, Some(_), Some(_)) | (_, None, None) => {}
    }
    if let Some(day) = reading.day() {
        facts.push(("Julian day", (day.0 + JULIAN_DAY_OF_DAY_0).to_string()));
    }
    if let Some(edtf) = reading.edtf() {
        let before = extent.latest().is_some_and(|day| day < Day::REFORM);
        let carried = if before { " (proleptic Gregorian, as EDTF always is)" } else { "" };
        facts.push(("EDTF", edtf + carried));
    }
    facts.extend(reading.note.clone().map(|note| ("note", note)));
    facts
}

/// A reading in one calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InCalendar {
    /// The calendar.
    pub calendar: CalendarId,
    /// The date in it; none where the calendar does not reach.
    pub shown: Option<String>,
    /// Whether the day lies outside the years the calendar is attested for, so that its date is only computed.
    pub computed: bool,
}

/// Returns a reading in each of some calendars.
///
/// ```
/// use tarikh::calendar::CalendarId;
/// let readings = tarikh::date::read("10 August 1628")?;
/// let persian = &tarikh::date::in_calendars(&readings[0], &[CalendarId::Persian])[0];
/// assert_eq!((persian.shown.as_deref(), persian.computed), (Some("20 Mordad 1007"), true));
/// # Ok::<(), tarikh::Error>(())
/// ```
pub fn in_calendars(reading: &Reading, calendars: &[CalendarId]) -> Vec<InCalendar> {
    let one = |&calendar: &CalendarId| {
        let shown = in_calendar(calendar, &reading.value, reading.pinned);
        let computed = shown.is_some() && is_outside(reading, calendar);
        InCalendar { calendar, shown, computed }
    };
    calendars.iter().map(one).collect()
}

/// Says whether a reading lies outside the years a calendar is attested for. A year alone keeps its number in the Gregorian calendar,
/// attested or not.
fn is_outside(reading: &Reading, calendar: CalendarId) -> bool {
    if let Some(day) = reading.day() {
        return !is_attested(calendar, day);
    }
    let kept = reading.value.as_date().is_some_and(|date| date.part.is_none()) && reading.calendar == calendar;
    let (attested, extent) = (calendar.calendar().attested(), reading.extent());
    let before = attested.earliest.is_some_and(|first| extent.latest().is_some_and(|last| last < first));
    let after = attested.latest.is_some_and(|last| extent.earliest().is_some_and(|first| first > last));
    !kept && (before || after)
}

/// Says whether anybody counted by the calendar on the day, as far as is known.
pub(crate) fn is_attested(id: CalendarId, day: Day) -> bool {
    let attested = id.calendar().attested();
    attested.earliest.is_none_or(|first| first <= day) && attested.latest.is_none_or(|last| day <= last)
}
