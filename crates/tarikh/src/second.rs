//! The day of an event in a second calendar: the one its account names beside it, else one that the texts use.

use calendar::{CalendarId, Day, Part, Partial, TimeValue};
use event::Event;
use timex::Timex;

use crate::chronology::Chronology;
use crate::json::calendar_of;
use crate::when::{also_text, single_day};

/// Returns for each event of the chronology, in its order, the day in a second calendar; empty where the texts use but
/// one, or where the event is not told to the day.
///
/// ```
/// use source::{DocumentId, read};
/// let text = b"They left on 26 Bahman 1367 (15 February 1989). It fell in 1992.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// assert_eq!(tarikh::second_calendar(&chronology), ["15 February 1989", ""]);
/// # Ok::<(), String>(())
/// ```
pub fn second_calendar(chronology: &Chronology) -> Vec<String> {
    let used = used(chronology);
    chronology.chronicle().map(|event| second(&used, event, chronology.times_of(event))).collect()
}

/// The calendars the texts tell days in, the most used first.
fn used(chronology: &Chronology) -> Vec<CalendarId> {
    let told = |id: CalendarId| {
        let times = chronology.timexes.iter().flatten();
        times.filter(|timex| timex.value.as_ref().and_then(calendar_of) == Some(id)).count()
    };
    let mut counted: Vec<(usize, CalendarId)> = CalendarId::ALL.into_iter().map(|id| (told(id), id)).collect();
    counted.retain(|&(count, _)| count > 0);
    counted.sort_by_key(|&(count, id)| (std::cmp::Reverse(count), id));
    counted.into_iter().map(|(_, id)| id).collect()
}

/// The day in the second calendar: as the text itself names it again, else in the most used of the other calendars.
fn second(used: &[CalendarId], event: &Event, timexes: &[Timex]) -> String {
    let Some(when) = event.when else { return String::new() };
    let calendar = |timex: &Timex| timex.value.as_ref().and_then(calendar_of);
    let own = timexes.get(when.time.0 as usize).and_then(calendar);
    let named = event.times.iter().filter_map(|id| timexes.get(id.0 as usize)).find(|timex| {
        calendar(timex) != own && timex.extent().single_day().is_some_and(|day| Some(day) == single_day(&when, timexes))
    });
    let id = named
        .and_then(calendar)
        .or_else(|| is_old_style(timexes.get(when.time.0 as usize)?).then_some(CalendarId::Gregorian))
        .or_else(|| used.iter().copied().find(|&id| Some(id.family()) != own.map(CalendarId::family)));
    id.and_then(|id| also_text(&when, timexes, id)).unwrap_or_default()
}

/// Says whether a time is a day or month in Old Style, of when New Style was in use too: a reader wants to know which it is.
pub(crate) fn is_old_style(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    let of_month = |date: &&Partial| matches!(date.part, Some(Part::Day { .. } | Part::Month(_)));
    date.filter(of_month).is_some_and(|date| {
        date.calendar == CalendarId::Julian && date.extent().earliest().is_some_and(|day| day >= Day::REFORM)
    })
}
