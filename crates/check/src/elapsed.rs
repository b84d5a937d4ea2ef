//! What is said of the time between two ends, and what their dates give.

use calendar::{CalendarId, Day, Extent, Family};
use source::{Severity, Span};
use timex::Timex;

use crate::Findings;
use crate::checks::elapsed_mismatch::NAME;
use crate::facts::Account;
use crate::findings::Finding;
use crate::length::{Claim, Spread, Verdict, is_part_of_longer};
use crate::say::{calendar_name, counted, length, years};

/// A number said of the time between two points.
pub(crate) struct Elapsed<'a> {
    /// Where the number stands, and its words.
    pub span: Span,
    pub words: String,
    pub claim: Claim,
    /// The number, where it is one of whole years.
    pub years: Option<i64>,
    pub from: Point<'a>,
    pub to: Point<'a>,
    pub sure: Sure,
}

/// One end of the time between.
pub(crate) struct Point<'a> {
    pub extent: Extent,
    pub name: String,
    pub timex: Option<&'a Timex>,
    pub is: Is,
}

/// What an end is: a date the text tells, or the day it was written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Is {
    Date,
    Writing,
    /// The day it says it was written.
    Today,
    /// A date told of the same elsewhere.
    Elsewhere,
}

/// Whether the text itself says what is counted from where.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sure {
    Said,
    Inferred,
}

pub(crate) fn judge(
    account: &Account<'_>,
    calendar: CalendarId,
    elapsed: &Elapsed<'_>,
    found: &mut Findings,
) -> Option<()> {
    let Elapsed { span, words, from, to, .. } = elapsed;
    if is_part_of_longer(account, *span) {
        return None;
    }
    let numbers = year_numbers(calendar, elapsed);
    let spread = Spread::new(calendar, &from.extent, &to.extent)?;
    let verdict = verdict(elapsed, &spread, numbers)?;
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

/// Says whether a number agrees with its ends.
pub(crate) fn agrees(calendar: CalendarId, elapsed: &Elapsed<'_>) -> bool {
    let spread = Spread::new(calendar, &elapsed.from.extent, &elapsed.to.extent);
    let numbers = year_numbers(calendar, elapsed);
    spread.and_then(|spread| verdict(elapsed, &spread, numbers)) == Some(Verdict::Agrees)
}

fn verdict(elapsed: &Elapsed<'_>, spread: &Spread, numbers: Option<(i64, i64)>) -> Option<Verdict> {
    match elapsed.years {
        // People subtract the numbers of years.
        Some(years) if numbers.is_some_and(|(low, high)| (low..=high).contains(&years)) => Some(Verdict::Agrees),
        // Said of one date, a number of years is not rounded up.
        Some(years) => match elapsed.claim.judge(spread)? {
            Verdict::Agrees if years > spread.longest_length()?.years => Some(Verdict::Near),
            verdict => Some(verdict),
        },
        None => elapsed.claim.judge(spread),
    }
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

/// Why it is no error.
const ELSEWHERE: &str = "a date stands elsewhere, and was taken for that of the same";
