//! Products of vectors with a matrix of eight-bit weights, in whole numbers: sums are exact, so their order is free.
//!
//! Products are cut to their upper sixteen bits, which any processor does eight at a time, and a few are summed before
//! the sum is made wider.

use fearless_simd::{Level, Simd, dispatch};

use crate::shape::Matrix;

/// A matrix in panels of a few outputs; a panel has the weights of its outputs for one input, then for the next.
pub(crate) struct Whole {
    /// How many numbers come in.
    inputs: usize,
    /// The same, filled up to whole groups.
    padded: usize,
    panels: Vec<Panel>,
    /// What half a unit of an output's sum is worth.
    scales: Vec<f32>,
}

type Panel = Vec<[i16; SIDE]>;

/// Inputs are counted in parts of this size.
const STEPS: f32 = 128.0;

/// The largest input is this part of what sixteen bits hold: `NEAR` products of it with the largest weight, cut to their
/// upper half, then fit sixteen bits together.
const PART: i16 = 6;

/// Weights are this much larger than their eight bits, so that what is cut off is small.
const SHIFTED: f32 = 256.0;

/// Outputs of a panel, and how many products of each are summed in sixteen bits.
const SIDE: usize = 48;
const NEAR: usize = 12;

/// Vectors that are multiplied while the weights of a panel are near.
const BLOCK: usize = 64;

impl Whole {
    /// Takes a matrix of inputs × outputs into eight bits, with a scale for each output.
    pub(crate) fn new(matrix: &Matrix) -> Whole {
        let outputs = matrix.columns;
        let inputs = matrix.values.len() / outputs.max(1);
        let padded = inputs.next_multiple_of(NEAR);
        let mut panels = vec![vec![[0; SIDE]; padded]; outputs.div_ceil(SIDE)];
        let mut scales = Vec::with_capacity(outputs);
        for output in 0..outputs {
            let column = || matrix.values.iter().skip(output).step_by(outputs);
            let largest = column().fold(0.0f32, |largest, value| largest.max(value.abs()));
            let scale = if largest > 0.0 { largest / 127.0 } else { 1.0 };
            for (weights, value) in panels[output / SIDE].iter_mut().zip(column()) {
                weights[output % SIDE] = ((value / scale).round() * SHIFTED) as i16;
            }
            scales.push(scale * 65536.0 / SHIFTED / STEPS / 2.0);
        }
        Whole { inputs, padded, panels, scales }
    }

    /// Writes the products of vectors into `out`, one vector's after the other's.
    pub(crate) fn multiply(&self, vectors: impl Iterator<Item = f32>, out: &mut [f32]) {
        self.multiply_steps(&self.pad(vectors.map(step)), out);
    }

    /// Fills vectors up to whole groups.
    fn pad(&self, mut steps: impl Iterator<Item = i16>) -> Vec<i16> {
        let mut all = Vec::with_capacity(steps.size_hint().0);
        while let Some(first) = steps.next() {
            let start = all.len();
            all.push(first);
            all.extend(steps.by_ref().take(self.inputs - 1));
            all.resize(start + self.padded, 0);
        }
        all
    }

    /// Does the same with vectors in steps, which have to fill whole groups.
    pub(crate) fn multiply_steps(&self, vectors: &[i16], out: &mut [f32]) {
        dispatch!(Level::new(), simd => self.multiply_with(simd, vectors, out));
    }

