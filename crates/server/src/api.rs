//! The JSON API: the same answers as the command line gives, for one request.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Response, StatusCode, header};
use serde::Deserialize;
use serde_json::error::Category;
use tarikh::check::Verified;
use tarikh::json::DateJson;
use tarikh::source::{Diagnostic, render_json};
use tarikh::{date, json, write};

use crate::answer::{self, Refusal};
use crate::desk::{Desk, Wanted};
use crate::request::Asked;

pub(crate) async fn read(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    answered(&desk, &headers, body, |asked, most, wanted| {
        let chronology = wanted.read(asked.accounts(most)?, &asked.options()?)?;
        Ok(json::chronology(&chronology, asked.unit()?))
    })
    .await
}

pub(crate) async fn check(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    answered(&desk, &headers, body, |asked, most, wanted| {
        let chronology = wanted.read(asked.accounts(most)?, &asked.options()?)?;
        let sums: Vec<Diagnostic> = chronology.verified.iter().map(Verified::to_diagnostic).collect();
        Ok(render_json(&chronology.diagnostics, &sums, &chronology.documents, asked.unit()?))
    })
    .await
}

pub(crate) async fn tag(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let work = |asked: Asked, most: usize| {
        let (options, unit) = (asked.options()?, asked.unit()?);
        let read: Vec<_> = asked.accounts(most)?.into_iter().map(|(document, _)| document).collect();
        let times: Vec<_> = read.iter().map(|document| (options.tag(document), options.written_of(document))).collect();
        let tagged: Vec<_> = read
            .iter()
            .zip(&times)
            .map(|(document, (times, written))| (document, written.clone(), times.as_slice()))
            .collect();
        Ok(write::json(&tagged, unit))
    };
    if body.len() > desk.limits.short {
        return answered(&desk, &headers, body, move |asked, most, _| work(asked, most)).await;
    }
    let (headers, most) = (headers, desk.limits.documents);
    let outcome = desk.quick(move || work(asked(&headers, &body)?, most)).await;
    outcome.map_or_else(|refusal| answer::refused(&refusal), answer::json)
}

/// A date that is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedDate {
    text: String,
}

/// What a query says, in its order.
pub(crate) type Said = Result<Query<Vec<(String, String)>>, QueryRejection>;

/// Returns the one date a query asks for.
pub(crate) fn date_asked(query: Said) -> Result<String, Refusal> {
    let Ok(Query(said)) = query else { return Err(Refusal::bad("the query was not understood")) };
    if let Some((name, _)) = said.iter().find(|(name, _)| name != "text") {
        return Err(Refusal::bad(format!("unknown field '{name}'; there is 'text'")));
    }
    let mut texts = said.into_iter().map(|(_, text)| text);
    match (texts.next(), texts.next()) {
        (Some(text), None) => Ok(text),
        (Some(_), Some(_)) => Err(Refusal::bad("there is more than one 'text': ask for one date")),
        (None, _) => Err(Refusal::bad("there is no 'text' to read as a date")),
    }
}

pub(crate) async fn date_in_query(State(desk): State<Arc<Desk>>, query: Said) -> Response<Body> {
    match date_asked(query) {
        Ok(text) => date_of(&desk, text).await,
        Err(refusal) => answer::refused(&refusal),
    }
}

pub(crate) async fn date_in_body(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let asked = kind(&headers).and_then(|kind| match kind {
        Kind::Json => serde_json::from_slice::<AskedDate>(&body).map_err(|error| wrong_json(&error)),
        Kind::Text => text_of(&body).map(|text| AskedDate { text }),
    });
    match asked {
        Ok(asked) => date_of(&desk, asked.text).await,
        Err(refusal) => answer::refused(&refusal),
    }
}

/// No date is longer.
pub(crate) const LONGEST_DATE: usize = 1000;

