//! Comparing what a page shows with what a command prints.

/// Says whether `actual` is `shown`, a line `…` standing for any number of lines.
pub fn matches(shown: &[String], actual: &[&str]) -> bool {
    let shown: Vec<&str> = trimmed(&shown.iter().map(String::as_str).collect::<Vec<_>>()).to_vec();
    let mut rest = trimmed(actual);
    let mut pieces = shown.split(|line| *line == "…").peekable();
    let mut anchored = true;
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let begins = match (anchored, last) {
            (true, true) if rest.len() != piece.len() => None,
            (true, _) => rest.starts_with(piece).then_some(0),
            (false, true) => rest.ends_with(piece).then(|| rest.len() - piece.len()),
            (false, false) if piece.is_empty() => Some(0),
            (false, false) => rest.windows(piece.len()).position(|window| window == piece),
        };
        let Some(begins) = begins else { return false };
        rest = &rest[begins + piece.len()..];
        anchored = false;
    }
    true
}

fn trimmed<'a, 'b>(mut lines: &'a [&'b str]) -> &'a [&'b str] {
    while let [rest @ .., ""] = lines {
        lines = rest;
    }
    while let ["", rest @ ..] = lines {
        lines = rest;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_stands_for_any_lines() {
        let shown = |lines: &[&str]| lines.iter().map(|l| l.to_string()).collect::<Vec<_>>();
        assert!(matches(&shown(&["a", "…", "d"]), &["a", "b", "c", "d", ""]));
        assert!(matches(&shown(&["a", "b"]), &["a", "b"]));
        assert!(matches(&shown(&["a", "…"]), &["a", "b"]));
        assert!(matches(&shown(&["…", "b", "…"]), &["a", "b", "c"]));
        assert!(!matches(&shown(&["a"]), &["a", "b"]));
        assert!(!matches(&shown(&["a", "…", "c"]), &["a", "b"]));
    }
}
