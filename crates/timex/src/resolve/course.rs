//! The course of an account: the year of each date written without one, chosen for all of them together.
//!
//! An account moves forward in small steps, seldom steps back, and now and then tells something aside. So each way to
//! read its dates has a cost: of every step from one date of the main line to the next, and of every written date that
//! is left out of the line as an aside. A date without a year is always on the line. The reading that costs least is
//! found by dynamic programming, in time linear in the dates.

use std::collections::BTreeMap;

use calendar::{Amount, CalendarId, Fields, Granularity, Season, Weekday};
use source::Span;

use super::between;
use super::story::{Gap, gap, opens};
use crate::expr::{Base, Expr, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;

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
/// Years looked at for one date.
const MOST_YEARS: usize = 12;
/// Days are counted 31 to the month: near enough to compare steps, and the same in all calendars.
const MONTH: i64 = 31;
const YEAR: i64 = 12 * MONTH;
/// Costs are hundredths of about what a step of half a year costs.
const FREE: i64 = 8 * MONTH;
const HIGHEST: i64 = 1000;
const BLOCKED: i64 = i64::MAX / 4;

/// A date of the account.
struct Step {
    index: usize,
    /// The year, where it is written.
    year: Option<i64>,
    /// How many years after the date before it on the line it lies, where it is told so: "the next year".
    after: Option<i64>,
    /// The day of the week written beside it, its month and day.
    weekday: Option<(Weekday, u8, u8)>,
    /// Its first and last day in the year.
    days: (i64, i64),
    /// What it costs to leave it out of the line.
    aside: i64,
    gap: Gap,
    /// The years of the heading it stands under.
    headed: Option<(i64, i64)>,
}

impl Step {
    fn is_winter(&self) -> bool {
        self.days.1 > YEAR
    }
}

/// For each time, the year chosen, where it is a date of which the text writes none.
pub(crate) fn run(text: &str, found: &[Found]) -> Vec<Option<Chosen>> {
    let mut chosen = vec![None; found.len()];
    let steps = steps(text, found);
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
        } else if let Some(other) = ahead() {
            (steps[other].index, "the year the account comes to, which it writes further on")
        } else {
            let before = place.checked_sub(1).map_or(at, |before| line[before].0);
            (steps[before].index, "the account moves on from there to another year")
        };
        chosen[index] = Some(Chosen { year, from, why });
    }
    chosen
}

fn steps(text: &str, found: &[Found]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut before = Span { start: 0, end: 0 };
    let (mut headed, mut heading_line) = (None, None);
    let mut last = None;
    for (index, one) in found.iter().enumerate() {
        let after = years_after(&one.meant.expr);
        let whole = Written::default();
        let Some(written) = date_of(&one.meant.expr).or(after.map(|_| &whole)) else { continue };
        let year = match year_of(written, last) {
            None if after.is_some() => None,
            Some(year) => Some(year),
            None if written.year.is_none() && written.is_placeable() => None,
            None => continue,
        };
        let told = between(text, before, one.span);
        let heading = heading_at(text, one.span);
        match (heading, year) {
            (Some(line), Some(year)) if heading_line == Some(line) => {
                headed = headed.map(|(first, _): (i64, i64)| (first, year));
                if let Some(step) = steps.last_mut().filter(|step| step.year.is_some_and(|first| first < year)) {
                    step.days.1 = (year - step.year.unwrap_or(year)) * YEAR + days_of(written).1;
                    step.headed = headed;
                    before = one.span;
                    continue;
                }
            }
            (Some(line), Some(year)) => (headed, heading_line) = (Some((year, year)), Some(line)),
            (None, _) if has_heading(told) => headed = None,
            (Some(_), None) | (None, _) => {}
        }
        let mut aside = 150;
        aside += if opens(told) { 150 } else { 0 };
        aside += if written.day.is_some() { 100 } else { 0 };
        aside -= if one.role.is_some() { 100 } else { 0 };
        aside += if heading.is_some() { 800 } else { 0 };
        // Both ends of a range are left out together.
        let with_last = one.group.is_some() && steps.last().is_some_and(|last| found[last.index].group == one.group);
        let aside = match year {
            Some(_) if with_last => 30,
            None if after.is_none() => BLOCKED,
            Some(_) | None => aside,
        };
        last = year.or(last);
        let weekday = written.weekday.zip(written.month.zip(written.day)).map(|(day, (month, of))| (day, month, of));
        steps.push(Step { index, year, after, weekday, days: days_of(written), aside, gap: gap(told), headed });
        before = one.span;
    }
    steps
}

/// "The next year", "ten years later": how many years on from the date told last.
fn years_after(expr: &Expr) -> Option<i64> {
    match expr {
        Expr::Unit { unit: Granularity::Year, offset, base: Base::Story } if *offset != 0 => Some(*offset),
        Expr::Shift { count: Amount::Hundredths(count), sign, unit: Granularity::Year, base: Base::Story, .. }
            if count % 100 == 0 =>
        {
            Some(count / 100 * sign)
        }
        _other => None,
    }
}

