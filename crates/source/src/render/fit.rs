//! Text set in lines of a terminal, cut between words.

use unicode_width::UnicodeWidthChar;

/// Sets text apart that runs from right to left, between U+2068 and U+2069, so that it does not reorder its line. Other text stays as it is.
///
/// ```
/// use source::apart;
/// assert_eq!(apart("26 Bahman"), "26 Bahman");
/// assert_eq!(apart("۲۶ بهمن"), "\u{2068}۲۶ بهمن\u{2069}");
/// ```
pub fn apart(text: &str) -> String {
    let from_right = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    if text.contains(from_right) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// Returns the cells of a terminal that a text takes, letter by letter: a terminal gives لا two, though in print it is one sign.
///
/// ```
/// use source::cells_of;
/// assert_eq!(cells_of("1989"), 4);
/// assert_eq!(cells_of("\u{2068}سال\u{2069}"), 3);
/// ```
pub fn cells_of(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Cuts a text into lines of a width in a terminal's columns, the first of which begins `first` columns in and the others `further`.
/// A word that is wider than a line is left whole: the terminal breaks it. There is one line at least.
///
/// ```
/// use source::lines_of;
/// assert_eq!(lines_of("February 2004 has 29 days", 10, 2, 20), ["February", "2004 has 29 days"]);
/// assert_eq!(lines_of("February 2004 has 29 days", 10, 2, usize::MAX), ["February 2004 has 29 days"]);
/// ```
pub fn lines_of(said: &str, first: usize, further: usize, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = first;
    for word in said.split(' ') {
        let needs = cells_of(word);
        let line = lines.len() - 1;
        let blank = usize::from(!lines[line].is_empty());
        if blank > 0 && used + blank + needs > width {
            lines.push(word.to_owned());
            used = further + needs;
            continue;
        }
        if blank > 0 {
            lines[line].push(' ');
        }
        lines[line].push_str(word);
        used += blank + needs;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines_of;

    #[test]
    fn nothing_is_a_line_and_a_long_word_stays_whole() {
        assert_eq!(lines_of("", 10, 2, 20), [""]);
        assert_eq!(lines_of("verylongword", 10, 2, 12), ["verylongword"]);
    }
}
