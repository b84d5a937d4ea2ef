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
        dated_otherwise(account, found);
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

/// "LONDON, 3 May 1926 —", read as written on 4 May 1925: the day at the head of a report is that of writing, or shortly before it.
fn dated_otherwise(account: &Account<'_>, found: &mut Findings) -> Option<()> {
    let head = account.document.dateline.as_ref()?.span;
    let (written, mut inside) =
        (account.written?.extent(), account.timexes.iter().filter(|time| head.contains(time.span)));
    let timex = inside.find(|time| time.resolved == Resolved::Written)?;
    let (first, last, day) = (written.earliest()?, written.latest()?, timex.extent().single_day()?);
    if day <= last && first.0 - day.0 <= AFTER_HEAD {
        return None;
    }
    let whole = name(account, timex);
    let other = crate::say::day_in(calendar::CalendarId::Gregorian, last);
    Finding::new(NAME, Severity::Warning, format!("the text is dated {whole}, and was read as written on {other}"))
        .at(account, timex.span, "the day at its head")
        .note(format!("the date of writing was taken to be {other}"))
        .fix("mend the date, or the date of writing: --written DATE")
        .report(found);
    Some(())
}

/// So many days behind the day at its head a report may still come out.
const AFTER_HEAD: i64 = 31;

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
