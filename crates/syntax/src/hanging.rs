//! What hangs on each word of a tree, found from what each word hangs on.

use crate::Sentence;

/// The words that hang on each word of a row, in order.
///
/// # Example
/// ```
/// use syntax::Hanging;
///
/// // "The old king died": article and adjective hang on the noun, the noun on the verb.
/// let hanging = Hanging::of(&[Some(2), Some(2), Some(3), None]);
/// assert_eq!(hanging.on(2), [0, 1]);
/// assert_eq!(hanging.on(3), [2]);
/// assert!(hanging.on(0).is_empty());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hanging {
    /// Where the words that hang on each begin in `words`; one more at the end.
    starts: Vec<usize>,
    words: Vec<usize>,
}

impl Hanging {
    /// Finds what hangs on each word; a head that is no word of the row is passed over.
    pub fn of(heads: &[Option<usize>]) -> Hanging {
        let known = || heads.iter().map(|head| head.filter(|head| *head < heads.len()));
        let mut starts = vec![0; heads.len() + 1];
        for head in known().flatten() {
            starts[head + 1] += 1;
        }
        for at in 0..heads.len() {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut words = vec![0; known().flatten().count()];
        for (at, head) in known().enumerate() {
            if let Some(head) = head {
                words[next[head]] = at;
                next[head] += 1;
            }
        }
        Hanging { starts, words }
    }

    /// Returns what hangs on a word, in order.
    pub fn on(&self, at: usize) -> &[usize] {
        &self.words[self.starts[at]..self.starts[at + 1]]
    }
}

impl Sentence<'_> {
    /// Returns what hangs on each of its words.
    pub fn hanging(&self) -> Hanging {
        Hanging::of(&self.words.iter().map(|word| word.head).collect::<Vec<Option<usize>>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_outside_the_row_is_passed_over() {
        let hanging = Hanging::of(&[Some(7), Some(0)]);
        assert_eq!((hanging.on(0), hanging.on(1)), (&[1][..], &[][..]));
    }
}
