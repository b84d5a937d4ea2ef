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
        let mut hash = 0x9e37_79b9_7f4a_7c15u64 ^ u64::from(template).wrapping_mul(0xd6e8_feb8_6659_fd93);
        for part in parts {
            let (words, rest) = part.as_bytes().as_chunks::<8>();
            for word in words {
                hash = mix(hash ^ u64::from_le_bytes(*word));
            }
            let last = rest.iter().rev().fold(1 + rest.len() as u64, |word, byte| word << 8 | u64::from(*byte));
            hash = mix(hash ^ last ^ 0x5851_f42d_4c95_7f2d);
        }
        self.list.push(Feature((mix(hash) >> 32) as u32));
    }

    /// Returns them in the order they were added.
    pub fn list(&self) -> &[Feature] {
        &self.list
    }
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
