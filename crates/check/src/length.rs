//! How long from one day to another, and whether what is said of it can hold.

use calendar::{Amount, CalendarId, Day, Duration, Extent, Fields, Granularity, Modifier};
use source::Span;
use timex::{Expr, Timex};

use crate::facts::Account;

/// Whole years, months and days, as a calendar counts them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Length {
    pub years: i64,
    pub months: i64,
    pub days: i64,
}

/// Returns the length from a day to a later one: whole years first, then whole months, then days. `None` where the
/// calendar does not reach, or the second day is the earlier.
pub(crate) fn between(calendar: CalendarId, from: Day, to: Day) -> Option<Length> {
    if to < from {
        return None;
    }
    let rule = calendar.calendar();
    let (a, b) = (rule.fields(from).ok()?, rule.fields(to).ok()?);
    let mut years = b.year - a.year;
    if (b.month, b.day) < (a.month, a.day) {
        years -= 1;
    }
    // Months and days are counted from the last whole year, month by month.
    let mut reached = Fields { year: a.year + years, ..a };
    let mut months = 0;
    loop {
        let next = if i64::from(reached.month) < i64::from(rule.months_in_year(reached.year).ok()?) {
            Fields { month: reached.month + 1, ..reached }
        } else {
            Fields { year: reached.year + 1, month: 1, ..reached }
        };
        if (next.year, next.month, a.day) > (b.year, b.month, b.day) {
            break;
        }
        reached = next;
        months += 1;
    }
    let last = rule.days_in_month(reached.year, reached.month).ok()?;
    // A month after 31 January begins to count from the last of February.
    let from_there = rule.day(Fields { day: a.day.min(last), ..reached }).ok()?;
    Some(Length { years, months, days: to.0 - from_there.0 })
}

/// The shortest and the longest a stretch can have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spread {
    pub calendar: CalendarId,
    pub shortest: (Day, Day),
    pub longest: (Day, Day),
}

impl Spread {
    /// From some day of one time to some day of another; `None` where a bound is missing or the order is reversed.
    pub(crate) fn new(calendar: CalendarId, from: &Extent, to: &Extent) -> Option<Spread> {
        let (first, last) = (from.earliest()?, to.latest()?);
        let (late, early) = (from.latest()?, to.earliest()?);
        // Times that overlap may be no time apart.
        let shortest = if late <= early { (late, early) } else { (early, early) };
        (first <= last).then_some(Spread { calendar, shortest, longest: (first, last) })
    }

    /// Says whether both ends are known to the day.
    pub(crate) fn is_exact(&self) -> bool {
        self.shortest == self.longest
    }

    pub(crate) fn shortest_length(&self) -> Option<Length> {
        between(self.calendar, self.shortest.0, self.shortest.1)
    }

    pub(crate) fn longest_length(&self) -> Option<Length> {
        between(self.calendar, self.longest.0, self.longest.1)
    }
}

/// A length as a text claims it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Claim {
    /// In ticks of the scale.
    count: i64,
    /// One of the smallest unit it is told in.
    unit: i64,
    scale: Scale,
    how: How,
}

/// Years and months are counted by the calendar, weeks and days by days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scale {
    /// 31 ticks a month, 12 months a year: no two lengths of a calendar fall on one tick.
    Months,
    Days,
}

/// How exactly a length is claimed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum How {
    Plainly,
    Nearly,
    About,
    AtMost,
    AtLeast,
}

/// How a claim agrees with the bounds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Verdict {
    /// Within the bounds, rounding allowed.
    Agrees,
    /// Off by what inclusive counting or a unit of one may explain.
    Near,
    /// Nothing explains it.
    Differs,
}

const MONTH: i64 = 31;
const YEAR: i64 = 12 * MONTH;

