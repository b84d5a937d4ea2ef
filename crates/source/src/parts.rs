//! A document in parts: headings, paragraphs, items of lists and rows of tables, as readers and pages have them.

use crate::cells::rows;
use crate::lines::{Wrap, is_blank, lines, trim};
use crate::{Document, Span};

/// A part of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// Where it stands; of a row, all its cells, and the lines its last cell goes on over.
    pub span: Span,
    /// What it is.
    pub shape: Shape,
}

/// What a part of a document is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// With its level, 1 for the highest.
    Heading(u8),
    /// The line a news report opens with.
    Dateline,
    /// Running text. A line that stands by itself is one.
    Paragraph,
    /// An item of a list that markup makes one.
    Item(Item),
    /// A row of a table; [`cells`] has what stands in it.
    Row,
}

/// What markup says of an item of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Item {
    /// In how many lists its own list stands, from 0.
    pub depth: u8,
    /// Its number, where its list counts.
    pub number: Option<u32>,
}

/// What begins with a line that markup, and no hand that wraps lines, has begun.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    /// What follows a line break.
    Line,
    /// An item of a list.
    Item(Item),
}

/// Returns the parts of a document in order, in linear time. What stands between two of them is markup and blanks.
///
/// ```
/// use source::{DocumentId, Item, Shape, parts, read};
///
/// let file = "# The mill\n\nIt stood.\n\n1. It burned.\n\n| Year | What |\n|---|---|\n| 1795 | A fire |\n";
/// let (document, _) = read(DocumentId(0), "mill.md", file.as_bytes(), None).document()?;
/// let shapes: Vec<Shape> = parts(&document).iter().map(|part| part.shape).collect();
/// let item = Shape::Item(Item { depth: 0, number: Some(1) });
/// assert_eq!(shapes, [Shape::Heading(1), Shape::Paragraph, item, Shape::Row, Shape::Row]);
/// # Ok::<(), String>(())
/// ```
pub fn parts(document: &Document) -> Vec<Part> {
    let text = &*document.text;
    let openings = &document.openings;
    let mut found = Vec::new();
    for section in &document.sections {
        let mut start = section.span.start;
        if let Some(heading) = section.heading {
            found.push(Part { span: trim(text, heading), shape: Shape::Heading(section.level) });
            start = heading.end;
        }
        if let Some(dateline) = &document.dateline
            && dateline.span.start >= start
            && dateline.span.end <= section.span.end
        {
            body(text, openings, Span { start, end: dateline.span.start }, &mut found);
            found.push(Part { span: dateline.span, shape: Shape::Dateline });
            start = dateline.span.end;
        }
        body(text, openings, Span { start, end: section.span.end }, &mut found);
    }
    found
}

/// Returns the cells of a row, the last of which may go on over lines.
///
/// ```
/// use source::{Span, cells};
/// let row = "1795\tThe mill\nburned.";
/// let found: Vec<&str> = cells(row, Span::new(0, row.len())).into_iter().map(|cell| cell.of(row)).collect();
/// assert_eq!(found, ["1795", "The mill\nburned."]);
/// ```
pub fn cells(text: &str, row: Span) -> Vec<Span> {
    let first = lines(text, row).next().unwrap_or(row);
    let mut cells = rows(text, &[first, first]).pop().flatten().unwrap_or_else(|| vec![first]);
    if let Some(last) = cells.last_mut().filter(|_| first.end < row.end) {
        last.end = row.end;
    }
    cells
}

/// Adds the parts of running text.
pub(crate) fn body(text: &str, openings: &[(u32, Opening)], within: Span, found: &mut Vec<Part>) {
    let mut block = Vec::new();
    for line in lines(text, within) {
        if is_blank(text, line) {
            blocks(text, openings, &block, found);
            block.clear();
        } else {
            block.push(line);
        }
    }
    blocks(text, openings, &block, found);
}

/// Adds the parts of a block: lines with no blank line between them.
fn blocks(text: &str, openings: &[(u32, Opening)], block: &[Span], found: &mut Vec<Part>) {
    if block.is_empty() {
        return;
    }
    let widest = block.iter().map(|line| line.of(text).trim_end().chars().count()).max().unwrap_or(0);
    let wrap = Wrap::of(widest);
    let rows: Vec<bool> = rows(text, block).iter().map(Option::is_some).collect();
    let opened = |line: usize| {
        let at = openings.binary_search_by_key(&block[line].start, |&(at, _)| at).ok()?;
        Some(openings[at].1)
    };
    let shape = |line: usize| match (rows[line], opened(line)) {
        (true, _) => Shape::Row,
        (false, Some(Opening::Item(item))) => Shape::Item(item),
        (false, Some(Opening::Line) | None) => Shape::Paragraph,
    };
    let mut start = 0;
    for (line, pair) in block.windows(2).enumerate() {
        let next = pair[1].of(text);
        let last = pair[0].of(text);
        let annals = opens_annals(next) && (last.trim_end().ends_with(is_stop) || opens_annals(last));
        let goes_on = match opened(line + 1) {
            Some(Opening::Item(_)) => false,
            Some(Opening::Line) => goes_on_over_break(wrap, last, next),
            None => wrap.joins(last, next),
        };
        if rows[line + 1] || !goes_on || opens_item(next) || annals {
            found.push(Part { span: Span { start: block[start].start, end: pair[0].end }, shape: shape(start) });
            start = line + 1;
        }
    }
    found.push(Part { span: Span { start: block[start].start, end: block[block.len() - 1].end }, shape: shape(start) });
}

