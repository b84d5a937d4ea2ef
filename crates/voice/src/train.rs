//! Learns the model from texts whose attributions are marked.

use std::collections::BTreeSet;

use learn::train::{Example, Schedule, train as learn_linear, train_chain};
use learn::{Chain, Linear, Row};
use source::Span;
use syntax::Sentence;

use crate::brat::{self, Role, Standoff};
use crate::extract::{self, CANDIDATE, Found};
use crate::lexicon::Lexicon;
use crate::model::{NO_YES, Voices};
use crate::window::{self, LABELS, Part};
use crate::words::Words;
use crate::{Guideline, cue, telling, whole};

/// How much the second half is to be trusted of what was learnt from the first.
const HALVES: usize = 3;

/// A text with what is marked in it.
pub struct Text {
    words: Words,
    gold: Vec<Gold>,
}

/// A marked attribution by its words.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Gold {
    head: usize,
    found: Found,
}

impl Text {
    /// Takes a text, its sentences and its standoff.
    pub fn new(text: &str, sentences: &[Sentence<'_>], standoff: &str) -> Text {
        let words = Words::of(text, sentences);
        let marked = brat::read(standoff);
        let gold = golds(text, &words, &marked);
        Text { words, gold }
    }
}

/// Places the marked attributions on words.
fn golds(text: &str, words: &Words, marked: &Standoff) -> Vec<Gold> {
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let byte = |point: u32| bytes.get(point as usize).copied().unwrap_or(text.len() as u32);
    let runs = |event: &[(Role, String)], role: Role| {
        let ids = event.iter().filter(|(own, _)| *own == role).map(|(_, id)| id);
        let pieces = ids.filter_map(|id| marked.spans.get(id)).flat_map(|(_, pieces)| pieces);
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (start, end) in pieces {
            let span = Span { start: byte(*start), end: byte(*end) };
            let first = words.list.partition_point(|word| word.span.end <= span.start);
            let last = words.list.partition_point(|word| word.span.start < span.end);
            if first < last {
                runs.push((first, last));
            }
        }
        runs.sort_unstable();
        runs
    };
    let mut golds: Vec<Gold> = Vec::new();
    for event in &marked.events {
        let (cue, content) = (runs(event, Role::Cue), runs(event, Role::Content));
        let Some(head) = whole::top(words, &cue) else { continue };
        if content.is_empty() {
            continue;
        }
        let source = runs(event, Role::Source);
        golds.push(Gold { head, found: Found { head, odds: 0, source, cue, content } });
    }
    golds
}

/// How each of the three is learnt.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Plan {
    /// Which words are heads of cues.
    pub heads: Schedule,
    /// What the words about one are to it.
    pub parts: Schedule,
    /// Whether all of it is an attribution.
    pub whole: Schedule,
}

impl Plan {
    /// How the model of English was learnt.
    pub const ENGLISH: Plan = Plan {
        heads: Schedule { rounds: 6, rate: 0.3, decay: 3e-5, bits: 18, seed: 1 },
        parts: Schedule { rounds: 5, rate: 0.2, decay: 1e-5, bits: 18, seed: 1 },
        whole: Schedule { rounds: 6, rate: 0.3, decay: 1e-4, bits: 16, seed: 1 },
    };
}

/// Tells of the training.
pub enum Progress {
    /// A line for people.
    Line(String),
}

/// Learns from texts; returns the bytes of the model.
pub fn train(plan: Plan, texts: &[Text], report: impl FnMut(Progress)) -> Vec<u8> {
    let all: Vec<&Text> = texts.iter().collect();
    learn(plan, &all, report).write()
}

fn learn(plan: Plan, texts: &[&Text], mut report: impl FnMut(Progress)) -> Voices {
    let mut say = |line: String| report(Progress::Line(line));
    // What is learnt later must see of what was learnt earlier how wrong it is, so each part of the texts is judged by what was
    // learnt from the others.
    let part = |number: usize| number % HALVES;
    let mut scores: Vec<Vec<i32>> = vec![Vec::new(); texts.len()];
    for half in 0..HALVES {
        let others: Vec<&Text> =
            texts.iter().enumerate().filter(|(at, _)| part(*at) != half).map(|(_, t)| *t).collect();
        let heads = learn_heads(plan, &others);
        for (at, text) in texts.iter().enumerate().filter(|(at, _)| part(*at) == half) {
            scores[at] = extract::heads(&heads, &text.words).collect();
        }
    }
    say("heads of cues, by parts".to_owned());
    let heads = learn_heads(plan, texts);
    say("heads of cues".to_owned());
    let judged: Vec<(&Text, &[i32])> = texts.iter().zip(&scores).map(|(text, scores)| (*text, &scores[..])).collect();
    let mut examples: Vec<Example> = Vec::new();
    for half in 0..2 {
        let others: Vec<(&Text, &[i32])> =
            judged.iter().enumerate().filter(|(at, _)| at % 2 != half).map(|(_, one)| *one).collect();
        let chain = learn_parts(plan, &others);
        for (text, scores) in judged.iter().enumerate().filter(|(at, _)| at % 2 == half).map(|(_, one)| *one) {
            examples.extend(judge(&chain, text, scores));
        }
    }
    say(format!("parts, by halves: {} candidates", examples.len()));
    let parts = learn_parts(plan, &judged);
    say("parts".to_owned());
    let whole = learn_linear(&NO_YES, &examples, plan.whole);
    Voices { heads, parts, whole }
}

