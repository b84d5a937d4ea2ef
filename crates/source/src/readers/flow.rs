//! Prose put together from pieces of markup: blanks collapsed, breaks where the markup breaks, the way back kept.

use crate::Span;
use crate::extract::Extract;
use crate::sections::Heading;

/// What stands between two pieces; the stronger one wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
enum Gap {
    #[default]
    Nothing,
    /// A blank, with the byte of the file where it stood.
    Space(usize),
    /// The next cell of a table.
    Cell,
    Line,
    Paragraph,
}

/// The prose so far.
#[derive(Default)]
pub(crate) struct Flow {
    extract: Extract,
    gap: Gap,
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
        if self.gap == Gap::Nothing {
            self.gap = Gap::Space(at);
        }
    }

    /// The next cell of a table begins here.
    pub(crate) fn cell(&mut self) {
        self.gap = self.gap.max(Gap::Cell);
    }

    /// A line ends here.
    pub(crate) fn line(&mut self) {
        self.gap = self.gap.max(Gap::Line);
    }

    /// A paragraph ends here.
    pub(crate) fn paragraph(&mut self) {
        self.gap = Gap::Paragraph;
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
            self.headings.push(Heading { text, start: text.start, level });
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
                Gap::Cell => self.extract.text.push('\t'),
                Gap::Line => self.extract.text.push('\n'),
                Gap::Paragraph => self.extract.text.push_str("\n\n"),
            }
        }
        if let Some((_, start @ None)) = &mut self.heading {
            *start = Some(self.extract.text.len());
        }
    }
}
