//! Which part of a page is the article: the smallest element that holds most of its paragraphs of prose.

use super::page::Page;
use super::rows::is_plain;

/// A paragraph of prose has at least so many bytes of text outside links.
const PROSE: u32 = 40;

/// So many nodes of a table are looked at to tell whether it lays out a page.
const SEEN: usize = 512;

/// Where the article is, and what in it is not part of it.
pub(crate) struct Article {
    pub(crate) root: usize,
    left_out: Vec<bool>,
}

impl Article {
    /// Says whether the node and all inside is left out.
    pub(crate) fn leaves_out(&self, index: usize) -> bool {
        self.left_out[index]
    }
}

/// Finds the article of a page, in linear time.
pub(crate) fn find(page: &Page<'_>) -> Article {
    let mut left_out = vec![false; page.len()];
    mark(page, &mut left_out, is_never_prose);
    let all = Weights::of(page, &left_out).total();
    // What is named like a margin is left out, unless the prose stands in it.
    let weights = Weights::of(page, &left_out);
    mark(page, &mut left_out, |page, index| is_marginal(page, index) && u64::from(weights.prose[index]) * 2 <= all);
    let weights = Weights::of(page, &left_out);
    let root = root(page, &left_out, &weights);
    if weights.total() > 0 {
        mark(page, &mut left_out, |page, index| index > root && is_list_of_links(page, &weights, index));
    }
    Article { root, left_out }
}

/// Marks what `is_out` says; what stands inside a marked node is marked with it and not asked about.
fn mark(page: &Page<'_>, left_out: &mut [bool], is_out: impl Fn(&Page<'_>, usize) -> bool) {
    let mut index = 0;
    while index < page.len() {
        if left_out[index] || is_out(page, index) {
            let end = page.end(index);
            left_out[index..end].fill(true);
            index = end;
        } else {
            index += 1;
        }
    }
}

fn is_never_prose(page: &Page<'_>, index: usize) -> bool {
    const TAGS: [&str; 22] = [
        "applet", "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "nav",
        "noscript", "object", "progress", "script", "select", "style", "svg", "template", "textarea", "video",
    ];
    let hidden = page.attribute(index, "hidden").is_some()
        || page.attribute(index, "aria-hidden") == Some("true")
        || page.attribute(index, "style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    let role = matches!(
        page.attribute(index, "role"),
        Some("navigation" | "banner" | "contentinfo" | "complementary" | "search" | "menu" | "dialog" | "alert")
    );
    TAGS.contains(&page.tag(index)) || hidden || role
}

/// Says whether the element is named like something beside an article. (These names are conventions of the web.)
fn is_marginal(page: &Page<'_>, index: usize) -> bool {
    const NAMES: [&str; 40] = [
        "ad",
        "ads",
        "advert",
        "advertisement",
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "catlinks",
        "comment",
        "comments",
        "cookie",
        "cookies",
        "disqus",
        "editsection",
        "footer",
        "hatnote",
        "infobox",
        "masthead",
        "menu",
        "modal",
        "nav",
        "navbar",
        "navbox",
        "navigation",
        "newsletter",
        "noprint",
        "pager",
        "pagination",
        "popup",
        "printfooter",
        "promo",
        "reference",
        "reflist",
        "related",
        "share",
        "sharing",
        "sidebar",
        "social",
        "subscribe",
        "toc",
    ];
    if matches!(page.tag(index), "" | "html" | "body" | "main" | "article") {
        return false;
    }
    if matches!(page.tag(index), "aside" | "footer" | "form") {
        return true;
    }
    let named = |value: &str| {
        value
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| NAMES.contains(&word.to_ascii_lowercase().as_str()))
    };
    page.attribute(index, "class").is_some_and(named) || page.attribute(index, "id").is_some_and(named)
}

/// How much prose and how much link text stands in each node.
struct Weights {
    /// Bytes of text in paragraphs of prose.
    prose: Vec<u32>,
    /// All bytes of text, and those of them in links.
    text: Vec<u32>,
    links: Vec<u32>,
}

