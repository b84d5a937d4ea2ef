//! restated-mismatch: a time told twice side by side, in two ways that share no day.

use calendar::{Granularity, Part, TimeValue};
use source::Severity;
use timex::{Base, Expr, Resolved, Timex};

use crate::facts::{Account, Sentence};
use crate::findings::Finding;
use crate::say::{name, quote};
use crate::template::{Match, is_day};
use crate::tokens::Kind;
use crate::words::words;
use crate::{Check, Facts, Findings};

const NAME: &str = "restated-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("restated_mismatch.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        for (sentence, tie) in account.ties(&words().restated) {
            if let Some((first, second)) = two(account, sentence, &tie) {
                stepped(account, first, second, found);
            }
        }
        for (sentence, tie) in account.ties(&words().restated_within) {
            if let Some((first, second)) = two(account, sentence, &tie) {
                within(account, first, second, found);
            }
        }
    }
}

/// The two times of a tie, where no third is told with them: "in 1912, in May 1913 and in 1914".
fn two<'a>(account: &'a Account<'_>, sentence: &Sentence, tie: &Match) -> Option<(&'a Timex, &'a Timex)> {
    let mut dates = tie
        .slots
        .iter()
        .map(|(_, token)| *token)
        .filter_map(|token| sentence.time(token))
        .map(|at| &account.timexes[at]);
    let (first, second) = (dates.next()?, dates.next()?);
    let goes_on = match sentence.tokens.get(tie.end).map(|token| token.kind) {
        Some(Kind::Word(Some(word))) => words().joins.contains(&word),
        Some(Kind::Time(_)) => true,
        Some(Kind::Word(None) | Kind::Mark(_) | Kind::Number(_)) | None => false,
    };
    let before = tie.start.checked_sub(2).and_then(|at| sentence.time(at));
    (!goes_on && before.is_none() && first.range.is_none() && second.range.is_none()).then_some((first, second))
}

/// "The next day, 6 May": a step from the day told last, with the day it comes to.
fn stepped(account: &Account<'_>, first: &Timex, second: &Timex, found: &mut Findings) {
    if let Expr::Nth { .. } = first.meant.expr {
        // "The last day of June, 29 June".
        let whole = is_day(first) && is_day(second) && first.meant.modifier.is_none();
        let told = whole.then(|| name(account, first)).filter(|_| are_apart(first, second, 0));
        if let Some(told) = told {
            report(account, first, second, told, None, found);
        }
        return;
    }
    let Expr::Unit { unit, offset, base: Base::Story | Base::Domain | Base::Passage } = first.meant.expr else {
        return;
    };
    let written = second.written().is_some_and(|written| written.weekday.is_none() || written.day.is_some());
    if offset == 0 || unit < Granularity::Day || !written || first.meant.modifier.is_some() {
        return;
    }
    let Resolved::Anchored(Some(from)) = first.resolved else { return };
    let at = first.id.0 as usize;
    let mut told = account.timexes[..at].iter().rev().take(REACH).filter_map(|time| {
        let date = time.value.as_ref().and_then(TimeValue::as_date)?;
        let there = date.shifted(offset, unit, unit.max(date.granularity())).ok()?;
        Some(TimeValue::Date(there).extent())
    });
    let Some(from) = account.timexes.get(from.0 as usize).filter(|_| are_apart(first, second, 0)) else { return };
    // It may count from any of the dates told before: it is wrong only where it fits none.
    if told.all(|there| !there.may_overlap(&second.extent())) {
        report(account, first, second, name(account, first), Some(from), found);
    }
}

/// "The next day" counts from a date at most so many times back.
const REACH: usize = 16;

/// "In 1545, at the end of the fifteenth century": two times of which the longer should hold the other.
fn within(account: &Account<'_>, first: &Timex, second: &Timex, found: &mut Findings) {
    let told = |time: &Timex| {
        let stretch = match time.value {
            Some(TimeValue::Date(_) | TimeValue::Century { .. } | TimeValue::Third { .. }) => true,
            Some(_) | None => false,
        };
        stretch && time.resolved == Resolved::Written && !time.named && !matches!(time.meant.expr, Expr::Feast { .. })
    };
    let days =
        |time: &Timex| time.extent().latest().zip(time.extent().earliest()).map(|(last, first)| last.0 - first.0 + 1);
    let (Some(one), Some(other)) = (days(first), days(second)) else { return };
    let (shorter, longer) = (one.min(other), one.max(other));
    if !told(first) || !told(second) || longer < 2 * shorter || is_winter(first) || is_winter(second) {
        return;
    }
    // A century may be told to begin with its round year, a season a month or two early.
    let third = |time: &Timex| matches!(time.value, Some(TimeValue::Third { .. }));
    let slack = match longer {
        // Where the early years of a decade end nobody knows.
        _all if third(first) || third(second) => longer,
        DECADE.. => YEAR,
        SEASON..YEAR => SEASON,
        _month_or_year => STYLES,
    };
    if are_apart(first, second, slack) {
        let shown = |time: &Timex| if time.written().is_some() { name(account, time) } else { quote(account, time) };
        report(account, first, second, shown(first), None, found);
    }
}

/// How many days they have at least.
const DECADE: i64 = 3000;
const YEAR: i64 = 354;
const SEASON: i64 = 62;
/// By how many days the old and the new style differ at most.
const STYLES: i64 = 13;

/// A winter lies in two years, and either may be told for it.
fn is_winter(time: &Timex) -> bool {
    let date = time.value.as_ref().and_then(TimeValue::as_date);
    date.is_some_and(|date| date.part == Some(Part::Season(calendar::Season::Winter)))
}

/// Says whether more than so many days lie between two times.
fn are_apart(first: &Timex, second: &Timex, slack: i64) -> bool {
    let (one, other) = (first.extent(), second.extent());
    let after = |a: Option<calendar::Day>, b: Option<calendar::Day>| a.zip(b).is_some_and(|(a, b)| b.0 - a.0 > slack);
    after(one.latest(), other.earliest()) || after(other.latest(), one.earliest())
}

fn report(
    account: &Account<'_>,
    first: &Timex,
    second: &Timex,
    told: String,
    from: Option<&Timex>,
    found: &mut Findings,
) {
    let sure = second.resolved == Resolved::Written && first.resolved == Resolved::Written;
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let words = quote(account, first);
    let other = name(account, second);
    let message = match words.trim_matches('\'') == told.trim_matches('\'') {
        true => format!("{told} and {other} share no day"),
        false => format!("{words} comes to {told}, not {other}"),
    };
    let finding = Finding::new(NAME, severity, message)
        .at(account, second.span, "told of the same time")
        .beside(account, first.span, "");
    let finding = match from {
        Some(from) => finding.note(format!("counted from {}", name(account, from))),
        None => finding,
    };
    finding.fix("mend one of the two").report(found);
}
