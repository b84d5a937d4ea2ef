//! Maxout, norm and dropout, forth and back.

use super::random::Random;
use crate::norm::{maxout, normal};
use crate::shape::{Matrix, WIDE, WIDTH};

/// What the way back needs to know of the way forth.
pub(crate) struct Normed {
    choice: Vec<[u8; WIDTH]>,
    normal: Vec<([f32; WIDTH], f32)>,
    kept: Vec<f32>,
}

impl Normed {
    /// Goes forth by bias, gain and shift; returns the values.
    pub(crate) fn forth(
        weights: &[Matrix],
        [bias, gain, shift]: [usize; 3],
        random: &mut Random,
        drop: f32,
        wide: &[f32],
    ) -> (Vec<f32>, Normed) {
        let mut values = Vec::with_capacity(wide.len() / WIDE * WIDTH);
        let mut normed = Normed { choice: Vec::new(), normal: Vec::new(), kept: Vec::new() };
        let (gain, shift) = (&weights[gain].values, &weights[shift].values);
        for wide in wide.chunks_exact(WIDE) {
            let (largest, choice) = maxout(wide, &weights[bias].values);
            let (even, scale) = normal(&largest);
            values.extend(even.iter().zip(gain).zip(shift).map(|((value, gain), shift)| value * gain + shift));
            normed.choice.push(choice);
            normed.normal.push((even, scale));
        }
        normed.kept = dropped(random, drop, &mut values);
        (values, normed)
    }

    /// Goes back: returns the gradient of what came in.
    pub(crate) fn back(
        &self,
        weights: &[Matrix],
        gradient: &mut [Matrix],
        [bias, gain, shift]: [usize; 3],
        back: &[f32],
    ) -> Vec<f32> {
        let mut wide_back = vec![0.0; self.choice.len() * WIDE];
        let gains = &weights[gain].values;
        for (word, out) in wide_back.chunks_exact_mut(WIDE).enumerate() {
            let (even, scale) = &self.normal[word];
            let place = word * WIDTH..(word + 1) * WIDTH;
            let mut inner = [0.0; WIDTH];
            let (mut mean, mut along) = (0.0, 0.0);
            for (at, (back, kept)) in back[place.clone()].iter().zip(&self.kept[place]).enumerate() {
                let back = back * kept;
                gradient[gain].values[at] += back * even[at];
                gradient[shift].values[at] += back;
                inner[at] = back * gains[at];
                mean += inner[at];
                along += inner[at] * even[at];
            }
            mean /= WIDTH as f32;
            along /= WIDTH as f32;
            for at in 0..WIDTH {
                let value = scale * (inner[at] - mean - even[at] * along);
                let place = at + WIDTH * self.choice[word][at] as usize;
                out[place] = value;
                gradient[bias].values[place] += value;
            }
        }
        wide_back
    }
}

/// Drops a share of values at random and makes the others that much larger; returns what each was multiplied by.
pub(crate) fn dropped(random: &mut Random, share: f32, values: &mut [f32]) -> Vec<f32> {
    let larger = 1.0 / (1.0 - share);
    let kept: Vec<f32> = values.iter().map(|_| if random.share() < share { 0.0 } else { larger }).collect();
    for (value, kept) in values.iter_mut().zip(&kept) {
        *value *= kept;
    }
    kept
}
