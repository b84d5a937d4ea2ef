//! Text laid out in columns for people.

use std::fmt::Write;
use std::io::IsTerminal;

use tarikh::source::{Colour, Look, apart, cells_of, harmless, lines_of};

/// Rows of cells; every column but the last is as wide as its widest cell, up to a limit.
#[derive(Default)]
pub struct Columns {
    rows: Vec<Vec<String>>,
}

/// A column is not padded beyond so many characters.
const WIDEST: usize = 48;

impl Columns {
    /// Adds a row; cells are made harmless, and text from right to left is set apart.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| apart(&one_line(&cell))).collect());
    }

    /// Returns the rows as lines.
    pub fn lines(&self, indent: &str) -> String {
        let count = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cells_of(cell)).filter(|width| *width <= WIDEST).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..count).map(width).collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = indent.to_owned();
            for (column, cell) in row.iter().enumerate() {
                let room = widths[column].saturating_sub(cells_of(cell));
                let _ = write!(line, "{cell}{}  ", " ".repeat(room));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

fn one_line(text: &str) -> String {
    let joined: Vec<&str> = text.split_whitespace().collect();
    harmless(&joined.join(" ")).to_string()
}

/// Wraps each line by words, for a terminal so wide.
pub fn wrapped(text: &str, width: u16) -> String {
    text.lines().flat_map(|line| lines_of(line, 0, 0, usize::from(width))).map(|line| line + "\n").collect()
}

/// Writes a count with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Says whether stdout is to be coloured: on a terminal, unless `NO_COLOR` is set to anything.
pub fn colour() -> Colour {
    if std::io::stdout().is_terminal() && !is_colour_refused() { Colour::Always } else { Colour::Never }
}

/// Returns how findings in full are to look: coloured and fitted to the width on a terminal, plain and as long as they need be elsewhere.
pub fn look() -> Look {
    Look { colour: colour(), width: std::io::stdout().is_terminal().then(width) }
}

/// Says whether the user wants no colours anywhere.
pub fn is_colour_refused() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// Tables are no narrower than this, whatever the terminal.
const NARROWEST: u16 = 40;
/// The width of tables where nothing tells another: on a pipe and in a file.
const USUAL: u16 = 100;

/// Returns the width tables are fitted to: `COLUMNS` where it is set, else the terminal's, else 100.
pub fn width() -> u16 {
    let said = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let width = said.or_else(|| terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0));
    width.filter(|&columns| columns > 0).map_or(USUAL, |columns| columns.max(NARROWEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_by_words() {
        assert_eq!(wrapped("read 2 documents, 8 sentences\nall\n", 16), "read 2\ndocuments, 8\nsentences\nall\n");
    }
}
