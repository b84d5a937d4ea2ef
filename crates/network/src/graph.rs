//! The parts of a network that hang together only through the origin, each as points and edges by number.

use crate::{Constraint, Point};

/// A part: point 0 is the origin, whether or not a constraint reaches it.
#[derive(Debug)]
pub(crate) struct Part {
    /// The points, in order.
    pub points: Vec<Point>,
    pub edges: Vec<Edge>,
}

/// A constraint between points of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Edge {
    pub from: usize,
    pub to: usize,
    pub days: i64,
    /// Its place in the list the caller gave.
    pub constraint: usize,
}

/// Cuts a network into its parts, in the order of their first points.
pub(crate) fn parts(constraints: &[Constraint]) -> Vec<Part> {
    let mut points: Vec<Point> =
        constraints.iter().flat_map(|constraint| [constraint.from, constraint.to]).chain([Point::Origin]).collect();
    points.sort_unstable();
    points.dedup();
    let at = |point: &Point| points.binary_search(point).expect("every point of a constraint is in the list");
    let ends: Vec<(usize, usize)> = constraints.iter().map(|one| (at(&one.from), at(&one.to))).collect();

    let mut above: Vec<usize> = (0..points.len()).collect();
    for &(from, to) in ends.iter().filter(|(from, to)| *from != 0 && *to != 0) {
        let (from, to) = (top(&mut above, from), top(&mut above, to));
        above[from.max(to)] = from.min(to);
    }
    // Which part each point is in, and its number there.
    let mut parts: Vec<Part> = Vec::new();
    let mut place: Vec<(usize, usize)> = vec![(0, 0); points.len()];
    for point in 1..points.len() {
        let first = top(&mut above, point);
        if first == point {
            place[point] = (parts.len(), 1);
            parts.push(Part { points: vec![Point::Origin, points[point]], edges: Vec::new() });
        } else {
            let part = place[first].0;
            place[point] = (part, parts[part].points.len());
            parts[part].points.push(points[point]);
        }
    }
    // "The origin is not before itself by two days" stands in no part with a point: it gets one of its own.
    if ends.contains(&(0, 0)) {
        parts.insert(0, Part { points: vec![Point::Origin], edges: Vec::new() });
        place.iter_mut().skip(1).for_each(|(part, _)| *part += 1);
    }
    for (constraint, &(from, to)) in ends.iter().enumerate() {
        let part = place[from.max(to)].0;
        let (from, to) = (place[from].1, place[to].1);
        parts[part].edges.push(Edge { from, to, days: constraints[constraint].days, constraint });
    }
    parts
}

/// The first point of those a point hangs together with, as far as is known; the way there is made half as long.
fn top(above: &mut [usize], mut point: usize) -> usize {
    while above[point] != point {
        above[point] = above[above[point]];
        point = above[point];
    }
    point
}
