//! What trees of a sentence and of its parts are drawn with: the products of its words with the parser's slots, and what was done
//! where the parser saw the same before.
//!
//! A part of a sentence that is parsed again has the same words, and another tree parts ways with the best one at a step or two. So
//! both cost little more than what is new in them.

use fearless_simd::{Level, Simd, dispatch};
use source::ListedMap;

use crate::shape::{SLOTS, STATE, STATE_WIDE, WIDTH};
use crate::sheet::Drawing;
use crate::state::wide_state;
use crate::transition::{Action, State};
use crate::whole::{cut, write_steps};

/// The slots that nearly every word comes to: the top of the stack, and the words ahead.
pub(crate) const EVERY: [usize; 4] = [0, 3, 4, 5];

/// The others, deeper in the stack and children of others: what is not looked at there is not multiplied.
pub(crate) const SOME: [usize; SLOTS - EVERY.len()] = [1, 2, 6, 7, 8, 9, 10];

/// The place of each slot in the first of these, or behind it in the second.
const PLACES: [usize; SLOTS] = {
    let mut places = [0; SLOTS];
    let mut at = 0;
    while at < SLOTS {
        places[if at < EVERY.len() { EVERY[at] } else { SOME[at - EVERY.len()] }] = at;
        at += 1;
    }
    places
};

/// Rows of words, and what is known of them; a word by another tag is another row.
#[derive(Default)]
pub(crate) struct Desk {
    steps: Vec<i16>,
    /// Of how many products of a row something is cut off.
    cuts: Vec<i32>,
    /// With room for the longest sentence so far.
    every: Vec<f32>,
    some: Vec<f32>,
    /// Where in `some` the products of a row with those slots begin, if they are made.
    made: Vec<[Option<u32>; SOME.len()]>,
    /// No more than a sentence has steps, so that it does no harm if a text makes them meet.
    chosen: ListedMap<Seen, [(Action, f32); 2]>,
}

/// All that the parser sees of a state, in few numbers.
#[derive(PartialEq, Eq, Hash)]
struct Seen {
    /// The rows in the slots, counted from 1; 0 is none.
    rows: [u32; SLOTS],
    /// The labels of children, the distances, and what is possible.
    rest: u64,
}

impl Desk {
    /// Clears it for another sentence.
    pub(crate) fn clear(&mut self) {
        self.steps.clear();
        self.cuts.clear();
        self.some.clear();
        self.made.clear();
        self.chosen.clear();
    }

    /// Adds a row for each of some vectors, a tag's added, and returns the first.
    pub(crate) fn add(&mut self, by: Drawing<'_>, vectors: &[f32]) -> u32 {
        let first = self.made.len();
        let rows = first + vectors.len() / WIDTH;
        self.made.resize(rows, [None; SOME.len()]);
        self.steps.resize(rows * WIDTH, 0);
        let width = EVERY.len() * STATE_WIDE;
        if self.every.len() < rows * width {
            self.every.resize(rows * width, 0.0);
        }
        let steps = &mut self.steps[first * WIDTH..];
        let products = &mut self.every[first * width..rows * width];
        dispatch!(Level::new(), simd => {
            write_steps(simd, vectors, steps);
            by.every.multiply_steps(simd, steps, products);
        });
        self.cuts.extend(self.steps[first * WIDTH..].chunks_exact(WIDTH).map(cut));
        first as u32
    }

    /// Returns the best action in a state of the words whose rows are given, and the next best, each with its score.
    #[inline(always)] // with the instructions of whoever calls, as below
    pub(crate) fn two_best<S: Simd>(
        &mut self,
        simd: S,
        by: Drawing<'_>,
        state: &State,
        rows: &[u32],
    ) -> [(Action, f32); 2] {
        let slots = state.slots();
        let numbers = state.slot_labels(&slots).into_iter().chain(state.distances()).chain([state.possible()]);
        let seen = Seen {
            rows: slots.map(|word| word.map_or(0, |word| rows[word as usize] + 1)),
            rest: numbers.fold(0, |all, number| all << 8 | number as u64),
        };
        if let Some(known) = self.chosen.get(&seen) {
            return *known;
        }
        for (place, slot) in SOME.into_iter().enumerate() {
            if let Some(word) = slots[slot] {
                self.make(simd, by, rows[word as usize] as usize, place);
            }
        }
        let product = |word: usize, slot: usize| self.product(rows[word] as usize, slot);
        let (wide, _) = wide_state(simd, by.weights, state, &slots, product);
        let mut value = [0.0; STATE];
        for at in 0..STATE {
            value[at] = wide[at].max(wide[at + STATE]);
        }
        let found = by.actions.two_best(simd, state, &value);
        self.chosen.insert(seen, found);
        found
    }

    /// Makes the products of a row with one of the slots that few come to, at the first time.
    #[inline(always)]
    fn make<S: Simd>(&mut self, simd: S, by: Drawing<'_>, row: usize, place: usize) {
        if self.made[row][place].is_none() {
            let start = self.some.len();
            self.made[row][place] = Some(start as u32);
            self.some.resize(start + STATE_WIDE, 0.0);
            let steps = &self.steps[row * WIDTH..(row + 1) * WIDTH];
            by.some[place].multiply_one(simd, steps, self.cuts[row], &mut self.some[start..]);
        }
    }

    /// The products of a row with a slot, and whatever stands behind them.
    #[inline(always)]
    fn product(&self, row: usize, slot: usize) -> &[f32] {
        match PLACES[slot].checked_sub(EVERY.len()) {
            None => &self.every[(row * EVERY.len() + PLACES[slot]) * STATE_WIDE..],
            Some(place) => &self.some[self.made[row][place].unwrap_or(0) as usize..],
        }
    }
}
