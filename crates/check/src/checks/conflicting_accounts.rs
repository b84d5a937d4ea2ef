//! conflicting-accounts: one happening, told on days that exclude each other.

use std::collections::BTreeSet;

use calendar::{CalendarId, Extent, Family, TimeValue};
use source::Severity;

use crate::findings::Finding;
use crate::say::{self, day_in, name};
use crate::told::{Agreement, Occurrence, Voice, occurrences};
use crate::{Check, Facts, Findings, life_spans};

const NAME: &str = "conflicting-accounts";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("conflicting_accounts.md"), severity: Severity::Warning, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        life_spans::check(NAME, account, found);
    }
    // Two verbs of one sentence have one day: it is said once that the other account has another.
    let mut said: BTreeSet<Vec<(usize, usize)>> = BTreeSet::new();
    for one in occurrences(facts).iter().filter(|one| one.agreement == Agreement::Excluded) {
        let times = one.told.iter().flat_map(|told| told.times.iter().map(|&time| (told.account, time)));
        if said.insert(times.collect()) {
            report(facts, one, found);
        }
    }
}

fn report(facts: &Facts<'_>, one: &Occurrence, found: &mut Findings) {
    let mut days: Vec<(String, String, Extent)> = Vec::new();
    let mut labels = Vec::new();
    let several = one.told.iter().any(|told| told.account != one.told[0].account);
    let narrated = one.told.iter().all(|told| told.voice == Voice::Narrator);
    for told in &one.told {
        let account = &facts.accounts()[told.account];
        for time in told.times.iter().map(|&at| &account.timexes[at]) {
            let (mut day, mut extent, mut span) = (name(account, time), time.extent(), time.span);
            let mut put = placed(&day, &extent);
            if let Some(last) = told.until.map(|until| &account.timexes[until]) {
                let end = name(account, last);
                (put, day) = (format!("from {day} to {end}"), format!("{day} to {end}"));
                (span.end, extent.end) = (last.span.end, last.extent().end);
            }
            // A day of another calendar is named in the common one as well.
            let western = extent.single_day().map(|day| day_in(CalendarId::western(day), day));
            let written = time.value.as_ref().and_then(TimeValue::as_date).map(|date| date.calendar.family());
            let other = western.filter(|_| written.is_some_and(|written| written != Family::Western));
            let shown = other.map_or(day.clone(), |other| format!("{day}, which is {other}"));
            let path = &account.document.path;
            let says = match (&told.voice, several) {
                (Voice::Narrator, true) => format!("{path} says {shown}"),
                (Voice::Narrator, false) if narrated => format!("here it is {shown}"),
                (Voice::Narrator, false) => format!("the account itself says {shown}"),
                (Voice::Source(who), true) => format!("{who} says {shown} in {path}"),
                (Voice::Source(who), false) => format!("{who} says {shown}"),
                (Voice::Unnamed, true) => format!("{path} has it from hearsay: {shown}"),
                (Voice::Unnamed, false) => format!("by hearsay it is {shown}"),
            };
            labels.push((account, span, source::harmless(&says).into_owned()));
            // One day in two calendars is named once.
            if days.iter().all(|(.., other)| *other != extent) {
                days.push((day, put, extent));
            }
        }
    }
    let put: Vec<String> = days.iter().map(|(_, put, _)| put.clone()).collect();
    let mut finding = Finding::new(NAME, Severity::Warning, format!("{} is put {}", one.what, listed(&put)));
    for (number, (account, span, text)) in labels.into_iter().enumerate() {
        finding = match number {
            0 => finding.at(account, span, text),
            _later => finding.beside(account, span, text),
        };
    }
    days.sort_by_key(|(.., extent)| (extent.earliest(), extent.latest()));
    if let [(early, _, first), .., (late, _, last)] = days.as_slice() {
        finding = say::sum((early, first), (late, last)).into_iter().fold(finding, Finding::note);
    }
    finding.note("none of them was chosen: each telling stands as it was made").report(found);
}

/// "On 15 February 1989", "in 1989".
fn placed(day: &str, extent: &Extent) -> String {
    if extent.single_day().is_some() { format!("on {day}") } else { format!("in {day}") }
}

/// So many days are named; of more the first of them.
const NAMED: usize = 6;

/// "On 15 February 1989, in 1990 and on 16 February 1989".
fn listed(days: &[String]) -> String {
    match days {
        [] => String::new(),
        [only] => only.clone(),
        many if many.len() > NAMED + 1 => {
            format!("{} and {} other times", many[..NAMED].join(", "), many.len() - NAMED)
        }
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}
