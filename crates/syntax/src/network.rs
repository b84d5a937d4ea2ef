//! The network at run time: words in, vectors out; from these tags, where sentences open, and trees.

use std::collections::HashMap;

use fearless_simd::{Level, dispatch};

use crate::features::looks;
use crate::norm::{largest, normal};
use crate::shape::{
    GAP, GRAMS, LOOKS, MIX, MIX_BIAS, MIX_GAIN, MIX_SHIFT, Matrix, OPEN, OPEN_BIAS, REACH, SLOT, SLOTS, STATE,
    STATE_WIDE, TABLES, TAG, TAG_BIAS, TAG_VECTOR, WIDE, WIDTH, layer,
};
use crate::state::{scores, wide_state};
use crate::transition::{Action, State};
use crate::whole::{Whole, step};

pub(crate) struct Network {
    vocabulary: HashMap<String, u32>,
    weights: Vec<Matrix>,
    mix: Whole,
    layers: Vec<Whole>,
    tag: Whole,
    open: Whole,
    slot: Whole,
    /// The label of the arc from the root.
    root: usize,
}

/// What the looks of words come to, kept for the next time a word is met.
#[derive(Default)]
pub(crate) struct Cache {
    mixed: HashMap<Box<str>, Box<[f32]>>,
}

/// So many words are kept; then they are forgotten.
const KEPT: usize = 20_000;

impl Network {
    pub(crate) fn new(vocabulary: &[String], weights: Vec<Matrix>, root: usize) -> Network {
        let vocabulary = vocabulary.iter().enumerate().map(|(row, word)| (word.clone(), row as u32)).collect();
        let whole = |part: usize| Whole::new(&weights[part]);
        Network {
            vocabulary,
            mix: whole(MIX),
            layers: (0..REACH.len()).map(|at| whole(layer(at)[0])).collect(),
            tag: whole(TAG),
            open: whole(OPEN),
            slot: whole(SLOT),
            weights,
            root,
        }
    }

    fn mix(&self, word: &str) -> Box<[f32]> {
        let found = looks(&self.vocabulary, word);
        let mut values = [0.0; LOOKS];
        let mut at = 0;
        for (table, row) in found.rows.iter().enumerate() {
            values[at..at + TABLES[table].1].copy_from_slice(self.weights[table].row(*row as usize));
            at += TABLES[table].1;
        }
        let share = 1.0 / found.grams.len() as f32;
        for row in &found.grams {
            for (value, weight) in values[at..].iter_mut().zip(self.weights[GRAMS].row(*row as usize)) {
                *value += share * weight;
            }
        }
        let mut mixed = vec![0.0; WIDE].into_boxed_slice();
        self.mix.multiply(values.into_iter(), &mut mixed);
        mixed
    }

