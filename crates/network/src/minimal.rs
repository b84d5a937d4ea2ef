//! From a round that cannot be walked to one of whose reasons none can be spared.

use std::collections::{BTreeMap, BTreeSet};

use crate::Because;
use crate::feasible::{Outcome, feasible};
use crate::graph::Edge;
use crate::work::{Exhausted, Work};

/// Returns a round of some of the reasons of `round` without any one of which they can hold.
///
/// One reason may give several constraints: a day gives two. So a round whose points are all different may still hold
/// more reasons than it needs: each is left out in turn, and where the others cannot hold either, it stays out.
pub(crate) fn minimal(
    by_reason: &BTreeMap<Because, Vec<Edge>>,
    reason_of: impl Fn(&Edge) -> Because,
    mut round: Vec<Edge>,
    work: &mut Work,
) -> Result<Vec<Edge>, Exhausted> {
    let mut needed: BTreeSet<Because> = BTreeSet::new();
    loop {
        let reasons: BTreeSet<Because> = round.iter().map(&reason_of).collect();
        let Some(&tried) = reasons.iter().find(|reason| !needed.contains(reason)) else { return Ok(round) };
        let others: Vec<Edge> = reasons
            .iter()
            .filter(|reason| **reason != tried)
            .flat_map(|reason| by_reason.get(reason).into_iter().flatten())
            .copied()
            .collect();
        let (points, renumbered) = few(&others);
        match feasible(points, &renumbered, work)? {
            Outcome::Fits(_) => {
                needed.insert(tried);
            }
            Outcome::Round(shorter) => {
                round = shorter.iter().map(|edge| others[edge.constraint]).collect();
            }
        }
    }
}

/// Edges with their points numbered anew, so that a few edges of a large part cost little; each bears its place in the list.
fn few(edges: &[Edge]) -> (usize, Vec<Edge>) {
    let mut points: Vec<usize> = edges.iter().flat_map(|edge| [edge.from, edge.to]).collect();
    points.sort_unstable();
    points.dedup();
    let at = |point: usize| points.binary_search(&point).expect("it is one of the list");
    let renumber = |(place, edge): (usize, &Edge)| Edge {
        from: at(edge.from),
        to: at(edge.to),
        days: edge.days,
        constraint: place,
    };
    (points.len(), edges.iter().enumerate().map(renumber).collect())
}