fn learn_heads(plan: Plan, texts: &[&Text]) -> Linear {
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for text in texts {
        let mut is_head = vec![false; text.words.list.len()];
        text.gold.iter().for_each(|gold| is_head[gold.head] = true);
        for (at, is_head) in is_head.iter().enumerate().filter(|(at, _)| cue::may_be(&text.words, *at)) {
            cue::features(&text.words, at, &mut features);
            examples.push(Example { features: features.clone(), class: usize::from(*is_head) });
        }
    }
    learn_linear(&NO_YES, &examples, plan.heads)
}

fn learn_parts(plan: Plan, texts: &[(&Text, &[i32])]) -> Chain {
    let mut told = Vec::new();
    for (text, scores) in texts {
        let likely: Vec<bool> = scores.iter().map(|score| *score > 0).collect();
        for gold in &text.gold {
            let mut row = Row::new();
            window::look(&text.words, gold.head, &likely, &mut row);
            let labels = labels(&text.words, gold);
            told.push((row, labels));
        }
    }
    train_chain(&LABELS, &told, plan.parts)
}

fn labels(words: &Words, gold: &Gold) -> Vec<u8> {
    let range = window::range(words, gold.head);
    let mut labels = vec![Part::Neither as u8; range.len()];
    let parts =
        [(&gold.found.content, Part::Content), (&gold.found.source, Part::Source), (&gold.found.cue, Part::Cue)];
    for (runs, part) in parts {
        for at in runs.iter().flat_map(|run| run.0..run.1).filter(|at| range.contains(at)) {
            labels[at - range.start] = part as u8;
        }
    }
    labels
}

/// Makes examples of what a chain finds that did not learn from the text: right is what has the head of a marked cue.
fn judge(chain: &Chain, text: &Text, scores: &[i32]) -> Vec<Example> {
    let mut examples = Vec::new();
    for found in extract::candidates(chain, &text.words, scores, CANDIDATE) {
        if found.content.is_empty() {
            continue;
        }
        let mut features = Vec::new();
        whole::features(Lexicon::english(), &text.words, &found, &mut features);
        let right = text.gold.iter().any(|gold| gold.head == found.head);
        examples.push(Example { features, class: usize::from(right) });
    }
    examples
}

/// How many of ours are marked, how many are ours, how many are marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// In both.
    pub both: usize,
    /// Ours.
    pub ours: usize,
    /// Marked.
    pub marked: usize,
}

/// How texts are read that were not learnt from: spans of source, cue and content that are exactly right, and whole attributions.
pub type Counts = [Count; 4];

/// Learns from all texts but each so many of them in turn, which it reads under a guideline. Of what is marked that counts which the
/// guideline takes for telling.
pub fn cross_validate(plan: Plan, texts: &[Text], folds: usize, mut report: impl FnMut(Guideline, &Counts)) {
    let fold = |at: usize| at * folds / texts.len().max(1);
    let mut sums = [Counts::default(); 2];
    for held in 0..folds {
        let others: Vec<&Text> = texts.iter().enumerate().filter(|(at, _)| fold(*at) != held).map(|(_, t)| t).collect();
        let voices = learn(plan, &others, |_| {});
        for text in texts.iter().enumerate().filter(|(at, _)| fold(*at) == held).map(|(_, text)| text) {
            for (sum, guideline) in sums.iter_mut().zip([Guideline::News, Guideline::Narrative]) {
                let found = extract::all(&voices, Lexicon::english(), &text.words, guideline, &mut source::unwatched);
                compare(text, &found.continue_value().unwrap_or_default(), guideline, sum);
            }
        }
    }
    report(Guideline::News, &sums[0]);
    report(Guideline::Narrative, &sums[1]);
}

fn compare(text: &Text, found: &[Found], guideline: Guideline, sum: &mut Counts) {
    type Runs = Vec<(usize, usize)>;
    let counts =
        |one: &&Found| guideline == Guideline::News || telling::is_telling(Lexicon::english(), &text.words, one);
    let marked: Vec<&Found> = text.gold.iter().map(|gold| &gold.found).filter(counts).collect();
    let part = |one: &Found, part: usize| -> Vec<Runs> {
        match part {
            0 => vec![one.source.clone()],
            1 => vec![one.cue.clone()],
            2 => vec![one.content.clone()],
            _whole => vec![one.source.clone(), one.cue.clone(), one.content.clone()],
        }
    };
    for (which, sum) in sum.iter_mut().enumerate() {
        let told = |parts: &Vec<Runs>| parts.iter().any(|runs| !runs.is_empty());
        let ours: BTreeSet<Vec<Runs>> = found.iter().map(|one| part(one, which)).filter(told).collect();
        let marked: BTreeSet<Vec<Runs>> = marked.iter().map(|one| part(one, which)).filter(told).collect();
        sum.both += ours.intersection(&marked).count();
        sum.ours += ours.len();
        sum.marked += marked.len();
    }
}
