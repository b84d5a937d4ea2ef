//! What `tarikh read` prints of a short text.

use source::{Colour, DocumentId, read};
use tarikh::{Options, TableStyle, table};

/// The table of a text; its name tells of what kind it is.
pub fn rows(name: &str, text: &str) -> String {
    let account = read(DocumentId(0), name, text.as_bytes(), None).document().expect("it is a text");
    table(&tarikh::read(vec![account], &Options::default()), TableStyle { width: 120, colour: Colour::Never })
}

/// Says whether a line of a table tells what was when.
pub fn tells(shown: &str, when: &str, what: &str) -> bool {
    shown.lines().any(|line| line.starts_with(when) && line.contains(what))
}
