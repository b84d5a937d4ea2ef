//! How the parser sees a state: a sum of rows, one for each word, label and distance it looks at.

use crate::shape::{
    ABSENT, ACTION, ACTION_BIAS, DISTANCE, DISTANCE_SLOTS, DISTANCES, LABEL, LABEL_SLOTS, Matrix, SLOTS, STATE,
    STATE_BIAS, STATE_WIDE,
};
use crate::transition::State;

/// Returns what the state's maxout is taken of, and the rows of the tables of labels and distances it comes from. `words`
/// are the products of the words' vectors with the slots.
#[inline(always)] // with the instructions of whoever calls
pub(crate) fn wide_state(
    weights: &[Matrix],
    state: &State,
    slots: &[Option<u32>; SLOTS],
    words: &[f32],
) -> ([f32; STATE_WIDE], [usize; LABEL_SLOTS + DISTANCE_SLOTS]) {
    let mut wide = [0.0; STATE_WIDE];
    let mut add = |row: &[f32]| {
        for (wide, value) in wide.iter_mut().zip(row) {
            *wide += value;
        }
    };
    add(&weights[STATE_BIAS].values);
    for (slot, word) in slots.iter().enumerate() {
        match word {
            Some(word) => {
                let at = (*word as usize * SLOTS + slot) * STATE_WIDE;
                add(&words[at..at + STATE_WIDE]);
            }
            None => add(weights[ABSENT].row(slot)),
        }
    }
    let labels = state.slot_labels(slots);
    let distances = state.distances();
    let label_rows = weights[LABEL].values.len() / STATE_WIDE / LABEL_SLOTS;
    let tables: [usize; LABEL_SLOTS + DISTANCE_SLOTS] = std::array::from_fn(|at| match at.checked_sub(LABEL_SLOTS) {
        None => at * label_rows + labels[at],
        Some(at) => at * DISTANCES + distances[at],
    });
    tables[..LABEL_SLOTS].iter().for_each(|row| add(weights[LABEL].row(*row)));
    tables[LABEL_SLOTS..].iter().for_each(|row| add(weights[DISTANCE].row(*row)));
    (wide, tables)
}

/// Writes the score of each action, by the value of a state.
#[inline(always)]
pub(crate) fn scores(weights: &[Matrix], value: &[f32; STATE], out: &mut [f32]) {
    out.copy_from_slice(&weights[ACTION_BIAS].values);
    for (row, value) in value.iter().enumerate() {
        for (out, weight) in out.iter_mut().zip(weights[ACTION].row(row)) {
            *out += value * weight;
        }
    }
}
