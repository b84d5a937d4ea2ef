//! unanchored-time: times that hang on a date nobody has told.

use std::collections::BTreeSet;

use calendar::TimeValue;
use source::Severity;
use timex::{Base, Expr, Resolved, Timex};

use super::calendar_mismatch::in_two_styles;
use super::impossible_date::is_in_no_year;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::quote;
use crate::{Check, Facts, Findings};

const NAME: &str = "unanchored-time";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("unanchored_time.md"), severity: Severity::Info, run };

/// Said once a document: the first is shown, the others are counted.
fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        // "25 October (7 November) 1917" needs no other year.
        let tied: BTreeSet<usize> =
            in_two_styles(account).into_iter().flat_map(|(one, other, _)| [one, other]).collect();
        let tied = |timex: &Timex| tied.contains(&(timex.id.0 as usize));
        let open = account
            .timexes
            .iter()
            .filter(|timex| hangs(timex) && !is_in_no_year(timex) && !tied(timex) && !says_how_long(account, timex));
        let (on_writing, on_text): (Vec<&Timex>, Vec<&Timex>) =
            open.partition(|timex| counts_from_writing(&timex.meant.expr));
        if let Some(first) = on_writing.first()
            && account.written.is_none()
        {
            let message = format!("{} depends on when the text was written, which is not known", quote(account, first));
            let fix = match account.own_day().and_then(|today| today.extent().single_day()) {
                Some(day) => format!("the text gives its own day: --written {day}"),
                None => "say when the text was written: --written DATE".to_owned(),
            };
            finding(account, first, &on_writing, message).fix(fix).report(found);
        }
        if let Some(first) = on_text.first() {
            let message = format!("{} has no date to hang on", quote(account, first));
            finding(account, first, &on_text, message)
                .fix("write the date in full, or say what the text is about: --about PERIOD")
                .report(found);
        }
    }
}

fn finding(account: &Account<'_>, first: &Timex, all: &[&Timex], message: String) -> Finding {
    let finding = Finding::new(NAME, Severity::Info, message).at(account, first.span, &*first.reason);
    match all.len() {
        0 | 1 => finding,
        2 => finding.note(format!("nor has {}", quote(account, all[1]))),
        more => finding.note(format!("nor have {} others", more - 1)),
    }
}

/// "They rested for six weeks before the town was taken": says whether the last word of a time opens a clause, so that the time is a
/// length and its clause says what it went before.
fn says_how_long(account: &Account<'_>, timex: &Timex) -> bool {
    let openers = &account.told.openers;
    let at = openers.partition_point(|opener| opener.end < timex.span.end);
    openers.get(at).is_some_and(|opener| opener.end == timex.span.end && opener.start > timex.span.start)
}

fn hangs(timex: &Timex) -> bool {
    let placed = match &timex.value {
        Some(TimeValue::Recurring(_) | TimeValue::Past | TimeValue::Future) => true,
        Some(TimeValue::Present) => matches!(timex.meant.expr, Expr::Value(_)),
        Some(_) => true,
        None => false,
    };
    // "Weeks later" says too little to be placed even with a date.
    let vague = matches!(timex.meant.expr, Expr::Shift { count: calendar::Amount::Unknown, .. });
    timex.resolved == Resolved::Unanchored && !placed && !vague
}

fn counts_from_writing(expr: &Expr) -> bool {
    match expr {
        Expr::Unit { base, .. } | Expr::Near { base, .. } | Expr::Shift { base, .. } => {
            matches!(base, Base::Writing | Base::Domain | Base::Passage)
        }
        Expr::At { of: Some(of), .. } | Expr::Part { of, .. } | Expr::Nth { of, .. } => counts_from_writing(of),
        _other => false,
    }
}
