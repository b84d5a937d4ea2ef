//! The part of elapsed-mismatch that counts by the clock: "two hours later, at 5:40", "at 4:10, ten minutes before it fell".

use calendar::{Clock, Modifier};
use source::{Severity, Span};
use timex::{Expr, Half, Resolved, Timex};

use crate::Findings;
use crate::beside::{COUNT_TO_DATE, few_between};
use crate::checks::elapsed_mismatch::NAME;
use crate::facts::Account;
use crate::findings::Finding;
use crate::say::{counted, quote};
use crate::told::{minute, minutes_told};

/// Judges the hours and minutes an account counts.
pub(crate) fn judge(account: &Account<'_>, found: &mut Findings) {
    for said in 0..account.timexes.len() {
        later(account, said, found);
    }
    for clocked in &account.told.clocked {
        let Some(claim) = Claim::of(&account.timexes[clocked.count]) else { continue };
        let time = |index: usize| &account.timexes[index];
        let (from, to) = (time(clocked.from), time(clocked.to));
        let Some(between) = between(from, to) else { continue };
        if claim.fits(between) {
            verify(NAME, account, clocked.span, [from, to], between, found);
        } else {
            let words =
                format!("'{}'", clocked.span.of(account.text()).split_whitespace().collect::<Vec<_>>().join(" "));
            let beside = finding(account, (clocked.span, &words), [from, to], between);
            beside.note("an hour stands elsewhere, and was taken for that of the same").fix(MEND).report(found);
        }
    }
}

/// "For eleven hours, from 11 a.m. to 8 p.m.": a length told of the time between two hours, which it fits or not; nothing where it
/// is none of hours.
pub(crate) fn of_range(
    check: &'static str,
    account: &Account<'_>,
    said: &Timex,
    [from, to]: [&Timex; 2],
    found: &mut Findings,
) -> Option<()> {
    let (claim, length) = (Claim::of(said)?, between(from, to)?);
    let words = quote(account, said);
    if claim.fits(length) {
        verify(check, account, said.span, [from, to], length, found);
        return Some(());
    }
    let minutes = length.minutes.rem_euclid(length.again);
    let length = Between { minutes, ..length };
    let off = (minutes - claim.told).abs();
    // An hour more or less may be one that was counted with the others, and twelve an hour of which half of the day.
    let severity = if length.again == DAY && off > HOUR { Severity::Error } else { Severity::Warning };
    let sum = sum(length);
    let message = format!("{} to {} is {sum}, not {words}", quote(account, from), quote(account, to));
    Finding::new(check, severity, message)
        .at(account, said.span, format!("the range is {sum}"))
        .beside(account, from.span, "from here")
        .beside(account, to.span, "to here")
        .fix(format!("mend {words}, or one end of the range"))
        .report(found);
    Some(())
}

/// "Two hours later, at 5:40": so long after one of the hours told before.
fn later(account: &Account<'_>, said: usize, found: &mut Findings) -> Option<()> {
    let timex = &account.timexes[said];
    let Expr::Shift { sign: 1, .. } = &timex.meant.expr else { return None };
    let claim = Claim::of(timex)?;
    let to = beside(account, said)?;
    let first = said.min(to);
    let near = |index: &usize| timex.span.start.saturating_sub(account.timexes[*index].span.end) <= NEAR;
    let before = (first.saturating_sub(BEFORE)..first).rev().take_while(near);
    let hours: Vec<usize> = before.filter(|&index| minute(&account.timexes[index]).is_some()).collect();
    let time = |index: usize| &account.timexes[index];
    let lengths = hours.iter().filter_map(|&from| Some((from, between(time(from), time(to))?)));
    let lengths: Vec<(usize, Between)> = lengths.collect();
    if let Some((from, length)) = lengths.iter().find(|(_, length)| claim.fits(*length)) {
        verify(NAME, account, timex.span, [time(*from), time(to)], *length, found);
        return Some(());
    }
    // What it was counted from, or the hour told last.
    let counted_from = match timex.resolved {
        Resolved::Anchored(Some(id)) => lengths.iter().find(|(from, _)| *from == id.0 as usize),
        Resolved::Anchored(None) | Resolved::Written | Resolved::Unanchored => None,
    };
    let (from, length) = counted_from.or(lengths.first())?;
    let others = lengths.len() > 1;
    let beside = finding(account, (timex.span, &quote(account, timex)), [time(*from), time(to)], *length);
    let beside = if others { beside.note("it is so long after none of the hours told before") } else { beside };
    beside.fix(MEND).report(found);
    Some(())
}