    /// Sums of whole numbers are the same in every width.
    #[inline(always)]
    fn multiply_with<S: Simd>(&self, simd: S, vectors: &[i16], out: &mut [f32]) {
        let outputs = self.scales.len();
        // What is cut off a product is half a unit, taken all together.
        let count = |vector: &[i16]| vector.iter().map(|value| i32::from(*value != 0)).sum();
        let cut: Vec<i32> = vectors.chunks_exact(self.padded).map(count).collect();
        let mut sums = vec![[0; SIDE]; self.padded / NEAR];
        let blocks = vectors.chunks(BLOCK * self.padded).zip(out.chunks_mut(BLOCK * outputs)).zip(cut.chunks(BLOCK));
        for ((vectors, out), cut) in blocks {
            for (first, panel) in (0..outputs).step_by(SIDE).zip(&self.panels) {
                let last = outputs.min(first + SIDE);
                let rows = vectors.chunks_exact(self.padded).zip(out.chunks_exact_mut(outputs)).zip(cut);
                for ((vector, out), cut) in rows {
                    near_sums(simd, panel, vector, &mut sums);
                    let wide = widened(&sums);
                    for ((out, sum), scale) in out[first..last].iter_mut().zip(wide).zip(&self.scales[first..last]) {
                        *out = (2 * sum + cut) as f32 * scale;
                    }
                }
            }
        }
    }
}

/// Returns a number in whole steps; what is too large is taken for the largest.
pub(crate) fn step(value: f32) -> i16 {
    (value * (STEPS * f32::from(PART))) as i16 / PART
}

/// Writes the sums of each group of products, cut to their upper halves.
#[inline(never)] // where the caller widens them, the compiler does the whole of it in thirty-two bits, half as fast
fn near_sums<S: Simd>(simd: S, panel: &[[i16; SIDE]], vector: &[i16], sums: &mut [[i16; SIDE]]) {
    simd.vectorize(
        #[inline(always)]
        || {
            let groups = panel.as_chunks::<NEAR>().0.iter().zip(vector.as_chunks::<NEAR>().0);
            for ((weights, values), sums) in groups.zip(sums) {
                let mut near = [0i16; SIDE];
                for (weights, value) in weights.iter().zip(values) {
                    for at in 0..SIDE {
                        let upper = (i32::from(weights[at]) * i32::from(*value)) >> 16;
                        near[at] = near[at].wrapping_add(upper as i16);
                    }
                }
                *sums = near;
            }
        },
    );
}

/// Returns the sums of the groups' sums.
#[inline(always)]
fn widened(sums: &[[i16; SIDE]]) -> [i32; SIDE] {
    let mut wide = [0; SIDE];
    for sums in sums {
        for at in 0..SIDE {
            wide[at] += i32::from(sums[at]);
        }
    }
    wide
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_is_near_that_of_the_weights_as_they_were() {
        let (inputs, outputs) = (40, 7);
        let values: Vec<f32> = (0..inputs * outputs).map(|at| ((at * 37) % 101) as f32 / 50.0 - 1.0).collect();
        let whole = Whole::new(&Matrix { columns: outputs, values: values.clone() });
        let vectors: Vec<f32> = (0..3 * inputs).map(|at| ((at * 13) % 29) as f32 / 10.0 - 1.4).collect();
        let mut out = vec![0.0; 3 * outputs];
        whole.multiply(vectors.iter().copied(), &mut out);
        for (vector, out) in vectors.chunks_exact(inputs).zip(out.chunks_exact(outputs)) {
            for (output, found) in out.iter().enumerate() {
                let expected: f32 = (0..inputs).map(|at| vector[at] * values[at * outputs + output]).sum();
                assert!((found - expected).abs() < 0.3, "{found} is far from {expected}");
            }
        }
    }

    #[test]
    fn the_largest_sums_do_not_run_over() {
        let whole = Whole::new(&Matrix { columns: 1, values: vec![1.0; 96] });
        let largest = f32::from(i16::MAX / PART) / STEPS;
        let mut out = [0.0];
        whole.multiply([1e9; 96].into_iter(), &mut out);
        assert!((out[0] / (96.0 * largest) - 1.0).abs() < 0.01, "{}", out[0]);
        whole.multiply([-1e9; 96].into_iter(), &mut out);
        assert!((out[0] / (96.0 * largest) + 1.0).abs() < 0.01, "{}", out[0]);
    }
}
