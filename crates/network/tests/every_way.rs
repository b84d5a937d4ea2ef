//! Networks of up to six points in which every way to put the points on days is tried: orders that allow the same day, orders
//! that do not, and equal days, each with its reason. Nothing here adds days along a path, as the solver does.

mod support;

use std::collections::BTreeSet;

use calendar::Day;
use network::{Because, Conflict, Constraint, Happening, Point, solve};
use support::{Chance, said};

/// The origin and five others.
const POINTS: [Point; 6] = [
    Point::Origin,
    Point::Start(Happening(0)),
    Point::End(Happening(0)),
    Point::Start(Happening(1)),
    Point::End(Happening(1)),
    Point::Start(Happening(2)),
];

/// No constraint says more days than this, so that what can hold at all can hold within so many times the points.
const MOST: i64 = 2;
const FARTHEST: i64 = MOST * POINTS.len() as i64;

/// What one reason says of two points.
fn claim(chance: &mut Chance, points: u64, because: Because) -> Vec<Constraint> {
    let mut point = || POINTS[chance.below(points) as usize];
    let (one, other) = (point(), point());
    match chance.below(5) {
        // Not after; before; on the same day; so many days later at the most; just so many days later.
        0 => vec![Constraint::in_order(one, other, because)],
        1 => vec![Constraint { from: other, to: one, days: -1, because }],
        2 => vec![Constraint::in_order(one, other, because), Constraint::in_order(other, one, because)],
        3 => vec![Constraint { from: one, to: other, days: chance.below(5) as i64 - MOST, because }],
        _just => {
            let days = chance.below(5) as i64 - MOST;
            let (there, back) = (
                Constraint { from: one, to: other, days, because },
                Constraint { from: other, to: one, days: -days, because },
            );
            vec![there, back]
        }
    }
}

/// Calls `with` for every way to put all points on days near the origin, as far as the constraints allow it; stops when it says so.
fn every_way(constraints: &[Constraint], days: &mut Vec<i64>, with: &mut impl FnMut(&[i64]) -> Go) -> Go {
    let Some(_) = POINTS.get(days.len()) else { return with(days) };
    let range = if days.is_empty() { 0..=0 } else { -FARTHEST..=FARTHEST };
    for day in range {
        days.push(day);
        let placed = |point: Point| POINTS[..days.len()].iter().position(|other| *other == point).map(|at| days[at]);
        let allowed = constraints.iter().all(|one| match (placed(one.from), placed(one.to)) {
            (Some(from), Some(to)) => to - from <= one.days,
            (Some(_), None) | (None, _) => true,
        });
        let go = if allowed { every_way(constraints, days, with) } else { Go::On };
        days.pop();
        if go == Go::Stop {
            return Go::Stop;
        }
    }
    Go::On
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    On,
    Stop,
}

fn can_hold(constraints: &[Constraint]) -> bool {
    // Points nobody speaks of stand on the origin, so that they cost nothing.
    let idle = POINTS.iter().filter(|point| constraints.iter().all(|one| one.from != **point && one.to != **point));
    let still = idle.flat_map(|&point| {
        let because = said(usize::from(u8::MAX));
        [Constraint::in_order(point, Point::Origin, because), Constraint::in_order(Point::Origin, point, because)]
    });
    let all: Vec<Constraint> = constraints.iter().copied().chain(still).collect();
    every_way(&all, &mut Vec::new(), &mut |_| Go::Stop) == Go::Stop
}

fn of(constraints: &[Constraint], reasons: &BTreeSet<Because>) -> Vec<Constraint> {
    constraints.iter().filter(|one| reasons.contains(&one.because)).copied().collect()
}

/// What is said of the points that hang together with those of a round, the origin left out.
fn around(constraints: &[Constraint], conflict: &Conflict) -> Vec<Constraint> {
    let ends = |one: &Constraint| [one.from, one.to].into_iter().filter(|point| *point != Point::Origin);
    let mut together: BTreeSet<Point> = conflict.round.iter().flat_map(ends).collect();
    for _ in POINTS {
        for one in constraints {
            if ends(one).any(|point| together.contains(&point)) {
                together.extend(ends(one));
            }
        }
    }
    // What is said of the origin alone is a part of its own.
    let own = |one: &Constraint| together.is_empty() && ends(one).next().is_none();
    let touches = |one: &&Constraint| own(one) || ends(one).any(|point| together.contains(&point));
    constraints.iter().filter(touches).copied().collect()
}

