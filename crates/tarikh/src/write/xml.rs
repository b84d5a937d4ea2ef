//! Text as XML holds it.

/// Adds `text` as the content of an element; line ends stay as they are. Returns how many characters XML cannot hold
/// were replaced, each by U+FFFD, so that offsets stay the same.
pub(super) fn push_text(out: &mut String, text: &str) -> u64 {
    push(out, text, |_| false)
}

/// Adds `text` as the value of an attribute in double quotes.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, |byte| matches!(byte, b'"' | b'\n' | b'\t' | b'\r'));
}

/// Adds `text` as the content of an element; a carriage return is written as a reference, since a bare one would be
/// read as a line feed.
pub(super) fn push_exact_text(out: &mut String, text: &str) -> u64 {
    push(out, text, |byte| byte == b'\r')
}

fn push(out: &mut String, text: &str, also: impl Fn(u8) -> bool) -> u64 {
    let mut replaced = 0;
    let mut done = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let is_markup = matches!(byte, b'&' | b'<' | b'>');
        let is_control = byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        // U+FFFE and U+FFFF are the only others that XML cannot hold.
        let is_none = byte == 0xef && text[at..].starts_with(['\u{fffe}', '\u{ffff}']);
        if !(is_markup || is_control || is_none || also(byte)) {
            continue;
        }
        out.push_str(&text[done..at]);
        done = at + if is_none { 3 } else { 1 };
        match byte {
            b'&' => out.push_str("&amp;"),
            b'<' => out.push_str("&lt;"),
            b'>' => out.push_str("&gt;"),
            b'"' => out.push_str("&quot;"),
            b'\n' | b'\t' | b'\r' => out.push_str(&format!("&#{byte};")),
            _cannot_be_held => {
                out.push('\u{fffd}');
                replaced += 1;
            }
        }
    }
    out.push_str(&text[done..]);
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_shown_as_replaced() {
        let mut out = String::new();
        assert_eq!(push_exact_text(&mut out, "5 < 6 & \u{1b}[2J\r\n\u{fffe}15 دلو\u{0}"), 3);
        assert_eq!(out, "5 &lt; 6 &amp; \u{fffd}[2J&#13;\n\u{fffd}15 دلو\u{fffd}");
    }

    #[test]
    fn an_attribute_stays_within_its_quotes() {
        let mut out = String::new();
        push_attribute(&mut out, "a\"b\n<c>");
        assert_eq!(out, "a&quot;b&#10;&lt;c&gt;");
    }
}
