//! Gold TIMEX3 of TimeML files, placed in the document's text as the reader gives it.

use source::{Document, Span};

use super::Marked;
use crate::tags::{Tag, attribute, tags};

/// Returns the TIMEX3 inside the document's text, in the order of their places. One that is empty or open at the end is
/// none.
pub(super) fn marked(document: &Document) -> Vec<Marked> {
    let Some(file) = document.file.as_deref() else { return Vec::new() };
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut found = Vec::new();
    for Tag { at, text: tag } in tags(file, "TIMEX3") {
        if tag.ends_with("/>") {
            continue;
        }
        if !tag.starts_with("</") {
            open.push((at, tag));
            continue;
        }
        let Some((start, opening)) = open.pop() else { continue };
        let span = Span { start: text_byte(document, start), end: text_byte(document, at) };
        if span.start < span.end {
            // A value with a character reference in it is left as it stands: no value of TIMEX3 needs one.
            let value_of = |name: &str| attribute(opening, name).unwrap_or_default().to_owned();
            found.push(Marked { span, kind: value_of("type"), value: value_of("value"), modifier: value_of("mod") });
        }
    }
    found.sort();
    found
}

/// Returns how much of the document's text comes from before byte `at` of the file, `at` being where a tag begins.
pub(super) fn text_byte(document: &Document, at: usize) -> u32 {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let index = document.origin.partition_point(|&(_, file)| file < at);
    let next = document.origin.get(index).map_or(document.text.len() as u32, |&(text, _)| text);
    match index.checked_sub(1).map(|before| document.origin[before]) {
        None => 0,
        // A character reference is longer in the file than in the text; the next piece says where it ends.
        Some((text, file)) => text.saturating_add(at - file).min(next),
    }
}
