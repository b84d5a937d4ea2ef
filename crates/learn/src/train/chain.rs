//! Learns a chain: the likelihood of the labels of a whole row, by steps that get smaller the more often a weight was moved.

use super::{Schedule, whole};
use crate::chain::{Chain, Row};
use crate::linear::row as row_of;
use crate::{Feature, Random};

/// Weights while they are learnt, with the sum of what they were.
struct Table {
    count: usize,
    bits: u32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    sums: Vec<f32>,
    seen: Vec<u32>,
}

impl Table {
    fn new(count: usize, bits: u32) -> Table {
        let size = count << bits;
        Table {
            count,
            bits,
            weights: vec![0.0; size],
            squares: vec![1e-6; size],
            sums: vec![0.0; size],
            seen: vec![0; 1 << bits],
        }
    }

    fn add_scores(&self, features: &[Feature], scores: &mut [f32]) {
        for feature in features {
            let from = row_of(self.bits, *feature) * self.count;
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..from + self.count]) {
                *score += weight;
            }
        }
    }

    fn step(&mut self, schedule: &Schedule, step: u32, features: &[Feature], errors: &[f32]) {
        if errors.iter().all(|error| error.abs() < 1e-4) {
            return;
        }
        for feature in features {
            let at = row_of(self.bits, *feature);
            let from = at * self.count;
            let stood = (step - self.seen[at]) as f32;
            self.seen[at] = step;
            for (class, error) in errors.iter().enumerate() {
                let place = from + class;
                let weight = self.weights[place];
                self.sums[place] += weight * stood;
                let slope = error + schedule.decay * weight;
                self.squares[place] += slope * slope;
                self.weights[place] = weight - schedule.rate * slope / self.squares[place].sqrt();
            }
        }
    }

    fn forget_means(&mut self) {
        self.sums.fill(0.0);
        self.seen.fill(0);
    }

    fn means(mut self, steps: u32) -> Vec<f32> {
        let steps = steps.max(1);
        for (place, sum) in self.sums.iter_mut().enumerate() {
            let stood = (steps - self.seen[place / self.count]) as f32;
            *sum = (*sum + self.weights[place] * stood) / steps as f32;
        }
        self.sums
    }
}

/// A row of the table of steps is so much wider than one of things that it gets fewer: by this power of two.
const STEP_BITS: u32 = 2;

/// Learns from rows with the label of each thing. The weights kept are the means of those of all steps from the second round
/// on. Exponentials of the platform are used here, never when a model is read.
pub fn train_chain(labels: &[&str], told: &[(Row, Vec<u8>)], schedule: Schedule) -> Chain {
    let count = labels.len();
    let step_bits = schedule.bits.saturating_sub(STEP_BITS).max(1);
    let (mut things, mut steps) = (Table::new(count, schedule.bits), Table::new(count * count, step_bits));
    let mut order: Vec<usize> = (0..told.len()).collect();
    let mut random = Random::new(schedule.seed);
    let mut step = 0u32;
    let mut sums = Sums::default();
    for round in 0..schedule.rounds {
        random.shuffle(&mut order);
        for (row, gold) in order.iter().map(|at| &told[*at]) {
            if row.is_empty() {
                continue;
            }
            sums.of(count, &things, &steps, row);
            for at in 0..row.len() {
                let label = usize::from(gold[at]);
                sums.things[at * count + label] -= 1.0;
                let before = at.checked_sub(1).map_or(0, |before| usize::from(gold[before]));
                sums.steps[at * count * count + before * count + label] -= 1.0;
            }
            let last = usize::from(gold[row.len() - 1]);
            sums.steps[row.len() * count * count + last * count] -= 1.0;
            for at in 0..row.len() {
                for features in row.things.of(at) {
                    things.step(&schedule, step, features, &sums.things[at * count..][..count]);
                }
            }
            for at in 0..=row.len() {
                for features in row.steps.of(at) {
                    steps.step(&schedule, step, features, &sums.steps[at * count * count..][..count * count]);
                }
            }
            step += 1;
        }
        if round == 0 && schedule.rounds > 1 {
            things.forget_means();
            steps.forget_means();
            step = 0;
        }
    }
    let pairs: Vec<String> =
        labels.iter().flat_map(|one| labels.iter().map(move |other| format!("{one} {other}"))).collect();
    let pairs: Vec<&str> = pairs.iter().map(String::as_str).collect();
    let (things, steps) = (things.means(step), steps.means(step));
    let unit = super::unit(things.iter().chain(&steps));
    Chain { things: whole(labels, schedule.bits, &things, unit), steps: whole(&pairs, step_bits, &steps, unit) }
}

