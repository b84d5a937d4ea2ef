//! How a line is written: its marks in pairs, its first letter.

/// Says whether a mark has another half.
pub(super) fn is_pair(mark: &str) -> bool {
    matches!(mark, "(" | ")" | "[" | "]" | "“" | "”" | "\"" | "«" | "»")
}

/// Leaves off brackets and quotation marks whose other half is missing.
pub(super) fn balanced(text: &str) -> String {
    // As nearly all lines are: no mark that has another half, and one blank at a time.
    let marks = |byte: u8| !byte.is_ascii() || matches!(byte, b'(' | b')' | b'[' | b']' | b'"' | b'\t'..=b'\r');
    let blanks = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ");
    if !blanks && !text.bytes().any(marks) {
        return text.to_owned();
    }
    let mut out = text.to_owned();
    for (open, close) in [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»')] {
        if out.matches(open).count() != out.matches(close).count() {
            out = out.replace([open, close], "");
        }
    }
    if out.matches('"').count() % 2 == 1 {
        out = out.replace('"', "");
    }
    let out = out.split_whitespace().collect::<Vec<&str>>().join(" ").replace("( ", "(").replace(" )", ")");
    // "‘Yesterday the mill burned’": what the mark opens with was left off.
    match out.strip_prefix("\" ").or_else(|| out.strip_prefix("“ ")) {
        Some(rest) => format!("{}{}", &out[..out.len() - rest.len() - 1], capital(rest)),
        None => out,
    }
}

/// "(the next day there) the fleet attacked": what stands in brackets before the line is none of it.
pub(super) fn without_aside(text: &str) -> &str {
    let split = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    split.map_or(text, |(aside, rest)| if rest.trim().is_empty() { aside } else { rest })
}

/// Begins a line with a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
