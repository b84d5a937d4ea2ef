//! The pieces a rule is written in.

use std::fmt;

/// A piece of a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    /// A class, label, operator or keyword.
    Name(String),
    /// A literal word, without its quotes.
    Literal(String),
    Number(i64),
    /// One of `( ) { } < > | ? + ! : , ; = @`.
    Mark(char),
}

impl fmt::Display for Piece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Piece::Name(name) => write!(f, "'{name}'"),
            Piece::Literal(word) => write!(f, "\"{word}\""),
            Piece::Number(number) => write!(f, "{number}"),
            Piece::Mark(mark) => write!(f, "'{mark}'"),
        }
    }
}

/// What is wrong with a rule, and in which line of its block, counted from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Wrong {
    pub line: usize,
    pub what: String,
}

/// Cuts a rule into pieces, each with its line; `#` begins a comment.
pub(crate) fn pieces(text: &str) -> Result<Vec<(Piece, usize)>, Wrong> {
    let mut found: Vec<(Piece, usize)> = Vec::new();
    let mut rest = text;
    let mut line = 0;
    while let Some(first) = rest.chars().next() {
        let wrong = |what: String| Wrong { line, what };
        let taken = match first {
            _ if first.is_whitespace() => first.len_utf8(),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let end = rest[1..].find('"').ok_or_else(|| wrong("a literal is not closed".to_owned()))?;
                found.push((Piece::Literal(rest[1..=end].to_owned()), line));
                end + 2
            }
            '(' | ')' | '{' | '}' | '<' | '>' | '|' | '?' | '+' | '!' | ':' | ',' | ';' | '=' | '@' => {
                found.push((Piece::Mark(first), line));
                1
            }
            _ if first.is_ascii_digit()
                || (first == '-' && rest[1..].starts_with(|next: char| next.is_ascii_digit())) =>
            {
                let digits = 1 + rest[1..].bytes().take_while(u8::is_ascii_digit).count();
                let number =
                    rest[..digits].parse().map_err(|_| wrong(format!("'{}' is too large", &rest[..digits])))?;
                found.push((Piece::Number(number), line));
                digits
            }
            _ if first.is_ascii_alphabetic() => {
                let length = rest
                    .bytes()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-' || *byte == b'_')
                    .count();
                found.push((Piece::Name(rest[..length].to_owned()), line));
                length
            }
            other => return Err(wrong(format!("'{other}' has no place in a rule"))),
        };
        line += rest[..taken].matches('\n').count();
        rest = &rest[taken..];
    }
    Ok(found)
}
