//! A chronology in the forms other programs read: spreadsheets, timelines, calendars, linked data, maps, annotators.
//!
//! This crate gets what was read and returns text; it knows no files and no terminal. Events that do not belong in a
//! chronology are left out of all forms.

mod brat;
mod csv;
mod geojson;
mod ics;
mod jsonld;
mod line;
mod markdown;
mod named;
mod place;
mod stray;
mod timelinejs;

pub use brat::brat;
pub use csv::{Mark, csv};
pub use geojson::{GeoJson, geojson};
pub use ics::{Calendar, Years, YearsError, ics};
pub use jsonld::jsonld;
pub use line::{Line, lines};
pub use markdown::markdown;
pub use place::{Degrees, Place};
pub use stray::{Stray, strays};
pub use timelinejs::{TimelineJs, timelinejs};
