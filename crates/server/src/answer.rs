//! Answers: pages, JSON, and refusals with their reason, each with the headers that keep it harmless.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};

use crate::hash::policy;

/// Why a request is refused; said as JSON under /api and as a page elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Refusal {
    pub status: StatusCode,
    pub reason: String,
    /// After how many seconds to try again.
    pub retry: Option<u64>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, reason: impl Into<String>) -> Refusal {
        Refusal { status, reason: reason.into(), retry: None }
    }

    /// Something in the request cannot be used.
    pub(crate) fn bad(reason: impl Into<String>) -> Refusal {
        Refusal::new(StatusCode::BAD_REQUEST, reason)
    }

    pub(crate) fn busy(reason: impl Into<String>) -> Refusal {
        Refusal { retry: Some(1), ..Refusal::new(StatusCode::SERVICE_UNAVAILABLE, reason) }
    }
}

/// Returns JSON that is ready.
pub(crate) fn json(text: String) -> Response<Body> {
    respond(StatusCode::OK, "application/json; charset=utf-8", NOTHING, text)
}

/// Returns a page; the one style and the one script it may use are those it holds.
pub(crate) fn page(status: StatusCode, html: String) -> Response<Body> {
    let style =
        html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).map(|(style, _)| policy(style));
    // What a text holds is escaped, so the only script is the desk's own.
    let script = html
        .split_once("<script>")
        .and_then(|(_, rest)| rest.split_once("</script>"))
        .map(|(script, _)| policy(script));
    let script = script.map_or(String::new(), |script| format!("script-src {script}; connect-src 'self'; "));
    let allowed = format!(
        "default-src 'none'; style-src {}; {script}form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        style.as_deref().unwrap_or("'none'")
    );
    respond(status, "text/html; charset=utf-8", &allowed, html)
}

/// Returns a file to be kept, by its name.
pub(crate) fn file(kind: &'static str, name: &'static str, text: String) -> Response<Body> {
    let mut answer = respond(StatusCode::OK, kind, NOTHING, text);
    let kept = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).ok();
    answer.headers_mut().extend(kept.map(|kept| (header::CONTENT_DISPOSITION, kept)));
    answer
}

/// Leads to another page of the desk.
pub(crate) fn see(place: &str) -> Response<Body> {
    let mut answer = respond(StatusCode::SEE_OTHER, "text/plain; charset=utf-8", NOTHING, String::new());
    answer.headers_mut().extend(HeaderValue::from_str(place).ok().map(|place| (header::LOCATION, place)));
    answer
}

/// Returns a refusal as JSON.
pub(crate) fn refused(refusal: &Refusal) -> Response<Body> {
    let text = serde_json::json!({ "error": refusal.reason }).to_string();
    with_retry(respond(refusal.status, "application/json; charset=utf-8", NOTHING, text), refusal)
}

pub(crate) fn with_retry(mut answer: Response<Body>, refusal: &Refusal) -> Response<Body> {
    answer.headers_mut().extend(refusal.retry.map(|seconds| (header::RETRY_AFTER, HeaderValue::from(seconds))));
    answer
}

/// What does not show anything may not load anything either.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

fn respond(status: StatusCode, kind: &'static str, policy: &str, text: String) -> Response<Body> {
    let mut answer = Response::new(Body::from(text));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(header::CONTENT_TYPE, kind);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Not "no-referrer": a form of a page so marked is sent with `Origin: null`, which the desk has to refuse.
    set(header::REFERRER_POLICY, "same-origin");
    set(header::CACHE_CONTROL, "no-store");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}
