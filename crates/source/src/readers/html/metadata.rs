//! What a page says of itself: title, date of publication, publisher, language. Dates are kept as they are written.

use serde_json::Value;

use super::page::Page;

#[derive(Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) written: Option<String>,
    /// Another date of publication, of another day.
    pub(crate) unlike: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) language: Option<String>,
}

/// The names of a date of publication, the surest first.
const DATES: [&str; 14] = [
    "article:published_time",
    "datepublished",
    "og:published_time",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "publishdate",
    "pubdate",
    "date",
];

/// Gathers what the page says of itself.
pub(crate) fn of(page: &Page<'_>) -> Metadata {
    let linked = linked_data(page);
    let metas: Vec<usize> = elements(page, "meta").collect();
    let named = |names: &[&str]| names.iter().find_map(|name| metas.iter().find_map(|&meta| content(page, meta, name)));
    let is_publication =
        |time| page.attribute(time, "itemprop") == Some("datePublished") || page.attribute(time, "pubdate").is_some();
    let (surest, others) = DATES.split_at(3);
    let written = named(surest)
        .or(linked.written)
        .or_else(|| time_element(page, is_publication))
        .or_else(|| named(others))
        .or_else(|| time_element(page, |time| stands_alone(page, time)));
    let dates = || DATES.iter().filter_map(|name| metas.iter().find_map(|&meta| content(page, meta, name)));
    let unlike = written
        .as_deref()
        .and_then(day)
        .and_then(|taken| dates().find(|date| day(date).is_some_and(|day| day != taken)));
    Metadata {
        unlike,
        title: named(&["og:title"]).or(linked.title).or_else(|| title_element(page)),
        written,
        publisher: named(&["og:site_name", "dc.publisher", "citation_journal_title"]).or(linked.publisher),
        language: elements(page, "html").next().and_then(|html| {
            let language = page.attribute(html, "lang").or_else(|| page.attribute(html, "xml:lang"))?.trim();
            (!language.is_empty()).then(|| language.to_owned())
        }),
    }
}

/// The day a date begins with: `2009-02-15T08:00`. Of dates written otherwise nothing is said.
fn day(date: &str) -> Option<&str> {
    let day = date.get(..10)?;
    let is_one = day
        .bytes()
        .enumerate()
        .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    is_one.then_some(day)
}

fn elements<'p>(page: &'p Page<'_>, tag: &'p str) -> impl Iterator<Item = usize> + 'p {
    (1..page.len()).filter(move |&index| page.tag(index) == tag)
}

/// The content of a META element of that name.
fn content(page: &Page<'_>, meta: usize, name: &str) -> Option<String> {
    let is_named = |key| page.attribute(meta, key).is_some_and(|value| value.eq_ignore_ascii_case(name));
    let value = page.attribute(meta, "content")?.trim();
    let named = ["property", "name", "itemprop"].into_iter().any(is_named);
    (named && !value.is_empty()).then(|| value.to_owned())
}

fn time_element(page: &Page<'_>, is_meant: impl Fn(usize) -> bool) -> Option<String> {
    let times = elements(page, "time").filter(|&time| is_meant(time));
    let mut values =
        times.filter_map(|time| page.attribute(time, "datetime").map(str::trim).filter(|value| !value.is_empty()));
    values.next().map(str::to_owned)
}

/// Says whether a TIME element is all or nearly all that its paragraph says, as a line under the title does; in the middle of the
/// text, a list or a table it dates what is told there. Takes bounded time: a page may have as many of them as it likes.
fn stands_alone(page: &Page<'_>, time: usize) -> bool {
    let mut block = page.parent(time);
    for _ in 0..BYLINE_NODES {
        if block == page.parent(block) || page.is_block(block) || is_cell(page.tag(block)) {
            break;
        }
        block = page.parent(block);
    }
    // More nodes than these are no line.
    if is_cell(page.tag(block)) || page.end(block) - block > BYLINE_NODES {
        return false;
    }
    let said = |index: usize| {
        (index..page.end(index))
            .filter_map(|inside| page.text(inside))
            .flat_map(str::split_whitespace)
            .map(str::len)
            .sum::<usize>()
    };
    said(block) <= said(time) + BYLINE
}

fn is_cell(tag: &str) -> bool {
    matches!(tag, "td" | "th" | "dt" | "dd" | "li")
}

/// So many bytes may stand beside the date in a line that says when, and by whom, the page was written.
const BYLINE: usize = 40;
/// So many elements and pieces of text such a line has at the most.
const BYLINE_NODES: usize = 32;

fn title_element(page: &Page<'_>) -> Option<String> {
    let index = elements(page, "title").next()?;
    Some(page.text_inside(index)).filter(|title| !title.is_empty())
}

/// Reads JSON-LD. The walk keeps its own stack; the parser refuses what is nested deeper than 128.
fn linked_data(page: &Page<'_>) -> Metadata {
    let mut found = Metadata::default();
    for script in elements(page, "script") {
        if !page.attribute(script, "type").is_some_and(|kind| kind.contains("ld+json")) {
            continue;
        }
        let source: String = (script..page.end(script)).filter_map(|inside| page.text(inside)).collect();
        let Ok(value) = serde_json::from_str::<Value>(&source) else { continue };
        let mut stack = vec![&value];
        while let Some(value) = stack.pop() {
            match value {
                Value::Array(values) => stack.extend(values.iter().rev()),
                Value::Object(fields) => {
                    if let Some(date) = string(fields.get("datePublished")) {
                        found.written.get_or_insert(date);
                        found.title = found.title.or_else(|| string(fields.get("headline")));
                        let publisher = fields.get("publisher").and_then(|publisher| publisher.get("name"));
                        found.publisher = found.publisher.or_else(|| string(publisher));
                    }
                    stack.extend(fields.values());
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }
    found
}

fn string(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
