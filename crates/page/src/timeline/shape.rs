//! How certain an event's time is, as a bar shows it: a core it surely fills, and ends within which it may begin or end.

use tarikh::calendar::{Bounds, Extent};
use tarikh::event::{Event, Relation, When};
use tarikh::timex::{Timex, TimexId};
use tarikh::{kept_from, minutes_of, open_extent};

/// A bar in days. An end that is `None` is open: nothing limits it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// The first day any of it can lie on.
    pub first: Option<i64>,
    /// The last day any of it can lie on.
    pub last: Option<i64>,
    /// The days it surely fills; its ends may be open too. None for what happened at some time between first and last.
    pub core: Option<(Option<i64>, Option<i64>)>,
    /// Whether it is a day that comes again every year.
    pub recurs: Recurs,
    /// The minutes of its first and its last day that are told; of a part of a day its own.
    pub minutes: Option<(i64, i64)>,
}

/// Whether a day comes again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Recurs {
    Once,
    EveryYear,
    /// It is told since when.
    EverySince,
}

impl Shape {
    /// Returns the bar of an event; `None` where nothing at all is known of its place.
    pub(super) fn of(event: &Event, timexes: &[Timex]) -> Option<Shape> {
        let when = event.when?;
        let kept = kept_from(event, timexes);
        let recurs = match (when.relation.is_recurring(), kept) {
            (false, _) => Recurs::Once,
            (true, None) => Recurs::EveryYear,
            (true, Some(_)) => Recurs::EverySince,
        };
        // A day kept every year stands where it was first kept, or where its text has just told of it.
        let extent = match (recurs, kept) {
            (Recurs::Once, _) => when.extent(timexes),
            (Recurs::EverySince, Some((first, last))) => {
                let day = Bounds::between(first, last);
                Extent { start: day, end: day }
            }
            (Recurs::EverySince | Recurs::EveryYear, _) => {
                let time = timexes.get(when.time.0 as usize)?;
                // "Her birthday, 7 November, is kept every year": of no year that the account has reached.
                let is_of_no_year =
                    time.written().is_some_and(|day| day.year.is_none() && day.month.is_some() && day.day.is_some());
                if is_of_no_year {
                    return None;
                }
                time.extent()
            }
        };
        // What was before a year was not in it.
        let extent = match when.relation {
            Relation::Before | Relation::After => open_extent(&when, timexes),
            Relation::Within
            | Relation::Throughout
            | Relation::Since
            | Relation::Until
            | Relation::By
            | Relation::From
            | Relation::Told
            | Relation::Yearly
            | Relation::FormerlyYearly
            | Relation::Recurring
            | Relation::FormerlyRecurring => extent,
        };
        let extent = match when.until {
            Some(_) if when.relation == Relation::Throughout => inner(extent, when, timexes),
            Some(_) | None => extent,
        };
        let (first, last, core) = bounds(when.relation, extent);
        let of = |id: TimexId| timexes.get(id.0 as usize).and_then(minutes_of);
        let minutes = of(when.time).filter(|_| recurs == Recurs::Once);
        let minutes = minutes.map(|(from, to)| (from, when.until.and_then(of).map_or(to, |(_, last)| last)));
        (first.is_some() || last.is_some()).then_some(Shape { first, last, core, recurs, minutes })
    }

    /// Says whether it is known to have filled more than a day.
    pub(super) fn has_lasted(&self) -> bool {
        matches!(self.core, Some((Some(first), Some(last))) if first < last)
    }

    /// Says whether it was on one day.
    pub(super) fn is_day(&self) -> bool {
        self.first.is_some() && self.first == self.last
    }

    /// Returns the first and the last of the days that are known of it, for a scale to fit.
    pub(super) fn known(&self) -> (i64, i64) {
        let (core_first, core_last) = self.core.unwrap_or((None, None));
        let days = [self.first, core_first, core_last, self.last];
        let known = || days.iter().flatten().copied();
        (known().min().unwrap_or(0), known().max().unwrap_or(0))
    }
}

