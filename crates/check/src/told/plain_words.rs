//! What a sentence tells where nobody can parse it: by the words of `lang/*/happenings.toml` alone, and only of the first or
//! last of its sort.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;
use source::{Document, ListedSet, Span, sentences};
use timex::Timex;

use super::kinds::{KindId, happenings};
use super::naming::Naming;
use super::people::Life;
use super::plain_lives;
use super::telling::{Telling, is_plain_date};
use super::tree::WordAt;
use super::understood::Voice;
use crate::tokens::fold;

const FILES: [(&str, &str); 1] = [("fa", include_str!("../../../../lang/fa/happenings.toml"))];

/// The words of a language, each with what it stands for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlainWords {
    unique: BTreeMap<String, String>,
    verbs: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    life: PlainLife,
}

/// The words that tell of people's lives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlainLife {
    /// What is said of a birth and of a death.
    pub born: ListedSet<String>,
    pub died: ListedSet<String>,
    /// Stand for who was named last.
    pub pronouns: ListedSet<String>,
    /// No name begins with them: "the father of X".
    pub kin: ListedSet<String>,
    /// Are the last word of the names of many.
    pub titles: ListedSet<String>,
    /// Stand before the times and places of a sentence, and end the name before them.
    pub before: ListedSet<String>,
    /// Join clauses.
    pub joins: ListedSet<String>,
    /// What only the living do, with the English verb that the lists of happenings have for it.
    pub acts: BTreeMap<String, String>,
}

fn words_of(language: &str) -> Option<&'static PlainWords> {
    static READ: LazyLock<BTreeMap<&str, PlainWords>> = LazyLock::new(|| {
        let read = |(code, text): &(&'static str, &str)| {
            let words: PlainWords = toml::from_str(text).expect("a test reads every pack that is compiled in");
            (*code, words.folded())
        };
        FILES.iter().map(read).collect()
    });
    READ.get(language)
}

impl PlainWords {
    fn folded(self) -> PlainWords {
        let fold_all =
            |words: BTreeMap<String, String>| words.into_iter().map(|(word, is)| (fold(&word), is)).collect();
        let fold_each = |words: ListedSet<String>| words.iter().map(|word| fold(word)).collect();
        let PlainLife { born, died, pronouns, kin, titles, before, joins, acts } = self.life;
        let life = PlainLife {
            born: fold_each(born),
            died: fold_each(died),
            pronouns: fold_each(pronouns),
            kin: fold_each(kin),
            titles: fold_each(titles),
            before: fold_each(before),
            joins: fold_each(joins),
            acts: fold_all(acts),
        };
        PlainWords { unique: fold_all(self.unique), verbs: fold_all(self.verbs), names: fold_all(self.names), life }
    }
}

/// Returns what the sentences of a document tell of the first or last of its sort, with the one date each names.
pub(super) fn tellings(document: &Document, times: &[Timex]) -> Vec<Telling> {
    let Some(words) = words_of(document.language.0) else { return Vec::new() };
    let mut found = Vec::new();
    for (number, sentence) in sentences(document).into_iter().enumerate() {
        let first = times.partition_point(|time| time.span.end <= sentence.start);
        let inside = times.iter().enumerate().skip(first).take_while(|(_, time)| time.span.end <= sentence.end);
        let dates: Vec<usize> = inside.filter(|(_, time)| is_plain_date(time)).map(|(index, _)| index).collect();
        if let [date] = dates.as_slice() {
            found.extend(telling(words, document, sentence, *date, number));
        }
    }
    found
}

/// Returns the lives that a document tells, and what those of the same names are said to do.
pub(super) fn lives(document: &Document, times: &[Timex]) -> (Vec<Life>, Vec<Telling>) {
    words_of(document.language.0).map(|words| plain_lives::lives(&words.life, document, times)).unwrap_or_default()
}

fn telling(words: &PlainWords, document: &Document, sentence: Span, date: usize, number: usize) -> Option<Telling> {
    let text = sentence.of(&document.text);
    let mut unique: Option<(String, usize)> = None;
    let mut verb: Option<(KindId, Span)> = None;
    let mut names: Vec<String> = Vec::new();
    let mut at = 0;
    for piece in text.split(|c: char| !is_letter(c)) {
        let (start, end) = (sentence.start as usize + at, sentence.start as usize + at + piece.len());
        at += piece.len() + text[at + piece.len()..].chars().next().map_or(0, char::len_utf8);
        let folded = fold(piece);
        if let Some(which) = words.unique.get(&folded) {
            unique = Some((which.clone(), start));
        } else if let Some(kind) = words.verbs.get(&folded).and_then(|kind| happenings().named(kind)) {
            verb = Some((kind, Span::new(start, end)));
        } else if let Some(name) = words.names.get(&folded) {
            names.push(name.clone());
        }
    }
    let ((unique, from), (kind, word)) = (unique?, verb?);
    let span = Span::new(from.min(word.start as usize), word.end as usize);
    let naming = Naming { unique: Some(unique), name: names.iter().take(1).cloned().collect(), ..Naming::at(span) };
    Some(Telling {
        word,
        lemma: String::new(),
        label: None,
        kind: Some(kind),
        whom: Some(naming),
        by: BTreeSet::new(),
        actor: None,
        agent: None,
        near: names.into_iter().collect(),
        itself: None,
        dates: vec![date],
        lies: None,
        voice: Voice::Narrator,
        thing: None,
        about: None,
        at: WordAt { sentence: number, word: 0 },
    })
}

/// Says whether a letter, or a mark within a word.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\u{200c}' | '\u{64b}'..='\u{652}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_that_is_compiled_in_is_read_and_names_known_kinds() {
        for (code, _) in FILES {
            let words = words_of(code).unwrap();
            assert!(words.verbs.values().all(|kind| happenings().named(kind).is_some()), "{code}");
        }
    }
}
