//! Learns where tokens and words begin: an averaged perceptron over the places of the training set.

use std::collections::BTreeMap;
use std::ops::Range;

use source::ListedSet;

use super::random::Random;
use crate::conllu::{Sentence, given, raw};
use crate::features::Gap;
use crate::tokens::{CUTS, Cut, ENDING, Place, ROWS, Tokens, chunks, ending};

/// An ending is cut from a run of letters at least so often, in a treebank of some size.
const OFTEN: usize = 4;

const ROUNDS: usize = 12;

/// How many classifiers are learnt.
const SEVERAL: usize = 5;

/// Learns from sentences.
pub(crate) fn train_cuts(sentences: &[Sentence], seed: u64) -> Tokens {
    let (text, words) = (raw(sentences), given(sentences));
    let cuts: BTreeMap<usize, Cut> = words
        .iter()
        .flatten()
        .filter_map(|piece| match piece.before {
            Gap::Within => Some((piece.span.start as usize, Cut::Word)),
            Gap::Nothing => Some((piece.span.start as usize, Cut::Token)),
            Gap::Blank | Gap::Edge => None,
        })
        .collect();
    let often = if sentences.len() > 1000 { OFTEN } else { 1 };
    let endings = endings(&text, &cuts, often);
    let ranges: Vec<Range<usize>> = paragraphs(&text);
    let mut all: Vec<(Place, Vec<(usize, Cut)>)> = Vec::new();
    for range in ranges {
        let mut rest = chunks(&text, range).peekable();
        let mut previous = "";
        while let Some(chunk) = rest.next() {
            let next = rest.peek().map_or("", |next| &text[next.clone()]);
            let place = Place::new(&text[chunk.clone()], [previous, next]);
            previous = &text[chunk.clone()];
            let truth = |at: usize| cuts.get(&(chunk.start + place.offsets[at])).copied().unwrap_or(Cut::None);
            let known: Vec<(usize, Cut)> = place.candidates(&endings).into_iter().map(|at| (at, truth(at))).collect();
            if !known.is_empty() {
                all.push((place, known));
            }
        }
    }
    let mut random = Random::new(seed);
    // Several are learnt, each in an order of its own, and taken together.
    let mut means = vec![[0f32; 3]; ROWS];
    for _ in 0..SEVERAL {
        let one = one_mean(&mut random, &mut all);
        for (sum, mean) in means.iter_mut().flatten().zip(one.iter().flatten()) {
            *sum += mean;
        }
    }
    let largest = means.iter().flatten().fold(1e-9f32, |largest, mean| largest.max(mean.abs()));
    let weights = means.iter().map(|row| row.map(|mean| (mean * 32_000.0 / largest).round() as i16)).collect();
    Tokens { endings, weights }
}

/// Learns once, and returns the mean of the weights over all steps.
fn one_mean(random: &mut Random, all: &mut [(Place, Vec<(usize, Cut)>)]) -> Vec<[f32; 3]> {
    let (mut weights, mut sums) = (vec![[0i32; 3]; ROWS], vec![[0i64; 3]; ROWS]);
    let mut time = 1;
    for _ in 0..ROUNDS {
        random.shuffle(all);
        for (place, known) in all.iter_mut() {
            place.begun = 0;
            for (at, truth) in known {
                let rows = place.rows(*at);
                let score = |cut: Cut| rows.iter().map(|row| weights[*row][cut as usize]).sum::<i32>();
                let best = CUTS
                    .into_iter()
                    .rev()
                    .max_by_key(|cut| score(*cut) - i32::from(*cut == *truth))
                    .unwrap_or(Cut::None);
                if best != *truth {
                    for row in rows {
                        for (cut, step) in [(*truth, 1), (best, -1)] {
                            weights[row][cut as usize] += step;
                            sums[row][cut as usize] += i64::from(step) * time;
                        }
                    }
                }
                if *truth != Cut::None {
                    place.begun = *at;
                }
                time += 1;
            }
        }
    }
    let mean = |weight: i32, sum: i64| weight as f32 - sum as f32 / time as f32;
    weights.iter().zip(&sums).map(|(w, s)| std::array::from_fn(|cut| mean(w[cut], s[cut]))).collect()
}

/// Paragraphs of a text joined by `raw`.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut all = Vec::new();
    for paragraph in text.split("\n\n") {
        all.push(start..start + paragraph.len());
        start += paragraph.len() + 2;
    }
    all
}

/// What is cut often from the end of a run of letters.
fn endings(text: &str, cuts: &BTreeMap<usize, Cut>, often: usize) -> ListedSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in cuts.keys() {
        let within_letters = text[..*place].chars().next_back().is_some_and(char::is_alphabetic);
        let run = |c: &char| c.is_alphabetic() || matches!(c, '\'' | '’');
        let rest: String = text[*place..].chars().take_while(run).take(ENDING + 1).collect();
        if within_letters && !rest.is_empty() && rest.chars().count() <= ENDING {
            *counts.entry(ending(&rest)).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= often).map(|(ending, _)| ending).collect()
}
