//! What is said of the time that a break of the axis leaves out: the years that lie wholly in it, else the months, else the days;
//! and on which line below the axis it stands, so that no break goes without.

use tarikh::calendar::{Day, Fields, format_year};

use super::hours::DAY;
use super::lines::width;
use super::mark::month_name;
use super::pack::AIR;
use super::reckoning::Reckoning;
use super::scale::{Piece, Scale};

/// What is written of a break.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Label {
    /// Which years, months or days are left out.
    pub said: String,
    /// Its middle, in tenths of a pixel, without regard to the direction.
    pub middle: i64,
    /// On which line below the axis, from 0.
    pub line: usize,
}

/// Returns the labels of all breaks, each on the first line where it touches no other, and none beyond the drawing.
pub(super) fn labels(scale: &Scale, said: &dyn Fn((&Piece, &Piece)) -> Option<String>) -> Vec<Label> {
    let mut labels = Vec::new();
    // Where each line is free from.
    let mut free: Vec<i64> = Vec::new();
    for (before, behind) in scale.breaks() {
        let Some(said) = said((before, behind)) else { continue };
        // It is smaller than a label.
        let half = width(&said) * 10 / 24 + AIR / 2;
        let middle = ((before.to + behind.from) / 2).max(half).min(scale.width() - half);
        let line = free.iter().position(|&free| free <= middle - half).unwrap_or(free.len());
        match free.get_mut(line) {
            Some(free) => *free = middle + half,
            None => free.push(middle + half),
        }
        labels.push(Label { said, middle, line });
    }
    labels
}

/// Returns what is left out between two pieces: days or longer, else the hours of a day.
pub(super) fn between(reckoning: Reckoning, before: &Piece, behind: &Piece) -> Option<String> {
    left_out(reckoning, (before.end, behind.first)).or_else(|| hours(reckoning, before, behind))
}

/// The hours that are left out of the last day before a break, or of the first behind it.
fn hours(reckoning: Reckoning, before: &Piece, behind: &Piece) -> Option<String> {
    let (day, from, to) = match (before.ends < DAY, behind.begins > 0) {
        (true, false) => (before.end - 1, before.ends, DAY),
        (false, true) => (behind.first, 0, behind.begins),
        (true, true) | (false, false) => return None,
    };
    let fields = reckoning.fields(Day(day))?;
    let id = reckoning.at(Day(day));
    let date = format!("{} {} {}", fields.day, month_name(id, fields), format_year(fields.year, id));
    Some(format!("{date}, {:02}:00–{:02}:00", from / 60, to / 60))
}

/// Returns the years, or the months, of which every day lies between the end of one stretch and the first day of the next; where
/// there is no whole month, the days. Years that are drawn in part are not left out.
pub(super) fn left_out(reckoning: Reckoning, (end, next): (i64, i64)) -> Option<String> {
    let (from, to) = (reckoning.fields(Day(end))?, reckoning.fields(Day(next))?);
    let begins_year = from.month == 1 && from.day == 1;
    let (first, last) = (if begins_year { from.year } else { from.year + 1 }, to.year - 1);
    if first <= last {
        let year = |year: i64, at: i64| format_year(year, reckoning.at(Day(at)));
        return Some(joined(&year(first, end), &year(last, next - 1)));
    }
    months(reckoning, (end, from), (next, to)).or_else(|| days(reckoning, (end, from), next - 1))
}

/// A time across two years is told by its days where it is no longer than so many: a winter.
const SHORT: i64 = 182;

/// Returns the time from one day to another, both included: its years, or the months or days where it is within a year or short.
pub(super) fn span(reckoning: Reckoning, (first, last): (i64, i64)) -> Option<String> {
    let (from, to) = (reckoning.fields(Day(first))?, reckoning.fields(Day(last))?);
    let year = |fields: Fields, day: i64| format_year(fields.year, reckoning.at(Day(day)));
    if from.year != to.year {
        return match last - first > SHORT {
            true => Some(joined(&year(from, first), &year(to, last))),
            false => days(reckoning, (first, from), last),
        };
    }
    let next = reckoning.fields(Day(last + 1)).filter(|next| from.day == 1 && next.day == 1);
    match next {
        Some(next) if from.month == 1 && next.year != from.year => Some(year(from, first)),
        Some(next) => months(reckoning, (first, from), (last + 1, next)),
        None => days(reckoning, (first, from), last),
    }
}

fn days(reckoning: Reckoning, (first, from): (i64, Fields), last: i64) -> Option<String> {
    let to = reckoning.fields(Day(last)).filter(|_| first <= last)?;
    let month = |fields: Fields, at: i64| month_name(reckoning.at(Day(at)), fields);
    let year = format_year(to.year, reckoning.at(Day(last)));
    let until = format!("{} {} {year}", to.day, month(to, last));
    Some(match (from.year == to.year, from.month == to.month) {
        (true, true) if from.day == to.day => until,
        (true, true) => format!("{}–{until}", from.day),
        (true, false) => format!("{} {} – {until}", from.day, month(from, first)),
        (false, _) => {
            let begun = format_year(from.year, reckoning.at(Day(first)));
            format!("{} {} {begun} – {until}", from.day, month(from, first))
        }
    })
}