/// "From 1979 to 1989": it began at some time in the first and ended at some time in the last.
fn inner(mut extent: Extent, when: When, timexes: &[Timex]) -> Extent {
    let of = |id: TimexId| timexes.get(id.0 as usize).map_or(Extent::UNKNOWN, Timex::extent);
    let (first, last) = (of(when.time), of(when.until.unwrap_or(when.time)));
    extent.start.latest = first.latest();
    extent.end.earliest = last.earliest();
    extent
}

type Bar = (Option<i64>, Option<i64>, Option<(Option<i64>, Option<i64>)>);

fn bounds(relation: Relation, extent: Extent) -> Bar {
    let day = |day: Option<tarikh::calendar::Day>| day.map(|day| day.0);
    let (start, end) = (extent.start, extent.end);
    let (first, last) = (day(start.earliest), day(end.latest));
    match relation {
        Relation::Within
        | Relation::Yearly
        | Relation::FormerlyYearly
        | Relation::Recurring
        | Relation::FormerlyRecurring => {
            let one = extent.single_day().map(|day| (Some(day.0), Some(day.0)));
            (first, last, one)
        }
        Relation::Throughout => {
            let inner = (day(start.latest), day(end.earliest));
            let core = matches!(inner, (Some(from), Some(to)) if from <= to).then_some(inner);
            (first, last, core)
        }
        // It began at some time in its time, and went on.
        Relation::Since => (first, None, last.map(|last| (Some(last), None))),
        Relation::Until => (None, last, first.map(|first| (None, Some(first)))),
        Relation::Before | Relation::By => (None, last.or(first), None),
        Relation::After | Relation::From | Relation::Told => (first.or(last), None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::calendar::{CalendarId, TimeValue};

    fn of(relation: Relation, year: i64) -> Bar {
        bounds(relation, TimeValue::year(CalendarId::Gregorian, year).extent())
    }

    #[test]
    fn what_happened_in_a_year_has_no_core_and_what_lasted_it_is_all_core() {
        let (first, last, core) = of(Relation::Within, 1988);
        assert_eq!((last.map(|last| last - first.unwrap_or(0)), core), (Some(365), None));
        let (first, last, core) = of(Relation::Throughout, 1988);
        assert_eq!(core, Some((first, last)));
    }

    #[test]
    fn from_one_year_to_another_is_sure_only_of_the_years_between() {
        let text = "Brown led the union from 1979 to 1989.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "-", text.as_bytes(), None);
        let account = account.document().expect("it is text");
        let chronology = tarikh::read(vec![account], &tarikh::Options::default());
        let event = chronology.chronicle().next().expect("it is told");
        let shape = Shape::of(event, chronology.times_of(event)).expect("it has a time");
        // From 1 January 1979 to 31 December 1989; surely from the last day of 1979 to the first of 1989.
        let day = |iso: &str| tarikh::calendar::Day::from_iso(iso).map(|day| day.0).ok();
        assert_eq!((shape.first, shape.last), (day("1979-01-01"), day("1989-12-31")));
        assert_eq!(shape.core, Some((day("1979-12-31"), day("1989-01-01"))));
    }

    #[test]
    fn what_was_in_the_evening_was_at_some_time_in_it() {
        let text = "The bell rang on the evening of 17 June 1912.";
        let account = tarikh::source::read(tarikh::source::DocumentId(0), "-", text.as_bytes(), None);
        let chronology = tarikh::read(vec![account.document().expect("it is text")], &tarikh::Options::default());
        let event = chronology.chronicle().next().expect("it is told");
        let shape = Shape::of(event, chronology.times_of(event)).expect("it has a time");
        assert_eq!(shape.minutes, Some((18 * 60, 22 * 60)));
    }

    #[test]
    fn until_a_year_is_open_before_it_and_ends_at_some_time_in_it() {
        let (first, last, core) = of(Relation::Until, 1992);
        let (start, end) = (727198, 727563); // 1 January and 31 December 1992
        assert_eq!((first, last, core), (None, Some(end), Some((None, Some(start)))));
    }
}
