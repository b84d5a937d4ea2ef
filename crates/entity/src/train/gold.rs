//! The proper-noun mentions of a treebank with GUM's `Entity` column.

use source::Span;
use syntax::conllu::{self, Sentence};

use crate::class::Class;

/// A mention whose head is a proper noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gold {
    /// All of it, in the text that [`conllu::raw`] makes.
    pub span: Span,
    /// Its head: the word of it that hangs on a word outside; of several the first.
    pub head: Span,
    /// What it is.
    pub class: Class,
}

/// Cuts a treebank into its documents.
pub fn documents(treebank: &str) -> Vec<&str> {
    let mut starts = vec![0];
    starts.extend(treebank.match_indices("\n# newdoc").map(|(at, _)| at + 1));
    starts.push(treebank.len());
    let parts = starts.windows(2).map(|pair| &treebank[pair[0]..pair[1]]);
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Returns the mentions whose head is a proper noun, nested ones and all, in the order they end.
pub fn gold(sentences: &[Sentence]) -> Vec<Gold> {
    let mut found = Vec::new();
    for (sentence, given) in sentences.iter().zip(conllu::given(sentences)) {
        if given.len() != sentence.words.len() {
            continue;
        }
        // What is still open: the group's number, its type, its first word.
        let mut open: Vec<(&str, &str, usize)> = Vec::new();
        for (at, word) in sentence.words.iter().enumerate() {
            let mut rest = word.misc.split('|').find_map(|field| field.strip_prefix("Entity=")).unwrap_or_default();
            while !rest.is_empty() {
                if let Some(inner) = rest.strip_prefix('(') {
                    let end = inner.find(['(', ')']).unwrap_or(inner.len());
                    let mut fields = inner[..end].split('-');
                    let (group, kind) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
                    open.push((group, kind, at));
                    rest = &inner[end..];
                    if let Some(after) = rest.strip_prefix(')') {
                        open.pop();
                        found.extend(mention(sentence, &given, kind, at..at + 1));
                        rest = after;
                    }
                } else {
                    let (group, after) = rest.split_once(')').unwrap_or((rest, ""));
                    if let Some(index) = open.iter().rposition(|(name, ..)| *name == group) {
                        let (_, kind, start) = open.remove(index);
                        found.extend(mention(sentence, &given, kind, start..at + 1));
                    }
                    rest = after;
                }
            }
        }
    }
    found
}

fn mention(sentence: &Sentence, given: &[syntax::Given], kind: &str, words: std::ops::Range<usize>) -> Option<Gold> {
    let class = Class::of_type(kind)?;
    let outside = |at: &usize| !words.contains(&sentence.words[*at].head.wrapping_sub(1));
    let head = words.clone().find(outside)?;
    let span = Span { start: given[words.start].span.start, end: given[words.end - 1].span.end };
    (sentence.words[head].upos == "PROPN").then_some(Gold { span, head: given[head].span, class })
}
