//! Temporal awareness: how much of what one set of relations says follows from another (UzZaman and Allen).

use super::graph::Graph;
use super::order::Order;

/// The first stretch is in this order to the second; stretches are counted from 0.
pub type Said = (usize, Order, usize);

/// Counts of one document, or sums of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Awareness {
    /// Relations of the gold, less those that follow from the others.
    pub gold: usize,
    /// The same of ours.
    pub system: usize,
    /// Those of the gold that follow from ours.
    pub recalled: usize,
    /// Those of ours that follow from the gold.
    pub right: usize,
}

impl Awareness {
    /// Adds the counts of further documents.
    pub fn add(&mut self, other: Awareness) {
        let Awareness { gold, system, recalled, right } = other;
        self.gold += gold;
        self.system += system;
        self.recalled += recalled;
        self.right += right;
    }
}

/// Compares two sets of relations of so many stretches. A relation that cannot be beside those before it is not counted.
///
/// ```
/// use event::{Order, awareness};
///
/// let gold = [(0, Order::Before, 1), (1, Order::Before, 2), (0, Order::Before, 2)];
/// let ours = [(0, Order::Before, 2)];
/// let counted = awareness(3, &gold, &ours);
/// assert_eq!((counted.gold, counted.recalled), (2, 0)); // the third of the gold follows from the others
/// assert_eq!((counted.system, counted.right), (1, 1));
/// ```
pub fn awareness(stretches: usize, gold: &[Said], system: &[Said]) -> Awareness {
    let (gold, system) = (reduced(stretches, gold), reduced(stretches, system));
    let (whole_gold, whole_system) = (closed(stretches, &gold), closed(stretches, &system));
    let follow = |said: &[Said], from: &Graph| said.iter().filter(|(a, order, b)| from.follows(*a, *order, *b)).count();
    Awareness {
        gold: gold.len(),
        system: system.len(),
        recalled: follow(&gold, &whole_system),
        right: follow(&system, &whole_gold),
    }
}

/// Returns all that follows from relations.
pub(crate) fn closed(stretches: usize, said: &[Said]) -> Graph {
    let mut graph = Graph::new(stretches);
    for (first, order, second) in said {
        graph.add(*first, *order, *second);
    }
    graph
}

/// Leaves out what cannot be beside what was said before, and what follows from the others.
fn reduced(stretches: usize, said: &[Said]) -> Vec<Said> {
    let mut graph = Graph::new(stretches);
    let mut kept: Vec<Said> = Vec::new();
    for one in said {
        let (first, order, second) = *one;
        if first != second && !graph.follows(first, order, second) && graph.add(first, order, second) {
            kept.push(*one);
        }
    }
    let mut at = 0;
    while at < kept.len() {
        let (first, order, second) = kept[at];
        let others: Vec<Said> =
            kept.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, one)| *one).collect();
        if closed(stretches, &others).follows(first, order, second) {
            kept.remove(at);
        } else {
            at += 1;
        }
    }
    kept
}
