//! The day of the year on which something is kept, in the calendar its text tells it in.

use calendar::{CalendarId, Day, Recurring, TimeValue, fixed_day_of_feast};
use event::Event;
use timex::Timex;

use crate::recurs::recurrence;

/// A day of the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct YearlyDay {
    /// Of which calendar.
    pub calendar: CalendarId,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// Returns the day of the year that a time names; none where it names none.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, yearly_day};
///
/// let account = read(DocumentId(0), "-", b"The fair is held every year on 10 August.", None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let kept = yearly_day(&chronology.timexes[0][0]).ok_or("it is a day of the year")?;
/// assert_eq!((kept.month, kept.day), (8, 10));
/// assert_eq!(chronology.chronicle().count(), 1);
/// # Ok::<(), String>(())
/// ```
pub fn yearly_day(timex: &Timex) -> Option<YearlyDay> {
    match (&timex.recurs, &timex.value) {
        (Some(recurring), _) | (None, Some(TimeValue::Recurring(recurring))) => of(recurring),
        (None, Some(value)) if value.as_date().is_some() => {
            let (month, day) = value.month_day()?;
            Some(YearlyDay { calendar: value.as_date()?.calendar, month, day })
        }
        // Of no known year.
        (None, Some(_) | None) => {
            let written = timex.written()?;
            let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
            Some(YearlyDay { calendar, month: written.month?, day: written.day? })
        }
    }
}

fn of(recurring: &Recurring) -> Option<YearlyDay> {
    match recurring {
        Recurring::DayOfYear { calendar, month, day } => {
            Some(YearlyDay { calendar: *calendar, month: *month, day: *day })
        }
        // A month of the Hebrew calendar has one number in a common year and another in a leap year.
        Recurring::Feast { rule, .. } => fixed_day_of_feast(rule)
            .filter(|(calendar, ..)| *calendar != CalendarId::Hebrew)
            .map(|(calendar, month, day)| YearlyDay { calendar, month, day }),
        Recurring::Month { .. }
        | Recurring::Weekday(_)
        | Recurring::WeekdayPart { .. }
        | Recurring::Season(_)
        | Recurring::Clock(_)
        | Recurring::Every(_)
        | Recurring::WeekdayOfMonth { .. }
        | Recurring::DayOfMonth(_) => None,
    }
}

/// Returns the days between which something was first kept that is told to come again since then: "since 1975 every year on
/// 3 May", which is 3 May 1975; of what has no day by any rule ("every summer since 1839") those of the time since when it does; none
/// where nobody tells since when. `timexes` are those of its document.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::{Options, kept_from};
///
/// let text = b"Since 1975 a lecture has been held every year on 3 May.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let kept = chronology.chronicle().find_map(|event| kept_from(event, chronology.times_of(event)));
/// assert_eq!(kept.map(|(first, last)| (first.to_iso(), first == last)), Some(("1975-05-03".to_owned(), true)));
/// # Ok::<(), String>(())
/// ```
pub fn kept_from(event: &Event, timexes: &[Timex]) -> Option<(Day, Day)> {
    let when = event.when.filter(|when| when.relation.is_recurring())?;
    let again = recurrence(timexes.get(when.time.0 as usize)?)?;
    let since = timexes.get(event.since?.0 as usize)?.extent();
    let (earliest, latest) = (since.earliest()?, since.latest()?);
    let Some(&(first, _)) = again.comes(earliest, earliest.plus(LONGEST_WAIT)).first() else {
        return Some((earliest, latest));
    };
    // A year holds the day of it once.
    let last = again.comes(latest.plus(-LONGEST_WAIT), latest).last().map(|&(last, _)| last);
    Some((first, last.map_or(first, |last| last.max(first))))
}

/// In days: 29 February did not come between 1896 and 1904.
const LONGEST_WAIT: i64 = 9 * 366;
