//! The card of a date: every reading of it, in every calendar, in the language it is written in.

use std::fmt::Write as _;

use page::Words;
use page::escape::{apart, escaped};
use tarikh::calendar::{CalendarId, english_name};
use tarikh::date::{self, Reading};
use tarikh::source::{DocumentId, read};

use crate::answer::Refusal;
use crate::home::framed_in;

/// Returns the page of a date.
pub(crate) fn card(text: &str) -> Result<String, Refusal> {
    let readings = date::read(text).map_err(|error| Refusal::bad(error.to_string()))?;
    let words = words_of(text);
    let line = match readings.len() {
        1 => words.say("In every calendar.").to_owned(),
        many => words.fill("It can be read in {} ways, the likeliest first.", &[&words.number(many as u64)]),
    };
    let cards: String = readings.iter().map(|one| reading(words, one)).collect();
    Ok(framed_in(words, text, &line, &cards))
}

/// The words of the language a date is written in, as far as its letters tell.
fn words_of(text: &str) -> Words {
    let document = read(DocumentId(0), "-", text.as_bytes(), None).document().ok();
    Words::of_languages(document.iter().map(|(document, _)| document.language.0))
}

fn reading(words: Words, reading: &Reading) -> String {
    let name = |id: CalendarId| words.say_of(english_name(id));
    let mut out = format!(
        "<section><h2>{}</h2>\n<table class=\"calendars facts\"><tbody>",
        escaped(&words.fill("By the {} calendar", &[&name(reading.calendar)]))
    );
    for (fact, value) in date::facts(reading) {
        let _ = write!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
            escaped(&words.say_of(fact)),
            said(words, fact, &value)
        );
    }
    let _ = write!(
        out,
        "</tbody></table>\n<table class=\"calendars\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        words.say("Calendar"),
        words.say("Date")
    );
    for one in date::in_calendars(reading, &CalendarId::ALL) {
        let shown = one.shown.map_or_else(|| "–".to_owned(), |shown| apart(&words.date(&shown)));
        let computed = match one.computed {
            true => format!(" <small>{}</small>", words.say("computed: outside the years it is attested for")),
            false => String::new(),
        };
        let _ =
            write!(out, "<tr><th scope=\"row\">{}</th><td>{shown}{computed}</td></tr>", escaped(&name(one.calendar)));
    }
    out.push_str("</tbody></table></section>\n");
    out
}

/// Says a fact in the page's words where it has them, else in English and marked so; what is for machines stays as it is.
fn said(words: Words, fact: &str, value: &str) -> String {
    match fact {
        "weekday" => escaped(&words.date(value)),
        "EDTF" => format!("<code>{}</code>", escaped(value)),
        "Julian day" => escaped(&words.number(value.parse::<i64>().unwrap_or_default())),
        _other => match words.message(value) {
            Some(said) => escaped(&said),
            None if words.code() == "en" => escaped(value),
            None => format!("<span lang=\"en\" dir=\"ltr\">{}</span>", escaped(value)),
        },
    }
}
