//! The pages: the form, the reading page of a text, the card of a date.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::multipart::MultipartRejection;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{Response, StatusCode};
use page::View;
use serde::Deserialize;
use tarikh::Chronology;

use crate::answer::{self, Refusal, page, see};
use crate::api::{self, LONGEST_DATE, Said};
use crate::desk::Desk;
use crate::form::{Filled, Sent};
use crate::guard::size;
use crate::home::{date_form, framed, home as form, whole};
use crate::take_away::Given;
use crate::{date, take_away, timeline};

/// What the first page is asked for.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shown {
    /// Whether its form is filled in with the accounts of the demo.
    example: Option<String>,
}

pub(crate) async fn home(State(desk): State<Arc<Desk>>, query: Result<Query<Shown>, QueryRejection>) -> Response<Body> {
    let example = query.is_ok_and(|Query(shown)| shown.example.is_some());
    let filled = if example { Filled::example() } else { Filled::default() };
    page(StatusCode::OK, form(&desk.limits, None, &filled))
}

/// Leads who comes to the form's address without a text back to the form.
pub(crate) async fn back() -> Response<Body> {
    see("/")
}

/// Takes the texts of the form, and leads to their page.
pub(crate) async fn take(State(desk): State<Arc<Desk>>, form: Result<Multipart, MultipartRejection>) -> Response<Body> {
    let mut filled = Filled::default();
    match taken(&desk, form, &mut filled).await {
        Ok(name) => see(&format!("/read/{name}")),
        Err(refusal) => {
            answer::with_retry(page(refusal.status, self::form(&desk.limits, Some(&refusal.reason), &filled)), &refusal)
        }
    }
}

async fn taken(
    desk: &Desk,
    form: Result<Multipart, MultipartRejection>,
    filled: &mut Filled,
) -> Result<String, Refusal> {
    let form = form.map_err(|_| Refusal::bad("the form was not understood"))?;
    let sent = Sent::of(form).await?;
    *filled = sent.filled.clone();
    let (most, documents) = (desk.limits.body, desk.limits.documents);
    if sent.bytes() > most {
        // It was heard all the same, so that what somebody pasted is not lost.
        let reason = format!("this is more than {}: read it in parts, or with the command `tarikh read`", size(most));
        return Err(Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, reason));
    }
    let (name, chronology) = desk.read(move |wanted| sent.read(documents, wanted)).await?;
    desk.kept().keep(name.clone(), Arc::new(chronology));
    Ok(name)
}

pub(crate) async fn show(State(desk): State<Arc<Desk>>, name: Result<Path<String>, PathRejection>) -> Response<Body> {
    shown(&desk, name, |name, chronology| {
        let view = View::new(chronology);
        let ways = format!(
            "<p class=\"steps ways\"><a href=\"/\">{}</a> <a href=\"/read/{name}/timeline\">{}</a></p>\n{}",
            view.words.say("Another text"),
            view.words.say("The timeline, near and far"),
            take_away::links(view.words, name, chronology)
        );
        Ok(whole(view.words, &page::title(&view), &format!("{ways}{}", page::body(&view))))
    })
    .await
}

pub(crate) async fn timeline(
    State(desk): State<Arc<Desk>>,
    name: Result<Path<String>, PathRejection>,
    query: Result<Query<timeline::Asked>, QueryRejection>,
) -> Response<Body> {
    let Ok(Query(asked)) = query else {
        return refused(&Refusal::bad("the window was not understood: it has a 'from' and a 'to'"));
    };
    shown(&desk, name, move |name, chronology| timeline::timeline(name, chronology, &asked)).await
}

/// Gives a kept text in one of the forms that other programs read.
pub(crate) async fn take_away(
    State(desk): State<Arc<Desk>>,
    asked: Result<Path<(String, String)>, PathRejection>,
    query: Result<Query<take_away::Asked>, QueryRejection>,
) -> Response<Body> {
    let (Ok(Path((name, form))), Ok(Query(query))) = (asked, query) else {
        return refused(&Refusal::bad("the form was not understood"));
    };
    let Some(chronology) = desk.kept().get(&name) else { return refused(&gone()) };
    let made = desk.read(move |_| take_away::made(&name, &chronology, &form, &query)).await;
    match made {
        Ok(Given::File(made)) => answer::file(made.kind, made.name, made.text),
        Ok(Given::Asked(html)) => page(StatusCode::BAD_REQUEST, html),
        Err(refusal) => refused(&refusal),
    }
}

fn gone() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "this text is no longer kept: give it to the desk again")
}

/// Makes a page of a kept text.
async fn shown(
    desk: &Desk,
    name: Result<Path<String>, PathRejection>,
    make: impl FnOnce(&str, &Chronology) -> Result<String, Refusal> + Send + 'static,
) -> Response<Body> {
    let kept = name.ok().and_then(|Path(name)| Some((desk.kept().get(&name)?, name)));
    let Some((chronology, name)) = kept else {
        return refused(&gone());
    };
    let html = desk.read(move |_| make(&name, &chronology)).await;
    html.map_or_else(|refusal| refused(&refusal), |html| page(StatusCode::OK, html))
}

pub(crate) async fn date_asked(State(desk): State<Arc<Desk>>, query: Said) -> Response<Body> {
    match api::date_asked(query) {
        Ok(text) => card(&desk, text).await,
        Err(refusal) => page(refusal.status, date_again("", &refusal)),
    }
}

pub(crate) async fn date_card(
    State(desk): State<Arc<Desk>>,
    text: Result<Path<String>, PathRejection>,
) -> Response<Body> {
    match text {
        Ok(Path(text)) => card(&desk, text).await,
        Err(_) => refused(&Refusal::bad("there is no date to show")),
    }
}

async fn card(desk: &Desk, text: String) -> Response<Body> {
    let typed = text.clone();
    let html = desk.quick(move || match text.len() <= LONGEST_DATE {
        true => date::card(&text),
        false => Err(Refusal::bad("no date is so long")),
    });
    match html.await {
        Ok(html) => page(StatusCode::OK, html),
        Err(refusal) if refusal.status == StatusCode::BAD_REQUEST => page(refusal.status, date_again(&typed, &refusal)),
        Err(refusal) => refused(&refusal),
    }
}

/// The form for a date, with what was typed and what is wrong with it.
fn date_again(typed: &str, refusal: &Refusal) -> String {
    let line = "A date in words or figures, of any calendar: 26 Bahman 1367, 14 October 1066, 1989-02-15.";
    framed("One date in every calendar", line, &date_form(typed, Some(&refusal.reason)))
}

pub(crate) async fn nothing() -> Response<Body> {
    refused(&Refusal::new(StatusCode::NOT_FOUND, "there is no such page"))
}

/// Returns a refusal as a page.
pub(crate) fn refused(refusal: &Refusal) -> Response<Body> {
    let title = match refusal.status {
        StatusCode::NOT_FOUND => "Not there",
        StatusCode::PAYLOAD_TOO_LARGE => "Too large",
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => "Not now",
        _other => "Not done",
    };
    let html = framed(title, &refusal.reason, "<p><a href=\"/\">Back to the desk</a></p>\n");
    answer::with_retry(page(refusal.status, html), refusal)
}
