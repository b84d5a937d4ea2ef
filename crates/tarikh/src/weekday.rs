//! The day of the week of a day that is shown.

use calendar::{CalendarId, Day, Weekday};

/// Returns the day of the week; none before 45 BC, when nobody counted by the calendar in which such days are written, and a
/// date is only computed.
///
/// ```
/// use tarikh::calendar::{CalendarId, Fields, Weekday};
/// let of = |year, month, day| {
///     tarikh::weekday_of(CalendarId::Julian.calendar().day(Fields { year, month, day }).expect("it is a day"))
/// };
/// assert_eq!(of(1066, 10, 14), Some(Weekday::Saturday));
/// assert_eq!(of(-752, 4, 21), None);
/// ```
pub fn weekday_of(day: Day) -> Option<Weekday> {
    let first = CalendarId::Julian.calendar().attested().earliest;
    first.is_none_or(|first| first <= day).then(|| day.weekday())
}
