//! Weeks of ISO 8601, and the nearest weekdays before and after a day.

use crate::calendars::gregorian;
use crate::{CalendarId, Day, Error, Part, Partial, Weekday};

impl Day {
    /// Returns the year and the week of ISO 8601 the day lies in. Week 1 is the one with the year's first Thursday, so
    /// the first days of January may lie in a week of the year before.
    ///
    /// ```
    /// use calendar::Day;
    /// assert_eq!(Day::from_iso("1998-01-15").unwrap().iso_week(), (1998, 3));
    /// assert_eq!(Day::from_iso("2005-01-01").unwrap().iso_week(), (2004, 53));
    /// ```
    pub fn iso_week(self) -> (i64, u8) {
        let thursday = self.previous_weekday_on_or_before(Weekday::Monday).plus(3);
        let (year, _, _) = gregorian::from_day(thursday);
        let first = first_monday(year);
        (year, ((thursday.0 - first.0) / 7 + 1) as u8)
    }

    /// Returns the day of a week of ISO 8601.
    ///
    /// # Errors
    /// If the year has no such week: every year has 52, some have 53.
    ///
    /// ```
    /// use calendar::{Day, Weekday};
    /// assert_eq!(Day::from_iso_week(1998, 3, Weekday::Thursday).unwrap().to_string(), "1998-01-15");
    /// assert!(Day::from_iso_week(1998, 54, Weekday::Monday).is_err());
    /// ```
    pub fn from_iso_week(year: i64, week: u8, weekday: Weekday) -> Result<Day, Error> {
        if year.unsigned_abs() > crate::span::YEAR_LIMIT.unsigned_abs() {
            return Err(Error::out_of_range("year", year, -crate::span::YEAR_LIMIT, crate::span::YEAR_LIMIT));
        }
        let last = weeks_in_year(year);
        if week == 0 || week > last {
            return Err(Error::out_of_range("week", i64::from(week), 1, i64::from(last)));
        }
        Ok(first_monday(year).plus(7 * (i64::from(week) - 1) + i64::from(weekday.iso()) - 1))
    }

    /// Returns the first such weekday on the day or after it.
    ///
    /// ```
    /// use calendar::{Day, Weekday};
    /// let wednesday = Day::from_iso("1989-02-15").unwrap();
    /// assert_eq!(wednesday.next_weekday_on_or_after(Weekday::Friday).to_string(), "1989-02-17");
    /// assert_eq!(wednesday.next_weekday_on_or_after(Weekday::Wednesday), wednesday);
    /// ```
    pub fn next_weekday_on_or_after(self, weekday: Weekday) -> Day {
        self.plus((i64::from(weekday.iso()) - i64::from(self.weekday().iso())).rem_euclid(7))
    }

    /// Returns the last such weekday on the day or before it.
    ///
    /// ```
    /// use calendar::{Day, Weekday};
    /// let wednesday = Day::from_iso("1989-02-15").unwrap();
    /// assert_eq!(wednesday.previous_weekday_on_or_before(Weekday::Friday).to_string(), "1989-02-10");
    /// ```
    pub fn previous_weekday_on_or_before(self, weekday: Weekday) -> Day {
        self.plus(-(i64::from(self.weekday().iso()) - i64::from(weekday.iso())).rem_euclid(7))
    }

    /// Reads an ISO 8601 date of the proleptic Gregorian calendar with astronomical years, as `Display` writes it.
    ///
    /// # Errors
    /// If the text is no such date, or there is no such day.
    ///
    /// ```
    /// use calendar::Day;
    /// assert_eq!(Day::from_iso("1989-02-15").unwrap(), Day(726148));
    /// assert!(Day::from_iso("1989-02-30").is_err());
    /// ```
    pub fn from_iso(text: &str) -> Result<Day, Error> {
        let no_date = || Error::new(format!("'{text}' is not a date as ISO 8601 writes it"));
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let mut fields = digits.split('-');
        let mut number = |width: std::ops::RangeInclusive<usize>| -> Result<i64, Error> {
            let field = fields.next().ok_or_else(no_date)?;
            if !width.contains(&field.len()) || !field.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(no_date());
            }
            field.parse().map_err(|_| no_date())
        };
        let (year, month, day) = (sign * number(4..=12)?, number(2..=2)?, number(2..=2)?);
        if fields.next().is_some() {
            return Err(no_date());
        }
        CalendarId::Gregorian.calendar().day(crate::Fields { year, month: month as u8, day: day as u8 })
    }
}

impl Partial {
    /// Returns the day as `calendar` counts it.
    ///
    /// # Errors
    /// If the day lies outside the calendar's definition.
    ///
    /// ```
    /// use calendar::{CalendarId, Day, Partial};
    /// let day = Day::from_iso("1989-02-15").unwrap();
    /// assert_eq!(Partial::from_day(CalendarId::Gregorian, day).unwrap(), Partial::day(CalendarId::Gregorian, 1989, 2, 15));
    /// ```
    pub fn from_day(calendar: CalendarId, day: Day) -> Result<Partial, Error> {
        let fields = calendar.calendar().fields(day)?;
        Ok(Partial::day(calendar, fields.year, fields.month, fields.day))
    }

    /// Returns the week of ISO 8601 the day lies in; weeks are counted in the Gregorian calendar.
    pub fn week_of(day: Day) -> Partial {
        let (year, week) = day.iso_week();
        Partial { part: Some(Part::Week(week)), ..Partial::year(CalendarId::Gregorian, year) }
    }
}

/// The Monday of week 1: the one on or before 4 January.
fn first_monday(year: i64) -> Day {
    january_first(year).plus(3).previous_weekday_on_or_before(Weekday::Monday)
}

fn weeks_in_year(year: i64) -> u8 {
    ((first_monday(year + 1).0 - first_monday(year).0) / 7) as u8
}

/// 1 January of an astronomical year: 365 days a year, and a leap day for every 4th year but not every 100th, but every
/// 400th, before it.
fn january_first(year: i64) -> Day {
    let before = year - 1;
    Day(365 * before + before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_a_gregorian_cycle_comes_back_from_its_week() {
        let first = january_first(1600);
        for count in 0..146_097 {
            let day = first.plus(count);
            let (year, week) = day.iso_week();
            assert_eq!(Day::from_iso_week(year, week, day.weekday()), Ok(day));
        }
    }

    #[test]
    fn texts_that_are_no_dates_are_refused() {
        for text in ["", "1989", "1989-2-15", "1989-02-15-", "+989-02-15", "1989-02-15T", "١٩٨٩-02-15", "1989-13-01"]
        {
            assert!(Day::from_iso(text).is_err(), "{text}");
        }
        assert_eq!(Day::from_iso("-0043-03-13").map(|day| day.to_string()), Ok("-0043-03-13".to_string()));
    }
}
