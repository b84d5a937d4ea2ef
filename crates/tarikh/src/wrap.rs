//! Text in the columns of a terminal: where its lines end.

use source::cells_of;
use unicode_width::UnicodeWidthChar;

/// Wraps each line by words; a word longer than a line is cut.
pub(crate) fn wrap(text: &str, width: usize) -> Vec<String> {
    let lines: Vec<String> = text.lines().flat_map(|line| wrap_line(line, width)).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// Wraps a line by words.
pub(crate) fn wrap_line(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut now = String::new();
    for word in text.split_whitespace() {
        if !now.is_empty() && cells_of(&now) + 1 + cells_of(word) > width {
            lines.push(std::mem::take(&mut now));
        }
        if !now.is_empty() {
            now.push(' ');
        }
        if cells_of(word) <= width {
            now.push_str(word);
            continue;
        }
        for c in word.chars() {
            if cells_of(&now) + c.width().unwrap_or(0) > width.max(2) {
                lines.push(std::mem::take(&mut now));
            }
            now.push(c);
        }
    }
    lines.push(now);
    lines
}
