//! How the times that come again do: what "every year" stands beside comes each year.

use calendar::{Amount, CalendarId, Duration, Granularity, Recurring, Rhythm, TimeValue};

use super::gaps::{Gap, gap_to};
use super::sets::written_again;
use crate::expr::{Expr, Written};
use crate::pack::Pack;
use crate::reading::Feast;
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

/// So many times of its sentence on either side of "every year" may be those that come so.
const BESIDE: usize = 2;

/// Notes of each time that comes again how it does.
pub(super) fn note(pack: &Pack, domain: Domain, text: &str, timexes: &mut [Timex]) {
    for at in 0..timexes.len() {
        let timex = &timexes[at];
        let again = match &timex.meant.expr {
            Expr::Set(each) => of(pack, each),
            // "Easter Monday is kept with bells".
            expr if matches!(timex.value, Some(TimeValue::Recurring(_))) => of(pack, expr),
            // "They elect their abbot on Good Friday", where no year is told.
            expr @ (Expr::Feast { .. } | Expr::Nth { .. }) if is_of_no_year(domain, timex) => {
                of(pack, expr).filter(|again| again.rhythm() == Some(Rhythm::Yearly))
            }
            _once => continue,
        };
        if timex.recurs.is_none() {
            timexes[at].recurs = again;
        }
        if is_every_year(&timexes[at]) {
            beside(pack, domain, text, timexes, at);
        }
    }
}

/// "Each year the lamps are lit on Good Friday": lets the feast or the weekday of a month come each year.
fn beside(pack: &Pack, domain: Domain, text: &str, timexes: &mut [Timex], at: usize) {
    let here = |one: usize, other: usize| {
        gap_to(text, timexes[one.min(other)].span, timexes[one.max(other)].span) == Gap::SameSentence
    };
    let behind = (at + 1..timexes.len()).take(BESIDE).take_while(|&one| here(one - 1, one));
    let before = (0..at).rev().take(BESIDE).take_while(|&one| here(one, one + 1));
    let others: Vec<usize> = behind.chain(before).collect();
    for one in others {
        let timex = &mut timexes[one];
        if !matches!(timex.meant.expr, Expr::Feast { .. } | Expr::Nth { .. }) || timex.recurs.is_some() {
            continue;
        }
        let Some(again) = of(pack, &timex.meant.expr).filter(|again| again.rhythm() == Some(Rhythm::Yearly)) else {
            continue;
        };
        // A year that the account has reached is not that of what comes in all of them.
        if domain == Domain::Narrative {
            timex.value = Some(TimeValue::Recurring(again.clone()));
            timex.resolved = Resolved::Written;
            timex.nominal = None;
            timex.reason = "it comes each year, as its sentence tells".into();
        }
        timex.recurs = Some(again);
    }
}

/// Says whether an account tells no year that a time could be of.
fn is_of_no_year(domain: Domain, timex: &Timex) -> bool {
    domain == Domain::Narrative && timex.resolved == Resolved::Unanchored && timex.value.is_none()
}

fn is_every_year(timex: &Timex) -> bool {
    let Expr::Set(each) = &timex.meant.expr else { return false };
    matches!(&**each, Expr::Duration(each) if is_one(each, Granularity::Year)) && timex.meant.freq().is_none()
}

fn is_one(length: &Duration, unit: Granularity) -> bool {
    length.parts == [(Amount::Hundredths(100), unit)]
}

/// How what is written without a year comes again.
fn of(pack: &Pack, expr: &Expr) -> Option<Recurring> {
    match expr {
        Expr::Feast { feast, year: None, offset: None, of: None } => {
            Some(of_feast(pack.feasts.get(usize::from(*feast))?))
        }
        Expr::Nth { nth, weekday: Some(weekday), of, .. } => {
            let nth = i8::try_from(*nth).ok().filter(|nth| (1..=5).contains(&nth.unsigned_abs()))?;
            let month = match &**of {
                Expr::Date(Written { year: None, month: Some(month), day: None, calendar, .. }) => {
                    Some(*month).filter(|_| matches!(calendar, None | Some(CalendarId::Gregorian)))?.into()
                }
                Expr::Duration(each) if is_one(each, Granularity::Month) => None,
                _other => return None,
            };
            Some(Recurring::WeekdayOfMonth { nth, weekday: *weekday, month })
        }
        Expr::Nth { nth, unit: Granularity::Day, weekday: None, of } => {
            let day = u8::try_from(*nth).ok().filter(|day| (1..=31).contains(day))?;
            match &**of {
                Expr::Duration(each) if is_one(each, Granularity::Month) => Some(Recurring::DayOfMonth(day)),
                _other => None,
            }
        }
        Expr::Date(written) if written.year.is_none() => written_again(written),
        Expr::Duration(each) => Some(Recurring::Every(each.clone())),
        _other => None,
    }
}

/// How a feast comes again.
pub(super) fn of_feast(feast: &Feast) -> Recurring {
    Recurring::Feast { name: feast.name.as_str().into(), rule: feast.rule.as_str().into() }
}
