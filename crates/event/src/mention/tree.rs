//! The tree of a sentence seen from above: what hangs on each word.

use syntax::Sentence;

/// The children of each word, in order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Tree {
    /// Where the children of each word begin in `children`.
    starts: Vec<u32>,
    children: Vec<usize>,
}

impl Tree {
    /// Returns the tree of a sentence.
    pub(crate) fn of(sentence: &Sentence<'_>) -> Tree {
        let count = sentence.words.len();
        let mut starts = vec![0u32; count + 1];
        let heads = || sentence.words.iter().map(|word| word.head.filter(|head| *head < count));
        for head in heads().flatten() {
            starts[head + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut children = vec![0; starts[count] as usize];
        for (at, head) in heads().enumerate() {
            if let Some(head) = head {
                children[next[head] as usize] = at;
                next[head] += 1;
            }
        }
        Tree { starts, children }
    }

    /// Returns what hangs on a word, in order.
    pub(crate) fn children(&self, at: usize) -> &[usize] {
        &self.children[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
