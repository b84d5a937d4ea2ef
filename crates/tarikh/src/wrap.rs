//! Text in the columns of a terminal: how wide it is, and where its lines end.

use unicode_width::UnicodeWidthChar;

/// Sets text apart that runs from right to left, so that it does not reorder its line.
pub(crate) fn apart(text: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.contains(from_right) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// The cells of a terminal that a text takes, letter by letter: a terminal gives لا two, though in print it is one sign.
pub(crate) fn cells_of(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

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
