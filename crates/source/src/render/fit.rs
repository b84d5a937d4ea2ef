//! A message set in lines of a terminal, cut between words.

use unicode_width::UnicodeWidthStr;

/// Cuts a message into lines of a width, the first of which begins `first` columns in and the others `further`. A word that is wider
/// than a line is left whole: the terminal breaks it. There is one line at least.
pub(super) fn lines(said: &str, first: usize, further: usize, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = first;
    for word in said.split(' ') {
        let needs = word.width();
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
    use super::lines;

    #[test]
    fn a_message_is_cut_between_words_and_left_whole_where_nothing_limits_it() {
        assert_eq!(lines("February 2004 has 29 days", 10, 2, 20), ["February", "2004 has 29 days"]);
        assert_eq!(lines("February 2004 has 29 days", 10, 2, usize::MAX), ["February 2004 has 29 days"]);
        assert_eq!(lines("", 10, 2, 20), [""]);
        assert_eq!(lines("verylongword", 10, 2, 12), ["verylongword"]);
    }
}
