//! A page as a flat list of elements and texts in their order; an element's inside is what stands up to its end.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::builder::Builder;
use super::feed::{Feed, Marks};
use super::names::{ATTRIBUTES, KNOWN, is_block};

/// An element or a stretch of text. A page may have millions, so they are small.
pub(crate) struct Node {
    /// The place of the element's name among the known ones; none for text.
    pub(super) tag: Option<NonZeroU8>,
    /// Bytes of the file: of text all of it, of an element its start tag.
    pub(super) start: u32,
    pub(super) stop: u32,
    /// The index after the last node inside.
    pub(super) end: u32,
    /// The element it stands in; the first stands in itself.
    pub(super) parent: u32,
}

/// So many elements and texts are read of one page; what follows is left out, and said.
const MOST: usize = 4_000_000;

/// A page.
pub(crate) struct Page<'f> {
    pub(super) file: &'f str,
    /// In the order of the file. The first is a root that holds all others.
    pub(super) nodes: Vec<Node>,
    pub(super) attributes: BTreeMap<u32, Vec<(&'static str, Box<str>)>>,
    /// From which byte on the file was left out.
    pub(crate) cut: Option<usize>,
}

impl<'f> Page<'f> {
    /// Parses a page, however broken.
    pub(crate) fn parse(file: &'f str) -> Page<'f> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut builder = Builder::new(file);
        let marks = Marks::default();
        let mut read = 0;
        for Ok(token) in Tokenizer::new_with_emitter(Feed::new(file, &marks), emitter) {
            if marks.are_too_many() {
                builder.page.cut = Some(read);
                break;
            }
            marks.begin();
            match token {
                Token::StartTag(tag) => {
                    let kept = tag.attributes.iter().filter_map(|(name, value)| {
                        let name = ATTRIBUTES.into_iter().find(|known| known.as_bytes() == &***name)?;
                        Some((name, String::from_utf8_lossy(value).into_owned().into_boxed_str()))
                    });
                    read = tag.span.end;
                    builder.open(&tag.name, kept.collect(), tag.span.start, tag.span.end);
                }
                Token::EndTag(tag) => {
                    read = tag.span.end;
                    builder.close(&tag.name);
                }
                Token::String(text) => {
                    read = text.span.end;
                    builder.text(text.span.start, text.span.end);
                }
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
            if let Some(last) = builder.page.nodes.get(MOST) {
                builder.page.cut = Some(last.start as usize);
                break;
            }
        }
        builder.finish()
    }

    /// Returns how many nodes there are, the root included.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the name of the element in lower case; empty for text and for the root.
    pub(crate) fn tag(&self, index: usize) -> &'static str {
        self.nodes[index].tag.map_or("", |tag| KNOWN[usize::from(tag.get()) - 1])
    }

    /// Returns the text of a node of text, as it stands in the file.
    pub(crate) fn text(&self, index: usize) -> Option<&'f str> {
        let node = &self.nodes[index];
        (node.tag.is_none() && index > 0).then(|| &self.file[node.start as usize..node.stop as usize])
    }

    /// Returns the byte of the file the node begins with.
    pub(crate) fn start(&self, index: usize) -> usize {
        self.nodes[index].start as usize
    }

    /// Returns the index after the last node inside.
    pub(crate) fn end(&self, index: usize) -> usize {
        self.nodes[index].end as usize
    }

    /// Returns the element the node stands in; the root stands in itself.
    pub(crate) fn parent(&self, index: usize) -> usize {
        self.nodes[index].parent as usize
    }

    /// Returns the value of an attribute, references replaced.
    pub(crate) fn attribute(&self, index: usize, name: &str) -> Option<&str> {
        let attributes = self.attributes.get(&(index as u32))?;
        attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| &**value)
    }

    /// Says whether the element begins and ends a paragraph.
    pub(crate) fn is_block(&self, index: usize) -> bool {
        is_block(self.tag(index))
    }

    /// Returns the text inside the node, its references replaced and its blanks collapsed.
    pub(crate) fn text_inside(&self, index: usize) -> String {
        let texts = (index..self.end(index)).filter_map(|inside| self.text(inside));
        let text: String = texts.map(crate::extract::unescape).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_paragraphs_end_where_the_next_begins() {
        let page = Page::parse("<ul><li>a<li>b</ul><p>c<div>d</div>");
        let elements = (1..page.len()).filter(|&index| page.text(index).is_none());
        let inside: Vec<(&str, String)> = elements.map(|index| (page.tag(index), page.text_inside(index))).collect();
        let expected = [("ul", "ab"), ("li", "a"), ("li", "b"), ("p", "c"), ("div", "d")];
        assert_eq!(inside, expected.map(|(tag, text)| (tag, text.to_owned())));
    }

    #[test]
    fn a_tag_of_endless_attributes_ends_the_page() {
        for tag in ["<div ", "</div "] {
            let page = |attribute: &str| format!("<p>1988</p>{tag}{}><p>1989</p>", attribute.repeat(100_000));
            let endless = page("a=\"b\" ");
            let endless = Page::parse(&endless);
            assert_eq!((endless.text_inside(0).as_str(), endless.cut), ("1988", Some(11)));
            for attribute in ["a=\"\"", "a='b' ", "a=b ", "a "] {
                assert_eq!(Page::parse(&page(attribute)).text_inside(0), "19881989", "{attribute}");
            }
        }
        let file = format!("<div {}>1989</div>", "a=\"b\" ".repeat(150));
        assert_eq!(Page::parse(&file).cut, None);
        // Marks of quotation in the text are not counted.
        let file = format!("<p>{}</p><p>1989</p>", "\"so\" &amp; \"so\" ".repeat(10_000));
        assert_eq!(Page::parse(&file).cut, None);
    }

    #[test]
    fn a_script_has_no_tags_in_it() {
        let page = Page::parse("<script>if (a < b) document.write('<p>1979</p>')</script><p>1989</p>");
        assert_eq!((0..page.len()).filter(|&index| page.tag(index) == "p").count(), 1);
    }
}
