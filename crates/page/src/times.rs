//! All times of the texts in a table, for those who want each value and for paper, where cards do not open.

use std::fmt::Write as _;

use crate::card::shown;
use crate::escape::{apart, escaped, shortened};
use crate::marks::MOST;
use crate::view::{View, count};

/// Returns the times of all documents, folded away on a screen.
pub fn times(view: &View<'_>) -> String {
    let all: usize = view.chronology.timexes.iter().map(Vec::len).sum();
    if all == 0 {
        return "<p class=\"cut\">No time was found in the text.</p>\n".to_owned();
    }
    let mut out =
        format!("<details class=\"times\"><summary>{}, each with its value</summary>", count(all, "time", "times"));
    out.push_str("<table><thead><tr><th scope=\"col\">No.</th><th scope=\"col\">In the text</th><th scope=\"col\">Is</th><th scope=\"col\">How</th></tr></thead><tbody>\n");
    for (document, timexes) in view.chronology.timexes.iter().enumerate() {
        let text = &view.chronology.documents[document].text;
        for timex in timexes.iter().filter(|timex| view.time_number(document, timex.id) < MOST) {
            let line = view.line(document, timex.span.start);
            let weekday =
                timex.extent().single_day().map(|day| format!("{}, ", day.weekday().name())).unwrap_or_default();
            let edtf = timex.edtf().map(|edtf| format!("<code>{}</code>", escaped(&edtf))).unwrap_or_default();
            let _ = writeln!(
                out,
                "<tr><td class=\"where\"><a href=\"#{}\">{}</a></td><td>{}</td><td>{weekday}{} {edtf}</td><td>{}</td></tr>",
                view.line_id(document, line),
                view.time_id(document, timex.id),
                apart(&shortened(timex.span.of(text), 60)),
                escaped(&shown(timex, timexes)),
                escaped(&timex.reason),
            );
        }
    }
    out.push_str("</tbody></table></details>\n");
    out
}
