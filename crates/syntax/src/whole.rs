//! Products of vectors with a matrix of eight-bit weights, in whole numbers: sums are exact, so their order is free.
//!
//! Products are cut to their upper sixteen bits, which any processor does eight at a time, and a few are summed before
//! the sum is made wider.

use fearless_simd::{Level, Simd, SimdBase, dispatch, f32x16, i16x32, i32x16, prelude::*};

use crate::shape::Matrix;

/// A matrix in panels of `ROWS` rows of outputs; a panel has the weights of its outputs for two inputs, then for the next two.
/// Two rows leave less empty where outputs are few, with three the loop around them costs less.
pub(crate) struct Whole<const ROWS: usize> {
    /// How many numbers come in.
    inputs: usize,
    /// The same, filled up to whole groups.
    padded: usize,
    panels: Vec<Panel<ROWS>>,
    /// What half a unit of an output's sum is worth.
    scales: Vec<f32>,
}

type Panel<const ROWS: usize> = Vec<[Row; ROWS]>;

/// Weights of a few outputs for two inputs: those of the first output for both, those of the second.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Row([i16; 2 * LANES]);

/// Inputs are counted in parts of this size.
const STEPS: f32 = 128.0;

/// The largest input is this part of what sixteen bits hold: `NEAR` products of it with the largest weight, cut to their
/// upper half, then fit sixteen bits together.
const PART: i16 = 6;

/// Weights are this much larger than their eight bits, so that what is cut off is small.
const SHIFTED: f32 = 256.0;

/// Outputs of a row. Sums of three rows are as many as stay in registers.
const LANES: usize = 16;

/// How many products are summed in sixteen bits, and how many inputs that takes, as each second one is summed apart.
const NEAR: usize = 12;
const GROUP: usize = 2 * NEAR;

/// Vectors that are multiplied while the weights of a panel are near.
const BLOCK: usize = 64;

impl<const ROWS: usize> Whole<ROWS> {
    /// Outputs of a panel.
    const SIDE: usize = ROWS * LANES;

    /// Takes a matrix of inputs × outputs into eight bits, with a scale for each output.
    pub(crate) fn new(matrix: &Matrix) -> Whole<ROWS> {
        let outputs = matrix.columns;
        let inputs = matrix.values.len() / outputs.max(1);
        let padded = inputs.next_multiple_of(GROUP);
        let mut panels = vec![vec![[Row([0; 2 * LANES]); ROWS]; padded / 2]; outputs.div_ceil(Self::SIDE)];
        let mut scales = Vec::with_capacity(outputs);
        for output in 0..outputs {
            let column = || matrix.values.iter().skip(output).step_by(outputs);
            let largest = column().fold(0.0f32, |largest, value| largest.max(value.abs()));
            let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
            let (row, lane) = (output % Self::SIDE / LANES, output % LANES);
            for (input, value) in column().enumerate() {
                let weight = ((value / scale).round() * SHIFTED) as i16;
                panels[output / Self::SIDE][input / 2][row].0[2 * lane + input % 2] = weight;
            }
            scales.push(scale * 65536.0 / SHIFTED / STEPS / 2.0);
        }
        Whole { inputs, padded, panels, scales }
    }

    /// Writes the products of vectors into `out`, one vector's after the other's.
    pub(crate) fn multiply(&self, vectors: &[f32], out: &mut [f32]) {
        dispatch!(Level::new(), simd => self.multiply_steps(simd, &self.steps(simd, vectors), out));
    }

    /// Returns vectors in steps, filled up to whole groups.
    #[inline(always)] // with the instructions of whoever calls, as all below
    pub(crate) fn steps<S: Simd>(&self, simd: S, vectors: &[f32]) -> Vec<i16> {
        let mut steps = vec![0; vectors.len() / self.inputs * self.padded];
        for (steps, vector) in steps.chunks_exact_mut(self.padded).zip(vectors.chunks_exact(self.inputs)) {
            write_steps(simd, vector, steps);
        }
        steps
    }

