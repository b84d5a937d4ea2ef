//! The lines of a text: where each begins and ends, its end marks left out.

use crate::Span;

/// Goes over the lines of a text. A line ends at LF, CRLF or a lone CR.
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

/// Returns the lines of the part of `text` that `within` covers; the spans have no line end in them.
pub(crate) fn lines(text: &str, within: Span) -> Lines<'_> {
    Lines { text, at: within.start as usize, end: within.end as usize }
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.at >= self.end {
            return None;
        }
        let bytes = &self.text.as_bytes()[..self.end];
        let start = self.at;
        let stop = memchr::memchr2(b'\n', b'\r', &bytes[start..]).map_or(self.end, |found| start + found);
        self.at = stop + if bytes[stop..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(Span::new(start, stop))
    }
}

/// Returns the span less the blanks at its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start as usize + (inside.len() - inside.trim_start().len());
    Span::new(start, start + inside.trim().len())
}

/// Says whether only blanks stand in the line.
pub(crate) fn is_blank(text: &str, line: Span) -> bool {
    line.of(text).trim_start().is_empty()
}

/// How the lines of a block were broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Wrap {
    /// To fit a width of so many code points.
    Width(usize),
    /// By the writer: each line is a paragraph of its own.
    Never,
}

impl Wrap {
    /// Tells how a block of lines without a blank line between them was broken, from its widest line.
    ///
    /// Nobody wraps to fewer than 40 code points or to more than 130.
    pub(crate) fn of(widest: usize) -> Wrap {
        if (40..=130).contains(&widest) { Wrap::Width(widest) } else { Wrap::Never }
    }

    /// Says whether a line goes on in the next: it was broken because the next word did not fit.
    pub(crate) fn joins(self, line: &str, next: &str) -> bool {
        match self {
            Wrap::Never => false,
            Wrap::Width(width) => {
                let word = next.split_whitespace().next().unwrap_or_default();
                line.trim_end().chars().count() + 1 + word.chars().count() > width
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_is_known() {
        let text = "one\ntwo\r\nthree\rfour\r\n";
        let found: Vec<&str> = lines(text, Span::new(0, text.len())).map(|line| line.of(text)).collect();
        assert_eq!(found, ["one", "two", "three", "four"]);
    }
}
