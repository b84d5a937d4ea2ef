//! The dates of an account as steps of its course: what each writes of its year, and how it lies to the one before it.

use calendar::{Amount, CalendarId, Granularity, Part, Partial, Season, Weekday, day_of_feast};
use source::Span;

use super::again::DaysTold;
use super::costs::BLOCKED;
use crate::cues::{Role, Tense};
use crate::expr::{Base, Expr, Written, WrittenYear};
use crate::find::Found;
use crate::meaning::Era;
use crate::pack::Pack;
use crate::resolve::between;
use crate::resolve::gaps::{Gap, gap_to, opens};

/// Days are counted 31 to the month: near enough to compare steps, and the same in all calendars.
pub(super) const MONTH: i64 = 31;
pub(super) const YEAR: i64 = 12 * MONTH;
/// Where the winter begins in its year, and where it has ended.
const WINTER: i64 = 11 * MONTH;
const SPRING: i64 = 3 * MONTH;

/// A date of the account.
pub(super) struct Step {
    pub(super) index: usize,
    /// The year, where it is written.
    pub(super) year: Option<i64>,
    /// How it lies to the date before it on the line, where that is told: "the next year".
    pub(super) after: Option<After>,
    /// The day of the week written beside it, its month and day.
    pub(super) weekday: Option<(Weekday, u8, u8)>,
    /// Its first and last day in the year.
    pub(super) days: (i64, i64),
    /// What it costs to leave it out of the line.
    pub(super) aside: i64,
    pub(super) gap: Gap,
    /// The years of the heading it stands under.
    pub(super) headed: Option<(i64, i64)>,
    /// Whether that heading is the title of the text, which an account goes on from.
    pub(super) titled: bool,
    /// The year its own sentence writes with a day it is told beside: "fell ill on 30 October and died on 22 November 2000".
    pub(super) beside: Option<i64>,
    /// Whether it had happened before what is told.
    pub(super) behind: Behind,
    /// The time of the text whose day it is once more: "on the 17th".
    pub(super) again: Option<usize>,
}

/// Whether a date lies behind the account by the tense of its verb.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Behind {
    No,
    Pluperfect,
    /// Of something that bears it: the nearest such date, on either side.
    Borne,
    /// "Was not found until October": ahead of the account.
    Ahead,
}

/// How a date lies to the one before it on the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum After {
    /// So many years on: "ten years later", "March of the following year".
    Years(i64),
    /// The next of its name: "the following March".
    Next,
    /// That of the same year: "that autumn"; a winter may have begun in the one before.
    Same,
}

impl After {
    /// The year of a date that begins on the day `starts` of it, after one that ends on the day `told` of `year`.
    pub(super) fn year(self, year: i64, told: i64, starts: i64) -> i64 {
        match self {
            After::Years(count) => year + count,
            After::Next => year + told.div_euclid(YEAR) + i64::from(starts <= told.rem_euclid(YEAR)),
            After::Same => year - i64::from(starts >= WINTER && told < SPRING),
        }
    }
}

impl Step {
    pub(super) fn is_winter(&self) -> bool {
        self.days.1 > YEAR
    }

    /// A day without its year, told beside a later one of a year that is written, in its sentence.
    fn lies_beside(&mut self, year: i64, days: (i64, i64)) {
        let are_days = self.days.0 == self.days.1 && days.0 == days.1;
        let bare = self.year.is_none() && self.after.is_none() && self.behind == Behind::No;
        let before = year - i64::from(self.days.0 > days.0);
        let near = (year - before) * YEAR + days.0 - self.days.0 <= BESIDE;
        self.beside = Some(before).filter(|_| are_days && bare && near);
    }
}

/// The most days between two that are told side by side.
const BESIDE: i64 = 4 * MONTH;

