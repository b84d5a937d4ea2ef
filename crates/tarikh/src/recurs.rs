//! How what comes again does, and how people say it: "every 26 Bahman", "each year, last Monday of May", "every Friday".

use calendar::{Amount, CalendarId, Clock, Duration, Granularity, Recurring};
use timex::Timex;

use crate::season::season_name;
use crate::when::clock_text;
use crate::yearly::{YearlyDay, yearly_day};

/// Returns how what a time names comes again; none where it names nothing that does.
///
/// ```
/// use source::{DocumentId, read};
/// use tarikh::calendar::{Recurring, Weekday};
/// use tarikh::{Options, recurrence};
///
/// let account = read(DocumentId(0), "-", b"The fair is held on the last Monday of May every year.", None).document()?;
/// let chronology = tarikh::read(vec![account], &Options::default());
/// let fair = Recurring::WeekdayOfMonth { nth: -1, weekday: Weekday::Monday, month: Some(5) };
/// assert_eq!(recurrence(&chronology.timexes[0][0]), Some(fair));
/// # Ok::<(), String>(())
/// ```
pub fn recurrence(timex: &Timex) -> Option<Recurring> {
    let of_value = match &timex.value {
        Some(calendar::TimeValue::Recurring(again)) => Some(again),
        Some(_) | None => None,
    };
    if let Some(again) = timex.recurs.as_ref().or(of_value) {
        return Some(again.clone());
    }
    let YearlyDay { calendar, month, day } = yearly_day(timex)?;
    Some(Recurring::DayOfYear { calendar, month, day })
}

/// Returns in English words when something comes again: `every 26 Bahman`, `each year, Easter Monday`; `every year` where no more is
/// known.
pub fn recurring_text(timex: &Timex) -> String {
    let said = recurrence(timex).and_then(|again| said(&again));
    said.unwrap_or_else(|| "every year".to_owned())
}

fn said(again: &Recurring) -> Option<String> {
    Some(match again {
        Recurring::DayOfYear { calendar, month, day } => match month_name(*calendar, *month) {
            Some(name) => format!("every {day} {name}"),
            None => format!("every {day}.{month}."),
        },
        Recurring::Month { calendar, month } => format!("every {}", month_name(*calendar, *month)?),
        Recurring::Season(season) => format!("every {}", season_name(*season)),
        Recurring::Weekday(weekday) => format!("every {}", weekday.name()),
        Recurring::WeekdayPart { weekday, part } => {
            format!("every {}, {}", weekday.name(), clock_text(Clock::Part(*part)))
        }
        Recurring::WeekdayOfMonth { nth, weekday, month: Some(month) } => {
            let month = month_name(CalendarId::Gregorian, *month)?;
            format!("each year, {} {} of {month}", ordinal(*nth)?, weekday.name())
        }
        Recurring::WeekdayOfMonth { nth, weekday, month: None } => {
            format!("every month, {} {}", ordinal(*nth)?, weekday.name())
        }
        Recurring::DayOfMonth(day) => format!("day {day} of every month"),
        Recurring::Feast { name, .. } => format!("each year, {name}"),
        Recurring::Every(length) => each(length)?,
        Recurring::Clock(_) => return None,
    })
}

fn month_name(calendar: CalendarId, month: u8) -> Option<&'static str> {
    calendar.calendar().month_names().get(usize::from(month).checked_sub(1)?).copied()
}

/// The number of a weekday in its month.
fn ordinal(nth: i8) -> Option<&'static str> {
    Some(match nth {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        -1 => "last",
        _other => return None,
    })
}

/// `every year`, `once every 4 years`.
fn each(length: &Duration) -> Option<String> {
    let (one, many) = match length.parts.as_slice() {
        [(_, Granularity::Week)] => ("week", "weeks"),
        [(_, Granularity::Month)] => ("month", "months"),
        [(_, Granularity::Year)] => ("year", "years"),
        [(_, Granularity::Decade)] => ("decade", "decades"),
        [(_, Granularity::Century)] => ("century", "centuries"),
        _other => return None,
    };
    match length.parts.as_slice() {
        [(Amount::Hundredths(100), _)] => Some(format!("every {one}")),
        [(Amount::Hundredths(count), _)] if count % 100 == 0 => Some(format!("once every {} {many}", count / 100)),
        _other => None,
    }
}
