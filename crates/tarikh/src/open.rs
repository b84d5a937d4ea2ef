//! Times of what has no known end, or no known beginning: since 1990, until 1992.

use calendar::{Bounds, CalendarId, Day, Extent, Modifier, Part, Partial, Third, TimeValue};
use event::{Relation, When};
use timex::Timex;

/// Which end of an event its time leaves open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Neither,
    Beginning,
    End,
}

fn open(relation: Relation) -> Open {
    match relation {
        Relation::Since | Relation::After | Relation::From | Relation::Told => Open::End,
        Relation::Until | Relation::Before | Relation::By => Open::Beginning,
        Relation::Within
        | Relation::Throughout
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring => Open::Neither,
    }
}

/// Returns the days of an event by those of the time it hangs on: what has gone on since has no end, and what went on until no
/// beginning; what was before a year was in none of its days. `timexes` are those of its document.
///
/// ```
/// use source::{DocumentId, read};
/// let account = read(DocumentId(0), "-", b"The bridge was closed before 1740.", None).document()?;
/// let chronology = tarikh::read(vec![account], &tarikh::Options::default());
/// let when = chronology.events[0].when.ok_or("it is dated")?;
/// let extent = tarikh::open_extent(&when, &chronology.timexes[0]);
/// assert_eq!((extent.earliest(), extent.latest().map(|day| day.to_string())), (None, Some("1739-12-31".to_owned())));
/// assert_eq!(tarikh::open_edtf(&when, &chronology.timexes[0]).as_deref(), Some("../1739"));
/// # Ok::<(), String>(())
/// ```
pub fn open_extent(when: &When, timexes: &[Timex]) -> Extent {
    let time = when.extent(timexes);
    let of = |day: Option<Day>| Bounds { earliest: day, latest: day };
    match (open(when.relation), beyond(when, timexes)) {
        (Open::Neither, _) => time,
        (Open::End, None) => Extent { end: Bounds::default(), ..time },
        (Open::Beginning, None) => Extent { start: Bounds::default(), ..time },
        (Open::End, Some(Beyond { day, .. })) => Extent { start: of(day), end: Bounds::default() },
        (Open::Beginning, Some(Beyond { day, .. })) => Extent { start: Bounds::default(), end: of(day) },
    }
}

/// Returns the time of an event as EDTF, open where the event is; `None` where EDTF cannot say it.
pub fn open_edtf(when: &When, timexes: &[Timex]) -> Option<String> {
    let edtf = when.edtf(timexes)?;
    let open = open(when.relation);
    // One of several days or years is no end of an interval.
    if open != Open::Neither && edtf.starts_with(['[', '{']) {
        return None;
    }
    let edtf = beyond(when, timexes).and_then(|beyond| beyond.edtf).unwrap_or(edtf);
    let (first, last) = edtf.split_once('/').unwrap_or((&edtf, &edtf));
    Some(match open {
        Open::Neither => edtf,
        Open::End => format!("{first}/.."),
        Open::Beginning => format!("../{last}"),
    })
}

/// What lies just before or behind a time, by its own unit.
struct Beyond {
    day: Option<Day>,
    edtf: Option<String>,
}

/// Returns what lies next to the time that an event was before or after; nothing for other events, and for what was before or after an
/// hour, which has its day in common with it.
fn beyond(when: &When, timexes: &[Timex]) -> Option<Beyond> {
    let steps = match when.relation {
        Relation::Before => -1,
        Relation::After => 1,
        Relation::Since | Relation::From | Relation::Told | Relation::Until | Relation::By => return None,
        Relation::Within
        | Relation::Throughout
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring => return None,
    };
    let edge = if steps < 0 { when.time } else { when.until.unwrap_or(when.time) };
    let timex = timexes.get(edge.0 as usize)?;
    let value = timex.value.as_ref()?;
    let date = value.as_date();
    if date.is_some_and(|date| date.clock.is_some()) {
        return None;
    }
    if let Some(day) = within_part(timex, value, steps) {
        let whole = date.filter(|_| day == value.extent().latest()).map(|date| TimeValue::Date(*date));
        let edtf = whole.or_else(|| Partial::from_day(CalendarId::Gregorian, day?).ok().map(TimeValue::Date))?.edtf();
        return Some(Beyond { day, edtf });
    }
    let extent = value.extent();
    let day = if steps < 0 { extent.start.latest } else { extent.end.earliest }.map(|day| day.plus(steps));
    let unit = date.filter(|date| date.part.is_none() || matches!(date.part, Some(Part::Month(_) | Part::Day { .. })));
    let next = unit.and_then(|date| date.shifted(steps, date.granularity(), date.granularity()).ok());
    let next = next.or_else(|| Partial::from_day(CalendarId::Gregorian, day?).ok());
    Some(Beyond { day, edtf: next.and_then(|next| TimeValue::Date(next).edtf()) })
}

/// "Before the end of 1848", "after the beginning of May": what was before or after a part of a time may lie in the time itself. Returns
/// the last day it can have been before that, or the first after.
fn within_part(timex: &Timex, value: &TimeValue, steps: i64) -> Option<Option<Day>> {
    let part = match (timex.meant.modifier?, steps) {
        (Modifier::End, ..0) => return Some(value.extent().latest()),
        (Modifier::Start, 1..) => return Some(value.extent().earliest()),
        (Modifier::Mid, _) => Third::Mid.of(value).ok()?.extent(),
        _beyond => return None,
    };
    Some(if steps < 0 { part.latest() } else { part.earliest() })
}

#[cfg(test)]
mod tests {
    use source::{DocumentId, read};

    fn edtf(text: &str) -> Option<String> {
        let account = read(DocumentId(0), "-", text.as_bytes(), None).document().expect("it is a text");
        let chronology = crate::read(vec![account], &crate::Options::default());
        super::open_edtf(&chronology.events[0].when.expect("it is dated"), &chronology.timexes[0])
    }

    #[test]
    fn what_was_before_or_after_a_time_lies_beyond_all_of_it() {
        for (told, wanted) in [
            ("before 1740", "../1739"),
            ("after 1990", "1991/.."),
            ("before May 1740", "../1740-04"),
            ("before 1 May 1740", "../1740-04-30"),
            ("after 31 December 1989", "1990-01-01/.."),
            ("after the summer of 1990", "1990-09-01/.."),
            ("before the end of 1740", "../1740"),
            ("before the end of May 1740", "../1740-05"),
            ("after the end of 1740", "1741/.."),
            ("before the beginning of 1740", "../1739"),
            ("after the beginning of 1740", "1740-01-01/.."),
            ("before the middle of the 18th century", "../1770-12-31"),
            ("until 1740", "../1740"),
            ("by 1740", "../1740"),
        ] {
            assert_eq!(edtf(&format!("The bridge was closed {told}.")).as_deref(), Some(wanted), "{told}");
        }
    }

    #[test]
    fn what_was_before_an_hour_lies_on_its_day() {
        assert_eq!(edtf("The bridge was closed before 6 p.m. on 1 May 1940.").as_deref(), Some("1940-05-01"));
    }
}
