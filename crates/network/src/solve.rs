//! Solving a network: the tightest bounds of each point, or the conflicts that stand against it.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Bounds, Day, Extent};

use crate::distances::{Way, distances};
use crate::feasible::{Outcome, feasible};
use crate::graph::{Edge, Part, parts};
use crate::minimal::minimal;
use crate::work::{Exhausted, Work};
use crate::{Because, Conflict, Constraint, Happening, Point};

/// What follows from a list of constraints.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Solution {
    /// The tightest bounds of each point that hangs together with no conflict. A side nothing bounds is open.
    pub bounds: BTreeMap<Point, Bounds>,
    /// What cannot hold: no two conflicts share a reason a text gave, and with the reasons of all of them set aside the
    /// rest can hold.
    pub conflicts: Vec<Conflict>,
    /// Points that nothing is said of, since finding it would have taken too long; none in what people write.
    pub unsolved: Vec<Point>,
}

impl Solution {
    /// Returns the bounds of a happening's first and last day; unknown where nothing was found.
    pub fn extent(&self, of: Happening) -> Extent {
        let bounds = |point| self.bounds.get(&point).copied().unwrap_or_default();
        Extent { start: bounds(Point::Start(of)), end: bounds(Point::End(of)) }
    }
}

/// Solves the constraints: part by part of what hangs together, in time about linear in their number and in bounded time
/// whatever they are.
///
/// ```
/// use calendar::Day;
/// use network::{Because, Constraint, Happening, Place, Point, solve};
/// use source::{DocumentId, Span};
///
/// let said = |at| Because::Said(Place { document: DocumentId(0), span: Span::new(at, at + 1) });
/// let (battle, treaty) = (Happening(0), Happening(1));
/// let order = Constraint::in_order(Point::End(battle), Point::Start(treaty), said(0));
/// let battle_day = Constraint::at_earliest(Point::End(battle), Day(10), said(1));
/// let treaty_day = |day| Constraint::at_latest(Point::Start(treaty), Day(day), said(2));
///
/// let solution = solve(&[order, battle_day, treaty_day(12)]);
/// assert_eq!(solution.bounds[&Point::Start(treaty)].earliest, Some(Day(10)));
///
/// let conflicts = solve(&[order, battle_day, treaty_day(7)]).conflicts;
/// assert_eq!((conflicts.len(), conflicts[0].short_by()), (1, 3));
/// ```
pub fn solve(constraints: &[Constraint]) -> Solution {
    let mut solution = Solution::default();
    let mut work = Work::enough_for(constraints.len());
    for part in parts(constraints) {
        if solve_part(constraints, &part, &mut work, &mut solution).is_err() {
            // What was found so far of this part stays: each conflict stands by itself.
            solution.unsolved.extend(&part.points[1..]);
        }
    }
    solution
}

fn solve_part(
    constraints: &[Constraint],
    part: &Part,
    work: &mut Work,
    solution: &mut Solution,
) -> Result<(), Exhausted> {
    let reason_of = |edge: &Edge| constraints[edge.constraint].because;
    let mut by_reason: BTreeMap<Because, Vec<Edge>> = BTreeMap::new();
    let mut edges = part.edges.clone();
    let mut found = false;
    loop {
        match feasible(part.points.len(), &edges, work)? {
            Outcome::Fits(fitting) if !found => {
                bound(part, &fitting, solution);
                return Ok(());
            }
            Outcome::Fits(_) => return Ok(()),
            Outcome::Round(round) => {
                found = true;
                if by_reason.is_empty() {
                    for edge in &part.edges {
                        by_reason.entry(reason_of(edge)).or_default().push(*edge);
                    }
                }
                let round = minimal(&by_reason, reason_of, round, work)?;
                let reasons: BTreeSet<Because> = round.iter().map(reason_of).collect();
                let said = |reason: &Because| matches!(reason, Because::Said(_));
                // Axioms among themselves hold; were they given otherwise, they go as well.
                let none_said = !reasons.iter().any(said);
                edges.retain(|edge| {
                    let reason = reason_of(edge);
                    !(reasons.contains(&reason) && (none_said || said(&reason)))
                });
                let round = round.iter().map(|edge| constraints[edge.constraint]).collect();
                solution.conflicts.push(Conflict { round });
            }
        }
    }
}

/// Adds the bounds of a part's points.
fn bound(part: &Part, fitting: &[i128], solution: &mut Solution) {
    let latest = distances(&part.edges, fitting, Way::FromOrigin);
    let earliest = distances(&part.edges, fitting, Way::ToOrigin);
    // A day farther off than numbers of days go is no bound.
    let day = |days: i128| i64::try_from(days).ok().map(Day);
    for (at, &point) in part.points.iter().enumerate().skip(1) {
        let bounds = Bounds { earliest: earliest[at].and_then(|days| day(-days)), latest: latest[at].and_then(day) };
        solution.bounds.insert(point, bounds);
    }
}
