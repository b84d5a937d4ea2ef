//! Learns the weights of the network: batches in an order of chance, two threads, a rate that rises and then falls.

use std::fmt;

use super::adam::{Adam, empty};
use super::pass::{Dropout, Tally, pass};
use super::random::Random;
use super::units::{Inventory, Unit};
use crate::shape::{Matrix, Sizes};

/// How the network is trained.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Schedule {
    /// How often all of the training set is gone through.
    pub rounds: usize,
    /// Words of a batch, of which each thread takes half.
    pub batch: usize,
    /// The highest rate.
    pub rate: f32,
    /// Where chance begins.
    pub seed: u64,
}

const WARM: usize = 300;

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.max(1) as f32;
        let of = |loss: f32| loss / words;
        let tags = 100.0 * self.tags_right as f32 / words;
        let (tag, open, parse) = (of(self.tag_loss), of(self.open_loss), of(self.parse_loss));
        write!(f, "loss a word: tags {tag:.3}, openings {open:.3}, arcs {parse:.3}; tags right {tags:.2} %")
    }
}

/// Learns, and calls `each` after each round with its number, what it came to, and the weights as they would be kept.
pub(crate) fn train_network(
    schedule: &Schedule,
    inventory: &Inventory,
    units: &[Unit],
    mut each: impl FnMut(usize, Tally, &[Matrix]),
) {
    let sizes = Sizes { words: inventory.vocabulary.len(), tags: inventory.tags.len(), labels: inventory.labels.len() };
    let mut random = Random::new(schedule.seed);
    let mut adam = Adam::new(&sizes, &mut random);
    let mut gradients = [empty(&sizes), empty(&sizes)];
    let words: usize = units.iter().map(|unit| unit.words.len()).sum();
    let all = (schedule.rounds * words / schedule.batch).max(1);
    let mut order: Vec<usize> = (0..units.len()).collect();
    let mut step = 0;
    for round in 0..schedule.rounds {
        random.shuffle(&mut order);
        let mut tally = Tally::default();
        let mut waiting = order.iter().map(|at| &units[*at]).peekable();
        while waiting.peek().is_some() {
            let halves: [Vec<&Unit>; 2] = std::array::from_fn(|_| {
                let mut size = 0;
                let enough = schedule.batch / 2;
                std::iter::from_fn(|| {
                    let unit = waiting.next_if(|_| size < enough)?;
                    size += unit.words.len();
                    Some(unit)
                })
                .collect()
            });
            let scale = 1.0 / schedule.batch as f32;
            let weights = &adam.weights;
            let dropout = Dropout { looks: 0.2, layers: 0.2 };
            let tallies: Vec<Tally> = std::thread::scope(|scope| {
                let threads: Vec<_> = halves
                    .iter()
                    .zip(&mut gradients)
                    .map(|(units, gradient)| {
                        let mut random = Random::new(random.bits());
                        scope.spawn(move || pass(weights, gradient, &mut random, inventory, dropout, scale, units))
                    })
                    .collect();
                threads.into_iter().map(|thread| thread.join().expect("a pass does not panic")).collect()
            });
            tallies.iter().for_each(|one| tally.add(one));
            let [first, second] = &mut gradients;
            for (first, second) in first.iter_mut().zip(second) {
                for (first, second) in first.values.iter_mut().zip(&mut second.values) {
                    *first += *second;
                    *second = 0.0;
                }
            }
            step += 1;
            adam.step(first, schedule.rate * rate_at(step, all));
        }
        each(round + 1, tally, &adam.means);
    }
}

/// Rises over the first steps, then falls in a straight line.
fn rate_at(step: usize, all: usize) -> f32 {
    let warm = WARM.min(all / 4 + 1);
    let rising = step as f32 / warm as f32;
    let falling = 1.0 - step as f32 / (all as f32 * 1.02 + 1.0);
    rising.min(1.0) * falling.max(0.01)
}

impl Tally {
    fn add(&mut self, other: &Tally) {
        self.words += other.words;
        self.tag_loss += other.tag_loss;
        self.tags_right += other.tags_right;
        self.open_loss += other.open_loss;
        self.parse_loss += other.parse_loss;
    }
}
