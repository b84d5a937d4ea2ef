//! The pieces a rule is written in.

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

/// Cuts a rule into pieces; `#` begins a comment.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>, String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            _ if first.is_whitespace() => first.len_utf8(),
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let end = rest[1..].find('"').ok_or_else(|| "a literal is not closed".to_owned())?;
                found.push(Piece::Literal(rest[1..=end].to_owned()));
                end + 2
            }
            '(' | ')' | '{' | '}' | '<' | '>' | '|' | '?' | '+' | '!' | ':' | ',' | ';' | '=' | '@' => {
                found.push(Piece::Mark(first));
                1
            }
            _ if first.is_ascii_digit()
                || (first == '-' && rest[1..].starts_with(|next: char| next.is_ascii_digit())) =>
            {
                let digits = 1 + rest[1..].bytes().take_while(u8::is_ascii_digit).count();
                let number = rest[..digits].parse().map_err(|_| format!("'{}' is too large", &rest[..digits]))?;
                found.push(Piece::Number(number));
                digits
            }
            _ if first.is_ascii_alphabetic() => {
                let length = rest
                    .bytes()
                    .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-' || *byte == b'_')
                    .count();
                found.push(Piece::Name(rest[..length].to_owned()));
                length
            }
            other => return Err(format!("'{other}' has no place in a rule")),
        };
        rest = &rest[taken..];
    }
    Ok(found)
}
