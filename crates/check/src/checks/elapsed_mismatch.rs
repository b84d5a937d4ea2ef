//! elapsed-mismatch: "35 years ago", "ten years later", "the 30th anniversary" beside dates that give another number.

use calendar::{Amount, CalendarId, Duration, Extent, Family, Granularity, Modifier, Partial, TimeValue};
use source::Severity;
use timex::{Base, Era, Expr, Resolved, Timex, WrittenYear};

use crate::beside::{COUNT_TO_DATE, few_between};
use crate::elapsed::{Elapsed, Is, Point, Sure, agrees, judge};
use crate::facts::{Account, Sentence};
use crate::length::Claim;
use crate::say::{date_name, day_in, name, quote};
use crate::template::{Match, Slot, Template};
use crate::tokens::Kind;
use crate::told::{Count, Counted, End};
use crate::words::words;
use crate::{Check, Facts, Findings, hours};

pub(crate) const NAME: &str = "elapsed-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("elapsed_mismatch.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        let each = |templates: &'static [Template], judge: Judge, found: &mut Findings| {
            for (sentence, tie) in account.ties(templates) {
                judge(account, sentence, &tie, found);
            }
        };
        each(&words().ago, ago, found);
        each(&words().later, later, found);
        each(&words().after_date, after_date, found);
        each(&words().before_date, before_date, found);
        each(&words().anniversary, anniversary, found);
        for counted in &account.told.counted {
            told_elsewhere(account, counted, found);
        }
        hours::judge(account, found);
    }
}

