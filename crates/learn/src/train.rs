//! Learns a classifier from examples: logistic regression, by steps that get smaller the more often a weight was moved.

mod chain;
mod ranking;

use std::collections::HashMap;

use crate::linear::{Linear, row};
use crate::{Feature, Random};

pub use chain::train_chain;
pub use ranking::{Choice, train_ranking};

/// A thing of a known class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// What is seen of it.
    pub features: Vec<Feature>,
    /// Its class.
    pub class: usize,
}

/// How is learnt.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Schedule {
    /// How often all examples are gone through.
    pub rounds: usize,
    /// The first step. Where most features are seen a few times only, a tenth of the usual one does better.
    pub rate: f32,
    /// How strongly weights are drawn to nought, at each step of an example they have part in.
    pub decay: f32,
    /// The table has two to the power of this many rows.
    pub bits: u32,
    /// Decides the order in which examples are seen.
    pub seed: u64,
}

impl Schedule {
    /// What does for most.
    pub const USUAL: Schedule = Schedule { rounds: 8, rate: 0.3, decay: 1e-5, bits: 18, seed: 1 };
}

/// Learns from examples; `classes` are the names of the classes. The weights kept are the means of those of all steps from
/// the second round on. Exponentials of the platform are used here, never when a model is read.
///
/// ```
/// use learn::{Features, train::{Example, Schedule, train}};
///
/// let seen = |word: &str| {
///     let mut features = Features::new();
///     features.add(0, &[word]);
///     features.list().to_vec()
/// };
/// let examples = [("signed", 1), ("treaty", 0)].map(|(word, class)| Example { features: seen(word), class });
/// let model = train(&["O", "EVENT"], &examples, Schedule { bits: 10, ..Schedule::USUAL });
/// assert_eq!(model.classes()[model.best(&seen("signed"))], "EVENT");
/// ```
pub fn train(classes: &[&str], examples: &[Example], schedule: Schedule) -> Linear {
    let count = classes.len();
    let size = count << schedule.bits;
    let (mut weights, mut squares, mut sums, mut seen) =
        (vec![0f32; size], vec![1e-6f32; size], vec![0f32; size], vec![0u32; size / count.max(1)]);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(schedule.seed);
    let (mut step, mut scores) = (0u32, vec![0f32; count]);
    for round in 0..schedule.rounds {
        random.shuffle(&mut order);
        for example in order.iter().map(|at| &examples[*at]) {
            scores.fill(0.0);
            for feature in &example.features {
                let from = row(schedule.bits, *feature) * count;
                for (score, weight) in scores.iter_mut().zip(&weights[from..from + count]) {
                    *score += weight;
                }
            }
            shares(&mut scores);
            scores[example.class] -= 1.0;
            for feature in &example.features {
                let at = row(schedule.bits, *feature);
                let from = at * count;
                // Its weights stood as they were since it was last met.
                let stood = (step - seen[at]) as f32;
                seen[at] = step;
                for (class, error) in scores.iter().enumerate() {
                    let place = from + class;
                    sums[place] += weights[place] * stood;
                    let slope = error + schedule.decay * weights[place];
                    squares[place] += slope * slope;
                    weights[place] -= schedule.rate * slope / squares[place].sqrt();
                }
            }
            step += 1;
        }
        if round == 0 {
            sums.fill(0.0);
            seen.fill(0);
            step = 0;
        }
    }
    let steps = step.max(1) as f32;
    for (place, sum) in sums.iter_mut().enumerate() {
        *sum = (*sum + weights[place] * (step - seen[place / count]) as f32) / steps;
    }
    whole(classes, schedule.bits, &sums, unit(sums.iter()))
}

/// Leaves out features that fewer than `least` examples have: what is met so seldom teaches little, and costs room.
///
/// ```
/// use learn::{Features, train::{Example, keep_frequent}};
///
/// let mut features = Features::new();
/// features.add(0, &["column"]);
/// let mut examples = vec![Example { features: features.list().to_vec(), class: 0 }; 2];
/// features.add(1, &["rare"]);
/// examples.push(Example { features: features.list().to_vec(), class: 1 });
/// keep_frequent(&mut examples, 2);
/// assert!(examples.iter().all(|example| example.features.len() == 1));
/// ```
pub fn keep_frequent(examples: &mut [Example], least: u32) {
    let mut counts: HashMap<Feature, u32> = HashMap::new();
    for feature in examples.iter().flat_map(|example| &example.features) {
        *counts.entry(*feature).or_default() += 1;
    }
    for example in examples {
        example.features.retain(|feature| counts[feature] >= least);
    }
}

/// Turns scores into shares of one.
fn shares(scores: &mut [f32]) {
    let most = scores.iter().fold(f32::MIN, |most, score| most.max(*score));
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// Returns what one unit of logarithmic odds is to be, so that all but the few largest weights can be said in eight bits.
fn unit<'a>(weights: impl Iterator<Item = &'a f32>) -> i32 {
    let mut sizes: Vec<f32> = weights.map(|weight| weight.abs()).filter(|size| *size > 1e-4).collect();
    sizes.sort_by(f32::total_cmp);
    let large = sizes.get(sizes.len() * 999 / 1000).copied().unwrap_or(1.0);
    ((127.0 / large).floor() as i32).max(1)
}

/// Keeps weights in eight bits. The few largest are cut (the cast ends at the ends), so that the many small ones keep their differences.
fn whole(classes: &[&str], bits: u32, weights: &[f32], unit: i32) -> Linear {
    let weights = weights.iter().map(|weight| (weight * unit as f32).round() as i8).collect();
    Linear { classes: classes.iter().map(|class| (*class).to_owned()).collect(), bits, weights, unit }
}
