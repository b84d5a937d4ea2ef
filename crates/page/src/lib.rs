//! What people look at: the reading page of a chronology, and its timeline as a drawing.
//!
//! This crate gets what was read and returns text; it knows no files, no terminal and no network. Every word of others
//! goes through [`escape`].

mod account;
mod blocks;
mod card;
pub mod escape;
mod findings;
mod flow;
mod head;
mod html;
mod marks;
mod mixed;
mod several;
mod shape;
mod sheet;
mod short;
mod strip;
mod table;
mod tight;
mod timeline;
mod times;
mod told_as;
mod view;

pub use account::account;
pub use card::cards;
pub use findings::{findings, verified};
pub use head::{head, legend, opening, style, title, without_comments};
pub use html::{body, html};
pub use several::several;
pub(crate) use strip::strip;
pub use table::table;
pub use tarikh::Words;
pub use timeline::{Links, Window, svg, timeline, timelines, window_said};
pub use times::times;
pub use view::View;
