//! Which time of gold answers to which of ours: one to one, equal extents first, then in the order of the text.

/// A pair of one time of gold and one of ours that share a letter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    /// Index into the gold.
    pub gold: usize,
    /// Index into ours.
    pub system: usize,
    /// Whether their extents are the same.
    pub exact: bool,
}

/// Pairs extents counted in letters (blanks left out), half open. `system` is sorted and does not overlap itself; gold
/// may be nested.
pub(super) fn pair(gold: &[(u32, u32)], system: &[(u32, u32)]) -> Vec<Pair> {
    let mut candidates: Vec<Pair> = Vec::new();
    for (index, one) in gold.iter().enumerate() {
        let first = system.partition_point(|other| other.1 <= one.0);
        let overlapping = system[first..].iter().take_while(|other| other.0 < one.1).enumerate();
        let shared = overlapping.filter(|(_, other)| one.0.max(other.0) < one.1.min(other.1));
        candidates.extend(shared.map(|(at, other)| Pair { gold: index, system: first + at, exact: one == other }));
    }
    candidates.sort_by_key(|pair| (!pair.exact, pair.gold, pair.system));
    let (mut gold_taken, mut system_taken) = (vec![false; gold.len()], vec![false; system.len()]);
    candidates.retain(|pair| {
        let free = !gold_taken[pair.gold] && !system_taken[pair.system];
        if free {
            gold_taken[pair.gold] = true;
            system_taken[pair.system] = true;
        }
        free
    });
    candidates
}

/// Returns how many letters lie before each byte asked for, blanks of every kind left out. `at` is in any order.
pub(super) fn letters_before(text: &str, at: &[u32]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..at.len()).collect();
    order.sort_by_key(|&index| at[index]);
    let mut counts = vec![0; at.len()];
    let (mut done, mut count) = (0, 0);
    for index in order {
        let next = at[index] as usize;
        count += text[done..next].chars().filter(|&c| !is_blank(c)).count() as u32;
        done = next;
        counts[index] = count;
    }
    counts
}

/// Blanks as the scorers of the field count them: Unicode's, and the four separators of ASCII.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_extents_are_paired_before_earlier_ones() {
        let pairs = pair(&[(0, 20), (5, 9)], &[(5, 9), (12, 16)]);
        let shown: Vec<_> = pairs.iter().map(|pair| (pair.gold, pair.system, pair.exact)).collect();
        assert_eq!(shown, [(1, 0, true), (0, 1, false)]);
    }

    #[test]
    fn neighbours_share_no_letter() {
        assert_eq!(pair(&[(4, 8)], &[(0, 4), (8, 12)]), []);
    }

    #[test]
    fn letters_are_counted_without_blanks() {
        assert_eq!(letters_before("15 دلو\n\u{1f}1367", &[12, 0, 3]), [6, 0, 2]);
    }
}
