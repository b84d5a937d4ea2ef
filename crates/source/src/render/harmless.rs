//! Text of others made harmless to show: characters that move the cursor or turn the line are written out.

use std::borrow::Cow;

/// Returns `text` with control characters and characters that change the direction of a line written out as
/// `\u{1b}`; a line end or tab becomes a blank. Joiners, which Persian needs, stay.
///
/// ```
/// use source::harmless;
/// assert_eq!(harmless("in 1989\u{1b}[2J\nand \u{202e}after"), "in 1989\\u{1b}[2J and \\u{202e}after");
/// assert_eq!(harmless("سه\u{200c}شنبه"), "سه\u{200c}شنبه");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| shown(c) != Shown::AsItIs) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_harmless(&mut out, c);
    }
    Cow::Owned(out)
}

/// Adds a character, made harmless.
pub(super) fn push_harmless(out: &mut String, c: char) {
    match shown(c) {
        Shown::AsItIs => out.push(c),
        Shown::Blank => out.push(' '),
        Shown::WrittenOut => out.extend(c.escape_unicode()),
    }
}

#[derive(PartialEq, Eq)]
enum Shown {
    AsItIs,
    Blank,
    WrittenOut,
}

fn shown(c: char) -> Shown {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Shown::Blank,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Shown::WrittenOut,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Shown::WrittenOut,
        c if c.is_control() => Shown::WrittenOut,
        _ => Shown::AsItIs,
    }
}

/// Says whether a character runs from right to left: Hebrew, Arabic and the scripts between and after them.
pub(super) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        || matches!(c, '\u{200f}' | '\u{202b}' | '\u{202e}' | '\u{2067}')
}

/// Returns a message's text, made harmless, in one line; what is written from right to left in it is set apart, so
/// that it does not turn what stands beside it.
pub(super) fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_right_to_left) {
        let run = run_end(rest, start);
        out.push_str(&harmless(&rest[..start]));
        out.push('\u{2068}');
        out.push_str(&harmless(&rest[start..run]));
        out.push('\u{2069}');
        rest = &rest[run..];
    }
    out.push_str(&harmless(rest));
    out
}

/// The end of the run that begins at `start`: it goes on over blanks, digits and marks to the last letter before one of
/// another direction.
fn run_end(text: &str, start: usize) -> usize {
    let mut last = start;
    for (at, c) in text[start..].char_indices() {
        if c.is_alphabetic() && !is_right_to_left(c) {
            break;
        }
        if is_right_to_left(c) {
            last = start + at + c.len_utf8();
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_to_left_words_in_a_message_are_set_apart() {
        assert_eq!(message("26 دلو 1367 is a Wednesday"), "26 \u{2068}دلو\u{2069} 1367 is a Wednesday");
        assert_eq!(
            message("'۲۶ دلو ۱۳۶۷' and 'بهمن'"),
            "'\u{2068}۲۶ دلو ۱۳۶۷' and 'بهمن\u{2069}'".replace("۱۳۶۷' and '", "۱۳۶۷\u{2069}' and '\u{2068}")
        );
        assert_eq!(message("plain"), "plain");
    }
}
