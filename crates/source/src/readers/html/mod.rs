//! HTML: the article of a page, its title, date and publisher from metadata; navigation and scripts are left out.

mod article;
mod builder;
mod feed;
mod metadata;
mod names;
mod page;
mod rows;

use super::Read;
use super::flow::Flow;
use super::lists::Lists;
use article::Article;
use page::Page;
use rows::{Cells, Held};

/// Reads HTML. Takes linear time; nothing recurses, so nesting may be as deep as it likes.
pub(crate) fn read(file: &str) -> Read {
    let page = Page::parse(file);
    let metadata = metadata::of(&page);
    let article = article::find(&page);
    let mut flow = Flow::default();
    write(&page, &article, &mut flow);
    let (extract, headings) = flow.finish();
    let highest = headings.iter().find(|heading| heading.level == 1).or(headings.first());
    let heading = highest.map(|heading| heading.text.of(&extract.text));
    // "The bridge | The Post": what stands beside the heading is the name of the site.
    let with_site = |title: &str| heading.is_some_and(|heading| title.contains(heading));
    let title = metadata.title.filter(|title| !with_site(title)).or_else(|| heading.map(str::to_owned));
    Read {
        title,
        written: metadata.written,
        unlike: metadata.unlike,
        publisher: metadata.publisher,
        language: metadata.language,
        headings: Some(headings),
        extract: Some(extract),
        cut: page.cut,
        is_other_form: false,
    }
}

/// Writes the text of the article. An element's end is known by its place, so a stack of open ones is all that is kept.
fn write(page: &Page<'_>, article: &Article, flow: &mut Flow) {
    let mut open: Vec<usize> = Vec::new();
    let mut held = Held::default();
    let mut lists = Lists::default();
    let mut preformatted = 0usize;
    let mut at = article.root;
    let end = page.end(article.root);
    while at < end {
        while let Some(&last) = open.last()
            && page.end(last) <= at
        {
            open.pop();
            preformatted -= usize::from(page.tag(last) == "pre");
            if matches!(page.tag(last), "ol" | "ul") {
                lists.close();
            }
            close_element(page, last, flow);
        }
        if article.leaves_out(at) {
            flow.space(page.start(at));
            at = page.end(at);
            continue;
        }
        match page.text(at) {
            Some(text) if preformatted > 0 => write_lines(text, page.start(at), flow),
            Some(text) => flow.collapsed(text, page.start(at)),
            None => {
                open.push(at);
                preformatted += usize::from(page.tag(at) == "pre");
                open_element(page, at, (&mut held, &mut lists), flow);
            }
        }
        at += 1;
    }
    while let Some(last) = open.pop() {
        close_element(page, last, flow);
    }
}

/// Preformatted text keeps its lines.
fn write_lines(source: &str, at: usize, flow: &mut Flow) {
    let mut done = 0;
    for line in source.split_inclusive('\n') {
        flow.collapsed(line.trim_end_matches(['\n', '\r']), at + done);
        if line.ends_with('\n') {
            flow.wrapped();
        }
        done += line.len();
    }
}

fn open_element(page: &Page<'_>, at: usize, (held, lists): (&mut Held, &mut Lists), flow: &mut Flow) {
    let tag = page.tag(at);
    match (heading_level(tag), tag) {
        (Some(level), _) => flow.open_heading(level),
        (None, "td" | "th") if rows::is_plain(page, at) => held.cell(page, at, flow),
        (None, "td" | "th") => flow.paragraph(),
        (None, "tr" | "dt") => {
            held.row(page, at);
            flow.row();
            if tag == "dt" {
                flow.cell();
            }
        }
        (None, "dd") => match rows::defines(page, at) {
            Cells::Next => flow.cell(),
            Cells::Same => flow.line(),
            Cells::None => flow.paragraph(),
        },
        (None, "li") => flow.item(lists.item()),
        (None, "ol" | "ul") => {
            lists.open((tag == "ol").then(|| first_number(page, at)));
            break_around(page, at, flow);
        }
        (None, _) => break_around(page, at, flow),
    }
}

/// The number of the first item of a list that counts.
fn first_number(page: &Page<'_>, list: usize) -> u32 {
    page.attribute(list, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1)
}

