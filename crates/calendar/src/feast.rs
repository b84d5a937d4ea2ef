//! The days of feasts, each by its rule: fixed in a calendar, counted from Easter, or the n-th weekday of a month.

use crate::{CalendarId, Day, Fields, Weekday};

/// Returns the day of a feast in a Gregorian year (before 1583 a Julian one): `gregorian 12-25`, `easter -2`,
/// `orthodox-easter 0`, `nth 4 4 11` (the fourth Thursday of November; `nth 4 4 11 1` the day after), `from 1 5-18` (the
/// first Monday from 18 May on), `days 2014-01-31 2015-02-19` (as listed), `persian 1-1`, `islamic-civil 10-1`. Where the
/// law moved it, the rule of each time: `gregorian 2-22; 1971 nth 3 1 2`. None where the rule says nothing of the year, or is none.
///
/// ```
/// use calendar::day_of_feast;
/// let day = |rule, year| day_of_feast(rule, year).map(|day| day.to_iso());
/// assert_eq!(day("easter 1", 2026).as_deref(), Some("2026-04-06"));
/// assert_eq!(day("orthodox-easter 0", 2026).as_deref(), Some("2026-04-12"));
/// assert_eq!(day("nth -1 1 5", 2026).as_deref(), Some("2026-05-25"));
/// assert_eq!(day("vernal", 2026), None);
/// ```
pub fn day_of_feast(rule: &str, year: i64) -> Option<Day> {
    let western = if year < 1583 { CalendarId::Julian } else { CalendarId::Gregorian };
    by_western(rule, year, western)
}

/// Returns the day on which a feast of the western year came in Old Style, where people still counted so: in a year of the Julian calendar,
/// with the Easter of that.
///
/// ```
/// use calendar::old_style_day_of_feast;
/// let day = |rule, year| old_style_day_of_feast(rule, year).map(|day| day.to_iso());
/// assert_eq!(day("gregorian 12-25", 1660).as_deref(), Some("1661-01-04"));
/// assert_eq!(day("easter 0", 1650).as_deref(), Some("1650-04-24"));
/// ```
pub fn old_style_day_of_feast(rule: &str, year: i64) -> Option<Day> {
    by_western(rule, year, CalendarId::Julian)
}

/// Says whether a feast was kept in Old Style in a year: it is one of a country that changed its calendar later than others.
///
/// ```
/// use calendar::is_of_old_style;
/// let michaelmas = "julian 9-29; 1752 gregorian 9-29";
/// assert!(is_of_old_style(michaelmas, 1649) && !is_of_old_style(michaelmas, 1760));
/// ```
pub fn is_of_old_style(rule: &str, year: i64) -> bool {
    let changed = last_of(rule).len() < rule.len();
    changed && in_force(rule, year).split(' ').next().and_then(|word| word.parse().ok()) == Some(CalendarId::Julian)
}

/// The day by a rule, whose western days are of a calendar.
fn by_western(rule: &str, year: i64, western: CalendarId) -> Option<Day> {
    let mut words = in_force(rule, year).split(' ');
    let head = words.next()?;
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<i64>().ok());
    match head {
        "easter" if western == CalendarId::Julian => Some(orthodox_easter(year)?.plus(number(words.next())?)),
        "easter" => Some(easter(year).plus(number(words.next())?)),
        "orthodox-easter" => Some(orthodox_easter(year)?.plus(number(words.next())?)),
        "nth" => {
            let (nth, weekday, month) = (number(words.next())?, number(words.next())?, number(words.next())?);
            let weekday = *Weekday::ALL.get(usize::try_from(weekday - 1).ok()?)?;
            let month = u8::try_from(month).ok()?;
            let days = number(words.next()).unwrap_or(0);
            if nth > 0 {
                let first = western.calendar().day(Fields { year, month, day: 1 }).ok()?;
                return Some(first.next_weekday_on_or_after(weekday).plus(7 * (nth - 1) + days));
            }
            let last = western.calendar().days_in_month(year, month).ok()?;
            let last = western.calendar().day(Fields { year, month, day: last }).ok()?;
            Some(last.previous_weekday_on_or_before(weekday).plus(7 * (nth + 1) + days))
        }
        "days" => words.find_map(|word| {
            let (found, day) = word.split_once('-')?;
            let (month, day) = day.split_once('-')?;
            let fields = Fields { year, month: month.parse().ok()?, day: day.parse().ok()? };
            (found.parse() == Ok(year)).then(|| CalendarId::Gregorian.calendar().day(fields).ok())?
        }),
        "from" => {
            let weekday = *Weekday::ALL.get(usize::try_from(number(words.next())? - 1).ok()?)?;
            let (month, day) = words.next()?.split_once('-')?;
            let first = day_of(western, year, month.parse().ok()?, day.parse().ok()?)?;
            Some(first.next_weekday_on_or_after(weekday))
        }
        calendar => {
            let id: CalendarId = calendar.parse().ok()?;
            let (month, day) = words.next()?.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            if id == CalendarId::Gregorian {
                day_of(western, year, month, day)
            } else if is_of_old_style(rule, year) {
                day_of(id, year, month, day)
            } else {
                in_gregorian_year(id, year, month, day)
            }
        }
    }
}

