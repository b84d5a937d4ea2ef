//! Words met lately, by their letters as they are written: most words of a text were met a moment ago, and these lie nearer
//! than the words of a pack.

use crate::classes::bit;
use crate::letters::{Letters, hash_small, mix};
use crate::roman;
use crate::vocabulary::{Case, NO_WORD, Role, Symbol, Vocabulary};

/// So many words are kept, each at the one place its letters lead to.
const KEPT: usize = 16_384;

/// What the vocabulary says of words met lately; of one vocabulary only.
#[derive(Debug)]
pub(crate) struct Lately {
    met: Box<[Met]>,
}

/// A word met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Met {
    /// Up to seven letters, the first in the lowest byte, or a hash of more, with a bit that no seven have; 0 is none.
    key: u64,
    /// The entry of the vocabulary, or `NO_WORD`.
    pub word: u32,
    pub symbol: Symbol,
    pub case: Case,
    /// Whether it stands for a number: that of its entry, or without one a year in Roman numerals.
    pub is_number: bool,
}

const NONE: Met = Met { key: 0, word: NO_WORD, symbol: 0, case: Case::Lower, is_number: false };

/// Marks the key of a longer word.
const LONG: u64 = 1 << 63;

impl Lately {
    pub(crate) fn new() -> Lately {
        Lately { met: vec![NONE; KEPT].into() }
    }

    /// For a few words only.
    pub(crate) fn brief() -> Lately {
        Lately { met: vec![NONE; 16].into() }
    }

    /// Returns what the vocabulary says of a word of one to seven ASCII letters.
    #[inline(always)]
    pub(crate) fn short(&mut self, vocabulary: &Vocabulary, letters: u64) -> Met {
        let place = (mix(0, letters) as usize) & (self.met.len() - 1);
        let met = self.met[place];
        if met.key == letters { met } else { self.meet_short(vocabulary, letters, place) }
    }

    /// The same of a longer word, by a hash of its letters as they are written. (As in the vocabulary, 63 bits stand for a
    /// word.)
    #[inline]
    pub(crate) fn long<'t>(
        &mut self,
        vocabulary: &Vocabulary,
        written: u64,
        letters: impl FnOnce() -> (Letters, &'t [u8]),
    ) -> Met {
        let key = written | LONG;
        let place = (written >> 8) as usize & (self.met.len() - 1);
        if self.met[place].key != key {
            let (Letters { hash, case, .. }, word) = letters();
            self.met[place] = Met { key, ..Met::of(vocabulary, hash, case, word) };
        }
        self.met[place]
    }

    #[cold]
    #[inline(never)]
    fn meet_short(&mut self, vocabulary: &Vocabulary, letters: u64, place: usize) -> Met {
        let count = 8 - letters.leading_zeros() as usize / 8;
        let bytes = letters.to_le_bytes();
        let case = match &bytes[..count] {
            [first, ..] if first.is_ascii_lowercase() => Case::Lower,
            [_, rest @ ..] if !rest.is_empty() && rest.iter().all(u8::is_ascii_uppercase) => Case::Upper,
            _ => Case::Title,
        };
        self.met[place] = Met { key: letters, ..Met::of(vocabulary, hash_small(letters), case, &bytes[..count]) };
        self.met[place]
    }
}

impl Met {
    /// What the vocabulary says of a word, by the hash of its small letters.
    fn of(vocabulary: &Vocabulary, hash: u64, case: Case, word: &[u8]) -> Met {
        match vocabulary.look(hash, case) {
            Some((word, symbol)) => {
                let is_number = !matches!(vocabulary.role(symbol), Role::None | Role::Joiner);
                Met { key: 0, word, symbol, case, is_number }
            }
            None if case == Case::Upper && roman::year(word) != 0 => {
                let symbol = vocabulary.numeric_symbol(const { bit("roman-year") });
                Met { symbol, case, is_number: true, ..NONE }
            }
            None => Met { symbol: vocabulary.unknown[case as usize], case, ..NONE },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::{chunk_at, letters, written};
    use crate::pack::Pack;

    #[test]
    fn a_word_met_again_is_what_it_was() {
        let vocabulary = &Pack::of("en").expect("compiled in").vocabulary;
        let mut lately = Lately::brief();
        let words = "May may MAY m M march marched Wednesday wednesday WEDNESDAY two hundred thousandths november abcdefgh \
                     Constantinople MDCCC MDCCXLVIII seventeen Seventeen SEVENTEEN eighty ABCDEFGHIJKLMNOPQ a A of war";
        for word in words.split_whitespace().chain(words.split_whitespace()) {
            let bytes = word.as_bytes();
            let read = letters(bytes, 0);
            let plain = Met::of(vocabulary, read.hash, read.case, bytes);
            let met = match bytes.len() {
                1..8 => lately.short(vocabulary, chunk_at(bytes, 0)),
                _ => lately.long(vocabulary, written(bytes, 0).1, || (read, bytes)),
            };
            assert_eq!(written(bytes, 0).0, read.end, "{word}");
            let seen = |met: Met| (met.word, met.symbol, met.case, met.is_number);
            assert_eq!(seen(met), seen(plain), "{word}");
        }
    }
}
