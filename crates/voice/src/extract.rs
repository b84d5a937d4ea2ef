//! The way from words to attributions: heads of cues, what stands about them, and whether it holds together.

use learn::{Feature, Row};
use source::Span;

use crate::cue;
use crate::model::{Voices, odds};
use crate::whole;
use crate::window::{self, Part};
use crate::words::Words;

/// What was found about a head: words by their places in the document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Found {
    pub head: usize,
    /// How much the head is likely one, in hundredths of a unit of logarithmic odds.
    pub odds: i32,
    pub source: Vec<(usize, usize)>,
    pub cue: Vec<(usize, usize)>,
    pub content: Vec<(usize, usize)>,
}

/// A word is looked at as the head of a cue if the odds are no worse than this.
pub(crate) const CANDIDATE: i32 = -300;

/// What is found is taken for an attribution if the odds are no worse than this.
pub(crate) const TAKEN: i32 = -160;

/// The same, where no source is told.
pub(crate) const TAKEN_ALONE: i32 = 0;

/// Scores every word as the head of a cue.
pub(crate) fn heads(model: &learn::Linear, words: &Words) -> Vec<i32> {
    let mut features: Vec<Feature> = Vec::new();
    let mut score = |at| {
        if !cue::may_be(words, at) {
            return -10_000;
        }
        cue::features(words, at, &mut features);
        odds(model, &features)
    };
    (0..words.list.len()).map(&mut score).collect()
}

/// Finds what stands about each likely head.
pub(crate) fn candidates(chain: &learn::Chain, words: &Words, scores: &[i32], at_least: i32) -> Vec<Found> {
    let likely: Vec<bool> = scores.iter().map(|score| *score > 0).collect();
    let mut row = Row::new();
    let mut found = Vec::new();
    for (head, score) in scores.iter().enumerate().filter(|(_, score)| **score >= at_least) {
        window::look(words, head, &likely, &mut row);
        let (labels, _) = chain.best(&row);
        found.push(parts(words, head, *score, &labels));
    }
    found
}

/// Finds the attributions.
pub(crate) fn found(model: &Voices, words: &Words) -> Vec<Found> {
    let scores = heads(&model.heads, words);
    let candidates = candidates(&model.parts, words, &scores, CANDIDATE);
    let mut features = Vec::new();
    let mut taken: Vec<(i32, Found)> = Vec::new();
    for one in candidates {
        if one.content.is_empty() {
            continue;
        }
        whole::features(words, &one, &mut features);
        let odds = odds(&model.whole, &features);
        if odds >= if one.source.is_empty() { TAKEN_ALONE } else { TAKEN } {
            taken.push((odds, one));
        }
    }
    // Two that share words of their cues are one.
    let mut kept: Vec<(i32, Found)> = Vec::new();
    for (odds, one) in taken {
        match kept.last() {
            Some((_, last)) if overlap(&last.cue, &one.cue) => {
                if kept.last().is_some_and(|(best, _)| odds > *best) {
                    kept.pop();
                    kept.push((odds, one));
                }
            }
            _ => kept.push((odds, one)),
        }
    }
    kept.into_iter().map(|(_, one)| one).collect()
}

fn overlap(one: &[(usize, usize)], other: &[(usize, usize)]) -> bool {
    one.iter().any(|a| other.iter().any(|b| a.0 < b.1 && b.0 < a.1))
}

/// Takes the parts from the labels of the words about a head.
pub(crate) fn parts(words: &Words, head: usize, odds: i32, labels: &[usize]) -> Found {
    let start = window::range(words, head).start;
    let runs = |part: Part| {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (place, _) in labels.iter().enumerate().filter(|(_, label)| **label == part as usize) {
            match runs.last_mut() {
                Some(run) if run.1 == start + place => run.1 += 1,
                _ => runs.push((start + place, start + place + 1)),
            }
        }
        runs
    };
    let cue = runs(Part::Cue).into_iter().filter(|run| run.0 <= head && head < run.1).collect();
    // Of several sources the nearest is meant.
    let apart = |run: &(usize, usize)| if run.1 <= head { head - run.1 } else { run.0.saturating_sub(head) };
    let source = runs(Part::Source).into_iter().min_by_key(apart).into_iter().collect();
    Found { head, odds, source, cue, content: runs(Part::Content) }
}

/// Returns the places in the text of runs of words.
pub(crate) fn spans(words: &Words, runs: &[(usize, usize)]) -> Vec<Span> {
    runs.iter().map(|run| Span { start: words.list[run.0].span.start, end: words.list[run.1 - 1].span.end }).collect()
}
