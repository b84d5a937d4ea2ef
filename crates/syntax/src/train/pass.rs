//! One pass of a batch through the network and back: what it says, how wrong that is, and the gradient of it.

use super::layer::{Normed, dropped};
use super::matrix::{multiply, transpose};
use super::random::Random;
use super::steps::{add, learn};
use super::units::{Inventory, Unit};
use crate::shape::{
    GAP, GRAMS, LOOKS, MIX, MIX_BIAS, MIX_GAIN, MIX_SHIFT, Matrix, OPEN, OPEN_BIAS, REACH, SLOT, SLOTS, STATE_WIDE,
    TABLES, TAG, TAG_BIAS, TAG_VECTOR, WIDE, WIDTH, layer,
};

/// What a pass came to: losses, and how much was right.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Tally {
    pub words: usize,
    pub tag_loss: f32,
    pub tags_right: usize,
    pub open_loss: f32,
    pub parse_loss: f32,
}

/// How much is dropped of looks and of each layer.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub looks: f32,
    pub layers: f32,
}

/// Takes units forth and back, and adds to the gradient.
pub(crate) fn pass(
    weights: &[Matrix],
    gradient: &mut [Matrix],
    random: &mut Random,
    inventory: &Inventory,
    dropout: Dropout,
    scale: f32,
    units: &[&Unit],
) -> Tally {
    let words: Vec<_> = units.iter().flat_map(|unit| &unit.words).collect();
    let count = words.len();
    let mut tally = Tally { words: count, ..Tally::default() };
    if count == 0 {
        return tally;
    }

    // Forth: looks, once for each form.
    let mut kinds: Vec<usize> = words.iter().map(|word| word.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let rows: Vec<usize> =
        words.iter().map(|w| kinds.binary_search(&w.kind).expect("the kinds are those of the words")).collect();
    let unknown: Vec<bool> =
        kinds.iter().map(|kind| random.share() < 0.3 / (0.3 + inventory.kinds[*kind].1 as f32)).collect();
    let mut looks = vec![0.0; kinds.len() * LOOKS];
    for ((kind, unknown), out) in kinds.iter().zip(&unknown).zip(looks.chunks_exact_mut(LOOKS)) {
        visit(inventory, *kind, *unknown, |table, row, at, share| {
            for (out, value) in out[at..at + TABLES[table].1].iter_mut().zip(weights[table].row(row)) {
                *out += share * value;
            }
        });
    }
    let looks_kept = dropped(random, dropout.looks, &mut looks);
    let mut mixed = vec![0.0; kinds.len() * WIDE];
    multiply(LOOKS, WIDE, &looks, &weights[MIX].values, &mut mixed);
    let mut wide = vec![0.0; count * WIDE];
    for ((out, row), word) in wide.chunks_exact_mut(WIDE).zip(&rows).zip(&words) {
        out.copy_from_slice(&mixed[row * WIDE..(row + 1) * WIDE]);
        add(out, weights[GAP].row(word.gaps));
    }
    let (mut vectors, mix) = Normed::forth(weights, [MIX_BIAS, MIX_GAIN, MIX_SHIFT], random, dropout.layers, &wide);

    // Forth: layers.
    let neighbours = neighbours(units);
    let mut layers: Vec<(Vec<f32>, Normed)> = Vec::new();
    for (at, neighbours) in neighbours.iter().enumerate() {
        let [matrix, bias, gain, shift] = layer(at);
        let seen = windows(&vectors, neighbours);
        let mut wide = vec![0.0; count * WIDE];
        multiply(3 * WIDTH, WIDE, &seen, &weights[matrix].values, &mut wide);
        let (more, normed) = Normed::forth(weights, [bias, gain, shift], random, dropout.layers, &wide);
        add(&mut vectors, &more);
        layers.push((seen, normed));
    }
    let mut back = vec![0.0; count * WIDTH];

    // Tags, there and back.
    let tag_count = weights[TAG].columns;
    let mut scores: Vec<f32> = (0..count).flat_map(|_| &weights[TAG_BIAS].values).copied().collect();
    multiply(WIDTH, tag_count, &vectors, &weights[TAG].values, &mut scores);
    let mut guessed = Vec::with_capacity(count);
    for (scores, word) in scores.chunks_exact_mut(tag_count).zip(&words) {
        let (best, loss) = softmax(scores, word.tag);
        tally.tag_loss += loss;
        tally.tags_right += usize::from(best == word.tag);
        guessed.push(best);
        scores.iter_mut().for_each(|score| *score *= scale);
        add(&mut gradient[TAG_BIAS].values, scores);
    }
    linear_back(weights, gradient, TAG, &vectors, &scores, &mut back);

    // Where sentences open.
    for ((vector, word), back) in vectors.chunks_exact(WIDTH).zip(&words).zip(back.chunks_exact_mut(WIDTH)) {
        let score: f32 =
            vector.iter().zip(&weights[OPEN].values).map(|(v, w)| v * w).sum::<f32>() + weights[OPEN_BIAS].values[0];
        let likely = 1.0 / (1.0 + (-score).exp());
        let truth = if word.opens { 1.0 } else { 0.0 };
        tally.open_loss -= (if word.opens { likely } else { 1.0 - likely }).max(1e-9).ln();
        let wrong = (likely - truth) * scale;
        gradient[OPEN_BIAS].values[0] += wrong;
        for ((gradient, back), (v, w)) in
            gradient[OPEN].values.iter_mut().zip(back).zip(vector.iter().zip(&weights[OPEN].values))
        {
            *gradient += wrong * v;
            *back += wrong * w;
        }
    }

    // The parser, there and back, by sentence.
    let mut tagged = vectors.clone();
    for (vector, tag) in tagged.chunks_exact_mut(WIDTH).zip(&guessed) {
        add(vector, weights[TAG_VECTOR].row(*tag));
    }
    let width = SLOTS * STATE_WIDE;
    let mut slots = vec![0.0; count * width];
    multiply(WIDTH, width, &tagged, &weights[SLOT].values, &mut slots);
    let mut slots_back = vec![0.0; count * width];
    let mut begun = 0;
    for unit in units {
        for (start, end) in &unit.sentences {
            let heads: Vec<u32> = unit.words[*start..*end].iter().map(|word| word.head).collect();
            let labels: Vec<u8> = unit.words[*start..*end].iter().map(|word| word.label).collect();
            let place = (begun + start) * width..(begun + end) * width;
            let (slots, back) = (&slots[place.clone()], &mut slots_back[place]);
            let loss = learn(weights, gradient, random, slots, back, &heads, &labels, scale);
            tally.parse_loss += loss;
        }
        begun += unit.words.len();
    }
    let mut tagged_back = vec![0.0; count * WIDTH];
    linear_back(weights, gradient, SLOT, &tagged, &slots_back, &mut tagged_back);
    for (back, tag) in tagged_back.chunks_exact(WIDTH).zip(&guessed) {
        add(gradient[TAG_VECTOR].row_mut(*tag), back);
    }
    add(&mut back, &tagged_back);

    // Back: layers.
    for ((at, neighbours), (seen, normed)) in neighbours.iter().enumerate().zip(&layers).rev() {
        let [matrix, bias, gain, shift] = layer(at);
        let wide_back = normed.back(weights, gradient, [bias, gain, shift], &back);
        let mut seen_back = vec![0.0; seen.len()];
        linear_back(weights, gradient, matrix, seen, &wide_back, &mut seen_back);
        for (word, (window, three)) in seen_back.chunks_exact(3 * WIDTH).zip(neighbours).enumerate() {
            let three = [three[0], Some(word), three[1]];
            for (part, place) in window.chunks_exact(WIDTH).zip(three) {
                if let Some(place) = place {
                    add(&mut back[place * WIDTH..(place + 1) * WIDTH], part);
                }
            }
        }
    }

    // Back: looks.
    let wide_back = mix.back(weights, gradient, [MIX_BIAS, MIX_GAIN, MIX_SHIFT], &back);
    let mut mixed_back = vec![0.0; mixed.len()];
    for ((back, row), word) in wide_back.chunks_exact(WIDE).zip(&rows).zip(&words) {
        add(&mut mixed_back[row * WIDE..(row + 1) * WIDE], back);
        add(gradient[GAP].row_mut(word.gaps), back);
    }
    let mut looks_back = vec![0.0; looks.len()];
    linear_back(weights, gradient, MIX, &looks, &mixed_back, &mut looks_back);
    for (back, kept) in looks_back.iter_mut().zip(&looks_kept) {
        *back *= kept;
    }
    for ((kind, unknown), back) in kinds.iter().zip(&unknown).zip(looks_back.chunks_exact(LOOKS)) {
        visit(inventory, *kind, *unknown, |table, row, at, share| {
            for (gradient, value) in gradient[table].row_mut(row).iter_mut().zip(&back[at..at + TABLES[table].1]) {
                *gradient += share * value;
            }
        });
    }
    tally
}

/// Goes through the rows of a form: table, row, place among the looks, and share.
fn visit(inventory: &Inventory, kind: usize, unknown: bool, mut with: impl FnMut(usize, usize, usize, f32)) {
    let looks = &inventory.kinds[kind].0;
    let mut at = 0;
    for (table, row) in looks.rows.iter().enumerate() {
        with(table, if table == 0 && unknown { 0 } else { *row as usize }, at, 1.0);
        at += TABLES[table].1;
    }
    for row in &looks.grams {
        with(GRAMS, *row as usize, at, 1.0 / looks.grams.len() as f32);
    }
}

/// The words to the left and right of each, for each layer; none beyond its unit.
fn neighbours(units: &[&Unit]) -> Vec<Vec<[Option<usize>; 2]>> {
    let of = |reach: usize| {
        let mut all = Vec::new();
        for unit in units {
            let (begun, count) = (all.len(), unit.words.len());
            all.extend((0..count).map(|at| {
                let left = at.checked_sub(reach).map(|at| begun + at);
                [left, Some(at + reach).filter(|at| *at < count).map(|at| begun + at)]
            }));
        }
        all
    };
    REACH.iter().map(|reach| of(*reach)).collect()
}

/// Left neighbour, word and right neighbour side by side.
fn windows(vectors: &[f32], neighbours: &[[Option<usize>; 2]]) -> Vec<f32> {
    let mut seen = vec![0.0; 3 * vectors.len()];
    for ((word, out), [left, right]) in seen.chunks_exact_mut(3 * WIDTH).enumerate().zip(neighbours) {
        for (out, place) in out.chunks_exact_mut(WIDTH).zip([*left, Some(word), *right]) {
            if let Some(place) = place {
                out.copy_from_slice(&vectors[place * WIDTH..(place + 1) * WIDTH]);
            }
        }
    }
    seen
}

/// Back through a product: the gradient of its matrix, and of what was multiplied.
fn linear_back(weights: &[Matrix], gradient: &mut [Matrix], part: usize, from: &[f32], back: &[f32], to: &mut [f32]) {
    let columns = weights[part].columns;
    let rows = weights[part].values.len() / columns;
    multiply(from.len() / rows, columns, &transpose(rows, from), back, &mut gradient[part].values);
    multiply(columns, rows, back, &transpose(columns, &weights[part].values), to);
}

/// Turns scores into what they should have been different by; returns the best and the loss.
fn softmax(scores: &mut [f32], truth: usize) -> (usize, f32) {
    let mut best = 0;
    for at in 1..scores.len() {
        if scores[at] > scores[best] {
            best = at;
        }
    }
    let highest = scores[best];
    let mut total = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
        total += *score;
    }
    scores.iter_mut().for_each(|score| *score /= total);
    let loss = -scores[truth].max(1e-20).ln();
    scores[truth] -= 1.0;
    (best, loss)
}
