//! A linear classifier: for each feature a weight for each class.

use crate::Feature;

/// Scores classes by their features.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linear {
    pub(crate) classes: Vec<String>,
    /// There are two to the power of this many rows.
    pub(crate) bits: u32,
    /// Row by row, a weight for each class.
    pub(crate) weights: Vec<i8>,
    /// What one unit of logarithmic odds is, in units of a score.
    pub(crate) unit: i32,
}

impl Linear {
    /// Returns the names of the classes; scores come in their order.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// Returns what one unit of logarithmic odds is in a score.
    pub fn unit(&self) -> i32 {
        self.unit
    }

    /// Adds to `scores` what the features say; one score for each class.
    pub fn add_scores(&self, features: &[Feature], scores: &mut [i32]) {
        // Where the number of classes is known when this is compiled, scores stay in registers.
        let count = self.classes.len();
        if let (2, Ok(scores)) = (count, <&mut [i32; 2]>::try_from(&mut *scores)) {
            self.add_few(features, scores);
        } else if let (4, Ok(scores)) = (count, <&mut [i32; 4]>::try_from(&mut *scores)) {
            self.add_few(features, scores);
        } else if let (16, Ok(scores)) = (count, <&mut [i32; 16]>::try_from(&mut *scores)) {
            self.add_few(features, scores);
        } else {
            for feature in features {
                let row = row(self.bits, *feature) * count;
                for (score, weight) in scores.iter_mut().zip(&self.weights[row..row + count]) {
                    *score += i32::from(*weight);
                }
            }
        }
    }

    /// Does the same for `N` classes. So many weights of eight bits fit sixteen together, of which a processor adds more at once.
    fn add_few<const N: usize>(&self, features: &[Feature], scores: &mut [i32; N]) {
        let rows = self.weights.as_chunks::<N>().0;
        for features in features.chunks(256) {
            let mut sums = [0i16; N];
            for feature in features {
                let weights = &rows[row(self.bits, *feature)];
                for at in 0..N {
                    sums[at] += i16::from(weights[at]);
                }
            }
            for (score, sum) in scores.iter_mut().zip(sums) {
                *score += i32::from(sum);
            }
        }
    }

    /// Returns a score for each class.
    pub fn scores(&self, features: &[Feature]) -> Vec<i32> {
        let mut scores = vec![0; self.classes.len()];
        self.add_scores(features, &mut scores);
        scores
    }

    /// Returns the class that scores best; of equals the first.
    pub fn best(&self, features: &[Feature]) -> usize {
        best_of(&self.scores(features))
    }
}

/// Returns the place of the largest; of equals the first.
pub(crate) fn best_of(scores: &[i32]) -> usize {
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = at;
        }
    }
    best
}

pub(crate) fn row(bits: u32, feature: Feature) -> usize {
    (feature.0 >> (32 - bits)) as usize
}
