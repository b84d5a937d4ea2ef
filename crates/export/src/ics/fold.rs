//! Lines of iCalendar: at most 75 bytes, longer ones folded between characters.

/// Bytes of a line, its end not counted.
const LONGEST: usize = 75;

/// Adds a line, folded where it is long: what goes on begins with a blank.
pub(super) fn push_line(out: &mut String, line: &str) {
    let mut room = LONGEST;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let line = format!("SUMMARY:{}", "۲۶ دلو 1367 ".repeat(20));
        let mut out = String::new();
        push_line(&mut out, &line);
        assert!(out.lines().all(|line| line.len() <= LONGEST));
        assert_eq!(out.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }
}
