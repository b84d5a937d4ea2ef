//! Old Style and New Style: which of the Julian and Gregorian calendars was in use, where and when.
//!
//! The table is `data/switch.txt`, with a source for each line. It knows states, not what a single writer did.

use std::sync::LazyLock;

use super::gregorian::Gregorian;
use super::julian::{self, Julian};
use super::month_table::{read_date, read_iso};
use crate::{Calendar, Day, Fields};

/// How a western date was counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Style {
    /// Old Style.
    Julian,
    /// New Style.
    Gregorian,
    /// Sweden, 1 March 1700 to 30 February 1712: a day ahead of the Julian calendar.
    Swedish,
}

/// A country's change of calendar.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Switch {
    /// ISO 3166 code, with a part of the country where the parts changed at different times: `GB`, `DE-prussia`.
    pub code: &'static str,
    /// The country, in English.
    pub country: &'static str,
    /// The last day of the Julian calendar; none where another calendar went before (Japan).
    pub last_julian: Option<Day>,
    /// The first day of the Gregorian calendar.
    pub first_gregorian: Day,
    /// Who says so.
    pub source: &'static str,
}

/// Returns all changes, in the order of the table.
pub fn switches() -> &'static [Switch] {
    &SWITCHES
}

/// Returns the change of the country, by its code or English name in any case; of a country whose parts changed at
/// different times, the main line if there is one.
///
/// # Example
/// ```
/// use calendar::switch::switch_of;
/// let russia = switch_of("RU").unwrap();
/// assert_eq!(russia.first_gregorian.to_string(), "1918-02-14");
/// assert!(switch_of("atlantis").is_none());
/// ```
pub fn switch_of(country: &str) -> Option<&'static Switch> {
    let matches = |text: &str| text.eq_ignore_ascii_case(country);
    SWITCHES.iter().find(|switch| matches(switch.code) || matches(switch.country))
}

/// Returns the calendars in use in the country on the day: more than one where its parts differed, or where no country
/// or an unknown one is named; none where a calendar of another kind was in use.
///
/// # Example
/// ```
/// use calendar::{CalendarId, Fields};
/// use calendar::switch::{Style, in_use};
/// let date = Fields { year: 1745, month: 4, day: 16 }; // Culloden, Old Style
/// let day = CalendarId::Julian.calendar().day(date).unwrap();
/// assert_eq!(in_use(Some("GB"), day), [Style::Julian]);
/// assert_eq!(in_use(None, day), [Style::Julian, Style::Gregorian]);
/// ```
pub fn in_use(country: Option<&str>, day: Day) -> Vec<Style> {
    let lines = lines_of(country);
    if lines.iter().all(|line| is_swedish(line.code)) && is_swedish_day(day) {
        return vec![Style::Swedish];
    }
    let julian = lines.iter().any(|line| line.last_julian.is_some_and(|last| day <= last));
    let gregorian = lines.iter().any(|line| day >= line.first_gregorian);
    [(julian, Style::Julian), (gregorian, Style::Gregorian)]
        .into_iter()
        .filter_map(|(used, style)| used.then_some(style))
        .collect()
}

/// Says whether some European country used the Julian calendar on the day and another the Gregorian: from 15 October
/// 1582 to 28 February 1923.
pub fn both_in_use(day: Day) -> bool {
    in_use(None, day).len() == 2
}

/// Returns the days that a date written with these numbers can mean in the country, by the calendars in use there on
/// that day; empty where there is no such day. Without a country, Sweden's own calendar is tried when no other fits.
///
/// # Example
/// ```
/// use calendar::Fields;
/// use calendar::switch::{Style, readings};
/// let date = |year, month, day| Fields { year, month, day };
/// assert_eq!(readings(None, date(1700, 2, 29)).len(), 1); // in the Julian calendar only
/// assert_eq!(readings(None, date(1712, 2, 30))[0].0, Style::Swedish);
/// assert!(readings(Some("GB"), date(1752, 9, 5)).is_empty()); // left out in Britain
/// ```
pub fn readings(country: Option<&str>, fields: Fields) -> Vec<(Style, Day)> {
    let of = |style| day_of(style, fields).map(|day| (style, day));
    let western: Vec<(Style, Day)> = [Style::Julian, Style::Gregorian, Style::Swedish]
        .into_iter()
        .filter_map(of)
        .filter(|&(style, day)| in_use(country, day).contains(&style))
        .collect();
    if western.is_empty() && country.and_then(switch_of).is_none() {
        return of(Style::Swedish).into_iter().collect();
    }
    western
}

