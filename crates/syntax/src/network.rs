//! The network at run time: words in, vectors out; from these tags, where sentences open, and trees.

use std::sync::Arc;

use fearless_simd::{Level, Simd, dispatch};
use source::ListedMap;

use crate::desk::{EVERY, SOME};
use crate::features::{folded, looks};
use crate::met::{Cache, Met, add_shares};
use crate::norm::{largest, normal};
use crate::shape::{
    GAP, GRAMS, LOOKS, MIX, MIX_BIAS, MIX_GAIN, MIX_SHIFT, Matrix, OPEN, OPEN_BIAS, REACH, SLOT, STATE_WIDE, TABLES,
    TAG, TAG_BIAS, TAG_VECTOR, WIDE, WIDTH, layer,
};
use crate::sheet::Drawing;
use crate::state::{Actions, first_highest};
use crate::verbs::Verbs;
use crate::whole::{Whole, write_steps};

pub(crate) struct Network {
    vocabulary: ListedMap<String, u32>,
    weights: Vec<Matrix>,
    mix: Whole<3>,
    layers: Vec<Whole<3>>,
    /// Of the tags, and of an opening behind them.
    judged: Whole<2>,
    judged_biases: Vec<f32>,
    /// Of the slots that every word comes to, side by side, and of each of the others.
    every: Whole<2>,
    some: Vec<Whole<2>>,
    actions: Actions,
    /// The label of the arc from the root.
    root: usize,
}

/// Words that are judged at a time.
const BLOCK: usize = 64;

impl Network {
    pub(crate) fn new(vocabulary: &[String], weights: Vec<Matrix>, root: usize) -> Network {
        let vocabulary = vocabulary.iter().enumerate().map(|(row, word)| (word.clone(), row as u32)).collect();
        let whole = |part: usize| Whole::new(&weights[part]);
        let slot = |slot: usize| weights[SLOT].part(slot * STATE_WIDE..(slot + 1) * STATE_WIDE);
        let every = EVERY[1..].iter().fold(slot(EVERY[0]), |before, next| before.beside(&slot(*next)));
        Network {
            vocabulary,
            mix: whole(MIX),
            layers: (0..REACH.len()).map(|at| whole(layer(at)[0])).collect(),
            judged: Whole::new(&weights[TAG].beside(&weights[OPEN])),
            judged_biases: [TAG_BIAS, OPEN_BIAS].iter().flat_map(|part| &weights[*part].values).copied().collect(),
            every: Whole::new(&every),
            some: SOME.iter().map(|at| Whole::new(&slot(*at))).collect(),
            actions: Actions::new(&weights, root),
            weights,
            root,
        }
    }

    /// Returns a known word that an unknown one is read as, with a capital where that has one.
    fn known(&self, word: &str) -> Option<String> {
        let small = folded(word);
        let stand_in = Verbs::english().stand_in(&small).filter(|known| {
            let taught = |word: &str| self.vocabulary.contains_key(word);
            !taught(&small) && taught(known)
        })?;
        let mut letters = stand_in.chars();
        let first = letters.next().filter(|_| word.starts_with(char::is_uppercase));
        Some(first.map_or(stand_in.to_owned(), |first| first.to_uppercase().chain(letters).collect()))
    }

    fn mix(&self, word: &str) -> Arc<[f32]> {
        let found = looks(&self.vocabulary, &self.known(word).unwrap_or_else(|| word.into()));
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
        let mut mixed = [0.0; WIDE];
        self.mix.multiply(&values, &mut mixed);
        mixed.into()
    }

