//! reversed-interval: a range that ends before it begins.

use std::collections::BTreeSet;

use calendar::{Edge, TimeValue};
use source::Severity;
use timex::{RangeEdge, Resolved, Timex};

use crate::facts::Account;
use crate::findings::Finding;
use crate::say::name;
use crate::template::{Slot, Template};
use crate::words::words;
use crate::{Check, Facts, Findings};

const NAME: &str = "reversed-interval";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("reversed_interval.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        let (either, between) = (ranges_of(account, &words().either_order), ranges_of(account, &words().between));
        for (index, pair) in account.timexes.windows(2).enumerate() {
            if let [one, other] = pair
                && let (Some(start), Some(end)) = (one.range, other.range)
                && start.id == end.id
                && start.edge == RangeEdge::Start
                && !either.contains(&index)
            {
                let severity = if between.contains(&index) { Severity::Warning } else { Severity::Error };
                two(account, one, other, severity, found);
            }
        }
        for timex in account.timexes {
            whole(account, timex, found);
        }
    }
}

/// The first times of the ranges that stand in one of the templates.
fn ranges_of(account: &Account<'_>, templates: &[Template]) -> BTreeSet<usize> {
    let times = account
        .ties(templates)
        .flat_map(|(sentence, tie)| tie.of(Slot::Range).filter_map(|token| sentence.time(token)).collect::<Vec<_>>());
    times.collect()
}

fn two(account: &Account<'_>, one: &Timex, other: &Timex, severity: Severity, found: &mut Findings) {
    // What was filled in may have been filled in wrongly.
    if one.resolved != Resolved::Written || other.resolved != Resolved::Written {
        return;
    }
    let (Some(start), Some(end)) = (one.extent().earliest(), other.extent().latest()) else { return };
    if start <= end {
        return;
    }
    let (from, to) = (name(account, one), name(account, other));
    Finding::new(NAME, severity, format!("the range from {from} to {to} ends before it begins"))
        .at(account, other.span, format!("{to} is before {from}"))
        .beside(account, one.span, "the range begins here")
        .fix(format!("write from {to} to {from}, or mend one of the two"))
        .report(found);
}

/// A range read as one time: "the years 1777–1751".
fn whole(account: &Account<'_>, timex: &Timex, found: &mut Findings) {
    let Some(TimeValue::Interval { start: Edge::Known(start), end: Edge::Known(end) }) = &timex.value else { return };
    let (Some(first), Some(last)) = (start.extent().earliest(), end.extent().latest()) else { return };
    if timex.resolved == Resolved::Written && !timex.named && first > last {
        let quoted = crate::say::quote(account, timex);
        Finding::new(NAME, Severity::Error, format!("{quoted} ends before it begins"))
            .at(account, timex.span, "the second is before the first")
            .fix("turn the two round, or mend one of them")
            .report(found);
    }
}
