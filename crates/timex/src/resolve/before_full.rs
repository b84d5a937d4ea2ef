//! A weekday alone before a day that is told in full: "should have sailed on Thursday, but left on Friday, 11 August".

use calendar::{Day, TimeValue, Weekday};

use super::gaps::{Gap, gap};
use super::story::Told;
use super::{Setting, between, dates};
use crate::cues::Tense;
use crate::expr::Expr;
use crate::rule::Domain;
use crate::timex::TimexId;

/// Returns the last such weekday before the day told behind it in its sentence or in the next, where the account, which has
/// come to `from`, leads to no day between the two.
pub(super) fn day(setting: &Setting<'_>, weekday: Weekday, from: Option<Day>) -> Option<(Day, Told)> {
    let next = setting.next.filter(|_| setting.domain == Domain::Narrative)?;
    let written = match &next.meant.expr {
        Expr::Date(written) => written,
        Expr::At { of: Some(of), .. } => match &**of {
            Expr::Date(written) => written,
            _other => return None,
        },
        _other => return None,
    };
    // "On Thursday they heard that it had fallen on 3 May": that lies behind.
    let goes_on = next.role.is_none() && !matches!(next.tense, Some(Tense::Pluperfect | Tense::Future));
    if !goes_on || written.month.is_none() || written.day.is_none() {
        return None;
    }
    let apart = gap(between(setting.text, setting.span, next.span));
    let at = *dates::place_date(setting, written).value?.as_date()?;
    let there = TimeValue::Date(at).extent().single_day()?;
    if apart == Gap::NewParagraph || written.weekday.is_some_and(|own| own != there.weekday()) {
        return None;
    }
    let opens =
        setting.told.last().is_none_or(|last| gap(between(setting.text, last.span, setting.span)) == Gap::NewParagraph);
    if let Some(from) = from {
        let next = from.next_weekday_on_or_after(weekday);
        let leads = next <= there && (!opens || there.0 - next.0 <= NEAR);
        let told_back = there < from;
        if leads && !(opens && apart == Gap::SameSentence) && !told_back || told_back && !opens {
            return None;
        }
    }
    let id = Some(TimexId(setting.told.len() as u32 + 1));
    Some((there.plus(-1).previous_weekday_on_or_before(weekday), Told { id, at }))
}

/// So many days a weekday that opens a paragraph may lie before the day told behind it, where the paragraph before leads to it.
const NEAR: i64 = 31;
