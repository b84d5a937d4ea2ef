//! A label cut into lines by how wide its words are drawn, and shortened only where no line has room for it.

/// Cuts a text by its words into lines, the first of which has `first` for it and the others `room`; what is left when `most`
/// lines are full is cut from the last one.
pub(super) fn lines(text: &str, first: i64, room: i64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let space = if lines.is_empty() { first } else { room };
        if lines.len() + 1 >= most {
            lines.push(fitted(rest, space));
            break;
        }
        let at = filled(rest, space);
        // A word that is wider than an empty line is cut; beside the day the line is left to the day.
        if at == 0 && !lines.is_empty() {
            lines.push(cut(rest, space));
            break;
        }
        lines.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    lines
}

/// Returns how many bytes of a text, whole words, a line has room for.
fn filled(text: &str, room: i64) -> usize {
    let (mut used, mut whole) = (0, 0);
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            whole = at;
        }
        used += letter(c);
        if used > room {
            return whole;
        }
    }
    text.len()
}

/// Returns a text that a line has room for, cut where it has none for all of it.
pub(super) fn fitted(text: &str, room: i64) -> String {
    if width(text) <= room { text.to_owned() } else { cut(text, room) }
}

/// Cuts a label to a width.
pub(super) fn cut(label: &str, room: i64) -> String {
    let (mut used, mut kept) = (width("…"), 0);
    for (at, c) in label.char_indices() {
        used += letter(c);
        if used > room {
            break;
        }
        kept = at + c.len_utf8();
    }
    // At a word's end, where that loses little.
    let kept = &label[..kept];
    let at = kept.rfind(' ').filter(|at| at * 4 > kept.len() * 3).unwrap_or(kept.len());
    format!("{}…", kept[..at].trim_end_matches(['…', ' ', ',']))
}

/// Returns about how wide a text is drawn, in tenths of a pixel, rather too wide than too narrow: at 12 pixels each letter takes
/// what the widest of Noto Sans, DejaVu Sans and Liberation Sans gives it.
pub(crate) fn width(text: &str) -> i64 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> i64 {
    match c {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | '\'' | '’' | ':' | ';' => 41,
        't' | 'f' | 'r' | '(' | ')' | '-' => 50,
        'm' | 'W' | '—' | '…' => 120,
        'w' | 'D' | 'G' | 'H' | 'M' | 'N' | 'O' | 'Q' => 98,
        'A'..='Z' => 88,
        'a'..='z' | '0'..='9' => 76,
        '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{64b}'..='\u{65f}' => 0,
        '\u{590}'..='\u{8ff}' => 66,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff00}'..='\u{ff60}' => 124,
        _letter_or_digit => 76,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_goes_on_in_the_next_line_and_no_word_of_it_is_lost() {
        let label = "the last column of the army crossed the bridge at noon";
        let found = lines(label, 1_000, 2_000, 3);
        assert_eq!(found.join(" "), label);
        assert!(found.len() == 3 && width(&found[0]) <= 1_000 && width(&found[1]) <= 2_000, "{found:?}");
    }

    #[test]
    fn the_day_may_have_the_first_line_for_itself() {
        assert_eq!(lines("Wiederherstellung", 300, 2_500, 3), ["", "Wiederherstellung"]);
    }

    #[test]
    fn what_no_line_has_room_for_is_cut_from_the_last() {
        let found = lines("the last column of the army crossed the bridge at noon", 1_000, 1_000, 2);
        assert!(found.len() == 2 && found[1].ends_with('…') && width(&found[1]) <= 1_000, "{found:?}");
    }
}
