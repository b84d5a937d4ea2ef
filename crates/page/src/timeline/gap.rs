//! What is said of the time that a break of the axis leaves out: the years that lie wholly in it, else the months.

use tarikh::calendar::{Day, Fields};

use super::axis::{month_name, year_text};
use super::reckoning::Reckoning;

/// Returns the years, or the months, of which every day lies between the end of one stretch and the first day of the next;
/// none where there is no whole month. Years that are drawn in part are not left out.
pub(super) fn left_out(reckoning: Reckoning, (end, next): (i64, i64)) -> Option<String> {
    let (from, to) = (reckoning.fields(Day(end))?, reckoning.fields(Day(next))?);
    let begins_year = from.month == 1 && from.day == 1;
    let (first, last) = (if begins_year { from.year } else { from.year + 1 }, to.year - 1);
    if first <= last {
        let year = |year: i64, at: i64| year_text(year, reckoning.at(Day(at)));
        return Some(joined(&year(first, end), &year(last, next - 1)));
    }
    months(reckoning, (end, from), (next, to))
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
        (month_name(id, Fields { year, month, day: 1 }), year_text(year, id))
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
        assert_eq!(between(CalendarId::Gregorian, "1989-02-20", "1989-03-03"), None);
    }
}
