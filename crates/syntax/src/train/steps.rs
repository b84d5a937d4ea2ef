//! The parser in training: it goes its own way through a sentence, and at each step learns which actions would have lost
//! the fewest arcs (a dynamic oracle).

use fearless_simd::{Level, dispatch};

use super::random::Random;
use crate::shape::{
    ABSENT, ACTION, ACTION_BIAS, DISTANCE, DISTANCES, LABEL, LABEL_SLOTS, Matrix, SLOTS, STATE, STATE_BIAS, STATE_WIDE,
};
use crate::state::wide_state;
use crate::transition::{Action, State};

/// Steps through a sentence of known heads and labels and returns the loss. `words` are the products of the words' vectors with the slots; what
/// they should have been different by is added to `words_gradient`.
#[allow(clippy::too_many_arguments)] // one call, in one place
pub(crate) fn learn(
    weights: &[Matrix],
    gradient: &mut [Matrix],
    random: &mut Random,
    words: &[f32],
    words_gradient: &mut [f32],
    heads: &[u32],
    labels: &[u8],
    scale: f32,
) -> f32 {
    let label_count = (weights[ACTION].columns - 1) / 2;
    let mut state = State::new(heads.len());
    let mut loss = 0.0;
    let width = SLOTS * STATE_WIDE;
    let mut out = vec![0.0; weights[ACTION].columns];
    while !state.finished() {
        let slots = state.slots();
        let product = |word: usize, slot: usize| &words[(word * SLOTS + slot) * STATE_WIDE..];
        let (wide, tables) = dispatch!(Level::new(), simd => wide_state(simd, weights, &state, &slots, product));
        let (value, choice) = maxout(&wide);
        scores(weights, &value, &mut out);
        let costs = state.costs(heads);
        let can = [state.can_shift(), state.can_left(), state.can_right()];
        let least = (0..3).filter(|kind| can[*kind]).map(|kind| costs[kind]).min().unwrap_or(0);
        let kind = |index: usize| match Action::of(index, label_count) {
            Action::Shift => 0,
            Action::Left(_) => 1,
            Action::Right(_) => 2,
        };
        let label = top_label(&slots, labels);
        let good: Vec<usize> = (0..3)
            .filter(|kind| can[*kind] && costs[*kind] == least)
            .map(|kind| [Action::Shift, Action::Left(label), Action::Right(label)][kind].index(label_count))
            .collect();
        let best = largest(&out, |index| can[kind(index)]);
        let best_good = largest(&out, |index| good.contains(&index));
        // Softmax over what can be done; the loss is that of all good actions together.
        let highest = out[best];
        let mut total = 0.0;
        for (index, score) in out.iter_mut().enumerate() {
            *score = if can[kind(index)] { (*score - highest).exp() } else { 0.0 };
            total += *score;
        }
        let good_total: f32 = good.iter().map(|index| out[*index]).sum::<f32>().max(1e-20);
        loss -= (good_total / total).ln();
        for (index, score) in out.iter_mut().enumerate() {
            let wanted = if good.contains(&index) { *score / good_total } else { 0.0 };
            *score = (*score / total - wanted) * scale;
        }
        // Back through the scores and the maxout.
        let mut value_gradient = [0.0; STATE];
        for (row, (value, back)) in value.iter().zip(&mut value_gradient).enumerate() {
            let weights = weights[ACTION].row(row);
            let gradient = gradient[ACTION].row_mut(row);
            let mut sum = 0.0;
            for ((weight, gradient), score) in weights.iter().zip(gradient).zip(&out) {
                sum += weight * score;
                *gradient += value * score;
            }
            *back = sum;
        }
        add(&mut gradient[ACTION_BIAS].values, &out);
        let mut wide_gradient = [0.0; STATE_WIDE];
        for (at, back) in value_gradient.iter().enumerate() {
            wide_gradient[at + STATE * choice[at] as usize] = *back;
        }
        add(&mut gradient[STATE_BIAS].values, &wide_gradient);
        for (slot, word) in slots.iter().enumerate() {
            match word {
                Some(word) => {
                    let at = *word as usize * width + slot * STATE_WIDE;
                    add(&mut words_gradient[at..at + STATE_WIDE], &wide_gradient);
                }
                None => add(gradient[ABSENT].row_mut(slot), &wide_gradient),
            }
        }
        for row in &tables[..LABEL_SLOTS] {
            add(gradient[LABEL].row_mut(*row), &wide_gradient);
        }
        for row in &tables[LABEL_SLOTS..] {
            debug_assert!(*row < 2 * DISTANCES);
            add(gradient[DISTANCE].row_mut(*row), &wide_gradient);
        }
        // It mostly goes its own way.
        let taken = if random.share() < 0.9 { best } else { best_good };
        state.take(Action::of(taken, label_count));
    }
    loss
}

/// Writes the score of each action, by the value of a state.
fn scores(weights: &[Matrix], value: &[f32; STATE], out: &mut [f32]) {
    out.copy_from_slice(&weights[ACTION_BIAS].values);
    for (row, value) in value.iter().enumerate() {
        for (out, weight) in out.iter_mut().zip(weights[ACTION].row(row)) {
            *out += value * weight;
        }
    }
}

fn top_label(slots: &[Option<u32>; SLOTS], labels: &[u8]) -> usize {
    slots[0].map_or(0, |top| labels[top as usize] as usize)
}

fn maxout(wide: &[f32; STATE_WIDE]) -> ([f32; STATE], [u8; STATE]) {
    let (mut value, mut choice) = ([0.0; STATE], [0; STATE]);
    for at in 0..STATE {
        let second = wide[at + STATE] > wide[at];
        choice[at] = u8::from(second);
        value[at] = if second { wide[at + STATE] } else { wide[at] };
    }
    (value, choice)
}

fn largest(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best: Option<usize> = None;
    for index in (0..scores.len()).filter(|index| allowed(*index)) {
        if best.is_none_or(|best| scores[index] > scores[best]) {
            best = Some(index);
        }
    }
    best.unwrap_or(0)
}

pub(crate) fn add(to: &mut [f32], what: &[f32]) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += what;
    }
}
