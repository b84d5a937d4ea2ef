//! A chronology as the JSON that TimelineJS shows.

use serde_json::{Value, json};
use tarikh::calendar::{CalendarId, Day};
use tarikh::event::Relation;
use tarikh::source::harmless;
use tarikh::{Chronology, Words};

use crate::{Line, file_name, lines};

/// Returns the chronology as TimelineJS's JSON: a slide for each event with a time, from its first to its last day, with
/// the date as the account tells it, in its own calendar and the Gregorian. Each account is a group. How many events
/// have no time is said on the title slide.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 26 Bahman 1367.", None).document()?;
/// let text = export::timelinejs(&tarikh::read(vec![account], &tarikh::Options::default()));
/// assert!(text.contains(r#""start_date":{"day":15,"month":2,"year":1989}"#));
/// assert!(text.contains(r#""display_date":"26 Bahman 1367 / 15 February 1989, Wednesday""#));
/// # Ok::<(), String>(())
/// ```
pub fn timelinejs(chronology: &Chronology) -> String {
    let lines = lines(chronology);
    let words = Words::of(chronology);
    let many = chronology.documents.len() > 1;
    let events: Vec<Value> = lines.iter().filter_map(|line| slide(line, many.then(|| line.account()))).collect();
    let undated = lines.len() - events.len();
    let headline = match chronology.documents.as_slice() {
        [one] => html(one.title.as_deref().unwrap_or(file_name(&one.path))),
        documents => words.count(documents.len(), "account", "accounts"),
    };
    let kept = lines.iter().filter(|line| line.relation().is_some_and(Relation::is_yearly));
    let kept: String = kept.map(|line| format!("<p>{}: {}</p>", html(&line.when()), html(&line.json.label))).collect();
    let undated = undated - kept.matches("<p>").count();
    let text = match undated {
        0 => kept,
        several => {
            let events = words.count(several, "event without a time", "events without a time");
            format!("{kept}<p>{}</p>", words.fill("not shown: {}", &[&events]))
        }
    };
    let mut whole = json!({ "scale": "human", "title": { "text": { "headline": headline, "text": text } } });
    // TimelineJS shows a title without a slide, but wants a list.
    whole["events"] = events.into();
    whole.to_string() + "\n"
}

fn slide(line: &Line<'_>, group: Option<&str>) -> Option<Value> {
    let (earliest, latest) = (line.extent.earliest(), line.extent.latest());
    // A time without a beginning is shown where it ends.
    let (first, last) = (earliest.or(latest)?, latest.or(earliest)?);
    let event = &line.json;
    let place = line.words.fill("line {}", &[&line.words.number(event.line)]);
    let mut parts = vec![html(line.file_name()), place];
    parts.extend(line.said_by().map(|name| line.words.fill("said by {}", &[&html(&name)])));
    let source = line.words.list(&parts);
    let findings: String = line
        .findings
        .iter()
        .map(|(_, finding)| format!("<p><strong>{}:</strong> {}</p>", finding.check, html(&line.said(finding))))
        .collect();
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": date(first)?,
        "display_date": html(&line.whole_when()),
        "text": {
            "headline": html(&event.label),
            "text": format!(
                "<blockquote dir=\"auto\">{}</blockquote><p>{source}</p>{findings}",
                html(event.quote.trim())
            ),
        },
    });
    // What has gone on since has no end to show.
    if first != last && line.relation() != Some(Relation::Since) {
        slide["end_date"] = date(last)?;
    }
    if let Some(group) = group {
        slide["group"] = html(group).into();
    }
    Some(slide)
}

/// A day as TimelineJS takes it; years before the era are negative, 1 BC is −1.
fn date(day: Day) -> Option<Value> {
    let fields = CalendarId::Gregorian.calendar().fields(day).ok()?;
    let year = if fields.year > 0 { fields.year } else { fields.year - 1 };
    Some(json!({ "year": year, "month": fields.month, "day": fields.day }))
}

/// Text of others: TimelineJS takes HTML.
fn html(text: &str) -> String {
    harmless(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