    /// Returns the vectors of words, by the words and their gaps.
    pub(crate) fn vectors<'a>(&self, cache: &mut Cache, words: impl Iterator<Item = (&'a str, usize)>) -> Vec<f32> {
        dispatch!(Level::new(), _simd => self.vectors_here(cache, words))
    }

    #[inline(always)]
    fn vectors_here<'a>(&self, cache: &mut Cache, words: impl Iterator<Item = (&'a str, usize)>) -> Vec<f32> {
        let mut vectors = Vec::new();
        for (word, gaps) in words {
            let mixed = match cache.mixed.get(word) {
                Some(mixed) => mixed,
                None => {
                    if cache.mixed.len() > KEPT {
                        cache.mixed.clear();
                    }
                    cache.mixed.entry(word.into()).or_insert(self.mix(word))
                }
            };
            let mut wide = [0.0; WIDE];
            let gap = self.weights[GAP].row(gaps);
            for ((wide, mixed), gap) in wide.iter_mut().zip(mixed.iter()).zip(gap) {
                *wide = mixed + gap;
            }
            vectors.extend(self.normed(&wide, [MIX_BIAS, MIX_GAIN, MIX_SHIFT]));
        }
        let count = vectors.len() / WIDTH;
        let mut wide = vec![0.0; count * WIDE];
        let mut seen = vec![0; 3 * count * WIDTH];
        for (at, (reach, weights)) in REACH.into_iter().zip(&self.layers).enumerate() {
            let [_, bias, gain, shift] = layer(at);
            let whole: Vec<i16> = vectors.iter().map(|value| step(*value)).collect();
            for (word, out) in seen.chunks_exact_mut(3 * WIDTH).enumerate() {
                let three = [word.checked_sub(reach), Some(word), Some(word + reach).filter(|at| *at < count)];
                for (out, place) in out.chunks_exact_mut(WIDTH).zip(three) {
                    match place {
                        Some(place) => out.copy_from_slice(&whole[place * WIDTH..(place + 1) * WIDTH]),
                        None => out.fill(0),
                    }
                }
            }
            weights.multiply_steps(&seen, &mut wide);
            for (vector, wide) in vectors.chunks_exact_mut(WIDTH).zip(wide.chunks_exact(WIDE)) {
                for (value, more) in vector.iter_mut().zip(self.normed(wide, [bias, gain, shift])) {
                    *value += more;
                }
            }
        }
        vectors
    }

    #[inline(always)]
    fn normed(&self, wide: &[f32], [bias, gain, shift]: [usize; 3]) -> [f32; WIDTH] {
        let (mut even, _) = normal(&largest(wide, &self.weights[bias].values));
        for ((value, gain), shift) in even.iter_mut().zip(&self.weights[gain].values).zip(&self.weights[shift].values) {
            *value = *value * gain + shift;
        }
        even
    }

    /// Returns the tag of each word.
    pub(crate) fn tags(&self, vectors: &[f32]) -> Vec<usize> {
        let count = self.weights[TAG].columns;
        let words = vectors.len() / WIDTH;
        let mut scores = vec![0.0; words * count];
        self.tag.multiply(vectors.iter().copied(), &mut scores);
        let biased = |scores: &mut [f32]| {
            scores.iter_mut().zip(&self.weights[TAG_BIAS].values).for_each(|(score, bias)| *score += bias);
            best(scores, |_| true)
        };
        scores.chunks_exact_mut(count).map(biased).collect()
    }

    /// Returns of each word how much speaks for a sentence to open with it; above 0 it does.
    pub(crate) fn openings(&self, vectors: &[f32]) -> Vec<f32> {
        let mut scores = vec![0.0; vectors.len() / WIDTH];
        self.open.multiply(vectors.iter().copied(), &mut scores);
        scores.iter_mut().for_each(|score| *score += self.weights[OPEN_BIAS].values[0]);
        scores
    }

    /// Returns head and label of each word of a sentence; the root is the word after the last. `marks` says which words are
    /// marks: nothing hangs on those.
    pub(crate) fn parse(&self, vectors: &[f32], tags: &[usize], marks: Vec<bool>) -> (Vec<u32>, Vec<u8>) {
        dispatch!(Level::new(), _simd => self.parse_here(vectors, tags, marks))
    }

    #[inline(always)]
    fn parse_here(&self, vectors: &[f32], tags: &[usize], marks: Vec<bool>) -> (Vec<u32>, Vec<u8>) {
        let mut tagged = vectors.to_vec();
        for (vector, tag) in tagged.chunks_exact_mut(WIDTH).zip(tags) {
            for (value, more) in vector.iter_mut().zip(self.weights[TAG_VECTOR].row(*tag)) {
                *value += more;
            }
        }
        let mut words = vec![0.0; tags.len() * SLOTS * STATE_WIDE];
        self.slot.multiply(tagged.into_iter(), &mut words);
        let mut state = State::new(tags.len()).with_marks(marks);
        let actions = self.weights[crate::shape::ACTION].columns;
        let labels = (actions - 1) / 2;
        let mut out = vec![0.0; actions];
        while !state.finished() {
            let slots = state.slots();
            let (wide, _) = wide_state(&self.weights, &state, &slots, &words);
            let value: [f32; STATE] = std::array::from_fn(|at| wide[at].max(wide[at + STATE]));
            scores(&self.weights, &value, &mut out);
            let can = [state.can_shift(), state.can_left(), state.can_right()];
            let index = best(&out, |index| match Action::of(index, labels) {
                Action::Shift => can[0],
                Action::Left(label) => can[1] && label != self.root,
                Action::Right(label) => can[2] && label != self.root,
            });
            state.take(Action::of(index, labels));
        }
        state.finish(self.root);
        (state.heads, state.labels)
    }
}

/// The first of the highest scores.
fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best: Option<usize> = None;
    for index in (0..scores.len()).filter(|index| allowed(*index)) {
        if best.is_none_or(|best| scores[index] > scores[best]) {
            best = Some(index);
        }
    }
    best.unwrap_or(0)
}
