//! What trees of words are drawn on: by the best action at every step, or at some by the second best.

use fearless_simd::{Level, Simd, dispatch};

use crate::desk::Desk;
use crate::shape::Matrix;
use crate::state::Actions;
use crate::transition::{Action, State};
use crate::whole::Whole;

/// What of the network draws trees.
#[derive(Clone, Copy)]
pub(crate) struct Drawing<'n> {
    pub weights: &'n [Matrix],
    /// Weights of the slots that every word comes to, and of each of the others.
    pub every: &'n Whole<2>,
    pub some: &'n [Whole<2>],
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

/// Some words of a sentence, of which as many trees are drawn as are asked for.
pub(crate) struct Sheet {
    /// Their rows on the desk.
    rows: Vec<u32>,
    /// Which of them are marks: nothing hangs on those.
    marks: Vec<bool>,
}

impl Sheet {
    pub(crate) fn new(rows: Vec<u32>, marks: Vec<bool>) -> Sheet {
        Sheet { rows, marks }
    }

    /// Takes another row for a word.
    pub(crate) fn set(&mut self, word: usize, row: u32) {
        self.rows[word] = row;
    }

    /// Draws a tree by the best action at every step.
    pub(crate) fn draw(&self, desk: &mut Desk, by: Drawing<'_>) -> Drawn {
        self.draw_by(desk, by, self.begun(), |_, _| ())
    }

    /// Draws one so, but from a fork on, where one is given; and notes the steps from there on at which the second best action
    /// falls short by less than `most`, what the fork falls short by added.
    pub(crate) fn draw_noting(
        &self,
        desk: &mut Desk,
        by: Drawing<'_>,
        from: Option<Fork>,
        most: f32,
    ) -> (Drawn, Vec<Fork>) {
        let mut forks = Vec::new();
        let before = from.as_ref().map_or(0.0, |from| from.short);
        let state = match from {
            Some(Fork { mut state, action, .. }) => {
                state.take(action);
                state
            }
            None => self.begun(),
        };
        let drawn = self.draw_by(desk, by, state, |state, [best, second]| {
            let short = before + best.1 - second.1;
            if short < most {
                forks.push(Fork { state: state.clone(), action: second.0, short });
            }
        });
        (drawn, forks)
    }

    fn begun(&self) -> State {
        State::new(self.rows.len()).with_marks(self.marks.clone())
    }

    fn draw_by(
        &self,
        desk: &mut Desk,
        by: Drawing<'_>,
        state: State,
        note: impl FnMut(&State, [(Action, f32); 2]),
    ) -> Drawn {
        dispatch!(Level::new(), simd => self.draw_here(simd, desk, by, state, note))
    }

    #[inline(always)]
    fn draw_here<S: Simd>(
        &self,
        simd: S,
        desk: &mut Desk,
        by: Drawing<'_>,
        mut state: State,
        mut note: impl FnMut(&State, [(Action, f32); 2]),
    ) -> Drawn {
        while !state.finished() {
            if state.must_shift() {
                state.take(Action::Shift);
                continue;
            }
            let found = desk.two_best(simd, by, &state, &self.rows);
            note(&state, found);
            state.take(found[0].0);
        }
        state.finish(by.root);
        Drawn { heads: state.heads, labels: state.labels }
    }
}
