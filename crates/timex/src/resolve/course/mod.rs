//! The course of an account: the year of each date written without one, chosen for all of them together.
//!
//! An account moves forward in small steps, seldom steps back, and now and then tells something aside. So each way to
//! read its dates has a cost: of every step from one date of the main line to the next, and of every written date that
//! is left out of the line as an aside. A date without a year is always on the line. The reading that costs least is
//! found by dynamic programming, in time linear in the dates.

mod again;
mod costs;
mod steps;

use std::collections::BTreeMap;

use calendar::{CalendarId, TimeValue};

use crate::find::Found;
use crate::pack::Pack;
use costs::{BLOCKED, first_cost, off_beside, off_heading, off_line, off_weekday, past_cost, silent_cost, step_cost};
use steps::{Behind, Step, YEAR, steps};

/// The year chosen for a date, the time of the text it hangs on, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Chosen {
    pub year: i64,
    pub from: usize,
    pub why: &'static str,
}

/// Dates that may be left out between two of the line.
const ASIDES: usize = 6;
/// Written dates before and after one without a year that may lend it theirs.
const BEFORE: usize = 14;
const AFTER: usize = 9;
/// The nearest of them, which come before all others.
const NEAREST: usize = 3;
/// So many days from what was told before, what an account looks back at was told with it.
const BESIDE: i64 = 31;
/// Years looked at for one date.
const MOST_YEARS: usize = 12;

/// For each time, the year chosen, where it is a date of which the text writes none.
pub(crate) fn run(pack: &Pack, text: &str, found: &[Found]) -> Vec<Option<Chosen>> {
    let mut chosen = vec![None; found.len()];
    let steps = steps(pack, text, found);
    for step in &steps {
        let again = step.again.zip(step.year);
        chosen[step.index] = again.map(|(from, year)| Chosen { year, from, why: "a day told before, by its number" });
    }
    if steps.iter().all(|step| step.year.is_some() || step.after.is_some()) {
        return chosen;
    }
    let line = cheapest(&steps);
    // Where each year was written last.
    let mut last: BTreeMap<i64, usize> = BTreeMap::new();
    for (place, &(at, year)) in line.iter().enumerate() {
        let index = steps[at].index;
        if steps[at].year.is_some() || steps[at].after.is_some() {
            last.insert(year, index);
            continue;
        }
        let ahead = || {
            let after = line[place..].iter().take(BEFORE + AFTER);
            after
                .filter(|&&(other, there)| there == year && steps[other].year.is_some())
                .map(|&(other, _)| other)
                .next()
        };
        let (from, why) = if let Some(&from) = last.get(&year) {
            (from, "the year the account has reached here")
        } else if lacks_day(&found[index], year) {
            // "Held every four years on 29 February": a year that nothing says has to have the day.
            continue;
        } else if let Some(other) = ahead() {
            (steps[other].index, "the year the account comes to, which it writes further on")
        } else {
            let before = place.checked_sub(1).map_or(at, |before| line[before].0);
            (steps[before].index, "the account moves on from there to another year")
        };
        chosen[index] = Some(Chosen { year, from, why });
    }
    for (at, year, from) in behind(&steps, &line) {
        let why = match steps[at].behind {
            Behind::Ahead => "the next after the account, which looks ahead",
            Behind::Borne => "the nearest to the account, of what bears it",
            Behind::Pluperfect | Behind::No => "the last before the account, as the verb says",
        };
        chosen[steps[at].index] = Some(Chosen { year, from: steps[from].index, why });
    }
    chosen
}

/// Says whether a date is a leap day and a year has none.
fn lacks_day(one: &Found, year: i64) -> bool {
    let leap_day = one.meant.expr.written().is_some_and(|written| (written.month, written.day) == (Some(2), Some(29)));
    leap_day && TimeValue::day(CalendarId::Gregorian, year, 2, 29).validate().is_err()
}

/// The dates without a year that lie behind the account and were left out of its line: their places, their years, and
/// the dates of the line they lie behind.
fn behind(steps: &[Step], line: &[(usize, i64)]) -> Vec<(usize, i64, usize)> {
    let mut told = line.iter().peekable();
    let mut last = None;
    let mut found = Vec::new();
    // What the line has told so far, by its year and the day of that.
    let mut line_days: Vec<(i64, i64)> = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        if let Some(&&(place, year)) = told.peek().filter(|(place, _)| *place == at) {
            last = Some((place, year));
            line_days.push((year, steps[place].days.0));
            told.next();
            continue;
        }
        let left_out = step.behind != Behind::No && step.year.is_none() && step.after.is_none();
        if let Some((place, year)) = last.filter(|_| left_out) {
            let behind = year_behind(step, &steps[place], year);
            // "The strike began on 3 August 1925. In May 1926 it was found that the guard had left on 5 August": what is said to lie
            // behind, and would lie ahead, was beside what was told before.
            let beside = |year: i64| {
                let apart = |told: &(i64, i64)| ((year - told.0) * YEAR + step.days.0 - told.1).abs();
                line_days.iter().rev().take(BEFORE).any(|told| apart(told) <= BESIDE)
            };
            let ahead =
                step.days.0 - steps[place].days.1 > BESIDE && behind == year && step.behind == Behind::Pluperfect;
            let behind = if ahead && beside(year - 1) && !beside(year) { year - 1 } else { behind };
            found.push((at, behind, place));
        }
    }
    found
}

