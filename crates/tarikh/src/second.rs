//! The day of an event in a second calendar: the one its account names beside it, else one that the texts use.

use calendar::{CalendarId, Day, Family, Part, Partial, TimeValue};
use event::{Event, When};
use timex::Timex;

use crate::also::{also_text, western_of};
use crate::chronology::Chronology;
use crate::date::in_calendar;
use crate::json::calendar_of;
use crate::when::single_day;

/// Returns for each event of the chronology, in its order, when it was in a second calendar: its day, or the months or years that its
/// month or year lies in; empty where the texts use but one.
///
/// ```
/// use source::{DocumentId, read};
/// let text = b"They left on 26 Bahman 1367 (15 February 1989). It fell in 1992.";
/// let account = read(DocumentId(0), "-", text, None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// assert_eq!(tarikh::second_calendar(&chronology), ["15 February 1989", "1370–1371 SH"]);
/// # Ok::<(), String>(())
/// ```
pub fn second_calendar(chronology: &Chronology) -> Vec<String> {
    let used = calendars_in_use(chronology);
    chronology.chronicle().map(|event| second(&used, event, chronology.times_of(event))).collect()
}

/// Returns the calendars the texts tell times in, the most used first, without those that stand in them only by the way.
pub fn calendars_in_use(chronology: &Chronology) -> Vec<CalendarId> {
    let told = |id: CalendarId| {
        let times = chronology.timexes.iter().flatten();
        times.filter(|timex| timex.value.as_ref().and_then(calendar_of) == Some(id)).count()
    };
    let mut counted: Vec<(usize, CalendarId)> = CalendarId::ALL.into_iter().map(|id| (told(id), id)).collect();
    let most = counted.iter().map(|&(count, _)| count).max().unwrap_or(0);
    counted.retain(|&(count, _)| count > 0 && count * SHARE >= most);
    counted.sort_by_key(|&(count, id)| (std::cmp::Reverse(count), id));
    counted.into_iter().map(|(_, id)| id).collect()
}

/// A calendar of fewer times than one for so many of the most used one is no reader's of these texts: a single Hijri day that a
/// letter bears. Beside the day it is told with it is shown all the same.
const SHARE: usize = 6;

/// The day in the second calendar: as the text itself names it again, else in the most used of the other calendars.
fn second(used: &[CalendarId], event: &Event, timexes: &[Timex]) -> String {
    let Some(when) = event.when else { return String::new() };
    let calendar = |timex: &Timex| timex.value.as_ref().and_then(calendar_of);
    let own = timexes.get(when.time.0 as usize).and_then(calendar);
    let day = single_day(&when, timexes);
    // A day of a calendar that was observed may be one of several.
    let is_it = |timex: &Timex, day: Day| {
        let extent = timex.extent();
        extent.earliest().is_some_and(|first| first <= day) && extent.latest().is_some_and(|last| day <= last)
    };
    let is_day = |timex: &Timex| {
        let date = timex.value.as_ref().and_then(TimeValue::as_date);
        date.is_some_and(|date| matches!(date.part, Some(Part::Day { .. })))
    };
    let named = event
        .times
        .iter()
        .filter_map(|id| timexes.get(id.0 as usize))
        .find(|timex| calendar(timex) != own && is_day(timex) && day.is_some_and(|day| is_it(timex, day)));
    let id = named
        .and_then(calendar)
        .or_else(|| is_old_style(timexes.get(when.time.0 as usize)?).then_some(CalendarId::Gregorian))
        .or_else(|| used.iter().copied().find(|&id| Some(id.family()) != own.map(CalendarId::family)));
    // "17 Ramadan 2 AH" was a day of the Julian calendar, as all Western days of the table are.
    let of_its_time = |id: CalendarId| match id {
        CalendarId::Gregorian if named.is_none() => western_of(&when, timexes),
        id => id,
    };
    // As the text tells it, though a computed calendar may put it on the next day.
    let as_told = |timex: &Timex| in_calendar(calendar(timex)?, timex.value.as_ref()?, timex.pinned);
    if let Some(text) = named.filter(|timex| !is_old_style(timex)).and_then(as_told) {
        return text;
    }
    let id = id.filter(|id| named.is_some() || !is_before_era(*id, &when, timexes));
    id.and_then(|id| also_text(&when, timexes, of_its_time(id))).unwrap_or_default()
}

/// Says whether an event was before the first year of a calendar of another era: nobody tells Marathon in years before the Hijra.
fn is_before_era(id: CalendarId, when: &When, timexes: &[Timex]) -> bool {
    let year = |day: Day| id.calendar().fields(day).ok().map(|fields| fields.year);
    id.family() != Family::Western && when.extent(timexes).earliest().and_then(year).is_none_or(|year| year < 1)
}

/// Says whether a time is a day or month in Old Style, of when New Style was in use too: a reader wants to know which it is.
pub(crate) fn is_old_style(timex: &Timex) -> bool {
    let date = timex.value.as_ref().and_then(TimeValue::as_date);
    let of_month = |date: &&Partial| matches!(date.part, Some(Part::Day { .. } | Part::Month(_)));
    date.filter(of_month).is_some_and(|date| {
        date.calendar == CalendarId::Julian && date.extent().earliest().is_some_and(|day| day >= Day::REFORM)
    })
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    fn seconds(text: &str) -> Vec<String> {
        let account = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is a text");
        super::second_calendar(&crate::read(vec![account], &crate::Options::default()))
    }

    const MARCH: &str = "They crossed the river on 3 May 1885. They reached Herat on 21 May 1885. The report was printed on 2 November \
        1886. They came home on 14 July 1885. The second treaty was signed on 22 July 1887. The fort fell on 4 March 1889.";

    #[test]
    fn a_day_before_1582_is_told_beside_others_by_the_julian_calendar() {
        let text = "The treaty was signed in 145 AH. The battle was fought on 17 Ramadan 2 AH. The Greeks won at Marathon in 490 BC. \
            Harold fell on 14 October 1066. The king died on 2 May 1923.";
        assert_eq!(seconds(text)[..2], ["", "13 March 624"]);
        assert!(
            seconds(text).contains(&"762–763".to_owned()) && !seconds(text).concat().contains("BH"),
            "{:?}",
            seconds(text)
        );
    }

    #[test]
    fn one_day_of_another_calendar_is_shown_with_its_event_and_with_no_other() {
        let letter = format!("{MARCH} The governor wrote on 7 Sha'ban 1302 AH (22 May 1885).");
        let shown = seconds(&letter);
        assert_eq!(shown.iter().filter(|day| !day.is_empty()).count(), 1, "{shown:?}");
        let half = "The shah died on 18 Dey 1285. Parliament met on 7 October 1906. It was shelled on 2 Tir 1287.";
        assert_eq!(seconds(half).iter().filter(|day| !day.is_empty()).count(), 3);
    }
}
