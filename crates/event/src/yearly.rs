//! Times that name what comes again: a day of the year, "every year", a feast, the first Tuesday of each month.

use calendar::{Amount, Granularity, Recurring, Rhythm, TimeValue};
use timex::{Expr, Resolved, Timex};

use crate::event::{Event, Relation, When};

/// "Every year on 10 August"; of another calendar "every 1 Farvardin"; "each Easter Monday", "the last Monday of May every year".
pub(crate) fn is_each_day(timex: &Timex) -> bool {
    let is_of_year = again(timex).is_some_and(Recurring::is_day_of_year);
    matches!(timex.meant.expr, Expr::Set(_)) && (is_of_year || is_without_year(timex))
}

/// How it comes again, where it names what does.
fn again(timex: &Timex) -> Option<&Recurring> {
    let of_value = match &timex.value {
        Some(TimeValue::Recurring(again)) => Some(again),
        Some(_) | None => None,
    };
    timex.recurs.as_ref().or(of_value)
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

/// "Every Friday", "each May", "on the first Tuesday of each month", "every 4 years": what comes again on no one day of the year. How
/// often in it something is done ("twice a week") is no such time, nor is what comes each day.
pub(crate) fn is_loosely_again(timex: &Timex) -> bool {
    let comes = again(timex).is_some_and(|again| again.rhythm().is_some() && !again.is_day_of_year());
    comes && matches!(timex.meant.expr, Expr::Set(_)) && timex.meant.freq().is_none()
}

/// "Easter Monday is kept with bells", "the fair takes place in June": says whether a time of no year comes every year, as the words
/// of its sentence tell.
pub(crate) fn is_told_again(timex: &Timex) -> bool {
    matches!(timex.value, Some(TimeValue::Recurring(_)))
        && !matches!(timex.meant.expr, Expr::Set(_))
        && timex.recurs.as_ref().and_then(Recurring::rhythm) == Some(Rhythm::Yearly)
}

/// "The sellers elect their abbot on Good Friday": says whether a time would come every year, and no year is told that it is of.
pub(crate) fn is_of_no_year(timex: &Timex) -> bool {
    timex.value.is_none()
        && timex.resolved == Resolved::Unanchored
        && timex.recurs.as_ref().and_then(Recurring::rhythm) == Some(Rhythm::Yearly)
}

/// Says whether a time names a day of every year, or one whose year is not written: "26 Bahman", "this day" of such a day.
pub(crate) fn names_day(timexes: &[Timex], timex: &Timex) -> bool {
    let is_recurring = |timex: &Timex| timex.recurs.as_ref().is_some_and(Recurring::is_day_of_year);
    let points = || match (&timex.meant.expr, timex.resolved) {
        (Expr::Unit { unit: Granularity::Day, offset: 0, .. }, Resolved::Anchored(Some(on))) => {
            let on = timexes.get(on.0 as usize).and_then(|on| on.value.as_ref());
            on.is_some_and(|day| day.month_day().is_some())
        }
        (_other, _resolved) => false,
    };
    is_each_day(timex) || is_recurring(timex) || is_without_year(timex) || points()
}

/// Returns how what is told of such a time lies to it: each year, or oftener.
pub(crate) fn relation_to(timex: &Timex, still: Still) -> Relation {
    let oftener = again(timex).and_then(Recurring::rhythm) == Some(Rhythm::Oftener);
    match (oftener, still) {
        (false, Still::Now) => Relation::Yearly,
        (false, Still::NoLonger) => Relation::FormerlyYearly,
        (true, Still::Now) => Relation::Recurring,
        (true, Still::NoLonger) => Relation::FormerlyRecurring,
    }
}

/// Whether what came again still does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Still {
    Now,
    NoLonger,
}

/// Returns the day of every year that the times of a clause name, if one of them says "every year"; where the clause is told of now
/// (`now`), what comes again on no day of the year too.
pub(crate) fn kept(timexes: &[Timex], clause: &[&Timex], now: Option<Still>) -> Option<When> {
    let whole = clause.iter().find(|timex| is_each_day(timex));
    let every = || clause.iter().any(|timex| is_every_year(timex));
    // "This day … every year on 14 Mordad": what is named says more than what is pointed at.
    let points = |timex: &Timex| matches!(timex.meant.expr, Expr::Unit { .. });
    let mut days: Vec<&&Timex> = clause.iter().filter(|timex| names_day(timexes, timex)).collect();
    days.sort_by_key(|timex| points(timex));
    let day = whole.or_else(|| days.first().copied().filter(|_| every()));
    let loosely = || clause.iter().find(|timex| is_loosely_again(timex)).filter(|_| now == Some(Still::Now));
    let time = day.or_else(loosely)?;
    Some(When::at(time.id, relation_to(time, Still::Now)))
}

/// "From 1304 to 1357, every year on 4 Aban": gives what is told of a range, or of a time since when it is, the day of every year
/// that its clause names.
pub(crate) fn keep_within(timexes: &[Timex], event: &mut Event, now: Option<Still>) {
    let lasts = |when: &When| matches!(when.relation, Relation::Throughout | Relation::Since);
    let Some(when) = event.when.filter(lasts) else { return };
    let times: Vec<&Timex> = event.times.iter().filter_map(|id| timexes.get(id.0 as usize)).collect();
    // What went on from one time to another has its place among what is dated.
    let now = now.filter(|_| when.until.is_none());
    let Some(day) = kept(timexes, &times, now) else { return };
    let relation = if when.until.is_some() { Relation::FormerlyYearly } else { day.relation };
    (event.since, event.kept_until) = (Some(when.time), when.until);
    event.when = Some(When { relation, ..day });
    event.times.retain(|id| *id != day.time);
}
