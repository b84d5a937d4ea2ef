//! Markdown: the prose of a CommonMark file. Code blocks, link targets, pictures and comments are left out.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Read;
use super::flow::Flow;
use super::lists::Lists;
use crate::pieces::cut;

/// The parser keeps some fifty bytes for each mark it meets, so a file of many MiB is given to it in pieces, which end
/// at paragraph ends. All that is lost is a link by reference into another piece: its brackets are shown.
const PIECE: usize = 4 << 20;

/// Reads Markdown.
pub(crate) fn read(file: &str) -> Read {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let front_matter = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut reader = Reader::default();
    let mut start = 0;
    while start < file.len() {
        let rest = &file[start..];
        let piece = if rest.len() > PIECE { &rest[..cut(rest, PIECE)] } else { rest };
        let options = if start == 0 { options | front_matter } else { options };
        for (event, range) in Parser::new_ext(piece, options).into_offset_iter() {
            reader.take(file, event, start + range.start..start + range.end);
        }
        reader.flow.paragraph();
        start += piece.len();
    }
    let Reader { flow, front_matter, .. } = reader;
    let (extract, headings) = flow.finish();
    let highest = headings.iter().find(|heading| heading.level == 1).or(headings.first());
    let title =
        front(&front_matter, "title").or_else(|| highest.map(|heading| heading.text.of(&extract.text).to_owned()));
    Read {
        title,
        written: front(&front_matter, "date"),
        headings: Some(headings),
        extract: Some(extract),
        ..Read::default()
    }
}

#[derive(Default)]
struct Reader {
    flow: Flow,
    front_matter: String,
    /// How many elements are open whose text is left out.
    left_out: usize,
    in_front_matter: usize,
    lists: Lists,
}

impl Reader {
    fn take(&mut self, file: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) if self.in_front_matter > 0 => self.front_matter.push_str(&text),
            Event::Text(text) | Event::Code(text) if self.left_out == 0 => self.text(file, &text, range),
            Event::SoftBreak if self.left_out == 0 => self.flow.space(range.start),
            Event::HardBreak if self.left_out == 0 => self.flow.line(),
            Event::InlineHtml(html) if self.left_out == 0 && is_line_break(&html) => self.flow.line(),
            Event::Rule => self.flow.paragraph(),
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_)
            | Event::Html(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn text(&mut self, file: &str, text: &str, range: Range<usize>) {
        let written = &file[range.clone()];
        if written == text {
            self.flow.verbatim(text, range.start);
        } else if let Some(inside) = written.find(text) {
            // Inline code, its marks left out.
            self.flow.verbatim(text, range.start + inside);
        } else {
            self.flow.replaced(text, range.start);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.flow.open_heading(level_of(*level)),
            Tag::List(first) => {
                self.lists.open(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX)));
                self.flow.paragraph();
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) => self.flow.paragraph(),
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => self.flow.paragraph(),
            Tag::Item => self.flow.item(self.lists.item()),
            Tag::TableHead | Tag::TableRow => self.flow.row(),
            Tag::TableCell => self.flow.cell(),
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } => self.left_out += 1,
            Tag::MetadataBlock(_) => self.in_front_matter += 1,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript | Tag::Link { .. } => {
            }
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.flow.close_heading(),
            TagEnd::List(_) => {
                self.lists.close();
                self.flow.paragraph();
            }
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::FootnoteDefinition => {
                self.flow.paragraph();
            }
            TagEnd::DefinitionList | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => {
                self.flow.paragraph()
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.left_out -= 1;
                self.flow.paragraph();
            }
            TagEnd::Image => self.left_out -= 1,
            TagEnd::MetadataBlock(_) => self.in_front_matter -= 1,
            TagEnd::Item => self.flow.end_item(),
            TagEnd::TableHead | TagEnd::TableRow => self.flow.row(),
            TagEnd::TableCell => {}
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => {}
        }
    }
}

fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// A value of the front matter: `title: The bridge` or `date = "1989-02-16"`, quotes and a comment left out.
fn front(front_matter: &str, key: &str) -> Option<String> {
    front_matter.lines().find_map(|line| {
        let rest = line.strip_prefix(key)?.trim_start();
        let value = rest.strip_prefix(':').or_else(|| rest.strip_prefix('='))?.trim();
        let value = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split(quote).next()?,
            Some(_) | None => value.split(" #").next()?.trim_end(),
        };
        (!value.is_empty()).then(|| value.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\ntitle: \"The bridge\"\ndate: 1989-02-16 # a Thursday\n---\n\n# Going home\n\nThe *last* column\ncrossed \
        [the river](https://example.org/1979) &amp; left.  \nIt was 1989.\n\n```\nlet year = 1979;\n```\n\n<!-- 1066 -->\n\n## After\n\n\
        | year | event |\n|---|---|\n| 1991 | end |\n\n- first\n- `second`\n\n![1900](a.png)\n";

    #[test]
    fn prose_stays_and_markup_goes() {
        let read = read(FILE);
        let extract = read.extract.expect("Markdown is extracted");
        assert_eq!(
            extract.text,
            "Going home\n\nThe last column crossed the river & left.\nIt was 1989.\n\nAfter\n\nyear\tevent\n1991\tend\n\nfirst\nsecond"
        );
        assert_eq!(read.title.as_deref(), Some("The bridge"));
        assert_eq!(read.written.as_deref(), Some("1989-02-16"));
        let headings = read.headings.expect("Markdown marks its headings");
        let headings: Vec<_> = headings.iter().map(|heading| (heading.text.of(&extract.text), heading.level)).collect();
        assert_eq!(headings, [("Going home", 1), ("After", 2)]);
    }

    #[test]
    fn a_file_of_many_pieces_is_read_whole() {
        let paragraph = "The *army* came in [1979](a.html) and left in 1989.\n\n";
        let count = 3 * PIECE / paragraph.len();
        let extract = read(&paragraph.repeat(count)).extract.expect("Markdown is extracted");
        let plain = "The army came in 1979 and left in 1989.";
        assert_eq!(extract.text, format!("{plain}\n\n").repeat(count).trim_end());
        let last = extract.origin.last().expect("it has pieces");
        assert_eq!(last.1 as usize % paragraph.len(), paragraph.find(" and left").expect("it is there"));
    }

    #[test]
    fn every_word_knows_where_it_stood() {
        let extract = read(FILE).extract.expect("Markdown is extracted");
        for word in ["Going", "last", "column", "crossed", "river", "left", "1989", "After", "1991", "second"] {
            let at = extract.text.find(word).expect("the word is there") as u32;
            let piece = extract.origin.iter().rev().find(|(text, _)| *text <= at).expect("a piece begins before");
            let byte = (piece.1 + at - piece.0) as usize;
            assert!(FILE[byte..].starts_with(word), "{word}");
        }
    }
}
