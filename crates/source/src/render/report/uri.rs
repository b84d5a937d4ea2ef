//! A path as a URI reference.

/// Returns a path as a URI reference: relative ones stay relative, absolute ones become `file:` URIs, and what a URI
/// does not hold is written in percent.
pub(super) fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut out = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for &byte in path.as_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _other => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_uri_does_not_hold_is_written_in_percent() {
        assert_eq!(uri("./accounts/26 دلو.txt"), "accounts/26%20%D8%AF%D9%84%D9%88.txt");
        assert_eq!(uri("/tmp/a#b:c.txt"), "file:///tmp/a%23b%3Ac.txt");
    }
}