fn date_of(expr: &Expr) -> Option<&Written> {
    match expr {
        Expr::Date(written) => Some(written),
        Expr::Part { of, .. } | Expr::At { of: Some(of), .. } => date_of(of),
        _other => None,
    }
}

/// The year a date writes; of two digits the nearest to the year before it.
fn year_of(written: &Written, last: Option<i64>) -> Option<i64> {
    if !matches!(written.calendar, None | Some(CalendarId::Gregorian | CalendarId::Julian)) {
        return None;
    }
    match (written.year?, written.era) {
        (WrittenYear::Full(year) | WrittenYear::Double(year), Some(Era::Bce)) => Some(1 - year),
        (WrittenYear::Full(year), None) if year < 1000 && last.is_some_and(|last| last <= 0) => Some(1 - year),
        (WrittenYear::Full(year) | WrittenYear::Double(year), _) => Some(year),
        (WrittenYear::Short(short), _) => {
            let base = last?.div_euclid(100) * 100 + short;
            [base - 100, base, base + 100].into_iter().min_by_key(|year| (year - last.unwrap_or(*year)).abs())
        }
        (WrittenYear::Decade(_) | WrittenYear::ShortDecade(_), _) => None,
    }
}

fn days_of(written: &Written) -> (i64, i64) {
    let months = |first: i64, last: i64| (first * MONTH, last * MONTH - 1);
    let quarter = |nth: u8, length: i64| months(i64::from(nth - 1) * length, i64::from(nth) * length);
    match (written.month, written.day, written.season, written.quarter, written.half) {
        (Some(month), Some(day), ..) => {
            let day = i64::from(month - 1) * MONTH + i64::from(day) - 1;
            (day, day)
        }
        (Some(month), None, ..) => months(i64::from(month) - 1, i64::from(month)),
        (None, _, Some(Season::Spring), ..) => months(2, 5),
        (None, _, Some(Season::Summer), ..) => months(5, 8),
        (None, _, Some(Season::Autumn), ..) => months(8, 11),
        (None, _, Some(Season::Winter), ..) => months(11, 14),
        (None, _, None, Some(nth), _) if nth > 0 => quarter(nth, 3),
        (None, _, None, _, Some(nth)) if nth > 0 => quarter(nth, 6),
        _year => (0, YEAR - 1),
    }
}

/// Characters a heading has at most, and how far before a time in it it may begin.
const HEADING: usize = 120;

/// Where the line of a time begins, where that line is a heading: short, after an empty line, with no stop at its end.
fn heading_at(text: &str, span: Span) -> Option<usize> {
    let (start, end) = (span.start as usize, span.end as usize);
    let bytes = text.as_bytes();
    let first = memchr::memrchr(b'\n', &bytes[start.saturating_sub(HEADING)..start]);
    let line = match first {
        Some(at) => start.saturating_sub(HEADING) + at + 1,
        None if start < HEADING => 0,
        None => return None,
    };
    let limit = bytes.len().min(line + HEADING);
    let stop = memchr::memchr(b'\n', &bytes[end.min(limit)..limit]).map(|at| end + at);
    let stop = stop.or((limit == bytes.len()).then_some(limit))?;
    let set_off = text[..line].trim_end_matches([' ', '\r', '\t']).ends_with("\n\n") || text[..line].trim().is_empty();
    (set_off && is_heading(&text[line..stop])).then_some(line)
}

fn is_heading(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.len() < HEADING && !line.ends_with(['.', '!', '?', ';', ':', ','])
}

/// Says whether a whole line of a stretch of text is a heading.
fn has_heading(told: &str) -> bool {
    let mut lines = told.split('\n');
    lines.next();
    lines.next_back();
    lines.any(is_heading)
}

/// A way to read a date: the cost of the line up to it, and the step and year the line came from.
#[derive(Clone, Copy)]
struct Way {
    year: i64,
    cost: i64,
    from: Option<(usize, usize)>,
}

