//! Days of months that were as long as the moon made them.

use crate::{CalendarId, Day, Error, Family, Fields};

/// Returns the day of a date by its calendar's rule. A month of the moon that has 29 days by the rule may have had one more: its 30th
/// is the day after the 29th, like it a day either way.
///
/// # Errors
/// If the calendar has no such day.
///
/// # Example
/// ```
/// use calendar::{CalendarId, Fields, computed_day};
/// let day = |month, day| computed_day(CalendarId::IslamicCivil, Fields { year: 1400, month, day });
/// assert_eq!(day(10, 30), day(11, 1));
/// assert!(day(10, 31).is_err() && day(9, 31).is_err());
/// ```
pub fn computed_day(id: CalendarId, fields: Fields) -> Result<Day, Error> {
    let calendar = id.calendar();
    let day = calendar.day(fields);
    let last = Fields { day: LAST, ..fields };
    let may_be = id.family() == Family::LunarHijri && fields.day == LAST + 1 && calendar.spread(last) > 0;
    match day {
        Err(_) if may_be => calendar.day(last).map(|day| day.plus(1)),
        Ok(_) | Err(_) => day,
    }
}

/// The last day of a short month.
const LAST: u8 = 29;
