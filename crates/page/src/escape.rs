//! Text of others, made harmless for HTML and SVG: markup is escaped, characters that turn a line around or that no page
//! can hold are written out.

/// Adds `text` as the content of an element, or as the value of an attribute in double quotes.
///
/// ```
/// let mut out = String::new();
/// page::escape::push(&mut out, "<script> & \"1989\u{202e}\"");
/// assert_eq!(out, "&lt;script&gt; &amp; &quot;1989\\u{202e}&quot;");
/// ```
pub fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            // Embeddings, overrides and isolates; a mark of direction alone turns nothing but what stands beside it.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.extend(c.escape_unicode()),
            '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => out.extend(c.escape_unicode()),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
}

/// Returns `text` made harmless.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push(&mut out, text);
    out
}

/// Returns `text` made harmless and set apart, so that its direction is its own.
///
/// ```
/// assert_eq!(page::escape::apart("۲۶ دلو"), "<bdi>۲۶ دلو</bdi>");
/// ```
pub fn apart(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// Returns `text` cut to so many characters, with an ellipsis where something was cut.
pub fn shortened(text: &str, most: usize) -> String {
    let one_line: Vec<&str> = text.split_whitespace().collect();
    let one_line = one_line.join(" ");
    match one_line.char_indices().nth(most) {
        None => one_line,
        Some((at, _)) => {
            let kept = &one_line[..at];
            // A word is not cut where there is a blank to cut at.
            let end = kept.rfind(' ').filter(|end| end * 2 > at).unwrap_or(at);
            format!("{}…", kept[..end].trim_end())
        }
    }
}

/// Says whether the first letter that has a direction runs from right to left.
pub fn is_right_to_left(text: &str) -> bool {
    let strong = text.chars().find(|c| c.is_alphabetic());
    strong.is_some_and(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_text_holds_is_markup() {
        let hostile = "</p><script>alert(\"x\")</script>\u{0}\u{1b}[2J\u{fffe}&lt;";
        let safe = escaped(hostile);
        assert!(
            !safe.contains('<') && !safe.contains('\u{0}') && !safe.contains('\u{1b}') && safe.contains("&amp;lt;")
        );
    }

    #[test]
    fn joiners_and_marks_of_direction_stay() {
        let persian = "سه\u{200c}شنبه\u{200f}";
        assert_eq!(escaped(persian), persian);
    }

    #[test]
    fn a_long_label_ends_at_a_word() {
        assert_eq!(shortened("the last column crossed the bridge", 20), "the last column…");
        assert_eq!(shortened("short", 20), "short");
    }
}
