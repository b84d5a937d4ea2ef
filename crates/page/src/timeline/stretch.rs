//! The stretches of days that a scale shows: those in which something is told, with a little air, and what lies between left out.

use super::hours::Hours;

/// A gap is left out where it is so many hundredths of the whole.
const GAP: i64 = 22;

/// Once some are left out, a further gap is where it is so many hundredths of what is left.
const FURTHER: i64 = 40;

/// So much told in a stretch makes it busy.
const BUSY: usize = 12;

/// A break is worth its confusion where no more than so many hundredths of the whole are left.
const WORTH: i64 = 50;

/// So many items stand together, on average, where a break helps to tell them apart.
const COMPANY: usize = 2;

/// Cuts days, in order of their beginning, into the stretches that are shown. Of what is left after a cut another may be worth
/// it: a campaign, a death six years later and a burial a lifetime later are three stretches.
pub(super) fn stretches(days: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let first = days.iter().map(|day| day.0).min().unwrap_or(0);
    let last = days.iter().map(|day| day.1).max().unwrap_or(0);
    let whole = last - first + 1;
    let within = |gap: i64| {
        let mut stretches: Vec<(i64, i64)> = Vec::new();
        for &(from, to) in days {
            match stretches.last_mut() {
                Some(stretch) if from - stretch.1 < gap => stretch.1 = stretch.1.max(to),
                Some(_) | None => stretches.push((from, to)),
            }
        }
        stretches
    };
    let has_company = |stretches: &[(i64, i64)]| days.len() > COMPANY * stretches.len();
    let mut cut = within(whole * GAP / 100);
    if !has_company(&cut) || length(&cut) > whole * WORTH / 100 {
        return vec![(first, last)];
    }
    loop {
        let finer = within(length(&cut) * FURTHER / 100);
        if finer.len() == cut.len() || !has_company(&finer) {
            break;
        }
        cut = finer;
    }
    // A busy stretch that is mostly empty is cut as the whole was: a siege, and a death there long after.
    loop {
        let finer: Vec<(i64, i64)> = cut.iter().flat_map(|stretch| halves(*stretch, days)).collect();
        if finer.len() == cut.len() || !has_company(&finer) {
            return cut;
        }
        cut = finer;
    }
}

/// Cuts a stretch in which much is told at its longest gap, where that is much of it.
fn halves((first, last): (i64, i64), days: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let inside: Vec<(i64, i64)> = days.iter().copied().filter(|day| first <= day.0 && day.1 <= last).collect();
    let mut longest: Option<(i64, i64)> = None;
    let mut end = first;
    for (from, to) in &inside {
        if longest.is_none_or(|(before, behind)| from - end > behind - before) {
            longest = Some((end, *from));
        }
        end = end.max(*to);
    }
    match longest.filter(|(before, behind)| (behind - before) * 100 >= (last - first + 1) * FURTHER) {
        Some((before, behind)) if inside.len() >= BUSY && behind - before > 1 => vec![(first, before), (behind, last)],
        Some(_) | None => vec![(first, last)],
    }
}

/// Returns what is told of a stretch beside what is drawn by the hour, as the stretches between.
pub(super) fn without((first, last): (i64, i64), hours: &[Hours], days: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let within: Vec<&Hours> = hours.iter().filter(|one| first <= one.first && one.last <= last).collect();
    if within.is_empty() {
        return vec![(first, last)];
    }
    let mut parts = Vec::new();
    let mut from = first;
    let bounds = within.iter().map(|one| (one.first - 1, one.last + 1)).chain([(last, last)]);
    for (to, next) in bounds {
        // What is told in between, from its first day there to its last.
        let told = days.iter().filter(|day| day.0 <= to && from <= day.1);
        let (begins, ends) = (told.clone().map(|day| day.0.max(from)).min(), told.map(|day| day.1.min(to)).max());
        parts.extend(begins.zip(ends).filter(|(begins, ends)| begins <= ends));
        from = next;
    }
    parts
}

/// A stretch has so many times less air on each side than it is long, and than all are on average.
const AIR: i64 = 14;

/// Returns stretches with a little air around each, never less than a day, their ends beyond the last day; where no day is left
/// between two, they are one: there is nothing to leave out. What is told by the hour keeps its days.
pub(super) fn with_air(stretches: &[(i64, i64)], hours: &[Hours]) -> Vec<(i64, i64)> {
    let average = length(stretches) / (stretches.len() as i64).max(1);
    let mut aired: Vec<(i64, i64)> = Vec::new();
    for &(first, last) in stretches {
        let air = (average.min(last - first + 1) / AIR).max(1);
        let before = hours.iter().filter(|hours| hours.last < first).map(|hours| hours.last + 1).max();
        let behind = hours.iter().filter(|hours| hours.first > last).map(|hours| hours.first).min();
        let (first, end) = (first - air, last + 1 + air);
        let (first, end) = (before.map_or(first, |day| day.max(first)), behind.map_or(end, |day| day.min(end)));
        match aired.last_mut() {
            Some(before) if first <= before.1 && !hours.iter().any(|hours| hours.first == before.1) => before.1 = end,
            Some(_) | None => aired.push((first, end)),
        }
    }
    aired
}

fn length(stretches: &[(i64, i64)]) -> i64 {
    stretches.iter().map(|(from, to)| to - from + 1).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siege_is_not_drawn_as_a_stroke_beside_the_years_behind_it() {
        let mut days: Vec<(i64, i64)> = (0..30).map(|day| (day, day)).collect();
        days.extend([(6_000, 6_000), (17_000, 18_000), (36_500, 36_500), (55_000, 55_000), (67_000, 67_000)]);
        assert_eq!(stretches(&days)[0], (0, 29));
    }

    #[test]
    fn a_campaign_a_death_and_a_burial_are_three_stretches() {
        let mut days: Vec<(i64, i64)> = (0..12).map(|day| (day * 10, day * 10)).collect();
        days.extend([(2_200, 2_200), (2_400, 2_700), (9_300, 9_300)]);
        assert_eq!(stretches(&days), [(0, 110), (2_200, 2_700), (9_300, 9_300)]);
    }

    #[test]
    fn there_is_no_break_where_no_day_is_left_out() {
        assert_eq!(with_air(&[(0, 0), (3, 4), (40, 40)], &[]), [(-1, 6), (39, 42)]);
    }
}
