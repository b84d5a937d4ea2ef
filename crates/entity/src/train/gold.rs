//! The mentions of a treebank with GUM's `Entity` column: those by proper nouns, and chains of what is mentioned again.

use std::collections::BTreeMap;
use std::ops::Range;

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

/// A mention of something, of whatever part of speech.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// All of it, in the text that [`conllu::raw`] makes.
    pub span: Span,
    /// Its head: the word of it that hangs on a word outside; of several the first.
    pub head: Span,
    /// The head's part of speech.
    pub upos: String,
    /// The head's tag.
    pub xpos: String,
    /// The head in small letters.
    pub word: String,
    /// The first word in small letters.
    pub first: String,
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
    each(sentences, |_, kind, sentence, words, link| {
        let named = sentence.words[words].upos == "PROPN";
        if let Some(class) = Class::of_type(kind).filter(|_| named) {
            found.push(Gold { span: link.span, head: link.head, class });
        }
    });
    found
}

/// Returns for each thing of a document its mentions, in the order they end; things in the order of their numbers, as written.
pub fn chains(sentences: &[Sentence]) -> Vec<Vec<Link>> {
    let mut chains: BTreeMap<String, Vec<Link>> = BTreeMap::new();
    each(sentences, |group, _, _, _, link| chains.entry(group.to_owned()).or_default().push(link));
    chains.into_values().collect()
}

/// Calls `found` with each mention in the order they end: its group's number, its type, its sentence, its head's place there.
fn each(sentences: &[Sentence], mut found: impl FnMut(&str, &str, &Sentence, usize, Link)) {
    for (sentence, given) in sentences.iter().zip(conllu::given(sentences)) {
        if given.len() != sentence.words.len() {
            continue;
        }
        let mut close = |group: &str, kind: &str, words: Range<usize>| {
            if let Some((head, link)) = mention(sentence, &given, words) {
                found(group, kind, sentence, head, link);
            }
        };
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
                        close(group, kind, at..at + 1);
                        rest = after;
                    }
                } else {
                    let (group, after) = rest.split_once(')').unwrap_or((rest, ""));
                    if let Some(index) = open.iter().rposition(|(name, ..)| *name == group) {
                        let (group, kind, start) = open.remove(index);
                        close(group, kind, start..at + 1);
                    }
                    rest = after;
                }
            }
        }
    }
}

fn mention(sentence: &Sentence, given: &[syntax::Given], words: Range<usize>) -> Option<(usize, Link)> {
    let outside = |at: &usize| !words.contains(&sentence.words[*at].head.wrapping_sub(1));
    let head = words.clone().find(outside)?;
    let word = &sentence.words[head];
    let link = Link {
        span: Span { start: given[words.start].span.start, end: given[words.end - 1].span.end },
        head: given[head].span,
        upos: word.upos.clone(),
        xpos: word.xpos.clone(),
        word: word.form.to_lowercase(),
        first: sentence.words[words.start].form.to_lowercase(),
    };
    Some((head, link))
}