type Judge = fn(&Account<'_>, &Sentence, &Match, &mut Findings) -> Option<()>;

fn first<'a>(account: &'a Account<'_>, sentence: &Sentence, tie: &Match, slot: Slot) -> Option<&'a Timex> {
    tie.of(slot).find_map(|token| sentence.time(token)).map(|index| &account.timexes[index])
}

fn point<'a>(account: &Account<'_>, timex: &'a Timex) -> Point<'a> {
    Point { extent: timex.extent(), name: name(account, timex), timex: Some(timex), is: Is::Date }
}

/// The date of writing, told in a calendar; where nobody gave it, the date the text itself gives for "today".
fn writing<'a>(account: &'a Account<'_>, calendar: CalendarId) -> Option<Point<'a>> {
    let Some(value) = account.written else {
        let today = account.own_day()?;
        let name = day_in(calendar, today.extent().single_day()?);
        return Some(Point { name, is: Is::Today, ..point(account, today) });
    };
    let extent = value.extent();
    let name = match extent.single_day() {
        Some(day) => day_in(calendar, day),
        None => value.as_date().and_then(date_name)?,
    };
    Some(Point { extent, name, timex: None, is: Is::Writing })
}

/// The calendar a date is told in; of the two western styles, the Gregorian, in which nothing drifts.
fn calendar_of(timex: &Timex) -> Option<CalendarId> {
    let date = timex.value.as_ref().and_then(TimeValue::as_date)?;
    Some(if date.calendar.family() == Family::Western { CalendarId::Gregorian } else { date.calendar })
}

/// The number of "35 years ago".
fn shifted(account: &Account<'_>, timex: &Timex) -> Option<(Claim, Option<i64>)> {
    let Expr::Shift { count, unit, .. } = &timex.meant.expr else { return None };
    rounded(account, timex, &Duration { parts: vec![(*count, *unit)] })
}

/// The number of a length, with what is said of it: "nearly", "about".
fn rounded(account: &Account<'_>, said: &Timex, duration: &Duration) -> Option<(Claim, Option<i64>)> {
    let nearly = is_said(account, said, &words().nearly);
    let about = || is_said(account, said, &words().about).then_some(Modifier::Approx);
    let modifier = said.meant.modifier.or_else(|| nearly.then_some(Modifier::LessThan)).or_else(about);
    claimed(duration, modifier, || nearly)
}

/// Says whether a length begins with one of these words, or has one before it: "nearly ten years after the fire".
fn is_said(account: &Account<'_>, said: &Timex, list: &[u16]) -> bool {
    let before = account.text()[..said.span.start as usize].split_whitespace().next_back();
    let first = said.span.of(account.text()).split_whitespace().next();
    let known = |word: &str| words().number(&crate::tokens::fold(word)).is_some_and(|word| list.contains(&word));
    first.into_iter().chain(before).any(known)
}

fn claimed(
    duration: &Duration,
    modifier: Option<Modifier>,
    is_nearly: impl FnOnce() -> bool,
) -> Option<(Claim, Option<i64>)> {
    let claim = Claim::of(duration, modifier, is_nearly)?;
    let years = match (duration.parts.as_slice(), modifier) {
        ([(Amount::Hundredths(hundredths), Granularity::Year)], None) if hundredths % 100 == 0 => {
            Some(hundredths / 100)
        }
        _other => None,
    };
    Some((claim, years))
}

fn ago(account: &Account<'_>, sentence: &Sentence, tie: &Match, found: &mut Findings) -> Option<()> {
    let (said, date) = (first(account, sentence, tie, Slot::Ago)?, first(account, sentence, tie, Slot::Date)?);
    let (claim, years) = shifted(account, said)?;
    let calendar = calendar_of(date)?;
    let (span, words, sure) = (said.span, quote(account, said), Sure::Said);
    let elapsed =
        Elapsed { span, words, claim, years, from: point(account, date), to: writing(account, calendar)?, sure };
    if date.resolved == Resolved::Written {
        judge(account, calendar, &elapsed, found);
    }
    Some(())
}

fn later(account: &Account<'_>, sentence: &Sentence, tie: &Match, found: &mut Findings) -> Option<()> {
    let (said, date) = (first(account, sentence, tie, Slot::Later)?, first(account, sentence, tie, Slot::Date)?);
    // "Died on 9 May 1862, and two years later, on 3 June 1864, …": it is the day behind that is so much later.
    if date.span.end <= said.span.start && is_dated_behind(account, said) {
        return None;
    }
    let (claim, years) = shifted(account, said)?;
    let calendar = calendar_of(date)?;
    let bases = bases_of(account, sentence, said, date)?;
    let between = bases.into_iter().map(|(base, sure)| {
        let (from, to) = match said.shift_sign() {
            Some(sign) if sign < 0 => (point(account, date), base),
            Some(_) | None => (base, point(account, date)),
        };
        Elapsed { span: said.span, words: quote(account, said), claim, years, from, to, sure }
    });
    let mut all: Vec<Elapsed<'_>> = between.collect();
    // It may count from any of the dates told in other sentences before: it is wrong only where it fits none.
    let fits = all.iter().position(|elapsed| elapsed.sure == Sure::Inferred && agrees(calendar, elapsed));
    let nearest = all.first()?.sure == Sure::Inferred;
    let elapsed = all.swap_remove(fits.filter(|_| nearest).unwrap_or(0));
    // "19 March", where the year stands before, counts in days, not in years.
    if date.resolved == Resolved::Written || elapsed.years.is_none() && is_day_and_month(date) {
        judge(account, calendar, &elapsed, found);
    }
    Some(())
}

/// Says whether a time is written with its day and its month.
fn is_day_and_month(timex: &Timex) -> bool {
    timex.written().is_some_and(|written| written.day.is_some() && written.month.is_some())
}

/// Says whether a date stands right behind what is counted: "two years later, on 3 June 1864".
fn is_dated_behind(account: &Account<'_>, said: &Timex) -> bool {
    let next = account.timexes.get(said.id.0 as usize + 1).filter(|next| calendar_of(next).is_some());
    next.is_some_and(|next| few_between(account.text(), said.span, next.span, COUNT_TO_DATE))
}

/// What "ten years later" may count from: what it names itself, or the dates told before both, the nearest first.
fn bases_of<'a>(
    account: &'a Account<'_>,
    sentence: &Sentence,
    said: &Timex,
    date: &Timex,
) -> Option<Vec<(Point<'a>, Sure)>> {
    if let Expr::Shift { base: Base::Of(of), .. } = &said.meant.expr {
        let base = written_date(of)?;
        let (extent, name) = (TimeValue::Date(base).extent(), date_name(&base)?);
        return Some(vec![(Point { extent, name, timex: None, is: Is::Date }, Sure::Said)]);
    }
    let before = said.id.0.min(date.id.0) as usize;
    let dates = account.timexes[..before].iter().rev().take(REACH).filter(|timex| calendar_of(timex).is_some());
    let dates: Vec<&Timex> = dates.collect();
    let (nearest, whole) = (dates.first()?, date.resolved == Resolved::Written);
    let told = |base: &Timex| base.resolved == Resolved::Written || !whole && is_day_and_month(base);
    let sure = |base: &Timex| if whole && sentence.span.contains(base.span) { Sure::Said } else { Sure::Inferred };
    told(nearest)
        .then(|| dates.iter().filter(|base| told(base)).map(|base| (point(account, base), sure(base))).collect())
}

/// "Later" counts from a date at most so many times back.
const REACH: usize = 16;

