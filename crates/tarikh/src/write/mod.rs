//! Times written in the formats of `tag`.

mod brat;
mod json;
mod lawful;
mod line;
mod offsets;
mod story;
mod stream;
mod table;
mod timeml;
mod xml;

pub use brat::brat;
pub use json::{Tagged, json, jsonl};
pub use stream::{Form, Told, tag_stream};
pub use table::table;
pub use timeml::{TimeMl, timeml, timeml_with};

pub(crate) use timeml::shown;