/// How likely each label of each thing is, and each pair of labels of each step.
#[derive(Default)]
struct Sums {
    things: Vec<f32>,
    steps: Vec<f32>,
    own: Vec<f32>,
    pairs: Vec<f32>,
    forward: Vec<f32>,
    backward: Vec<f32>,
}

const NEVER: f32 = -1e9;

impl Sums {
    fn of(&mut self, count: usize, things: &Table, steps: &Table, row: &Row) {
        let (length, square) = (row.len(), count * count);
        for (list, size) in [
            (&mut self.own, length * count),
            (&mut self.pairs, (length + 1) * square),
            (&mut self.forward, length * count),
            (&mut self.backward, length * count),
            (&mut self.things, length * count),
            (&mut self.steps, (length + 1) * square),
        ] {
            list.clear();
            list.resize(size, 0.0);
        }
        for at in 0..length {
            let own = &mut self.own[at * count..][..count];
            row.things.of(at).into_iter().for_each(|features| things.add_scores(features, own));
            for (label, score) in own.iter_mut().enumerate() {
                if row.may[at] & 1 << label == 0 {
                    *score = NEVER;
                }
            }
        }
        for at in 0..=length {
            let pairs = &mut self.pairs[at * square..][..square];
            row.steps.of(at).into_iter().for_each(|features| steps.add_scores(features, pairs));
        }
        let mut scratch = vec![0.0; count];
        for label in 0..count {
            self.forward[label] = self.pairs[label] + self.own[label];
            self.backward[(length - 1) * count + label] = self.pairs[length * square + label * count];
        }
        for at in 1..length {
            for label in 0..count {
                for (other, score) in scratch.iter_mut().enumerate() {
                    *score = self.forward[(at - 1) * count + other] + self.pairs[at * square + other * count + label];
                }
                self.forward[at * count + label] = sum_of(&scratch) + self.own[at * count + label];
            }
        }
        for at in (0..length - 1).rev() {
            for label in 0..count {
                for (other, score) in scratch.iter_mut().enumerate() {
                    *score = self.pairs[(at + 1) * square + label * count + other]
                        + self.own[(at + 1) * count + other]
                        + self.backward[(at + 1) * count + other];
                }
                self.backward[at * count + label] = sum_of(&scratch);
            }
        }
        for (label, score) in scratch.iter_mut().enumerate() {
            *score = self.forward[label] + self.backward[label];
        }
        let whole = sum_of(&scratch);
        for place in 0..length * count {
            self.things[place] = (self.forward[place] + self.backward[place] - whole).exp();
        }
        for label in 0..count {
            self.steps[label] = self.things[label];
            self.steps[length * square + label * count] = self.things[(length - 1) * count + label];
        }
        for at in 1..length {
            for before in 0..count {
                for label in 0..count {
                    let place = at * square + before * count + label;
                    let score = self.forward[(at - 1) * count + before]
                        + self.pairs[place]
                        + self.own[at * count + label]
                        + self.backward[at * count + label];
                    self.steps[place] = (score - whole).exp();
                }
            }
        }
    }
}

/// The logarithm of the sum of exponentials.
fn sum_of(scores: &[f32]) -> f32 {
    let most = scores.iter().fold(f32::MIN, |most, score| most.max(*score));
    most + scores.iter().map(|score| (score - most).exp()).sum::<f32>().ln()
}
