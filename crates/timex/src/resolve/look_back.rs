//! The day of the account behind a sentence that looked back to another year: "It burned on 3 June 1911. A mill like it had burned on
//! 2 May 1905. At 4:15 the roof fell".

use calendar::{Granularity, Partial, TimeValue};

use super::gaps::{Gap, gap, is_near};
use super::story::Told;
use super::{Reason, Setting, between};
use crate::rule::Domain;
use crate::timex::{Resolved, Timex};

/// Returns the day told before the last one, where the last is long before it, was told within a sentence of the same paragraph that
/// does not open with it, and no hour was told of it: hours are told of the day of the account.
pub(super) fn day_left(setting: &Setting<'_>) -> Option<(Told, Reason)> {
    let [.., before, last] = setting.told else { return None };
    let (day, back) = (day_of(before)?, day_of(last)?);
    let written = last.resolved == Resolved::Written && last.range.is_none() && back.clock.is_none();
    let here = setting.domain == Domain::Narrative && is_near(setting.text, last.span, setting.span);
    let apart = |one: &Timex, other| gap(between(setting.text, one.span, other));
    let behind = matches!(apart(last, setting.span), Gap::NewSentence | Gap::OpensSentence);
    // "On 2 May 1905 a mill burned" opens what is told of that day.
    let within = apart(before, last.span) == Gap::NewSentence;
    let years = day.extent().earliest()?.0 - back.extent().earliest()?.0 > FAR;
    (written && here && behind && within && years).then(|| {
        let at = Partial { clock: None, ..day };
        (Told { id: Some(before.id), at }, "the day of the account, which the sentence before left".into())
    })
}

fn day_of(timex: &Timex) -> Option<Partial> {
    let date = timex.value.as_ref().and_then(TimeValue::as_date)?;
    (date.granularity() <= Granularity::Day).then_some(*date)
}

/// So many days before the account is another year.
const FAR: i64 = 300;
