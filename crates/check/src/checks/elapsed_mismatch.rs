//! elapsed-mismatch: "35 years ago", "ten years later", "the 30th anniversary" beside dates that give another number.

use calendar::{Amount, CalendarId, Day, Duration, Extent, Family, Granularity, Modifier, Partial, TimeValue};
use source::{Severity, Span};
use timex::{Base, Era, Expr, Resolved, Timex, WrittenYear};

use crate::facts::{Account, Sentence};
use crate::findings::Finding;
use crate::length::{Claim, Spread, Verdict, is_part_of_longer};
use crate::say::{calendar_name, counted, date_name, day_in, length, name, quote, years};
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

/// A number said of the time between two points.
struct Elapsed<'a> {
    /// Where the number stands, and its words.
    span: Span,
    words: String,
    claim: Claim,
    /// The number, where it is one of whole years.
    years: Option<i64>,
    from: Point<'a>,
    to: Point<'a>,
    sure: Sure,
}

/// One end of the time between.
struct Point<'a> {
    extent: Extent,
    name: String,
    timex: Option<&'a Timex>,
    is: Is,
}

/// What an end is: a date the text tells, or the day it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Date,
    Writing,
    /// The day it says it was written.
    Today,
    /// A date told of the same elsewhere.
    Elsewhere,
}

/// Whether the text itself says what is counted from where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    Said,
    Inferred,
}

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
    let (claim, years) = shifted(account, said)?;
    let calendar = calendar_of(date)?;
    let (base, sure) = base_of(account, sentence, said, date)?;
    let (from, to) = match said.shift_sign() {
        Some(sign) if sign < 0 => (point(account, date), base),
        Some(_) | None => (base, point(account, date)),
    };
    let elapsed = Elapsed { span: said.span, words: quote(account, said), claim, years, from, to, sure };
    if date.resolved == Resolved::Written {
        judge(account, calendar, &elapsed, found);
    }
    Some(())
}

/// What "ten years later" counts from: what it names itself, or the date told before both.
fn base_of<'a>(account: &'a Account<'_>, sentence: &Sentence, said: &Timex, date: &Timex) -> Option<(Point<'a>, Sure)> {
    if let Expr::Shift { base: Base::Of(of), .. } = &said.meant.expr {
        let base = written_date(of)?;
        let (extent, name) = (TimeValue::Date(base).extent(), date_name(&base)?);
        return Some((Point { extent, name, timex: None, is: Is::Date }, Sure::Said));
    }
    let before = said.id.0.min(date.id.0) as usize;
    let base = account.timexes[..before].iter().rev().take(REACH).find(|timex| calendar_of(timex).is_some())?;
    let sure = if sentence.span.contains(base.span) { Sure::Said } else { Sure::Inferred };
    (base.resolved == Resolved::Written).then(|| (point(account, base), sure))
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

/// Why it is no error.
const ELSEWHERE: &str = "a date stands elsewhere, and was taken for that of the same";

fn judge(account: &Account<'_>, calendar: CalendarId, elapsed: &Elapsed<'_>, found: &mut Findings) -> Option<()> {
    let Elapsed { span, words, claim, from, to, .. } = elapsed;
    if is_part_of_longer(account, *span) {
        return None;
    }
    let numbers = year_numbers(calendar, elapsed);
    let spread = Spread::new(calendar, &from.extent, &to.extent)?;
    let verdict = match elapsed.years {
        // People subtract the numbers of years.
        Some(years) if numbers.is_some_and(|(low, high)| (low..=high).contains(&years)) => Verdict::Agrees,
        // Said of one date, a number of years is not rounded up.
        Some(years) => match claim.judge(&spread)? {
            Verdict::Agrees if years > spread.longest_length()?.years => Verdict::Near,
            verdict => verdict,
        },
        None => claim.judge(&spread)?,
    };
    let sum = sum(elapsed, &spread, numbers)?;
    let counted = match calendar.family() {
        Family::Western => String::new(),
        Family::SolarHijri | Family::LunarHijri | Family::Other(_) => {
            format!(", counted in {}", calendar_name(calendar))
        }
    };
    let place = |finding: Finding, text: String| {
        let finding = finding.at(account, *span, text);
        let ends = [from.timex, to.timex].into_iter().flatten();
        ends.fold(finding, |finding, timex| finding.beside(account, timex.span, ""))
    };
    if verdict == Verdict::Agrees {
        let message = format!("{} to {} is {sum}{counted}", from.name, to.name);
        place(Finding::new(NAME, Severity::Info, message), String::new()).verify(found);
        return Some(());
    }
    let severity =
        if verdict == Verdict::Near || elapsed.sure == Sure::Inferred { Severity::Warning } else { Severity::Error };
    let message = format!("{} to {} is {sum}, not {words}", from.name, to.name);
    let mut finding = place(Finding::new(NAME, severity, message), format!("the dates give {sum}"));
    if !counted.is_empty() {
        finding = finding.note(counted.trim_start_matches(", ").to_owned());
    }
    finding = match to.is {
        Is::Date => finding,
        Is::Writing => finding.note(format!("counted to the date of writing, {}", to.name)),
        Is::Today => finding.note(format!("counted to what the text gives as its own day, {}", to.name)),
        Is::Elsewhere => finding.note(ELSEWHERE),
    };
    if verdict == Verdict::Near {
        finding = finding.note("counting the first year too, or a slip of one, may explain it");
    }
    finding.fix("mend the number, or the date").report(found);
    Some(())
}

/// The difference of the numbers of the years: the least and the most.
fn year_numbers(calendar: CalendarId, elapsed: &Elapsed<'_>) -> Option<(i64, i64)> {
    let year = |day: Option<Day>| calendar.calendar().fields(day?).ok().map(|fields| fields.year);
    let (from, to) = (&elapsed.from.extent, &elapsed.to.extent);
    Some((year(to.earliest())? - year(from.latest())?, year(to.latest())? - year(from.earliest())?))
}

/// What the dates give: years where years are counted, else years, months and days, or the weeks or days that the text counts.
fn sum(elapsed: &Elapsed<'_>, spread: &Spread, numbers: Option<(i64, i64)>) -> Option<String> {
    let (shortest, longest) = (spread.shortest_length()?, spread.longest_length()?);
    if elapsed.years.is_none() && spread.is_exact() {
        let days = spread.longest.1.0 - spread.longest.0.0;
        // Who counts weeks is told weeks.
        let of_claim = elapsed.claim.in_its_unit(days).filter(|_| days > 0);
        return Some(match of_claim {
            Some((count, unit, left)) => counted(&[(count, unit), (left, "day")]),
            None => length(&longest),
        });
    }
    let (low, high) = numbers.unwrap_or((shortest.years, longest.years));
    let (low, high) = (low.min(shortest.years), high.max(longest.years));
    Some(match high - low {
        0 if high == 0 => "less than a year".to_owned(),
        1 if low == 0 => "a year at most".to_owned(),
        0 => years(high),
        1 => format!("{low} or {}", years(high)),
        _more => format!("{low} to {}", years(high)),
    })
}
