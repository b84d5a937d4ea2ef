//! Words by their letters, eight at a time: where a word ends, how it is written, and the hash it is looked up by.

use std::hash::Hasher;

use crate::vocabulary::Case;

/// The start of a hash.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const FACTOR: u64 = 0x517C_C1B7_2722_0A95;

/// The bits that tell a capital, in each byte.
const CASE_BITS: u64 = 0x2020_2020_2020_2020;
const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Takes eight bytes into a hash. Both halves of the product count, so that every bit of a word moves every bit.
#[inline(always)]
pub(crate) fn mix(state: u64, chunk: u64) -> u64 {
    let product = u128::from(state ^ chunk) * u128::from(FACTOR);
    product as u64 ^ (product >> 64) as u64
}

/// Hashes folded bytes.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut running = Running::default();
    bytes.iter().for_each(|byte| running.push(*byte));
    running.hash()
}

/// A hash under way, for words that are folded letter by letter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Running {
    state: u64,
    chunk: u64,
    bits: u32,
}

impl Default for Running {
    fn default() -> Running {
        Running { state: SEED, chunk: 0, bits: 0 }
    }
}

impl Running {
    /// Takes in the next byte of the word.
    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        self.chunk |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == 64 {
            *self = Running { state: mix(self.state, self.chunk), chunk: 0, bits: 0 };
        }
    }

    /// Takes in a character of the word.
    pub(crate) fn push_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    /// Returns the hash of what was taken in.
    pub(crate) fn hash(&self) -> u64 {
        if self.bits == 0 { self.state } else { mix(self.state, self.chunk) }
    }
}

/// For tables of names and of states: they are small, and a pack is no stranger's.
impl Hasher for Running {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = if self.bits == 0 { bytes.as_chunks() } else { ([].as_slice(), bytes) };
        chunks.iter().for_each(|chunk| self.state = mix(self.state, u64::from_le_bytes(*chunk)));
        rest.iter().for_each(|byte| self.push(*byte));
    }

    fn finish(&self) -> u64 {
        self.hash()
    }
}

/// A word of ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Letters {
    /// Where it ends.
    pub end: usize,
    /// The hash of its letters in lower case.
    pub hash: u64,
    pub case: Case,
}

/// Reads the ASCII letters of `bytes` from `start` on; there is at least one.
pub(crate) fn letters(bytes: &[u8], start: usize) -> Letters {
    let chunk = chunk_at(bytes, start);
    let first_is_capital = chunk & 0x20 == 0;
    let (mut count, mut small, mut kept) = letters_of(chunk);
    let mut end = start + count;
    let mut hash = mix(SEED, small);
    let mut all_capital = chunk & CASE_BITS & kept == 0;
    while count == 8 {
        let chunk = chunk_at(bytes, end);
        (count, small, kept) = letters_of(chunk);
        if count == 0 {
            break;
        }
        end += count;
        hash = mix(hash, small);
        all_capital &= chunk & CASE_BITS & kept == 0;
    }
    let case = match (first_is_capital, all_capital && end > start + 1) {
        (false, _) => Case::Lower,
        (true, false) => Case::Title,
        (true, true) => Case::Upper,
    };
    Letters { end, hash, case }
}

/// Where the ASCII letters of `bytes` end that begin at `start`, and a hash of them as they are written.
#[inline]
pub(crate) fn written(bytes: &[u8], start: usize) -> (usize, u64) {
    let (mut end, mut hash) = (start, SEED);
    loop {
        let chunk = chunk_at(bytes, end);
        let (count, _, kept) = letters_of(chunk);
        if count > 0 {
            end += count;
            hash = mix(hash, chunk & kept);
        }
        if count < 8 {
            return (end, hash);
        }
    }
}

/// The hash of a word of up to seven letters, the first in the lowest byte, in lower case.
pub(crate) fn hash_small(letters: u64) -> u64 {
    // A byte that is none has no bit for letters.
    mix(SEED, letters | (letters & repeat(0x40)) >> 1)
}

/// The eight bytes from `at` on, zeros where the text ends.
#[inline(always)]
pub(crate) fn chunk_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(|eight| eight.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last_chunk(bytes, at),
    }
}

#[cold]
fn last_chunk(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))
}

/// How many of eight bytes are letters before the first that is none; the letters in lower case; and the bits they
/// stand in.
#[inline(always)]
pub(crate) fn letters_of(chunk: u64) -> (usize, u64, u64) {
    let small = chunk | CASE_BITS;
    let seven = small & !HIGH_BITS;
    // Bytes below 128 with something added reach the high bit where they are large enough, and never the next byte.
    let from_a = seven + repeat(0x80 - b'a');
    let beyond_z = seven + repeat(0x80 - b'z' - 1);
    let other = !(from_a & !beyond_z & !chunk) & HIGH_BITS;
    let count = other.trailing_zeros() / 8;
    let kept = if count == 8 { u64::MAX } else { (1 << (8 * count)) - 1 };
    (count as usize, small & kept, kept)
}

const fn repeat(byte: u8) -> u64 {
    byte as u64 * 0x0101_0101_0101_0101
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_by_one(bytes: &[u8], start: usize) -> Letters {
        let count = bytes[start..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let word = &bytes[start..start + count];
        let case = match (word[0].is_ascii_uppercase(), count > 1 && word.iter().all(u8::is_ascii_uppercase)) {
            (false, _) => Case::Lower,
            (true, false) => Case::Title,
            (true, true) => Case::Upper,
        };
        Letters { end: start + count, hash: hash(&word.to_ascii_lowercase()), case }
    }

    #[test]
    fn eight_letters_at_a_time_are_as_one_at_a_time() {
        let text = "In the constitutional AGE of ABDURRAHMANS, A.D. 1881: internationalisation; Antidisestablishment \
                    OfABCDEFGH ABCDEFGHi abcdefgh ABCDEFGH- x";
        let bytes = text.as_bytes();
        for end in 1..=bytes.len() {
            for start in (0..end).filter(|at| bytes[*at].is_ascii_alphabetic()) {
                assert_eq!(letters(&bytes[..end], start), one_by_one(&bytes[..end], start), "{}", &text[start..end]);
            }
        }
    }

    #[test]
    fn every_byte_beside_a_letter_is_told_from_letters() {
        for byte in 0..=255 {
            for place in 1..20 {
                let mut bytes = [b'a'; 20];
                bytes[place] = byte;
                assert_eq!(letters(&bytes, 0), one_by_one(&bytes, 0), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn words_that_differ_anywhere_differ_in_the_bits_they_are_looked_up_by() {
        let words = ["novel", "november", "novembers", "march", "marched", "a", "b", "septembe", "september"];
        for (index, one) in words.iter().enumerate() {
            for other in &words[index + 1..] {
                assert_ne!(hash(one.as_bytes()) >> 20 & 0xFFFF, hash(other.as_bytes()) >> 20 & 0xFFFF);
            }
        }
    }
}
