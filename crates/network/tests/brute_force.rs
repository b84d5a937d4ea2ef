//! Networks of up to six points, drawn by chance, held against trying every way through them.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Bounds, Day};
use network::{Axiom, Because, Conflict, Constraint, Happening, Point, Solution, solve};
use support::{Chance, said};

/// Point 0 is the origin; then starts and ends in turn.
fn point(number: u64) -> Point {
    match number {
        0 => Point::Origin,
        odd if odd % 2 == 1 => Point::Start(Happening(odd as u32 / 2)),
        even => Point::End(Happening(even as u32 / 2 - 1)),
    }
}

fn network(chance: &mut Chance) -> Vec<Constraint> {
    let points = 2 + chance.below(5);
    let reasons = 1 + chance.below(8);
    let constraint = |chance: &mut Chance| {
        let because = match chance.below(6) {
            0 => Because::Axiom(Axiom::EndsAfterItBegins, Happening(chance.below(3) as u32)),
            _ => said(chance.below(reasons) as usize),
        };
        let (from, to) = (point(chance.below(points)), point(chance.below(points)));
        Constraint { from, to, days: chance.below(21) as i64 - 7, because }
    };
    (0..1 + chance.below(12)).map(|_| constraint(chance)).collect()
}

/// The least sums of days between all points (Floyd and Warshall's way).
struct Sums(BTreeMap<(Point, Point), i64>);

impl Sums {
    fn of(constraints: &[Constraint]) -> Sums {
        let points: BTreeSet<Point> = constraints.iter().flat_map(|one| [one.from, one.to]).collect();
        let mut sums: BTreeMap<(Point, Point), i64> = points.iter().map(|&point| ((point, point), 0)).collect();
        for one in constraints {
            let sum = sums.entry((one.from, one.to)).or_insert(one.days);
            *sum = one.days.min(*sum);
        }
        for &middle in &points {
            for &from in &points {
                for &to in &points {
                    if let (Some(a), Some(b)) = (sums.get(&(from, middle)), sums.get(&(middle, to))) {
                        let whole = a + b;
                        let sum = sums.entry((from, to)).or_insert(whole);
                        *sum = whole.min(*sum);
                    }
                }
            }
        }
        Sums(sums)
    }

    fn hold(&self) -> bool {
        self.0.iter().all(|((from, to), sum)| from != to || *sum >= 0)
    }

    fn bounds(&self, point: Point) -> Bounds {
        let sum = |from, to| self.0.get(&(from, to)).copied();
        Bounds {
            earliest: sum(point, Point::Origin).map(|days| Day(-days)),
            latest: sum(Point::Origin, point).map(Day),
        }
    }
}

fn without(constraints: &[Constraint], reasons: &[Because]) -> Vec<Constraint> {
    constraints.iter().filter(|one| !reasons.contains(&one.because)).copied().collect()
}

fn only(constraints: &[Constraint], reasons: &[Because]) -> Vec<Constraint> {
    constraints.iter().filter(|one| reasons.contains(&one.because)).copied().collect()
}

/// What hangs together with a point, the origin left out.
fn around(constraints: &[Constraint], start: Point) -> BTreeSet<Point> {
    let mut found = BTreeSet::from([start]);
    loop {
        let before = found.len();
        for one in constraints.iter().filter(|one| one.from != Point::Origin && one.to != Point::Origin) {
            if found.contains(&one.from) || found.contains(&one.to) {
                found.extend([one.from, one.to]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// What is said of the points that hang together with a point.
fn part(constraints: &[Constraint], point: Point) -> Vec<Constraint> {
    let together = around(constraints, point);
    let touches = |one: &&Constraint| together.contains(&one.from) || together.contains(&one.to);
    constraints.iter().filter(touches).copied().collect()
}

/// What is said of the origin alone.
fn origin(constraints: &[Constraint]) -> impl Iterator<Item = Constraint> {
    constraints.iter().filter(|one| one.from == Point::Origin && one.to == Point::Origin).copied()
}

fn is_a_minimal_round(constraints: &[Constraint], conflict: &Conflict) {
    let round = &conflict.round;
    assert!(conflict.short_by() > 0, "{conflict:?}");
    assert!(round.iter().all(|one| constraints.contains(one)));
    let inner = round.iter().map(|one| one.to).find(|point| *point != Point::Origin);
    let constraints = &inner.map_or(Vec::from_iter(origin(constraints)), |point| part(constraints, point));
    for (one, next) in round.iter().zip(round.iter().cycle().skip(1)) {
        assert_eq!(one.to, next.from, "{conflict:?}");
    }
    let reasons = conflict.reasons();
    assert!(!Sums::of(&only(constraints, &reasons)).hold());
    for left_out in &reasons {
        let rest: Vec<Because> = reasons.iter().filter(|reason| *reason != left_out).copied().collect();
        assert!(Sums::of(&only(constraints, &rest)).hold(), "{left_out:?} can be spared in {conflict:?}");
    }
}

fn is_right(constraints: &[Constraint], solution: &Solution) {
    assert!(solution.unsolved.is_empty());
    let sums = Sums::of(constraints);
    assert_eq!(sums.hold(), solution.conflicts.is_empty(), "{constraints:?}");
    solution.conflicts.iter().for_each(|conflict| is_a_minimal_round(constraints, conflict));
    let all: Vec<Because> = solution.conflicts.iter().flat_map(Conflict::reasons).collect();
    assert!(Sums::of(&without(constraints, &all)).hold(), "{constraints:?}");
    let points: BTreeSet<Point> =
        constraints.iter().flat_map(|one| [one.from, one.to]).filter(|point| *point != Point::Origin).collect();
    for point in points {
        let sums = Sums::of(&part(constraints, point));
        let expected = sums.hold().then(|| sums.bounds(point));
        assert_eq!(solution.bounds.get(&point).copied(), expected, "{point:?} of {constraints:?}");
    }
}

#[test]
fn what_is_found_is_what_trying_everything_finds() {
    let mut chance = Chance(1789);
    let (mut held, mut not) = (0, 0);
    for _ in 0..20_000 {
        let constraints = network(&mut chance);
        let solution = solve(&constraints);
        is_right(&constraints, &solution);
        if solution.conflicts.is_empty() { held += 1 } else { not += 1 }
    }
    assert!(held > 2_000 && not > 2_000, "{held} held and {not} did not: too one-sided a draw");
}

#[test]
fn a_constraint_more_never_widens() {
    let mut chance = Chance(1917);
    for _ in 0..3_000 {
        let constraints = network(&mut chance);
        let Some((_, fewer)) = constraints.split_last() else { continue };
        let (all, fewer) = (solve(&constraints), solve(fewer));
        for (point, bounds) in &all.bounds {
            let Some(before) = fewer.bounds.get(point) else { continue };
            assert!(before.earliest.is_none_or(|day| bounds.earliest.is_some_and(|now| now >= day)));
            assert!(before.latest.is_none_or(|day| bounds.latest.is_some_and(|now| now <= day)));
        }
    }
}

#[test]
fn the_order_of_constraints_changes_no_bounds() {
    let mut chance = Chance(1453);
    for _ in 0..3_000 {
        let mut constraints = network(&mut chance);
        let one = solve(&constraints);
        constraints.reverse();
        let other = solve(&constraints);
        assert_eq!((one.bounds, one.conflicts.is_empty()), (other.bounds, other.conflicts.is_empty()));
    }
}
