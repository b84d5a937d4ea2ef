//! Numbers in digits of any script: thousands commas, decimals, and the suffix that makes an ordinal or a decade.

use crate::classes::bit;
use crate::fold::fold_char;
use crate::letters::{Running, hash};
use crate::shapes::digit_mask;
use crate::token::{Kind, Token};
use crate::vocabulary::{OTHER, Suffix, Vocabulary};
use crate::word::{is_apostrophe, is_word_char};

/// Returns the value of a decimal digit, Latin, Arabic or Persian; `None` of any other character.
///
/// ```
/// assert_eq!(['7', '٧', '۷', 'x'].map(timex::digit_value), [Some(7), Some(7), Some(7), None]);
/// ```
pub fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// A number: digits, thousands commas, decimals, and a suffix that makes an ordinal or a decade of it.
pub(crate) fn number(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let (mut at, mut value, digits) = digit_run(text, start, end);
    token.kind = Kind::Number;
    let mut mask = digit_mask(digits, value);
    if digits > 9 {
        token.symbol = OTHER;
        return at;
    }
    if stands_alone(&text.as_bytes()[at..end]) {
        token.hundredths = value * 100;
        token.symbol = vocabulary.numeric_symbol(mask);
        return at;
    }
    let mut hundredths = value * 100;
    while digits <= 3 && text[at..end].starts_with([',', '٬']) {
        let mark = text[at..].chars().next().map_or(1, char::len_utf8);
        let (next, group, count) = digit_run(text, at + mark, end);
        if count != 3 || value > 1_000_000_000 {
            break;
        }
        value = value * 1000 + group;
        hundredths = value * 100;
        mask = const { bit("num") } | const { bit("comma") };
        at = next;
    }
    // The third number of 27.03.15 is no decimal of the second.
    let runs_on = text[..start].ends_with('.') && text[..start - 1].ends_with(|c: char| c.is_ascii_digit());
    if !runs_on && text[at..end].starts_with(['.', '٫']) {
        let mark = text[at..].chars().next().map_or(1, char::len_utf8);
        let (next, fraction, count) = digit_run(text, at + mark, end);
        let more = text[next..end].starts_with('.') && text[next + 1..end].starts_with(|c: char| c.is_ascii_digit());
        if count > 0 && count < 9 && !more {
            let scaled = match count {
                1 => fraction * 10,
                2 => fraction,
                _ => fraction / 10_i64.pow(count - 2),
            };
            token.hundredths = hundredths + scaled;
            token.symbol = vocabulary.numeric_symbol(const { bit("num") } | const { bit("decimal") });
            return next;
        }
    }
    if let Some((next, suffix)) = suffix_after(vocabulary, text, at, end) {
        match suffix {
            // Letters of years look like those of ordinals: ۱۹۸۹م is an AD year, ۲۶م the 26th.
            Suffix::Ordinal if digits <= 2 || text.as_bytes()[at] < 0x80 => {
                mask = const { bit("ordinal") | bit("nth") };
                at = next;
            }
            Suffix::Decade if digits >= 3 && value % 10 == 0 => {
                mask = const { bit("decade") };
                at = next;
            }
            Suffix::Decade if digits == 2 && value % 10 == 0 => {
                mask = const { bit("decade2") };
                at = next;
            }
            Suffix::Ordinal | Suffix::Decade | Suffix::None => {}
        }
    }
    token.hundredths = hundredths;
    token.symbol = vocabulary.numeric_symbol(mask);
    at
}

/// Says whether nothing that follows digits can belong to them.
fn stands_alone(after: &[u8]) -> bool {
    match after {
        [] | [b' ' | b'\n' | b')' | b';' | b'-', ..] | [b',' | b'.'] => true,
        [b',' | b'.', next, ..] => *next < 0x80 && !next.is_ascii_digit(),
        _ => false,
    }
}

pub(crate) fn digit_run(text: &str, start: usize, end: usize) -> (usize, i64, u32) {
    let (mut at, mut value, mut digits) = (start, 0_i64, 0_u32);
    while digits < 18
        && let Some(byte) = text.as_bytes()[..end].get(at).filter(|byte| byte.is_ascii_digit())
    {
        value = value * 10 + i64::from(byte - b'0');
        digits += 1;
        at += 1;
    }
    if text.as_bytes()[..end].get(at).is_none_or(|byte| *byte < 0x80 && !byte.is_ascii_digit()) {
        return (at, value, digits);
    }
    for c in text[at..end].chars() {
        let Some(digit) = digit_value(c) else { break };
        if digits < 18 {
            value = value * 10 + i64::from(digit);
        }
        digits = digits.saturating_add(1);
        at += c.len_utf8();
    }
    (at, value, digits)
}

/// Looks at the letters glued to digits, an apostrophe before them allowed ("1990's").
pub(crate) fn suffix_after(vocabulary: &Vocabulary, text: &str, at: usize, end: usize) -> Option<(usize, Suffix)> {
    let rest = &text[at..end];
    let skip = rest.chars().next().filter(|c| is_apostrophe(*c)).map_or(0, char::len_utf8);
    let letters = rest[skip..].bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 && skip == 0 && rest.bytes().next().is_some_and(|byte| byte >= 0x80) {
        return ordinal_ending(vocabulary, rest).map(|length| (at + length, Suffix::Ordinal));
    }
    if letters == 0 || letters > 3 {
        return None;
    }
    let folded = rest[skip..skip + letters].to_ascii_lowercase();
    let word = vocabulary.find(hash(folded.as_bytes()))?;
    let suffix = vocabulary.words[word as usize].suffix;
    (suffix != Suffix::None && (skip == 0 || suffix == Suffix::Decade)).then_some((at + skip + letters, suffix))
}

/// The letters outside ASCII at the start of `rest`, in bytes, where they make an ordinal of digits: ۲۶مه, ۲۶‌ام.
fn ordinal_ending(vocabulary: &Vocabulary, rest: &str) -> Option<usize> {
    let (mut state, mut length) = (Running::default(), 0);
    for (count, c) in rest.chars().take_while(|c| is_word_char(*c)).enumerate() {
        if count > 4 {
            return None;
        }
        length += c.len_utf8();
        fold_char(c).into_iter().for_each(|folded| state.push_char(folded));
    }
    let word = vocabulary.find(state.hash())?;
    (length > 0 && vocabulary.words[word as usize].suffix == Suffix::Ordinal).then_some(length)
}
