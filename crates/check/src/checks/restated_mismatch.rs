//! restated-mismatch: a time told twice side by side, in two ways that share no day.

use calendar::{CalendarId, Granularity, Part, TimeValue, day_of_feast};
use source::Severity;
use timex::{Base, Context, Domain, Expr, Finder, Pack, Resolved, Timex, place_all};

use crate::beside::few_between;
use crate::facts::{Account, Sentence};
use crate::findings::Finding;
use crate::say::{day_in, name, quote};
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
        for pair in account.timexes.windows(2) {
            if let [first, second] = pair {
                feast(account, first, second, found);
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

/// "On Christmas Eve, 23 December 1925": a feast with a day of the year it is not kept on, in either style or by either Easter.
fn feast(account: &Account<'_>, first: &Timex, second: &Timex, found: &mut Findings) -> Option<()> {
    let pair = first.rule == second.rule && first.meant.expr == second.meant.expr && first.value == second.value;
    let words = first.span.of(account.text());
    let beside = pair && &*first.rule == OF_A_FEAST && few_between(account.text(), first.span, second.span, 0);
    let day = second.extent().single_day().filter(|_| beside && !words.contains(|c: char| c.is_ascii_digit()))?;
    let date = second.value.as_ref().and_then(TimeValue::as_date)?;
    let year = date.year.value;
    // The feast of that year, read as if it stood with its year alone.
    let pack = Pack::of(account.document.language.0)?;
    let kept_in = |year: i64| {
        let text = format!("{words} {year}");
        let times = Finder::new(pack, Domain::Narrative).find(&text);
        let read = place_all(pack, Domain::Narrative, &Context::default(), &text, times);
        let [told] = read.as_slice() else { return None };
        told.extent().single_day().filter(|_| told.span.of(&text) == text)
    };
    // Christmas in Old Style is a day of January.
    let kept = [year - 1, year, year + 1].into_iter().filter_map(kept_in).min_by_key(|kept| (day.0 - kept.0).abs())?;
    let easters = [ORTHODOX, WESTERN].map(|rule| day_of_feast(rule, year).map(|day| day.0));
    let between = easters[0].zip(easters[1]).map(|(orthodox, western)| orthodox - western);
    let apart = day.0 - kept.0;
    let in_styles = (10..=STYLES).contains(&apart.abs());
    // "At Easter, 14 April": it is a day or two longer than its Sunday.
    let long = !words.contains(' ') && apart.abs() <= 3;
    if apart == 0 || in_styles || long || Some(apart) == between {
        return None;
    }
    let (feast, other) = (quote(account, first), name(account, second));
    let day = day_in(CalendarId::western(kept), kept);
    Finding::new(NAME, Severity::Warning, format!("{feast} comes to {day}, not {other}"))
        .at(account, second.span, "told of the same time")
        .beside(account, first.span, "")
        .fix("mend one of the two")
        .report(found);
    Some(())
}

/// The rule by which feasts are read.
const OF_A_FEAST: &str = "feast";
/// The rules of the two Easters.
const ORTHODOX: &str = "orthodox-easter 0";
const WESTERN: &str = "easter 0";

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
