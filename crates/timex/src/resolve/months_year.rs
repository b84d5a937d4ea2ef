//! A year that stands before its month: "in 1358 the army came on 6 Jadi". It is of the calendar of the month.

use calendar::CalendarId;

use super::gaps::{Gap, gap_to};
use crate::expr::{Expr, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;

/// Years of the Solar Hijri calendar in its modern use.
const YEARS: std::ops::Range<i64> = 1200..1500;
/// A year that a text writes besides is as old as these only if it tells of the Middle Ages.
const OLD: std::ops::Range<i64> = 1000..1600;
/// The most bytes between the year and its day: " the day of ", " the army crossed the river at last on ".
const BETWEEN: usize = 96;

/// Gives a year that says no calendar the one of the month behind it in its sentence, where it is a year of that calendar and
/// the text writes nothing else of the Middle Ages.
pub(super) fn carry(text: &str, found: &mut [Found]) {
    for index in 1..found.len() {
        let (one, other) = (&found[index - 1], &found[index]);
        let Some(calendar) = calendar_without_year(other).filter(|_| is_year(one)) else { continue };
        let near = other.span.start - one.span.end <= BETWEEN as u32;
        if !near || gap_to(text, one.span, other.span) != Gap::SameSentence || tells_middle_ages(found) {
            continue;
        }
        if let Expr::Date(written) = &mut found[index - 1].meant.expr {
            written.calendar = Some(calendar);
        }
    }
}

/// The calendar of a month or day of the Solar Hijri year that says no year of its own.
fn calendar_without_year(one: &Found) -> Option<CalendarId> {
    let written = one.meant.expr.written().filter(|written| written.year.is_none() && written.month.is_some())?;
    let solar = |id: &CalendarId| matches!(id, CalendarId::Persian | CalendarId::PersianZodiac);
    written.calendar.filter(solar)
}

/// Says whether a time is a year alone that may be Solar Hijri, and says no calendar.
fn is_year(one: &Found) -> bool {
    let alone = |written: &Written| {
        Written { year: None, ..written.clone() } == Written::default()
            && matches!(written.year, Some(WrittenYear::Full(year)) if YEARS.contains(&year))
    };
    matches!(&one.meant.expr, Expr::Date(written) if alone(written))
}

/// Says whether the text tells a western day or month of those years, or says of such a year that it is of our era.
fn tells_middle_ages(found: &[Found]) -> bool {
    found.iter().filter_map(|one| one.meant.expr.written()).any(|written| {
        let old = matches!(written.year, Some(WrittenYear::Full(year)) if OLD.contains(&year));
        let western = written.calendar.is_none() && written.month.is_some();
        old && (western || matches!(written.era, Some(Era::Ce | Era::OldStyle | Era::NewStyle)))
    })
}
