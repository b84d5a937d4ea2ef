//! The desk: a text, or some that tell of one thing, read over HTTP on this machine, as pages people look at and as JSON.
//!
//! It listens on 127.0.0.1 only, keeps texts in memory only, and states and enforces its limits.

mod address;
mod answer;
mod api;
mod date;
mod desk;
mod form;
mod guard;
mod hash;
mod home;
mod kept;
mod limits;
mod listen;
mod openapi;
mod pages;
mod rate;
mod request;
mod take_away;
mod timeline;

pub use limits::Limits;
pub use listen::{Listener, run, serve};

/// The text of the OpenAPI description of the API.
///
/// ```
/// let description: serde_json::Value = serde_json::from_str(&server::openapi(&server::Limits::default())).unwrap();
/// assert_eq!(description["paths"]["/api/v1/read"]["post"]["operationId"], "read");
/// ```
pub fn openapi(limits: &Limits) -> String {
    openapi::description(limits).to_string()
}
