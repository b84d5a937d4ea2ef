//! When an event was, told in a further calendar.

use calendar::{CalendarId, Day, Granularity, Part, Partial, TimeValue};
use event::When;
use timex::Timex;

use crate::date::{computed, in_calendar};
use crate::when::{OLD_STYLE, date_text, is_bound, single_day, span_text, years_text};

/// Returns when an event was in a further calendar: a day as one, a month or a year as the months or years that it lies in, since those
/// of two calendars do not begin together.
pub(crate) fn also_text(when: &When, timexes: &[Timex], id: CalendarId) -> Option<String> {
    let alone = when.until.is_none() && !is_bound(when) && !when.relation.is_recurring();
    let timex = timexes.get(when.time.0 as usize).filter(|_| alone)?;
    let value = &timex.told_value()?;
    let date = value.as_date().filter(|date| date.year.missing == 0 && date.calendar != id)?;
    if date.granularity() > Granularity::Day {
        return stretch_in(id, date);
    }
    let text = in_calendar(id, value, timex.pinned)?;
    let old = id == CalendarId::Julian && single_day(when, timexes).is_some_and(|day| day >= Day::REFORM);
    Some(if old { format!("{text} {OLD_STYLE}") } else { text })
}

/// Returns when an event was as Western dates of its time are told, by which days of several accounts can be compared.
pub(crate) fn western_text(when: &When, timexes: &[Timex]) -> Option<String> {
    also_text(when, timexes, western_of(when, timexes))
}

/// Returns the calendar Western dates were told in when an event was.
pub(crate) fn western_of(when: &When, timexes: &[Timex]) -> CalendarId {
    when.extent(timexes).latest().map_or(CalendarId::Gregorian, CalendarId::western)
}

/// The months or the years of a calendar of another family that a month or a year lies in.
fn stretch_in(id: CalendarId, date: &Partial) -> Option<String> {
    let is_whole = matches!(date.part, None | Some(Part::Month(_)));
    if !is_whole || date.calendar.family() == id.family() {
        return None;
    }
    let (first, last) = computed(&TimeValue::Date(*date))?;
    let at = |day: Day| {
        let fields = id.calendar().fields(day).ok()?;
        Some(match date.part {
            None => Partial::year(id, fields.year),
            Some(_) => Partial::month(id, fields.year, fields.month),
        })
    };
    let (first, last) = (at(first)?, at(last)?);
    Some(match date.part {
        None => years_text(first.year.value, last.year.value, id),
        Some(_) => span_text(&date_text(&first), &date_text(&last)),
    })
}
