//! The tokens of the text before a time, for what is sought there. Times that hang on events stand close together and
//! look at one text, so what was read for one is kept for the next.

use crate::token::{Token, scan};
use crate::vocabulary::Vocabulary;

/// Tokens are forgotten once so many lie before what is asked for.
const MOST_BEHIND: usize = 4096;

/// The tokens of one stretch of a text.
#[derive(Debug, Default)]
pub(crate) struct Reread {
    tokens: Vec<Token>,
    more: Vec<Token>,
    /// Up to where the text was read.
    to: usize,
}

impl Reread {
    /// Returns the tokens of `text[start..end]`. Both ends go forward from call to call, and one text is asked for; a token
    /// that `start` would cut in two is left out.
    pub(crate) fn between(&mut self, vocabulary: &Vocabulary, text: &str, start: usize, end: usize) -> &[Token] {
        if self.to <= start || self.tokens.is_empty() {
            scan(vocabulary, text, start, end, &mut self.tokens);
        } else if self.to < end {
            // White space after the last token tells whether a paragraph begins.
            let from = self.tokens.last().map_or(start, |token| token.end as usize);
            scan(vocabulary, text, from, end, &mut self.more);
            if let Some(first) = self.more.first_mut() {
                let between = &text.as_bytes()[from..first.start as usize];
                first.breaks = between.iter().filter(|byte| **byte == b'\n').count() > 1;
            }
            self.tokens.append(&mut self.more);
        }
        self.to = self.to.max(end);
        let behind = self.tokens.partition_point(|token| (token.start as usize) < start);
        if behind > MOST_BEHIND {
            self.tokens.drain(..behind);
        }
        let first = self.tokens.partition_point(|token| (token.start as usize) < start);
        let last = self.tokens.partition_point(|token| token.end as usize <= end);
        &self.tokens[first.min(last)..last]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    #[test]
    fn what_is_kept_is_what_would_be_read_anew() {
        let vocabulary = &Pack::of("en").expect("compiled in").vocabulary;
        let text =
            "After the siege of Herat, twenty-five days passed.\n\nOn 3 May 1940 the battle began: \"It's late\".\n"
                .repeat(400);
        let words = ["siege", "battle", "late"];
        let mut starts: Vec<usize> = words.iter().flat_map(|word| text.match_indices(word)).map(|(at, _)| at).collect();
        starts.sort_unstable();
        for step in [1, 2, 30, 400] {
            let mut reread = Reread::default();
            for end in starts.iter().step_by(step) {
                let start = starts.iter().rev().find(|at| **at + 2000 <= *end).copied().unwrap_or(0);
                let mut anew = Vec::new();
                scan(vocabulary, &text, start, *end, &mut anew);
                let kept = reread.between(vocabulary, &text, start, *end);
                assert_eq!(kept.len(), anew.len());
                // Where reading begins, a paragraph seems to.
                let same = |(one, other): (&Token, &Token)| {
                    let (one, other) = (*one, *other);
                    (one.start, one.end, one.symbol, one.word) == (other.start, other.end, other.symbol, other.word)
                        && (one.breaks == other.breaks || one.start as usize == start)
                };
                assert!(kept.iter().zip(&anew).all(same));
            }
        }
    }
}
