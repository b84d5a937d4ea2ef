//! duration-mismatch: a length said of a range that is shorter or longer.

use calendar::{Amount, CalendarId, Day, Granularity, TimeValue};
use source::Severity;
use timex::{Resolved, Timex};

use crate::facts::Account;
use crate::findings::Finding;
use crate::length::{Claim, Length, Spread, Verdict, is_part_of_longer};
use crate::say::{day_in, length, name, quote, years};
use crate::template::{Slot, is_day};
use crate::told::Said;
use crate::words::words;
use crate::{Check, Facts, Findings, hours};

const NAME: &str = "duration-mismatch";

pub(super) const CHECK: Check =
    Check { name: NAME, doc: include_str!("duration_mismatch.md"), severity: Severity::Error, run };

fn run(facts: &Facts<'_>, found: &mut Findings) {
    for account in facts.accounts() {
        let days = Days::of(account);
        for (sentence, tie) in account.ties(&words().lasted) {
            let times = |slot| tie.of(slot).filter_map(|token| sentence.time(token)).collect::<Vec<usize>>();
            if let ([duration], [from, to]) = (times(Slot::Duration).as_slice(), times(Slot::Range).as_slice()) {
                let time = |index: &usize| &account.timexes[*index];
                if is_life(account, *from) {
                    continue;
                }
                judge(account, &days, time(duration), [time(from), time(to)], found);
            }
        }
    }
}

/// "After three years with Clara Holm (1820–1891)": what stands in brackets behind a name is a life.
fn is_life(account: &Account<'_>, from: usize) -> bool {
    let opens = |birth: &Said| birth.time == from;
    account.told.lives.iter().any(|life| life.death.is_some() && life.birth.as_ref().is_some_and(opens))
}

fn judge(account: &Account<'_>, days: &Days, said: &Timex, [from, to]: [&Timex; 2], found: &mut Findings) {
    if hours::of_range(NAME, account, said, [from, to], found).is_some() {
        return;
    }
    let written = |timex: &Timex| timex.resolved == Resolved::Written;
    let Some(duration) = said.duration().filter(|_| written(from) && written(to)) else { return };
    // "A day of prayer was kept from 1662 to 1858": each of them was so long.
    let of_each = &*said.rule == OF_AN_EVENT && matches!(duration.parts[..], [(Amount::Hundredths(100), _)]);
    if of_each || is_part_of_longer(account, said.span) {
        return;
    }
    let Some(claim) = Claim::of(duration, said.meant.modifier, || is_nearly(account, said)) else { return };
    let calendar = from.value.as_ref().and_then(TimeValue::as_date).map_or(CalendarId::Gregorian, |date| date.calendar);
    let Some(spread) = Spread::new(calendar, &from.extent(), &to.extent()) else { return };
    let Some(verdict) = claim.judge(&spread) else { return };
    let words = quote(account, said);
    if verdict == Verdict::Agrees {
        verify(account, days, (said, &claim), [from, to], &spread, found);
        return;
    }
    let severity = if verdict == Verdict::Near { Severity::Warning } else { Severity::Error };
    let Some(sum) = bounds(&spread) else { return };
    let (first, last) = (name(account, from), name(account, to));
    let mut finding = Finding::new(NAME, severity, format!("{first} to {last} is {sum}, not {words}"))
        .at(account, said.span, format!("the range is {sum}"))
        .beside(account, from.span, "from here")
        .beside(account, to.span, "to here");
    if verdict == Verdict::Near {
        finding = finding.note("counting the first and the last, or a slip of one, may explain it");
    }
    finding.fix(format!("mend {words}, or one end of the range")).report(found);
}

/// The rule that reads how long something was: "a day of prayer".
const OF_AN_EVENT: &str = "event-length";

fn is_nearly(account: &Account<'_>, said: &Timex) -> bool {
    let first = said.span.of(account.text()).split_whitespace().next().unwrap_or_default();
    words().number(&crate::tokens::fold(first)).is_some_and(|word| words().nearly.contains(&word))
}

/// The length, or the shortest and the longest it can be.
fn bounds(spread: &Spread) -> Option<String> {
    if spread.is_exact() {
        return spread.longest_length().map(|sum| length(&sum));
    }
    let (shortest, longest) = (spread.shortest_length()?, spread.longest_length()?);
    Some(match (longest.years - shortest.years, shortest.years) {
        (0, 0) => format!("at most {}", length(&longest)),
        _years => span(&shortest, &longest),
    })
}

/// Whole years where the bounds are a year or more apart ("9 or 10 years"), else years and months.
fn span(shortest: &Length, longest: &Length) -> String {
    let months = |sum: &Length| sum.years * 12 + sum.months;
    if months(longest) - months(shortest) >= 12 {
        let (low, high) = (shortest.years, longest.years);
        let joined = if high - low == 1 { "or" } else { "to" };
        return format!("{low} {joined} {}", years(high));
    }
    let whole = |sum: &Length| length(&Length { days: 0, ..*sum });
    format!("between {} and {}", whole(shortest), whole(&Length { months: longest.months + 1, ..*longest }))
}

/// The sum that agrees, told with days of the same text where it has just one at each end of the range.
fn verify(
    account: &Account<'_>,
    days: &Days,
    (said, claim): (&Timex, &Claim),
    [from, to]: [&Timex; 2],
    spread: &Spread,
    found: &mut Findings,
) {
    let words = said.span.of(account.text()).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let finer = days.within(from).zip(days.within(to)).and_then(|(first, last)| {
        let (first, last) = (&account.timexes[first], &account.timexes[last]);
        let spread = Spread::new(spread.calendar, &first.extent(), &last.extent()).filter(Spread::is_exact)?;
        (claim.judge(&spread)? == Verdict::Agrees).then_some((first, last, spread))
    });
    let (first, last, spread) = match finer {
        Some((first, last, spread)) => (first, last, spread),
        None => (from, to, *spread),
    };
    let Some(sum) = bounds(&spread) else { return };
    let named = |timex: &Timex, day| if is_day(timex) { day_in(spread.calendar, day) } else { name(account, timex) };
    let (from_name, to_name) = (named(first, spread.longest.0), named(last, spread.longest.1));
    let mut finding = Finding::new(NAME, Severity::Info, format!("{from_name} to {to_name} is {sum}: {words}"))
        .at(account, said.span, words)
        .beside(account, from.span, "")
        .beside(account, to.span, "");
    if first.id != from.id {
        finding = finding.beside(account, first.span, "").beside(account, last.span, "");
    }
    finding.verify(found);
}

/// The days a text writes, in order of time.
struct Days(Vec<(Day, usize)>);

impl Days {
    fn of(account: &Account<'_>) -> Days {
        let written = account.timexes.iter().enumerate().filter(|(_, timex)| timex.resolved == Resolved::Written);
        let mut days: Vec<(Day, usize)> =
            written.filter_map(|(index, timex)| Some((timex.extent().single_day()?, index))).collect();
        days.sort_unstable();
        Days(days)
    }

    /// The one day the text writes that lies in a year of a range, where it is first written; none where it writes several.
    fn within(&self, year: &Timex) -> Option<usize> {
        let date = year.value.as_ref().and_then(TimeValue::as_date)?;
        if date.granularity() != Granularity::Year {
            return None;
        }
        let (first, last) = (year.extent().earliest()?, year.extent().latest()?);
        let from = self.0.partition_point(|(day, _)| *day < first);
        let to = self.0.partition_point(|(day, _)| *day <= last);
        let inside = self.0.get(from..to)?;
        let (one, other) = (inside.first()?, inside.last()?);
        (one.0 == other.0).then_some(one.1)
    }
}
