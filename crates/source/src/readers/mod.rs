//! The readers, one for each form a text comes in. None of them can fail.

mod flow;
pub(crate) mod html;
mod lists;
pub(crate) mod markdown;
pub(crate) mod plain;
pub(crate) mod timeml;

use crate::extract::Extract;
use crate::sections::Heading;

/// What a reader takes out of a decoded file.
#[derive(Default)]
pub(crate) struct Read {
    /// The text, where it is not the file itself.
    pub(crate) extract: Option<Extract>,
    /// The headings, where the form marks them; else they are told by their look.
    pub(crate) headings: Option<Vec<Heading>>,
    pub(crate) title: Option<String>,
    pub(crate) written: Option<String>,
    /// Another date of writing that the file gives, of another day.
    pub(crate) unlike: Option<String>,
    pub(crate) publisher: Option<String>,
    /// The language that the file says it is in: `fa`, `fa-AF`.
    pub(crate) language: Option<String>,
    /// From which byte of the file on nothing was read, where it has too many elements.
    pub(crate) cut: Option<usize>,
    /// Whether the file has nothing of the form it was read as.
    pub(crate) is_other_form: bool,
}
