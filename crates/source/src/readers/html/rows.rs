//! Rows of tables and of lists of definitions: which cells belong on one line, and which reach into the rows below.

use super::names::is_block;
use super::page::Page;
use crate::readers::flow::Flow;

/// A cell with more in it lays out a page and is no cell of a table.
const MOST_NODES: usize = 64;
/// No row is held by more cells, nor by one of more rows.
const MOST_HELD: usize = 64;
const MOST_ROWS: usize = 1000;

/// The columns of a table, and for how many rows more a cell above reaches into each.
#[derive(Default)]
pub(super) struct Held {
    table: usize,
    columns: Vec<usize>,
    column: usize,
}

impl Held {
    /// A row begins.
    pub(super) fn row(&mut self, page: &Page<'_>, at: usize) {
        let parent = page.parent(at);
        let table = if matches!(page.tag(parent), "tbody" | "thead" | "tfoot") { page.parent(parent) } else { parent };
        if table != self.table {
            *self = Held { table, ..Held::default() };
        }
        self.column = 0;
    }

    /// A cell begins, behind those that reach into its row.
    pub(super) fn cell(&mut self, page: &Page<'_>, at: usize, flow: &mut Flow) {
        while let Some(rows) = self.columns.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.column += 1;
            flow.held_cell(page.start(at));
        }
        flow.cell();
        let rows = page.attribute(at, "rowspan").and_then(|rows| rows.trim().parse::<usize>().ok());
        let rows = rows.filter(|rows| (1..=MOST_ROWS).contains(rows)).unwrap_or(1);
        if self.column < MOST_HELD {
            self.columns.resize(self.columns.len().max(self.column + 1), 0);
            self.columns[self.column] = rows - 1;
            self.column += 1;
        }
    }
}

/// Says whether a cell holds a line or a paragraph, not the parts of a page.
pub(super) fn is_plain(page: &Page<'_>, at: usize) -> bool {
    let inside = at + 1..page.end(at);
    inside.len() <= MOST_NODES && inside.filter(|node| is_block(page.tag(*node))).count() <= 1
}

/// Says whether a block is all that a plain cell or definition holds.
pub(super) fn is_inside_cell(page: &Page<'_>, at: usize) -> bool {
    let parent = page.parent(at);
    matches!(page.tag(parent), "td" | "th" | "dd" | "dt") && is_plain(page, parent)
}

/// Where what defines a term stands.
pub(super) enum Cells {
    /// Behind the term, as the next cell.
    Next,
    /// Below what already defines it.
    Same,
    /// In a paragraph of its own.
    None,
}

/// Tells where a definition stands: on the line of its term, unless it is long.
pub(super) fn defines(page: &Page<'_>, at: usize) -> Cells {
    if !is_plain(page, at) {
        return Cells::None;
    }
    // What stands before it is another of the list, or blanks behind one.
    let list = page.parent(at);
    let mut before = at - 1;
    while before > list && (page.text(before).is_some_and(|text| text.trim().is_empty()) || page.parent(before) != list)
    {
        before = if page.parent(before) == list { before - 1 } else { page.parent(before) };
    }
    match page.tag(before) {
        "dt" => Cells::Next,
        "dd" => Cells::Same,
        _ => Cells::None,
    }
}