    /// Does the same as `multiply` with vectors in steps.
    #[inline(always)]
    pub(crate) fn multiply_steps<S: Simd>(&self, simd: S, steps: &[i16], out: &mut [f32]) {
        self.multiply_with(simd, steps, |word| [word], out);
    }

    /// Writes the products of vectors in steps, each with those that stand `reach` before and behind it, into `out`. The last of
    /// the vectors is none, but what is taken where none stands.
    #[inline(always)]
    pub(crate) fn multiply_beside<S: Simd>(&self, simd: S, steps: &[i16], reach: usize, out: &mut [f32]) {
        let none = steps.len() / (self.padded / 3) - 1;
        let places = |word: usize| {
            let (before, behind) = (word.checked_sub(reach), word + reach);
            [before.unwrap_or(none), word, behind.min(none)]
        };
        self.multiply_with(simd, steps, places, out);
    }

    /// Writes the sums that the products of one vector in steps come to with each of some equal parts of the inputs' weights, one part's
    /// after the other's. Sums of several may be added before they are scaled.
    #[inline(always)]
    pub(crate) fn sum_apart<S: Simd>(&self, simd: S, steps: &[i16], out: &mut [i32]) {
        let outputs = self.scales.len();
        for (part, out) in out.chunks_exact_mut(outputs).enumerate() {
            let rows = part * steps.len() / 2..(part + 1) * steps.len() / 2;
            for (panel, out) in self.panels.iter().zip(out.chunks_mut(Self::SIDE)) {
                let [sums] = sums(simd, &panel[rows.clone()], [[steps]]);
                copy(&sums, out);
            }
        }
    }

    /// Writes what sums are worth. `cut` says of how many products half a unit was cut off.
    #[inline(always)]
    pub(crate) fn scale(&self, sums: &[i32], cut: i32, out: &mut [f32]) {
        scale(sums, &self.scales, cut, out);
    }

    /// Writes the products of one vector in steps, `cut` of which are cut off.
    #[inline(always)]
    pub(crate) fn multiply_one<S: Simd>(&self, simd: S, steps: &[i16], cut: i32, out: &mut [f32]) {
        let scales = self.scales.chunks(Self::SIDE);
        for ((panel, scales), out) in self.panels.iter().zip(scales).zip(out.chunks_mut(Self::SIDE)) {
            let [sums] = sums(simd, panel, [[steps]]);
            scale(sums.as_flattened(), scales, cut, out);
        }
    }

    /// Multiplies vectors that are put together of several of those in steps. Sums of whole numbers are the same in every width.
    #[inline(always)]
    fn multiply_with<S: Simd, const PARTS: usize>(
        &self,
        simd: S,
        steps: &[i16],
        places: impl Fn(usize) -> [usize; PARTS],
        out: &mut [f32],
    ) {
        let outputs = self.scales.len();
        let width = self.padded / PARTS;
        let cuts: Vec<i32> = steps.chunks_exact(width).map(cut).collect();
        for (block, out) in out.chunks_mut(BLOCK * outputs).enumerate() {
            for (first, panel) in (0..outputs).step_by(Self::SIDE).zip(&self.panels) {
                let last = outputs.min(first + Self::SIDE);
                let mut scales = [[0.0; LANES]; ROWS];
                scales.as_flattened_mut()[..last - first].copy_from_slice(&self.scales[first..last]);
                let parts =
                    |word: usize| places(block * BLOCK + word).map(|place| &steps[place * width..(place + 1) * width]);
                let cut = |word: usize| places(block * BLOCK + word).iter().map(|place| cuts[*place]).sum();
                let together = if <S::i16s as SimdBase<S>>::LEN < 2 * LANES { 1 } else { 2 };
                for (at, out) in out.chunks_mut(together * outputs).enumerate() {
                    let word = together * at;
                    let (one, other) = out.split_at_mut(outputs);
                    if other.is_empty() {
                        let [sums] = sums(simd, panel, [parts(word)]);
                        write(&sums, &scales, cut(word), &mut one[first..last]);
                    } else {
                        let [sums, more] = sums(simd, panel, [parts(word), parts(word + 1)]);
                        write(&sums, &scales, cut(word), &mut one[first..last]);
                        write(&more, &scales, cut(word + 1), &mut other[first..last]);
                    }
                }
            }
        }
    }
}

