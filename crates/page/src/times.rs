//! All times of the texts in a table, for those who want each value and for paper, where cards do not open.

use std::fmt::Write as _;

use crate::card::shown;
use crate::escape::{apart, escaped, shortened};
use crate::marks::MOST;
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
        for timex in timexes.iter().filter(|timex| view.time_number(document, timex.id) < MOST) {
            let line = view.line(document, timex.span.start);
            // A length and what comes again have no EDTF; words say it all.
            let once = timex.edtf().filter(|_| !view.is_hour_of_kept(document, timex.id));
            let value = once.map(|value| format!(" <code>{}</code>", escaped(&value))).unwrap_or_default();
            let _ = writeln!(
                out,
                "<tr><td class=\"where\"><a href=\"#{}\">{}</a></td><td>{}</td><td>{}{value}</td><td>{}</td></tr>",
                view.line_id(document, line),
                view.time_id(document, timex.id),
                apart(&shortened(timex.span.of(text), 60)),
                escaped(&shown(view, document, timex)),
                why(words, timex),
            );
        }
    }
    out.push_str("</tbody></table></details>\n");
    out
}

/// Says why a time is read as it is, in the page's words where it has them, else in English and marked so.
/// Why a time has its value: the years of a named time are nowhere written.
pub(crate) fn why(words: Words, timex: &Timex) -> String {
    if timex.named { escaped(words.say("from the list of named times")) } else { reason(words, &timex.reason) }
}

pub(crate) fn reason(words: Words, said: &str) -> String {
    words
        .message(said)
        .map_or_else(|| format!("<span lang=\"en\" dir=\"ltr\">{}</span>", escaped(said)), |said| escaped(&said))
}
