//! What follows from relations of stretches of time, by the order of where they begin and end.

use super::order::Order;

/// Stretches of time, counted from 0, with all that follows from what was said of them.
///
/// ```
/// use event::{Graph, Order};
///
/// let mut graph = Graph::new(3);
/// assert!(graph.add(0, Order::Before, 1) && graph.add(1, Order::Includes, 2));
/// assert!(graph.follows(0, Order::Before, 2));
/// assert!(!graph.add(2, Order::Before, 0)); // it cannot be, and is not added
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Graph {
    /// Words of bits for each point.
    wide: usize,
    /// Of each point, all that are not earlier.
    upto: Vec<u64>,
    /// Of each point, all that are later.
    later: Vec<u64>,
}

/// One point to another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lies {
    Before,
    With,
}

/// How a point of two stretches lies to another.
type Constraint = (Edge, Lies, Edge);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edge {
    Start(Which),
    End(Which),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Which {
    First,
    Second,
}

impl Graph {
    /// Returns so many stretches of which nothing is known but that each begins before it ends.
    pub fn new(stretches: usize) -> Graph {
        let wide = (2 * stretches).div_ceil(64);
        let empty = vec![0; 2 * stretches * wide];
        let mut graph = Graph { wide, upto: empty.clone(), later: empty };
        for point in 0..2 * stretches {
            set(&mut graph.upto, wide, point, point);
        }
        for stretch in 0..stretches {
            graph.join(2 * stretch, Lies::Before, 2 * stretch + 1);
        }
        graph
    }

    /// Adds a relation of two stretches, with all that follows; returns whether it can be. If not, nothing is added.
    pub fn add(&mut self, first: usize, order: Order, second: usize) -> bool {
        // Where neither part of a relation is refused by itself, both together are not: each ties starts to starts or ends to
        // ends, and what would make them clash (an end no later than a start) already makes one of them refused.
        let points = constraints(order)
            .iter()
            .map(|(from, lies, to)| (point(*from, first, second), *lies, point(*to, first, second)));
        if points.clone().any(|(from, lies, to)| self.refuses(from, lies, to)) {
            return false;
        }
        points.for_each(|(from, lies, to)| self.join(from, lies, to));
        true
    }

    /// Says whether a relation follows from what was added.
    pub fn follows(&self, first: usize, order: Order, second: usize) -> bool {
        constraints(order).iter().all(|(from, lies, to)| {
            let (from, to) = (point(*from, first, second), point(*to, first, second));
            match lies {
                Lies::Before => has(&self.later, self.wide, from, to),
                Lies::With => has(&self.upto, self.wide, from, to) && has(&self.upto, self.wide, to, from),
            }
        })
    }

    /// Returns the relation that is known of two stretches, if one of TimeML's is.
    pub fn order(&self, first: usize, second: usize) -> Option<Order> {
        Order::ALL.into_iter().find(|order| self.follows(first, *order, second))
    }

    fn refuses(&self, from: usize, lies: Lies, to: usize) -> bool {
        match lies {
            Lies::Before => has(&self.upto, self.wide, to, from),
            Lies::With => has(&self.later, self.wide, from, to) || has(&self.later, self.wide, to, from),
        }
    }

    fn join(&mut self, from: usize, lies: Lies, to: usize) {
        match lies {
            Lies::Before => self.extend(from, lies, to),
            Lies::With => {
                self.extend(from, lies, to);
                self.extend(to, lies, from);
            }
        }
    }

    /// Whatever is not later than `from` lies before all that `to` is not later than; truly before it where one of the steps is.
    fn extend(&mut self, from: usize, lies: Lies, to: usize) {
        let wide = self.wide;
        let reached: Vec<u64> = self.upto[to * wide..(to + 1) * wide].to_vec();
        let beyond: Vec<u64> = self.later[to * wide..(to + 1) * wide].to_vec();
        for earlier in 0..self.upto.len() / wide.max(1) {
            if !has(&self.upto, wide, earlier, from) {
                continue;
            }
            let whole = lies == Lies::Before || has(&self.later, wide, earlier, from);
            let row = earlier * wide..(earlier + 1) * wide;
            for (bits, more) in self.upto[row.clone()].iter_mut().zip(&reached) {
                *bits |= more;
            }
            for (bits, more) in self.later[row].iter_mut().zip(if whole { &reached } else { &beyond }) {
                *bits |= more;
            }
        }
    }
}

fn set(bits: &mut [u64], wide: usize, row: usize, column: usize) {
    bits[row * wide + column / 64] |= 1 << (column % 64);
}

fn has(bits: &[u64], wide: usize, row: usize, column: usize) -> bool {
    bits[row * wide + column / 64] & (1 << (column % 64)) != 0
}

fn point(edge: Edge, first: usize, second: usize) -> usize {
    let of = |which| match which {
        Which::First => first,
        Which::Second => second,
    };
    match edge {
        Edge::Start(which) => 2 * of(which),
        Edge::End(which) => 2 * of(which) + 1,
    }
}

/// A relation as order of points.
fn constraints(order: Order) -> &'static [Constraint] {
    const S1: Edge = Edge::Start(Which::First);
    const E1: Edge = Edge::End(Which::First);
    const S2: Edge = Edge::Start(Which::Second);
    const E2: Edge = Edge::End(Which::Second);
    const B: Lies = Lies::Before;
    const W: Lies = Lies::With;
    match order {
        Order::Before => &[(E1, B, S2)],
        Order::After => &[(E2, B, S1)],
        Order::Includes => &[(S1, B, S2), (E2, B, E1)],
        Order::IsIncluded => &[(S2, B, S1), (E1, B, E2)],
        Order::Simultaneous => &[(S1, W, S2), (E1, W, E2)],
        Order::JustBefore => &[(E1, W, S2)],
        Order::JustAfter => &[(E2, W, S1)],
        Order::Begins => &[(S1, W, S2), (E1, B, E2)],
        Order::BegunBy => &[(S1, W, S2), (E2, B, E1)],
        Order::Ends => &[(E1, W, E2), (S2, B, S1)],
        Order::EndedBy => &[(E1, W, E2), (S1, B, S2)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_has_its_inverse() {
        for order in Order::ALL {
            let mut graph = Graph::new(2);
            assert!(graph.add(0, order, 1));
            assert_eq!(graph.order(1, 0), Some(order.inverse()));
        }
    }

    #[test]
    fn two_relations_of_two_stretches_agree_only_with_themselves() {
        for one in Order::ALL {
            for other in Order::ALL {
                let mut graph = Graph::new(2);
                graph.add(0, one, 1);
                assert_eq!(graph.add(0, other, 1), one == other, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_is_within_what_comes_before_comes_before() {
        // A siege during a war that ended before a treaty, which was signed as a king died.
        let mut graph = Graph::new(4);
        assert!(graph.add(0, Order::IsIncluded, 1));
        assert!(graph.add(1, Order::Before, 2));
        assert!(graph.add(2, Order::Simultaneous, 3));
        assert!(graph.follows(0, Order::Before, 3));
        assert!(!graph.clone().add(3, Order::IsIncluded, 1));
        assert_eq!(graph.order(3, 1), Some(Order::After));
    }

    #[test]
    fn no_stretch_ends_before_it_begins_whatever_is_added() {
        // All rounds of three relations of three stretches: what is added keeps every start before its end.
        for (one, two, three) in rounds() {
            let mut graph = Graph::new(3);
            graph.add(0, one, 1);
            graph.add(1, two, 2);
            graph.add(0, three, 2);
            for point in 0..6 {
                assert!(!has(&graph.later, graph.wide, point, point), "{one:?} {two:?} {three:?}");
            }
        }
    }

    #[test]
    fn what_follows_holds_in_every_placing_of_the_points() {
        // Against brute force: three stretches with starts and ends at one of six places.
        let placings = placings();
        for (one, two, _) in rounds().filter(|(_, _, three)| *three == Order::Before) {
            let mut graph = Graph::new(3);
            assert!(graph.add(0, one, 1) && graph.add(1, two, 2));
            let possible: Vec<&[usize; 6]> =
                placings.iter().filter(|at| holds(at, 0, one, 1) && holds(at, 1, two, 2)).collect();
            assert!(!possible.is_empty());
            for order in Order::ALL {
                let always = possible.iter().all(|at| holds(at, 0, order, 2));
                assert_eq!(graph.follows(0, order, 2), always, "{one:?} {two:?} {order:?}");
            }
        }
    }

    fn rounds() -> impl Iterator<Item = (Order, Order, Order)> {
        let all = Order::ALL;
        all.into_iter().flat_map(move |one| all.into_iter().flat_map(move |two| all.map(|three| (one, two, three))))
    }

    fn placings() -> Vec<[usize; 6]> {
        let stretches: Vec<[usize; 2]> = (0..6).flat_map(|end| (0..end).map(move |start| [start, end])).collect();
        let mut all = Vec::new();
        for [a, b] in &stretches {
            for [c, d] in &stretches {
                all.extend(stretches.iter().map(|[e, f]| [*a, *b, *c, *d, *e, *f]));
            }
        }
        all
    }

    fn holds(at: &[usize; 6], first: usize, order: Order, second: usize) -> bool {
        constraints(order).iter().all(|(from, lies, to)| {
            let (from, to) = (at[point(*from, first, second)], at[point(*to, first, second)]);
            match lies {
                Lies::Before => from < to,
                Lies::With => from == to,
            }
        })
    }

    #[test]
    fn a_relation_that_cannot_be_adds_nothing() {
        let mut graph = Graph::new(3);
        graph.add(0, Order::Before, 1);
        graph.add(1, Order::Before, 2);
        let before = graph.clone();
        assert!(!graph.add(2, Order::Includes, 0));
        assert_eq!(graph, before);
    }
}