/// The time of the clock right before or behind a length: "two hours later, at 5:40", "at 5:40, two hours later".
fn beside(account: &Account<'_>, said: usize) -> Option<usize> {
    let text = account.text();
    let near = |from: Span, to: Span| few_between(text, from, to, COUNT_TO_DATE);
    let clock = |index: &usize| account.timexes.get(*index).is_some_and(|timex| minute(timex).is_some());
    let own = account.timexes[said].span;
    let next = Some(said + 1).filter(clock).filter(|&next| near(own, account.timexes[next].span));
    next.or_else(|| said.checked_sub(1).filter(clock).filter(|&before| near(account.timexes[before].span, own)))
}

/// How long from one hour to another.
#[derive(Clone, Copy)]
struct Between {
    /// In minutes; below nothing where the second is the earlier.
    minutes: i64,
    /// After so many minutes the hours come again: half a day where one does not say of which half of the day it is.
    again: i64,
}

fn between(from: &Timex, to: &Timex) -> Option<Between> {
    let said = |timex: &Timex| {
        let twelve = |clock: &Clock| matches!(clock, Clock::Time { hour: 12, .. });
        let named = matches!(&timex.meant.expr, Expr::At { half: Half::Said, clock, .. } if !twelve(clock));
        // "13:00" can be no other; "12:15" may be after midnight.
        let by_day = minute(timex).is_some_and(|minute| minute.rem_euclid(DAY) >= 13 * 60) && !was_filled_in(timex);
        named || by_day
    };
    let again = if said(from) && said(to) { DAY } else { DAY / 2 };
    Some(Between { minutes: minute(to)? - minute(from)?, again })
}

/// Says whether the hour of a time was taken for one after noon.
fn was_filled_in(timex: &Timex) -> bool {
    let Expr::At { clock, .. } = &timex.meant.expr else { return true };
    let date = timex.value.as_ref().and_then(calendar::TimeValue::as_date);
    date.and_then(|date| date.clock) != Some(*clock)
}

/// Hours or minutes as a text counts them.
struct Claim {
    /// As it is told, in minutes.
    told: i64,
    least: i64,
    most: i64,
}

impl Claim {
    /// Reads a length; plainly `n` units are anything from half a unit less to just under one more, and of minutes a quarter to
    /// either side.
    fn of(timex: &Timex) -> Option<Claim> {
        let (told, unit) = minutes_told(timex)?;
        let slack = if unit == 1 { (told / 4).max(2) } else { unit / 2 };
        let above = if unit == 1 { slack } else { unit - 1 };
        let (least, most) = match timex.meant.modifier {
            None => (told - slack, told + above),
            Some(Modifier::LessThan | Modifier::EqualOrLess | Modifier::OnOrBefore | Modifier::Before) => {
                (0, told + above)
            }
            Some(Modifier::MoreThan | Modifier::EqualOrMore | Modifier::OnOrAfter | Modifier::After) => {
                (told - slack / 3, DAY)
            }
            Some(Modifier::Approx | Modifier::Start | Modifier::Mid | Modifier::End) => {
                (told - 2 * slack.max(told / 4), told + 2 * above.max(told / 4))
            }
        };
        Some(Claim { told, least, most })
    }

    /// Says whether the length is one of these, or may be: the day and the half of the day are often not told.
    fn fits(&self, between: Between) -> bool {
        let length = between.minutes.rem_euclid(between.again);
        let lengths = [length, length + between.again, length - between.again];
        lengths.into_iter().any(|length| (self.least..=self.most).contains(&length) && length >= 0)
    }
}

fn finding(account: &Account<'_>, (span, words): (Span, &str), [from, to]: [&Timex; 2], length: Between) -> Finding {
    let sum = sum(length);
    let (first, last) = (quote(account, from), quote(account, to));
    let message = match length.minutes {
        ..0 => format!("{last} is {sum} before {first}, not {words} after it"),
        _none_or_more => format!("{first} to {last} is {sum}, not {words}"),
    };
    let finding = Finding::new(NAME, Severity::Warning, message).at(account, span, format!("the hours give {sum}"));
    finding.beside(account, from.span, "").beside(account, to.span, "")
}

fn verify(
    check: &'static str,
    account: &Account<'_>,
    span: Span,
    [from, to]: [&Timex; 2],
    length: Between,
    found: &mut Findings,
) {
    let message = format!("{} to {} is {}", quote(account, from), quote(account, to), sum(length));
    let finding = Finding::new(check, Severity::Info, message).at(account, span, String::new());
    finding.beside(account, from.span, "").beside(account, to.span, "").verify(found);
}

fn sum(length: Between) -> String {
    let minutes = length.minutes.abs();
    counted(&[(minutes / 60, "hour"), (minutes % 60, "minute")])
}

const MEND: &str = "mend the number, or the hour";
/// So many minutes have an hour and a day.
const HOUR: i64 = 60;
const DAY: i64 = 24 * 60;
/// An hour is counted from at most so many times, and so many bytes, back.
const BEFORE: usize = 6;
const NEAR: u32 = 800;
