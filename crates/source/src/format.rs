//! The forms a text comes in, and how its form is recognised.

/// The form of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Format {
    /// Text as it stands; headings and paragraphs by their lines.
    Plain,
    /// CommonMark, with front matter if there is any.
    Markdown,
    /// A page of the web, of which the article is read.
    Html,
    /// News or history with TIMEX3 annotation: the text of TEXT.
    TimeMl,
}

impl Format {
    /// Every form, in the order `--from` lists them.
    pub const ALL: [Format; 4] = [Format::Plain, Format::Markdown, Format::Html, Format::TimeMl];

    /// Returns the name that `--from` takes.
    pub fn name(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::TimeMl => "timeml",
        }
    }

    /// Reads a name that `--from` takes.
    ///
    /// ```
    /// use source::Format;
    /// assert_eq!(Format::named("html"), Some(Format::Html));
    /// assert_eq!(Format::named("pdf"), None);
    /// ```
    pub fn named(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Tells the form by a file's ending; none where the ending says nothing.
    ///
    /// ```
    /// use source::Format;
    /// assert_eq!(Format::by_ending("accounts/geneva.MD"), Some(Format::Markdown));
    /// assert_eq!(Format::by_ending("-"), None);
    /// ```
    pub fn by_ending(path: &str) -> Option<Format> {
        let name = path.rsplit(['/', '\\']).next()?;
        let (_, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" | "xht" => Some(Format::Html),
            "tml" | "timeml" => Some(Format::TimeMl),
            _ => None,
        }
    }

    /// Tells the form by how a text begins: plain, unless it begins `<!doctype`, `<html` or `<?xml`.
    pub fn by_opening(text: &str) -> Format {
        let opening = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if begins(opening, "<!doctype") || begins(opening, "<html") {
            return Format::Html;
        }
        if begins(opening, "<TimeML") {
            return Format::TimeMl;
        }
        if begins(opening, "<?xml") {
            // The root element decides; it stands within the first lines, after comments and a document type at most.
            let head = floor(opening, 4096).to_ascii_lowercase();
            return if head.contains("<timeml") { Format::TimeMl } else { Format::Html };
        }
        Format::Plain
    }
}

fn begins(text: &str, opening: &str) -> bool {
    text.as_bytes().get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening.as_bytes()))
}

/// Returns at most the first `bytes` bytes of `text`, ending on a character boundary.
pub(crate) fn floor(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_input_is_plain_unless_it_opens_as_a_page() {
        assert_eq!(Format::by_opening("On 15 February 1989 the bridge was crossed."), Format::Plain);
        assert_eq!(Format::by_opening("\n <!DOCTYPE html><p>Kabul"), Format::Html);
        assert_eq!(Format::by_opening("<HTML><p>Kabul"), Format::Html);
        assert_eq!(Format::by_opening("<?xml version=\"1.0\"?>\n<html>"), Format::Html);
        assert_eq!(Format::by_opening("<?xml version=\"1.0\" ?>\n<TimeML>"), Format::TimeMl);
        assert_eq!(Format::by_opening("<b>not a page</b>"), Format::Plain);
        assert_eq!(Format::by_opening("ب"), Format::Plain);
    }
}
