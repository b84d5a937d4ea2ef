//! An account as one reads it: its text with what was found in it marked, and the findings beside their lines.

use std::collections::BTreeMap;

use tarikh::calendar::CalendarId;
use tarikh::source::Span;
use tarikh::timex::{Resolved, Timex};
use tarikh::{date, file_name_of};

use crate::blocks::{Block, Blocks, groups};
use crate::card::shown;
use crate::escape::{apart, escaped, push, shortened};
use crate::findings;
use crate::marks::marks;
use crate::shape::Shaped;
use crate::view::{View, calendar_of};
use tarikh::Words;

/// Returns the reading view of a document, by its place in the chronology; empty where there is none.
pub fn account(view: &View<'_>, document: usize) -> String {
    let Some(one) = view.chronology.documents.get(document) else { return String::new() };
    let text = &*one.text;
    let Blocks { blocks, rest } = view.blocks(document);
    let marks = marks(view, document);
    let mut beside = by_block(view, document, blocks);
    let direction = if view.is_written_from_right(document) { "rtl" } else { "ltr" };
    let language = match one.language.0 {
        "und" => String::new(),
        code => format!(" lang=\"{}\"", escaped(code)),
    };
    // Where markup begins lines, each line of the text is one.
    let kept = if one.openings.is_empty() { "" } else { " kept" };
    let mut out = format!("<article class=\"account{kept}\" id=\"d{}\" dir=\"{direction}\"{language}>", document + 1);
    heading(&mut out, view, document, blocks.first().map_or("", |block| block.span.of(text)));
    let mut shape = Shaped { view, document, text, marks: &marks, line: 0, last: 0 };
    let is_noted = |at: usize| beside.contains_key(&at) || !glosses(view, document, blocks[at].span).is_empty();
    for group in groups(blocks, is_noted) {
        out.push_str("<div class=\"block\">");
        let mut told = String::new();
        shape.group(&mut told, &blocks[group.clone()]);
        let findings: Vec<usize> = group.clone().flat_map(|at| beside.remove(&at).unwrap_or_default()).collect();
        let glosses = glosses(
            view,
            document,
            Span { start: blocks[group.start].span.start, end: blocks[group.end - 1].span.end },
        );
        if !findings.is_empty() || !glosses.is_empty() {
            out.push_str("<div class=\"beside\">");
            for number in findings {
                findings::finding(&mut out, view, number);
            }
            out.push_str(&glosses);
            out.push_str("</div>");
        }
        // What is noted stands first: what floats begins no higher than what is before it.
        out.push_str(&told);
        out.push_str("</div>\n");
    }
    if let Some(rest) = rest {
        let line = view.line(document, *rest);
        out.push_str(&format!(
            "<p class=\"cut\" lang=\"{}\" dir=\"{}\">{}</p>",
            view.words.code(),
            view.words.direction(),
            view.words.fill(
                "The text goes on from line {}; a page shows so much and no more. What was read of the rest stands in the tables.",
                &[&view.words.number(line)],
            )
        ));
    }
    out.push_str("</article>\n");
    out
}

