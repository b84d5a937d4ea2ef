//! Words by their letters: where a word ends, how it is written, and the hash it is looked up by. Which bytes are letters is
//! told for a whole stretch at once, and a word is hashed eight letters at a time.

use std::hash::Hasher;

use crate::vocabulary::Case;

/// The start of a hash.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const FACTOR: u64 = 0x517C_C1B7_2722_0A95;

/// The bits that tell a capital, in each byte.
const CASE_BITS: u64 = 0x2020_2020_2020_2020;

/// Takes eight bytes into a hash. Both halves of the product count, so that every bit of a word moves every bit.
#[inline(always)]
fn mix(state: u64, chunk: u64) -> u64 {
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

/// For tables of names: they are small, and a pack is no stranger's.
impl Hasher for Running {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.push(*byte));
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

/// Which bytes of a stretch of text are ASCII letters, a bit for each.
#[derive(Debug)]
pub(crate) struct Bits {
    start: usize,
    bits: Vec<u64>,
}

impl Bits {
    /// Looks at `bytes` from `start` on.
    pub(crate) fn of(bytes: &[u8], start: usize) -> Bits {
        let (blocks, rest) = bytes[start..].as_chunks::<BLOCK>();
        let mut bits = Vec::with_capacity(blocks.len() + 2);
        bits.extend(blocks.iter().map(letters_of));
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        // What comes after the end is no letter.
        bits.extend([letters_of(&last), 0]);
        Bits { start, bits }
    }

    /// Where the letters end that begin at `at`.
    #[inline(always)]
    fn end(&self, at: usize) -> usize {
        let from = at - self.start;
        let others = !self.bits[from / BLOCK] >> (from % BLOCK);
        if others != 0 { at + others.trailing_zeros() as usize } else { self.end_beyond(from / BLOCK + 1) }
    }

    #[cold]
    fn end_beyond(&self, block: usize) -> usize {
        let whole = self.bits[block..].iter().take_while(|bits| **bits == u64::MAX).count();
        let others = self.bits.get(block + whole).map_or(0, |bits| bits.trailing_ones() as usize);
        self.start + (block + whole) * BLOCK + others
    }

    /// Reads the ASCII letters of `bytes` from `start` on, in the stretch that was looked at; there is at least one.
    #[inline(always)]
    pub(crate) fn word(&self, bytes: &[u8], start: usize) -> Letters {
        let end = self.end(start);
        let chunk = chunk_at(bytes, start);
        let length = end - start;
        if length > 8 {
            return long_word(bytes, start, end);
        }
        let kept = u64::MAX >> (64 - 8 * length);
        let hash = mix(SEED, (chunk | CASE_BITS) & kept);
        let case = if chunk & 0x20 != 0 {
            Case::Lower
        } else if length > 1 && chunk & CASE_BITS & kept == 0 {
            Case::Upper
        } else {
            Case::Title
        };
        Letters { end, hash, case }
    }
}

/// So many bytes are looked at together.
const BLOCK: usize = 64;

/// The letters of a block, as bits.
#[inline]
fn letters_of(block: &[u8; BLOCK]) -> u64 {
    // A byte for each byte, which a processor makes sixteen at a time; then eight of them to eight bits: each is moved to
    // its own bit of the highest byte.
    let mut is_letter = [0; BLOCK];
    for (is_letter, byte) in is_letter.iter_mut().zip(block) {
        *is_letter = u8::from((byte | 0x20).wrapping_sub(b'a') < 26);
    }
    let (eights, _) = is_letter.as_chunks::<8>();
    let gathered = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |bits, eight| bits << 8 | gathered(eight))
}

/// A word of more than eight letters.
fn long_word(bytes: &[u8], start: usize, end: usize) -> Letters {
    let first_is_capital = bytes[start] & 0x20 == 0;
    let (mut hash, mut all_capital, mut at) = (SEED, true, start);
    while at < end {
        let chunk = chunk_at(bytes, at);
        let kept = u64::MAX >> (64 - 8 * (end - at).min(8));
        hash = mix(hash, (chunk | CASE_BITS) & kept);
        all_capital &= chunk & CASE_BITS & kept == 0;
        at += 8;
    }
    let case = match (first_is_capital, all_capital) {
        (false, _) => Case::Lower,
        (true, false) => Case::Title,
        (true, true) => Case::Upper,
    };
    Letters { end, hash, case }
}

/// The eight bytes from `at` on, zeros where the text ends.
#[inline(always)]
fn chunk_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(|eight| eight.first_chunk()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => last_chunk(bytes, at),
    }
}

#[cold]
fn last_chunk(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..).unwrap_or_default().iter().rev().fold(0, |chunk, byte| chunk << 8 | u64::from(*byte))
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
                let bits = Bits::of(&bytes[..end], start / 2);
                assert_eq!(bits.word(&bytes[..end], start), one_by_one(&bytes[..end], start), "{}", &text[start..end]);
            }
        }
    }

    #[test]
    fn every_byte_beside_a_letter_is_told_from_letters() {
        for byte in 0..=255 {
            for place in 1..150 {
                let mut bytes = [b'a'; 150];
                bytes[place] = byte;
                assert_eq!(Bits::of(&bytes, 0).word(&bytes, 0), one_by_one(&bytes, 0), "{byte} at {place}");
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
