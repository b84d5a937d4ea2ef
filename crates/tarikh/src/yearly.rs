//! The day of the year on which something is kept, in the calendar its text tells it in.

use calendar::{CalendarId, Recurring, TimeValue};
use timex::Timex;

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
        Recurring::Month { .. }
        | Recurring::Weekday(_)
        | Recurring::WeekdayPart { .. }
        | Recurring::Season(_)
        | Recurring::Clock(_)
        | Recurring::Every(_) => None,
    }
}

/// `every 26 Bahman`.
pub(crate) fn yearly_text(timex: &Timex) -> String {
    let Some(YearlyDay { calendar, month, day }) = yearly_day(timex) else { return "every year".to_owned() };
    let names = calendar.calendar().month_names();
    let name = usize::from(month).checked_sub(1).and_then(|place| names.get(place));
    name.map_or_else(|| format!("every {day}.{month}."), |name| format!("every {day} {name}"))
}
