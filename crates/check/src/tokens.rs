//! A sentence as words, figures, marks and times, for templates to be laid on.

use std::ops::Range;

use source::Span;
use timex::{Timex, digit_value};

use crate::words::Words;

/// A token of a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Token {
    pub kind: Kind,
    pub span: Span,
}

/// What a token is; a number of a word is its place among the words templates know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Word(Option<u16>),
    Mark(Option<u16>),
    /// Figures, and letters directly after them: 35, 35th; or words for a count: thirty-five.
    Number(i64),
    /// Index into the times of the account.
    Time(usize),
}

/// Cuts a sentence; each time inside it is one token.
pub(crate) fn tokens(words: &Words, text: &str, span: Span, timexes: &[Timex], inside: Range<usize>) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = span.start;
    for index in inside {
        let time = timexes[index].span;
        if time.start < at {
            continue; // times do not overlap; one that did would be seen as the first
        }
        plain(words, text, Span { start: at, end: time.start }, &mut found);
        found.push(Token { kind: Kind::Time(index), span: time });
        at = time.end;
    }
    plain(words, text, Span { start: at, end: span.end }, &mut found);
    found
}

fn plain(words: &Words, text: &str, span: Span, found: &mut Vec<Token>) {
    let piece = span.of(text);
    let mut chars = piece.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let class = class(first);
        let mut end = start + first.len_utf8();
        if class != Class::Mark {
            while let Some(&(at, c)) = chars.peek()
                && (class == self::class(c) || class == Class::Figure && self::class(c) == Class::Letter)
            {
                end = at + c.len_utf8();
                chars.next();
            }
        }
        let here = Span::new(span.start as usize + start, span.start as usize + end);
        let written = &piece[start..end];
        let kind = match class {
            Class::Letter => {
                let word = fold(written);
                let known = words.number(&word);
                if let Some(count) = words.count(&word).filter(|_| known.is_none()) {
                    found.push(Token { kind: Kind::Number(count), span: here });
                    join_count(text, found);
                    continue;
                }
                Kind::Word(known)
            }
            Class::Mark => Kind::Mark(words.number(&fold(written))),
            Class::Figure => number(written).map_or(Kind::Mark(None), Kind::Number),
        };
        found.push(Token { kind, span: here });
    }
}

/// "thirty-five": makes one number of the tens and what goes on them, which is the last token.
fn join_count(text: &str, found: &mut Vec<Token>) {
    let Some((last, before)) = found.split_last() else { return };
    let is_hyphen = |token: &&Token| matches!(token.kind, Kind::Mark(_)) && fold(token.span.of(text)) == "-";
    let hyphens = before.iter().rev().take(1).filter(is_hyphen).count();
    let Some(tens) = before.len().checked_sub(hyphens + 1) else { return };
    let (Kind::Number(sum), Kind::Number(count)) = (before[tens].kind, last.kind) else { return };
    let in_words = before[tens].span.of(text).chars().all(char::is_alphabetic);
    let is_tens = in_words && (20..100).contains(&sum) && sum % 10 == 0;
    let is_near = last.span.start - before[tens].span.end <= 1;
    if is_tens && is_near && (1..10).contains(&count) {
        let span = Span { end: last.span.end, ..before[tens].span };
        found.truncate(tens);
        found.push(Token { kind: Kind::Number(sum + count), span });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Figure,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        _ if digit_value(c).is_some() => Class::Figure,
        '\u{200c}' | '\u{64b}'..='\u{652}' => Class::Letter, // joiner and vowel signs stand inside words
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// No count in an account has more figures than this.
const LONGEST: usize = 6;

fn number(written: &str) -> Option<i64> {
    let digits: Vec<i64> = written.chars().map_while(digit_value).map(i64::from).collect();
    (digits.len() <= LONGEST).then(|| digits.iter().fold(0, |sum, digit| sum * 10 + digit))
}

/// Small letters; one letter for what is written with two code points or two ways.
pub(crate) fn fold(written: &str) -> String {
    if written.is_ascii() {
        return written.to_ascii_lowercase();
    }
    let one = |c: char| match c {
        '\u{64a}' | '\u{649}' => Some('\u{6cc}'),
        '\u{643}' => Some('\u{6a9}'),
        '\u{200c}' | '\u{64b}'..='\u{652}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{60c}' => Some(','),
        _ => Some(c),
    };
    written.chars().flat_map(char::to_lowercase).filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_either_way_of_writing_them() {
        assert_eq!(fold("مي\u{200c}شود"), "میشود");
        assert_eq!(fold("Aged"), "aged");
    }

    #[test]
    fn counts_in_words_are_numbers() {
        let numbers = |text: &str| -> Vec<i64> {
            let all = tokens(crate::words::words(), text, Span::new(0, text.len()), &[], 0..0);
            all.into_iter()
                .filter_map(|token| match token.kind {
                    Kind::Number(number) => Some(number),
                    Kind::Word(_) | Kind::Mark(_) | Kind::Time(_) => None,
                })
                .collect()
        };
        assert_eq!(numbers("aged thirty-one, or forty two, or ninety, or eleven"), [31, 42, 90, 11]);
        assert_eq!(numbers("thirty men, one of them aged twenty - not 5"), [30, 1, 20, 5]);
    }

    #[test]
    fn a_million_figures_are_no_count() {
        assert_eq!(number("35th"), Some(35));
        assert_eq!(number("۳۵"), Some(35));
        assert_eq!(number(&"9".repeat(1_000_000)), None);
    }
}
