//! The head of a page with its style, its opening lines and its legend.

use std::fmt::Write as _;

use crate::escape::{apart, escaped};
use crate::findings::told;
use crate::marks::Kind;
use crate::timeline;
use crate::view::View;
use tarikh::Words;

/// The style of the page, for screens light and dark, narrow and wide, and for paper. Nothing in it is fetched.
const PAGE_STYLE: &str = include_str!("page.css");

/// Returns the style of pages and drawings, for a `style` element or a file of its own. No page has a `style` attribute, so
/// a server can forbid them.
pub fn style() -> String {
    without_comments(&format!("{PAGE_STYLE}\n{}", timeline::STYLE))
}

/// A style as browsers need it: what its comments say is for those who write it.
pub fn without_comments(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out
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
        many => view.words.count(many, "account", "accounts"),
    }
}

/// Returns the opening of a page: what it is about, and how much was read and found.
pub fn opening(view: &View<'_>) -> String {
    let (chronology, words) = (view.chronology, view.words);
    let times: usize = chronology.timexes.iter().map(Vec::len).sum();
    let dated = chronology.chronicle().filter(|event| event.when.is_some()).count();
    let mut out = format!(
        "<header class=\"opening\"><p class=\"kicker\">{}</p><h1 dir=\"auto\">{}</h1>",
        words.say("A chronology"),
        escaped(&title(view))
    );
    if chronology.documents.len() > 1 {
        let names = (0..chronology.documents.len().min(12))
            .map(|document| format!("<a href=\"#d{}\">{}</a>", document + 1, apart(&view.name_of(document))));
        let _ = write!(out, "<p class=\"accounts\">{}</p>", names.collect::<Vec<_>>().join(" · "));
    }
    let counts = [words.count(times, "time", "times"), words.count(dated, "event", "events"), told(view)];
    let counts = words.fill("{} found, {} dated, {}.", &counts.each_ref().map(String::as_str));
    let _ = write!(out, "<p class=\"counts\">{counts}</p><nav aria-label=\"{}\">", words.say("Parts of the page"));
    let parts = [
        ("findings", words.say("Findings")),
        ("several", if chronology.documents.len() > 1 { words.say("Who gives which day") } else { "" }),
        ("timeline", words.say("Timeline")),
        ("chronology", words.say("Chronology")),
        ("text", words.say(if chronology.documents.len() == 1 { "Text" } else { "Texts" })),
        ("times", words.say("Times")),
    ];
    for (id, name) in parts.into_iter().filter(|(_, name)| !name.is_empty()) {
        let _ = write!(out, "<a href=\"#{id}\">{name}</a> ");
    }
    out.push_str("</nav></header>\n");
    out
}

/// Returns the legend of the marks that stand in texts: each kind with its colour and its shape, and a box that shows and hides them.
pub fn legend(words: Words, texts: &str) -> String {
    let mut out = String::new();
    for kind in Kind::ALL {
        let (class, name) = (kind.class(), kind.name(words).to_lowercase());
        if texts.contains(&format!("{class}\"")) || texts.contains(&format!("{class} ")) {
            let _ = write!(
                out,
                "<label><input type=\"checkbox\" id=\"show-{class}\" checked> <span class=\"m {class}\">{name}</span></label> "
            );
        }
    }
    let opens = words.say("Each mark opens a card.");
    let finding = match texts.contains("class=\"flag") {
        true => format!("<span class=\"flag error\">{}</span>. ", words.say("finding")),
        false => String::new(),
    };
    if out.is_empty() && finding.is_empty() {
        return out;
    }
    let opens = if out.is_empty() { String::new() } else { format!("<span class=\"opens\">{opens}</span>") };
    format!("<p class=\"legend\">{} {out}{finding}{opens}</p>\n", words.say("Marked:"))
}