    /// Returns the vectors of words, by the words and their gaps.
    pub(crate) fn vectors<'a>(&self, cache: &mut Cache, words: impl Iterator<Item = (&'a str, usize)>) -> Vec<f32> {
        dispatch!(Level::new(), simd => self.vectors_here(simd, cache, words))
    }

    #[inline(always)]
    fn vectors_here<'a, S: Simd>(
        &self,
        simd: S,
        cache: &mut Cache,
        words: impl Iterator<Item = (&'a str, usize)>,
    ) -> Vec<f32> {
        let mut key = String::new();
        let mut met: Vec<Arc<Met>> = Vec::new();
        for (word, gaps) in words {
            met.push(self.met(simd, cache, &mut key, word, gaps)); // not collected: that would lose the instructions
        }
        let count = met.len();
        let mut vectors: Vec<f32> = Vec::with_capacity(count * WIDTH);
        met.iter().for_each(|met| vectors.extend_from_slice(&met.vector));
        let mut wide = vec![0.0; count * WIDE];
        // With one more, of zeros, that stands beside the first and the last.
        let mut steps = vec![0; (count + 1) * WIDTH];
        for (at, (reach, weights)) in REACH.into_iter().zip(&self.layers).enumerate() {
            let [_, bias, gain, shift] = layer(at);
            if at == 0 {
                for (at, wide) in wide.chunks_exact_mut(WIDE).enumerate() {
                    add_shares(weights, &met, at, wide);
                }
            } else {
                write_steps(simd, &vectors, &mut steps[..count * WIDTH]);
                weights.multiply_beside(simd, &steps, reach, &mut wide);
            }
            for (vector, wide) in vectors.chunks_exact_mut(WIDTH).zip(wide.chunks_exact(WIDE)) {
                for (value, more) in vector.iter_mut().zip(self.normed(wide, [bias, gain, shift])) {
                    *value += more;
                }
            }
        }
        vectors
    }

    /// Returns what a word comes to by itself; `key` is room to write in.
    #[inline(always)]
    fn met<S: Simd>(&self, simd: S, cache: &mut Cache, key: &mut String, word: &str, gaps: usize) -> Arc<Met> {
        key.clear();
        key.push(char::from(b'a' + gaps as u8));
        key.push_str(word);
        if let Some(met) = cache.met.get(key) {
            return met;
        }
        let mixed = cache.mixed.get(word).unwrap_or_else(|| {
            let mixed = self.mix(word);
            cache.mixed.keep(word.into(), mixed.clone());
            mixed
        });
        let mut wide = [0.0; WIDE];
        for ((wide, mixed), gap) in wide.iter_mut().zip(mixed.iter()).zip(self.weights[GAP].row(gaps)) {
            *wide = mixed + gap;
        }
        let met = Arc::new(Met::new(simd, self.normed(&wide, [MIX_BIAS, MIX_GAIN, MIX_SHIFT]), &self.layers[0]));
        cache.met.keep(key.as_str().into(), met.clone());
        met
    }

    #[inline(always)]
    fn normed(&self, wide: &[f32], [bias, gain, shift]: [usize; 3]) -> [f32; WIDTH] {
        let (mut even, _) = normal(&largest(wide, &self.weights[bias].values));
        for ((value, gain), shift) in even.iter_mut().zip(&self.weights[gain].values).zip(&self.weights[shift].values) {
            *value = *value * gain + shift;
        }
        even
    }

    /// Returns the tag of each word, and how much speaks for a sentence to open with it; above 0 it does.
    pub(crate) fn tags(&self, vectors: &[f32]) -> (Vec<usize>, Vec<f32>) {
        dispatch!(Level::new(), simd => self.tags_here(simd, vectors))
    }

    #[inline(always)]
    fn tags_here<S: Simd>(&self, simd: S, vectors: &[f32]) -> (Vec<usize>, Vec<f32>) {
        let mut found = (Vec::new(), Vec::new());
        self.judge(simd, vectors, |scores, opens| {
            found.0.push(first_highest(simd, scores).0);
            found.1.push(opens);
        });
        found
    }

    /// Returns what speaks for each tag of each word, one word's after the other's.
    pub(crate) fn tag_scores(&self, vectors: &[f32]) -> Vec<f32> {
        let mut found = Vec::with_capacity(vectors.len() / WIDTH * self.weights[TAG].columns);
        dispatch!(Level::new(), simd => self.judge(simd, vectors, |scores, _| found.extend_from_slice(scores)));
        found
    }

    /// Hands over, word by word, what speaks for each tag and what for an opening.
    #[inline(always)]
    fn judge<S: Simd>(&self, simd: S, vectors: &[f32], mut look: impl FnMut(&[f32], f32)) {
        let count = self.weights[TAG].columns + 1;
        let mut scores = vec![0.0; (vectors.len() / WIDTH).min(BLOCK) * count];
        for vectors in vectors.chunks(BLOCK * WIDTH) {
            let scores = &mut scores[..vectors.len() / WIDTH * count];
            self.judged.multiply_steps(simd, &self.judged.steps(simd, vectors), scores);
            for scores in scores.chunks_exact_mut(count) {
                scores.iter_mut().zip(&self.judged_biases).for_each(|(score, bias)| *score += bias);
                if let Some((opens, tags)) = scores.split_last() {
                    look(tags, *opens);
                }
            }
        }
    }

    /// Returns the vector of a word, its tag's added.
    pub(crate) fn tagged(&self, vector: &[f32], tag: usize) -> [f32; WIDTH] {
        let more = self.weights[TAG_VECTOR].row(tag);
        std::array::from_fn(|at| vector[at] + more[at])
    }

    /// Returns what trees are drawn by.
    pub(crate) fn drawing(&self) -> Drawing<'_> {
        let Network { weights, every, some, actions, root, .. } = self;
        Drawing { weights, every, some, actions, root: *root }
    }
}