/// Returns the calendar a feast is fixed in, where it is fixed in one; of one whose country changed it, the one it has now.
pub fn calendar_of_feast(rule: &str) -> Option<CalendarId> {
    last_of(rule).split(' ').next()?.parse().ok()
}

/// The rule that is in force now, without the year since which it is.
fn last_of(rule: &str) -> &str {
    match rule.rsplit_once("; ") {
        Some((_, last)) => last.split_once(' ').map_or(last, |(_, rule)| rule),
        None => rule,
    }
}

/// Returns the day of a feast in a year of the calendar it is fixed in: Nowruz of 1368 is 21 March 1989.
pub fn day_of_feast_in_own_year(rule: &str, year: i64) -> Option<Day> {
    let (id, month, day) = fixed_day_of_feast(rule)?;
    day_of(id, year, month, day)
}

/// Returns the calendar a feast is fixed in, the place of its month among the names, and its day; none where the law has moved it, which
/// a country does not that takes another calendar and keeps the day's number.
///
/// ```
/// use calendar::{CalendarId, fixed_day_of_feast};
/// assert_eq!(fixed_day_of_feast("persian 1-1"), Some((CalendarId::Persian, 1, 1)));
/// assert_eq!(fixed_day_of_feast("easter 1"), None);
/// ```
pub fn fixed_day_of_feast(rule: &str) -> Option<(CalendarId, u8, u8)> {
    let (calendar, day) = last_of(rule).split_once(' ')?;
    let same = rule.split("; ").all(|part| part.rsplit(' ').next() == Some(day));
    if !same {
        return None;
    }
    let (month, day) = day.split_once('-')?;
    Some((calendar.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Returns the days from `first` to `last` on which a feast comes. A lunar year is shorter, so that a feast of it may come twice in one
/// of the West.
pub(crate) fn days_of_feast(rule: &str, first: Day, last: Day) -> Vec<Day> {
    let own = fixed_day_of_feast(rule).map_or(CalendarId::Gregorian, |(id, ..)| id);
    let year = |day: Day| own.calendar().fields(day).map(|fields| fields.year);
    let (Ok(from), Ok(to)) = (year(first), year(last)) else { return Vec::new() };
    let in_year = |year: i64| match fixed_day_of_feast(rule) {
        Some((id, month, day)) => day_of(id, year, month, day),
        None => day_of_feast(rule, year),
    };
    (from..=to).filter_map(in_year).filter(|day| (first..=last).contains(day)).collect()
}

/// The rule in force in a year, of a rule that the law has changed: the last whose first year has come.
fn in_force(rule: &str, year: i64) -> &str {
    let mut rules = rule.split("; ");
    let first = rules.next().unwrap_or(rule);
    let later = rules
        .filter_map(|rule| rule.split_once(' '))
        .take_while(|(since, _)| since.parse::<i64>().is_ok_and(|since| since <= year));
    later.last().map_or(first, |(_, rule)| rule)
}

/// The day in a year of its calendar; the month is told by its place among the names.
fn day_of(id: CalendarId, year: i64, place: u8, day: u8) -> Option<Day> {
    let month = id.calendar().month_in(year, place).ok()?;
    id.calendar().day(Fields { year, month, day }).ok()
}

/// The day of a calendar that falls in a Gregorian year; the first, where two do.
fn in_gregorian_year(id: CalendarId, year: i64, place: u8, day: u8) -> Option<Day> {
    let first = CalendarId::Gregorian.calendar().day(Fields { year, month: 1, day: 1 }).ok()?;
    let start = id.calendar().fields(first).ok()?.year;
    (start..=start + 2).filter_map(|there| day_of(id, there, place, day)).find(|day| *day >= first)
}

/// Returns Easter Sunday by the Gregorian reckoning (Meeus, Jones and Butcher).
fn easter(year: i64) -> Day {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let days = h + l - 7 * m + 114;
    let fields = Fields { year, month: (days / 31) as u8, day: (days % 31 + 1) as u8 };
    CalendarId::Gregorian.calendar().day(fields).expect("Easter lies between 22 March and 25 April")
}

/// Returns Easter Sunday by the Julian reckoning (Meeus), as a day.
fn orthodox_easter(year: i64) -> Option<Day> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let days = d + e + 114;
    let fields = Fields { year, month: (days / 31) as u8, day: (days % 31 + 1) as u8 };
    CalendarId::Julian.calendar().day(fields).ok()
}
