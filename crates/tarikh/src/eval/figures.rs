//! Counts, and the figures they give in per cent: TempEval-3's definitions.

use serde::Serialize;
use std::fmt;

/// What was counted over the times of all documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TimexCounts {
    /// Documents.
    pub documents: usize,
    /// Times of the gold.
    pub gold: usize,
    /// Times of ours.
    pub system: usize,
    /// Pairs of one extent.
    pub strict: usize,
    /// Pairs that share a letter.
    pub relaxed: usize,
    /// Relaxed pairs of one type.
    pub kind: usize,
    /// Relaxed pairs of one value.
    pub value: usize,
    /// Pairs of one extent and one value.
    pub strict_value: usize,
}

/// A share in per cent, 0 to 100, kept in the two decimals that are printed.
#[derive(Serialize, Clone, Copy, PartialEq, PartialOrd, Debug)]
#[serde(transparent)]
pub struct Share(f64);

/// Precision, recall and their harmonic mean.
#[derive(Serialize, Clone, Copy, PartialEq, Debug)]
pub struct Figures {
    /// Precision.
    pub p: Share,
    /// Recall.
    pub r: Share,
    /// 2PR / (P + R).
    pub f1: Share,
}

impl TimexCounts {
    /// Adds the counts of further documents.
    pub(super) fn add(&mut self, other: TimexCounts) {
        let TimexCounts { documents, gold, system, strict, relaxed, kind, value, strict_value } = other;
        self.documents += documents;
        self.gold += gold;
        self.system += system;
        self.strict += strict;
        self.relaxed += relaxed;
        self.kind += kind;
        self.value += value;
        self.strict_value += strict_value;
    }

    /// Of extents that are the same.
    pub fn strict(&self) -> Figures {
        Ratios::of(self.strict, self).figures()
    }

    /// Of extents that share a letter.
    pub fn relaxed(&self) -> Figures {
        Ratios::of(self.relaxed, self).figures()
    }

    /// Of types: the share of relaxed pairs with one type, times the relaxed figures.
    pub fn kind(&self) -> Figures {
        self.among_relaxed(self.kind).figures()
    }

    /// Of values: the share of relaxed pairs with one value, times the relaxed figures.
    pub fn value(&self) -> Figures {
        self.among_relaxed(self.value).figures()
    }

    /// Of extent and value together.
    pub fn strict_value(&self) -> Figures {
        Ratios::of(self.strict_value, self).figures()
    }

    fn among_relaxed(&self, equal: usize) -> Ratios {
        let share = ratio(equal, self.relaxed);
        let relaxed = Ratios::of(self.relaxed, self);
        Ratios { p: share * relaxed.p, r: share * relaxed.r, f1: share * relaxed.f1 }
    }
}

impl Figures {
    /// Figures of which precision and recall are counted apart: each what is right, of how many.
    pub(super) fn of_parts(precision: (usize, usize), recall: (usize, usize)) -> Figures {
        let (p, r) = (ratio(precision.0, precision.1), ratio(recall.0, recall.1));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Ratios { p, r, f1 }.figures()
    }

    /// Figures of a plain count of what is in both.
    pub(super) fn of_counts(hits: usize, gold: usize, system: usize) -> Figures {
        Ratios::plain(hits, gold, system).figures()
    }

    /// Figures of counts that weigh less than one each.
    pub(super) fn of_weighed(counts: &Weighed) -> Figures {
        let share = |whole: f64| if whole > 0.0 { 100.0 * counts.hits / whole } else { 0.0 };
        let (p, r) = (share(counts.system), share(counts.gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Figures { p: Share::of_per_cent(p), r: Share::of_per_cent(r), f1: Share::of_per_cent(f1) }
    }
}

/// Counts where each thing weighs a share of one.
pub(super) struct Weighed {
    /// In both.
    pub hits: f64,
    /// In ours.
    pub system: f64,
    /// In the gold.
    pub gold: f64,
}

struct Ratios {
    p: f64,
    r: f64,
    f1: f64,
}

impl Ratios {
    fn of(hits: usize, counts: &TimexCounts) -> Ratios {
        Ratios::plain(hits, counts.gold, counts.system)
    }

    fn plain(hits: usize, gold: usize, system: usize) -> Ratios {
        let (p, r) = (ratio(hits, system), ratio(hits, gold));
        let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        Ratios { p, r, f1 }
    }

    fn figures(&self) -> Figures {
        Figures { p: Share::of(self.p), r: Share::of(self.r), f1: Share::of(self.f1) }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl Share {
    /// Rounds as printing does, so that the number and its print are the same.
    fn of(ratio: f64) -> Share {
        Share::of_per_cent(100.0 * ratio)
    }

    fn of_per_cent(per_cent: f64) -> Share {
        Share(format!("{per_cent:.2}").parse().unwrap_or(per_cent))
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.2}", self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_definitions() {
        let counts = TimexCounts {
            documents: 20,
            gold: 138,
            system: 135,
            strict: 120,
            relaxed: 128,
            kind: 125,
            value: 110,
            strict_value: 105,
        };
        let print = |figures: Figures| format!("{} {} {}", figures.p, figures.r, figures.f1);
        assert_eq!(print(counts.strict()), "88.89 86.96 87.91");
        assert_eq!(print(counts.relaxed()), "94.81 92.75 93.77");
        assert_eq!(counts.kind().f1.to_string(), "91.58");
        assert_eq!(counts.value().f1.to_string(), "80.59");
    }

    #[test]
    fn nothing_found_is_nought() {
        let counts = TimexCounts { documents: 1, gold: 3, ..TimexCounts::default() };
        assert_eq!(counts.value().f1.to_string(), "0.00");
    }
}
