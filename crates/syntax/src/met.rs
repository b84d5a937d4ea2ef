//! What a word comes to by itself: its vector, and its share of what the first layer makes of it and of the words beside it.
//!
//! The first layer looks at a word and at one on each side. What it makes of them is a sum of whole numbers, a share of each, and
//! most words of a text were met before: their shares are added up, and not multiplied again.

use std::sync::Arc;

use fearless_simd::Simd;

use crate::recent::Recent;
use crate::shape::{WIDE, WIDTH};
use crate::whole::{Whole, cut, write_steps};

/// A word with the gaps around it.
pub(crate) struct Met {
    pub vector: [f32; WIDTH],
    /// Its share where it stands before the word, is the word, and stands behind it.
    shares: [[i32; WIDE]; 3],
    /// Products of which something is cut off.
    cut: i32,
}

/// What is kept of words for the next time they are met: what their looks come to, and what they come to with their gaps.
pub(crate) struct Cache {
    pub mixed: Recent<Arc<[f32]>>,
    pub met: Recent<Arc<Met>>,
}

/// Halves of how many are kept, a kilobyte and four of each.
const MIXED: usize = 4096;
const MET: usize = 2560;

impl Default for Cache {
    fn default() -> Cache {
        Cache { mixed: Recent::new(MIXED), met: Recent::new(MET) }
    }
}

impl Met {
    /// Makes it from a word's vector and the first layer's weights.
    #[inline(always)] // with the instructions of whoever calls
    pub(crate) fn new<S: Simd>(simd: S, vector: [f32; WIDTH], first: &Whole<3>) -> Met {
        let mut steps = [0; WIDTH];
        write_steps(simd, &vector, &mut steps);
        let mut shares = [[0; WIDE]; 3];
        first.sum_apart(simd, &steps, shares.as_flattened_mut());
        Met { vector, shares, cut: cut(&steps) }
    }
}

/// Writes what the first layer makes of the word `at`.
#[inline(always)]
pub(crate) fn add_shares(first: &Whole<3>, met: &[Arc<Met>], at: usize, out: &mut [f32]) {
    let (mut sums, mut cut) = ([0; WIDE], 0);
    let beside = [at.checked_sub(1), Some(at), Some(at + 1)].map(|at| at.and_then(|at| met.get(at)));
    for (part, met) in beside.into_iter().enumerate() {
        let Some(met) = met else { continue };
        for (sum, share) in sums.iter_mut().zip(&met.shares[part]) {
            *sum += share;
        }
        cut += met.cut;
    }
    first.scale(&sums, cut, out);
}
