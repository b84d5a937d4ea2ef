//! The day of the week of a day that is shown.

use calendar::{CalendarId, Day, Weekday};
use event::{Relation, When};
use timex::Timex;

use crate::when::single_day;

/// Returns the day of the week that an event was on; none where it was on no one day, or where its day may be in Old Style, of which
/// nobody can say the day of the week before somebody says the style.
///
/// ```
/// use tarikh::calendar::Weekday;
/// use tarikh::source::{DocumentId, read};
/// let of = |text: &str| {
///     let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
///     let told = tarikh::read(vec![account], &tarikh::Options::default());
///     tarikh::weekday_when(&told.events[0].when.expect("it is dated"), told.times_of(&told.events[0]))
/// };
/// assert_eq!(of("The mill at Hull burnt down on 20 May 1834."), Some(Weekday::Tuesday));
/// assert_eq!(of("The bishop came on 3 May 1634 O.S. He preached at Hull in England on 20 May 1634 (O.S.)."), Some(Weekday::Saturday));
/// assert_eq!(of("The mill at Hull in England burnt down on 20 May 1634. The bishop came on 3 May 1635 O.S."), None);
/// ```
pub fn weekday_when(when: &When, timexes: &[Timex]) -> Option<Weekday> {
    let open = timexes.get(when.time.0 as usize).is_some_and(|timex| timex.may_be_old.is_some());
    single_day(when, timexes).filter(|_| !open).and_then(weekday_of)
}

/// Returns the day of the week of the one day that is told, where an event was on it, or is bounded by it: "by Tuesday, 12 May". What was
/// then or later has none: it need not have been on that day.
///
/// ```
/// use tarikh::calendar::Weekday;
/// use tarikh::source::{DocumentId, read};
/// let of = |text: &str| {
///     let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
///     let told = tarikh::read(vec![account], &tarikh::Options::default());
///     tarikh::weekday_told(&told.events[0].when.expect("it is dated"), told.times_of(&told.events[0]))
/// };
/// assert_eq!(of("By 20 May 1834 the bridge was empty."), Some(Weekday::Tuesday));
/// assert_eq!(of("The mill at Hull burnt down on 20 May 1834."), Some(Weekday::Tuesday));
/// assert_eq!(of("From 20 May 1834 to 3 June 1834 the mill stood still."), None);
/// ```
pub fn weekday_told(when: &When, timexes: &[Timex]) -> Option<Weekday> {
    let time = timexes.get(when.time.0 as usize)?;
    let or_later = matches!(when.relation, Relation::From | Relation::Told);
    let is_bound = !or_later && when.until.is_none() && !when.relation.is_recurring() && time.may_be_old.is_none();
    let bound = || time.extent().single_day().filter(|_| is_bound).and_then(weekday_of);
    weekday_when(when, timexes).or_else(bound)
}

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
