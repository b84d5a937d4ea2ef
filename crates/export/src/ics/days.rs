//! On which days what comes again does: a day of the year by its own calendar, else by its rule.

use tarikh::calendar::{Calendar, CalendarId, Day, Fields, Recurring, Weekday, computed_day};

use super::Years;

/// By what a day comes again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum By {
    /// A day of the year by its number.
    Day(Yearly),
    /// A rule: a feast, the last Monday of May, every Friday.
    Rule(Recurring),
}

impl By {
    /// Returns the calendar whose day it is.
    pub fn calendar(&self) -> CalendarId {
        match self {
            By::Day(yearly) => yearly.calendar,
            By::Rule(again) => again.calendar().unwrap_or(CalendarId::Gregorian),
        }
    }

    /// Returns the day of the year by its number.
    pub fn day(&self) -> Option<Yearly> {
        match self {
            By::Day(yearly) => Some(*yearly),
            By::Rule(_) => None,
        }
    }
}

/// Returns as iCalendar writes it how something comes again each week or each month, to the last day of `years`; none of what comes
/// each year, of which each year has its entry.
pub(super) fn rule_of(again: &Recurring, years: Years) -> Option<String> {
    let until = years.last_day().to_iso().replace('-', "");
    let rule = match again {
        Recurring::Weekday(weekday) | Recurring::WeekdayPart { weekday, .. } => {
            format!("FREQ=WEEKLY;BYDAY={}", weekday_code(*weekday))
        }
        Recurring::WeekdayOfMonth { nth, weekday, month: None } => {
            format!("FREQ=MONTHLY;BYDAY={nth}{}", weekday_code(*weekday))
        }
        Recurring::DayOfMonth(day) => format!("FREQ=MONTHLY;BYMONTHDAY={day}"),
        Recurring::WeekdayOfMonth { month: Some(_), .. }
        | Recurring::DayOfYear { .. }
        | Recurring::Month { .. }
        | Recurring::Season(_)
        | Recurring::Clock(_)
        | Recurring::Every(_)
        | Recurring::Feast { .. } => return None,
    };
    Some(format!("{rule};UNTIL={until}"))
}

/// The two letters by which iCalendar knows a day of the week.
pub(crate) fn weekday_code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// A day of the year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Yearly {
    pub calendar: CalendarId,
    /// The year it was told of, where one is known; only later years are kept.
    pub year: Option<i64>,
    pub month: u8,
    pub day: u8,
}

/// Returns the days within `years` on which it comes again, each with the year of its own calendar. A lunar year is
/// shorter, so that a Gregorian year may see a day of it twice.
pub(super) fn days_of(yearly: Yearly, years: Years) -> Vec<Day> {
    let calendar = yearly.calendar.calendar();
    let (first, last) = (years.first_day(), years.last_day());
    let (Ok(from), Ok(to)) = (calendar.fields(first), calendar.fields(last)) else { return Vec::new() };
    let mut found = Vec::new();
    for year in from.year..=to.year {
        let day = day_in(calendar, yearly, year)
            .filter(|day| (first..=last).contains(day) && yearly.year.is_none_or(|told| told < year));
        found.extend(day);
    }
    found
}

/// Returns the day nearest to `day` on which it comes again.
pub(super) fn day_near(yearly: Yearly, day: Day) -> Option<Day> {
    let calendar = yearly.calendar.calendar();
    let now = calendar.fields(day).ok()?.year;
    let near = (now - 1..=now + 1).filter_map(|year| day_in(calendar, yearly, year));
    near.min_by_key(|found| (found.0 - day.0).abs())
}

/// The day on which it comes in a year of its calendar.
fn day_in(calendar: &dyn Calendar, yearly: Yearly, year: i64) -> Option<Day> {
    let month = month_in(calendar, yearly, year)?;
    computed_day(yearly.calendar, Fields { year, month, day: yearly.day }).ok()
}

/// The number in a year of the month that had this name in the year the event is of.
fn month_in(calendar: &dyn Calendar, yearly: Yearly, year: i64) -> Option<u8> {
    let Some(told) = yearly.year else { return Some(yearly.month) };
    let places = 1..=u8::try_from(calendar.month_names().len()).ok()?;
    let mut named = places.filter(|&place| calendar.month_in(told, place) == Ok(yearly.month));
    calendar.month_in(year, named.next()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(calendar: CalendarId, year: i64, month: u8, day: u8, years: &str) -> Vec<String> {
        let years = Years::read(years).expect("they are years");
        let days = days_of(Yearly { calendar, year: Some(year), month, day }, years);
        days.into_iter().map(|day| day.to_string()).collect()
    }

    #[test]
    fn the_day_of_the_withdrawal_moves_with_its_own_leap_years() {
        let kept = days(CalendarId::Persian, 1367, 11, 26, "2024..2029");
        assert_eq!(kept, ["2024-02-15", "2025-02-14", "2026-02-15", "2027-02-15", "2028-02-15", "2029-02-14"]);
    }

    #[test]
    fn a_leap_day_comes_in_leap_years() {
        assert_eq!(days(CalendarId::Gregorian, 1960, 2, 29, "2025..2032"), ["2028-02-29", "2032-02-29"]);
    }

    #[test]
    fn a_lunar_day_may_come_twice_in_a_year() {
        assert_eq!(days(CalendarId::IslamicCivil, 61, 1, 10, "2008..2009"), ["2008-01-19", "2009-01-07", "2009-12-27"]);
    }

    #[test]
    fn a_hebrew_month_keeps_its_name_over_leap_years() {
        // 9 Av 5708 is of a leap year, when Av is the twelfth month; in common years it is the eleventh.
        assert_eq!(days(CalendarId::Hebrew, 5708, 12, 9, "2023..2024"), ["2023-07-27", "2024-08-13"]);
    }

    #[test]
    fn the_old_style_day_of_october_is_kept_in_november() {
        assert_eq!(days(CalendarId::Julian, 1917, 10, 25, "2017"), ["2017-11-07"]);
    }

    #[test]
    fn no_anniversary_comes_before_the_event() {
        assert_eq!(days(CalendarId::Gregorian, 1989, 2, 15, "1988..1990"), ["1990-02-15"]);
    }
}
