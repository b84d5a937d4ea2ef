//! Shortened words of registers are read as the words they stand for: "bapt." is one word, and read as "baptised".

use std::ops::Range;

use source::stands_for;

use crate::features::Gap;
use crate::tokens::Piece;

/// Joins each shortened word of a paragraph with its full stop, and notes what it stands for. Takes time in proportion to the
/// words that a full stop follows.
pub(crate) fn spell_out(text: &str, paragraph: Range<usize>, words: &mut Vec<Piece>) {
    let mut joined = false;
    for at in 0..words.len() {
        let range = words[at].range.clone();
        let own = text[range.clone()].ends_with('.') && range.len() > 1;
        let stop = words.get(at + 1).filter(|next| next.before == Gap::Nothing && &text[next.range.clone()] == ".");
        let stop = match (own, stop) {
            (true, _) => range.end - 1,
            (false, Some(next)) => next.range.start,
            (false, None) => continue,
        };
        let before = &text[paragraph.start..range.start];
        let behind = &text[stop + 1..paragraph.end];
        if let Some(full) = stands_for(&text[range.start..stop], before, behind) {
            words[at].full = Some(full);
            words[at].range.end = stop + 1;
            joined = true;
        }
    }
    if joined {
        let mut end = 0;
        words.retain(|word| {
            let within = word.range.end <= end;
            end = end.max(word.range.end);
            !within
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{Relation, Syntax};

    #[test]
    fn a_shortened_word_is_read_as_the_whole_one() {
        let read = |text: &str| {
            let sentences = Syntax::english().parse(text);
            let heads = |sentence: &crate::Sentence<'_>| -> Vec<(Option<usize>, Relation, String)> {
                sentence.words.iter().map(|word| (word.head, word.relation, word.lemma.clone())).collect()
            };
            sentences.iter().map(heads).collect::<Vec<_>>()
        };
        for (short, whole) in [
            (
                "John Carter, bapt. 3 May 1702 at Ludlow, was bur. 12 June 1770. He left a son.",
                "John Carter, baptised 3 May 1702 at Ludlow, was buried 12 June 1770. He left a son.",
            ),
            (
                "Their dau. Mary m. in 1750. He d. 3 May 1801.",
                "Their daughter Mary married in 1750. He died 3 May 1801.",
            ),
        ] {
            assert_eq!(read(short), read(whole), "{short}");
            assert_eq!(read(short).len(), 2, "{short}");
        }
        let plain = "It cost 6 d. Ann paid 3 s. of it.";
        assert!(Syntax::english().parse(plain).iter().flat_map(|one| &one.words).all(|word| word.full.is_none()));
    }
}
