//! Whether edges can hold together: a day for each point that fits them all, or a round that cannot be walked.

use crate::graph::Edge;
use crate::work::{Exhausted, Work};

/// What came of it.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// A number of days for each point with `days[to] - days[from] <= edge.days` for each edge.
    Fits(Vec<i128>),
    /// Edges that lead around, in the order they are walked, their days summing to less than nothing.
    Round(Vec<Edge>),
}

/// Looks for days that fit (Bellman and Ford's way, forwards and backwards through the list in turn).
///
/// All points begin on one day, and each edge that does not fit pulls its end to where it fits. That comes to rest, or
/// points have been pulled around a ring; such a ring is a round that cannot be walked.
pub(crate) fn feasible(points: usize, edges: &[Edge], work: &mut Work) -> Result<Outcome, Exhausted> {
    let mut days = vec![0_i128; points];
    let mut pulled_by: Vec<Option<usize>> = vec![None; points];
    let mut backwards = false;
    loop {
        work.spend(edges.len() + points)?;
        let mut changed = false;
        let mut pull = |at: usize| {
            let edge = &edges[at];
            let fits = days[edge.from] + i128::from(edge.days);
            if fits < days[edge.to] {
                days[edge.to] = fits;
                pulled_by[edge.to] = Some(at);
                changed = true;
            }
        };
        match backwards {
            false => (0..edges.len()).for_each(&mut pull),
            true => (0..edges.len()).rev().for_each(&mut pull),
        }
        if !changed {
            return Ok(Outcome::Fits(days));
        }
        if let Some(round) = ring(edges, &pulled_by) {
            return Ok(Outcome::Round(round));
        }
        backwards = !backwards;
    }
}

/// A ring among what pulled what, if there is one.
fn ring(edges: &[Edge], pulled_by: &[Option<usize>]) -> Option<Vec<Edge>> {
    // 0 where nobody has been; else the number of the walk that came there first.
    let mut seen = vec![0_usize; pulled_by.len()];
    for start in 0..pulled_by.len() {
        let walk = start + 1;
        let mut point = start;
        while seen[point] == 0 {
            seen[point] = walk;
            let Some(edge) = pulled_by[point] else { break };
            point = edges[edge].from;
        }
        if seen[point] == walk && pulled_by[point].is_some() {
            let mut round = Vec::new();
            let first = point;
            while let Some(edge) = pulled_by[point].map(|at| edges[at]) {
                round.push(edge);
                point = edge.from;
                if point == first {
                    round.reverse();
                    return Some(round);
                }
            }
        }
    }
    None
}
