//! Places "last June", "next Monday", "the following spring".

use calendar::{CalendarId, Day, Granularity, Part, Partial, Season, TimeValue, Year};

use super::dates::{assemble, finish, in_calendar};
use super::days::day_placed;
use super::place::{NOBODY_TOLD, antecedent, base_point, is_past_to_come};
use super::{Placed, Setting};
use crate::cues::Tense;
use crate::expr::{Base, Expr, Style, Written};
use crate::rule::Domain;
use crate::timex::Resolved;

/// "last June", "next Monday", "the following spring".
pub(crate) fn near(setting: &Setting<'_>, what: &Written, offset: i64, base: &Base) -> Placed {
    // "That October" takes the year told last, however finely it was told; a weekday needs a day.
    let grain = if what.weekday.is_some() { Granularity::Day } else { Granularity::Year };
    let Some((told, reason)) = antecedent(setting, base, offset, grain).or_else(|| base_point(setting, base, grain))
    else {
        return Placed::unanchored("nothing to count from");
    };
    if is_past_to_come(setting, base, told, offset) {
        return Placed::unanchored(NOBODY_TOLD);
    }
    if let Some(weekday) = what.weekday {
        let Some(from) = TimeValue::Date(told.at).extent().single_day() else {
            return Placed::unanchored("no day to count from");
        };
        let day = match offset {
            0 => Day(from.0 - i64::from(from.weekday().iso()) + i64::from(weekday.iso())),
            back if back < 0 => from.plus(-1).previous_weekday_on_or_before(weekday).plus(7 * (back + 1)),
            on => from.plus(1).next_weekday_on_or_after(weekday).plus(7 * (on - 1)),
        };
        let day = if is_told_backwards(setting, base, from, day) { day.plus(-7) } else { day };
        return day_placed(day, what, told, reason);
    }
    // What follows a day in Old Style is in Old Style: "9 Jan. 1713/14 … 17 Jan. following".
    let old = what.calendar.is_none() && what.day.is_some() && told.at.calendar == CalendarId::Julian;
    let what = &Written { style: what.style.or(old.then_some(Style::OldBeside)), ..what.clone() };
    let calendar = what.calendar.unwrap_or(if old { CalendarId::Julian } else { CalendarId::Gregorian });
    let Some(from) = in_calendar(told.at, calendar) else {
        return Placed::unanchored("no year of this calendar to count from");
    };
    let here = TimeValue::Date(from).extent();
    let year = from.year.value;
    let extent_in = |year: i64| TimeValue::Date(assemble(what, calendar, Year::known(year))).extent();
    let first_after = || {
        let ahead = matches!((extent_in(year).earliest(), here.latest()), (Some(a), Some(b)) if a > b);
        if ahead { year } else { year + 1 }
    };
    let last_before = || {
        let back = matches!((extent_in(year).latest(), here.earliest()), (Some(a), Some(b)) if a < b);
        if back { year } else { year - 1 }
    };
    let year = match offset {
        0 => this_year(what, from),
        back if back < 0 => last_before() + back + 1,
        on => first_after() + on - 1,
    };
    finish(what, Year::known(year), Resolved::Anchored(told.id), reason)
}

/// Of days named together the second may be the earlier: "in talks on Friday and Thursday". It is if it lies nearer so,
/// and the verb tells the past.
fn is_told_backwards(setting: &Setting<'_>, base: &Base, from: Day, day: Day) -> bool {
    let listed = matches!(base, Base::Of(of) if matches!(**of, Expr::Date(_)));
    let written = setting.writing.and_then(|at| TimeValue::Date(at).extent().single_day());
    let past = (setting.domain, setting.tense) == (Domain::News, Some(Tense::Past));
    past && listed && day.0 - from.0 > 3 && written.is_some_and(|written| day > written)
}

/// "this winter" from January to March is the winter that began in the year before.
fn this_year(what: &Written, from: Partial) -> i64 {
    let month = match from.part {
        Some(Part::Month(month) | Part::Day { month, .. }) => month,
        Some(_) | None => 12,
    };
    let winter_began_before = what.season == Some(Season::Winter) && month <= 3;
    from.year.value - i64::from(winter_began_before)
}
