//! Tokens: words, numbers and marks of a stretch of text, each with its symbol. Written for speed: a word of ASCII
//! letters costs one pass over its bytes and one look-up.

use crate::classes::bit;
use crate::fold::fold_char;
use crate::vocabulary::{Case, OTHER, SEED, Suffix, Symbol, Vocabulary, digit_mask, hash, step};

/// No entry: a word the pack does not know.
pub(crate) const NO_WORD: u32 = u32::MAX;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word,
    Number,
    Mark,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub start: u32,
    pub end: u32,
    pub symbol: Symbol,
    pub kind: Kind,
    pub case: Case,
    /// The first of a paragraph: no expression goes across.
    pub breaks: bool,
    /// The entry of the vocabulary, or `NO_WORD`.
    pub word: u32,
    /// A number's value in hundredths.
    pub hundredths: i64,
}

impl Token {
    /// Returns the value of a whole number.
    pub(crate) fn integer(&self) -> i64 {
        self.hundredths / 100
    }
}

/// Reads the tokens of `text[start..end]` into `tokens`, which is cleared first.
pub(crate) fn scan(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    let mut newlines = 0_u32;
    let mut numeric_words = false;
    while at < end {
        let byte = bytes[at];
        if byte == b' ' {
            at += 1;
            continue;
        }
        if byte < 0x80 && byte.is_ascii_whitespace() {
            newlines += u32::from(byte == b'\n');
            at += 1;
            continue;
        }
        let mut token = Token {
            start: at as u32,
            end: at as u32,
            symbol: OTHER,
            kind: Kind::Mark,
            case: Case::Lower,
            breaks: newlines > 1 || tokens.is_empty(),
            word: NO_WORD,
            hundredths: 0,
        };
        newlines = 0;
        let next = if byte.is_ascii_alphabetic() {
            ascii_word(vocabulary, text, at, end, &mut token)
        } else if byte.is_ascii_digit() {
            number(vocabulary, text, at, end, &mut token)
        } else if byte >= 0x80 {
            match other(vocabulary, text, at, end, &mut token) {
                Some(next) => next,
                None => {
                    at += text[at..].chars().next().map_or(1, char::len_utf8);
                    continue;
                }
            }
        } else {
            mark(vocabulary, text, at, end, &mut token)
        };
        token.end = next as u32;
        numeric_words |= token.word != NO_WORD && vocabulary.words[token.word as usize].value.is_some();
        tokens.push(token);
        at = next;
    }
    if numeric_words {
        crate::number::merge(vocabulary, tokens);
    }
}

#[inline]
fn ascii_word(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    let mut state = SEED;
    while at < end && bytes[at].is_ascii_alphabetic() {
        state = step(state, bytes[at] | 0x20);
        at += 1;
    }
    if at < end && (bytes[at] >= 0x80 || bytes[at] == b'\'') {
        return mixed_word(vocabulary, text, start, end, token);
    }
    token.kind = Kind::Word;
    if at + 2 < end && bytes[at] == b':' && bytes[at + 1] == b'/' && bytes[at + 2] == b'/' {
        return address_end(bytes, at);
    }
    token.case = case_of(bytes, start, at);
    if at < end
        && bytes[at] == b'.'
        && let Some(next) = dotted(vocabulary, text, start, at, end, state, token)
    {
        return next;
    }
    if let Some(word) = vocabulary.find(state) {
        set_word(vocabulary, word, token);
    }
    at
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
    state: u64,
    token: &mut Token,
) -> Option<usize> {
    let bytes = &text.as_bytes()[..end];
    if dot - start == 1 && dot + 1 < end && bytes[dot + 1].is_ascii_alphabetic() {
        let mut at = dot;
        let mut key = step(step(SEED, bytes[start] | 0x20), b'.');
        while at + 1 < end && bytes[at] == b'.' && bytes[at + 1].is_ascii_alphabetic() {
            key = step(step(key, bytes[at + 1] | 0x20), b'.');
            at += 2;
        }
        if at < end && bytes[at].is_ascii_alphabetic() {
            return None;
        }
        let word = vocabulary.find(key)?;
        set_word(vocabulary, word, token);
        return Some(if at < end && bytes[at] == b'.' { at + 1 } else { at });
    }
    let word = vocabulary.find(state)?;
    let with_dot = vocabulary.words[word as usize].dotted?;
    set_word(vocabulary, with_dot, token);
    if token.symbol == OTHER {
        token.word = NO_WORD;
        return None;
    }
    Some(dot + 1)
}

fn set_word(vocabulary: &Vocabulary, word: u32, token: &mut Token) {
    token.word = word;
    token.symbol = vocabulary.words[word as usize].symbols[token.case as usize];
    if let Some(value) = vocabulary.words[word as usize].value {
        token.hundredths = value * 100;
    }
}

fn case_of(bytes: &[u8], start: usize, end: usize) -> Case {
    if !bytes[start].is_ascii_uppercase() {
        Case::Lower
    } else if end - start > 1 && bytes[start + 1..end].iter().all(u8::is_ascii_uppercase) {
        Case::Upper
    } else {
        Case::Title
    }
}