impl Weights {
    fn of(page: &Page<'_>, left_out: &[bool]) -> Weights {
        let count = page.len();
        // What stands directly in a block, its phrases included, counts for the block.
        let (mut text, mut links) = (vec![0; count], vec![0; count]);
        let mut block = vec![0; count];
        let mut in_link = vec![false; count];
        for index in 1..count {
            let parent = page.parent(index);
            let is_block = page.is_block(index) || matches!(page.tag(index), "td" | "th");
            block[index] = if is_block { index as u32 } else { block[parent] };
            in_link[index] = in_link[parent] || page.tag(index) == "a";
            if let Some(words) = page.text(index).filter(|_| !left_out[index]) {
                let length: usize = words.split_ascii_whitespace().map(|word| word.len() + 1).sum();
                text[block[index] as usize] += length as u32;
                links[block[index] as usize] += if in_link[index] { length as u32 } else { 0 };
            }
        }
        let prose = text.iter().zip(&links).map(|(text, links)| text - links);
        let mut prose: Vec<u32> = prose.map(|prose| if prose >= PROSE { prose } else { 0 }).collect();
        for index in (1..count).rev() {
            let parent = page.parent(index);
            prose[parent] += prose[index];
            text[parent] += text[index];
            links[parent] += links[index];
        }
        Weights { prose, text, links }
    }

    fn total(&self) -> u64 {
        u64::from(self.prose[0])
    }
}

/// The element the page itself names as its article if it holds a good part of the prose, else the smallest element
/// that holds seven tenths of it (the rest is captions, forms and notices), with those beside it that are like it.
fn root(page: &Page<'_>, left_out: &[bool], weights: &Weights) -> usize {
    let total = weights.total();
    if total == 0 {
        return 0;
    }
    let prose = |index: usize| u64::from(weights.prose[index]);
    let named = |is_named: &dyn Fn(usize) -> bool| {
        let candidates = (1..page.len()).filter(|&index| !left_out[index] && is_named(index));
        // The last of equal ones is the innermost.
        candidates.max_by_key(|&index| prose(index)).filter(|&index| prose(index) * 2 >= total)
    };
    let by_name = named(&|index| page.attribute(index, "itemprop") == Some("articleBody"))
        .or_else(|| named(&|index| page.tag(index) == "article"))
        .or_else(|| named(&|index| page.tag(index) == "main" || page.attribute(index, "role") == Some("main")));
    by_name.unwrap_or_else(|| {
        let holds = (0..page.len()).filter(|&index| !left_out[index] && prose(index) * 10 >= total * 7);
        let smallest = holds.max().unwrap_or(0);
        // A page of one paragraph: its heading stands beside it.
        let is_paragraph = matches!(page.tag(smallest), "p" | "blockquote" | "pre" | "td" | "li");
        let smallest = if is_paragraph { page.parent(smallest) } else { smallest };
        with_its_like(page, left_out, weights, whole_table(page, smallest))
    })
}

/// Goes up from a part of a table or of a list of definitions to what it stands in, since one long cell is no article; a cell
/// that lays out a page is one.
fn whole_table(page: &Page<'_>, root: usize) -> usize {
    const PARTS: [&str; 10] = ["dd", "dl", "dt", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];
    let mut cells = (root..page.end(root)).take(SEEN).filter(|&node| matches!(page.tag(node), "td" | "th" | "dd"));
    if !PARTS.contains(&page.tag(root)) || !cells.all(|cell| is_plain(page, cell)) {
        return root;
    }
    let up = |&part: &usize| Some(page.parent(part)).filter(|_| PARTS.contains(&page.tag(part)));
    std::iter::successors(Some(root), up).take(PARTS.len()).last().unwrap_or(root)
}

/// Goes up as long as an element beside it has the same name and class and holds a good part of the prose too: an
/// article in several parts.
fn with_its_like(page: &Page<'_>, left_out: &[bool], weights: &Weights, root: usize) -> usize {
    let mut root = root;
    while root > 0 {
        let parent = page.parent(root);
        let like = |index: usize| {
            index != root
                && !left_out[index]
                && u64::from(weights.prose[index]) * 10 >= weights.total()
                && page.tag(index) == page.tag(root)
                && page.attribute(index, "class") == page.attribute(root, "class")
        };
        let next = |&child: &usize| Some(page.end(child)).filter(|&next| next < page.end(parent));
        if !std::iter::successors(Some(parent + 1), next).any(like) {
            return root;
        }
        root = parent;
    }
    root
}

/// Says whether the element is a list, a table or a box in which nearly everything is a link.
fn is_list_of_links(page: &Page<'_>, weights: &Weights, index: usize) -> bool {
    matches!(page.tag(index), "ul" | "ol" | "div" | "table" | "section" | "dl")
        && weights.prose[index] == 0
        && u64::from(weights.links[index]) * 10 > u64::from(weights.text[index]) * 7
}
