//! A page as a flat list of elements and texts in their order; an element's inside is what stands up to its end.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element or a stretch of text.
pub(crate) struct Node {
    pub(crate) kind: Kind,
    /// The name of the element in lower case; empty for text.
    pub(crate) tag: Box<str>,
    /// The attributes that say something of content; only where there are any.
    pub(crate) attributes: Vec<(Box<str>, Box<str>)>,
    /// Bytes of the file: of text all of it, of an element its start tag.
    pub(crate) start: usize,
    pub(crate) stop: usize,
    /// The index after the last node inside.
    pub(crate) end: usize,
    /// The element it stands in.
    pub(crate) parent: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    Element,
    Text,
}

impl Node {
    pub(crate) fn is(&self, tag: &str) -> bool {
        &*self.tag == tag
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| &**known == name).map(|(_, value)| &**value)
    }

    /// Returns the text as it stands in the file.
    pub(crate) fn source<'f>(&self, file: &'f str) -> &'f str {
        &file[self.start..self.stop]
    }

    /// Says whether the element begins and ends a paragraph.
    pub(crate) fn is_block(&self) -> bool {
        BLOCKS.binary_search(&&*self.tag).is_ok()
    }
}

const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "title",
    "tr",
    "ul",
];

/// Elements that have no inside.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The attributes that are looked at later.
const KEPT: [&str; 16] = [
    "aria-hidden",
    "class",
    "content",
    "datetime",
    "hidden",
    "href",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "pubdate",
    "role",
    "style",
    "type",
    "xml:lang",
];

/// A page.
pub(crate) struct Page<'f> {
    pub(crate) file: &'f str,
    /// In the order of the file. The first is a root that holds all others.
    pub(crate) nodes: Vec<Node>,
}

impl<'f> Page<'f> {
    /// Parses a page, however broken.
    pub(crate) fn parse(file: &'f str) -> Page<'f> {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut builder = Builder::new(file);
        for Ok(token) in Tokenizer::new_with_emitter(file, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let kept = tag.attributes.iter().filter_map(|(name, value)| {
                        let name = str::from_utf8(name).ok()?;
                        KEPT.contains(&name)
                            .then(|| (Box::from(name), String::from_utf8_lossy(value).into_owned().into_boxed_str()))
                    });
                    builder.open(&String::from_utf8_lossy(&tag.name), kept.collect(), tag.span.start, tag.span.end);
                }
                Token::EndTag(tag) => builder.close(&String::from_utf8_lossy(&tag.name)),
                Token::String(text) => builder.text(text.span.start, text.span.end),
                Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
            }
        }
        builder.finish()
    }

    /// Returns the text inside the node, its references replaced and its blanks collapsed.
    pub(crate) fn text_of(&self, index: usize) -> String {
        let inside = &self.nodes[index..self.nodes[index].end];
        let texts = inside.iter().filter(|node| node.kind == Kind::Text);
        let text: String = texts.map(|node| crate::extract::unescape(node.source(self.file))).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

struct Builder<'f> {
    page: Page<'f>,
    open: Vec<usize>,
    /// How many elements of a name are open, so that an end tag without a start is known at once.
    counts: BTreeMap<Box<str>, usize>,
}

impl<'f> Builder<'f> {
    fn new(file: &'f str) -> Builder<'f> {
        let root = Node {
            kind: Kind::Element,
            tag: "".into(),
            attributes: Vec::new(),
            start: 0,
            stop: 0,
            end: 0,
            parent: None,
        };
        Builder { page: Page { file, nodes: vec![root] }, open: vec![0], counts: BTreeMap::new() }
    }

    fn add(&mut self, kind: Kind, tag: &str, attributes: Vec<(Box<str>, Box<str>)>, start: usize, stop: usize) {
        let index = self.page.nodes.len();
        let parent = self.open.last().copied();
        self.page.nodes.push(Node { kind, tag: tag.into(), attributes, start, stop, end: index + 1, parent });
    }

    fn text(&mut self, start: usize, stop: usize) {
        // The tokenizer counts bytes; a span that is none of the file's would be its error, and is passed over.
        if self.page.file.get(start..stop).is_some_and(|text| !text.is_empty()) {
            self.add(Kind::Text, "", Vec::new(), start, stop);
        }
    }

    fn open(&mut self, tag: &str, attributes: Vec<(Box<str>, Box<str>)>, start: usize, stop: usize) {
        self.close_implied(tag);
        let index = self.page.nodes.len();
        self.add(Kind::Element, tag, attributes, start, stop);
        if !VOID.contains(&tag) {
            self.open.push(index);
            *self.counts.entry(tag.into()).or_insert(0) += 1;
        }
    }

    /// Closes what the start of `tag` ends: a paragraph before a block, an item before the next item.
    fn close_implied(&mut self, tag: &str) {
        let (ends, within): (&[&str], &[&str]) = match tag {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if BLOCKS.binary_search(&tag).is_ok() => {
                (&["p"], &["td", "th", "li", "div", "section", "article", "blockquote"])
            }
            _ => return,
        };
        // The nearest few are enough, and keep the work for each tag bounded.
        for depth in (1..self.open.len()).rev().take(32) {
            let open = &*self.page.nodes[self.open[depth]].tag;
            if ends.contains(&open) {
                return self.close_down_to(depth);
            }
            if within.contains(&open) {
                return;
            }
        }
    }

    fn close(&mut self, tag: &str) {
        if self.counts.get(tag).copied().unwrap_or(0) == 0 {
            return;
        }
        let is_block = BLOCKS.binary_search(&tag).is_ok() || matches!(tag, "td" | "th");
        // An end tag of a block closes all that is open in it; one of a word or phrase never closes a block.
        let reach = if is_block { usize::MAX } else { 64 };
        for depth in (1..self.open.len()).rev().take(reach) {
            let open = &self.page.nodes[self.open[depth]];
            if open.is(tag) {
                return self.close_down_to(depth);
            }
            if !is_block && open.is_block() {
                return;
            }
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        let end = self.page.nodes.len();
        for index in self.open.drain(depth..) {
            let node = &mut self.page.nodes[index];
            node.end = end;
            if let Some(count) = self.counts.get_mut(&node.tag) {
                *count -= 1;
            }
        }
    }

    fn finish(mut self) -> Page<'f> {
        self.close_down_to(0);
        self.page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_blocks_are_sorted() {
        assert!(BLOCKS.is_sorted());
    }

    #[test]
    fn items_and_paragraphs_end_where_the_next_begins() {
        let page = Page::parse("<ul><li>a<li>b</ul><p>c<div>d</div>");
        let inside: Vec<(String, String)> = (1..page.nodes.len())
            .filter(|&i| page.nodes[i].kind == Kind::Element)
            .map(|i| (page.nodes[i].tag.to_string(), page.text_of(i)))
            .collect();
        let expected = [("ul", "ab"), ("li", "a"), ("li", "b"), ("p", "c"), ("div", "d")];
        assert_eq!(inside, expected.map(|(tag, text)| (tag.to_owned(), text.to_owned())));
    }

    #[test]
    fn a_script_has_no_tags_in_it() {
        let page = Page::parse("<script>if (a < b) document.write('<p>1979</p>')</script><p>1989</p>");
        assert_eq!(page.nodes.iter().filter(|node| node.is("p")).count(), 1);
    }
}
