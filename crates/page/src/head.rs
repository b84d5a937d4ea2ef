//! The head of a page with its style, its opening lines and its legend.

use std::fmt::Write as _;

use crate::escape::{apart, escaped};
use crate::findings::told;
use crate::marks::Kind;
use crate::timeline;
use crate::view::{View, count};

/// The style of the page, for screens light and dark, narrow and wide, and for paper. Nothing in it is fetched.
const PAGE_STYLE: &str = include_str!("page.css");

/// Returns the style of pages and drawings, for a `style` element or a file of its own. No page has a `style` attribute, so
/// a server can forbid them.
pub fn style() -> String {
    format!("{PAGE_STYLE}\n{}", timeline::STYLE)
}

/// Returns the `head` element of a page that holds its style in itself.
pub fn head(title: &str) -> String {
    format!(
        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"Tarikh\">\
         <title>{}</title><style>\n{}</style></head>\n",
        escaped(title),
        style()
    )
}

/// Returns the title a page of these accounts has.
pub fn title(view: &View<'_>) -> String {
    match view.chronology.documents.len() {
        1 => view.name_of(0),
        many => count(many, "account", "accounts"),
    }
}

/// Returns the opening of a page: what it is about, and how much was read and found.
pub fn opening(view: &View<'_>) -> String {
    let chronology = view.chronology;
    let times: usize = chronology.timexes.iter().map(Vec::len).sum();
    let dated = chronology.chronicle().filter(|event| event.when.is_some()).count();
    let mut out = format!(
        "<header class=\"opening\"><p class=\"kicker\">A chronology</p><h1 dir=\"auto\">{}</h1>",
        escaped(&title(view))
    );
    if chronology.documents.len() > 1 {
        let names = (0..chronology.documents.len().min(12))
            .map(|document| format!("<a href=\"#d{}\">{}</a>", document + 1, apart(&view.name_of(document))));
        let _ = write!(out, "<p class=\"accounts\">{}</p>", names.collect::<Vec<_>>().join(" · "));
    }
    let _ = write!(
        out,
        "<p class=\"counts\">{} found, {} dated, {}.</p>",
        count(times, "time", "times"),
        count(dated, "event", "events"),
        told(view)
    );
    out.push_str(
        "<nav aria-label=\"Parts of the page\"><a href=\"#findings\">Findings</a> <a href=\"#timeline\">Timeline</a> \
         <a href=\"#chronology\">Chronology</a> <a href=\"#text\">Text</a> <a href=\"#times\">Times</a></nav></header>\n",
    );
    out
}

/// Returns the legend of marks: each kind with its colour and its shape.
pub fn legend() -> String {
    let mut out = "<p class=\"legend\">Marked: ".to_owned();
    for kind in Kind::ALL {
        let _ = write!(out, "<span class=\"m {}\">{}</span> ", kind.class(), kind.name().to_lowercase());
    }
    out.push_str("<span class=\"flag error\">finding</span>. Each mark opens a card.</p>\n");
    out
}