fn months(reckoning: Reckoning, (end, from): (i64, Fields), (next, to): (i64, Fields)) -> Option<String> {
    let in_year = |at: i64, year: i64| reckoning.at(Day(at)).calendar().months_in_year(year).ok();
    let first = match from {
        Fields { year, month, day: 1 } => (year, month),
        Fields { year, month, .. } if in_year(end, year)? == month => (year + 1, 1),
        Fields { year, month, .. } => (year, month + 1),
    };
    let last = match to {
        Fields { year, month: 1, .. } => (year - 1, in_year(next, year - 1)?),
        Fields { year, month, .. } => (year, month - 1),
    };
    let name = |(year, month): (i64, u8), at: i64| {
        let id = reckoning.at(Day(at));
        (month_name(id, Fields { year, month, day: 1 }), format_year(year, id))
    };
    let ((month, year), (last_month, last_year)) = (name(first, end), name(last, next - 1));
    match first <= last {
        false => None,
        true if first == last => Some(format!("{month} {year}")),
        true if year == last_year => Some(format!("{month}–{last_month} {year}")),
        true => Some(format!("{month} {year} – {last_month} {last_year}")),
    }
}

fn joined(first: &str, last: &str) -> String {
    if first == last { first.to_owned() } else { format!("{first}–{last}") }
}

#[cfg(test)]
mod tests {
    use super::super::scale::{Direction, Told};
    use super::*;
    use tarikh::calendar::CalendarId;

    fn between(id: CalendarId, end: &str, next: &str) -> Option<String> {
        let day = |text: &str| Day::from_iso(text).expect("a date").0;
        left_out(Reckoning::One(id), (day(end), day(next)))
    }

    #[test]
    fn a_year_of_which_something_is_drawn_is_not_left_out() {
        // Adwa, 1896, and the war of October 1935.
        let said = between(CalendarId::Gregorian, "1897-03-02", "1935-09-20");
        assert_eq!(said.as_deref(), Some("1898–1934"));
        assert_eq!(between(CalendarId::Gregorian, "1942-01-01", "1943-01-01").as_deref(), Some("1942"));
        let said = between(CalendarId::Persian, "1955-04-01", "1967-02-20");
        assert_eq!(said.as_deref(), Some("1335–1344"));
    }

    #[test]
    fn of_less_than_a_year_the_whole_months_are_told() {
        let said = between(CalendarId::Gregorian, "1989-02-20", "1989-08-03");
        assert_eq!(said.as_deref(), Some("March–July 1989"));
        let said = between(CalendarId::Gregorian, "1988-11-20", "1989-03-03");
        assert_eq!(said.as_deref(), Some("December 1988 – February 1989"));
    }

    #[test]
    fn of_less_than_a_month_the_days_are_told() {
        let said = between(CalendarId::Gregorian, "1989-02-20", "1989-03-03");
        assert_eq!(said.as_deref(), Some("20 February – 2 March 1989"));
        assert_eq!(between(CalendarId::Gregorian, "1912-04-16", "1912-04-18").as_deref(), Some("16–17 April 1912"));
        assert_eq!(between(CalendarId::Gregorian, "1912-04-16", "1912-04-17").as_deref(), Some("16 April 1912"));
        assert_eq!(between(CalendarId::Gregorian, "1912-04-16", "1912-04-16"), None);
    }

    #[test]
    fn a_time_is_told_by_days_within_a_year_and_by_years_beyond_it() {
        let said = |first: &str, last: &str| {
            let day = |text: &str| Day::from_iso(text).expect("a date").0;
            span(Reckoning::One(CalendarId::Gregorian), (day(first), day(last))).unwrap_or_default()
        };
        assert_eq!(said("1944-06-06", "1944-06-06"), "6 June 1944");
        assert_eq!(said("1944-06-06", "1944-06-09"), "6–9 June 1944");
        assert_eq!(said("1944-06-01", "1944-06-30"), "June 1944");
        assert_eq!(said("1944-01-01", "1944-12-31"), "1944");
        assert_eq!(said("1944-12-30", "1945-01-02"), "30 December 1944 – 2 January 1945");
        assert_eq!(said("1944-05-01", "1945-01-02"), "1944–1945");
    }

    #[test]
    fn every_break_has_its_label_on_a_line_of_its_own_where_two_are_near() {
        let days = (0..30).chain([9_000, 9_400]);
        let told = days.map(|day| Told::days(day, day)).collect();
        let scale = Scale::fit(told, 8_800, 240, Direction::LeftToRight);
        let labels = labels(&scale, &|_| Some("12 September 1945 – 28 December 1964, and all there was".to_owned()));
        let lines: Vec<usize> = labels.iter().map(|label| label.line).collect();
        assert_eq!((scale.pieces.len(), lines), (3, vec![0, 1]));
        assert!(labels.iter().all(|label| label.middle + width(&label.said) * 10 / 24 <= 8_800));
    }
}