async fn date_of(desk: &Desk, text: String) -> Response<Body> {
    let outcome = desk.quick(move || {
        if text.len() > LONGEST_DATE {
            return Err(Refusal::bad("no date is so long"));
        }
        let readings = date::read(&text).map_err(|error| Refusal::bad(error.to_string()))?;
        serde_json::to_string(&DateJson::new(&text, &readings)).map_err(|error| Refusal::bad(error.to_string()))
    });
    outcome.await.map_or_else(|refusal| answer::refused(&refusal), answer::json)
}

/// Reads the request on a reader's thread and answers it.
async fn answered(
    desk: &Desk,
    headers: &HeaderMap,
    body: Bytes,
    work: impl FnOnce(Asked, usize, &Wanted) -> Result<String, Refusal> + Send + 'static,
) -> Response<Body> {
    let (headers, most) = (headers.clone(), desk.limits.documents);
    let outcome = desk.read(move |wanted| work(asked(&headers, &body)?, most, wanted));
    outcome.await.map_or_else(|refusal| answer::refused(&refusal), answer::json)
}

/// Returns what the body of a request asks for.
fn asked(headers: &HeaderMap, body: &[u8]) -> Result<Asked, Refusal> {
    match kind(headers)? {
        Kind::Json => serde_json::from_slice::<Asked>(body).map_err(|error| wrong_json(&error)),
        Kind::Text => Ok(Asked { text: Some(text_of(body)?), ..Asked::default() }),
    }
}

/// Says what is wrong with a body that was to be JSON.
fn wrong_json(error: &serde_json::Error) -> Refusal {
    let said = error.to_string();
    Refusal::bad(match error.classify() {
        Category::Eof => {
            format!("the JSON of the body ends too early (line {}, column {})", error.line(), error.column())
        }
        Category::Syntax => format!("the body is no JSON: {said}"),
        Category::Data | Category::Io => {
            format!("the body does not say what this address takes: {said}; /api/v1/openapi.json says how")
        }
    })
}

/// What a body is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    /// An object of the API.
    Json,
    /// The text itself.
    Text,
}

/// Tells what a body is by what its sender calls it; what is not called anything is taken for the text itself.
fn kind(headers: &HeaderMap) -> Result<Kind, Refusal> {
    let wrong = |what: &str| {
        let reason = format!("{what} is not read here: send application/json, or text/plain in UTF-8");
        Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason)
    };
    let Some(called) = headers.get(header::CONTENT_TYPE) else { return Ok(Kind::Text) };
    let called = called.to_str().map_err(|_| wrong("this body"))?.to_ascii_lowercase();
    let mut parts = called.split(';').map(str::trim);
    let kind = match parts.next() {
        Some("application/json") => Kind::Json,
        Some("text/plain") => Kind::Text,
        Some(other) => return Err(wrong(other)),
        None => return Ok(Kind::Text),
    };
    let letters = parts.find_map(|part| part.strip_prefix("charset=")).map(|name| name.trim_matches('"'));
    match letters {
        None | Some("utf-8" | "utf8" | "us-ascii") => Ok(kind),
        Some(other) => Err(wrong(other)),
    }
}

fn text_of(body: &[u8]) -> Result<String, Refusal> {
    String::from_utf8(body.to_vec()).map_err(|_| Refusal::bad("the text is not UTF-8"))
}

pub(crate) async fn description(State(desk): State<Arc<Desk>>) -> Response<Body> {
    answer::json(crate::openapi(&desk.limits))
}

/// The address of the API itself leads to its description.
pub(crate) async fn root() -> Response<Body> {
    answer::see("/api/v1/openapi.json")
}

pub(crate) async fn nothing() -> Response<Body> {
    answer::refused(&Refusal::new(StatusCode::NOT_FOUND, "there is no such address; /api/v1/openapi.json lists them"))
}

pub(crate) async fn other_way() -> Response<Body> {
    answer::refused(&Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this address is asked with POST"))
}

pub(crate) async fn neither_way() -> Response<Body> {
    answer::refused(&Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this address is asked with GET or POST"))
}