/// The date of "twelve years after 15 February 1989", where it has its year.
fn written_date(expr: &Expr) -> Option<Partial> {
    let Expr::Date(written) = expr else { return None };
    let (Some(WrittenYear::Full(year)), None | Some(Era::Of(_))) = (written.year, written.era) else { return None };
    let calendar = written.calendar.unwrap_or(CalendarId::Gregorian);
    match (written.month, written.day) {
        (Some(month), Some(day)) => Some(Partial::day(calendar, year, month, day)),
        (Some(month), None) => Some(Partial::month(calendar, year, month)),
        (None, _) => written.is_year_only().then(|| Partial::year(calendar, year)),
    }
}

fn after_date(account: &Account<'_>, sentence: &Sentence, tie: &Match, found: &mut Findings) -> Option<()> {
    let said = first(account, sentence, tie, Slot::Duration).or(first(account, sentence, tie, Slot::Counted))?;
    // "Ten years before the siege" says itself on which side it lies.
    let behind = said.shift_sign().is_none_or(|sign| sign > 0);
    beside(account, sentence, tie, said, if behind { Lies::After } else { Lies::Before }, found)
}

fn before_date(account: &Account<'_>, sentence: &Sentence, tie: &Match, found: &mut Findings) -> Option<()> {
    let said = first(account, sentence, tie, Slot::Duration)?;
    beside(account, sentence, tie, said, Lies::Before, found)
}

/// How the first of two dates lies to the second.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lies {
    Before,
    After,
}

/// Judges the length between two dates of a sentence.
fn beside(
    account: &Account<'_>,
    sentence: &Sentence,
    tie: &Match,
    said: &Timex,
    lies: Lies,
    found: &mut Findings,
) -> Option<()> {
    let mut dates = tie.of(Slot::Date).filter_map(|token| sentence.time(token)).map(|index| &account.timexes[index]);
    let (one, other) = (dates.next()?, dates.next()?);
    let (from, to) = if lies == Lies::After { (other, one) } else { (one, other) };
    let (claim, years) = match said.duration() {
        Some(duration) => rounded(account, said, duration)?,
        None => shifted(account, said)?,
    };
    let (span, words, sure) = (said.span, quote(account, said), Sure::Said);
    let elapsed = Elapsed { span, words, claim, years, from: point(account, from), to: point(account, to), sure };
    if from.resolved == Resolved::Written && to.resolved == Resolved::Written {
        judge(account, calendar_of(from)?, &elapsed, found);
    }
    Some(())
}

fn anniversary(account: &Account<'_>, sentence: &Sentence, tie: &Match, found: &mut Findings) -> Option<()> {
    let token = sentence.tokens[tie.of(Slot::Figures).next()?];
    let Kind::Number(count) = token.kind else { return None };
    let dates: Vec<&Timex> =
        tie.of(Slot::Date).filter_map(|token| sentence.time(token)).map(|index| &account.timexes[index]).collect();
    let (to, from) = match dates.as_slice() {
        [from] => (writing(account, calendar_of(from)?)?, *from),
        [now, from] => (point(account, now), *from),
        _other => return None,
    };
    let claim = Claim::years(count);
    let sure = match to.timex {
        Some(now) if now.extent().single_day().is_none() => Sure::Inferred,
        Some(_) | None => Sure::Said,
    };
    let words = count.to_string();
    let elapsed = Elapsed { span: token.span, words, claim, years: Some(count), from: point(account, from), to, sure };
    if dates.iter().all(|date| date.resolved == Resolved::Written) {
        judge(account, calendar_of(from)?, &elapsed, found);
    }
    Some(())
}

/// "On 1 April, ten weeks after the men had walked out": whose day stands elsewhere.
fn told_elsewhere(account: &Account<'_>, counted: &Counted, found: &mut Findings) -> Option<()> {
    let (claim, years) = match counted.count {
        Count::Years(years) => (Claim::years(years), Some(years)),
        Count::Length(time) => {
            let said = &account.timexes[time];
            match said.duration() {
                Some(duration) => rounded(account, said, duration)?,
                None => shifted(account, said)?,
            }
        }
    };
    let end = |end: End| {
        let (from, until) = (&account.timexes[end.time], end.until.map(|until| &account.timexes[until]));
        let extent =
            until.map_or(from.extent(), |until| Extent { start: from.extent().start, end: until.extent().end });
        Point { extent, is: Is::Elsewhere, ..point(account, from) }
    };
    let words = match counted.count {
        Count::Years(years) => years.to_string(),
        Count::Length(_) => {
            format!("'{}'", counted.span.of(account.text()).split_whitespace().collect::<Vec<_>>().join(" "))
        }
    };
    let (from, to, span) = (end(counted.from), end(counted.to), counted.span);
    let calendar = calendar_of(&account.timexes[counted.from.time])?;
    judge(account, calendar, &Elapsed { span, words, claim, years, from, to, sure: Sure::Inferred }, found)
}
