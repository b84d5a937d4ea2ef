//! TimeML: the text of TEXT with annotation ignored and blanks kept, the date of writing from DCT.
//!
//! Gold files are not all well-formed XML, so tags are taken out by their shape, the way scorers of TimeML do: what
//! does not look like a tag is text. Everything between the first TEXT and the last `</TEXT>` counts.

use super::Read;
use crate::extract::{Extract, unescape};

/// Reads TimeML.
pub(crate) fn read(file: &str) -> Read {
    let found = element(file, "TEXT").or_else(|| element(file, "TimeML"));
    let (start, end) = found.unwrap_or((0, file.len()));
    let mut extract = Extract::default();
    text_of(&mut extract, file, start, end);
    let (title, written) = (content(file, "TITLE"), creation_time(file));
    Read { extract: Some(extract), title, written, is_other_form: found.is_none(), ..Read::default() }
}

/// Returns where the content of the element lies: from the first opening tag to the last closing one.
fn element(file: &str, name: &str) -> Option<(usize, usize)> {
    let opening = format!("<{name}");
    let start = memchr::memmem::find(file.as_bytes(), opening.as_bytes())?;
    let inside = start + memchr::memchr(b'>', &file.as_bytes()[start..])? + 1;
    let end = inside + memchr::memmem::rfind(&file.as_bytes()[inside..], format!("</{name}>").as_bytes())?;
    Some((inside, end))
}

/// Adds the text between `start` and `end`, tags left out, character references replaced.
fn text_of(extract: &mut Extract, file: &str, start: usize, end: usize) {
    let mut done = start;
    let mut at = start;
    while let Some(found) = memchr::memchr(b'<', &file.as_bytes()[at..end]) {
        let tag = at + found;
        match tag_length(&file.as_bytes()[tag..end]) {
            Some(length) => {
                extract.push_references(&file[done..tag], done);
                done = tag + length;
                at = done;
            }
            None => at = tag + 1,
        }
    }
    extract.push_references(&file[done..end], done);
}

/// Returns the length of the tag that `bytes` begins with: `<`, a name, then nothing or blanks and attributes, `>`.
fn tag_length(bytes: &[u8]) -> Option<usize> {
    let name = 1 + usize::from(bytes.get(1) == Some(&b'/'));
    if !bytes.get(name)?.is_ascii_alphabetic() {
        return None;
    }
    let after = name
        + bytes[name..]
            .iter()
            .position(|&b| !(b.is_ascii_alphanumeric() || b == b'_' || b == b':'))
            .unwrap_or(bytes.len() - name);
    // The next bracket of either kind ends the search, so many a lone '<' still takes linear time together.
    let stop = after + memchr::memchr2(b'<', b'>', &bytes[after..])?;
    let inside = &bytes[after..stop];
    let shaped = inside.is_empty() || inside == b"/" || inside[0].is_ascii_whitespace() || inside[0] == 0x0b;
    (bytes[stop] == b'>' && shaped).then_some(stop + 1)
}

/// The text of a small element outside TEXT, trimmed; none where it is empty.
fn content(file: &str, name: &str) -> Option<String> {
    let (start, end) = element(file, name)?;
    let mut extract = Extract::default();
    text_of(&mut extract, file, start, end);
    let text = extract.text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The value of the TIMEX3 in DCT, else what stands there.
fn creation_time(file: &str) -> Option<String> {
    let (start, end) = element(file, "DCT")?;
    let inside = &file[start..end];
    let value = inside.split_once("value=").and_then(|(_, rest)| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest[1..].split_once(quote).map(|(value, _)| unescape(value).trim().to_owned())
    });
    value.filter(|value| !value.is_empty()).or_else(|| content(file, "DCT"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str) -> String {
        read(file).extract.expect("TimeML is extracted").text
    }

    #[test]
    fn annotation_goes_and_blanks_stay() {
        let file = "<?xml version=\"1.0\" ?>\n<TimeML>\n<DOCID>d</DOCID>\n<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" \
                    value=\"1989-02-16\">19890216</TIMEX3></DCT>\n<TITLE>The bridge\n is empty</TITLE>\n<TEXT>\n\n \
                    The army <EVENT eid=\"e1\" class=\"OCCURRENCE\">left</EVENT>\t\
                    <TIMEX3 tid=\"t1\" type=\"DATE\" value=\"1989-02-15\">on  Wednesday</TIMEX3>.\r\n\n</TEXT>\n</TimeML>\n";
        let read = read(file);
        assert_eq!(read.extract.expect("extracted").text, "\n\n The army left\ton  Wednesday.\r\n\n");
        assert_eq!(read.written.as_deref(), Some("1989-02-16"));
        assert_eq!(read.title.as_deref(), Some("The bridge is empty"));
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(
            text("<TEXT>5 < 6 & 7 > 3, <3 &lt;b&gt; AT&amp;T <!-- kept --></TEXT>"),
            "5 < 6 & 7 > 3, <3 <b> AT&T <!-- kept -->"
        );
        assert_eq!(text("<TEXT>a<b<c>d</TEXT>"), "a<bd");
        assert_eq!(text("no TEXT at all, <b>1989</b>"), "no TEXT at all, 1989");
        assert_eq!(text(""), "");
    }

    #[test]
    fn many_lone_brackets_take_linear_time() {
        let file = format!("<TEXT>{}</TEXT>", "<a ".repeat(200_000));
        assert_eq!(text(&file).len(), 600_000);
    }
}
