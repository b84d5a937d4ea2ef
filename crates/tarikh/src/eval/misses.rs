//! Every place where ours and the gold part, with its text.

use serde::Serialize;
use source::Span;
use timex::Timex;

use super::Marked;

/// In what ours and the gold part.
#[derive(Serialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Kind {
    Missed,
    Spurious,
    Extent,
    Value,
    Type,
}

/// One difference; one pair may have several.
#[derive(Serialize, Clone, PartialEq, Eq, Debug)]
pub struct Miss {
    /// In what they part.
    pub kind: Kind,
    /// The name of the gold's file.
    pub doc: String,
    /// The text of the gold's time; of ours, where it is spurious.
    pub text: String,
    /// The text of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stext: Option<String>,
    /// The type of the gold's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gtype: Option<String>,
    /// The value of the gold's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gvalue: Option<String>,
    /// The type of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stype: Option<String>,
    /// The value of ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub svalue: Option<String>,
    /// The rule that read ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Why ours was placed so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The time between brackets, 40 characters before and 30 after it, on one line.
    pub ctx: String,
}

/// A time of ours with where it came from.
pub(super) struct Ours<'t> {
    pub marked: Marked,
    pub timex: &'t Timex,
}

impl Miss {
    /// Returns the difference; at least one of the two is there.
    pub(super) fn new(kind: Kind, doc: &str, text: &str, gold: Option<&Marked>, ours: Option<&Ours<'_>>) -> Miss {
        let at = gold.map(|marked| marked.span).or(ours.map(|ours| ours.marked.span)).unwrap_or(Span::new(0, 0));
        Miss {
            kind,
            doc: doc.to_owned(),
            text: at.of(text).to_owned(),
            stext: ours.filter(|_| gold.is_some()).map(|ours| ours.marked.span.of(text).to_owned()),
            gtype: gold.map(|marked| marked.kind.clone()),
            gvalue: gold.map(|marked| marked.value.clone()),
            stype: ours.map(|ours| ours.marked.kind.clone()),
            svalue: ours.map(|ours| ours.marked.value.clone()),
            rule: ours.map(|ours| ours.timex.rule.to_string()),
            reason: ours.map(|ours| ours.timex.reason.to_string()),
            ctx: context(text, at),
        }
    }
}

fn context(text: &str, at: Span) -> String {
    let (before, after) = (&text[..at.start as usize], &text[at.end as usize..]);
    let start = before.char_indices().rev().take(40).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(30).map_or(after.len(), |(at, _)| at);
    format!("{}[{}]{}", &before[start..], at.of(text), &after[..end]).replace('\n', " ")
}
