//! How the parser sees a state: a sum of rows, one for each word, label and distance it looks at; and how it scores actions.

use fearless_simd::{Simd, f32x16, prelude::*};

use crate::shape::{
    ABSENT, ACTION, ACTION_BIAS, DISTANCE, DISTANCE_SLOTS, DISTANCES, LABEL, LABEL_SLOTS, Matrix, SLOTS, STATE,
    STATE_BIAS, STATE_WIDE,
};
use crate::transition::{Action, State};

/// Columns of a state that stay in registers while they are summed, in vectors, and scores that do: all of those of fifty labels.
const PART: usize = 4;
const PANEL: usize = 7;
const LANES: usize = 16;

/// Returns what the state's maxout is taken of, and the rows of the tables of labels and distances it comes from. `product`
/// gives that of a word's vector with a slot.
#[inline(always)] // with the instructions of whoever calls
pub(crate) fn wide_state<'a, S: Simd>(
    simd: S,
    weights: &'a [Matrix],
    state: &State,
    slots: &[Option<u32>; SLOTS],
    product: impl Fn(usize, usize) -> &'a [f32],
) -> ([f32; STATE_WIDE], [usize; LABEL_SLOTS + DISTANCE_SLOTS]) {
    let labels = state.slot_labels(slots);
    let distances = state.distances();
    let label_rows = weights[LABEL].values.len() / STATE_WIDE / LABEL_SLOTS;
    let tables: [usize; LABEL_SLOTS + DISTANCE_SLOTS] = std::array::from_fn(|at| match at.checked_sub(LABEL_SLOTS) {
        None => at * label_rows + labels[at],
        Some(at) => at * DISTANCES + distances[at],
    });
    // In the order they are added: the bias, then words, labels and distances.
    let row = |at: usize| match at.checked_sub(1) {
        None => &*weights[STATE_BIAS].values,
        Some(slot) if slot < SLOTS => match slots[slot] {
            Some(word) => product(word as usize, slot),
            None => weights[ABSENT].row(slot),
        },
        Some(at) if at < SLOTS + LABEL_SLOTS => weights[LABEL].row(tables[at - SLOTS]),
        Some(at) => weights[DISTANCE].row(tables[at - SLOTS]),
    };
    let rows: [&[f32]; 1 + SLOTS + LABEL_SLOTS + DISTANCE_SLOTS] = std::array::from_fn(|at| &row(at)[..STATE_WIDE]);
    let mut wide = [0.0; STATE_WIDE];
    for (part, sums) in wide.as_chunks_mut::<{ PART * LANES }>().0.iter_mut().enumerate() {
        let mut sum = [f32x16::splat(simd, 0.0); PART];
        for row in rows {
            let row = row.as_chunks::<{ PART * LANES }>().0[part].as_chunks::<LANES>().0;
            for (sum, row) in sum.iter_mut().zip(row) {
                *sum += f32x16::simd_from(simd, *row);
            }
        }
        for (sums, sum) in sums.as_chunks_mut::<LANES>().0.iter_mut().zip(sum) {
            *sums = sum.into();
        }
    }
    (wide, tables)
}

/// The weights of the actions in panels of a few, whose scores stay in registers while they are summed.
pub(crate) struct Actions {
    panels: Vec<[[[f32; LANES]; PANEL]; STATE]>,
    /// What the scores begin with, for each that can be done or not (by [`State::possible`]); none where nothing of a panel can be.
    biases: [Vec<Option<[[f32; LANES]; PANEL]>>; 8],
    labels: usize,
}

impl Actions {
    /// Takes them from the network's weights. Arcs of the label `root` are never drawn.
    pub(crate) fn new(weights: &[Matrix], root: usize) -> Actions {
        let count = weights[ACTION].columns;
        let labels = (count - 1) / 2;
        let side = PANEL * LANES;
        let mut panels = vec![[[[0.0; LANES]; PANEL]; STATE]; count.div_ceil(side)];
        for (row, from_row) in weights[ACTION].values.chunks_exact(count).enumerate() {
            for (at, weight) in from_row.iter().enumerate() {
                panels[at / side][row].as_flattened_mut()[at % side] = *weight;
            }
        }
        let biases = std::array::from_fn(|can| {
            let mut bias = vec![None; panels.len()];
            for (at, value) in weights[ACTION_BIAS].values.iter().enumerate() {
                let possible = match Action::of(at, labels) {
                    Action::Shift => can & 1 != 0,
                    Action::Left(label) => can & 2 != 0 && label != root,
                    Action::Right(label) => can & 4 != 0 && label != root,
                };
                if possible {
                    let bias = bias[at / side].get_or_insert([[f32::NEG_INFINITY; LANES]; PANEL]);
                    bias.as_flattened_mut()[at % side] = *value;
                }
            }
            bias
        });
        Actions { panels, biases, labels }
    }

    /// Returns the first action of the highest score of those that are possible, by the value of a state, and the one that would
    /// be it without it: itself, lower than any, where no other is possible. Each with its score.
    #[inline(always)]
    pub(crate) fn two_best<S: Simd>(&self, simd: S, state: &State, value: &[f32; STATE]) -> [(Action, f32); 2] {
        let mut found = [(0, f32::NEG_INFINITY); 2];
        for (panel, (weights, bias)) in self.panels.iter().zip(&self.biases[state.possible()]).enumerate() {
            let Some(bias) = bias else { continue };
            let mut sums = bias.map(|bias| f32x16::simd_from(simd, bias));
            for (weights, value) in weights.iter().zip(value) {
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum += f32x16::simd_from(simd, *weights) * *value;
                }
            }
            let mut scores = [[0.0; LANES]; PANEL];
            for (scores, sum) in scores.iter_mut().zip(sums) {
                *scores = sum.into();
            }
            let first = panel * PANEL * LANES;
            loop {
                let (at, score) = first_highest(simd, scores.as_flattened());
                if score > found[0].1 {
                    found = [(first + at, score), found[0]];
                    scores.as_flattened_mut()[at] = f32::NEG_INFINITY;
                    continue;
                }
                if score > found[1].1 {
                    found[1] = (first + at, score);
                }
                break;
            }
        }
        if found[1].1 == f32::NEG_INFINITY {
            found[1].0 = found[0].0;
        }
        found.map(|(at, score)| (Action::of(at, self.labels), score))
    }
}

/// Returns the place of the highest score, of equals the first, and the score.
#[inline(always)]
pub(crate) fn first_highest<S: Simd>(simd: S, scores: &[f32]) -> (usize, f32) {
    let (chunks, rest) = scores.as_chunks::<LANES>();
    let mut last = [f32::NEG_INFINITY; LANES];
    last[..rest.len()].copy_from_slice(rest);
    let mut highest = f32x16::simd_from(simd, last);
    for chunk in chunks {
        highest = highest.max(f32x16::simd_from(simd, *chunk));
    }
    let highest = simd.reduce_max_f32x16(highest);
    for (at, chunk) in chunks.iter().chain([&last]).enumerate() {
        let equal = f32x16::simd_from(simd, *chunk).simd_eq(highest).to_bitmask();
        if equal != 0 {
            return (at * LANES + equal.trailing_zeros() as usize, highest);
        }
    }
    (0, highest)
}
