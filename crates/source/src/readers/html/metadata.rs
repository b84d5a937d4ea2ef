//! What a page says of itself: title, date of publication, publisher, language. Dates are kept as they are written.

use serde_json::Value;

use super::page::{Kind, Node, Page};

#[derive(Default)]
pub(crate) struct Metadata {
    pub(crate) title: Option<String>,
    pub(crate) written: Option<String>,
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
    let named = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| page.nodes.iter().filter(|node| node.is("meta")).find_map(|node| content(node, name)))
    };
    let (surest, others) = DATES.split_at(3);
    let written = named(surest)
        .or(linked.written)
        .or_else(|| {
            time_element(page, |node| {
                node.attribute("itemprop") == Some("datePublished") || node.attribute("pubdate").is_some()
            })
        })
        .or_else(|| named(others))
        .or_else(|| time_element(page, |_| true));
    Metadata {
        title: named(&["og:title"]).or(linked.title).or_else(|| title_element(page)),
        written,
        publisher: named(&["og:site_name", "dc.publisher", "citation_journal_title"]).or(linked.publisher),
        language: page.nodes.iter().find(|node| node.is("html")).and_then(|node| {
            let language = node.attribute("lang").or_else(|| node.attribute("xml:lang"))?.trim();
            (!language.is_empty()).then(|| language.to_owned())
        }),
    }
}

/// The content of a META element of that name.
fn content(node: &Node, name: &str) -> Option<String> {
    let named = ["property", "name", "itemprop"]
        .iter()
        .any(|key| node.attribute(key).is_some_and(|value| value.eq_ignore_ascii_case(name)));
    let value = node.attribute("content")?.trim();
    (named && !value.is_empty()).then(|| value.to_owned())
}

fn time_element(page: &Page<'_>, is_meant: impl Fn(&Node) -> bool) -> Option<String> {
    let times = page.nodes.iter().filter(|node| node.is("time") && is_meant(node));
    let mut values =
        times.filter_map(|node| node.attribute("datetime").map(str::trim).filter(|value| !value.is_empty()));
    values.next().map(str::to_owned)
}

fn title_element(page: &Page<'_>) -> Option<String> {
    let index = page.nodes.iter().position(|node| node.is("title"))?;
    Some(page.text_of(index)).filter(|title| !title.is_empty())
}

/// Reads JSON-LD. The walk keeps its own stack; the parser refuses what is nested deeper than 128.
fn linked_data(page: &Page<'_>) -> Metadata {
    let mut found = Metadata::default();
    for (index, node) in page.nodes.iter().enumerate() {
        if !(node.is("script") && node.attribute("type").is_some_and(|kind| kind.contains("ld+json"))) {
            continue;
        }
        let inside = &page.nodes[index + 1..node.end];
        let source: String =
            inside.iter().filter(|node| node.kind == Kind::Text).map(|node| node.source(page.file)).collect();
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
