//! A kept text in the forms that other programs read, to be taken away.

use std::fmt::Write as _;

use export::{Mark, Years};
use page::Words;
use page::escape::escaped;
use serde::Deserialize;
use tarikh::source::{Document, Unit};
use tarikh::{Chronology, Story, json, write};

use crate::answer::Refusal;
use crate::home::framed_in;

/// What is asked of a form.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// For which years a calendar file is made.
    years: Option<String>,
    /// Which account is annotated, from 1.
    account: Option<usize>,
}

/// What is given back.
pub(crate) enum Given {
    /// A file.
    File(Made),
    /// A page that asks again for what was missing or wrong.
    Asked(String),
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
    // What annotates a text is of one text; brat's annotation lies beside its text.
    for number in 1..=chronology.documents.len() {
        let (asked, said) = match chronology.documents.len() {
            1 => (String::new(), String::new()),
            _many => (format!("?account={number}"), format!(" {}", words.number(number as u64))),
        };
        let _ = write!(
            out,
            " <a href=\"/read/{name}/as/timeml{asked}\">TimeML{said}</a> <a href=\"/read/{name}/as/brat{asked}\">brat{said}</a> \
             <a href=\"/read/{name}/as/text{asked}\">{}{said}</a>",
            words.say("Text"),
        );
    }
    // Nothing is taken from the clock: the years are those after the day of writing, or the reader says them.
    let years = Years::after_writing(chronology).map_or(String::new(), |years| years.to_string());
    let _ = writeln!(out, " {}</div>", years_form(words, name, &years, None));
    out
}

/// The form that asks for which years a calendar file is to be; `problem` says what is wrong with those that were said.
fn years_form(words: Words, name: &str, years: &str, problem: Option<&str>) -> String {
    let wrong = problem.map_or(String::new(), |problem| {
        format!("<strong class=\"problem\" id=\"years-problem\" role=\"alert\">{}</strong> ", escaped(problem))
    });
    let described = if problem.is_some() { "years-problem years-help" } else { "years-help" };
    let invalid = if problem.is_some() { " aria-invalid=\"true\" autofocus" } else { "" };
    format!(
        "<form method=\"get\" action=\"/read/{name}/as/ics\"><label for=\"years\">{}</label> \
         <input id=\"years\" name=\"years\" dir=\"ltr\" required maxlength=\"12\" value=\"{}\" aria-describedby=\"{described}\"{invalid}> \
         <button>{}</button> {wrong}<small id=\"years-help\">{}</small></form>",
        words.say("Calendar file, for the years"),
        escaped(years),
        words.say("Make it"),
        words.fill("such as {}", &["<bdi dir=\"ltr\">2027..2036</bdi>"]),
    )
}

/// Makes a file of a kept text.
pub(crate) fn made(name: &str, chronology: &Chronology, form: &str, asked: &Asked) -> Result<Given, Refusal> {
    let made = |kind, name, text| Ok(Given::File(Made { kind, name, text }));
    match form {
        "html" => made("text/html; charset=utf-8", "chronology.html", page::html(chronology)),
        "csv" => made("text/csv; charset=utf-8", "chronology.csv", export::csv(chronology, Mark::Utf8)),
        "markdown" => made("text/markdown; charset=utf-8", "chronology.md", export::markdown(chronology)),
        "svg" => made("image/svg+xml", "timeline.svg", page::svg(chronology)),
        "json" => made("application/json", "chronology.json", json::chronology(chronology, Unit::default())),
        "timelinejs" => made("application/json", "timeline.json", export::timelinejs(chronology).text),
        "jsonld" => made("application/ld+json", "chronology.jsonld", export::jsonld(chronology)),
        "geojson" => made("application/geo+json", "map.geojson", export::geojson(chronology).text),
        "timeml" => made("application/xml; charset=utf-8", "account.tml", timeml(chronology, asked)?),
        "brat" => {
            let (_, account) = account(chronology, asked)?;
            made("text/plain; charset=utf-8", "account.ann", export::brat(chronology, account.id))
        }
        "text" => made("text/plain; charset=utf-8", "account.txt", account(chronology, asked)?.1.text.to_string()),
        "ics" => Ok(calendar(name, chronology, asked)),
        other => Err(Refusal::bad(format!("'{other}' is none of the forms a text is given in"))),
    }
}

/// The account that is asked for, and its place; the first where none is named.
fn account<'c>(chronology: &'c Chronology, asked: &Asked) -> Result<(usize, &'c Document), Refusal> {
    let place = asked.account.unwrap_or(1).checked_sub(1);
    let found = place.and_then(|place| Some((place, chronology.documents.get(place)?)));
    found.ok_or_else(|| Refusal::bad("there is no such account"))
}

fn timeml(chronology: &Chronology, asked: &Asked) -> Result<String, Refusal> {
    let (place, document) = account(chronology, asked)?;
    let timexes = chronology.timexes.get(place).map_or(&[][..], Vec::as_slice);
    let written = chronology.accounts.get(place).and_then(|account| account.written.as_ref());
    let story = Story::of(document, timexes, written);
    Ok(write::timeml_with(document, written, timexes, &story).text)
}

/// The days that come again; where nobody says for which years, or wrongly, the form comes back with what was typed.
fn calendar(name: &str, chronology: &Chronology, asked: &Asked) -> Given {
    let words = Words::of(chronology);
    let typed = asked.years.as_deref().map(str::trim).unwrap_or_default();
    let years = match typed {
        "" => Years::after_writing(chronology)
            .map_err(|_| words.say("when the text was written is not known: say for which years").to_owned()),
        typed => {
            Years::read(typed).map_err(|error| words.message(&error.to_string()).unwrap_or_else(|| error.to_string()))
        }
    };
    match years {
        Ok(years) => Given::File(Made {
            kind: "text/calendar; charset=utf-8",
            name: "chronology.ics",
            text: export::ics(chronology, years).text,
        }),
        Err(problem) => {
            let content = format!(
                "<div class=\"steps ways\">{}</div>\n<p class=\"steps\"><a href=\"/read/{name}\">{}</a></p>\n",
                years_form(words, name, typed, Some(&problem)),
                words.say("Back to the text"),
            );
            let line = words.say("One entry for each year, by the calendar a day is told in.");
            Given::Asked(framed_in(words, words.say("Calendar file"), line, &content))
        }
    }
}
