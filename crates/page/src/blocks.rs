//! A text cut into what a page shows as headings, paragraphs, lists and tables, up to a limit.

use std::ops::Range;

use tarikh::source::{Document, Item, Shape, Span, parts};

/// A heading, a paragraph, an item or a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Block {
    /// Its text, without the line end behind it.
    pub span: Span,
    /// What it is.
    pub look: Look,
    /// Whether it begins on the line behind the block before it: a line of a poem, a row of a table.
    pub follows: bool,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    /// With its level, 1 for the highest.
    Heading(u8),
    Paragraph,
    /// Of a list.
    Item(Item),
    /// Of a table.
    Row,
}

/// The blocks of a text, and from where on it is not shown.
pub(crate) struct Blocks {
    pub blocks: Vec<Block>,
    /// The byte the rest begins with that is left out; none where all is shown.
    pub rest: Option<u32>,
}

impl Blocks {
    /// Says whether a byte of the text stands in one of its blocks.
    pub(crate) fn holds(&self, at: u32) -> bool {
        let next = self.blocks.partition_point(|block| block.span.end <= at);
        // A row is shown by its cells, and what stands between them is not.
        self.blocks.get(next).is_some_and(|block| block.span.start <= at && block.look != Look::Row)
    }
}

/// So many bytes of a text are shown,
const MOST_BYTES: usize = 1_500_000;

/// in so many paragraphs; a page of more would make a browser stall.
const MOST_BLOCKS: usize = 6_000;

/// A paragraph is cut into pieces no longer than this, so that one endless line does not stall a browser either.
const LONGEST: usize = 60_000;

/// Cuts a document into blocks as it was read, in linear time.
pub(crate) fn blocks(document: &Document) -> Blocks {
    let text = &*document.text;
    let mut found = Blocks { blocks: Vec::new(), rest: None };
    let mut dateline: Option<Span> = None;
    for part in parts(document) {
        if found.blocks.len() >= MOST_BLOCKS || part.span.start as usize >= MOST_BYTES {
            found.rest = Some(part.span.start);
            break;
        }
        let look = match part.shape {
            // It stands on the line of the paragraph it opens.
            Shape::Dateline => {
                dateline = Some(part.span);
                continue;
            }
            Shape::Heading(level) => Look::Heading(level),
            Shape::Paragraph => Look::Paragraph,
            Shape::Item(item) => Look::Item(item),
            Shape::Row => Look::Row,
        };
        let mut span = part.span;
        if let Some(before) = dateline.take() {
            match text[before.end as usize..span.start as usize].contains(['\n', '\r']) {
                true => pieces(text, before, Look::Paragraph, &mut found.blocks),
                false => span.start = before.start,
            }
        }
        let last = found.blocks.last().copied();
        let is_heading = last.is_some_and(|last| matches!(last.look, Look::Heading(_)));
        // The line a heading is underlined by, or the head of a table.
        if (is_heading || look == Look::Row) && !span.of(text).contains(char::is_alphanumeric) {
            continue;
        }
        match last.filter(|last| last.look == Look::Row && is_next_line(text, last.span, span)) {
            // The last cell of the row goes on.
            Some(row) if look == Look::Paragraph && row.span.len() < LONGEST => {
                found.blocks.pop();
                found.blocks.push(Block { span: Span { start: row.span.start, end: span.end }, ..row });
            }
            Some(_) | None => pieces(text, span, look, &mut found.blocks),
        }
    }
    found.blocks.extend(dateline.map(|span| Block { span, look: Look::Paragraph, follows: false }));
    found
}

/// Returns which blocks stand together: the rows of a table, the items of one list, else each by itself. An item beside which
/// something is noted opens a group, so that the note stands beside it.
pub(crate) fn groups(blocks: &[Block], is_noted: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| blocks[before].look);
        let is_with = match (before, block.look) {
            (Some(Look::Row), Look::Row) => block.follows,
            (Some(Look::Item(one)), Look::Item(next)) => is_of_one_list(one, next) && !is_noted(at),
            (Some(_) | None, _) => false,
        };
        match groups.last_mut() {
            Some(group) if is_with => group.end = at + 1,
            Some(_) | None => groups.push(at..at + 1),
        }
    }
    groups
}

fn is_of_one_list(one: Item, next: Item) -> bool {
    one.depth == next.depth && one.number.map(|number| number.saturating_add(1)) == next.number
}

/// Says whether a part begins on the line behind another.
fn is_next_line(text: &str, last: Span, next: Span) -> bool {
    let between = text.get(last.end as usize..next.start as usize).unwrap_or_default();
    between.matches('\n').count().max(between.matches('\r').count()) == 1 && between.trim().is_empty()
}

/// Adds a block, in pieces where it is very long.
fn pieces(text: &str, whole: Span, look: Look, blocks: &mut Vec<Block>) {
    let follows = blocks.last().is_some_and(|last| is_next_line(text, last.span, whole));
    let mut start = whole.start as usize;
    let end = whole.end as usize;
    while end - start > LONGEST {
        let mut cut = start + LONGEST;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let cut = text[start..cut].rfind(' ').map_or(cut, |blank| start + blank + 1);
        blocks.push(Block { span: Span::new(start, cut), look, follows });
        start = cut;
    }
    blocks.push(Block { span: Span::new(start, end), look, follows });
}

#[cfg(test)]
mod tests {
    use super::*;
    use tarikh::source::{DocumentId, read};

    fn shown(text: &str) -> Vec<String> {
        let (document, _) = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
        blocks(&document).blocks.iter().map(|block| block.span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn a_paragraph_wrapped_by_hand_is_one_and_a_poem_is_lines() {
        let wrapped = "The column reached the bridge before noon and went over it\nin a long file, flags flying, to the far bank of the river.\n\nThe end.";
        assert_eq!(shown(wrapped).len(), 2);
        assert_eq!(shown("They came\nand went\nin a day").len(), 3);
    }

    #[test]
    fn a_dateline_opens_its_paragraph_and_what_underlines_is_not_shown() {
        let report = "KABUL, Feb. 15 (Agency) \u{2014} The bridge is empty.\n\nNobody came.";
        assert!(shown(report)[0].ends_with("The bridge is empty."));
        assert_eq!(shown("a | b\n--- | ---\n1795 | A fire\n"), ["a | b", "1795 | A fire"]);
        assert_eq!(
            shown("The bridge\n==========\n\nIt is empty, and nobody came."),
            ["The bridge", "It is empty, and nobody came."]
        );
    }

    #[test]
    fn a_hundred_thousand_lines_are_not_all_shown() {
        let text = "In 1989 it ended.\n".repeat(100_000);
        let (document, _) = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
        let found = blocks(&document);
        assert_eq!(found.blocks.len(), MOST_BLOCKS);
        assert!(found.rest.is_some());
    }
}
