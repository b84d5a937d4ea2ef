//! What comes again, without the year that would place it.

use calendar::{Amount, CalendarId, Clock, Duration, Recurring, TimeValue};

use super::place::in_years;
use crate::expr::{Expr, Written};
use crate::rule::Domain;

/// What comes again, without the year that would place it. In narrative what comes with each unit, or with each night,
/// is a date of which only the unit is known, so it has no value of its own.
pub(super) fn recurring(domain: Domain, expr: &Expr) -> Option<TimeValue> {
    let again = match expr {
        Expr::Duration(duration) if domain == Domain::Narrative && is_one(duration) => return None,
        Expr::Date(Written { clock: Some(Clock::Part(_)), weekday: None, month: None, .. })
            if domain == Domain::Narrative =>
        {
            return None;
        }
        Expr::Duration(duration) => Recurring::Every(in_years(domain, duration)),
        Expr::Date(written) => written_again(written)?,
        Expr::At { clock, .. } => Recurring::Clock(*clock),
        // Of the first Tuesday of each month no more than the month can be said in a value.
        Expr::Nth { of, .. } => return recurring(domain, of),
        _other => return None,
    };
    Some(TimeValue::Recurring(again))
}

fn is_one(duration: &Duration) -> bool {
    matches!(duration.parts.as_slice(), [(Amount::Hundredths(100), _)])
}

pub(super) fn written_again(written: &Written) -> Option<Recurring> {
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    match written {
        Written { month: Some(month), day: Some(day), .. } => {
            Some(Recurring::DayOfYear { calendar, month: *month, day: *day })
        }
        Written { month: Some(month), .. } => Some(Recurring::Month { calendar, month: *month }),
        Written { weekday: Some(weekday), clock: Some(Clock::Part(part)), .. } => {
            Some(Recurring::WeekdayPart { weekday: *weekday, part: *part })
        }
        Written { weekday: Some(weekday), .. } => Some(Recurring::Weekday(*weekday)),
        Written { season: Some(season), .. } => Some(Recurring::Season(*season)),
        Written { clock: Some(clock), .. } => Some(Recurring::Clock(*clock)),
        _other => None,
    }
}
