//! The way from words to attributions: heads of cues, what stands about them, and whether it holds together.

use std::ops::ControlFlow;

use learn::{Feature, Row};
use source::{Reached, Span, Watch};
use syntax::Relation;

use crate::lexicon::Lexicon;
use crate::model::{Voices, odds};
use crate::window::{self, Part};
use crate::words::{Word, Words};
use crate::{
    Guideline, cue, edges, ends, given, grammar, narrator, rivals, sources, speaker, surface, telling, view, weighed,
    whole,
};

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

impl Found {
    /// What a verb says of what stands between its source and itself: none where these overlap.
    pub(crate) fn of_verb(at: usize, source: (usize, usize), content: (usize, usize)) -> Option<Found> {
        let apart = source.1 <= at && at < content.0;
        apart.then(|| Found {
            head: at,
            source: vec![source],
            cue: vec![(at, at + 1)],
            content: vec![content],
            ..Found::default()
        })
    }
}

/// A word is looked at as the head of a cue if the odds are no worse than this.
pub(crate) const CANDIDATE: i32 = -300;

/// What is found is taken for an attribution if the odds are no worse than this.
pub(crate) const TAKEN: i32 = -160;

/// The same, where no source is told.
pub(crate) const TAKEN_ALONE: i32 = 0;

/// The same, of what is telling by its words, and where only that is taken.
pub(crate) const TAKEN_TELLING: i32 = -160;

/// Scores every word as the head of a cue.
pub(crate) fn heads(model: &learn::Linear, words: &Words) -> impl Iterator<Item = i32> {
    let mut features: Vec<Feature> = Vec::new();
    let score = move |at| {
        if !cue::may_be(words, at) {
            return -10_000;
        }
        cue::features(words, at, &mut features);
        odds(model, &features)
    };
    (0..words.list.len()).map(score)
}

/// Finds what stands about each likely head.
pub(crate) fn candidates(
    chain: &learn::Chain,
    words: &Words,
    scores: &[i32],
    at_least: i32,
) -> impl Iterator<Item = Found> {
    let likely: Vec<bool> = scores.iter().map(|score| *score > 0).collect();
    let mut row = Row::new();
    scores.iter().enumerate().filter(move |(_, score)| **score >= at_least).map(move |(head, score)| {
        window::look(words, head, &likely, &mut row);
        let (labels, _) = chain.best(&row);
        parts(words, head, *score, &labels)
    })
}

/// Finds what counts under a guideline, by the model and by lists.
pub(crate) fn all(
    model: &Voices,
    lexicon: &Lexicon,
    words: &Words,
    guideline: Guideline,
    watch: &mut Watch<'_>,
) -> ControlFlow<(), Vec<Found>> {
    let mut all = found(model, lexicon, words, guideline, watch)?;
    if guideline == Guideline::Narrative {
        all.iter_mut().for_each(|one| name_source(lexicon, words, one));
        surface::found(lexicon, words, &mut all);
    }
    let rivals = if guideline == Guideline::Narrative { rivals::found(lexicon, words, &mut all) } else { Vec::new() };
    let known: Vec<&Found> = all.iter().chain(&rivals).collect();
    let told = grammar::found(lexicon, words, guideline, &known);
    all.extend(told);
    if guideline == Guideline::Narrative {
        given::close(words, &mut all);
    }
    apart(words, &mut all);
    if guideline == Guideline::Narrative {
        for one in &mut all {
            narrator::mend(words, one);
            weighed::unsay(words, one);
            weighed::stop(words, one);
            ends::mend(lexicon, words, one);
            sources::mend(lexicon, words, one);
            edges::mend(lexicon, words, one);
        }
        all.retain(|one| !one.content.is_empty() && !weighed::is_none(lexicon, words, one));
    }
    all.extend(rivals);
    ControlFlow::Continue(all)
}

/// "The crew, according to Orme, rose in May": the source ends before the verb.
fn name_source(lexicon: &Lexicon, words: &Words, one: &mut Found) {
    let overrun = one.source.iter().any(|run| words.has_verb(*run));
    if let Some(named) = view::of_source(lexicon, words, one.head).filter(|_| overrun) {
        *one = named;
    }
}

/// Of two verbs beside each other ("admitted the delay but denied that") each keeps what hangs on it alone.
fn apart(words: &Words, all: &mut [Found]) {
    let mut is_head = vec![false; words.list.len()];
    all.iter().for_each(|one| is_head[one.head] = true);
    for one in all {
        let beside = words.children(one.head).iter().map(|child| (*child, &words.list[*child]));
        let beside: Vec<&Word> =
            beside.filter(|(at, word)| is_head[*at] && word.relation == Relation::Conj).map(|(_, word)| word).collect();
        let others = |run: &(usize, usize)| beside.iter().any(|other| other.left <= run.0 && run.1 <= other.right + 1);
        if one.content.iter().any(|run| !others(run)) {
            one.content.retain(|run| !others(run));
        }
    }
}

/// Whoever watches is told every so many words.
const OFTEN: usize = 256;

/// To look about the heads takes so many times as long as to score all words.
const LOOK: usize = 9;

/// Finds what the model takes for attributions and the guideline does.
fn found(
    model: &Voices,
    lexicon: &Lexicon,
    words: &Words,
    guideline: Guideline,
    watch: &mut Watch<'_>,
) -> ControlFlow<(), Vec<Found>> {
    let count = words.list.len();
    let mut scores = Vec::with_capacity(count);
    for score in heads(&model.heads, words) {
        if scores.len() % OFTEN == 0 {
            watch(Reached { done: scores.len(), all: count * (1 + LOOK) })?;
        }
        scores.push(score);
    }
    let mut features = Vec::new();
    let mut taken: Vec<(i32, Found)> = Vec::new();
    for mut one in candidates(&model.parts, words, &scores, CANDIDATE) {
        watch(Reached { done: count + one.head * LOOK, all: count * (1 + LOOK) })?;
        if one.content.is_empty() {
            continue;
        }
        whole::features(lexicon, words, &one, &mut features);
        let odds = odds(&model.whole, &features);
        let least = match (guideline, one.source.is_empty()) {
            (Guideline::News, false) => TAKEN,
            (Guideline::News, true) => TAKEN_ALONE,
            (Guideline::Narrative, _) => TAKEN_TELLING,
        };
        if odds < least {
            continue;
        }
        grammar::mend(lexicon, words, &mut one);
        if guideline == Guideline::Narrative {
            speaker::mend(words, &mut one);
            narrator::mend(words, &mut one);
            if !telling::is_telling(lexicon, words, &one) {
                continue;
            }
        }
        taken.push((odds, one));
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
    ControlFlow::Continue(kept.into_iter().map(|(_, one)| one).collect())
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
