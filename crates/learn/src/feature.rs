//! Features: what is seen of a thing, as numbers.

/// A feature: a hash of what was seen and of which template saw it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Feature(pub u32);

/// Gathers the features of one thing. Two templates never share a feature by more than chance.
///
/// ```
/// let mut features = learn::Features::new();
/// features.add(0, &["crossed"]);
/// features.add(1, &["column", "nsubj"]);
/// assert_eq!(features.list().len(), 2);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Features {
    list: Vec<Feature>,
}

impl Features {
    /// Returns none yet.
    pub fn new() -> Features {
        Features::default()
    }

    /// Forgets them, and keeps the room.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Adds what template number `template` saw. The parts are kept apart: `["ab", "c"]` is not `["a", "bc"]`.
    pub fn add(&mut self, template: u32, parts: &[&str]) {
        self.push(template, parts.iter().map(|part| Part::of(part)));
    }

    /// Does the same with parts that other templates see as well.
    ///
    /// ```
    /// use learn::{Features, Part};
    ///
    /// let (mut by_part, mut by_word) = (Features::new(), Features::new());
    /// let verb = Part::of("crossed");
    /// by_part.add_parts(1, [verb, Part::of("nsubj")]);
    /// by_word.add(1, &["crossed", "nsubj"]);
    /// assert_eq!(by_part, by_word);
    /// ```
    pub fn add_parts<const N: usize>(&mut self, template: u32, parts: [Part<'_>; N]) {
        self.push(template, parts.into_iter());
    }

    #[inline(always)] // how many parts there are is known where it is called
    fn push<'p>(&mut self, template: u32, parts: impl Iterator<Item = Part<'p>>) {
        let mut hash = 0x9e37_79b9_7f4a_7c15u64 ^ u64::from(template).wrapping_mul(0xd6e8_feb8_6659_fd93);
        for part in parts {
            for word in part.words {
                hash = mix(hash ^ u64::from_le_bytes(*word));
            }
            hash = mix(hash ^ part.last);
        }
        self.list.push(Feature((mix(hash) >> 32) as u32));
    }

    /// Returns them in the order they were added.
    pub fn list(&self) -> &[Feature] {
        &self.list
    }
}

/// A part of what a template sees, made once for all templates that see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part<'p> {
    /// Its bytes, eight at a time; few have so many.
    words: &'p [[u8; 8]],
    /// What is left of them, and how many those are.
    last: u64,
}

impl<'p> Part<'p> {
    /// Makes it of what was seen.
    pub fn of(seen: &'p str) -> Part<'p> {
        let (words, rest) = seen.as_bytes().as_chunks::<8>();
        let last = (1 + rest.len() as u64) << (8 * rest.len()) | number(rest);
        Part { words, last: last ^ 0x5851_f42d_4c95_7f2d }
    }
}

/// Up to seven bytes as a number, the first the lowest. They are taken from both ends, where those meet twice, and not one by one.
fn number(bytes: &[u8]) -> u64 {
    let last = bytes.len().saturating_sub(1);
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let high = u64::from(u32::from_le_bytes(*high)) << (8 * (last - 3));
        return u64::from(u32::from_le_bytes(*low)) | high;
    }
    let byte = |at: usize| bytes.get(at).map_or(0, |byte| u64::from(*byte) << (8 * at));
    byte(0) | byte(last / 2) | byte(last)
}

fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^ value >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(template: u32, parts: &[&str]) -> Feature {
        let mut features = Features::new();
        features.add(template, parts);
        features.list()[0]
    }

    #[test]
    fn bytes_are_the_number_they_are_one_by_one() {
        for length in 0..=7 {
            let bytes = &[0x81, 0x12, 0xf3, 0x24, 0xc5, 0x36, 0xd7][..length];
            assert_eq!(number(bytes), bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    #[test]
    fn what_differs_hashes_apart() {
        let all = [
            of(0, &["ab", "c"]),
            of(0, &["a", "bc"]),
            of(0, &["abc"]),
            of(1, &["abc"]),
            of(0, &["abc", ""]),
            of(0, &["abcdefgh"]),
            of(0, &["abcdefgh", ""]),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one), "{at}");
        }
    }
}
