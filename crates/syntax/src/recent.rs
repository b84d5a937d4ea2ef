//! What was found out of words met lately, within bounds: a text of ever new words fills no memory.

use source::MetMap;

/// What is kept by a word, or by whatever else is written as one.
pub(crate) struct Recent<T> {
    /// So many are kept, and up to as many of those before.
    half: usize,
    young: MetMap<Box<str>, T>,
    old: MetMap<Box<str>, T>,
}

impl<T: Clone> Recent<T> {
    /// Keeps up to twice `half`.
    pub(crate) fn new(half: usize) -> Recent<T> {
        Recent { half, young: MetMap::default(), old: MetMap::default() }
    }

    /// Returns what is kept, if it was met lately.
    pub(crate) fn get(&mut self, word: &str) -> Option<T> {
        if let Some(found) = self.young.get(word) {
            return Some(found.clone());
        }
        let (word, found) = self.old.remove_entry(word)?;
        self.keep(word, found.clone());
        Some(found)
    }

    /// Keeps something; the half that was not met for longest is forgotten where there is no room.
    pub(crate) fn keep(&mut self, word: Box<str>, found: T) {
        if self.young.len() >= self.half {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(word, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_met_again_stays_and_the_rest_goes() {
        let mut recent = Recent::new(2);
        for (number, word) in ["ford", "mill", "weir", "lock"].into_iter().enumerate() {
            recent.keep(word.into(), number);
        }
        assert_eq!(recent.get("ford"), Some(0));
        recent.keep("quay".into(), 4);
        assert_eq!((recent.get("ford"), recent.get("mill"), recent.get("quay")), (Some(0), None, Some(4)));
    }
}
