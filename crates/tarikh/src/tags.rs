//! Tags of TimeML by their shape, as its reader takes them out; the files are not all well-formed XML.

/// A tag of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tag<'f> {
    /// The byte of the file it begins with.
    pub at: usize,
    /// From `<` to `>`.
    pub text: &'f str,
}

/// Returns the opening, closing and self-closing tags of the elements called `name`.
pub(crate) fn tags<'f>(file: &'f str, name: &'f str) -> impl Iterator<Item = Tag<'f>> {
    file.match_indices('<').filter_map(move |(at, _)| {
        let inside = &file[at + 1..];
        let rest = inside.strip_prefix('/').unwrap_or(inside).strip_prefix(name)?;
        // The next bracket of either kind ends the search, so many a lone '<' still takes linear time together.
        let stop = rest.find(['<', '>'])?;
        let attributes = &rest[..stop];
        let shaped = attributes.is_empty() || attributes == "/" || attributes.starts_with(char::is_whitespace);
        let end = file.len() - rest.len() + stop + 1;
        (rest.as_bytes()[stop] == b'>' && shaped).then(|| Tag { at, text: &file[at..end] })
    })
}

/// Returns the last value given to an attribute in double quotes, as it stands in the tag.
pub(crate) fn attribute<'f>(tag: &'f str, name: &str) -> Option<&'f str> {
    let mut found = None;
    let mut rest = tag;
    while let Some((before, after)) = rest.split_once('"') {
        let (value, beyond) = after.split_once('"')?;
        let before = before.trim_end().strip_suffix('=').unwrap_or_default().trim_end();
        let start = before.rfind(|c: char| !(c.is_ascii_alphabetic() || c == '_' || c == ':')).map_or(0, |at| at + 1);
        if before.is_char_boundary(start) && &before[start..] == name {
            found = Some(value);
        }
        rest = beyond;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_by_their_shape() {
        let file = "<TIMEX3 tid=\"t1\">1989</TIMEX3> <TIMEX3/> <TIMEX3S> < TIMEX3> <TIMEX3 <b>";
        let found: Vec<&str> = tags(file, "TIMEX3").map(|tag| tag.text).collect();
        assert_eq!(found, ["<TIMEX3 tid=\"t1\">", "</TIMEX3>", "<TIMEX3/>"]);
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        let tag = "<TIMEX3 tid=\"t1\" xvalue=\"no\" value = \"1989-02-15\" mod='START' quant=\"value=\">";
        assert_eq!(attribute(tag, "value"), Some("1989-02-15"));
        assert_eq!(attribute(tag, "mod"), None);
        assert_eq!(attribute(tag, "quant"), Some("value="));
        assert_eq!(attribute("<TIMEX3 value=\"1989", "value"), None);
    }
}
