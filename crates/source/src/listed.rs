//! Lists of words that are known beforehand: how they are hashed, quickly and the same at every run.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What a list says of its words. No text may add to it: whoever knows the hash could choose words that all meet.
///
/// ```
/// use source::ListedMap;
///
/// let lengths: ListedMap<&str, usize> = [("mile", 1609), ("league", 4828)].into_iter().collect();
/// assert_eq!((lengths.get("mile"), lengths.get("smile")), (Some(&1609), None));
/// ```
pub type ListedMap<K, V> = HashMap<K, V, BuildHasherDefault<Listed>>;

/// The words of a list, to which no text may add.
pub type ListedSet<K> = HashSet<K, BuildHasherDefault<Listed>>;

/// The hash of what was written so far: eight bytes at a time are stirred in by a product.
#[derive(Clone, Copy, Default, Debug)]
pub struct Listed(u64);

impl Listed {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Listed {
    fn write(&mut self, bytes: &[u8]) {
        let (eights, rest) = bytes.as_chunks::<8>();
        eights.iter().for_each(|eight| self.add(u64::from_le_bytes(*eight)));
        // Up to seven bytes: from both ends where there are four, else one by one.
        match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
            (Some(low), Some(high)) => {
                self.add(u64::from(u32::from_le_bytes(*low)) << 32 | u64::from(u32::from_le_bytes(*high)));
            }
            _ if rest.is_empty() => (),
            _ => self.add(rest.iter().fold(1, |all, byte| all << 8 | u64::from(*byte))),
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    // Tables look at the highest bits and at the lowest, which a product hardly stirs.
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hash;

    use super::*;

    #[test]
    fn words_hash_apart_in_the_bits_that_tables_look_at() {
        let words = (0..20_000).map(|number| format!("{}{number}", ["ford", "mill", "", "weir-of-"][number % 4]));
        let hash = |word: String| {
            let mut hash = Listed::default();
            word.hash(&mut hash);
            hash.finish()
        };
        let hashes: Vec<u64> = words.map(hash).collect();
        for bits in [|hash: u64| hash & 0xffff, |hash: u64| hash >> 57 | (hash & 0x1ff) << 7] {
            let different: HashSet<u64> = hashes.iter().map(|hash| bits(*hash)).collect();
            // Of 20,000 thrown into 65,536 about 17,200 lie alone or first.
            assert!(different.len() > 16_500, "{}", different.len());
        }
    }
}
