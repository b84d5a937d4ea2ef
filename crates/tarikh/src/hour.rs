//! The hour at which something of a day was, so that what is told of one day stands in its order.

use calendar::{Clock, DayPart, TimeValue};
use timex::Timex;

/// Returns the minute of its day that a time tells, from 0 to 1440; of a part of the day one that lies within it.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, minute_of};
///
/// let text = b"The bell rang on 17 June 1912 at 5:40 a.m.";
/// let (document, _) = read(DocumentId(0), "-", text, None).document()?;
/// assert_eq!(minute_of(&Options::default().tag(&document)[0]), Some(340));
/// # Ok::<(), String>(())
/// ```
pub fn minute_of(timex: &Timex) -> Option<i64> {
    let hour = match timex.value.as_ref().and_then(TimeValue::as_date)?.clock? {
        Clock::Time { hour, minute, .. } => return Some(i64::from(hour) * 60 + i64::from(minute.unwrap_or(0))),
        Clock::Part(DayPart::EarlyHours) => 3,
        Clock::Part(DayPart::Morning) => 9,
        Clock::Part(DayPart::Midday) => 12,
        Clock::Part(DayPart::Afternoon) => 15,
        Clock::Part(DayPart::Evening) => 20,
        Clock::Part(DayPart::Night) => 23,
        Clock::Part(DayPart::Daytime) => return None,
    };
    Some(hour * 60)
}

/// Returns the minutes of its day, from 0 to 1440, between which a time tells that something was: one minute of an hour, all of a part of
/// the day. What people call by one word they do not bound, so that the ends are rounded.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, minutes_of};
///
/// let minutes = |text: &str| -> Result<_, String> {
///     let (document, _) = read(DocumentId(0), "-", text.as_bytes(), None).document()?;
///     Ok(minutes_of(&Options::default().tag(&document)[0]))
/// };
/// assert_eq!(minutes("The bell rang on 17 June 1912 at 5:40 a.m.")?, Some((340, 340)));
/// assert_eq!(minutes("The bell rang on the evening of 17 June 1912.")?, Some((1080, 1320)));
/// assert_eq!(minutes("The bell rang on 17 June 1912.")?, None);
/// # Ok::<(), String>(())
/// ```
pub fn minutes_of(timex: &Timex) -> Option<(i64, i64)> {
    let (from, to) = match timex.value.as_ref().and_then(TimeValue::as_date)?.clock? {
        Clock::Time { .. } => return minute_of(timex).map(|minute| (minute, minute)),
        Clock::Part(DayPart::EarlyHours) => (0, 5),
        Clock::Part(DayPart::Morning) => (6, 12),
        Clock::Part(DayPart::Midday) => (11, 13),
        Clock::Part(DayPart::Afternoon) => (12, 18),
        Clock::Part(DayPart::Evening) => (18, 22),
        Clock::Part(DayPart::Night) => (20, 24),
        Clock::Part(DayPart::Daytime) => return None,
    };
    Some((from * 60, to * 60))
}
