//! The most days from the origin to each point, or from each point to it, once it is known that all edges fit.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::graph::Edge;

/// Which way edges are walked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    FromOrigin,
    ToOrigin,
}

/// Returns for each point the least sum of days on any way between it and the origin; none where no way leads.
///
/// `fitting` are days that fit all edges. Measured against them no edge is shorter than nothing (Johnson's way), so
/// that the nearest point is always finished first (Dijkstra's).
pub(crate) fn distances(edges: &[Edge], fitting: &[i128], way: Way) -> Vec<Option<i128>> {
    let points = fitting.len();
    let ends = |edge: &Edge| match way {
        Way::FromOrigin => (edge.from, edge.to),
        Way::ToOrigin => (edge.to, edge.from),
    };
    let slack = |edge: &Edge| i128::from(edge.days) + fitting[edge.from] - fitting[edge.to];
    // Edges by the point they leave.
    let mut first = vec![0_usize; points + 1];
    for edge in edges {
        first[ends(edge).0 + 1] += 1;
    }
    for point in 0..points {
        first[point + 1] += first[point];
    }
    let mut next = first.clone();
    let mut leaving = vec![0_usize; edges.len()];
    for (at, edge) in edges.iter().enumerate() {
        let from = ends(edge).0;
        leaving[next[from]] = at;
        next[from] += 1;
    }
    let mut least: Vec<Option<i128>> = vec![None; points];
    let mut done = vec![false; points];
    let mut waiting = BinaryHeap::from([Reverse((0_i128, 0_usize))]);
    least[0] = Some(0);
    while let Some(Reverse((so_far, point))) = waiting.pop() {
        if std::mem::replace(&mut done[point], true) {
            continue;
        }
        for edge in leaving[first[point]..first[point + 1]].iter().map(|&at| &edges[at]) {
            let (to, sum) = (ends(edge).1, so_far + slack(edge));
            if least[to].is_none_or(|known| sum < known) {
                least[to] = Some(sum);
                waiting.push(Reverse((sum, to)));
            }
        }
    }
    let real = |(point, sum): (usize, Option<i128>)| match way {
        Way::FromOrigin => sum.map(|sum| sum + fitting[point] - fitting[0]),
        Way::ToOrigin => sum.map(|sum| sum + fitting[0] - fitting[point]),
    };
    least.into_iter().enumerate().map(real).collect()
}
