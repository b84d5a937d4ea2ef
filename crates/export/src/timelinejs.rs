//! A chronology as the JSON that TimelineJS shows.

use serde_json::{Value, json};
use tarikh::calendar::{CalendarId, Day};
use tarikh::event::Relation;
use tarikh::source::{Diagnostic, harmless};
use tarikh::{Chronology, Words, title_of};

use crate::{Line, lines, strays};

/// A chronology as TimelineJS takes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TimelineJs {
    /// The file.
    pub text: String,
    /// How many events have a slide.
    pub shown: usize,
    /// How many have none, since they have no one place in time, and are told of on the title slide.
    pub listed: usize,
}

/// Returns the chronology as TimelineJS's JSON: a slide for each event with a time, from its first to its last day, with
/// the date as the account tells it, in its own calendar and the Gregorian. Each account is a group. What comes again
/// every year, and what is told without a time, is listed on the title slide.
///
/// ```
/// use tarikh::source::{DocumentId, read};
/// let account = read(DocumentId(0), "a.txt", b"They left on 26 Bahman 1367.", None).document()?;
/// let timeline = export::timelinejs(&tarikh::read(vec![account], &tarikh::Options::default()));
/// assert!(timeline.text.contains(r#""start_date":{"day":15,"month":2,"year":1989}"#));
/// assert!(timeline.text.contains(r#""display_date":"26 Bahman 1367 / 15 February 1989, Wednesday""#));
/// assert_eq!((timeline.shown, timeline.listed), (1, 0));
/// # Ok::<(), String>(())
/// ```
pub fn timelinejs(chronology: &Chronology) -> TimelineJs {
    let lines = lines(chronology);
    let words = Words::of(chronology);
    let many = chronology.documents.len() > 1;
    let mut events: Vec<Value> = Vec::new();
    let (mut again, mut impossible, mut undated) = (String::new(), String::new(), String::new());
    for line in &lines {
        match slide(line, many.then(|| line.account())) {
            Some(slide) => events.push(slide),
            None if line.relation().is_some_and(Relation::is_recurring) => again += &item(line, Some(line.when())),
            None if line.is_impossible() => impossible += &item(line, Some(line.when())),
            None => undated += &item(line, None),
        }
    }
    for one in strays(chronology) {
        let place = words.list(&[html(&one.file_name), words.fill("line {}", &[&words.number(one.line)])]);
        let said: String = one.said(words).iter().map(|said| format!("<br>{}", html(said))).collect();
        impossible += &format!("<li dir=\"auto\">{} ({place}){said}</li>", html(one.text));
    }
    let headline = match chronology.documents.as_slice() {
        [one] => html(&title_of(one, words)),
        documents => words.fill("A chronology of {}", &[&words.count(documents.len(), "account", "accounts")]),
    };
    let lists = [("Recurring", again), ("Impossible dates", impossible), ("Undated", undated)];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    let mut text: String =
        lists.map(|(name, items)| format!("<p><strong>{}</strong></p><ul>{items}</ul>", words.say(name))).collect();
    text.extend(tarikh::said_of_arrow(words, chronology).map(|said| format!("<p>{}</p>", html(&said))));
    let shown = events.len();
    let mut whole = json!({ "scale": "human", "title": { "text": { "headline": headline, "text": text } } });
    // TimelineJS shows a title without a slide, but wants a list.
    whole["events"] = events.into();
    TimelineJs { text: whole.to_string() + "\n", shown, listed: lines.len() - shown }
}

/// An event in a list, with where it is told and what does not fit.
fn item(line: &Line<'_>, when: Option<String>) -> String {
    let when = when.map_or(String::new(), |when| format!("{}: ", html(&when)));
    let findings = line.findings.iter().map(|(_, finding)| format!("<br>{}", found(line, finding)));
    format!("<li dir=\"auto\">{when}{} ({}){}</li>", html(&line.told()), source(line), findings.collect::<String>())
}

/// A finding, with the name of its check.
fn found(line: &Line<'_>, finding: &Diagnostic) -> String {
    format!("<strong>{}:</strong> {}", finding.check, html(&line.said(finding)))
}

