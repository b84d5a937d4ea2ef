//! What every request passes before it is answered: its host, the rate, the size and pace of its body.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Response, StatusCode, header};
use axum::middleware::Next;
use tokio::time::timeout;

use crate::answer::{self, Refusal};
use crate::desk::Desk;
use crate::{address, pages};

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
    let most = desk.limits.body;
    let large = || Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, format!("more than {most} bytes"));
    let told =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    if told.is_some_and(|length| length > most as u64) {
        return Err(large());
    }
    let (head, body) = request.into_parts();
    let seconds = desk.limits.receive.as_secs();
    let slow =
        Refusal::new(StatusCode::REQUEST_TIMEOUT, format!("the request took longer than {seconds} seconds to arrive"));
    let bytes = timeout(desk.limits.receive, to_bytes(body, most)).await.map_err(|_| slow)?.map_err(|_| large())?;
    Ok(Request::from_parts(head, Body::from(bytes)))
}