impl Claim {
    /// Reads a length; `None` where nobody says how long, or it is shorter than days.
    pub(crate) fn of(
        duration: &Duration,
        modifier: Option<Modifier>,
        is_nearly: impl FnOnce() -> bool,
    ) -> Option<Claim> {
        let how = match modifier {
            None => How::Plainly,
            Some(Modifier::LessThan | Modifier::EqualOrLess | Modifier::OnOrBefore | Modifier::Before) => {
                if is_nearly() { How::Nearly } else { How::AtMost }
            }
            Some(Modifier::MoreThan | Modifier::EqualOrMore | Modifier::OnOrAfter | Modifier::After) => How::AtLeast,
            Some(Modifier::Approx | Modifier::Start | Modifier::Mid | Modifier::End) => How::About,
        };
        let mut claim: Option<Claim> = None;
        for (amount, unit) in &duration.parts {
            let Amount::Hundredths(hundredths) = amount else { return None };
            let (scale, unit) = ticks(*unit)?;
            if claim.is_some_and(|claim| claim.scale != scale) {
                return None;
            }
            let count = hundredths.checked_mul(unit)? / 100 + claim.map_or(0, |claim| claim.count);
            claim = Some(Claim { count, unit, scale, how });
        }
        claim
    }

    /// Whole years.
    pub(crate) fn years(count: i64) -> Claim {
        Claim { count: count.saturating_mul(YEAR), unit: YEAR, scale: Scale::Months, how: How::Plainly }
    }

    /// Returns a number of days in the unit of a claim that counts days or weeks, with the days left over; none where it counts longer ones.
    pub(crate) fn in_its_unit(&self, days: i64) -> Option<(i64, &'static str, i64)> {
        match (self.scale, self.unit) {
            (Scale::Months, _) => None,
            (Scale::Days, 1) => Some((days, "day", 0)),
            (Scale::Days, week) => Some((days / week, "week", days % week)),
        }
    }

    /// Judges the claim by the bounds.
    ///
    /// Plainly `n` units agree with every length from `n` to just under `n` + 1 (cut off), and from `n` - ½ on (rounded
    /// up; the middle of the bounds is rounded); one unit more to either side may be inclusive counting or a slip of
    /// one, and so may a tenth of a count in round hundreds be rounding. "About" allows a quarter to either side.
    pub(crate) fn judge(&self, spread: &Spread) -> Option<Verdict> {
        let (shortest, longest) = match self.scale {
            Scale::Months => (on_scale(spread.shortest_length()?), on_scale(spread.longest_length()?)),
            Scale::Days => (spread.shortest.1.0 - spread.shortest.0.0, spread.longest.1.0 - spread.longest.0.0),
        };
        let (count, unit) = (self.count, self.unit);
        let (agrees, near) = match self.how {
            How::Plainly => {
                let rounded = if count % (100 * unit) == 0 { (count / 10).max(unit) } else { unit };
                ((count - unit / 2, count + unit - 1), (count - rounded, count + rounded + unit - 1))
            }
            How::Nearly => ((count - unit / 2, count), (count - unit, count + unit - 1)),
            How::About => {
                let slack = unit.max(count / 4);
                ((count - slack, count + slack), (count - 2 * slack, count + 2 * slack))
            }
            How::AtMost => ((0, count), (0, count + unit - 1)),
            How::AtLeast => ((count, i64::MAX), (count - unit, i64::MAX)),
        };
        // A day told inclusively is one more.
        let longest = longest + i64::from(self.scale == Scale::Days);
        let reaches = |(low, high): (i64, i64)| {
            // "Nearly" says itself that it is rounded up: whatever the bounds allow agrees.
            let rounds = low < count && (self.how == How::Nearly || shortest / 2 + longest / 2 >= low);
            let rounds = rounds && longest >= low;
            (longest >= low.max(count) || rounds || low <= count - unit && longest >= low) && shortest <= high
        };
        Some(match (reaches(agrees), reaches(near)) {
            (true, _) => Verdict::Agrees,
            (false, true) => Verdict::Near,
            (false, false) => Verdict::Differs,
        })
    }
}

fn on_scale(length: Length) -> i64 {
    length.years * YEAR + length.months * MONTH + length.days
}

fn ticks(unit: Granularity) -> Option<(Scale, i64)> {
    Some(match unit {
        Granularity::Day => (Scale::Days, 1),
        Granularity::Week => (Scale::Days, 7),
        Granularity::Month => (Scale::Months, MONTH),
        Granularity::Quarter => (Scale::Months, 3 * MONTH),
        Granularity::Half => (Scale::Months, 6 * MONTH),
        Granularity::Year => (Scale::Months, YEAR),
        Granularity::Decade => (Scale::Months, 10 * YEAR),
        Granularity::Century => (Scale::Months, 100 * YEAR),
        Granularity::Millennium => (Scale::Months, 1000 * YEAR),
        Granularity::Second
        | Granularity::Minute
        | Granularity::Hour
        | Granularity::DayPart
        | Granularity::Weekend
        | Granularity::Season => return None,
    })
}

