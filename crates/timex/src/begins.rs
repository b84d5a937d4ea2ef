//! What a byte of a text begins, and which bytes end a word.

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begins {
    Space,
    /// A word of ASCII letters, at least at first.
    Word,
    Number,
    /// A mark that stands for itself, whatever comes after it.
    Mark,
    /// A mark that may be more, or a character outside ASCII.
    Other,
}

pub(crate) static BEGINS: [Begins; 256] = {
    let mut begins = [Begins::Other; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        begins[byte as usize] = match byte {
            b'\t' | b'\n' | b'\x0C' | b'\r' | b' ' => Begins::Space,
            b'a'..=b'z' | b'A'..=b'Z' => Begins::Word,
            b'0'..=b'9' => Begins::Number,
            b'#' | b'@' | b'\'' | b'-' => Begins::Other,
            _ if byte.is_ascii_punctuation() => Begins::Mark,
            _ => Begins::Other,
        };
        byte += 1;
    }
    begins
};

/// The bytes behind letters that are surely no part of their word.
pub(crate) static ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        ends[byte as usize] = !matches!(byte, b'\'' | b'.' | b':');
        byte += 1;
    }
    ends
};
