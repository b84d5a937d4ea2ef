//! What is shown of a text around labels: a line, or a window of it where the line is long.

use unicode_width::UnicodeWidthChar;

use super::harmless::{is_right_to_left, push_harmless};
use crate::{Offsets, Span};

/// A window is about so many code points wide; a label is shown whole up to that.
const WIDTH: usize = 96;
/// So many of them stand before the first label.
const BEFORE: usize = 36;

/// A stretch of text as it is shown, and where in it each label lies, in columns of the terminal.
pub(super) struct Window {
    pub(super) shown: String,
    pub(super) marks: Vec<(usize, usize)>,
    pub(super) is_right_to_left: bool,
}

/// Returns the stretch of text to show for a label: its line, cut to a window where that is long. Looks at no more of
/// the text than the window, since a line may be as long as the text; the window is no wider than `most`.
pub(super) fn stretch(text: &str, offsets: &Offsets<'_>, label: Span, most: usize) -> Span {
    let (most, lead) = (WIDTH.min(most), BEFORE.min(most / 3));
    let line_start = offsets.line_start(label.start) as usize;
    let before = &text[line_start..label.start as usize];
    let start = before.char_indices().rev().take(lead).last().map_or(label.start as usize, |(at, _)| line_start + at);
    // The label may itself reach over a line end.
    let ends = |at: usize, c: char| at >= label.end as usize && matches!(c, '\n' | '\r');
    let mut window = text[start..].char_indices().map(|(at, c)| (start + at, c)).enumerate();
    let end = window.find(|&(count, (at, c))| count == most || ends(at, c)).map_or(text.len(), |(_, (at, _))| at);
    Span::new(start, end)
}

/// Shows a stretch of text with labels in it; labels are cut to the stretch.
pub(super) fn show(text: &str, offsets: &Offsets<'_>, stretch: Span, labels: &[Span]) -> Window {
    let mut shown = String::new();
    let mut column = 0;
    let mut marks = vec![(usize::MAX, 0); labels.len()];
    if stretch.start > offsets.line_start(stretch.start) {
        shown.push('…');
        column += 1;
    }
    for (offset, c) in stretch.of(text).char_indices() {
        let at = stretch.start + offset as u32;
        let length = shown.len();
        push_harmless(&mut shown, c);
        let width: usize = shown[length..].chars().map(|c| c.width().unwrap_or(0)).sum();
        for (mark, label) in marks.iter_mut().zip(labels) {
            if label.start <= at && at < label.end {
                mark.0 = mark.0.min(column);
                mark.1 = column + width;
            } else if label.is_empty() && label.start == at {
                *mark = (column, column + 1);
            }
        }
        column += width;
    }
    let rest = &text[stretch.end as usize..];
    if !rest.is_empty() && !rest.starts_with(['\n', '\r']) {
        shown.push('…');
    }
    for mark in &mut marks {
        // A label that lies at the end of the text, or has no width, gets one mark.
        mark.0 = mark.0.min(column);
        mark.1 = mark.1.max(mark.0 + 1);
    }
    Window { is_right_to_left: stretch.of(text).contains(is_right_to_left), shown, marks }
}

/// The text of a label for quoting, cut where it is long.
pub(super) fn quote(text: &str, label: Span) -> String {
    let mut shown = String::new();
    for (count, c) in label.of(text).chars().enumerate() {
        if count == WIDTH {
            shown.push('…');
            break;
        }
        push_harmless(&mut shown, c);
    }
    shown
}