fn heading(out: &mut String, view: &View<'_>, document: usize, first: &str) {
    let chronology = view.chronology;
    let one = &chronology.documents[document];
    let name = view.name_of(document);
    out.push_str("<header>");
    // A title that heads the page or opens the text is not said twice.
    let is_said = chronology.documents.len() == 1 || name.trim() == first.trim();
    let hidden = if is_said { " class=\"unseen\"" } else { "" };
    out.push_str(&format!("<h2{hidden} dir=\"auto\">{}</h2>", escaped(&name)));
    let words = view.words;
    out.push_str(&format!("<p class=\"meta\" lang=\"{}\" dir=\"{}\">", words.code(), words.direction()));
    let path = file_name_of(one);
    let mut facts: Vec<String> = Vec::new();
    if path != "-" {
        facts.push(escaped(path));
    }
    if one.language.0 != "und" {
        facts.push(words.fill("in {}", &[&escaped(&words.say_of(language_name(one.language.0)))]));
    }
    let publisher = one.publisher.as_deref().or_else(|| {
        let span = one.dateline.as_ref()?.publisher?;
        Some(span.of(&one.text))
    });
    facts.extend(publisher.map(|publisher| words.fill("published by {}", &[&apart(publisher)])));
    let account = chronology.accounts.get(document);
    let written = account.and_then(|account| account.written.as_ref()).and_then(|value| {
        let day = date::in_calendar(CalendarId::Gregorian, value, None);
        day.or_else(|| value.edtf())
    });
    facts.push(match written {
        Some(written) => words.fill("written {}", &[&escaped(&words.date(&written))]),
        None => words.say("date of writing not known").to_owned(),
    });
    if !tarikh::has_grammar(one) {
        facts.push(words.say("names, places and speakers are not read in this language yet").to_owned());
    }
    let facts: Vec<String> = facts.iter().map(|fact| format!("<bdi>{fact}</bdi>")).collect();
    out.push_str(&facts.join(" · "));
    out.push_str("</p></header>");
}

/// Names a language that is read; another by its code.
fn language_name(code: &str) -> &str {
    match code {
        "en" => "English",
        "fa" => "Persian",
        "ps" => "Pashto",
        other => other,
    }
}

/// The findings of a document by the block they are about; what is about none stands with the first.
fn by_block(view: &View<'_>, document: usize, blocks: &[Block]) -> BTreeMap<usize, Vec<usize>> {
    let mut by_block: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, diagnostic) in view.chronology.diagnostics.iter().enumerate() {
        let label = diagnostic.labels.iter().find(|label| label.primary).or(diagnostic.labels.first());
        let Some(label) = label.filter(|label| view.index_of(label.document) == document) else { continue };
        let at = blocks.partition_point(|block| block.span.end <= label.span.start);
        if at < blocks.len() {
            by_block.entry(at).or_default().push(number);
        }
    }
    by_block
}

/// So many times of a block are told beside it.
const GLOSSES: usize = 6;

/// What the times of a block are that were not written out: "this day" with the day it is.
fn glosses(view: &View<'_>, document: usize, block: Span) -> String {
    let timexes = &view.chronology.timexes[document];
    let text = &view.chronology.documents[document].text;
    let from = timexes.partition_point(|timex| timex.span.start < block.start);
    let within = timexes[from..].iter().take_while(|timex| timex.span.start < block.end);
    let filled = within.filter(|timex| matches!(timex.resolved, Resolved::Anchored(_)) && timex.value.is_some());
    let mut said: Vec<String> = Vec::new();
    for timex in filled.filter(|timex| !view.is_hour_of_kept(document, timex.id)) {
        let mut gloss = String::new();
        quoted(&mut gloss, &shortened(timex.span.of(text), 60));
        gloss.push_str(&format!(
            " <bdi>{}{}</bdi>",
            escaped(&shown(view, document, timex)),
            gregorian(view.words, timex)
        ));
        if !said.contains(&gloss) {
            said.push(gloss);
        }
        if said.len() == GLOSSES {
            break;
        }
    }
    if said.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"gloss\" lang=\"{}\" dir=\"{}\">{}</p>",
        view.words.code(),
        view.words.direction(),
        said.join("<br>")
    )
}

/// The day as most readers count it, where it is told in another calendar.
fn gregorian(words: Words, timex: &Timex) -> String {
    let Some(value) = timex.value.as_ref().filter(|_| timex.extent().single_day().is_some()) else {
        return String::new();
    };
    match calendar_of(timex) {
        None | Some(CalendarId::Gregorian | CalendarId::Julian) => String::new(),
        Some(_other) => {
            let day = date::in_calendar(CalendarId::Gregorian, value, timex.pinned);
            day.map(|day| format!(" ({})", escaped(&words.date(&day)))).unwrap_or_default()
        }
    }
}

/// Adds words of a text as a quotation, set apart.
pub(crate) fn quoted(out: &mut String, words: &str) {
    out.push_str("<q><bdi>");
    push(out, words);
    out.push_str("</bdi></q>");
}
