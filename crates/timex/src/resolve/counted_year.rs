//! The year of a month or a day that is told with a year counted back: "two years earlier, in June", "it had begun the
//! previous summer. On 23 August".

use calendar::{Granularity, Partial, TimeValue, Year};

use super::dates::assemble;
use super::gaps::{Gap, gap};
use super::{Placed, Setting, dates};
use crate::cues::Tense;
use crate::expr::{Expr, Written};
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

/// Why such a date lies in its year.
const OF_COUNTED: &str = "of the time counted back just before it";

/// The most bytes between a year counted back and its month: ", in early ".
const BESIDE: usize = 12;

/// How many times back the one counted back may stand.
const LATELY: usize = 3;

/// Says whether the account was lately where a time counted back led: no other date of it says then which year it has reached.
pub(super) fn is_there(setting: &Setting<'_>) -> bool {
    setting.told.iter().rev().take(LATELY).any(|time| time.reason == OF_COUNTED)
}

/// The most days from one date of what had been to the next of it.
const STEP: i64 = 92;

/// Places a date without a year that is told with one counted back.
pub(super) fn place(setting: &Setting<'_>, written: &Written) -> Option<Placed> {
    // "All that night the city burned; by mid-September": a part of a day told since is of no matter.
    let coarse = |time: &&Timex| !matches!(time.meant.expr, Expr::At { .. });
    let last = setting.told.iter().rev().take(LATELY).find(coarse)?;
    if written.calendar.is_some() || setting.domain != Domain::Narrative {
        return None;
    }
    let at = *last.value.as_ref()?.as_date().filter(|at| at.year.missing == 0)?;
    let between = super::between(setting.text, last.span, setting.span);
    let gap = gap(between);
    let year = if last.reason == OF_COUNTED {
        follows(setting, written, at, gap)
    } else if is_back(last) {
        of_counted(setting, written, at, (between, gap))
    } else {
        None
    }?;
    Some(dates::finish(written, Year::known(year), Resolved::Anchored(Some(last.id)), OF_COUNTED))
}

/// Says whether a year or a season was counted back from the account.
fn is_back(time: &Timex) -> bool {
    match &time.meant.expr {
        Expr::Shift { sign: -1, unit: Granularity::Year, .. }
        | Expr::Unit { offset: ..0, unit: Granularity::Year, .. }
        | Expr::Near { offset: ..0, .. } => true,
        _other => false,
    }
}

/// The year of a date beside the time counted back, of one that had happened then, or of one that lies in that season.
fn of_counted(setting: &Setting<'_>, written: &Written, at: Partial, (between, gap): (&str, Gap)) -> Option<i64> {
    let year = at.year.value;
    if at.granularity() == Granularity::Year {
        let beside = gap == Gap::SameSentence && between.len() <= BESIDE && between.starts_with(',');
        let had = setting.tense == Some(Tense::Pluperfect) && gap <= Gap::OpensSentence;
        return (beside || had).then_some(year);
    }
    let season = TimeValue::Date(at).extent();
    let lies_in = |year: &i64| {
        let here = TimeValue::Date(assemble(written, at.calendar, Year::known(*year))).extent();
        here.earliest() >= season.earliest() && here.latest() <= season.latest()
    };
    [year, year + 1].into_iter().find(lies_in).filter(|_| gap <= Gap::OpensSentence)
}

/// The year in which a date goes on from one so placed, in its sentence or at the head of the next.
fn follows(setting: &Setting<'_>, written: &Written, at: Partial, gap: Gap) -> Option<i64> {
    let told = TimeValue::Date(at).extent().earliest()?;
    let on = |year: &i64| {
        let here = TimeValue::Date(assemble(written, at.calendar, Year::known(*year))).extent().earliest();
        here.is_some_and(|day| (0..=STEP).contains(&(day.0 - told.0)))
    };
    let behind = gap == Gap::SameSentence || gap == Gap::OpensSentence && setting.tense != Some(Tense::Future);
    [at.year.value, at.year.value + 1].into_iter().find(on).filter(|_| behind)
}
