//! A day of the year without its year: on which days it comes in given years.

use calendar::{CalendarId, Fields, TimeValue};

use super::{LONGEST, Reading, Tried, words};
use crate::YearlyDay;

/// More years than anyone looks at.
const MOST: i64 = 400;

/// Returns the day of the year that a text names, where it names no year.
///
/// ```
/// let day = tarikh::date::yearly("26 Bahman").ok_or("it is one")?;
/// assert_eq!((day.month, day.day), (11, 26));
/// assert_eq!(tarikh::date::yearly("26 Bahman 1367"), None);
/// # Ok::<(), &str>(())
/// ```
pub fn yearly(text: &str) -> Option<YearlyDay> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut tried = Tried::default();
    words::read(text, &mut tried);
    tried.yearly.filter(|_| tried.readings.is_empty())
}

/// Returns a day of the year as it comes in the Gregorian years from `first` to `last`, in order; none in a year that has it not.
/// A lunar year is shorter, so that a day of it may come twice in one of these.
///
/// # Errors
/// If the last year is before the first, there are more than 400, or the calendars do not reach so far.
///
/// ```
/// let day = tarikh::date::yearly("26 Bahman").ok_or("it is one")?;
/// let days = tarikh::date::in_years(day, 2028, 2029).map_err(|_| "they are years")?;
/// let shown: Vec<_> = days.iter().filter_map(|reading| reading.edtf()).collect();
/// assert_eq!(shown, ["2028-02-15", "2029-02-14"]);
/// # Ok::<(), &str>(())
/// ```
pub fn in_years(day: YearlyDay, first: i64, last: i64) -> Result<Vec<Reading>, crate::Error> {
    if last < first {
        return Err(crate::Error::new(format!("{last} is before {first}")));
    }
    if last.checked_sub(first).is_none_or(|years| years >= MOST) {
        return Err(crate::Error::new(format!("{first}..{last} are more than {MOST} years")));
    }
    let outside = |error: calendar::Error| crate::Error::new(error.to_string());
    let own = day.calendar.calendar();
    let gregorian = CalendarId::Gregorian.calendar();
    let begins = gregorian.day(Fields { year: first, month: 1, day: 1 }).map_err(outside)?;
    let ends = gregorian.day(Fields { year: last, month: 12, day: 31 }).map_err(outside)?;
    let (from, to) = (own.fields(begins).map_err(outside)?.year, own.fields(ends).map_err(outside)?.year);
    let in_year = |year: i64| {
        let fields = Fields { year, month: day.month, day: day.day };
        let comes = own.day(fields).ok().filter(|comes| (begins..=ends).contains(comes))?;
        let value = TimeValue::day(day.calendar, year, day.month, day.day);
        Some((comes, Reading::of(day.calendar, value)))
    };
    let mut found: Vec<_> = (from..=to).filter_map(in_year).collect();
    found.sort_by_key(|(comes, _)| *comes);
    Ok(found.into_iter().map(|(_, reading)| reading).collect())
}
