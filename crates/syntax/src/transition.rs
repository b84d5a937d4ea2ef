//! The transition system: how a tree is built from left to right by shifting words and by drawing arcs (arc-hybrid,
//! with the root at the end of the buffer).

use crate::shape::{DISTANCES, LABEL_SLOTS, SLOTS};

/// What the parser may do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Action {
    /// The next word goes onto the stack.
    Shift,
    /// The next word, or the root, becomes head of the top of the stack, by a label.
    Left(usize),
    /// The second word of the stack becomes head of the first, by a label.
    Right(usize),
}

impl Action {
    /// The action of a row of scores.
    pub(crate) fn of(index: usize, labels: usize) -> Action {
        match index {
            0 => Action::Shift,
            _ if index <= labels => Action::Left(index - 1),
            _ => Action::Right(index - 1 - labels),
        }
    }

    /// The row of the action.
    pub(crate) fn index(self, labels: usize) -> usize {
        match self {
            Action::Shift => 0,
            Action::Left(label) => 1 + label,
            Action::Right(label) => 1 + labels + label,
        }
    }
}

/// How far a sentence has been parsed. The root is the word after the last.
#[derive(Clone, Debug)]
pub(crate) struct State {
    words: usize,
    /// Which words are marks, on which nothing hangs.
    marks: Vec<bool>,
    stack: Vec<u32>,
    next: usize,
    /// Head of each word; only those of words that have left the stack count.
    pub heads: Vec<u32>,
    pub labels: Vec<u8>,
    /// The child made last to the left and to the right of each word.
    left: Vec<Option<u32>>,
    right: Vec<Option<u32>>,
}

impl State {
    pub(crate) fn new(words: usize) -> State {
        State {
            words,
            marks: vec![false; words],
            stack: Vec::new(),
            next: 0,
            heads: vec![words as u32; words],
            labels: vec![0; words],
            left: vec![None; words + 1],
            right: vec![None; words + 1],
        }
    }

    /// Keeps words from hanging on those of which `marks` is true.
    pub(crate) fn with_marks(mut self, marks: Vec<bool>) -> State {
        self.marks = marks;
        self
    }

    fn is_mark(&self, word: usize) -> bool {
        self.marks.get(word).copied().unwrap_or(false)
    }

    /// Says whether the tree is whole but for the arc from the root to the one word on the stack.
    pub(crate) fn finished(&self) -> bool {
        self.next == self.words && self.stack.len() <= 1
    }

    pub(crate) fn can_shift(&self) -> bool {
        self.next < self.words
    }

    /// Says whether the next word may become head of the top; the root is given only the last word.
    pub(crate) fn can_left(&self) -> bool {
        !self.stack.is_empty() && self.next < self.words && !self.is_mark(self.next)
    }

    pub(crate) fn can_right(&self) -> bool {
        self.stack.len() >= 2
    }

    /// Returns what of the three is possible, a bit each.
    pub(crate) fn possible(&self) -> usize {
        usize::from(self.can_shift()) | usize::from(self.can_left()) << 1 | usize::from(self.can_right()) << 2
    }

    /// Says whether nothing but shifting is.
    pub(crate) fn must_shift(&self) -> bool {
        self.possible() == 1
    }

