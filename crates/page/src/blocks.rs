//! A text cut into what a page shows as headings and paragraphs, up to a limit.

use tarikh::source::{Document, Span};

/// A heading or a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Block {
    /// Its text, without the line end behind it.
    pub span: Span,
    /// What it is.
    pub look: Look,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    /// With its level, 1 for the highest.
    Heading(u8),
    Paragraph,
}

/// The blocks of a text, and from where on it is not shown.
pub(crate) struct Blocks {
    pub blocks: Vec<Block>,
    /// The byte the rest begins with that is left out; none where all is shown.
    pub rest: Option<u32>,
}

/// So many bytes of a text are shown,
const MOST_BYTES: usize = 1_500_000;

/// in so many paragraphs; a page of more would make a browser stall.
const MOST_BLOCKS: usize = 6_000;

/// A paragraph is cut into pieces no longer than this, so that one endless line does not stall a browser either.
const LONGEST: usize = 60_000;

/// The lines of a paragraph that was wrapped by hand have so many bytes.
const WRAPPED: std::ops::RangeInclusive<usize> = 45..=130;

/// Cuts a document into blocks, in linear time.
pub(crate) fn blocks(document: &Document) -> Blocks {
    let text = &*document.text;
    let mut found = Blocks { blocks: Vec::new(), rest: None };
    let mut headings =
        document.sections.iter().filter_map(|section| Some((section.heading?, section.level))).peekable();
    let mut lines = lines(text).peekable();
    while let Some(line) = lines.next() {
        if found.blocks.len() >= MOST_BLOCKS || line.start as usize >= MOST_BYTES {
            found.rest = Some(line.start);
            break;
        }
        while headings.peek().is_some_and(|(span, _)| span.end <= line.start) {
            headings.next();
        }
        if let Some((span, level)) = headings.peek().copied()
            && span.overlaps(line)
        {
            // Markup around a heading is not part of it.
            let shown = Span { start: span.start.max(line.start), end: span.end.min(line.end) };
            found.blocks.push(Block { span: shown, look: Look::Heading(level) });
            continue;
        }
        let mut whole = line;
        let mut last = line;
        while let Some(&next) = lines.peek() {
            let follows =
                is_next_line(text, last, next) && WRAPPED.contains(&last.len()) && next.len() <= *WRAPPED.end();
            let is_heading = headings.peek().is_some_and(|(span, _)| span.overlaps(next));
            if !follows || is_heading || starts_item(next.of(text)) {
                break;
            }
            whole.end = next.end;
            last = next;
            lines.next();
        }
        pieces(text, whole, &mut found.blocks);
    }
    found
}

/// The lines of a text that are not blank, without their ends.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
            let length = rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
            let span = Span::new(at, at + length);
            let ending = rest[length..].chars().next().map_or(0, char::len_utf8);
            at += length + ending;
            if !span.of(text).trim().is_empty() {
                return Some(span);
            }
        }
    })
}

fn is_next_line(text: &str, last: Span, next: Span) -> bool {
    let between = &text[last.end as usize..next.start as usize];
    between == "\n" || between == "\r\n" || between == "\r"
}

/// Says whether a line is an item of a list or a row of a table, which stands by itself.
fn starts_item(line: &str) -> bool {
    line.starts_with(['-', '*', '|', '>', '•', '#'])
}

fn pieces(text: &str, whole: Span, blocks: &mut Vec<Block>) {
    let mut start = whole.start as usize;
    let end = whole.end as usize;
    while end - start > LONGEST {
        let mut cut = start + LONGEST;
        while !text.is_char_boundary(cut) {
            cut -= 1;
        }
        let cut = text[start..cut].rfind(' ').map_or(cut, |blank| start + blank + 1);
        blocks.push(Block { span: Span::new(start, cut), look: Look::Paragraph });
        start = cut;
    }
    blocks.push(Block { span: Span::new(start, end), look: Look::Paragraph });
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
    fn a_hundred_thousand_lines_are_not_all_shown() {
        let text = "In 1989 it ended.\n".repeat(100_000);
        let (document, _) = read(DocumentId(0), "a.txt", text.as_bytes(), None).document().expect("it is text");
        let found = blocks(&document);
        assert_eq!(found.blocks.len(), MOST_BLOCKS);
        assert!(found.rest.is_some());
    }
}
