//! The shape of a text on its page: headings, paragraphs, lists and tables, each line with its number once.

use std::fmt::Write as _;

use tarikh::source::{Item, Span, cells};

use crate::blocks::{Block, Look};
use crate::escape::is_right_to_left;
use crate::flow::flow;
use crate::marks::Marks;
use crate::view::View;

/// The blocks of a document on their way to its page.
pub(crate) struct Shaped<'v> {
    pub view: &'v View<'v>,
    pub document: usize,
    pub text: &'v str,
    pub marks: &'v Marks,
    /// The line that was numbered last.
    pub line: u32,
    /// How many bytes the block before has.
    pub last: usize,
}

impl Shaped<'_> {
    /// Adds blocks of one group: a heading, a paragraph, the items of a list, the rows of a table.
    pub(crate) fn group(&mut self, out: &mut String, group: &[Block]) {
        let Some(first) = group.first() else { return };
        match first.look {
            Look::Heading(1) => self.line_of(out, first, ("h3", "h3")),
            Look::Heading(2) => self.line_of(out, first, ("h4", "h4")),
            Look::Heading(_deeper) => self.line_of(out, first, ("h5", "h5")),
            Look::Paragraph if first.follows && first.span.len() < SHORT && self.last < SHORT => {
                self.line_of(out, first, ("p class=\"on\"", "p"));
            }
            Look::Paragraph => self.line_of(out, first, ("p", "p")),
            Look::Item(item) => self.list(out, item, group),
            Look::Row => self.table(out, group),
        }
        self.last = first.span.len();
    }

    fn line_of(&mut self, out: &mut String, block: &Block, (open, close): (&str, &str)) {
        let _ = write!(out, "<{open}{}{}>", self.direction(block.span), self.number(block));
        flow(out, self.view.words, self.text, block.span, self.marks);
        let _ = write!(out, "</{close}>");
    }

    fn list(&mut self, out: &mut String, Item { depth, number }: Item, group: &[Block]) {
        let deep = if depth > 0 { format!(" deep-{}", depth.min(DEEPEST)) } else { String::new() };
        let close = match number {
            Some(first) => {
                let _ = write!(out, "<ol class=\"items{deep}\" start=\"{first}\">");
                "</ol>"
            }
            None => {
                let _ = write!(out, "<ul class=\"items{deep}\">");
                "</ul>"
            }
        };
        for block in group {
            self.line_of(out, block, ("li", "li"));
        }
        out.push_str(close);
    }

    fn table(&mut self, out: &mut String, group: &[Block]) {
        out.push_str("<div class=\"rows\" tabindex=\"0\"><table>");
        let is_headed = self.is_headed(group);
        let most = group.iter().map(|block| cells(self.text, block.span).len()).max().unwrap_or(0).min(MOST_CELLS);
        for (at, block) in group.iter().enumerate() {
            let name = if at == 0 && is_headed { "th" } else { "td" };
            let mut number = self.number(block);
            out.push_str("<tr>");
            let row = cells(self.text, block.span);
            for &cell in &row {
                let _ = write!(out, "<{name}{}{number}>", self.direction(cell));
                flow(out, self.view.words, self.text, cell, self.marks);
                let _ = write!(out, "</{name}>");
                number.clear();
            }
            (row.len()..most).for_each(|_| out.push_str("<td></td>"));
            out.push_str("</tr>");
        }
        out.push_str("</table></div>");
    }

    /// Says whether the first row of a table names its columns: without a figure, where others have some.
    fn is_headed(&self, group: &[Block]) -> bool {
        let has_figure = |span: Span| span.of(self.text).contains(char::is_numeric);
        group.first().is_some_and(|first| !has_figure(first.span)) && group.iter().any(|block| has_figure(block.span))
    }

    /// The direction of words, where it is not that of their account.
    fn direction(&self, span: Span) -> &'static str {
        let words = span.of(self.text);
        let is_known = words.contains(char::is_alphabetic);
        let turned = is_known && is_right_to_left(words) != self.view.is_written_from_right(self.document);
        if turned { " dir=\"auto\"" } else { "" }
    }

    /// What a block is linked by and numbered with: its line, where no block before stood on it.
    fn number(&mut self, block: &Block) -> String {
        let line = self.view.line(self.document, block.span.start);
        if line == self.line {
            return String::new();
        }
        self.line = line;
        let id = self.view.line_id(self.document, line);
        format!(" id=\"{id}\" data-line=\"{}\"", self.view.words.number(line))
    }
}

/// Lines of fewer bytes stand close to each other: those of a poem, of annals.
const SHORT: usize = 120;

/// Shorter rows are filled up to so many cells.
const MOST_CELLS: usize = 24;

/// Lists within lists are set in no further than so many times.
const DEEPEST: u8 = 4;
