//! Prose put together from pieces of markup: blanks collapsed, breaks where the markup breaks, the way back kept.

use crate::extract::Extract;
use crate::sections::Heading;
use crate::{Item, Opening, Span};

/// What stands in a cell that is one with the cell above it.
const HELD: &str = "\u{a0}";

/// What stands between two pieces; the stronger one wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    Nothing,
    /// A blank, with the byte of the file where it stood.
    Space(usize),
    Line,
    Paragraph,
}

/// The row of a table that is being written.
#[derive(Clone, Copy, Default)]
struct Row {
    is_open: bool,
    /// The cells that have begun.
    cells: usize,
    /// The cells that have begun since the last text.
    new: usize,
    has_text: bool,
}

/// The prose so far.
#[derive(Default)]
pub(crate) struct Flow {
    extract: Extract,
    gap: Gap,
    /// What begins with the next text.
    opening: Option<Opening>,
    row: Row,
    headings: Vec<Heading>,
    /// Level and start of the heading that is open.
    heading: Option<(u8, Option<usize>)>,
}

impl Flow {
    /// Adds text as it stands at byte `at` of the file.
    pub(crate) fn verbatim(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.close_gap();
            self.extract.push(text, at);
        }
    }

    /// Adds text that stands for something else at byte `at` of the file.
    pub(crate) fn replaced(&mut self, text: &str, at: usize) {
        if !text.is_empty() {
            self.close_gap();
            self.extract.push_replaced(text, at);
        }
    }

    /// Adds running text of HTML that stands at byte `at`, its blanks collapsed, its references replaced.
    pub(crate) fn collapsed(&mut self, source: &str, at: usize) {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let mut rest = source;
        while !rest.is_empty() {
            let here = at + source.len() - rest.len();
            let word_length = rest.find(is_blank).unwrap_or(rest.len());
            if word_length > 0 {
                self.close_gap();
                self.extract.push_references(&rest[..word_length], here);
                rest = &rest[word_length..];
            } else {
                self.space(here);
                rest = rest.trim_start_matches(is_blank);
            }
        }
    }

    /// A blank stands here.
    pub(crate) fn space(&mut self, at: usize) {
        if self.gap == Gap::Nothing && self.row.new == 0 {
            self.gap = Gap::Space(at);
        }
    }

    /// A row of a table begins or ends here.
    pub(crate) fn row(&mut self) {
        let row = std::mem::take(&mut self.row);
        // Cells at its end in which nothing stands are cells of it all the same.
        if row.has_text {
            (0..row.new).for_each(|_| self.extract.text.push('\t'));
        }
        self.line();
    }

    /// A cell of a table begins here.
    pub(crate) fn cell(&mut self) {
        let first = self.row.cells == 0;
        self.row.is_open = true;
        self.row.cells += 1;
        if !first {
            self.row.new += 1;
            // What the cell before ended with is no end of the row.
            if self.row.has_text {
                self.gap = Gap::Nothing;
            }
        }
    }

    /// A cell that a cell of a row above reaches into: a blank that is not broken stands for it.
    pub(crate) fn held_cell(&mut self, at: usize) {
        self.cell();
        self.replaced(HELD, at);
    }

    /// A line ends here.
    pub(crate) fn line(&mut self) {
        self.wrapped();
        self.opening.get_or_insert(Opening::Line);
    }

    /// A line ends here that may have been wrapped to a width.
    pub(crate) fn wrapped(&mut self) {
        if self.row.new == 0 {
            self.gap = self.gap.max(Gap::Line);
        }
    }

    /// An item of a list begins here; in the cell of a table it is a line.
    pub(crate) fn item(&mut self, item: Item) {
        self.wrapped();
        self.opening = Some(if self.row.is_open { Opening::Line } else { Opening::Item(item) });
    }

    /// An item of a list ends here; one without a text is none.
    pub(crate) fn end_item(&mut self) {
        self.wrapped();
        self.opening = Some(Opening::Line);
    }

    /// A paragraph ends here, and with it the row of a table. The first paragraph of an item is the item.
    pub(crate) fn paragraph(&mut self) {
        self.row = Row::default();
        self.gap = Gap::Paragraph;
        self.opening = self.opening.filter(|opening| matches!(opening, Opening::Item(_)));
    }

    /// A heading begins here. Headings do not nest; the outer one counts.
    pub(crate) fn open_heading(&mut self, level: u8) {
        self.paragraph();
        self.heading.get_or_insert((level, None));
    }

    /// The heading ends here.
    pub(crate) fn close_heading(&mut self) {
        if let Some((level, Some(start))) = self.heading.take() {
            let text = Span::new(start, self.extract.text.len());
            self.headings.push(Heading { text, start: text.start, level, is_marked: true });
        }
        self.paragraph();
    }

    /// Returns the text and its headings.
    pub(crate) fn finish(mut self) -> (Extract, Vec<Heading>) {
        self.close_heading();
        (self.extract, self.headings)
    }

    fn close_gap(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        if !self.extract.text.is_empty() {
            match gap {
                Gap::Nothing => {}
                Gap::Space(at) => self.extract.push(" ", at),
                Gap::Line => self.extract.text.push('\n'),
                Gap::Paragraph => self.extract.text.push_str("\n\n"),
            }
        }
        if let Some(opening) = self.opening.take() {
            self.extract.openings.push((self.extract.text.len() as u32, opening));
        }
        if self.row.is_open {
            (0..std::mem::take(&mut self.row.new)).for_each(|_| self.extract.text.push('\t'));
            self.row.has_text = true;
        }
        if let Some((_, start @ None)) = &mut self.heading {
            *start = Some(self.extract.text.len());
        }
    }
}