    /// Does what is possible by the three above.
    pub(crate) fn take(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.next as u32);
                self.next += 1;
            }
            Action::Left(label) => {
                if let Some(top) = self.stack.pop() {
                    self.heads[top as usize] = self.next as u32;
                    self.labels[top as usize] = label as u8;
                    self.left[self.next] = Some(top);
                }
            }
            Action::Right(label) => {
                if let (Some(top), Some(&second)) = (self.stack.pop(), self.stack.last()) {
                    // Under a mark lies what the word hangs on instead.
                    let word = self.stack.iter().rev().find(|word| !self.is_mark(**word as usize));
                    let second = *word.unwrap_or(&second);
                    self.heads[top as usize] = second;
                    self.labels[top as usize] = label as u8;
                    self.right[second as usize] = Some(top);
                }
            }
        }
    }

    /// Draws the arc from the root to the word that is left.
    pub(crate) fn finish(&mut self, root: usize) {
        for word in self.stack.drain(..) {
            self.heads[word as usize] = self.words as u32;
            self.labels[word as usize] = root as u8;
        }
    }

    fn top(&self, depth: usize) -> Option<u32> {
        self.stack.len().checked_sub(depth + 1).map(|at| self.stack[at])
    }

    fn ahead(&self, distance: usize) -> Option<u32> {
        Some(self.next + distance).filter(|at| *at < self.words).map(|at| at as u32)
    }

    /// The words the parser looks at.
    pub(crate) fn slots(&self) -> [Option<u32>; SLOTS] {
        let (top, second) = (self.top(0), self.top(1));
        let left = |word: Option<u32>| word.and_then(|word| self.left[word as usize]);
        let right = |word: Option<u32>| word.and_then(|word| self.right[word as usize]);
        [
            top,
            second,
            self.top(2),
            self.ahead(0),
            self.ahead(1),
            self.ahead(2),
            left(top),
            right(top),
            left(second),
            right(second),
            self.left[self.next],
        ]
    }

    /// The labels of those of them that are children; 0 is none.
    pub(crate) fn slot_labels(&self, slots: &[Option<u32>; SLOTS]) -> [usize; LABEL_SLOTS] {
        std::array::from_fn(|at| {
            slots[SLOTS - LABEL_SLOTS + at].map_or(0, |word| 1 + self.labels[word as usize] as usize)
        })
    }

    /// How far the next word lies from the top of the stack, and the top from the second.
    pub(crate) fn distances(&self) -> [usize; 2] {
        let far = |from: Option<u32>, to: u32| match from.map(|from| to - from) {
            None => 0,
            Some(distance @ 1..=4) => distance as usize,
            Some(5..=7) => 5,
            Some(8..=14) => 6,
            Some(_) => DISTANCES - 1,
        };
        [far(self.top(0), self.next as u32), self.top(0).map_or(0, |top| far(self.top(1), top))]
    }

    /// Which arcs of a known tree become impossible by shifting, by an arc to the left and by one to the right. `heads` has
    /// the root as the word after the last.
    pub(crate) fn costs(&self, heads: &[u32]) -> [usize; 3] {
        let next = self.next as u32;
        let (top, second) = (self.top(0), self.top(1));
        let on_stack = |word: u32| self.stack.binary_search(&word).is_ok();
        let count = |holds: bool| usize::from(holds);
        let mut costs = [0; 3];
        if self.can_shift() {
            let head = heads[self.next];
            costs[0] = count(on_stack(head) && Some(head) != top)
                + self.stack.iter().filter(|word| heads[**word as usize] == next).count();
        }
        if let Some(top) = top {
            let head = heads[top as usize];
            let children = (self.next..self.words).filter(|word| heads[*word] == top).count();
            costs[1] = children + count(head > next || Some(head) == second);
            costs[2] = children + count(head >= next);
        }
        costs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Follows the costs down to a tree.
    fn by_costs(heads: &[u32]) -> Vec<u32> {
        let mut state = State::new(heads.len());
        while !state.finished() {
            let [shift, left, right] = state.costs(heads);
            let action = if state.can_left() && left == 0 {
                Action::Left(0)
            } else if state.can_right() && right == 0 {
                Action::Right(0)
            } else {
                assert!(state.can_shift() && shift == 0);
                Action::Shift
            };
            state.take(action);
        }
        state.finish(0);
        state.heads
    }

    #[test]
    fn a_projective_tree_can_always_be_built() {
        // "The last column crossed the bridge that day", with the root as word 8.
        for tree in [vec![2, 2, 3, 8, 5, 3, 7, 3], vec![1, 3, 1, 4, 6, 4], vec![1], vec![2, 0]] {
            assert_eq!(by_costs(&tree), tree);
        }
    }

    #[test]
    fn rows_and_actions_are_each_other() {
        for index in 0..11 {
            assert_eq!(Action::of(index, 5).index(5), index);
        }
    }

    #[test]
    fn nothing_hangs_on_a_mark() {
        // "fell , he left": the comma may not take the verb before it, nor what comes after.
        let mut state = State::new(4).with_marks(vec![false, true, false, false]);
        state.take(Action::Shift);
        assert!(!state.can_left());
        state.take(Action::Shift);
        state.take(Action::Shift);
        state.take(Action::Right(1));
        assert_eq!(state.heads[2], 0);
    }
}
