//! Rows of tables: lines whose cells stand apart by tabs, as they are taken out of HTML and Markdown, or by bars.

use crate::Span;
use crate::lines::{is_blank, lines};

/// A line of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its cells, with the blanks around what stands in them; one may be empty.
    pub cells: Vec<Span>,
    /// The lines below it that are no rows: its last cell goes on.
    pub more: Vec<Span>,
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Tab,
    Bar,
}

/// Returns the tables of a text: rows with no blank line between them. Takes linear time.
///
/// ```
/// let text = "Of the mill:\n\n1795 | It burned.\n1801 | It was built again.\n";
/// let tables = source::tables(text);
/// let cells: Vec<&str> = tables[0][1].cells.iter().map(|cell| cell.of(text).trim()).collect();
/// assert_eq!((tables.len(), cells), (1, vec!["1801", "It was built again."]));
/// ```
pub fn tables(text: &str) -> Vec<Vec<Row>> {
    let mut found = Vec::new();
    if memchr::memchr2(b'\t', b'|', text.as_bytes()).is_none() {
        return found;
    }
    let mut block = Vec::new();
    for line in lines(text, Span::new(0, text.len())) {
        if is_blank(text, line) {
            found.extend(table(text, &block));
            block.clear();
        } else {
            block.push(line);
        }
    }
    found.extend(table(text, &block));
    found
}

fn table(text: &str, block: &[Span]) -> Option<Vec<Row>> {
    let mut table: Vec<Row> = Vec::new();
    for (line, cells) in block.iter().zip(rows(text, block)) {
        match cells {
            Some(cells) => table.push(Row { cells, more: Vec::new() }),
            None => table.last_mut().into_iter().for_each(|row| row.more.push(*line)),
        }
    }
    (!table.is_empty()).then_some(table)
}

/// Returns for each line of a block, which has no blank line, its cells, if it is a row.
pub(crate) fn rows(text: &str, block: &[Span]) -> Vec<Option<Vec<Span>>> {
    let mut found: Vec<Option<Vec<Span>>> = Vec::with_capacity(block.len());
    for (at, line) in block.iter().enumerate() {
        let row = match mark(text, *line) {
            Some(Mark::Tab) => {
                let cells = split(text, *line, '\t');
                let filled = cells.iter().filter(|cell| !is_blank(text, **cell)).count();
                // An indented line is a row only below another.
                let below = filled == 1 && at > 0 && found[at - 1].is_some();
                (filled > 1 || below).then_some(cells)
            }
            Some(Mark::Bar) => {
                let near = |other: Option<&Span>| other.is_some_and(|other| mark(text, *other) == Some(Mark::Bar));
                let beside = near(at.checked_sub(1).map(|before| &block[before])) || near(block.get(at + 1));
                beside.then(|| split(text, within_bars(text, *line), '|'))
            }
            None => None,
        };
        found.push(row);
    }
    found
}

fn mark(text: &str, line: Span) -> Option<Mark> {
    let bytes = line.of(text).as_bytes();
    if memchr::memchr(b'\t', bytes).is_some() {
        return Some(Mark::Tab);
    }
    let inner = within_bars(text, line).of(text);
    (inner.contains(" | ") || inner.len() < line.of(text).trim().len()).then_some(Mark::Bar)
}

/// A line without the bars that open and close it.
fn within_bars(text: &str, line: Span) -> Span {
    let whole = line.of(text);
    let opened = whole.trim_start();
    let inner = opened.strip_prefix('|').unwrap_or(opened);
    let closed = inner.trim_end();
    let closed = closed.strip_suffix('|').unwrap_or(closed);
    let start = line.start as usize + (whole.len() - inner.len());
    Span::new(start, start + closed.len())
}

fn split(text: &str, line: Span, mark: char) -> Vec<Span> {
    let mut start = line.start as usize;
    let cell = |cell: &str| {
        let span = Span::new(start, start + cell.len());
        start += cell.len() + mark.len_utf8();
        span
    };
    line.of(text).split(mark).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<&str>> {
        let rows = tables(text).into_iter().flatten();
        rows.map(|row| row.cells.into_iter().map(|cell| cell.of(text).trim()).collect()).collect()
    }

    #[test]
    fn tabs_and_bars_part_cells_and_a_lone_bar_or_an_indent_does_not() {
        assert_eq!(cells("1795\tThe mill\n\tburned\nand more"), [vec!["1795", "The mill"], vec!["", "burned"]]);
        assert_eq!(cells("| a | b |\n|---|---|\n| 1 | 2 |"), [vec!["a", "b"], vec!["---", "---"], vec!["1", "2"]]);
        assert!(cells("either | or\n\n\tIt was so.\nand so on").is_empty());
    }
}
