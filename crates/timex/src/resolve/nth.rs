//! The n-th unit or weekday of a stretch: "the first week of May", "the last Friday of 1989".

use calendar::{CalendarId, Day, Edge, Granularity, Part, Partial, TimeValue, Weekday, Year};

const HALF_A_WEEK: i64 = 3;

/// The n-th unit (or weekday) that begins in a value; from the end where n is negative.
pub(super) fn nth_in(nth: i64, unit: Granularity, weekday: Option<Weekday>, value: &TimeValue) -> Option<TimeValue> {
    let extent = value.extent();
    let (first, last) = (extent.start.earliest?, extent.end.latest?);
    if let (TimeValue::Century { calendar, nth: century @ 1.. }, Granularity::Decade) = (value, unit) {
        let index = if nth > 0 { nth - 1 } else { 10 + nth };
        let first = (i64::from(*century) - 1) * 100 + 10 * index;
        let decade = Partial { year: Year { value: first, missing: 1 }, ..Partial::year(*calendar, first) };
        return (0..10).contains(&index).then_some(TimeValue::Date(decade));
    }
    // The third century BC began in 300 BC, which is the year -299.
    if let (TimeValue::Century { calendar, nth: century @ ..0 }, Granularity::Decade) = (value, unit) {
        let index = if nth > 0 { nth - 1 } else { 10 + nth };
        let first = i64::from(*century) * 100 + 1 + 10 * index;
        let year = |year: i64| Edge::Known(Box::new(TimeValue::Date(Partial::year(*calendar, year))));
        return (0..10).contains(&index).then(|| TimeValue::Interval { start: year(first), end: year(first + 9) });
    }
    let partial = value.as_date()?;
    let calendar = if partial.calendar == CalendarId::Julian { CalendarId::Gregorian } else { partial.calendar };
    let nth_from =
        |count: i64, days: i64| if nth > 0 { first.plus((nth - 1) * days) } else { last.plus((nth + 1) * count) };
    let found: Partial = match (weekday, unit) {
        (Some(weekday), _) => {
            let day = if nth > 0 {
                first.next_weekday_on_or_after(weekday).plus(7 * (nth - 1))
            } else {
                last.previous_weekday_on_or_before(weekday).plus(7 * (nth + 1))
            };
            // "The fifth Monday of February" is none where it has four.
            Partial::from_day(calendar, day).ok().filter(|_| (first..=last).contains(&day))?
        }
        (None, Granularity::Day) => Partial::from_day(partial.calendar, nth_from(1, 1)).ok()?,
        // The week most of whose days are those seven.
        (None, Granularity::Week | Granularity::Weekend) => {
            let middle = nth_from(7, 7).plus(if nth > 0 { HALF_A_WEEK } else { -HALF_A_WEEK });
            Partial::from_day(CalendarId::Gregorian, middle).ok()?.shifted(0, unit, unit).ok()?
        }
        (None, Granularity::Quarter | Granularity::Half | Granularity::Season) if partial.part.is_none() => {
            let most = if unit == Granularity::Half { 2 } else { 4 };
            let index = if nth > 0 { nth } else { most + 1 + nth };
            let index = u8::try_from(index).ok().filter(|index| (1..=most as u8).contains(index))?;
            let part = if unit == Granularity::Half { Part::Half(index) } else { Part::Quarter(index) };
            Partial { part: Some(part), ..Partial::year(partial.calendar, partial.year.value) }
        }
        (None, Granularity::Month) if partial.part.is_none() && partial.year.missing == 0 => {
            let most = i64::from(partial.calendar.calendar().months_in_year(partial.year.value).ok()?);
            let month = if nth > 0 { nth } else { most + 1 + nth };
            Partial::month(
                partial.calendar,
                partial.year.value,
                u8::try_from(month).ok().filter(|m| i64::from(*m) <= most && *m > 0)?,
            )
        }
        (None, Granularity::Year) if partial.year.missing > 0 => {
            let span = 10_i64.pow(u32::from(partial.year.missing));
            let offset = if nth > 0 { nth - 1 } else { span + nth };
            Partial::year(partial.calendar, partial.year.value + offset)
        }
        (None, Granularity::Decade) if partial.year.missing > 1 => {
            let offset = if nth > 0 { nth - 1 } else { 10 + nth };
            Partial { year: Year { value: partial.year.value + 10 * offset, missing: 1 }, ..*partial }
        }
        (None, _) => return None,
    };
    let lies_in = |day: Option<Day>| day.is_some_and(|day| day >= first.plus(-6) && day <= last.plus(6));
    let value = TimeValue::Date(found);
    lies_in(value.extent().earliest()).then_some(value)
}
