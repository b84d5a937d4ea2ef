//! after-writing: something told as having happened on a day after the text was written.

use std::collections::BTreeSet;

use calendar::Granularity;
use source::Severity;
use timex::{Resolved, Timex};

use super::wrong_calendar_label::is_wrong;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::name;
use crate::template::{Slot, Template};
use crate::words::words;
use crate::{Check, Facts, Findings};

const NAME: &str = "after-writing";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("after_writing.md"), severity: Severity::Warning, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        let Some(last) = account.written.and_then(|written| written.extent().latest()) else { continue };
        let dates = |templates: &[Template]| -> BTreeSet<usize> {
            account
                .ties(templates)
                .flat_map(|(sentence, tie)| {
                    tie.of(Slot::Date).filter_map(|token| sentence.time(token)).collect::<Vec<usize>>()
                })
                .collect()
        };
        let (happened, expected) = (dates(&words().happened), dates(&words().to_come));
        for index in happened.difference(&expected) {
            let timex = &account.timexes[*index];
            if is_later(timex, last) && !is_wrong(timex) {
                report(account, timex, last, found);
            }
        }
    }
}

fn is_later(timex: &Timex, written: calendar::Day) -> bool {
    let date = timex.value.as_ref().and_then(calendar::TimeValue::as_date);
    let told = date.is_some_and(|date| date.granularity() <= Granularity::Year);
    told && timex.resolved == Resolved::Written && timex.extent().earliest().is_some_and(|day| day > written)
}

fn report(account: &Account<'_>, timex: &Timex, written: calendar::Day, found: &mut Findings) {
    let whole = name(account, timex);
    let day = crate::say::day_in(calendar::CalendarId::Gregorian, written);
    Finding::new(NAME, Severity::Warning, format!("{whole} is after the text was written, but told as past"))
        .at(account, timex.span, format!("later than {day}"))
        .note(format!("the date of writing was taken to be {day}"))
        .fix("mend the date, or the date of writing: --written DATE")
        .report(found);
}