/// The year in which a date lies behind one of the line; that of the line where it lies in it, or no more than a third as far ahead.
fn year_behind(step: &Step, told: &Step, year: i64) -> i64 {
    let ahead = step.days.0 - told.days.1;
    if step.behind == Behind::Ahead {
        return year + i64::from(step.days.1 < told.days.0);
    }
    // "His report of 19 January", told at the end of December.
    let on = step.days.0 + YEAR - told.days.1;
    if step.behind == Behind::Borne && ahead <= 0 && 3 * on < told.days.0 - step.days.1 {
        return year + 1;
    }
    let back = told.days.0 + YEAR - step.days.1;
    if ahead <= 0 || 3 * ahead < back { year } else { year - 1 }
}

/// A way to read a date: the cost of the line up to it, and the step and year the line came from.
#[derive(Clone, Copy)]
struct Way {
    year: i64,
    cost: i64,
    from: Option<(usize, usize)>,
}

/// The ways to read each date, one date after the other.
struct Ways {
    all: Vec<Way>,
    /// Where those of each date begin.
    starts: Vec<usize>,
}

impl Ways {
    fn with_capacity(dates: usize) -> Ways {
        Ways { all: Vec::with_capacity(2 * dates), starts: Vec::with_capacity(dates) }
    }

    fn of(&self, date: usize) -> &[Way] {
        let end = self.starts.get(date + 1).copied().unwrap_or(self.all.len());
        &self.all[self.starts[date]..end]
    }
}

/// The line that costs least, as places in `steps` and their years.
fn cheapest(steps: &[Step]) -> Vec<(usize, i64)> {
    let mut ways = Ways::with_capacity(steps.len());
    let mut years = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        years_for(steps, at, &ways, &mut years);
        ways.starts.push(ways.all.len());
        for &year in &years {
            let mut best = Way { year, cost: first_cost(steps, at), from: None };
            let (mut skipped, mut gap) = (0, step.gap);
            for before in (at.saturating_sub(ASIDES)..at).rev() {
                for (place, way) in ways.of(before).iter().enumerate() {
                    let told = steps[before].days.1;
                    if step.after.is_some_and(|after| after.year(way.year, told, step.days.0) != year) {
                        continue;
                    }
                    // No step costs less than nothing.
                    if way.cost + skipped >= best.cost {
                        continue;
                    }
                    let silent = silent_cost(step, way.year, year);
                    let step = step_cost((&steps[before], way.year), (step, year), gap);
                    let past = if before + 1 < at { past_cost(steps, at, year) } else { 0 };
                    let cost = way.cost + skipped + step + silent + past;
                    if cost < best.cost {
                        best = Way { cost, from: Some((before, place)), ..best };
                    }
                }
                gap = gap.max(steps[before].gap);
                skipped += steps[before].aside;
                if skipped >= BLOCKED {
                    break;
                }
            }
            best.cost += off_heading(step, year) + off_weekday(step, year) + off_beside(step, year) + off_line(step);
            ways.all.push(best);
        }
    }
    trace(steps, &ways)
}

/// Finds the years for a date: its own, or those written near it and the next after each; counted from others, theirs.
fn years_for(steps: &[Step], at: usize, ways: &Ways, years: &mut Vec<i64>) {
    years.clear();
    if let Some(year) = steps[at].year {
        return years.push(year);
    }
    if let Some(after) = steps[at].after {
        let near = (at.saturating_sub(ASIDES)..at).rev();
        let told = near.flat_map(|before| ways.of(before).iter().map(move |way| (way.year, steps[before].days.1)));
        for year in told.map(|(year, told)| after.year(year, told, steps[at].days.0)) {
            if years.len() < MOST_YEARS && !years.contains(&year) {
                years.push(year);
            }
        }
        return;
    }
    let written = |step: &Step| step.year;
    let before = steps[at.saturating_sub(BEFORE)..at].iter().rev().filter_map(written);
    let after = steps[at..steps.len().min(at + AFTER + 1)].iter().filter_map(written);
    // Of what is counted from others, the year that its cheapest reading gives.
    let counted = (at.saturating_sub(ASIDES)..at).rev().filter(|&before| steps[before].after.is_some());
    let counted = counted.filter_map(|before| ways.of(before).iter().min_by_key(|way| way.cost)).map(|way| way.year);
    let headed = steps[at].headed.iter().flat_map(|(first, last)| [*first, *last]);
    for year in headed.chain(before.clone().take(NEAREST)).chain(counted).chain(before).chain(after) {
        for year in if steps[at].is_winter() { [year, year - 1] } else { [year, year + 1] } {
            if years.len() < MOST_YEARS && !years.contains(&year) {
                years.push(year);
            }
        }
    }
    if let Some(year) = steps[at].beside.filter(|year| !years.contains(year)) {
        years.push(year);
    }
    years.sort_unstable();
}

/// Follows the cheapest way back from the end; a few dates at the end may be asides.
fn trace(steps: &[Step], ways: &Ways) -> Vec<(usize, i64)> {
    let (mut best, mut skipped): (Option<(i64, usize, usize)>, i64) = (None, 0);
    for at in (0..steps.len()).rev().take(ASIDES + 1) {
        for (place, way) in ways.of(at).iter().enumerate() {
            let cost = way.cost.saturating_add(skipped);
            if best.is_none_or(|(known, ..)| cost < known) {
                best = Some((cost, at, place));
            }
        }
        skipped += steps[at].aside;
        if skipped >= BLOCKED {
            break;
        }
    }
    let mut line = Vec::new();
    let mut next = best.map(|(_, at, place)| (at, place));
    while let Some((at, place)) = next {
        let way = ways.of(at)[place];
        line.push((at, way.year));
        next = way.from;
    }
    line.reverse();
    line
}
