//! Learns to choose one of several, by steps that get smaller the more often a weight was moved.

use super::{Schedule, shares, unit, whole};
use crate::linear::{Linear, row};
use crate::{Feature, Random};

/// Several things to choose from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// What is seen of each.
    pub things: Vec<Vec<Feature>>,
    /// Which of them are right; any will do. One without any teaches nothing.
    pub right: Vec<usize>,
}

/// The name of the only class of what is learnt.
const SCORE: &str = "worth";

/// Learns from choices; the thing that scores most is the one to choose. The weights kept are the means of those of all steps
/// from the second round on. Exponentials of the platform are used here, never when a model is read.
///
/// ```
/// use learn::{Features, train::{Choice, Schedule, train_ranking}};
///
/// let seen = |word: &str| {
///     let mut features = Features::new();
///     features.add(0, &[word]);
///     features.list().to_vec()
/// };
/// let choice = Choice { things: vec![seen("bridge"), seen("general")], right: vec![1] };
/// let model = train_ranking(&[choice], Schedule { bits: 10, ..Schedule::USUAL });
/// assert!(model.scores(&seen("general")) > model.scores(&seen("bridge")));
/// ```
pub fn train_ranking(choices: &[Choice], schedule: Schedule) -> Linear {
    let size = 1usize << schedule.bits;
    let (mut weights, mut squares, mut sums, mut seen) =
        (vec![0f32; size], vec![1e-6f32; size], vec![0f32; size], vec![0u32; size]);
    let mut order: Vec<usize> = (0..choices.len()).collect();
    let mut random = Random::new(schedule.seed);
    let (mut step, mut errors) = (0u32, Vec::new());
    for round in 0..schedule.rounds {
        random.shuffle(&mut order);
        for choice in order.iter().map(|at| &choices[*at]).filter(|choice| !choice.right.is_empty()) {
            errors.clear();
            errors.extend(
                choice
                    .things
                    .iter()
                    .map(|features| features.iter().map(|feature| weights[row(schedule.bits, *feature)]).sum::<f32>()),
            );
            shares(&mut errors);
            let right: f32 = choice.right.iter().map(|at| errors[*at]).sum();
            for at in &choice.right {
                errors[*at] -= errors[*at] / right.max(1e-9);
            }
            for (features, error) in choice.things.iter().zip(&errors).filter(|(_, error)| error.abs() > 1e-4) {
                for feature in features {
                    let at = row(schedule.bits, *feature);
                    // It stood as it was since it was last met.
                    sums[at] += weights[at] * (step - seen[at]) as f32;
                    seen[at] = step;
                    let slope = error + schedule.decay * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= schedule.rate * slope / squares[at].sqrt();
                }
            }
            step += 1;
        }
        if round == 0 && schedule.rounds > 1 {
            sums.fill(0.0);
            seen.fill(0);
            step = 0;
        }
    }
    for (at, sum) in sums.iter_mut().enumerate() {
        *sum = (*sum + weights[at] * (step - seen[at]) as f32) / step.max(1) as f32;
    }
    whole(&[SCORE], schedule.bits, &sums, unit(sums.iter()))
}