pub(super) fn steps(pack: &Pack, text: &str, found: &[Found]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut before = Span { start: 0, end: 0 };
    let (mut headed, mut heading_line) = (None, None);
    let mut last = None;
    let mut told_days = DaysTold::default();
    for (index, one) in found.iter().enumerate() {
        let whole = Written::default();
        let again =
            date_of(&one.meant.expr).and_then(|written| told_days.again(written, between(text, before, one.span)));
        let other = again.as_ref().map(|(written, _)| written.clone()).or_else(|| feast_of(pack, &one.meant.expr));
        let (written, after) = match (after(&one.meant.expr), &other) {
            (Some((written, after)), _) => (written.unwrap_or(&whole), Some(after)),
            (None, Some(other)) => (other, None),
            (None, None) => match date_of(&one.meant.expr) {
                Some(written) => (written, None),
                None => continue,
            },
        };
        let year = match year_of(written, last) {
            None if after.is_some() => None,
            Some(year) => Some(year),
            None if written.year.is_none() && written.is_placeable() => None,
            None => continue,
        };
        // "A 1921 law" tells no step; "a letter of 2 October" is older than what is told.
        if one.role == Some(Role::Attribute) && (year.is_some() || after.is_some()) {
            continue;
        }
        let told = between(text, before, one.span);
        if told.trim() == "," && says_again(&steps, after) {
            continue;
        }
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
        aside -= match one.role {
            Some(Role::Plan | Role::Background | Role::Bracket) => 100,
            // "In five years we shall be rich", somebody said; a year that is quoted tells of the time all the same.
            Some(Role::Quoted) if year.is_none() => aside - 10,
            // "He hoped to be there by 1850", "the bridge, which was rebuilt in 1901".
            Some(Role::Clause) => 100,
            None if one.tense == Some(Tense::Future) => 120,
            // "He ruled until 1870."
            None if one.near.is_end() && one.meant.expr.written().is_some_and(Written::is_year_only) => 60,
            Some(Role::Quoted | Role::Attribute | Role::Borne | Role::Ahead | Role::Turn) | None => 0,
        };
        let behind = match one.tense {
            Some(Tense::Pluperfect) if !steps.is_empty() => Behind::Pluperfect,
            _ if matches!(one.role, Some(Role::Attribute | Role::Borne)) && !steps.is_empty() => Behind::Borne,
            _ if one.role == Some(Role::Ahead) && !steps.is_empty() => Behind::Ahead,
            Some(_) | None => Behind::No,
        };
        aside -= if behind == Behind::No { 0 } else { 100 };
        aside += if heading.is_some() { 800 } else { 0 };
        // Both ends of a range are left out together.
        let with_last = one.group.is_some() && steps.last().is_some_and(|last| found[last.index].group == one.group);
        let aside = match year {
            Some(_) if with_last => 30,
            None if behind == Behind::Ahead || after.is_none() && behind != Behind::No => 20,
            None if after.is_none() => BLOCKED,
            Some(_) | None => aside,
        };
        last = year.or(last);
        told_days.go_on(written, year, index);
        let weekday = written.weekday.zip(written.month.zip(written.day)).map(|(day, (month, of))| (day, month, of));
        let (days, gap) = (days_of(written), gap_to(text, before, one.span));
        if let (Some(year), Gap::SameSentence, None, Behind::No, Some(last)) =
            (year, gap, one.role, behind, steps.last_mut())
        {
            last.lies_beside(year, days);
        }
        let titled = heading_line.is_some_and(|line| text[..line].trim().is_empty());
        // "The revolt of 1930. He was elected in April 1928 and took office on 12 October": its sentence has left the title's year.
        let left = |first: i64| {
            titled
                && gap == Gap::SameSentence
                && steps.last().is_some_and(|one| one.year < Some(first) && one.year.is_some())
        };
        let headed = headed.filter(|(first, _)| !left(*first));
        let again = again.map(|(_, from)| from);
        steps.push(Step { index, year, after, weekday, days, aside, gap, headed, titled, beside: None, behind, again });
        before = one.span;
    }
    steps
}

/// "In 1850, ten years later, ": what is counted says again what the year before it does.
fn says_again(steps: &[Step], after: Option<After>) -> bool {
    let (Some(After::Years(count)), Some((last, earlier))) = (after, steps.split_last()) else { return false };
    let counted = |step: &Step| step.year.is_some_and(|year| last.year == Some(year + count));
    earlier.iter().rev().take(COUNTED_FROM).any(counted)
}

/// So many dates before it what is counted may be counted from.
const COUNTED_FROM: usize = 12;

/// What is told of a date that is counted from the one before it, and how it lies to that: "the next year".
fn after(expr: &Expr) -> Option<(Option<&Written>, After)> {
    match expr {
        Expr::Unit { unit: Granularity::Year, offset, base: Base::Story } if *offset > 0 => {
            Some((None, After::Years(*offset)))
        }
        Expr::Shift {
            count: Amount::Hundredths(count), sign: 1, unit: Granularity::Year, base: Base::Story, ..
        } if count % 100 == 0 => Some((None, After::Years(count / 100))),
        Expr::Within { what, of } if what.month.is_some() || what.season.is_some() => {
            after(of).map(|(_, after)| (Some(what), after))
        }
        Expr::Near { what, offset: 1, base: Base::Story } if what.weekday.is_none() => Some((Some(what), After::Next)),
        Expr::Near { what, offset: 0, base: Base::Story } if what.season.is_some() => Some((Some(what), After::Same)),
        _other => None,
    }
}

/// A feast of a written year as the day it is, "Christmas Eve 1981", and near enough to it what is counted from one: "the Tuesday
/// after Easter 1224".
fn feast_of(pack: &Pack, expr: &Expr) -> Option<Written> {
    let (feast, year) = match expr {
        Expr::Feast { feast, year: Some(year), offset: None, of: None } => (feast, year),
        Expr::At { of: Some(of), .. }
        | Expr::Near { base: Base::Of(of), .. }
        | Expr::Shift { unit: Granularity::Day | Granularity::Week, base: Base::Of(of), .. } => {
            return feast_of(pack, of);
        }
        _other => return None,
    };
    let day = day_of_feast(&pack.feasts[usize::from(*feast)].rule, *year)?;
    let date = Partial::from_day(CalendarId::Gregorian, day).ok()?;
    let Some(Part::Day { month, day }) = date.part else { return None };
    let year = Some(WrittenYear::Full(date.year.value));
    Some(Written { year, month: Some(month), day: Some(day), ..Written::default() })
}

fn date_of(expr: &Expr) -> Option<&Written> {
    match expr {
        Expr::Date(written) => Some(written),
        Expr::Part { of, .. } | Expr::At { of: Some(of), .. } | Expr::Nth { of, .. } => date_of(of),
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
        (WrittenYear::Full(year), _) => Some(year),
        (WrittenYear::Double(year), _) => Some(year + i64::from(written.is_before_lady_day())),
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
    let mut ends = memchr::memchr_iter(b'\n', told.as_bytes());
    let Some(mut before) = ends.next() else { return false };
    ends.any(|end| is_heading(&told[std::mem::replace(&mut before, end) + 1..end]))
}