fn close_element(page: &Page<'_>, at: usize, flow: &mut Flow) {
    let tag = page.tag(at);
    match (heading_level(tag), tag) {
        (Some(_), _) => flow.close_heading(),
        (None, "td" | "th" | "dt") => {}
        (None, "tr") => flow.row(),
        (None, "dd") => flow.line(),
        (None, "li") => flow.end_item(),
        (None, _) => break_around(page, at, flow),
    }
}

fn break_around(page: &Page<'_>, at: usize, flow: &mut Flow) {
    match page.tag(at) {
        "br" | "option" | "thead" | "tbody" | "tfoot" => flow.line(),
        tag if names::is_block(tag) && rows::is_inside_cell(page, at) => flow.space(page.start(at)),
        tag if names::is_block(tag) => flow.paragraph(),
        _ => {}
    }
}

fn heading_level(tag: &str) -> Option<u8> {
    match tag {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(file: &str) -> String {
        read(file).extract.expect("HTML is extracted").text
    }

    const PAGE: &str = r#"<!DOCTYPE html>
<html lang="en-GB"><head><title>The bridge | The Post</title>
<meta property="og:title" content="The bridge &amp; the river">
<meta property="og:site_name" content="The Post">
<meta property="article:published_time" content="2009-02-15T08:00:00+00:00">
<style>p { color: red }</style><script>var year = "1066 <p>";</script></head>
<body class="has-sidebar"><header><nav><ul><li><a href="/1">Home, 1901</a><li><a href="/2">World</a></ul></nav></header>
<div id="content"><h1>The bridge &amp; the river</h1>
<p>On <b>15&nbsp;February 1989</b>, the last column crossed
   the bridge, and the long war of the others ended at last.
<p>It had begun on 27 December 1979,<br>when the first column came the other way, over the same river.</p>
<h2>After</h2>
<p>The government stood for three more years, which few had expected of it, and fell in April&#32;1992.</p>
<table><tr><td>1988<td>Accords</tr><tr><td>1992</td><td>Fall</td></tr></table>
</div><aside class="related"><p>Read also: what happened in 1842, when another army left the country in winter.</p></aside>
<footer><p>Copyright 2024 The Post, all rights reserved, no part of it may be copied.</p></footer></body></html>"#;

    #[test]
    fn the_article_is_found_and_the_rest_left_out() {
        assert_eq!(
            text(PAGE),
            "The bridge & the river\n\nOn 15\u{a0}February 1989, the last column crossed the bridge, and the long war of the \
             others ended at last.\n\nIt had begun on 27 December 1979,\nwhen the first column came the other way, over the same \
             river.\n\nAfter\n\nThe government stood for three more years, which few had expected of it, and fell in April 1992.\n\n\
             1988\tAccords\n1992\tFall"
        );
        let read = read(PAGE);
        assert_eq!(read.title.as_deref(), Some("The bridge & the river"));
        assert_eq!(read.written.as_deref(), Some("2009-02-15T08:00:00+00:00"));
        assert_eq!(read.publisher.as_deref(), Some("The Post"));
        assert_eq!(read.language.as_deref(), Some("en-GB"));
        assert_eq!(read.headings.expect("headings are marked").len(), 2);
    }

    #[test]
    fn the_name_of_a_site_is_no_part_of_the_title() {
        let page = |title: &str| read(&format!("<title>{title}</title><h1>The bridge</h1><p>It is empty.</p>")).title;
        assert_eq!(page("The bridge | The Post").as_deref(), Some("The bridge"));
        assert_eq!(page("Of bridges").as_deref(), Some("Of bridges"));
    }

    #[test]
    fn another_day_of_publication_is_kept_and_another_hour_is_not() {
        let page = |date: &str| {
            let head = PAGE.replacen("<style>", &format!("<meta name=\"date\" content=\"{date}\"><style>"), 1);
            read(&head).unlike
        };
        assert_eq!(page("1990-05-03"), Some("1990-05-03".to_owned()));
        assert_eq!(page("2009-02-15T11:30:00"), None);
        assert_eq!(page("Sunday"), None);
    }

    #[test]
    fn every_word_knows_where_it_stood() {
        for file in [PAGE.to_owned(), PAGE.replace('\n', "\r\n"), PAGE.replace("The", "Ŧħɇ𐎧")] {
            let extract = read(&file).extract.expect("HTML is extracted");
            for word in ["February", "crossed", "begun", "when", "After", "stood", "April", "1992", "Accords", "Fall"] {
                let at = extract.text.find(word).expect("the word is there") as u32;
                let piece = extract.origin.iter().rev().find(|(text, _)| *text <= at).expect("a piece begins before");
                assert!(file[(piece.1 + at - piece.0) as usize..].starts_with(word), "{word}");
            }
        }
    }

    #[test]
    fn an_article_in_parts_is_read_whole_and_forms_beside_it_are_not() {
        let prose = |year: u32| {
            format!("<p>In {year} an army crossed the river, as others had done before it, and met the winter.</p>")
        };
        let parts = format!("<section>{}</section><section>{}</section>", prose(1979).repeat(4), prose(1989));
        let notice = "<div class=mail><p>Your message has been sent, thank you for writing to us.</p></div>";
        let read = text(&format!("<body>{notice}{parts}"));
        assert!(read.contains("1979") && read.contains("1989"));
        let read = text(&format!("<body>{notice}<div class=text>{}</div>", prose(1979).repeat(4)));
        assert!(read.starts_with("In 1979"));
    }

    #[test]
    fn cells_stand_on_the_line_of_their_row_and_definitions_on_that_of_their_term() {
        let rows = "<table><thead><tr><th>Year<th>What</thead><tr>\n<td rowspan=2><p>1795</p></td>\n<td><p>It burned.</p></td></tr>\n\
                    <tr><td>He was tried.<br>He fled.</tr><tr><td><td>Nothing.</table>";
        assert_eq!(text(rows), "Year\tWhat\n1795\tIt burned.\n\u{a0}\tHe was tried.\nHe fled.\n\tNothing.");
        let terms = "<dl><dt>1795</dt><dd>It burned.</dd><dd>He fled.</dd><dt>1801</dt>\n<dd>It was built.</dl>";
        assert_eq!(text(terms), "1795\tIt burned.\nHe fled.\n1801\tIt was built.");
        // What lays out a page is no table.
        let page = "<table><tr><td><p>Home</p><p>News</p></td><td><p>It burned.</p><p>He fled.</p></td></tr></table>";
        assert_eq!(text(page), "Home\n\nNews\n\nIt burned.\n\nHe fled.");
    }

    #[test]
    fn a_fragment_and_nothing_are_read() {
        assert_eq!(text("<p>Kabul, 1989"), "Kabul, 1989");
        assert_eq!(text("<html><li>one<li>two"), "one\ntwo");
        assert_eq!(text("no tags <3 at all"), "no tags <3 at all");
        assert_eq!(text(""), "");
    }

    #[test]
    fn ten_thousand_nested_tags_are_read() {
        for tag in ["div", "b", "ul", "p", "table", "blockquote", "li", "h1"] {
            let file = format!("{}In 1989{}", format!("<{tag}>").repeat(10_000), format!("</{tag}>").repeat(10_000));
            assert_eq!(text(&file), "In 1989", "{tag}");
        }
        let soup = "<b><i></b>".repeat(30_000);
        assert_eq!(text(&format!("{soup}1989")), "1989");
    }

    #[test]
    fn the_date_is_found_in_linked_data_too() {
        let file = r#"<html><script type="application/ld+json">{"@graph":[{"@type":"Organization","name":"x"},{"@type":"NewsArticle",
            "headline":"The bridge","datePublished":"1989-02-16","publisher":{"name":"The Post"}}]}</script><p>It is empty.</p>"#;
        let read = read(file);
        assert_eq!(read.written.as_deref(), Some("1989-02-16"));
        assert_eq!(read.publisher.as_deref(), Some("The Post"));
        assert_eq!(read.title.as_deref(), Some("The bridge"));
        assert_eq!(
            super::read("<p><time datetime='1989-02-15'>Wednesday</time>").written.as_deref(),
            Some("1989-02-15")
        );
        for told in [
            "<p>The bell was cast on <time datetime='1830-03-01'>1 March 1830</time>. It was hung on 4 June, and rang for a year.",
            "<dl><dt><time datetime='1830-03-01'>1 March 1830</time></dt><dd>The bell was cast.</dd></dl>",
        ] {
            assert_eq!(super::read(told).written, None, "{told}");
        }
        // A line of very many pieces is no line under a title, and is not looked through for each of its times.
        let many = format!("<p>{}</p>", "<time datetime='1830-03-01'>1</time>".repeat(50_000));
        assert_eq!(super::read(&many).written, None);
    }
}
