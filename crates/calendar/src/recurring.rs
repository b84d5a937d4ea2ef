//! On which days what recurs comes.

use crate::feast::{calendar_of_feast, days_of_feast};
use crate::{Amount, CalendarId, Day, Fields, Granularity, Recurring, Weekday, computed_day};

/// How often something comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rhythm {
    /// Once in a year, or in several.
    Yearly,
    /// Several times in a year: each month, each week.
    Oftener,
}

impl Recurring {
    /// Returns how often it comes; none of what comes each day or oftener, and of a length that nobody counted.
    ///
    /// ```
    /// use calendar::{Recurring, Rhythm, Weekday};
    /// assert_eq!(Recurring::Weekday(Weekday::Friday).rhythm(), Some(Rhythm::Oftener));
    /// assert_eq!(Recurring::DayOfMonth(1).rhythm(), Some(Rhythm::Oftener));
    /// ```
    pub fn rhythm(&self) -> Option<Rhythm> {
        match self {
            Recurring::DayOfYear { .. }
            | Recurring::Month { .. }
            | Recurring::Season(_)
            | Recurring::Feast { .. }
            | Recurring::WeekdayOfMonth { month: Some(_), .. } => Some(Rhythm::Yearly),
            Recurring::Weekday(_)
            | Recurring::WeekdayPart { .. }
            | Recurring::DayOfMonth(_)
            | Recurring::WeekdayOfMonth { month: None, .. } => Some(Rhythm::Oftener),
            Recurring::Clock(_) => None,
            Recurring::Every(length) => match length.parts.as_slice() {
                [(Amount::Hundredths(100..), Granularity::Year | Granularity::Decade | Granularity::Century)] => {
                    Some(Rhythm::Yearly)
                }
                [(Amount::Hundredths(100..), Granularity::Week | Granularity::Month | Granularity::Quarter)] => {
                    Some(Rhythm::Oftener)
                }
                _other => None,
            },
        }
    }

    /// Returns the calendar that its days are counted in; none where it hangs on weekdays, months of our own, or no calendar.
    ///
    /// ```
    /// use calendar::{CalendarId, Recurring, Weekday};
    /// let nowruz = Recurring::Feast { name: "Nowruz".into(), rule: "persian 1-1".into() };
    /// assert_eq!(nowruz.calendar(), Some(CalendarId::Persian));
    /// assert_eq!(Recurring::Weekday(Weekday::Friday).calendar(), None);
    /// ```
    pub fn calendar(&self) -> Option<CalendarId> {
        match self {
            Recurring::DayOfYear { calendar, .. } | Recurring::Month { calendar, .. } => Some(*calendar),
            Recurring::Feast { rule, .. } => calendar_of_feast(rule),
            Recurring::Weekday(_)
            | Recurring::WeekdayPart { .. }
            | Recurring::WeekdayOfMonth { .. }
            | Recurring::DayOfMonth(_)
            | Recurring::Season(_)
            | Recurring::Clock(_)
            | Recurring::Every(_) => None,
        }
    }

    /// Says whether it is one day of every year: by its number, by its weekday, by the rule of a feast.
    pub fn is_day_of_year(&self) -> bool {
        match self {
            Recurring::DayOfYear { .. }
            | Recurring::Feast { .. }
            | Recurring::WeekdayOfMonth { month: Some(_), .. } => true,
            Recurring::WeekdayOfMonth { month: None, .. }
            | Recurring::Month { .. }
            | Recurring::Weekday(_)
            | Recurring::WeekdayPart { .. }
            | Recurring::Season(_)
            | Recurring::Clock(_)
            | Recurring::Every(_)
            | Recurring::DayOfMonth(_) => false,
        }
    }

    /// Returns when it comes from `first` to `last`: of each time the first day and the last, both included, which are one where it is a
    /// day; of a calendar whose days were observed the computed ones. None of what has no day by any rule: a season, "every 4 years".
    ///
    /// ```
    /// use calendar::{CalendarId, Day, Recurring, Weekday};
    /// let year = (Day::from_iso("2026-01-01")?, Day::from_iso("2026-12-31")?);
    /// let fair = Recurring::WeekdayOfMonth { nth: -1, weekday: Weekday::Monday, month: Some(5) };
    /// assert_eq!(fair.comes(year.0, year.1), [(Day::from_iso("2026-05-25")?, Day::from_iso("2026-05-25")?)]);
    /// let fast = Recurring::Month { calendar: CalendarId::IslamicCivil, month: 9 };
    /// assert_eq!(fast.comes(year.0, year.1), [(Day::from_iso("2026-02-18")?, Day::from_iso("2026-03-19")?)]);
    /// # Ok::<(), calendar::Error>(())
    /// ```
    pub fn comes(&self, first: Day, last: Day) -> Vec<(Day, Day)> {
        let once = |days: Vec<Day>| days.into_iter().map(|day| (day, day)).collect();
        match self {
            Recurring::DayOfYear { calendar, month, day } => {
                once(in_years(*calendar, (first, last), |year| computed(*calendar, year, *month, *day)))
            }
            Recurring::Month { calendar, month } => {
                let begins = in_years(*calendar, (first, last), |year| computed(*calendar, year, *month, 1));
                begins.into_iter().filter_map(|begins| Some((begins, end_of_month(*calendar, begins)?))).collect()
            }
            Recurring::Weekday(weekday) | Recurring::WeekdayPart { weekday, .. } => {
                let mut days = Vec::new();
                let mut day = first.next_weekday_on_or_after(*weekday);
                while day <= last {
                    days.push(day);
                    day = day.plus(7);
                }
                once(days)
            }
            Recurring::WeekdayOfMonth { nth, weekday, month } => {
                let months = month.map_or(1..=12, |month| month..=month);
                let in_year =
                    |year: i64| months.clone().filter_map(move |month| weekday_of(*nth, *weekday, year, month));
                once(in_gregorian_years((first, last), in_year))
            }
            Recurring::DayOfMonth(day) => {
                let in_year =
                    |year: i64| (1..=12).filter_map(move |month| computed(CalendarId::Gregorian, year, month, *day));
                once(in_gregorian_years((first, last), in_year))
            }
            Recurring::Feast { rule, .. } => once(days_of_feast(rule, first, last)),
            Recurring::Season(_) | Recurring::Clock(_) | Recurring::Every(_) => Vec::new(),
        }
    }
}