/// Writes what the sums of a panel are worth.
#[inline(always)]
fn write<const ROWS: usize>(sums: &[[i32; LANES]; ROWS], scales: &[[f32; LANES]; ROWS], cut: i32, out: &mut [f32]) {
    let mut scaled = [[0.0; LANES]; ROWS];
    for row in 0..ROWS {
        for at in 0..LANES {
            scaled[row][at] = (2 * sums[row][at] + cut) as f32 * scales[row][at];
        }
    }
    copy(&scaled, out);
}

/// Copies as many numbers as there is room for; whole rows as such.
#[inline(always)]
fn copy<T: Copy>(rows: &[[T; LANES]], out: &mut [T]) {
    let (whole, rest) = out.as_chunks_mut::<LANES>();
    let mut rows = rows.iter();
    whole.iter_mut().zip(&mut rows).for_each(|(out, row)| *out = *row);
    if let Some(row) = rows.next() {
        let count = rest.len();
        rest.copy_from_slice(&row[..count]);
    }
}

#[inline(always)]
fn scale(sums: &[i32], scales: &[f32], cut: i32, out: &mut [f32]) {
    for ((out, sum), scale) in out.iter_mut().zip(sums).zip(scales) {
        *out = (2 * sum + cut) as f32 * scale;
    }
}

/// Counts the products of a vector in steps of which something is cut off: half a unit each, taken all together.
#[inline(always)]
pub(crate) fn cut(steps: &[i16]) -> i32 {
    steps.iter().map(|step| i32::from(*step != 0)).sum()
}

/// Writes numbers in whole steps; what is too large is taken for the largest.
#[inline(always)]
pub(crate) fn write_steps<S: Simd>(simd: S, values: &[f32], out: &mut [i16]) {
    let parts = STEPS * f32::from(PART);
    let (chunks, rest) = values.as_chunks::<LANES>();
    let (steps, last) = out.split_at_mut(values.len() - rest.len());
    for (values, steps) in chunks.iter().zip(steps.as_chunks_mut::<LANES>().0) {
        let value = f32x16::simd_from(simd, *values) * parts;
        let value = value.max(f32::from(i16::MIN)).min(f32::from(i16::MAX));
        let whole: [i32; LANES] = simd.cvt_i32_f32x16(value).into();
        for at in 0..LANES {
            steps[at] = whole[at] as i16 / PART;
        }
    }
    for (value, step) in rest.iter().zip(last) {
        *step = (value * parts) as i16 / PART;
    }
}

/// Returns the sums of the products of one vector or two, each cut to its upper half, with the weights of a panel. Two at a time need
/// the weights but once.
#[inline(always)]
fn sums<S: Simd, const ROWS: usize, const PARTS: usize, const WORDS: usize>(
    simd: S,
    panel: &[[Row; ROWS]],
    words: [[&[i16]; PARTS]; WORDS],
) -> [[[i32; LANES]; ROWS]; WORDS] {
    let mut wide = [[i32x16::splat(simd, 0); ROWS]; WORDS];
    let mut groups = panel.as_chunks::<NEAR>().0.iter();
    for part in 0..PARTS {
        let values = words.map(|word| word[part].as_chunks::<GROUP>().0);
        let count = values.iter().map(|values| values.len()).min().unwrap_or(0);
        for (group, weights) in (0..count).zip(&mut groups) {
            let values = values.map(|values| values[group].as_chunks::<2>().0);
            let mut near = [[i16x32::splat(simd, 0); ROWS]; WORDS];
            for (at, rows) in weights.iter().enumerate() {
                let rows: [i16x32<S>; ROWS] = rows.map(|row| row.0.simd_into(simd));
                for (near, values) in near.iter_mut().zip(values) {
                    let [first, second] = values[at];
                    let both = i32::from(first) & 0xffff | i32::from(second) << 16;
                    let both: i16x32<S> = i32x16::splat(simd, both).bitcast();
                    for (near, row) in near.iter_mut().zip(rows) {
                        *near += upper(row, both);
                    }
                }
            }
            for (wide, near) in wide.as_flattened_mut().iter_mut().zip(near.as_flattened()) {
                *wide += simd.pairwise_widening_add_i16x32(*near);
            }
        }
    }
    let mut sums = [[[0; LANES]; ROWS]; WORDS];
    for (sums, wide) in sums.as_flattened_mut().iter_mut().zip(wide.as_flattened()) {
        *sums = (*wide).into();
    }
    sums
}

