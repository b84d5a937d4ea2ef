//! The JSON API: the same answers as the command line gives, for one request.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, Response, header};
use serde::Deserialize;
use tarikh::check::Verified;
use tarikh::json::DateJson;
use tarikh::source::{Diagnostic, render_json};
use tarikh::{date, json, write};

use crate::answer::{self, Refusal};
use crate::desk::Desk;
use crate::request::Asked;

pub(crate) async fn read(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    answered(&desk, &headers, body, |asked, most| {
        let chronology = tarikh::read(asked.accounts(most)?, &asked.options()?);
        Ok(json::chronology(&chronology, asked.unit()?))
    })
    .await
}

pub(crate) async fn check(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    answered(&desk, &headers, body, |asked, most| {
        let chronology = tarikh::read(asked.accounts(most)?, &asked.options()?);
        let sums: Vec<Diagnostic> = chronology.verified.iter().map(Verified::to_diagnostic).collect();
        Ok(render_json(&chronology.diagnostics, &sums, &chronology.documents, asked.unit()?))
    })
    .await
}

pub(crate) async fn tag(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    answered(&desk, &headers, body, |asked, most| {
        let (options, unit) = (asked.options()?, asked.unit()?);
        let read: Vec<_> = asked.accounts(most)?.into_iter().map(|(document, _)| document).collect();
        let times: Vec<_> = read.iter().map(|document| (options.tag(document), options.written_of(document))).collect();
        let tagged: Vec<_> = read
            .iter()
            .zip(&times)
            .map(|(document, (times, written))| (document, written.clone(), times.as_slice()))
            .collect();
        Ok(write::json(&tagged, unit))
    })
    .await
}

/// A date that is asked for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskedDate {
    text: String,
}

pub(crate) async fn date_in_query(
    State(desk): State<Arc<Desk>>,
    query: Result<Query<AskedDate>, axum::extract::rejection::QueryRejection>,
) -> Response<Body> {
    match query {
        Ok(Query(asked)) => date_of(&desk, asked.text).await,
        Err(_) => answer::refused(&Refusal::bad("there is no 'text' to read as a date")),
    }
}

pub(crate) async fn date_in_body(State(desk): State<Arc<Desk>>, headers: HeaderMap, body: Bytes) -> Response<Body> {
    let asked = match is_json(&headers) {
        true => serde_json::from_slice::<AskedDate>(&body).map_err(|error| Refusal::bad(error.to_string())),
        false => text_of(&body).map(|text| AskedDate { text }),
    };
    match asked {
        Ok(asked) => date_of(&desk, asked.text).await,
        Err(refusal) => answer::refused(&refusal),
    }
}

/// No date is longer.
pub(crate) const LONGEST_DATE: usize = 1000;

async fn date_of(desk: &Desk, text: String) -> Response<Body> {
    let outcome = desk.read(move || {
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
    work: impl FnOnce(Asked, usize) -> Result<String, Refusal> + Send + 'static,
) -> Response<Body> {
    let (is_json, most) = (is_json(headers), desk.limits.documents);
    let outcome = desk.read(move || {
        let asked = match is_json {
            true => serde_json::from_slice::<Asked>(&body).map_err(|error| Refusal::bad(error.to_string()))?,
            false => Asked { text: Some(text_of(&body)?), ..Asked::default() },
        };
        work(asked, most)
    });
    outcome.await.map_or_else(|refusal| answer::refused(&refusal), answer::json)
}

/// Says whether the body is an object of the API; any other body is the text itself.
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

fn text_of(body: &[u8]) -> Result<String, Refusal> {
    String::from_utf8(body.to_vec()).map_err(|_| Refusal::bad("the text is not UTF-8"))
}

pub(crate) async fn description(State(desk): State<Arc<Desk>>) -> Response<Body> {
    answer::json(crate::openapi(&desk.limits))
}

pub(crate) async fn nothing() -> Response<Body> {
    answer::refused(&Refusal::new(
        axum::http::StatusCode::NOT_FOUND,
        "there is no such address; /api/v1/openapi.json lists them",
    ))
}

pub(crate) async fn other_way() -> Response<Body> {
    answer::refused(&Refusal::new(axum::http::StatusCode::METHOD_NOT_ALLOWED, "this address is asked with POST"))
}
