//! What stands in quotation marks.

use syntax::Word;

use super::Tree;

impl Tree<'_> {
    /// Returns the mark that opens the quotation a word stands in.
    pub(crate) fn quote_around(&self, at: usize) -> Option<usize> {
        self.quotes.get(at).copied().flatten()
    }
}

/// Returns for each word of a sentence the mark that opens the quotation it stands in; a mark that nothing closes opens one to the end.
pub(super) fn quotes(words: &[Word<'_>], text: &str) -> Vec<Option<usize>> {
    let mut open = None;
    let mark = |(at, word): (usize, &Word<'_>)| {
        match (word.span.of(text), open) {
            ("“" | "«" | "``", None) | ("\"", None) => open = Some(at),
            ("”" | "»" | "''" | "\"", Some(_)) => open = None,
            _word => return open,
        }
        None
    };
    words.iter().enumerate().map(mark).collect()
}
