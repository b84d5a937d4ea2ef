//! Tokens of letters: words as they are written, with their apostrophes, full stops and letters of any script.

use crate::classes::bit;
use crate::fold::fold_char;
use crate::letters::{Letters, Running, hash};
use crate::roman;
use crate::token::{Kind, NO_WORD, Token};
use crate::vocabulary::{Case, OTHER, Vocabulary};

/// A word of ASCII letters with a mark behind it that may belong to it.
#[inline(never)]
pub(super) fn ascii_word(
    vocabulary: &Vocabulary,
    text: &str,
    start: usize,
    end: usize,
    word: Letters,
    token: &mut Token,
) -> usize {
    let bytes = &text.as_bytes()[..end];
    let at = word.end;
    let next = bytes.get(at).copied().unwrap_or(b' ');
    if next >= 0x80 || next == b'\'' {
        return mixed_word(vocabulary, text, start, end, token);
    }
    token.kind = Kind::Word;
    if bytes[at..].starts_with(b"://") {
        return address_end(bytes, at);
    }
    token.case = word.case;
    if next == b'.'
        && let Some(next) = dotted(vocabulary, text, start, at, end, word.hash, token)
    {
        return next;
    }
    match vocabulary.find(word.hash) {
        Some(word) => set_word(vocabulary, word, token),
        None if token.case == Case::Upper && roman::year(&bytes[start..at]) != 0 => {
            token.kind = Kind::Number;
            token.symbol = vocabulary.numeric_symbol(const { bit("roman-year") });
            token.hundredths = roman::year(&bytes[start..at]) * 100;
        }
        None => token.symbol = vocabulary.unknown[token.case as usize],
    }
    at
}

/// The most letters after the digit of such a word.
const SPELT: usize = 12;

/// Reads a word messages spell with a digit, where the pack knows it: "2nite".
#[inline(never)]
pub(super) fn spelt_with_digit(
    vocabulary: &Vocabulary,
    bytes: &[u8],
    start: usize,
    token: &mut Token,
) -> Option<usize> {
    let letters = bytes[start + 1..].iter().take(SPELT + 1).take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !(3..=SPELT).contains(&letters) {
        return None;
    }
    let end = start + 1 + letters;
    let word = vocabulary.find(hash(&bytes[start..end].to_ascii_lowercase()))?;
    token.kind = Kind::Word;
    set_word(vocabulary, word, token);
    Some(end)
}

/// Where a web address ends: at white space. No part of it is a time.
fn address_end(bytes: &[u8], from: usize) -> usize {
    from + bytes[from..].iter().take_while(|byte| !byte.is_ascii_whitespace()).count()
}

/// Reads "Jan." and "a.m." as one token, where the pack knows them.
fn dotted(
    vocabulary: &Vocabulary,
    text: &str,
    start: usize,
    dot: usize,
    end: usize,
    hash: u64,
    token: &mut Token,
) -> Option<usize> {
    let bytes = &text.as_bytes()[..end];
    if dot - start == 1 && dot + 1 < end && bytes[dot + 1].is_ascii_alphabetic() {
        let mut at = dot;
        let mut key = Running::default();
        key.push(bytes[start] | 0x20);
        key.push(b'.');
        while at + 1 < end && bytes[at] == b'.' && bytes[at + 1].is_ascii_alphabetic() {
            key.push(bytes[at + 1] | 0x20);
            key.push(b'.');
            at += 2;
        }
        if at < end && bytes[at].is_ascii_alphabetic() {
            return None;
        }
        let word = vocabulary.find(key.hash())?;
        set_word(vocabulary, word, token);
        return Some(if at < end && bytes[at] == b'.' { at + 1 } else { at });
    }
    let word = vocabulary.find(hash)?;
    let with_dot = vocabulary.words[word as usize].dotted?;
    set_word(vocabulary, with_dot, token);
    if token.symbol == OTHER {
        token.word = NO_WORD;
        return None;
    }
    Some(dot + 1)
}

pub(super) fn set_word(vocabulary: &Vocabulary, word: u32, token: &mut Token) {
    token.word = word;
    token.symbol = vocabulary.words[word as usize].symbols[token.case as usize];
    if let Some(value) = vocabulary.words[word as usize].value {
        token.hundredths = value * 100;
    }
}

/// How a word of letters of any kind is written.
fn case_of(word: &[u8]) -> Case {
    if !word[0].is_ascii_uppercase() {
        Case::Lower
    } else if word.len() > 1 && word[1..].iter().all(u8::is_ascii_uppercase) {
        Case::Upper
    } else {
        Case::Title
    }
}

/// A word with an apostrophe or letters outside ASCII.
#[inline(never)]
pub(super) fn mixed_word(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let mut at = start;
    let mut state = Running::default();
    let mut apostrophe = None;
    let rest = &text[start..end];
    let mut chars = rest.char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let inner = is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(is_word_char(c) || inner && offset > 0) {
            break;
        }
        if inner {
            apostrophe = Some((start + offset, state));
        }
        for lower in c.to_lowercase() {
            fold_char(lower).into_iter().for_each(|folded| state.push_char(folded));
        }
        at = start + offset + c.len_utf8();
    }
    token.kind = Kind::Word;
    let capitals = at > start + 1 && text.as_bytes()[start..at].iter().all(u8::is_ascii_uppercase);
    token.case = match text[start..].starts_with(char::is_uppercase) {
        true if capitals => Case::Upper,
        true => Case::Title,
        false => Case::Lower,
    };
    if let Some(word) = vocabulary.find(state.hash()) {
        if text[at..end].starts_with('.')
            && let Some(with_dot) = vocabulary.words[word as usize].dotted
        {
            set_word(vocabulary, with_dot, token);
            if token.symbol != OTHER {
                return at + 1;
            }
        }
        set_word(vocabulary, word, token);
        return at;
    }
    if let Some((split, before)) = apostrophe
        && split > start
    {
        if let Some(word) = vocabulary.find(before.hash()) {
            token.case = case_of(&text.as_bytes()[start..split]);
            set_word(vocabulary, word, token);
        } else {
            token.symbol = vocabulary.unknown[token.case as usize];
        }
        return split;
    }
    token.symbol = vocabulary.unknown[token.case as usize];
    at
}

pub(crate) fn is_word_char(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{200C}' | '\u{200D}' | '\u{0640}' | '\u{064B}'..='\u{0655}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}

pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}')
}