/// Says whether a length is told with another as one: of "six months and two days" either says too little.
pub(crate) fn is_part_of_longer(account: &Account<'_>, span: Span) -> bool {
    let counts = |timex: &Timex| matches!(timex.meant.expr, Expr::Duration(_) | Expr::Shift { .. });
    let joined = |from: u32, to: u32| {
        let gap = account.text().get(from as usize..to as usize).unwrap_or_default().trim();
        !gap.is_empty() && gap.len() <= JOINS && gap.chars().all(char::is_alphabetic)
    };
    let at = account.timexes.partition_point(|timex| timex.span.start < span.start);
    let before = at.checked_sub(1).and_then(|at| account.timexes.get(at));
    let behind = account.timexes.get(at + 1);
    before.is_some_and(|timex| counts(timex) && joined(timex.span.end, span.start))
        || behind.is_some_and(|timex| counts(timex) && joined(span.end, timex.span.start))
}

/// The most bytes of a word that joins two lengths.
const JOINS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: u8, day: u8) -> Day {
        CalendarId::Gregorian.calendar().day(Fields { year, month, day }).unwrap()
    }

    fn presence() -> (Day, Day) {
        (day(1979, 12, 27), day(1989, 2, 15))
    }

    #[test]
    fn the_soviet_presence_was_nine_years_a_month_and_nineteen_days() {
        let (from, to) = presence();
        assert_eq!(between(CalendarId::Gregorian, from, to), Some(Length { years: 9, months: 1, days: 19 }));
        assert_eq!(between(CalendarId::Persian, from, to), Some(Length { years: 9, months: 1, days: 20 }));
        assert_eq!(between(CalendarId::Gregorian, to, from), None);
    }

    #[test]
    fn a_month_after_the_31st_of_january_is_counted() {
        let length = |to| between(CalendarId::Gregorian, day(1990, 1, 31), to);
        assert_eq!(length(day(1990, 2, 28)), Some(Length { years: 0, months: 0, days: 28 }));
        assert_eq!(length(day(1990, 3, 1)), Some(Length { years: 0, months: 1, days: 1 }));
    }

    #[test]
    fn bounds_leave_room_and_no_more() {
        let (from, to) = presence();
        let exact = Spread { calendar: CalendarId::Gregorian, shortest: (from, to), longest: (from, to) };
        let judged = |years| Claim::years(years).judge(&exact).unwrap();
        assert_eq!(judged(9), Verdict::Agrees);
        assert_eq!((judged(8), judged(10)), (Verdict::Near, Verdict::Near));
        assert_eq!((judged(7), judged(11)), (Verdict::Differs, Verdict::Differs));
    }

    #[test]
    fn nine_hundred_days_of_leningrad_are_rounded() {
        let siege = (day(1941, 9, 8), day(1944, 1, 27));
        let spread = Spread { calendar: CalendarId::Gregorian, shortest: siege, longest: siege };
        let days = |count| Claim { count, unit: 1, scale: Scale::Days, how: How::Plainly }.judge(&spread);
        assert_eq!(days(872), Some(Verdict::Agrees));
        assert_eq!(days(900), Some(Verdict::Near));
        assert_eq!(days(890), Some(Verdict::Differs));
        assert_eq!(days(1000), Some(Verdict::Differs));
    }

    #[test]
    fn from_1979_to_1989_is_nine_or_ten_years_perhaps_eleven() {
        let years = Spread {
            calendar: CalendarId::Gregorian,
            shortest: (day(1979, 12, 31), day(1989, 1, 1)),
            longest: (day(1979, 1, 1), day(1989, 12, 31)),
        };
        let judged = |count| Claim::years(count).judge(&years).unwrap();
        assert_eq!((judged(9), judged(10)), (Verdict::Agrees, Verdict::Agrees));
        assert_eq!((judged(8), judged(11)), (Verdict::Near, Verdict::Near));
        assert_eq!((judged(7), judged(12)), (Verdict::Differs, Verdict::Differs));
    }
}
