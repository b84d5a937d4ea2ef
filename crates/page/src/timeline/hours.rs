//! Stretches of a few days that are told by the hour, and which of their hours: the night a ship sank, a day of battle.

use super::scale::Told;

/// A stretch told by the hour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Hours {
    /// The first day.
    pub first: i64,
    /// The last day.
    pub last: i64,
    /// The minute of the first day from which on it is drawn.
    pub from: i64,
    /// The minute of the last day up to which it is drawn.
    pub to: i64,
    /// How much is told in it.
    pub told: usize,
}

/// Minutes of a day.
pub(super) const DAY: i64 = 24 * 60;

/// So many days are read by the hour, at most: a week, and a day on either side of it.
pub(super) const LONGEST: i64 = 9;

/// So many days are read by the hour whatever is told of them; of more, as much is told as there are days.
const FEW: i64 = 3;

/// So many days may pass from what is told by the hour to what is told so next.
const GAP: i64 = 2;

/// Beside other days, so many different minutes make it worth it.
const FEWEST: usize = 3;

/// So much of all that is told, one part in this.
const SHARE: usize = 4;

/// Around what is told, in minutes.
const AIR: i64 = 60;

/// Returns the stretches that are told by the hour, in order; `told` is in order of its first days.
pub(super) fn hours(told: &[Told]) -> Vec<Hours> {
    let mut runs: Vec<Vec<Told>> = Vec::new();
    for one in told.iter().filter(|one| one.minutes.is_some() && one.last - one.first < LONGEST) {
        match runs.last_mut() {
            Some(run) if run.iter().map(|before| before.last).max().is_some_and(|last| one.first <= last + GAP) => {
                run.push(*one);
            }
            Some(_) | None => runs.push(vec![*one]),
        }
    }
    runs.iter().filter_map(|run| of(run, told)).collect()
}

fn of(run: &[Told], told: &[Told]) -> Option<Hours> {
    let first = run.iter().map(|one| one.first).min()?;
    let last = run.iter().map(|one| one.last).max()?;
    let mut minutes: Vec<(i64, i64)> = Vec::new();
    for one in run {
        let (from, to) = one.minutes?;
        minutes.extend([(one.first, from), (one.last, to)]);
    }
    minutes.sort_unstable();
    minutes.dedup();
    let is_all = told.iter().all(|one| first <= one.first && one.last <= last);
    let is_worth = is_all || minutes.len() >= FEWEST && run.len() * SHARE >= told.len();
    let long = last - first + 1;
    let is_dense = long <= FEW || minutes.len() as i64 >= long;
    if long > LONGEST || !is_worth || !is_dense {
        return None;
    }
    let from = minutes.iter().find(|(day, _)| *day == first).map_or(0, |(_, minute)| *minute);
    let to = minutes.iter().rfind(|(day, _)| *day == last).map_or(DAY, |(_, minute)| *minute);
    // By whole hours; of several days, by whole days.
    let (from, to) = match long <= FEW {
        true => (((from - AIR).div_euclid(60) * 60).max(0), (-(-(to + AIR)).div_euclid(60) * 60).min(DAY)),
        false => (0, DAY),
    };
    let inside = told.iter().filter(|one| first <= one.first && one.last <= last).count();
    Some(Hours { first, last, from, to, told: inside })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64, minute: i64) -> Told {
        Told { first: day, last: day, minutes: Some((minute, minute)) }
    }

    #[test]
    fn a_night_is_drawn_from_the_hour_before_its_first_to_the_hour_after_its_last() {
        let told = [at(1, 23 * 60 + 40), at(2, 15), at(2, 140), at(2, 8 * 60 + 50), Told::days(6, 6)];
        let found = hours(&told);
        assert_eq!(found, [Hours { first: 1, last: 2, from: 22 * 60, to: 10 * 60, told: 4 }]);
    }

    #[test]
    fn a_week_whose_days_are_told_by_the_hour_is_drawn_so_and_one_with_few_hours_is_not() {
        let week: Vec<Told> = (1..=8).flat_map(|day| [at(day, 6 * 60), at(day, 17 * 60)]).collect();
        assert_eq!(hours(&week).iter().map(|one| (one.first, one.last)).collect::<Vec<_>>(), [(1, 8)]);
        // A day of which no hour is told does not divide it.
        let missed: Vec<Told> = week.iter().copied().filter(|one| one.first != 4).collect();
        assert_eq!(hours(&missed).len(), 1);
        assert_eq!(hours(&[at(1, 360), at(3, 360), at(5, 360), at(7, 360)]), []);
    }

    #[test]
    fn two_hours_among_many_days_are_drawn_by_days() {
        assert_eq!(hours(&[at(1, 30), at(1, 90), Told::days(9, 9)]), []);
        let mut told: Vec<Told> = (10..30).map(|day| Told::days(day, day)).collect();
        told.splice(0..0, [at(1, 30), at(1, 90), at(1, 300)]);
        assert_eq!(hours(&told), []);
    }
}
