//! Words as numbers, and features made of them: hashed once, put together often.

use learn::Feature;

/// What was seen, as a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Seen(pub u64);

/// What stands for nothing seen.
pub(crate) const NONE: Seen = Seen(0x5151_7a3c_9d04_e1b7);

impl Seen {
    pub(crate) fn with(self, other: Seen) -> Seen {
        Seen(mix(self.0 ^ other.0.wrapping_add(0x9e37_79b9_7f4a_7c15)))
    }
}

impl From<usize> for Seen {
    fn from(number: usize) -> Seen {
        Seen(number as u64)
    }
}

impl From<bool> for Seen {
    fn from(is: bool) -> Seen {
        Seen(u64::from(is))
    }
}

/// Hashes what was written.
pub(crate) fn seen(written: &str) -> Seen {
    let mut hash = 0xcbf2_9ce4_8422_2325u64;
    for byte in written.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    Seen(mix(hash))
}

/// Letters made small, quotes straight, digits 0; at most forty.
pub(crate) fn fold(written: &str, out: &mut String) {
    if written.is_ascii() {
        let fold = |byte: u8| match byte {
            b'0'..=b'9' => '0',
            b'`' => '\'',
            _ => char::from(byte.to_ascii_lowercase()),
        };
        out.extend(written.bytes().take(40).map(fold));
        return;
    }
    for c in written.chars().take(40) {
        match c {
            '0'..='9' => out.push('0'),
            '’' | '‘' | '`' => out.push('\''),
            '“' | '”' => out.push('"'),
            '–' | '—' => out.push('-'),
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Features while they are gathered: each is seen by a template of its own, the next one.
pub(crate) struct Gathering<'f> {
    template: u32,
    features: &'f mut Vec<Feature>,
}

impl Gathering<'_> {
    /// Begins behind a template.
    pub(crate) fn new(template: u32, features: &mut Vec<Feature>) -> Gathering<'_> {
        Gathering { template, features }
    }

    /// Goes on behind another template.
    pub(crate) fn go_on_behind(&mut self, template: u32) {
        self.template = template;
    }

    /// Adds what the next template sees.
    #[inline] // millions of them for a page of text, and what a template begins with is known beforehand
    pub(crate) fn add<const N: usize>(&mut self, parts: [Seen; N]) {
        self.template += 1;
        self.features.push(feature(self.template, parts));
    }
}

/// Makes the feature of what a template sees.
#[inline]
pub(crate) fn feature<const N: usize>(template: u32, parts: [Seen; N]) -> Feature {
    let mut hash = u64::from(template + 1).wrapping_mul(0xd6e8_feb8_6659_fd93);
    for part in parts {
        hash = mix(hash ^ part.0);
    }
    Feature((mix(hash) >> 32) as u32)
}

#[inline]
fn mix(value: u64) -> u64 {
    let value = (value ^ value >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^ value >> 29
}
