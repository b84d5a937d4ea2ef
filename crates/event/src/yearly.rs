//! Times that name a day of the year, and times that say "every year".

use calendar::{Amount, Granularity, Recurring, TimeValue};
use timex::{Expr, Resolved, Timex};

use crate::event::{Event, Relation, When};

/// "Every year on 10 August"; of another calendar "every 1 Farvardin".
pub(crate) fn is_each_day(timex: &Timex) -> bool {
    let is_of_year = matches!(timex.value, Some(TimeValue::Recurring(Recurring::DayOfYear { .. })));
    matches!(timex.meant.expr, Expr::Set(_)) && (is_of_year || is_without_year(timex))
}

/// Says whether a day and its month are written, and no year.
fn is_without_year(timex: &Timex) -> bool {
    let parts = timex.written().map(|written| (written.year.is_none(), written.month, written.day));
    matches!(parts, Some((true, Some(_), Some(_))))
}

/// "Annually".
pub(crate) fn is_every_year(timex: &Timex) -> bool {
    let Expr::Set(each) = &timex.meant.expr else { return false };
    let Expr::Duration(each) = &**each else { return false };
    matches!(each.parts[..], [(Amount::Hundredths(100), Granularity::Year)])
}

/// Says whether a time names a day of every year, or one whose year is not written: "26 Bahman", "this day" of such a day.
pub(crate) fn names_day(timexes: &[Timex], timex: &Timex) -> bool {
    let is_recurring = |timex: &Timex| matches!(timex.recurs, Some(Recurring::DayOfYear { .. }));
    let points = || match (&timex.meant.expr, timex.resolved) {
        (Expr::Unit { unit: Granularity::Day, offset: 0, .. }, Resolved::Anchored(Some(on))) => {
            let on = timexes.get(on.0 as usize).and_then(|on| on.value.as_ref());
            on.is_some_and(|day| day.month_day().is_some())
        }
        (_other, _resolved) => false,
    };
    is_each_day(timex) || is_recurring(timex) || is_without_year(timex) || points()
}

/// Returns the day of every year that the times of a clause name, if one of them says "every year".
pub(crate) fn kept(timexes: &[Timex], clause: &[&Timex]) -> Option<When> {
    let whole = clause.iter().find(|timex| is_each_day(timex));
    let every = || clause.iter().any(|timex| is_every_year(timex));
    // "This day … every year on 14 Mordad": what is named says more than what is pointed at.
    let points = |timex: &Timex| matches!(timex.meant.expr, Expr::Unit { .. });
    let mut days: Vec<&&Timex> = clause.iter().filter(|timex| names_day(timexes, timex)).collect();
    days.sort_by_key(|timex| points(timex));
    let day = whole.or_else(|| days.first().copied().filter(|_| every()))?;
    Some(When { time: day.id, until: None, relation: Relation::Yearly, either: false })
}

/// "From 1304 to 1357, every year on 4 Aban": gives what is told of a range, or of a time since when it is, the day of every year
/// that its clause names.
pub(crate) fn keep_within(timexes: &[Timex], event: &mut Event) {
    let lasts = |when: &When| matches!(when.relation, Relation::Throughout | Relation::Since);
    let Some(when) = event.when.filter(lasts) else { return };
    let times: Vec<&Timex> = event.times.iter().filter_map(|id| timexes.get(id.0 as usize)).collect();
    let Some(day) = kept(timexes, &times) else { return };
    let relation = if when.until.is_some() { Relation::FormerlyYearly } else { Relation::Yearly };
    (event.since, event.kept_until) = (Some(when.time), when.until);
    event.when = Some(When { relation, ..day });
    event.times.retain(|id| *id != day.time);
}
