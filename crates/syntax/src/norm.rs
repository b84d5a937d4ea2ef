//! Maxout and the norm after it: the largest of the pieces, brought to mean 0 and variance 1, scaled and moved.

use crate::shape::{PIECES, WIDE, WIDTH};

/// Keeps the norm defined where all values are one.
const SMALL: f32 = 1e-5;

/// Returns the largest piece of each column, and which piece it was.
pub(crate) fn maxout(wide: &[f32], bias: &[f32]) -> ([f32; WIDTH], [u8; WIDTH]) {
    let (mut largest, mut choice) = ([0.0; WIDTH], [0; WIDTH]);
    for column in 0..WIDTH {
        largest[column] = wide[column] + bias[column];
    }
    for piece in 1..PIECES {
        let (wide, bias) = (&wide[piece * WIDTH..WIDE], &bias[piece * WIDTH..WIDE]);
        for column in 0..WIDTH {
            let value = wide[column] + bias[column];
            if value > largest[column] {
                largest[column] = value;
                choice[column] = piece as u8;
            }
        }
    }
    (largest, choice)
}

/// Returns the largest piece of each column.
#[inline(always)]
pub(crate) fn largest(wide: &[f32], bias: &[f32]) -> [f32; WIDTH] {
    let mut largest = [f32::NEG_INFINITY; WIDTH];
    for (wide, bias) in wide.chunks_exact(WIDTH).zip(bias.chunks_exact(WIDTH)) {
        for column in 0..WIDTH {
            let value = wide[column] + bias[column];
            largest[column] = if value > largest[column] { value } else { largest[column] };
        }
    }
    largest
}

/// Brings values to mean 0 and variance 1; returns them and what they were divided by, turned over.
#[inline(always)]
pub(crate) fn normal(values: &[f32; WIDTH]) -> ([f32; WIDTH], f32) {
    let count = WIDTH as f32;
    let mean = sum(values, |value| value) / count;
    let variance = sum(values, |value| (value - mean) * (value - mean)) / count;
    let scale = 1.0 / (variance + SMALL).sqrt();
    (values.map(|value| (value - mean) * scale), scale)
}

/// Sums in eight strands, which are then added in order.
#[inline(always)]
fn sum(values: &[f32; WIDTH], of: impl Fn(f32) -> f32) -> f32 {
    let mut strands = [0.0f32; 8];
    for eight in values.chunks_exact(8) {
        for (strand, value) in strands.iter_mut().zip(eight) {
            *strand += of(*value);
        }
    }
    strands.iter().fold(0.0, |sum, strand| sum + strand)
}
