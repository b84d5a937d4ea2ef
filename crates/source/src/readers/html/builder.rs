//! Builds a page from tags in whatever order they come: what a start tag ends, what an end tag closes.

use std::collections::BTreeMap;
use std::num::NonZeroU8;

use super::names::{KNOWN, is_block, is_void, known};
use super::page::{Node, Page};

/// A page in the making.
pub(super) struct Builder<'f> {
    pub(super) page: Page<'f>,
    open: Vec<u32>,
    /// How many elements of a name are open, so that an end tag without a start is known at once.
    counts: [u32; KNOWN.len()],
}

impl<'f> Builder<'f> {
    pub(super) fn new(file: &'f str) -> Builder<'f> {
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

    pub(super) fn text(&mut self, start: usize, stop: usize) {
        // The tokenizer counts bytes; a span that is none of the file's would be its error, and is passed over.
        if self.page.file.get(start..stop).is_some_and(|text| !text.is_empty()) {
            self.add(None, start, stop);
        }
    }

    pub(super) fn open(&mut self, name: &[u8], attributes: Vec<(&'static str, Box<str>)>, start: usize, stop: usize) {
        let Some(known) = known(name) else { return };
        let tag = KNOWN[known];
        self.close_implied(tag);
        let index = self.add(NonZeroU8::new(known as u8 + 1), start, stop);
        if !attributes.is_empty() {
            self.page.attributes.insert(index, attributes);
        }
        if !is_void(tag) {
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

    pub(super) fn close(&mut self, name: &[u8]) {
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

    pub(super) fn finish(mut self) -> Page<'f> {
        self.close_down_to(0);
        self.page
    }
}