/// The line that costs least, as places in `steps` and their years.
fn cheapest(steps: &[Step]) -> Vec<(usize, i64)> {
    let mut ways: Vec<Vec<Way>> = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        let mut here = Vec::new();
        for year in years_for(steps, at, &ways) {
            let mut best = Way { year, cost: first_cost(steps, at), from: None };
            let (mut skipped, mut gap) = (0, step.gap);
            for before in (at.saturating_sub(ASIDES)..at).rev() {
                for (place, way) in ways[before].iter().enumerate() {
                    if step.after.is_some_and(|after| way.year + after != year) {
                        continue;
                    }
                    // No step costs less than nothing.
                    if way.cost + skipped >= best.cost {
                        continue;
                    }
                    let silent = silent_cost(step, way.year, year);
                    let step = step_cost((&steps[before], way.year), (step, year), gap);
                    let cost = way.cost + skipped + step + silent;
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
            best.cost += off_heading(step, year) + off_weekday(step, year);
            here.push(best);
        }
        ways.push(here);
    }
    trace(steps, &ways)
}

/// Years for a date: its own, or those written near it and the next after each; counted from others, theirs.
fn years_for(steps: &[Step], at: usize, ways: &[Vec<Way>]) -> Vec<i64> {
    if let Some(year) = steps[at].year {
        return vec![year];
    }
    if let Some(after) = steps[at].after {
        let near = ways[at.saturating_sub(ASIDES)..at].iter().rev().flatten();
        let mut years: Vec<i64> = Vec::new();
        for year in near.map(|way| way.year + after) {
            if years.len() < MOST_YEARS && !years.contains(&year) {
                years.push(year);
            }
        }
        return years;
    }
    let before = steps[at.saturating_sub(BEFORE)..at].iter().rev();
    let after = steps[at..steps.len().min(at + AFTER + 1)].iter();
    let mut years: Vec<i64> = Vec::new();
    for year in steps[at]
        .headed
        .iter()
        .flat_map(|(first, last)| [*first, *last])
        .chain(before.chain(after).filter_map(|step| step.year))
    {
        for year in if steps[at].is_winter() { [year, year - 1] } else { [year, year + 1] } {
            if years.len() < MOST_YEARS && !years.contains(&year) {
                years.push(year);
            }
        }
    }
    years.sort_unstable();
    years
}

/// The line may begin with any of the first few dates.
fn first_cost(steps: &[Step], at: usize) -> i64 {
    match at {
        0..4 => steps[..at].iter().map(|step| step.aside).fold(0, |sum, cost| (sum + cost).min(BLOCKED)),
        _later => BLOCKED,
    }
}

/// An account that comes to another year says so, the more if it is not the next; a winter told in January began the
/// year before.
fn silent_cost(step: &Step, told: i64, year: i64) -> i64 {
    let same = told == year || step.is_winter() && told == year + 1;
    match (year - told).abs() {
        _ if step.year.is_some() || step.after.is_some() || same => 0,
        1 => 60,
        _far => 150,
    }
}

/// A date without a year lies in the years its heading names.
fn off_heading(step: &Step, year: i64) -> i64 {
    match (step.year, step.headed) {
        (None, Some((first, last))) if !(first - i64::from(step.is_winter())..=last).contains(&year) => 300,
        _fits => 0,
    }
}

/// A date lies in a year in which it falls on the day of the week written beside it, in one calendar or the other.
fn off_weekday(step: &Step, year: i64) -> i64 {
    let Some((weekday, month, day)) = step.weekday else { return 0 };
    let falls = |calendar: CalendarId| {
        let day = calendar.calendar().day(Fields { year, month, day });
        day.is_ok_and(|day| day.weekday() == weekday)
    };
    if falls(CalendarId::Gregorian) || falls(CalendarId::Julian) { 0 } else { 200 }
}

/// What the step from one date of the line to the next costs; less at the head of a paragraph.
fn step_cost(one: (&Step, i64), other: (&Step, i64), gap: Gap) -> i64 {
    let days =
        |(step, year): (&Step, i64)| (year.saturating_mul(YEAR) + step.days.0, year.saturating_mul(YEAR) + step.days.1);
    let (told, next) = (days(one), days(other));
    let cost = if next.0 > told.1 {
        forward_cost(next.0 - told.1)
    } else if told.0 > next.1 {
        back_cost(told.0 - next.1)
    } else {
        0
    };
    let cost = cost.min(HIGHEST);
    if gap == Gap::NewParagraph { cost * 4 / 5 } else { cost }
}

fn forward_cost(days: i64) -> i64 {
    match days {
        ..=FREE => 2 * days / MONTH,
        _longer => 16 + doublings(100 + (days - FREE) * 100 / (3 * MONTH)) * 15 / 100,
    }
}

fn back_cost(days: i64) -> i64 {
    const RAMP: i64 = 6 * MONTH;
    match days {
        _ if days < 2 * YEAR => 90 * days.min(RAMP) / RAMP + 8 * days / MONTH,
        _longer => 282 + doublings(100 * days / (2 * YEAR)) / 2,
    }
}

/// How often 100 must be doubled to reach `hundredths`, in hundredths.
fn doublings(hundredths: i64) -> i64 {
    let whole = (hundredths / 100).checked_ilog2().unwrap_or(0);
    i64::from(whole) * 100 + (hundredths >> whole) - 100
}

/// Follows the cheapest way back from the end; a few dates at the end may be asides.
fn trace(steps: &[Step], ways: &[Vec<Way>]) -> Vec<(usize, i64)> {
    let (mut best, mut skipped): (Option<(i64, usize, usize)>, i64) = (None, 0);
    for at in (0..steps.len()).rev().take(ASIDES + 1) {
        for (place, way) in ways[at].iter().enumerate() {
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
        let way = ways[at][place];
        line.push((at, way.year));
        next = way.from;
    }
    line.reverse();
    line
}
