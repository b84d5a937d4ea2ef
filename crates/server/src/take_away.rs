//! A kept text in the forms that other programs read, to be taken away.

use std::fmt::Write as _;

use export::{Mark, Years};
use page::Words;
use page::escape::escaped;
use serde::Deserialize;
use tarikh::source::Unit;
use tarikh::{Chronology, json};

use crate::answer::Refusal;

/// What is asked of a form.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// For which years a calendar file is made.
    years: Option<String>,
}

/// A file that is made.
pub(crate) struct Made {
    pub kind: &'static str,
    pub name: &'static str,
    pub text: String,
}

/// Returns the links to all forms, and the question for which years a calendar file is to be.
pub(crate) fn links(words: Words, name: &str, chronology: &Chronology) -> String {
    let forms = [
        ("html", words.say("Page")),
        ("csv", words.say("Spreadsheet")),
        ("markdown", "Markdown"),
        ("svg", words.say("Picture")),
        ("json", "JSON"),
        ("timelinejs", "TimelineJS"),
        ("jsonld", words.say("Linked data")),
        ("geojson", words.say("Map")),
    ];
    let mut out = format!("<div class=\"steps ways\"><span class=\"what\">{}</span>", words.say("Take it away:"));
    for (form, said) in forms {
        let _ = write!(out, " <a href=\"/read/{name}/as/{form}\">{said}</a>");
    }
    // Nothing is taken from the clock: the years are those after the day of writing, or the reader says them.
    let years = Years::after_writing(chronology).map_or(String::new(), |years| years.to_string());
    let _ = writeln!(
        out,
        " <form method=\"get\" action=\"/read/{name}/as/ics\"><label for=\"years\">{}</label> \
         <input id=\"years\" name=\"years\" dir=\"ltr\" required maxlength=\"12\" placeholder=\"2027..2036\" value=\"{}\"> \
         <button>{}</button></form></div>",
        words.say("Calendar file, for the years"),
        escaped(&years),
        words.say("Make it")
    );
    out
}

/// Makes a file of a kept text.
pub(crate) fn made(chronology: &Chronology, form: &str, asked: &Asked) -> Result<Made, Refusal> {
    let made = |kind, name, text| Ok(Made { kind, name, text });
    match form {
        "html" => made("text/html; charset=utf-8", "chronology.html", page::html(chronology)),
        "csv" => made("text/csv; charset=utf-8", "chronology.csv", export::csv(chronology, Mark::Utf8)),
        "markdown" => made("text/markdown; charset=utf-8", "chronology.md", export::markdown(chronology)),
        "svg" => made("image/svg+xml", "timeline.svg", page::svg(chronology)),
        "json" => made("application/json", "chronology.json", json::chronology(chronology, Unit::default())),
        "timelinejs" => made("application/json", "timeline.json", export::timelinejs(chronology)),
        "jsonld" => made("application/ld+json", "chronology.jsonld", export::jsonld(chronology)),
        "geojson" => made("application/geo+json", "map.geojson", export::geojson(chronology).text),
        "ics" => {
            let years = match asked.years.as_deref().map(str::trim).filter(|years| !years.is_empty()) {
                Some(years) => Years::read(years),
                None => Years::after_writing(chronology),
            };
            let years = years.map_err(|error| Refusal::bad(format!("years: {error}")))?;
            made("text/calendar; charset=utf-8", "chronology.ics", export::ics(chronology, years).text)
        }
        other => Err(Refusal::bad(format!("'{other}' is none of the forms a text is given in"))),
    }
}
