//! Words that run against the direction of their paragraph, set apart with the numbers that belong to them: a date in
//! Persian letters in an English line, "13 July 1909" in a Persian one.

use crate::escape::{apart, escaped, is_right_to_left, push};

/// Which way a paragraph runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Base {
    LeftToRight,
    RightToLeft,
}

impl Base {
    /// Returns the direction a paragraph takes from its first letter, as `dir="auto"` does.
    pub(crate) fn of(text: &str) -> Base {
        if is_right_to_left(text) { Base::RightToLeft } else { Base::LeftToRight }
    }
}

/// Returns text made harmless, set apart where a letter of it runs against the direction around it.
pub(crate) fn apart_within(text: &str, base: Base) -> String {
    if text.chars().any(|c| strength(c, base) == Strength::Against) { apart(text) } else { escaped(text) }
}

/// Adds text made harmless, with each run against the direction set apart.
pub(crate) fn push_mixed(out: &mut String, text: &str, base: Base) {
    let mut rest = text;
    while let Some((start, end)) = next_run(rest, base) {
        push(out, &rest[..start]);
        out.push_str("<bdi>");
        push(out, &rest[start..end]);
        out.push_str("</bdi>");
        rest = &rest[end..];
    }
    push(out, rest);
}

/// Whether a letter runs with the paragraph, against it, or has no direction.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    With,
    Against,
    Neither,
}

fn strength(c: char, base: Base) -> Strength {
    if !c.is_alphabetic() {
        return Strength::Neither;
    }
    let mut letter = [0; 4];
    match (is_right_to_left(c.encode_utf8(&mut letter)), base) {
        (true, Base::LeftToRight) | (false, Base::RightToLeft) => Strength::Against,
        (true, Base::RightToLeft) | (false, Base::LeftToRight) => Strength::With,
    }
}

/// Returns the first run of words against the direction, with the numbers before and after it that are theirs.
pub(crate) fn next_run(text: &str, base: Base) -> Option<(usize, usize)> {
    let first = text.char_indices().find(|&(_, c)| strength(c, base) == Strength::Against)?.0;
    let mut end = first;
    for (at, c) in text[first..].char_indices() {
        match strength(c, base) {
            Strength::With => break,
            Strength::Against => end = first + at + c.len_utf8(),
            // A number goes with the words before it where it is written in their digits.
            Strength::Neither if is_own_digit(c, base) => end = first + at + c.len_utf8(),
            Strength::Neither if is_mark(c) && end == first + at => end = first + at + c.len_utf8(),
            Strength::Neither => {}
        }
    }
    Some((leading_number(text, first, base).unwrap_or(first), end))
}

/// Digits of the letters that run against the paragraph.
fn is_own_digit(c: char, base: Base) -> bool {
    match base {
        Base::LeftToRight => matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}'),
        Base::RightToLeft => c.is_ascii_digit(),
    }
}

/// Joiners and vowel signs belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Where the number begins that stands before a run and is a day of it: in its own digits, and of two at most where they are
/// digits of both ("in 1989 Lyakhov came" is no date).
fn leading_number(text: &str, first: usize, base: Base) -> Option<usize> {
    let before = text[..first].strip_suffix([' ', '\u{a0}'])?;
    let digits = before.chars().rev().take_while(|&c| is_own_digit(c, base));
    let count = digits.clone().count();
    let is_theirs = match base {
        Base::LeftToRight => count > 0,
        Base::RightToLeft => (1..=2).contains(&count),
    };
    is_theirs.then(|| before.len() - digits.map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        push_mixed(&mut out, text, Base::of(text));
        out
    }

    #[test]
    fn only_what_runs_against_its_line_is_set_apart() {
        assert_eq!(apart_within("in 1951 & later", Base::LeftToRight), "in 1951 &amp; later");
        assert_eq!(apart_within("محمد مصدق", Base::LeftToRight), "<bdi>محمد مصدق</bdi>");
    }

    #[test]
    fn a_persian_date_in_an_english_line_keeps_its_day() {
        assert_eq!(shown("the day (۲۸ مرداد ۱۳۳۲), and"), "the day (<bdi>۲۸ مرداد ۱۳۳۲</bdi>), and");
        assert_eq!(shown("In 1951 محمد مصدق came"), "In 1951 <bdi>محمد مصدق</bdi> came");
    }

    #[test]
    fn an_english_date_in_a_persian_line_keeps_its_day() {
        assert_eq!(shown("در ۲۲ تیر ۱۲۸۸ (13 July 1909) تهران"), "در ۲۲ تیر ۱۲۸۸ (<bdi>13 July 1909</bdi>) تهران");
        assert_eq!(shown("در 1909 Lyakhov آمد"), "در 1909 <bdi>Lyakhov</bdi> آمد");
    }
}
