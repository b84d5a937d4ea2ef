//! The card of a date: every reading of it, in every calendar.

use std::fmt::Write as _;

use page::escape::{apart, escaped};
use tarikh::calendar::{CalendarId, Day, english_name};
use tarikh::date::{self, Reading, in_calendar};

use crate::answer::Refusal;
use crate::home::framed;

/// The first day of the Gregorian calendar, 15 October 1582.
const REFORM: Day = Day(577_736);

/// Returns the page of a date.
pub(crate) fn card(text: &str) -> Result<String, Refusal> {
    let readings = date::read(text).map_err(|error| Refusal::bad(error.to_string()))?;
    let line = match readings.len() {
        1 => "In every calendar.".to_owned(),
        many => format!("It can be read in {many} ways, the likeliest first."),
    };
    let cards: String = readings.iter().map(reading).collect();
    Ok(framed(text, &line, &cards))
}

fn reading(reading: &Reading) -> String {
    let mut out =
        format!("<section><h2>{}</h2>\n", escaped(&format!("By the {} calendar", english_name(reading.calendar))));
    let extent = reading.extent();
    let days = match (extent.earliest(), extent.latest()) {
        (Some(first), Some(last)) if first == last => format!("{}, {first}", first.weekday().name()),
        (Some(first), Some(last)) => format!("{first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => "no day is known".to_owned(),
    };
    let before = if extent.latest().is_some_and(|day| day < REFORM) { " (proleptic Gregorian)" } else { "" };
    let _ = write!(out, "<p>{}{before}", escaped(&days));
    if let Some(edtf) = reading.edtf() {
        let _ = write!(out, " · EDTF <code>{}</code>", escaped(&edtf));
    }
    out.push_str("</p>");
    if let Some(nominal) = reading.nominal.filter(|_| reading.pinned.is_none()) {
        let (weekday, day) = (nominal.day.weekday().name(), nominal.day);
        let _ = write!(
            out,
            "<p>Computed: {weekday}, {day}. The calendar was kept by what was seen, so a day may lie either way.</p>"
        );
    }
    if let Some(note) = &reading.note {
        let _ = write!(out, "<p>{}</p>", escaped(note));
    }
    out.push_str("<table class=\"calendars\"><thead><tr><th scope=\"col\">Calendar</th><th scope=\"col\">Date</th></tr></thead><tbody>");
    for id in CalendarId::ALL {
        let shown = in_calendar(id, &reading.value, reading.pinned);
        let shown = shown.map_or_else(|| "–".to_owned(), |shown| apart(&shown));
        let _ = write!(out, "<tr><th scope=\"row\">{}</th><td>{shown}</td></tr>", escaped(english_name(id)));
    }
    out.push_str("</tbody></table></section>\n");
    out
}