/// Returns a date whose year was counted from 25 March (Lady Day), as in England until 1751, with the year counted from
/// January: 30 January 1648 is 30 January 1649.
///
/// # Example
/// ```
/// use calendar::Fields;
/// use calendar::switch::from_lady_day;
/// // Charles I was beheaded on 30 January 1648 by the reckoning of those who did it.
/// let written = Fields { year: 1648, month: 1, day: 30 };
/// assert_eq!(from_lady_day(written), Fields { year: 1649, ..written });
/// assert_eq!(from_lady_day(Fields { month: 3, day: 25, ..written }).year, 1648);
/// ```
pub fn from_lady_day(written: Fields) -> Fields {
    let before_lady_day = (written.month, written.day) < (3, 25);
    Fields { year: written.year + i64::from(before_lady_day), ..written }
}

/// Says whether the civil year of the country still began on 25 March on that day: England, Wales, Ireland and the
/// colonies until 24 March 1751 (Scotland changed in 1600, and the table has no line of its own for it).
pub fn counts_from_lady_day(country: &str, day: Day) -> bool {
    let last = julian::to_day(Fields { year: 1751, month: 3, day: 24 });
    let english = ["GB", "IE", "US", "CA"];
    switch_of(country).is_some_and(|switch| english.contains(&switch.code)) && day <= last
}

/// Returns the line of a country, or those of its parts, or all where it is not named or not known.
fn lines_of(country: Option<&str>) -> Vec<&'static Switch> {
    if let Some(line) = country.and_then(switch_of) {
        return vec![line];
    }
    let is_part = |line: &&Switch| {
        let main = line.code.split_once('-').map(|(main, _)| main);
        country.zip(main).is_some_and(|(country, main)| main.eq_ignore_ascii_case(country))
    };
    let parts: Vec<&Switch> = SWITCHES.iter().filter(is_part).collect();
    // Where nobody knows the country, those that never had the Julian calendar say nothing.
    if parts.is_empty() { SWITCHES.iter().filter(|line| line.last_julian.is_some()).collect() } else { parts }
}

fn day_of(style: Style, fields: Fields) -> Option<Day> {
    match style {
        Style::Julian => Julian.day(fields).ok(),
        Style::Gregorian => Gregorian.day(fields).ok(),
        Style::Swedish => swedish_day(fields),
    }
}

/// 30 February 1712, the last day of the Swedish calendar: 29 February Julian, 11 March Gregorian.
const SWEDISH_LAST_DATE: Fields = Fields { year: 1712, month: 2, day: 30 };

/// The Swedish date is a day ahead of the Julian one: Sweden left out 29 February 1700, meaning to leave out ten more.
fn swedish_day(fields: Fields) -> Option<Day> {
    let day = if fields == SWEDISH_LAST_DATE {
        Julian.day(Fields { day: 29, ..fields }).ok()?
    } else {
        Julian.day(fields).ok()?.plus(-1)
    };
    // The last date but one, 29 February, is 28 February Julian.
    (is_swedish_day(day) && fields <= SWEDISH_LAST_DATE).then_some(day)
}

fn is_swedish_day(day: Day) -> bool {
    let first = julian::to_day(Fields { year: 1700, month: 2, day: 29 });
    let last = julian::to_day(Fields { year: 1712, month: 2, day: 29 });
    (first..=last).contains(&day)
}

fn is_swedish(code: &str) -> bool {
    code == "SE" || code == "FI"
}

static SWITCHES: LazyLock<Vec<Switch>> = LazyLock::new(|| {
    let table = include_str!("../../data/switch.txt");
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(read_line).collect()
});

fn read_line(line: &'static str) -> Switch {
    let mut cells = line.split('|').map(str::trim);
    let mut next = || cells.next().expect("a line of our table has five cells");
    let (code, country, last, first, source) = (next(), next(), next(), next(), next());
    let last_julian = (last != "-").then(|| julian::to_day(read_date(last)));
    Switch { code, country, last_julian, first_gregorian: Day(read_iso(first)), source }
}
