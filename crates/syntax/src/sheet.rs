//! What trees of a sentence are drawn from: by the best action at every step, or at some by the second best.

use fearless_simd::{Level, Simd, dispatch};

use crate::shape::{CHILD_SLOT, Matrix, SLOTS, STATE, STATE_WIDE};
use crate::state::{Actions, wide_state};
use crate::transition::{Action, State};
use crate::whole::Whole;

/// What of the network draws trees.
#[derive(Clone, Copy)]
pub(crate) struct Drawing<'n> {
    pub weights: &'n [Matrix],
    pub slots: &'n Whole,
    pub child_slots: &'n [Whole],
    pub actions: &'n Actions,
    /// The label of the arc from the root.
    pub root: usize,
}

/// A tree as it was drawn.
pub(crate) struct Drawn {
    /// The head of each word; the root is the word after the last.
    pub heads: Vec<u32>,
    pub labels: Vec<u8>,
}

/// A step at which something else could have been done.
pub(crate) struct Fork {
    state: State,
    /// What else.
    action: Action,
    /// By how much the tree falls short by it of the best one.
    pub short: f32,
}

/// The products of a sentence's words, from which as many trees are drawn as are asked for.
pub(crate) struct Sheet<'n> {
    by: Drawing<'n>,
    count: usize,
    marks: Vec<bool>,
    steps: Vec<i16>,
    words: Vec<f32>,
    /// Those of children are made when they are asked for.
    children: Vec<f32>,
    made: Vec<[Option<usize>; SLOTS - CHILD_SLOT]>,
}

impl<'n> Sheet<'n> {
    /// Makes the products of `count` words by their vectors, their tags' added.
    pub(crate) fn new(by: Drawing<'n>, vectors: &[f32], count: usize, marks: Vec<bool>) -> Sheet<'n> {
        let mut words = vec![0.0; count * CHILD_SLOT * STATE_WIDE];
        let steps = dispatch!(Level::new(), simd => {
            let steps = by.slots.steps(simd, vectors);
            by.slots.multiply_steps(simd, &steps, &mut words);
            steps
        });
        Sheet { by, count, marks, steps, words, children: Vec::new(), made: vec![[None; SLOTS - CHILD_SLOT]; count] }
    }

    /// Draws a tree by the best action at every step.
    pub(crate) fn draw(&mut self) -> Drawn {
        let actions = self.by.actions;
        let state = self.begun();
        dispatch!(Level::new(), simd => self.draw_by(simd, state, |state, value| actions.best(simd, state, value)))
    }

    /// Draws one so, but from a fork on, where one is given; and notes the steps from there on at which the second best action
    /// falls short by less than `most`, what the fork falls short by added.
    pub(crate) fn draw_noting(&mut self, from: Option<Fork>, most: f32) -> (Drawn, Vec<Fork>) {
        let actions = self.by.actions;
        let mut forks = Vec::new();
        let (mut state, before) = (self.begun(), from.as_ref().map_or(0.0, |from| from.short));
        if let Some(from) = from {
            state = from.state;
            state.take(from.action);
        }
        let drawn = dispatch!(Level::new(), simd => self.draw_by(simd, state, |state, value| {
            let [best, second] = actions.two_best(simd, state, value);
            let short = before + best.1 - second.1;
            if short < most {
                forks.push(Fork { state: state.clone(), action: second.0, short });
            }
            best.0
        }));
        (drawn, forks)
    }

    fn begun(&self) -> State {
        State::new(self.count).with_marks(self.marks.clone())
    }

    /// Takes another vector for a word, its tag's added.
    pub(crate) fn set(&mut self, word: usize, vector: &[f32]) {
        let width = self.steps.len() / self.count;
        let products = &mut self.words[word * CHILD_SLOT * STATE_WIDE..(word + 1) * CHILD_SLOT * STATE_WIDE];
        let by = self.by;
        let steps = dispatch!(Level::new(), simd => {
            let steps = by.slots.steps(simd, vector);
            by.slots.multiply_steps(simd, &steps, products);
            steps
        });
        self.steps[word * width..(word + 1) * width].copy_from_slice(&steps);
        self.made[word] = [None; SLOTS - CHILD_SLOT];
    }

    #[inline(always)]
    fn draw_by<S: Simd>(
        &mut self,
        simd: S,
        mut state: State,
        mut action: impl FnMut(&State, &[f32; STATE]) -> Action,
    ) -> Drawn {
        while !state.finished() {
            let slots = state.slots();
            self.make(simd, &slots);
            let product = |word: usize, slot: usize| match slot.checked_sub(CHILD_SLOT) {
                None => &self.words[(word * CHILD_SLOT + slot) * STATE_WIDE..],
                Some(slot) => &self.children[self.made[word][slot].unwrap_or(0)..],
            };
            let (wide, _) = wide_state(self.by.weights, &state, &slots, product);
            let value: [f32; STATE] = std::array::from_fn(|at| wide[at].max(wide[at + STATE]));
            let action = action(&state, &value);
            state.take(action);
        }
        state.finish(self.by.root);
        Drawn { heads: state.heads, labels: state.labels }
    }

    /// Makes the products of children that are looked at for the first time.
    #[inline(always)]
    fn make<S: Simd>(&mut self, simd: S, slots: &[Option<u32>; SLOTS]) {
        for (slot, word) in slots[CHILD_SLOT..].iter().enumerate() {
            let Some(word) = word.map(|word| word as usize).filter(|word| self.made[*word][slot].is_none()) else {
                continue;
            };
            let start = self.children.len();
            self.made[word][slot] = Some(start);
            self.children.resize(start + STATE_WIDE, 0.0);
            let width = self.steps.len() / self.count;
            let steps = &self.steps[word * width..(word + 1) * width];
            self.by.child_slots[slot].multiply_steps(simd, steps, &mut self.children[start..]);
        }
    }
}
