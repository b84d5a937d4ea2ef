//! Tokens: words, numbers and marks of a stretch of text, each with its symbol. Written for speed: a word of ASCII
//! letters costs one pass over its bytes and one look-up.

use crate::begins::{BEGINS, Begins, ENDS_WORD};
use crate::classes::bit;
use crate::digits::{digit_run, digit_value, number, suffix_after};
use crate::lately::Lately;
use crate::letters::{chunk_at, hash, letters, letters_of, written};
use crate::roman;
use crate::vocabulary::{Case, MINUS, OTHER, Role, Suffix, Symbol, Vocabulary};
use crate::word::{ascii_word, is_apostrophe, is_word_char, mixed_word, set_word, spelt_with_digit};

pub(crate) use crate::vocabulary::NO_WORD;

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
    scan_after(&mut Lately::brief(), vocabulary, text, start, end, tokens);
}

/// Does the same after other texts, whose words are kept.
pub(crate) fn scan_after(
    lately: &mut Lately,
    vocabulary: &Vocabulary,
    text: &str,
    start: usize,
    end: usize,
    tokens: &mut Vec<Token>,
) {
    tokens.clear();
    let bytes = &text.as_bytes()[..end];
    let mut at = start;
    let mut newlines = 2_u32;
    let mut is_row = false;
    let mut numbers = Vec::new();
    while at < end {
        let byte = bytes[at];
        let begins = BEGINS[usize::from(byte)];
        if begins == Begins::Space {
            // The end of a row, whose cells stand apart by tabs, parts as the end of a paragraph does.
            is_row |= byte == b'\t' && newlines == 0;
            if byte == b'\n' {
                newlines += 1 + u32::from(is_row);
                is_row = false;
            }
            at += 1;
            continue;
        }
        let breaks = newlines > 1;
        newlines = 0;
        let plain = Token {
            start: at as u32,
            end: at as u32 + 1,
            symbol: OTHER,
            kind: Kind::Mark,
            case: Case::Lower,
            breaks,
            word: NO_WORD,
            hundredths: 0,
        };
        if begins == Begins::Word {
            let reached = plain_words(lately, vocabulary, bytes, at, breaks, tokens, &mut numbers);
            if reached > at {
                at = reached;
                continue;
            }
            let mut token = plain;
            at = ascii_word(vocabulary, text, at, end, letters(bytes, at), &mut token);
            token.end = at as u32;
            if token.hundredths != 0 && goes_on(vocabulary, tokens) {
                numbers.push(tokens.len());
            }
            tokens.push(token);
            continue;
        }
        if begins == Begins::Mark {
            tokens.push(Token { symbol: vocabulary.ascii_marks[usize::from(byte)], ..plain });
            at += 1;
            continue;
        }
        let mut token = plain;
        let next = if begins == Begins::Number {
            spelt_with_digit(vocabulary, bytes, at, &mut token)
                .unwrap_or_else(|| number(vocabulary, text, at, end, &mut token))
        } else if byte >= 0x80 {
            match other(vocabulary, text, at, end, &mut token) {
                Some(next) => next,
                None => {
                    at += text[at..].chars().next().map_or(1, char::len_utf8);
                    // What is skipped parts nothing, nor joins it.
                    newlines = if breaks { 2 } else { 0 };
                    continue;
                }
            }
        } else {
            mark(vocabulary, text, at, end, &mut token)
        };
        token.end = next as u32;
        if token.kind == Kind::Word && token.hundredths != 0 && goes_on(vocabulary, tokens) {
            numbers.push(tokens.len());
        }
        tokens.push(token);
        at = next;
    }
    if !numbers.is_empty() {
        crate::number::merge(vocabulary, tokens, &numbers);
    }
}

/// Reads the word at `at` and those that follow, a space between, and returns where what comes next begins: `at` itself where
/// a mark behind the word may belong to it. Most of a text is read here.
#[inline(never)]
fn plain_words(
    lately: &mut Lately,
    vocabulary: &Vocabulary,
    bytes: &[u8],
    mut at: usize,
    mut breaks: bool,
    tokens: &mut Vec<Token>,
    numbers: &mut Vec<usize>,
) -> usize {
    loop {
        let chunk = chunk_at(bytes, at);
        let (count, _, kept) = letters_of(chunk);
        let (end, next, met) = match count {
            0 => return at,
            8 => {
                let (end, written) = written(bytes, at);
                let next = bytes.get(end).copied().unwrap_or(b' ');
                (end, next, lately.long(vocabulary, written, || (letters(bytes, at), &bytes[at..end])))
            }
            // What stands behind the letters is at hand; where the text ends it is zero, which is no letter either.
            _ => (at + count, (chunk >> (8 * count)) as u8, lately.short(vocabulary, chunk & kept)),
        };
        if next != b' ' && !ENDS_WORD[usize::from(next)] {
            return at;
        }
        let (mut hundredths, mut kind) = (0, Kind::Word);
        if met.is_number && met.word == NO_WORD {
            (hundredths, kind) = (roman::year(&bytes[at..end]) * 100, Kind::Number);
        } else if met.is_number {
            hundredths = value_of(vocabulary, met.word) * 100;
            if hundredths != 0 && goes_on(vocabulary, tokens) {
                numbers.push(tokens.len());
            }
        }
        tokens.push(Token {
            start: at as u32,
            end: end as u32,
            symbol: met.symbol,
            kind,
            case: met.case,
            breaks,
            word: met.word,
            hundredths,
        });
        if next != b' ' {
            return end;
        }
        at = end + 1;
        breaks = false;
    }
}

/// Says whether a number word may go on with a number: one stands right before it, or a hyphen or "and" does.
#[inline(never)]
fn goes_on(vocabulary: &Vocabulary, tokens: &[Token]) -> bool {
    match tokens.last().map(|last| vocabulary.role(last.symbol)) {
        Some(Role::Cardinal | Role::Scale | Role::Joiner) => true,
        Some(Role::None | Role::Ordinal) | None => false,
    }
}

/// The number a word of the pack stands for.
fn value_of(vocabulary: &Vocabulary, word: u32) -> i64 {
    vocabulary.words[word as usize].value.unwrap_or(0)
}

/// A character outside ASCII: a word, a number in other digits, a dash or another mark. `None` for what is skipped.
#[inline(never)]
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
#[inline(never)]
pub(super) fn mark(vocabulary: &Vocabulary, text: &str, start: usize, end: usize, token: &mut Token) -> usize {
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
                Some((at, _)) if value % 10 == 0 => (at, const { bit("decade2") }),
                _ => (after, const { bit("yy") }),
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
    let folded = if folded == '-' && is_minus(c, &text[..start], &text.as_bytes()[next..end]) { MINUS } else { folded };
    token.symbol = vocabulary.punctuation(folded);
    next
}

/// Says whether a hyphen may be a minus: it stands right before a digit, and nothing it could join stands before it.
fn is_minus(c: char, before: &str, after: &[u8]) -> bool {
    let open = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '\'' | '‘');
    matches!(c, '-' | MINUS)
        && after.first().is_some_and(u8::is_ascii_digit)
        && before.chars().next_back().is_none_or(open)
}