fn computed(id: CalendarId, year: i64, month: u8, day: u8) -> Option<Day> {
    computed_day(id, Fields { year, month, day }).ok()
}

/// The days of the years of a calendar that lie in a stretch, at most one a year.
fn in_years(id: CalendarId, (first, last): (Day, Day), day: impl Fn(i64) -> Option<Day>) -> Vec<Day> {
    let year = |day: Day| id.calendar().fields(day).map(|fields| fields.year);
    let (Ok(from), Ok(to)) = (year(first), year(last)) else { return Vec::new() };
    (from..=to).filter_map(day).filter(|day| (first..=last).contains(day)).collect()
}

fn in_gregorian_years<D: Iterator<Item = Day>>((first, last): (Day, Day), days: impl Fn(i64) -> D) -> Vec<Day> {
    let year = |day: Day| CalendarId::Gregorian.calendar().fields(day).map(|fields| fields.year);
    let (Ok(from), Ok(to)) = (year(first), year(last)) else { return Vec::new() };
    (from..=to).flat_map(days).filter(|day| (first..=last).contains(day)).collect()
}

fn end_of_month(id: CalendarId, begins: Day) -> Option<Day> {
    let fields = id.calendar().fields(begins).ok()?;
    let days = id.calendar().days_in_month(fields.year, fields.month).ok()?;
    Some(begins.plus(i64::from(days) - 1))
}

/// The n-th of a weekday in a month; none where it has fewer.
fn weekday_of(nth: i8, weekday: Weekday, year: i64, month: u8) -> Option<Day> {
    let first = computed(CalendarId::Gregorian, year, month, 1)?;
    let last = end_of_month(CalendarId::Gregorian, first)?;
    let day = if nth > 0 {
        first.next_weekday_on_or_after(weekday).plus(7 * (i64::from(nth) - 1))
    } else {
        last.previous_weekday_on_or_before(weekday).plus(7 * (i64::from(nth) + 1))
    };
    (first..=last).contains(&day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(what: &Recurring, first: &str, last: &str) -> Vec<String> {
        let day = |iso: &str| Day::from_iso(iso).expect("it is a day");
        what.comes(day(first), day(last)).into_iter().map(|(day, _)| day.to_iso()).collect()
    }

    fn feast(rule: &str) -> Recurring {
        Recurring::Feast { name: "the feast".into(), rule: rule.into() }
    }

    #[test]
    fn a_feast_of_the_moon_may_come_twice_in_a_year() {
        assert_eq!(
            days(&feast("islamic-civil 1-10"), "2008-01-01", "2009-12-31"),
            ["2008-01-19", "2009-01-07", "2009-12-27"]
        );
    }

    #[test]
    fn a_feast_that_the_law_moved_comes_by_the_rule_of_its_year() {
        let memorial = feast("gregorian 5-30; 1971 nth -1 1 5");
        assert_eq!(days(&memorial, "1970-01-01", "1971-12-31"), ["1970-05-30", "1971-05-31"]);
    }

    #[test]
    fn nowruz_and_orthodox_christmas_come_by_their_own_calendars() {
        assert_eq!(days(&feast("persian 1-1"), "2026-01-01", "2029-12-31").len(), 4);
        assert_eq!(days(&feast("persian 1-1"), "2029-01-01", "2029-12-31"), ["2029-03-20"]);
        assert_eq!(days(&feast("julian 12-25"), "2026-01-01", "2026-12-31"), ["2026-01-07"]);
    }

    #[test]
    fn what_has_no_rule_has_no_days() {
        assert!(days(&Recurring::Season(crate::Season::Summer), "2026-01-01", "2026-12-31").is_empty());
        assert!(days(&feast("whenever it rains"), "2026-01-01", "2026-12-31").is_empty());
    }

    #[test]
    fn a_fifth_monday_comes_only_in_the_months_that_have_one() {
        let fifth = Recurring::WeekdayOfMonth { nth: 5, weekday: Weekday::Monday, month: None };
        assert_eq!(days(&fifth, "2026-01-01", "2026-12-31"), ["2026-03-30", "2026-06-29", "2026-08-31", "2026-11-30"]);
    }

    #[test]
    fn the_thirty_first_comes_in_long_months_only() {
        assert_eq!(days(&Recurring::DayOfMonth(31), "2026-01-01", "2026-12-31").len(), 7);
    }
}