/// A word with an apostrophe or letters outside ASCII.
fn mixed_word(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let mut at = start;
    let mut state = SEED;
    let mut apostrophe = None;
    let mut buffer = [0_u8; 4];
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
            if let Some(folded) = fold_char(lower) {
                for &byte in folded.encode_utf8(&mut buffer).as_bytes() {
                    state = step(state, byte);
                }
            }
        }
        at = start + offset + c.len_utf8();
    }
    token.kind = Kind::Word;
    token.case = if text[start..].starts_with(char::is_uppercase) { Case::Title } else { Case::Lower };
    if let Some(word) = vocabulary.find(state) {
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
        if let Some(word) = vocabulary.find(before) {
            token.case = case_of(text.as_bytes(), start, split);
            set_word(vocabulary, word, token);
        }
        return split;
    }
    at
}

fn is_word_char(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{200C}' | '\u{200D}' | '\u{0640}' | '\u{064B}'..='\u{0655}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{02BB}')
}

/// The value of a decimal digit of any script the packs use.
fn digit_value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '\u{0660}'..='\u{0669}' => Some(c as u32 - 0x0660),
        '\u{06F0}'..='\u{06F9}' => Some(c as u32 - 0x06F0),
        _ => None,
    }
}

/// A number: digits, thousands commas, decimals, and a suffix that makes an ordinal or a decade of it.
fn number(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let (mut at, mut value, digits) = digit_run(text, start, end);
    token.kind = Kind::Number;
    let mut mask = digit_mask(digits, value);
    if digits > 9 {
        token.symbol = OTHER;
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
        mask = bit("num") | bit("comma");
        at = next;
    }
    if text[at..end].starts_with(['.', '٫']) {
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
            token.symbol = vocabulary.numeric_symbol(bit("num") | bit("decimal"));
            return next;
        }
    }
    if let Some((next, suffix)) = suffix_after(vocabulary, text, at, end) {
        match suffix {
            // Letters of years look like those of ordinals: ۱۹۸۹م is an AD year, ۲۶م the 26th.
            Suffix::Ordinal if digits <= 2 || text.as_bytes()[at] < 0x80 => {
                mask = bit("ordinal");
                at = next;
            }
            Suffix::Decade if digits >= 3 && value % 10 == 0 => {
                mask = bit("decade");
                at = next;
            }
            Suffix::Decade if digits == 2 && value % 10 == 0 => {
                mask = bit("decade2");
                at = next;
            }
            Suffix::Ordinal | Suffix::Decade | Suffix::None => {}
        }
    }
    token.hundredths = hundredths;
    token.symbol = vocabulary.numeric_symbol(mask);
    at
}

fn digit_run(text: &str, start: usize, end: usize) -> (usize, i64, u32) {
    let (mut at, mut value, mut digits) = (start, 0_i64, 0_u32);
    for c in text[start..end].chars() {
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
fn suffix_after(vocabulary: &Vocabulary, text: &str, at: usize, end: usize) -> Option<(usize, Suffix)> {
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
    let mut buffer = [0_u8; 4];
    let (mut state, mut length) = (SEED, 0);
    for (count, c) in rest.chars().take_while(|c| is_word_char(*c)).enumerate() {
        if count > 4 {
            return None;
        }
        length += c.len_utf8();
        if let Some(folded) = fold_char(c) {
            state = folded.encode_utf8(&mut buffer).bytes().fold(state, step);
        }
    }
    let word = vocabulary.find(state)?;
    (length > 0 && vocabulary.words[word as usize].suffix == Suffix::Ordinal).then_some(length)
}

/// A character outside ASCII: a word, a number in other digits, a dash or another mark. `None` for what is skipped.
fn other(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> Option<usize> {
    let c = text[start..end].chars().next()?;
    if c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    {
        return None;
    }
    if digit_value(c).is_some() {
        return Some(number(vocabulary, text, start, end, token));
    }
    if is_word_char(c) {
        return Some(mixed_word(vocabulary, text, start, end, token));
    }
    Some(mark(vocabulary, text, start, end, token))
}

/// A punctuation mark; an apostrophe before two digits makes a short year or decade of them.
fn mark(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
    let c = text[start..end].chars().next().unwrap_or(' ');
    let next = start + c.len_utf8();
    if matches!(c, '#' | '@') && text[next..end].starts_with(|c: char| c.is_ascii_alphabetic()) {
        // A hash tag or the name of an account is one word, whatever it is made of.
        return next + text[next..end].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    }
    if is_apostrophe(c) {
        let (after, value, digits) = digit_run(text, next, end);
        if digits == 2 {
            token.kind = Kind::Number;
            token.hundredths = value * 100;
            let decade = suffix_after(vocabulary, text, after, end).filter(|(_, suffix)| *suffix == Suffix::Decade);
            let (at, mask) = match decade {
                Some((at, _)) if value % 10 == 0 => (at, bit("decade2")),
                _ => (after, bit("yy")),
            };
            token.symbol = vocabulary.numeric_symbol(mask);
            return at;
        }
        if text[next..end].starts_with(|c: char| c.is_alphabetic()) {
            let letters = text[next..end].bytes().take_while(u8::is_ascii_alphabetic).count();
            let key = hash(format!("'{}", text[next..next + letters].to_ascii_lowercase()).as_bytes());
            if let Some(word) = vocabulary.find(key).filter(|_| letters > 0 && letters < 4) {
                token.kind = Kind::Word;
                set_word(vocabulary, word, token);
                return next + letters;
            }
        }
    }
    let folded = match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        '\u{2014}' | '\u{2015}' => '—',
        '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
        '\u{201C}' | '\u{201D}' => '"',
        other => other,
    };
    if folded == '-' && text[next..end].starts_with('-') {
        token.symbol = vocabulary.punctuation('—');
        return next + 1;
    }
    token.symbol = vocabulary.punctuation(folded);
    next
}
