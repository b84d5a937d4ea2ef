//! Which gaps are worth leaving out so that what stands too close is told apart: the weeks of a siege among the years around it.

use super::scale::{BREAK, LEAST_PIECE};

/// Two things are told apart that stand so far from each other, in tenths of a pixel: a dot and the air around it.
const APART: i64 = 160;

/// A break is worth its confusion where it tells so many more apart.
const WORTH: i64 = 2;

/// So many things close to each other are a crowd.
const CROWD: usize = 3;

/// Gaps are tried by halves of the whole, so often at most.
const HALVES: usize = 24;

/// Further gaps are looked for so often.
const ROUNDS: usize = 3;

/// Cuts the stretches that are shown further, where gaps beside a crowd take the room that would tell it apart; `days` come in order
/// of their beginning, and `room` is in tenths of a pixel.
pub(super) fn relieved(stretches: Vec<(i64, i64)>, days: &[(i64, i64)], room: i64) -> Vec<(i64, i64)> {
    let runs = Runs::of(days);
    let Some(whole) = runs.whole().filter(|_| runs.runs.len() > 1) else { return stretches };
    let mut cuts: Vec<bool> = runs.gaps().map(|gap| stretches.iter().any(|stretch| stretch.1 == gap.0)).collect();
    let mut best = runs.score(&cuts, room);
    for _ in 0..ROUNDS {
        let tried = (1..=HALVES).map(|half| whole >> half).take_while(|least| *least > 1);
        let found = tried
            .map(|least| runs.with_crowds_apart(&cuts, least))
            .map(|cuts| (runs.score(&cuts, room), cuts))
            .max_by_key(|(score, cuts)| (*score, std::cmp::Reverse(cuts.iter().filter(|cut| **cut).count())));
        match found {
            Some((score, found)) if score > best => (best, cuts) = (score, found),
            Some(_) | None => break,
        }
    }
    runs.stretches(&cuts)
}

/// Days without a gap between them.
struct Run {
    first: i64,
    last: i64,
    /// Where something begins, each day once.
    starts: Vec<i64>,
    /// How much begins in it.
    told: i64,
}

struct Runs {
    runs: Vec<Run>,
}

impl Runs {
    fn of(days: &[(i64, i64)]) -> Runs {
        let mut runs: Vec<Run> = Vec::new();
        for &(first, last) in days {
            match runs.last_mut() {
                Some(run) if first <= run.last + 1 => {
                    run.last = run.last.max(last);
                    run.told += 1;
                    if run.starts.last() != Some(&first) {
                        run.starts.push(first);
                    }
                }
                Some(_) | None => runs.push(Run { first, last, starts: vec![first], told: 1 }),
            }
        }
        Runs { runs }
    }

    /// How many days it is from the first to the last.
    fn whole(&self) -> Option<i64> {
        Some(self.runs.last()?.last - self.runs.first()?.first + 1)
    }

    /// The last day before each gap and the first behind it.
    fn gaps(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.runs.windows(2).map(|pair| (pair[0].last, pair[1].first))
    }

    /// Adds the gaps of a length that stand beside a crowd shorter than they are.
    fn with_crowds_apart(&self, cuts: &[bool], least: i64) -> Vec<bool> {
        let is_long: Vec<bool> = self.gaps().map(|(before, behind)| behind - before >= least).collect();
        let mut all = cuts.to_vec();
        let mut from = 0;
        for to in 0..self.runs.len() {
            if is_long.get(to).is_some_and(|is_long| !is_long) {
                continue;
            }
            let crowd = &self.runs[from..=to];
            let many: usize = crowd.iter().map(|run| run.starts.len()).sum();
            if many >= CROWD && self.runs[to].last - self.runs[from].first < least {
                if let Some(before) = from.checked_sub(1) {
                    all[before] = true;
                }
                if let Some(behind) = all.get_mut(to) {
                    *behind = true;
                }
            }
            from = to + 1;
        }
        all
    }

    /// How well things are told apart that follow each other, less what the breaks cost.
    fn score(&self, cuts: &[bool], room: i64) -> i64 {
        let pieces: Vec<&[Run]> = self.pieces(cuts).collect();
        let breaks = pieces.len() as i64 - 1;
        let least = if breaks > 0 { LEAST_PIECE } else { 0 };
        let room = i128::from(room - breaks * BREAK - (breaks + 1) * least).max(0);
        let long = |runs: &[Run]| {
            i128::from(runs.last().map_or(0, |run| run.last + 1) - runs.first().map_or(0, |run| run.first))
        };
        let told = |runs: &[Run]| runs.iter().map(|run| i128::from(run.told)).sum::<i128>();
        let all: i128 = pieces.iter().map(|runs| long(runs)).sum();
        let all_told: i128 = pieces.iter().map(|runs| told(runs)).sum();
        let mut sum = breaks * APART;
        for runs in pieces {
            let (length, told) = (long(runs).max(1), told(runs));
            let drawn = i128::from(least)
                + match breaks {
                    0 => room,
                    _more => room * length / (2 * all.max(1)) + room * told / (2 * all_told.max(1)),
                };
            let starts: Vec<i64> = runs.iter().flat_map(|run| run.starts.iter().copied()).collect();
            let apart = |pair: &[i64]| (i128::from(pair[1] - pair[0]) * drawn / length).min(i128::from(APART)) as i64;
            sum += starts.windows(2).map(apart).sum::<i64>();
        }
        sum - breaks * WORTH * APART
    }

    fn pieces<'r>(&'r self, cuts: &'r [bool]) -> impl Iterator<Item = &'r [Run]> + 'r {
        let ends = (0..self.runs.len()).filter(|&at| cuts.get(at).is_none_or(|cut| *cut));
        ends.scan(0, |from, to| {
            let piece = &self.runs[*from..=to];
            *from = to + 1;
            Some(piece)
        })
    }

    fn stretches(&self, cuts: &[bool]) -> Vec<(i64, i64)> {
        let ends = |runs: &[Run]| Some((runs.first()?.first, runs.last()?.last));
        self.pieces(cuts).filter_map(ends).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: i64 = 8_320;

    fn cut(days: &[(i64, i64)]) -> Vec<(i64, i64)> {
        let (first, last) = (days.first().map_or(0, |day| day.0), days.iter().map(|day| day.1).max().unwrap_or(0));
        relieved(vec![(first, last)], days, ROOM)
    }

    #[test]
    fn a_summer_of_siege_stands_apart_from_the_years_around_it() {
        // A command since 1731, a siege in 1736, a peace in 1739, and walls pulled down from 1741 to 1744.
        let mut days = vec![(0, 364)];
        days.extend((0..14).map(|count| (1_900 + 8 * count, 1_900 + 8 * count)));
        days.extend([(2_922, 3_286), (3_653, 5_113)]);
        assert_eq!(cut(&days), [(0, 364), (1_900, 2_004), (2_922, 5_113)]);
    }

    #[test]
    fn what_is_told_apart_keeps_its_distances() {
        let days: Vec<(i64, i64)> = (0..20).map(|count| (count * 365, count * 365)).collect();
        assert_eq!(cut(&days), [(0, 19 * 365)]);
        assert_eq!(cut(&[(0, 0), (36_500, 36_500), (36_501, 36_501)]), [(0, 36_501)]);
    }

    #[test]
    fn a_bar_over_all_of_it_leaves_nothing_to_cut() {
        let mut days = vec![(0, 20_000)];
        days.extend((0..9).map(|day| (9_000 + day, 9_000 + day)));
        assert_eq!(cut(&days), [(0, 20_000)]);
    }
}
