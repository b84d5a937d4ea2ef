//! What may be marked on an axis, and what is of a stretch that has no room for more than one mark.

use tarikh::calendar::{CalendarId, Day, Fields};

use super::reckoning::Reckoning;
use super::scale::Piece;

/// What may be marked: where a year, a month, a day or an hour begins.
pub(super) struct Mark {
    pub day: i64,
    /// Of the day.
    pub hour: i64,
    pub year: i64,
    /// Month, or day and month.
    pub within: Option<String>,
    /// The hour, between two days.
    pub clock: Option<String>,
    /// Whether it is the first of its piece.
    pub is_first: bool,
    /// Whether it begins a day between hours.
    pub is_day_of_hours: bool,
}

impl Mark {
    /// A mark where a day begins.
    pub(super) fn of_day(day: i64, year: i64, within: Option<String>) -> Mark {
        Mark { day, hour: 0, year, within, clock: None, is_first: false, is_day_of_hours: false }
    }

    /// Says whether its date is written: of the hours of a day only the first does.
    pub(super) fn has_date(&self) -> bool {
        self.clock.is_none() || self.is_first
    }
}

/// A stretch too short for a mark of its own still says where in time it lies: at the beginning of a year, or of a month, in it, else
/// at its middle day.
pub(super) fn only_mark(reckoning: Reckoning, piece: &Piece) -> Option<Mark> {
    let middle = piece.first + (piece.end - piece.first) / 2;
    let fields = reckoning.fields(Day(middle))?;
    let id = reckoning.at(Day(middle));
    let (Fields { year, month, .. }, long) = (fields, piece.end - piece.first);
    let begins = |fields: Fields| {
        let Day(day) = id.calendar().day(fields).ok()?;
        (piece.first <= day && day < piece.end).then_some((day, fields))
    };
    let begins_year = |year: i64| begins(Fields { year, month: 1, day: 1 });
    if let Some((day, fields)) = begins_year(year).or_else(|| begins_year(year + 1)).filter(|_| long > 365) {
        return Some(Mark::of_day(day, fields.year, None));
    }
    let begins_month = |month: u8| begins(Fields { year, month, day: 1 });
    let of_month = begins_month(month).or_else(|| begins_month(month + 1)).or_else(|| begins_year(year + 1));
    Some(match of_month.filter(|_| long > 31) {
        Some((day, fields)) => Mark::of_day(day, fields.year, Some(month_name(id, fields))),
        None => Mark::of_day(middle, year, Some(format!("{} {}", fields.day, month_name(id, fields)))),
    })
}

/// Returns the name of a month, its number where it has none.
pub(super) fn month_name(id: CalendarId, fields: Fields) -> String {
    let name = id.calendar().month_name(fields.year, fields.month);
    name.map_or_else(|_| fields.month.to_string(), str::to_owned)
}
