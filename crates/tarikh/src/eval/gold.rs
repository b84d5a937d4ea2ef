//! Gold TIMEX3 of TimeML files, placed in the document's text as the reader gives it.

use source::{Document, Span};

use super::Marked;
use crate::tags::{Tag, attribute, tags};

/// Returns the TIMEX3 inside the document's text, in the order of their places. One that is empty is none.
///
/// # Errors
///
/// Says which TIMEX3 does not end, ends twice or is no tag: the figures of a broken gold would mean nothing.
pub(super) fn marked(document: &Document) -> Result<Vec<Marked>, String> {
    let Some(file) = document.file.as_deref() else { return Ok(Vec::new()) };
    let broken = |at: usize, what: &str| {
        let line = file[..at].matches('\n').count() + 1;
        format!("line {line}: a TIMEX3 {what}")
    };
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
        let (start, opening) = open.pop().ok_or_else(|| broken(at, "ends that has not begun"))?;
        let span = Span { start: text_byte(document, start), end: text_byte(document, at) };
        if span.start < span.end {
            // A value with a character reference in it is left as it stands: no value of TIMEX3 needs one.
            let value_of = |name: &str| attribute(opening, name).unwrap_or_default().to_owned();
            found.push(Marked { span, kind: value_of("type"), value: value_of("value"), modifier: value_of("mod") });
        }
    }
    if let Some((at, _)) = open.last() {
        return Err(broken(*at, "does not end"));
    }
    let begun = file.match_indices("<TIMEX3 ").map(|(at, _)| at);
    let known: Vec<usize> = tags(file, "TIMEX3").map(|tag| tag.at).collect();
    if let Some(at) = begun.into_iter().find(|at| known.binary_search(at).is_err()) {
        return Err(broken(at, "has no end of its tag"));
    }
    found.sort();
    Ok(found)
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
