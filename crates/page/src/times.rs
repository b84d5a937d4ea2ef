//! All times of the texts in a table, for those who want each value and for paper, where cards do not open.

use std::fmt::Write as _;

use crate::card::shown;
use crate::escape::{escaped, shortened};
use crate::marks::ROWS;
use crate::mixed::apart_within;
use crate::view::View;
use tarikh::Words;
use tarikh::timex::Timex;

/// Returns the times of all documents, folded away on a screen.
pub fn times(view: &View<'_>) -> String {
    let all: usize = view.chronology.timexes.iter().map(Vec::len).sum();
    if all == 0 {
        return format!("<p class=\"cut\">{}</p>\n", view.words.say("No time was found in the text."));
    }
    let words = view.words;
    let summary = words.fill("{}, each with its value", &[&words.count(all, "time", "times")]);
    let mut out = format!("<details class=\"times\"><summary>{summary}</summary><table><thead><tr>");
    for heading in [words.say("No."), words.say("In the text"), words.say("Is"), words.say("How")] {
        let _ = write!(out, "<th scope=\"col\">{heading}</th>");
    }
    out.push_str("</tr></thead><tbody>\n");
    for (document, timexes) in view.chronology.timexes.iter().enumerate() {
        let text = &view.chronology.documents[document].text;
        for timex in timexes.iter().filter(|timex| view.time_number(document, timex.id) < ROWS) {
            let line = view.line(document, timex.span.start);
            let id = view.time_id(document, timex.id);
            // A length and what comes again have no EDTF; words say it all.
            let once = timex.edtf().filter(|_| !view.is_hour_of_kept(document, timex.id));
            let value = once.map(|value| format!(" <code>{}</code>", escaped(&value))).unwrap_or_default();
            let _ = writeln!(
                out,
                "<tr id=\"{id}\"><td><a href=\"#{}\">{id}</a><td>{}<td>{}{value}<td>{}",
                view.line_id(document, line),
                apart_within(&shortened(timex.span.of(text), 60), view.base()),
                escaped(&shown(view, document, timex)),
                why(words, timex),
            );
        }
    }
    out.push_str("</tbody></table>");
    if all as u64 > ROWS {
        let more = words.number(all as u64 - ROWS);
        let _ = write!(out, "<p class=\"cut\">{}</p>", words.fill("… and {} more", &[&more]));
    }
    out.push_str("</details>\n");
    out
}

/// Returns why a time has its value: the years of a named time are nowhere written.
pub(crate) fn why(words: Words, timex: &Timex) -> String {
    if timex.named { escaped(words.say("from the list of named times")) } else { reason(words, &timex.reason) }
}

/// Returns what a rule says for itself, in the page's words where it has them, else in English and marked so.
pub(crate) fn reason(words: Words, said: &str) -> String {
    match words.message(said) {
        Some(said) => escaped(&said),
        None if words.code() == "en" => escaped(said),
        None => format!("<span lang=\"en\" dir=\"ltr\">{}</span>", escaped(said)),
    }
}
