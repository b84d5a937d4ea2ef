//! Just enough of Rust's grammar to tell code from comments, literals and tests.

/// A Rust file taken apart.
pub struct Source {
    /// The text with comments, literals and test items blanked; line breaks stay, so lines can be counted.
    pub code: String,
    /// String and character literals outside tests, as written between their quotes.
    pub literals: Vec<Literal>,
}

/// A literal and the line it begins in, from 1.
pub struct Literal {
    pub line: usize,
    pub text: String,
}

/// Takes a Rust file apart. Items under `#[cfg(test)]` count as tests.
pub fn read(text: &str) -> Source {
    let bytes = text.as_bytes();
    let mut masked = bytes.to_vec();
    let mut literals = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let (end, inner) = piece(text, at);
        if let Some(inner) = inner {
            blank(&mut masked[at..end]);
            if let Inner::Literal(from, to) = inner {
                literals.push((at, text[from..to].to_string()));
            }
        }
        at = end;
    }
    let tests = test_items(&masked);
    for &(from, to) in &tests {
        blank(&mut masked[from..to]);
    }
    let outside = |at: usize| !tests.iter().any(|&(from, to)| from <= at && at < to);
    let literals = literals
        .into_iter()
        .filter(|(at, _)| outside(*at))
        .map(|(at, text)| Literal { line: line_of(bytes, at), text })
        .collect();
    Source { code: String::from_utf8(masked).unwrap_or_default(), literals }
}

/// Returns the lines (from 1) of `code` in which `word` stands with no letter, digit or underscore beside it.
pub fn lines_with(code: &str, word: &str) -> Vec<usize> {
    code.lines().enumerate().filter(|(_, line)| has_word(line, word)).map(|(number, _)| number + 1).collect()
}

fn has_word(line: &str, word: &str) -> bool {
    let ident = |c: char| c.is_alphanumeric() || c == '_';
    let (opens, closes) = (word.starts_with(ident), word.ends_with(ident));
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_some_and(ident);
        let after = line[at + word.len()..].chars().next().is_some_and(ident);
        !(opens && before || closes && after)
    })
}

enum Inner {
    Comment,
    Literal(usize, usize),
}

/// Returns where the piece at `at` ends, and what it is where it is not code.
fn piece(text: &str, at: usize) -> (usize, Option<Inner>) {
    let rest = &text[at..];
    if rest.starts_with("//") {
        return (at + rest.find('\n').unwrap_or(rest.len()), Some(Inner::Comment));
    }
    if rest.starts_with("/*") {
        return (block_comment(text, at), Some(Inner::Comment));
    }
    let first = rest.chars().next().unwrap_or(' ');
    if first == '"' {
        return string(text, at + 1);
    }
    if first == '\'' {
        return character(text, at);
    }
    if first.is_alphabetic() || first == '_' {
        let word = at + rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let hashes = text[word..].len() - text[word..].trim_start_matches('#').len();
        let quoted = text[word + hashes..].starts_with('"');
        return match &text[at..word] {
            "r" | "br" | "cr" if quoted => raw_string(text, word + hashes + 1, hashes),
            "b" | "c" if quoted && hashes == 0 => string(text, word + 1),
            _ => (word, None),
        };
    }
    (at + first.len_utf8(), None)
}

fn block_comment(text: &str, at: usize) -> usize {
    let (mut depth, mut end) = (0usize, at);
    while end < text.len() {
        let rest = &text.as_bytes()[end..];
        if rest.starts_with(b"/*") {
            depth += 1;
            end += 2;
        } else if rest.starts_with(b"*/") {
            depth -= 1;
            end += 2;
            if depth == 0 {
                return end;
            }
        } else {
            end += 1;
        }
    }
    text.len()
}

fn string(text: &str, from: usize) -> (usize, Option<Inner>) {
    let mut escaped = false;
    for (offset, byte) in text.as_bytes()[from..].iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return (from + offset + 1, Some(Inner::Literal(from, from + offset))),
            _ => {}
        }
    }
    (text.len(), Some(Inner::Literal(from, text.len())))
}

fn raw_string(text: &str, from: usize, hashes: usize) -> (usize, Option<Inner>) {
    let close = format!("\"{}", "#".repeat(hashes));
    match text[from..].find(&close) {
        Some(offset) => (from + offset + close.len(), Some(Inner::Literal(from, from + offset))),
        None => (text.len(), Some(Inner::Literal(from, text.len()))),
    }
}

/// A character literal, or the tick of a lifetime.
fn character(text: &str, at: usize) -> (usize, Option<Inner>) {
    let inside = &text[at + 1..];
    let mut chars = inside.chars();
    let length = match chars.next() {
        Some('\\') => inside.get(2..).and_then(|rest| rest.find('\'')).map(|end| end + 2),
        Some(c) if chars.next() == Some('\'') => Some(c.len_utf8()),
        _ => None,
    };
    match length {
        Some(length) => (at + length + 2, Some(Inner::Literal(at + 1, at + 1 + length))),
        None => (at + 1, None),
    }
}

/// Returns the stretches of items under `#[cfg(test)]`: to the closing brace or the semicolon.
fn test_items(code: &[u8]) -> Vec<(usize, usize)> {
    const MARKS: [&[u8]; 2] = [b"#[cfg(test)]", b"#[cfg(all(test,"];
    let mut found = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let Some(mark) = MARKS.iter().find(|mark| code[at..].starts_with(mark)) else {
            at += 1;
            continue;
        };
        let (mut depth, mut end) = (0usize, at + mark.len());
        while end < code.len() {
            match code[end] {
                b'{' => depth += 1,
                b'}' if depth <= 1 => break,
                b'}' => depth -= 1,
                b';' if depth == 0 => break,
                _ => {}
            }
            end += 1;
        }
        found.push((at, (end + 1).min(code.len())));
        at = end;
    }
    found
}

fn blank(bytes: &mut [u8]) {
    bytes.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b' ');
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_are_not_code() {
        let source =
            read("let a = \"f64 \\\" dbg!\"; // f64\n/* f64 /* f64 */ f64 */ let b: &'a str = r#\"f64\"#; 'x';");
        assert!(!source.code.contains("f64"), "{}", source.code);
        assert!(source.code.contains("let b: &'a str ="));
        let texts: Vec<_> = source.literals.iter().map(|l| (l.line, l.text.as_str())).collect();
        assert_eq!(texts, [(1, "f64 \\\" dbg!"), (2, "f64"), (2, "x")]);
    }

    #[test]
    fn tests_are_left_out() {
        let source = read("fn a() {}\n#[cfg(test)]\nmod tests { fn b() { \"March\"; } }\nfn c() { \"May\"; }\n");
        assert!(source.code.contains("fn a") && source.code.contains("fn c") && !source.code.contains("fn b"));
        assert_eq!(source.literals.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(), ["May"]);
    }

    #[test]
    fn words_stand_alone() {
        assert_eq!(lines_with("let profs = 1;\nuse std::fs;\nfs_x", "fs"), [2]);
        assert_eq!(lines_with("eprintln!()", "println!"), [] as [usize; 0]);
    }
}
