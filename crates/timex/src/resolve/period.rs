//! Named periods: the bounds the pack gives for them, as accounts say them.

use calendar::{CalendarId, Day, Edge, Part, Partial, TimeValue};

use crate::reading::Period;

/// Why a period has no value.
pub(super) const UNREAD: &str = "the pack's bounds cannot be read";

/// Returns the bounds of a named period; they are read once.
pub(super) fn value(period: &Period) -> Option<&TimeValue> {
    let read = || Some(as_observed(calendar::edtf::parse(&period.edtf).ok()?.to_value()));
    period.value.get_or_init(read).as_ref()
}

/// Says the days of a named period as accounts do, by the calendar that was in use: before 15 October 1582 the Julian.
fn as_observed(value: TimeValue) -> TimeValue {
    let edge = |edge: Edge| match edge {
        Edge::Known(known) => Edge::Known(Box::new(as_observed(*known))),
        other => other,
    };
    match value {
        TimeValue::Interval { start, end } => TimeValue::Interval { start: edge(start), end: edge(end) },
        TimeValue::Date(Partial {
            calendar: CalendarId::Gregorian, part: Some(Part::Day { .. }), qualifier, ..
        }) => {
            let day = value.extent().single_day().filter(|day| *day < Day::REFORM);
            match day.map(|day| Partial::from_day(CalendarId::Julian, day)) {
                Some(Ok(partial)) => TimeValue::Date(Partial { qualifier, ..partial }),
                Some(Err(_)) | None => value,
            }
        }
        other => other,
    }
}