fn shows_no_more_than_it_needs(constraints: &[Constraint], conflict: &Conflict) {
    let constraints = &around(constraints, conflict);
    let reasons: BTreeSet<Because> = conflict.reasons().into_iter().collect();
    assert!(!can_hold(&of(constraints, &reasons)), "{conflict:?} can hold");
    for spared in &reasons {
        let rest: BTreeSet<Because> = reasons.iter().filter(|reason| *reason != spared).copied().collect();
        assert!(can_hold(&of(constraints, &rest)), "{spared:?} can be spared in {conflict:?}");
    }
    // It goes around once: no point is left twice.
    let left: BTreeSet<Point> = conflict.round.iter().map(|one| one.from).collect();
    assert_eq!(left.len(), conflict.round.len(), "{conflict:?}");
}

#[test]
fn what_every_way_forbids_is_a_conflict_and_nothing_else_is() {
    let mut chance = Chance(1648);
    let (mut held, mut not) = (0, 0);
    for _ in 0..3_000 {
        let points = 2 + chance.below(5);
        // One reason may say several things: a day gives a first and a last, "the siege" two of them.
        let (claims, reasons) = (1 + chance.below(7), 1 + chance.below(6));
        let one = |chance: &mut Chance| {
            let reason = said(chance.below(reasons) as usize);
            claim(chance, points, reason)
        };
        let constraints: Vec<Constraint> = (0..claims).flat_map(|_| one(&mut chance)).collect();
        let solution = solve(&constraints);
        assert_eq!(can_hold(&constraints), solution.conflicts.is_empty(), "{constraints:?}");
        solution.conflicts.iter().for_each(|conflict| shows_no_more_than_it_needs(&constraints, conflict));
        if solution.conflicts.is_empty() { held += 1 } else { not += 1 }
    }
    assert!(held > 500 && not > 500, "{held} held and {not} did not: too one-sided a draw");
}

#[test]
fn the_bounds_are_the_first_and_the_last_day_of_all_ways() {
    let mut chance = Chance(1815);
    for _ in 0..60 {
        let mut constraints: Vec<Constraint> = (0..3).flat_map(|number| claim(&mut chance, 4, said(number))).collect();
        // All points are kept near, so that every one of them has bounds.
        for (number, &point) in POINTS.iter().enumerate().skip(1) {
            let width = if number < 4 { MOST } else { 0 };
            constraints.push(Constraint::at_earliest(point, Day(-width), said(10 + number)));
            constraints.push(Constraint::at_latest(point, Day(width), said(20 + number)));
        }
        let mut seen: Vec<(i64, i64)> = vec![(i64::MAX, i64::MIN); POINTS.len()];
        every_way(&constraints, &mut Vec::new(), &mut |days| {
            for (bounds, &day) in seen.iter_mut().zip(days) {
                *bounds = (bounds.0.min(day), bounds.1.max(day));
            }
            Go::On
        });
        let solution = solve(&constraints);
        for (&point, &(first, last)) in POINTS.iter().zip(&seen).skip(1) {
            if let Some(bounds) = solution.bounds.get(&point).filter(|_| solution.conflicts.is_empty()) {
                assert_eq!(
                    (bounds.earliest, bounds.latest),
                    (Some(Day(first)), Some(Day(last))),
                    "{point:?} of {constraints:?}"
                );
            }
        }
        assert_eq!(first_of(&seen).is_none(), !solution.conflicts.is_empty());
    }
}

fn first_of(seen: &[(i64, i64)]) -> Option<i64> {
    seen.first().map(|bounds| bounds.0).filter(|first| *first != i64::MAX)
}

#[test]
fn the_same_day_is_allowed_where_nothing_forbids_it() {
    let (start, end) = (Point::Start(Happening(0)), Point::End(Happening(0)));
    let round = |days| {
        let back = Constraint { from: start, to: end, days, because: said(1) };
        solve(&[Constraint::in_order(start, end, said(0)), back]).conflicts.len()
    };
    assert_eq!((round(0), round(-1)), (0, 1));
}
