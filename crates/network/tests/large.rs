//! Networks of a hundred thousand constraints, and of the worst kind: solved or given up, in bounded time.

use calendar::Day;
use network::{Because, Constraint, Happening, Place, Point, solve};
use source::{DocumentId, Span};

const MANY: u32 = 100_000;

fn said(number: u32) -> Because {
    Because::Said(Place { document: DocumentId(0), span: Span::new(number as usize, number as usize + 1) })
}

fn start(number: u32) -> Point {
    Point::Start(Happening(number))
}

/// Each begins a day after the one before.
fn chain(length: u32) -> Vec<Constraint> {
    let step = |at| Constraint { from: start(at + 1), to: start(at), days: -1, because: said(at) };
    (0..length).map(step).collect()
}

#[test]
fn a_chain_of_a_hundred_thousand_days_is_solved_in_any_order() {
    for reversed in [false, true] {
        let mut constraints = chain(MANY);
        constraints.push(Constraint::at_earliest(start(0), Day(1), said(MANY)));
        if reversed {
            constraints.reverse();
        }
        let solution = solve(&constraints);
        assert_eq!(solution.bounds[&start(MANY)].earliest, Some(Day(1 + i64::from(MANY))));
        assert_eq!(solution.bounds[&start(MANY)].latest, None);
        assert!(solution.conflicts.is_empty() && solution.unsolved.is_empty());
    }
}

#[test]
fn a_conflict_as_long_as_a_chapter_is_found_whole() {
    let mut constraints = chain(2_000);
    constraints.push(Constraint::at_earliest(start(0), Day(1), said(2_000)));
    constraints.push(Constraint::at_latest(start(2_000), Day(2_000), said(2_001)));
    let conflicts = solve(&constraints).conflicts;
    assert_eq!((conflicts.len(), conflicts[0].round.len(), conflicts[0].short_by()), (1, 2_002, 1));
}

#[test]
fn fifty_thousand_events_with_two_days_each_are_fifty_thousand_conflicts() {
    let day = |at: u32, day| Constraint::at_latest(start(at), Day(day), said(2 * at));
    let other = |at: u32, day| Constraint::at_earliest(start(at), Day(day), said(2 * at + 1));
    let constraints: Vec<Constraint> = (0..MANY / 2).flat_map(|at| [day(at, 7), other(at, 8)]).collect();
    assert_eq!(solve(&constraints).conflicts.len(), (MANY / 2) as usize);
}

#[test]
fn the_worst_of_networks_is_given_up_and_says_so() {
    // Chains laid crosswise, so that hardly anything fits after any one pass; the last link closes a ring.
    let mut constraints: Vec<Constraint> = chain(MANY);
    let mut at = 0_u64;
    for place in (1..constraints.len()).rev() {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        constraints.swap(place, (at >> 33) as usize % (place + 1));
    }
    constraints.push(Constraint { from: start(0), to: start(MANY), days: i64::from(MANY) - 1, because: said(MANY) });
    let solution = solve(&constraints);
    assert!(solution.unsolved.len() > 1_000 || solution.conflicts.len() == 1);
}

#[test]
fn numbers_beyond_all_days_do_no_harm() {
    let far = Constraint { from: Point::Origin, to: start(0), days: i64::MAX, because: said(0) };
    let farther = Constraint { from: start(0), to: start(1), days: i64::MAX, because: said(1) };
    let solution = solve(&[far, farther]);
    assert_eq!(solution.bounds[&start(0)].latest, Some(Day(i64::MAX)));
    assert_eq!(solution.bounds[&start(1)].latest, None);
}

#[test]
fn a_point_before_itself_is_a_conflict_of_one_reason() {
    for point in [Point::Origin, start(0)] {
        let itself = Constraint { from: point, to: point, days: -1, because: said(0) };
        let conflicts = solve(&[itself]).conflicts;
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].reasons(), [said(0)]);
    }
}

#[test]
fn nothing_said_is_nothing_known() {
    assert_eq!(solve(&[]), network::Solution::default());
}
