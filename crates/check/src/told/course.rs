//! That something begins or ends: "the strike ended", "the war, which began in May".

use event::Phase;
use serde::Deserialize;
use source::{ListedSet, Span};
use syntax::{Relation, Sentence, Upos};
use timex::Timex;

use super::kinds::happenings;
use super::tree::{Tree, WordAt};
use super::understood::Places;

/// That one happening is the beginning or the end of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Course {
    /// What begins or ends.
    pub whole: WordAt,
    /// The word that says so.
    pub part: WordAt,
    pub edge: Edge,
    /// The word for what begins or ends.
    pub word: Span,
    /// Whether that is told as a happening, and not only as a thing: "the fair" may be either.
    pub happens: bool,
}

/// Which end.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Edge {
    Beginning,
    End,
}

/// Returns what an account says of beginnings and ends, in reading order.
pub(crate) fn courses(places: &Places<'_>, times: &[Timex], sentences: &[Sentence<'_>]) -> Vec<Course> {
    let mut found = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut tree = None;
        for (at, word) in sentence.words.iter().enumerate().filter(|(_, word)| word.upos == Upos::Verb) {
            let Some(event) = places.events(word.span).next() else { continue };
            let mut is_one_of = |list: &ListedSet<String>| {
                list.iter().any(|verb| {
                    let (lemma, particle) = verb.split_once(' ').unwrap_or((verb, ""));
                    let beside = |tree: &Tree<'_, '_>| particle.is_empty() || tree.has_beside(at, particle);
                    word.lemma == lemma && beside(tree.get_or_insert_with(|| Tree::of(sentence, times)))
                })
            };
            let words = &happenings().words;
            let (begins, ends) = (is_one_of(&words.begins), is_one_of(&words.ends));
            let edge = match event.phase {
                Some(Phase::Begins) => Edge::Beginning,
                Some(Phase::Ends) => Edge::End,
                Some(Phase::GoesOn) | None if begins => Edge::Beginning,
                Some(Phase::GoesOn) | None if ends => Edge::End,
                Some(Phase::GoesOn) | None => continue,
            };
            let tree = tree.get_or_insert_with(|| Tree::of(sentence, times));
            // "The war began to spread": its spreading begins.
            if tree.child(at, &[Relation::Xcomp, Relation::Ccomp, Relation::Obj]).is_some() {
                continue;
            }
            let whole = tree.subject(at).filter(|&noun| sentence.words[noun].upos == Upos::Noun);
            if let Some(whole) = whole {
                let place = |word: usize| WordAt { sentence: number, word };
                let word = sentence.words[whole].span;
                let happens = places.events(word).next().is_some();
                found.push(Course { whole: place(whole), part: place(at), edge, word, happens });
            }
        }
    }
    found
}