/// Where an event is told, and by whom.
fn source(line: &Line<'_>) -> String {
    let place = line.words.fill("line {}", &[&line.words.number(line.json.line)]);
    let mut parts = vec![html(line.file_name()), place];
    parts.extend(line.said_by().map(|name| line.words.fill("said by {}", &[&html(&name)])));
    line.words.list(&parts)
}

fn slide(line: &Line<'_>, group: Option<&str>) -> Option<Value> {
    let (earliest, latest) = (line.extent.earliest(), line.extent.latest());
    // A time without a beginning is shown where it ends.
    let (first, last) = (earliest.or(latest)?, latest.or(earliest)?);
    let event = &line.json;
    let source = source(line);
    let findings: String =
        line.findings.iter().map(|(_, finding)| format!("<p>{}</p>", found(line, finding))).collect();
    let mut slide = json!({
        "unique_id": event.id,
        "start_date": date(first)?,
        "display_date": html(&line.whole_when()),
        "text": {
            "headline": html(&line.told_by()),
            "text": format!(
                "<blockquote dir=\"auto\">{}</blockquote><p>{source}</p>{findings}",
                html(event.quote.trim())
            ),
        },
    });
    if first != last {
        slide["end_date"] = date(last)?;
    }
    // The order within a day hangs on its hours.
    if let Some(minute) = line.minute().filter(|_| earliest.is_some()) {
        slide["start_date"]["hour"] = (minute / 60).min(23).into();
        slide["start_date"]["minute"] = (if minute >= 24 * 60 { 59 } else { minute % 60 }).into();
    }
    // Of what has no end, or no beginning, one end is shown, no finer than it is told.
    if earliest.is_none() || latest.is_none() {
        // A day before which something was is not its day.
        let bound = matches!(line.relation(), Some(Relation::Before | Relation::By | Relation::Until));
        let precision = if bound && line.precision() == Some("day") { Some("month") } else { line.precision() };
        for part in unsaid(precision) {
            slide["start_date"].as_object_mut()?.remove(*part);
        }
    }
    if let Some(group) = group {
        slide["group"] = html(group).into();
    }
    Some(slide)
}

/// The parts of a date that a time told so finely does not have.
fn unsaid(precision: Option<&'static str>) -> &'static [&'static str] {
    match precision {
        Some("month") => &["day"],
        Some("year") => &["day", "month"],
        _finer_or_of_no_one_unit => &[],
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::{DocumentId, read};

    fn shown(text: &str) -> (TimelineJs, Value) {
        let account = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is a text");
        let timeline = timelinejs(&tarikh::read(vec![account], &tarikh::Options::default()));
        let json = serde_json::from_str(&timeline.text).expect("it is JSON");
        (timeline, json)
    }

    #[test]
    fn what_has_no_one_place_in_time_is_named_on_the_title_slide() {
        let (timeline, json) =
            shown("The army <left> in 1989. The fair is held every year on 10 August.\n\nThe town burned.");
        assert_eq!((timeline.shown, timeline.listed), (1, 2), "{}", timeline.text);
        let title = json["title"]["text"]["text"].as_str().unwrap_or_default();
        assert!(title.contains("<li dir=\"auto\">every 10 August: The fair is held (a.txt, line 1)</li>"), "{title}");
        assert!(title.contains("The town burned (a.txt, line 3)"), "{title}");
    }

    #[test]
    fn a_day_that_never_was_is_listed_with_its_words_and_what_is_wrong() {
        let (timeline, json) = shown("The sheet was photographed on 30 February 2004.");
        assert_eq!((timeline.shown, timeline.listed), (0, 1), "{}", timeline.text);
        let title = json["title"]["text"]["text"].as_str().unwrap_or_default();
        assert!(title.contains("<strong>Impossible dates</strong>") && !title.contains("Undated"), "{title}");
        assert!(
            title.contains("30 February 2004 (no such day): The sheet was photographed (a.txt, line 1)<br>"),
            "{title}"
        );
        assert!(title.contains("<strong>impossible-date:</strong> 30 February 2004 is not a date"), "{title}");
    }

    #[test]
    fn an_open_time_has_one_end_and_it_is_no_finer_than_told() {
        let (_, json) = shown("The government remained in power until 1992.");
        let slide = &json["events"][0];
        assert_eq!((&slide["start_date"], &slide["end_date"]), (&json!({ "year": 1992 }), &Value::Null));
    }
}