/// Says whether a sentence may go on over a line break that was set by hand: nothing ends before it and nothing begins behind.
fn goes_on_over_break(wrap: Wrap, last: &str, next: &str) -> bool {
    let (last, next) = (last.trim_end(), next.trim_start());
    let is_open = last.ends_with([',', '،', ';', '؛']) || next.starts_with(char::is_lowercase);
    !last.ends_with(is_stop) && !next.starts_with(char::is_numeric) && (is_open || wrap.joins(last, next))
}

/// Says whether the line is an item of a list: `- `, `* `, `• `, `3. `, `3) `, or a year with a dash or colon.
fn opens_item(line: &str) -> bool {
    let line = line.trim_start();
    if ["- ", "* ", "+ ", "• ", "– "].iter().any(|mark| line.starts_with(mark)) {
        return true;
    }
    let digits = line.bytes().take(3).take_while(u8::is_ascii_digit).count();
    digits > 0 && (line[digits..].starts_with(". ") || line[digits..].starts_with(") ")) || opens_year(line)
}

/// Says whether a line begins with three or four digits and a dash or colon, and goes on in words: "1879 – Einstein is born".
fn opens_year(line: &str) -> bool {
    let year = line.bytes().take_while(u8::is_ascii_digit).count();
    let told = [" – ", " — ", " - ", ": "].iter().find_map(|mark| line[year..].strip_prefix(mark));
    (3..=4).contains(&year) && told.is_some_and(|told| told.trim_start().starts_with(char::is_alphabetic))
}

/// Says whether a line begins with a year and goes on with a capital: "1795 The mill burned."
fn opens_annals(line: &str) -> bool {
    let line = line.trim_start();
    let year = line.bytes().take_while(u8::is_ascii_digit).count();
    let told = line[year..].strip_prefix(' ');
    year == 4 && told.is_some_and(|told| told.trim_start().starts_with(char::is_uppercase))
}

/// Says whether a sentence may end with this sign.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '。' | '！' | '？' | '।' | '॥')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentId, read};

    fn shown(path: &str, file: &str) -> Vec<(String, Shape)> {
        let (document, _) = read(DocumentId(0), path, file.as_bytes(), None).document().expect("it is text");
        parts(&document).iter().map(|part| (part.span.of(&document.text).to_owned(), part.shape)).collect()
    }

    #[test]
    fn a_year_before_a_line_break_is_a_line_and_a_sentence_goes_on_over_one() {
        let years =
            "<p>1881 – Patrick keeps a shop in the high street.<br>1891<br>He is a foreman.<br>1901 – He rests.";
        assert_eq!(shown("a.html", years).len(), 4);
        let verse = "<p>It had begun in the year 1979,<br>when the first column came<br>over the river.";
        assert_eq!(shown("a.html", verse).len(), 1);
    }

    #[test]
    fn items_know_their_depth_and_their_number() {
        let file = "<article><ol start=3><li>The mill burned, and the bakehouse beside it burned too<ul><li>both on one night<li>in May</ul><li>It was built again</ol><p>It stands.";
        let item = |depth, number| Shape::Item(Item { depth, number });
        let shapes: Vec<Shape> = shown("a.html", file).into_iter().map(|(_, shape)| shape).collect();
        assert_eq!(shapes, [item(0, Some(3)), item(1, None), item(1, None), item(0, Some(4)), Shape::Paragraph]);
        let marked = "- one\n- two\n  1. three\n\nAnd so on.\n";
        let shapes: Vec<Shape> = shown("a.md", marked).into_iter().map(|(_, shape)| shape).collect();
        assert_eq!(shapes, [item(0, None), item(0, None), item(1, Some(1)), Shape::Paragraph]);
    }

    #[test]
    fn a_row_keeps_the_cells_at_its_end_in_which_nothing_stands() {
        let file = "| Year | What |\n|---|---|\n| 1795 | |\n| 1801 | A fire |\n";
        let row = |text: &str| (text.to_owned(), Shape::Row);
        assert_eq!(shown("a.md", file), [row("Year\tWhat"), row("1795\t"), row("1801\tA fire")]);
    }

    #[test]
    fn an_item_without_words_makes_no_item_of_what_follows() {
        assert_eq!(shown("a.html", "<ul><li></ul><p>It stands.")[0].1, Shape::Paragraph);
    }
}