/// Returns the upper halves of products. Any processor has an instruction for it, which the compiler knows by this.
#[inline(always)]
fn upper<S: Simd>(one: i16x32<S>, other: i16x32<S>) -> i16x32<S> {
    i16x32::from_fn(one.simd, |at| ((i32::from(one[at]) * i32::from(other[at])) >> 16) as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_near_that_of_the_weights_as_they_were() {
        let (inputs, outputs) = (40, 7);
        let values: Vec<f32> = (0..inputs * outputs).map(|at| ((at * 37) % 101) as f32 / 50.0 - 1.0).collect();
        let whole = Whole::<3>::new(&Matrix { columns: outputs, values: values.clone() });
        let vectors: Vec<f32> = (0..3 * inputs).map(|at| ((at * 13) % 29) as f32 / 10.0 - 1.4).collect();
        let mut out = vec![0.0; 3 * outputs];
        whole.multiply(&vectors, &mut out);
        for (vector, out) in vectors.chunks_exact(inputs).zip(out.chunks_exact(outputs)) {
            for (output, found) in out.iter().enumerate() {
                let expected: f32 = (0..inputs).map(|at| vector[at] * values[at * outputs + output]).sum();
                assert!((found - expected).abs() < 0.3, "{found} is far from {expected}");
            }
        }
    }

    #[test]
    fn sums_of_parts_added_up_are_those_of_the_whole() {
        let (width, outputs) = (48, 70);
        let values = (0..3 * width * outputs).map(|at| ((at * 41) % 103) as f32 / 50.0 - 1.0).collect();
        let whole = Whole::<3>::new(&Matrix { columns: outputs, values });
        let vectors: Vec<f32> = (0..2 * width).map(|at| ((at * 17) % 31) as f32 / 10.0 - 1.4).collect();
        let level = Level::new();
        let (mut together, mut added) = (vec![0.0; outputs], vec![0.0; outputs]);
        dispatch!(level, simd => {
            let mut steps = vec![0; 3 * width];
            write_steps(simd, &vectors, &mut steps[..2 * width]);
            // The first of two, with none before it.
            whole.multiply_beside(simd, &steps, 1, &mut together);
            let sums: Vec<Vec<i32>> = [2, 0, 1].iter().map(|place| {
                let mut sums = vec![0; 3 * outputs];
                whole.sum_apart(simd, &steps[place * width..(place + 1) * width], &mut sums);
                sums
            }).collect();
            let sum: Vec<i32> = (0..outputs).map(|at| (0..3).map(|part| sums[part][part * outputs + at]).sum()).collect();
            whole.scale(&sum, cut(&steps), &mut added);
        });
        assert_eq!(together, added);
    }

    #[test]
    fn the_largest_sums_do_not_run_over() {
        let whole = Whole::<2>::new(&Matrix { columns: 1, values: vec![1.0; 96] });
        let largest = f32::from(i16::MAX / PART) / STEPS;
        let mut out = [0.0];
        whole.multiply(&[1e9; 96], &mut out);
        assert!((out[0] / (96.0 * largest) - 1.0).abs() < 0.01, "{}", out[0]);
        whole.multiply(&[-1e9; 96], &mut out);
        assert!((out[0] / (96.0 * largest) + 1.0).abs() < 0.01, "{}", out[0]);
    }
}
