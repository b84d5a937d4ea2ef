//! The line that opens a report with its place and day: "DULUTH, Minn. (July 8, 2019) -- The bridge". Where nobody says when news was
//! written, that day is it.

use calendar::{CalendarId, Partial};

use crate::expr::WrittenYear;
use crate::find::Found;
use crate::rule::Domain;

/// The most bytes of places before the day.
const PLACES: usize = 60;

/// Returns the day of the line, where the text is news and opens with a full one.
pub(super) fn day(domain: Domain, text: &str, found: &[Found]) -> Option<Partial> {
    let first = found.first().filter(|_| domain == Domain::News)?;
    let written = first.meant.expr.written()?;
    let (before, behind) = (text.get(..first.span.start as usize)?, text.get(first.span.end as usize..)?);
    let line = before.trim_start();
    if line.len() > PLACES || !line.split_whitespace().all(names) || !closes(behind) {
        return None;
    }
    let (Some(WrittenYear::Full(year)), None, None) = (written.year, written.era, written.calendar) else {
        return None;
    };
    let day = Partial::day(CalendarId::Gregorian, year, written.month?, written.day?);
    calendar::TimeValue::Date(day).validate().is_ok().then_some(day)
}

/// A word of a place, or a mark: nothing that begins with a small letter.
fn names(word: &str) -> bool {
    !word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

/// Says whether a dash follows, which parts the line from the report.
fn closes(behind: &str) -> bool {
    behind.trim_start_matches([')', ']', ' ']).starts_with(['-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::Finder;
    use crate::pack::Pack;

    fn of(text: &str) -> Option<String> {
        let pack = Pack::of("en").expect("compiled in");
        let found = Finder::new(pack, Domain::News).find(text);
        day(Domain::News, text, &found).map(|day| calendar::TimeValue::Date(day).timex3().value)
    }

    #[test]
    fn a_line_of_place_and_day_is_the_day_of_the_report() {
        assert_eq!(of("DULUTH, Minn. (July 8, 2019) -- The bridge will open tomorrow.").as_deref(), Some("2019-07-08"));
        assert_eq!(of("Brennik, 3 May 1999 – The mill is shut.").as_deref(), Some("1999-05-03"));
    }

    #[test]
    fn a_sentence_with_a_day_is_none() {
        assert_eq!(of("The bridge, built on July 8, 1919 -- and shut since -- will open tomorrow."), None);
        assert_eq!(of("BRENNIK, Nov. 15 -- The mill is shut."), None);
        assert_eq!(of("Brennik, 3 May 1999. The mill is shut."), None);
    }
}
