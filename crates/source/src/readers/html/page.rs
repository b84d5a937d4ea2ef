//! A page as a flat list of elements and texts in their order; an element's inside is what stands up to its end.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// An element or a stretch of text. A page may have millions, so they are small.
pub(crate) struct Node {
    /// The place of the element's name among the known ones; none for text.
    tag: Option<NonZeroU8>,
    /// Bytes of the file: of text all of it, of an element its start tag.
    start: u32,
    stop: u32,
    /// The index after the last node inside.
    end: u32,
    /// The element it stands in; the first stands in itself.
    parent: u32,
}

/// The elements that are looked at, sorted. Others count as if their tags were not there.
const KNOWN: [&str; 115] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "math",
    "menu",
    "meta",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "pre",
    "progress",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Those that begin and end a paragraph, sorted.
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

/// Those that have no inside, sorted.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

/// The attributes that are looked at.
const ATTRIBUTES: [&str; 16] = [
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

/// So many elements and texts are read of one page; what follows is left out, and said.
const MOST: usize = 4_000_000;

/// A page.
pub(crate) struct Page<'f> {
    file: &'f str,
    /// In the order of the file. The first is a root that holds all others.
    nodes: Vec<Node>,
    attributes: BTreeMap<u32, Vec<(&'static str, Box<str>)>>,
    /// From which byte on the file was left out.
    pub(crate) cut: Option<usize>,
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
                        let name = ATTRIBUTES.into_iter().find(|known| known.as_bytes() == &***name)?;
                        Some((name, String::from_utf8_lossy(value).into_owned().into_boxed_str()))
                    });
                    builder.open(&tag.name, kept.collect(), tag.span.start, tag.span.end);
                }
                Token::EndTag(tag) => builder.close(&tag.name),
                Token::String(text) => builder.text(text.span.start, text.span.end),
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

/// Says whether an element of that name begins and ends a paragraph.
pub(crate) fn is_block(tag: &str) -> bool {
    BLOCKS.binary_search(&tag).is_ok()
}

struct Builder<'f> {
    page: Page<'f>,
    open: Vec<u32>,
    /// How many elements of a name are open, so that an end tag without a start is known at once.
    counts: [u32; KNOWN.len()],
}

impl<'f> Builder<'f> {
    fn new(file: &'f str) -> Builder<'f> {
        let root = Node { tag: None, start: 0, stop: 0, end: 0, parent: 0 };
        let page = Page { file, nodes: vec![root], attributes: BTreeMap::new(), cut: None };
        Builder { page, open: vec![0], counts: [0; KNOWN.len()] }
    }

    fn add(&mut self, tag: Option<NonZeroU8>, start: usize, stop: usize) -> u32 {
        let index = self.page.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.page.nodes.push(Node { tag, start: start as u32, stop: stop as u32, end: index + 1, parent });
        index
    }

    fn text(&mut self, start: usize, stop: usize) {
        // The tokenizer counts bytes; a span that is none of the file's would be its error, and is passed over.
        if self.page.file.get(start..stop).is_some_and(|text| !text.is_empty()) {
            self.add(None, start, stop);
        }
    }

    fn open(&mut self, name: &[u8], attributes: Vec<(&'static str, Box<str>)>, start: usize, stop: usize) {
        let Some(known) = known(name) else { return };
        let tag = KNOWN[known];
        self.close_implied(tag);
        let index = self.add(NonZeroU8::new(known as u8 + 1), start, stop);
        if !attributes.is_empty() {
            self.page.attributes.insert(index, attributes);
        }
        if VOID.binary_search(&tag).is_err() {
            self.open.push(index);
            self.counts[known] += 1;
        }
    }

    fn tag_at(&self, depth: usize) -> &'static str {
        self.page.tag(self.open[depth] as usize)
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
            _ if is_block(tag) => (&["p"], &["td", "th", "li", "div", "section", "article", "blockquote"]),
            _ => return,
        };
        // The nearest few are enough, and keep the work for each tag bounded.
        for depth in (1..self.open.len()).rev().take(32) {
            let open = self.tag_at(depth);
            if ends.contains(&open) {
                return self.close_down_to(depth);
            }
            if within.contains(&open) {
                return;
            }
        }
    }

    fn close(&mut self, name: &[u8]) {
        let Some(known) = known(name).filter(|&known| self.counts[known] > 0) else { return };
        let tag = KNOWN[known];
        let closes_all = is_block(tag) || matches!(tag, "td" | "th");
        // An end tag of a block closes all that is open in it; one of a word or phrase never closes a block.
        let reach = if closes_all { usize::MAX } else { 64 };
        for depth in (1..self.open.len()).rev().take(reach) {
            let open = self.tag_at(depth);
            if open == tag {
                return self.close_down_to(depth);
            }
            if !closes_all && is_block(open) {
                return;
            }
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        let end = self.page.nodes.len() as u32;
        for index in self.open.drain(depth..) {
            let node = &mut self.page.nodes[index as usize];
            node.end = end;
            if let Some(tag) = node.tag {
                self.counts[usize::from(tag.get()) - 1] -= 1;
            }
        }
    }

    fn finish(mut self) -> Page<'f> {
        self.close_down_to(0);
        self.page
    }
}

/// Returns the place of a name among the known ones.
fn known(name: &[u8]) -> Option<usize> {
    KNOWN.binary_search_by(|known| known.as_bytes().cmp(name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_names_are_sorted_and_known() {
        assert!(KNOWN.is_sorted() && BLOCKS.is_sorted() && VOID.is_sorted());
        assert!(KNOWN.len() < 255 && BLOCKS.iter().chain(&VOID).all(|name| KNOWN.contains(name)));
    }

    #[test]
    fn items_and_paragraphs_end_where_the_next_begins() {
        let page = Page::parse("<ul><li>a<li>b</ul><p>c<div>d</div>");
        let elements = (1..page.len()).filter(|&index| page.text(index).is_none());
        let inside: Vec<(&str, String)> = elements.map(|index| (page.tag(index), page.text_inside(index))).collect();
        let expected = [("ul", "ab"), ("li", "a"), ("li", "b"), ("p", "c"), ("div", "d")];
        assert_eq!(inside, expected.map(|(tag, text)| (tag, text.to_owned())));
    }

    #[test]
    fn a_script_has_no_tags_in_it() {
        let page = Page::parse("<script>if (a < b) document.write('<p>1979</p>')</script><p>1989</p>");
        assert_eq!((0..page.len()).filter(|&index| page.tag(index) == "p").count(), 1);
    }
}
