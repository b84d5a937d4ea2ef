//! What every request passes before it is answered: its host, the rate, the size and pace of its body.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{Query, Request, State};
use axum::http::{Method, Response, StatusCode, Uri, header};
use axum::middleware::Next;
use tokio::time::timeout;

use crate::answer::{self, Refusal};
use crate::desk::Desk;
use crate::{address, pages};

/// What is too large is heard to its end, and not kept, up to so many times the limit.
const PATIENCE: usize = 16;

/// Lets a request through once it is whole and within the limits.
pub(crate) async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response<Body> {
    let is_api = request.uri().path().starts_with("/api/");
    match admitted(&desk, request).await {
        Ok(request) => next.run(request).await,
        Err(refusal) if is_api => answer::refused(&refusal),
        Err(refusal) => pages::refused(&refusal),
    }
}

async fn admitted(desk: &Desk, request: Request) -> Result<Request, Refusal> {
    address::check(request.headers())?;
    desk.count()?;
    unasked(request.method(), request.uri())?;
    // A form is heard somewhat farther, so that what was pasted goes back with the refusal.
    let is_form = request.uri().path() == "/read";
    let most = desk.limits.body.saturating_mul(if is_form { 2 } else { 1 });
    let far = |length: u64| length > most.saturating_mul(PATIENCE) as u64;
    // The limit that the desk states is named, however far a form is heard.
    let large = || Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("more than {}", size(desk.limits.body)));
    let told =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if told.is_some_and(far) {
        return Err(large()); // nobody sends so much to hear why it was not taken
    }
    let (head, mut body) = request.into_parts();
    if told.is_some_and(|length| length > most as u64) {
        // A browser shows the reason only once it has sent all it wanted to.
        let _ = timeout(desk.limits.receive, thrown_away(&mut body, most.saturating_mul(PATIENCE))).await;
        return Err(large());
    }
    let seconds = desk.limits.receive.as_secs();
    let slow =
        Refusal::new(StatusCode::REQUEST_TIMEOUT, format!("the request took longer than {seconds} seconds to arrive"));
    let bytes =
        timeout(desk.limits.receive, to_bytes(body, most)).await.map_err(|_| slow)?.map_err(|_| match told {
            Some(_) => Refusal::bad("the body ended before its Content-Length"),
            None => large(),
        })?;
    Ok(Request::from_parts(head, Body::from(bytes)))
}

/// A limit in the units the desk states it in.
pub(crate) fn size(bytes: usize) -> String {
    if bytes.is_multiple_of(1024) { format!("{} KiB", bytes / 1024) } else { format!("{bytes} bytes") }
}

/// What is asked of the API stands in the body; only a date may stand in the query. What stands there besides would be passed
/// over, and whoever wrote it would think it was heard.
fn unasked(method: &Method, uri: &Uri) -> Result<(), Refusal> {
    let path = uri.path();
    if !path.starts_with("/api/") || (path == "/api/v1/date" && method == Method::GET) {
        return Ok(());
    }
    let said = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(said)| said);
    match said.as_deref() {
        Ok([]) => Ok(()),
        Ok([(name, _), ..]) => Err(Refusal::bad(format!(
            "unknown parameter '{name}': what is asked stands in the body; /api/v1/openapi.json says how"
        ))),
        Err(_) => Err(Refusal::bad("the query was not understood")),
    }
}

/// Reads a body without keeping it, until it ends or is longer than `most`.
async fn thrown_away(body: &mut Body, most: usize) {
    let mut heard = 0;
    while let Some(Ok(frame)) = poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
        heard += frame.data_ref().map_or(0, |data| data.len());
        if heard > most {
            return;
        }
    }
}
