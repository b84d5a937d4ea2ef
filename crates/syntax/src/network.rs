//! The network at run time: words in, vectors out; from these tags, where sentences open, and trees.

use std::collections::HashMap;
use std::ops::Range;

use fearless_simd::{Level, Simd, dispatch};

use crate::features::{folded, looks};
use crate::norm::{largest, normal};
use crate::shape::{
    CHILD_SLOT, GAP, GRAMS, LOOKS, MIX, MIX_BIAS, MIX_GAIN, MIX_SHIFT, Matrix, OPEN, OPEN_BIAS, REACH, SLOT, SLOTS,
    STATE_WIDE, TABLES, TAG, TAG_BIAS, TAG_VECTOR, WIDE, WIDTH, layer,
};
use crate::sheet::{Drawing, Sheet};
use crate::state::{Actions, first_highest};
use crate::verbs::Verbs;
use crate::whole::{Whole, write_steps};

pub(crate) struct Network {
    vocabulary: HashMap<String, u32>,
    weights: Vec<Matrix>,
    mix: Whole,
    layers: Vec<Whole>,
    tag: Whole,
    open: Whole,
    /// Of the slots but those of children, side by side, and of each of those.
    slots: Whole,
    child_slots: Vec<Whole>,
    actions: Actions,
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
        let slots =
            |slots: Range<usize>| Whole::new(&weights[SLOT].part(slots.start * STATE_WIDE..slots.end * STATE_WIDE));
        Network {
            vocabulary,
            mix: whole(MIX),
            layers: (0..REACH.len()).map(|at| whole(layer(at)[0])).collect(),
            tag: whole(TAG),
            open: whole(OPEN),
            slots: slots(0..CHILD_SLOT),
            child_slots: (CHILD_SLOT..SLOTS).map(|slot| slots(slot..slot + 1)).collect(),
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

    fn mix(&self, word: &str) -> Box<[f32]> {
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
        let mut mixed = vec![0.0; WIDE].into_boxed_slice();
        self.mix.multiply(&values, &mut mixed);
        mixed
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
        // With one more, of zeros, that stands beside the first and the last.
        let mut steps = vec![0; (count + 1) * WIDTH];
        for (at, (reach, weights)) in REACH.into_iter().zip(&self.layers).enumerate() {
            let [_, bias, gain, shift] = layer(at);
            write_steps(simd, &vectors, &mut steps[..count * WIDTH]);
            weights.multiply_beside(simd, &steps, reach, &mut wide);
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
        dispatch!(Level::new(), simd => self.tags_here(simd, vectors))
    }

    #[inline(always)]
    fn tags_here<S: Simd>(&self, simd: S, vectors: &[f32]) -> Vec<usize> {
        let count = self.weights[TAG].columns;
        self.tag_scores(vectors).chunks_exact(count).map(|scores| first_highest(simd, scores).0).collect()
    }

    /// Returns what speaks for each tag of each word, one word's after the other's.
    pub(crate) fn tag_scores(&self, vectors: &[f32]) -> Vec<f32> {
        let count = self.weights[TAG].columns;
        let mut scores = vec![0.0; vectors.len() / WIDTH * count];
        self.tag.multiply(vectors, &mut scores);
        for scores in scores.chunks_exact_mut(count) {
            for (score, bias) in scores.iter_mut().zip(&self.weights[TAG_BIAS].values) {
                *score += bias;
            }
        }
        scores
    }

    /// Returns of each word how much speaks for a sentence to open with it; above 0 it does.
    pub(crate) fn openings(&self, vectors: &[f32]) -> Vec<f32> {
        let mut scores = vec![0.0; vectors.len() / WIDTH];
        self.open.multiply(vectors, &mut scores);
        scores.iter_mut().for_each(|score| *score += self.weights[OPEN_BIAS].values[0]);
        scores
    }

    /// Returns the vector of a word, its tag's added.
    pub(crate) fn tagged(&self, vector: &[f32], tag: usize) -> [f32; WIDTH] {
        let more = self.weights[TAG_VECTOR].row(tag);
        std::array::from_fn(|at| vector[at] + more[at])
    }

    /// Returns what trees of a sentence are drawn from. `marks` says which words are marks: nothing hangs on those.
    pub(crate) fn sheet(&self, vectors: &[f32], tags: &[usize], marks: Vec<bool>) -> Sheet<'_> {
        let tagged: Vec<f32> =
            vectors.chunks_exact(WIDTH).zip(tags).flat_map(|(vector, tag)| self.tagged(vector, *tag)).collect();
        let by = Drawing {
            weights: &self.weights,
            slots: &self.slots,
            child_slots: &self.child_slots,
            actions: &self.actions,
            root: self.root,
        };
        Sheet::new(by, &tagged, tags.len(), marks)
    }
}
