//! The weights in training: how they begin, and how a gradient moves them (Adam), with their running mean.

use super::random::Random;
use crate::shape::{ACTION, MIX, MIX_GAIN, Matrix, OPEN, REACH, SLOT, Sizes, TABLES, TAG, layer, parts};

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
const SMALL: f32 = 1e-8;

/// A gradient longer than this is shortened to it.
const LONGEST: f32 = 2.0;

pub(crate) struct Adam {
    pub weights: Vec<Matrix>,
    /// The running mean of the weights, which is what is kept in the end.
    pub means: Vec<Matrix>,
    first: Vec<Matrix>,
    second: Vec<Matrix>,
    steps: i32,
}

/// Returns parts of these sizes filled with nought.
pub(crate) fn empty(sizes: &Sizes) -> Vec<Matrix> {
    parts(sizes)
        .iter()
        .map(|(rows, columns, _)| Matrix { columns: *columns, values: vec![0.0; rows * columns] })
        .collect()
}

impl Adam {
    pub(crate) fn new(sizes: &Sizes, random: &mut Random) -> Adam {
        let mut weights = empty(sizes);
        let shapes = parts(sizes);
        let mut fill = |part: usize, reach: f32| {
            weights[part].values.iter_mut().for_each(|value| *value = (2.0 * random.share() - 1.0) * reach);
        };
        for table in 0..TABLES.len() {
            fill(table, 0.3);
        }
        let mut dense = vec![MIX, TAG, OPEN, SLOT, ACTION];
        dense.extend((0..REACH.len()).map(|at| layer(at)[0]));
        for part in dense {
            let reach = (3.0 / shapes[part].0 as f32).sqrt();
            fill(part, if matches!(part, TAG | OPEN | ACTION) { reach * 0.3 } else { reach });
        }
        fill(SLOT, 0.1);
        let mut gains = vec![MIX_GAIN];
        gains.extend((0..REACH.len()).map(|at| layer(at)[2]));
        for part in gains {
            weights[part].values.fill(1.0);
        }
        Adam { means: weights.clone(), weights, first: empty(sizes), second: empty(sizes), steps: 0 }
    }

    /// Moves the weights against a gradient, which is left at nought.
    pub(crate) fn step(&mut self, gradient: &mut [Matrix], rate: f32) {
        self.steps += 1;
        let square: f32 = gradient.iter().map(|part| part.values.iter().map(|g| g * g).sum::<f32>()).sum();
        let shorter = (LONGEST / square.sqrt().max(LONGEST)).min(1.0);
        let rate = rate * (1.0 - SECOND.powi(self.steps)).sqrt() / (1.0 - FIRST.powi(self.steps));
        let keep = (self.steps as f32 / (self.steps as f32 + 10.0)).min(0.999);
        for part in 0..gradient.len() {
            let (weights, means) = (&mut self.weights[part].values, &mut self.means[part].values);
            let (first, second) = (&mut self.first[part].values, &mut self.second[part].values);
            for ((((weight, mean), first), second), gradient) in
                weights.iter_mut().zip(means).zip(first).zip(second).zip(&mut gradient[part].values)
            {
                let g = *gradient * shorter;
                *gradient = 0.0;
                *first = FIRST * *first + (1.0 - FIRST) * g;
                *second = SECOND * *second + (1.0 - SECOND) * g * g;
                *weight -= rate * *first / (second.sqrt() + SMALL);
                *mean = keep * *mean + (1.0 - keep) * *weight;
            }
        }
    }
}
