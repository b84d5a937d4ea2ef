//! A plain text too large to be read whole, taken in pieces that end where paragraphs end.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder};

use crate::encoding::encoding_of;
use crate::{Offsets, Unit};

/// A piece of a text, and how much of the text came before it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// The text of the piece.
    pub text: String,
    /// What came before it.
    pub base: Base,
}

/// How much of a text came before a piece. Offsets and lines in the piece count from here.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Base {
    /// Bytes of UTF-8.
    pub byte: u64,
    /// Code points.
    pub codepoint: u64,
    /// Units of UTF-16.
    pub utf16: u64,
    /// Line ends.
    pub line: u64,
}

impl Base {
    /// Returns how much came before, in units.
    pub fn count(self, unit: Unit) -> u64 {
        match unit {
            Unit::Byte => self.byte,
            Unit::Utf16 => self.utf16,
            Unit::Codepoint => self.codepoint,
        }
    }
}

/// The pieces of a text.
pub struct Pieces<R> {
    reader: R,
    size: usize,
    /// None before the first bytes were seen and after the last were.
    decoder: Option<Decoder>,
    at_end: AtEnd,
    /// Bytes read and not yet decoded, text decoded and not yet given out.
    bytes: Vec<u8>,
    text: String,
    base: Base,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum AtEnd {
    NotYet,
    OfInput,
    OfText,
}

/// So many bytes tell the encoding.
const HEAD: usize = 1 << 20;

/// Takes plain text from `reader` in pieces of about `size` bytes, from 1 KiB up. A piece ends after a blank line; where
/// there is none, after a line, else after a blank, else after a character. Memory is bounded by a few times `size`.
///
/// The first item is an error of kind `InvalidData` where the input is no text.
///
/// ```
/// use source::pieces;
/// let text = "In 1979 it began.\n\n".repeat(1000);
/// let pieces: Vec<_> = pieces(text.as_bytes(), 4096).collect::<Result<_, _>>()?;
/// assert!(pieces.len() > 4 && pieces.iter().all(|piece| piece.text.ends_with("\n\n")));
/// assert_eq!(pieces[1].base.byte as usize, pieces[0].text.len());
/// assert_eq!(pieces.iter().map(|piece| &*piece.text).collect::<String>(), text);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn pieces<R: Read>(reader: R, size: usize) -> Pieces<R> {
    Pieces {
        reader,
        size: size.max(1024),
        decoder: None,
        at_end: AtEnd::NotYet,
        bytes: Vec::new(),
        text: String::new(),
        base: Base::default(),
    }
}

impl<R: Read> Iterator for Pieces<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<io::Result<Piece>> {
        while self.at_end != AtEnd::OfText && self.text.len() < self.size {
            if let Err(error) = self.fill() {
                self.at_end = AtEnd::OfText;
                self.text.clear();
                return Some(Err(error));
            }
        }
        if self.text.is_empty() {
            return None;
        }
        let cut = if self.at_end == AtEnd::OfText && self.text.len() <= self.size {
            self.text.len()
        } else {
            cut(&self.text, self.size)
        };
        let mut rest = String::with_capacity(self.size + (self.size >> 2));
        rest.push_str(&self.text[cut..]);
        self.text.truncate(cut);
        let piece = Piece { text: std::mem::replace(&mut self.text, rest), base: self.base };
        self.base = after(&piece);
        Some(Ok(piece))
    }
}

impl<R: Read> Pieces<R> {
    /// Reads and decodes some more.
    fn fill(&mut self) -> io::Result<()> {
        let want = if self.decoder.is_none() { HEAD } else { 1 << 16 };
        let had = self.bytes.len();
        self.reader.by_ref().take(want as u64).read_to_end(&mut self.bytes)?;
        if self.bytes.len() - had < want {
            self.at_end = AtEnd::OfInput;
        }
        if self.decoder.is_none() {
            let encoding = encoding_of(&self.bytes)
                .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "not a text file (binary data)"))?;
            // The mark is passed over by the decoder itself.
            self.decoder = Some(encoding.new_decoder());
        }
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let is_last = self.at_end == AtEnd::OfInput;
        let mut done = 0;
        loop {
            self.text.reserve(decoder.max_utf8_buffer_length(self.bytes.len() - done).unwrap_or(1 << 16).min(1 << 22));
            let (result, read, _) = decoder.decode_to_string(&self.bytes[done..], &mut self.text, is_last);
            done += read;
            match result {
                CoderResult::InputEmpty => break,
                CoderResult::OutputFull => {}
            }
        }
        self.bytes.clear();
        if is_last {
            self.at_end = AtEnd::OfText;
        }
        Ok(())
    }
}

/// Where to cut at or before `size`: after a blank line, a line, a blank, a character, the first that is found in the
/// second half.
pub(crate) fn cut(text: &str, size: usize) -> usize {
    let head = crate::format::floor(text, size);
    let least = head.len() / 2;
    let after = |pattern: &str| {
        let last = *pattern.as_bytes().last()?;
        let mut places = memchr::memchr_iter(last, &head.as_bytes()[least..]).rev().map(|at| least + at + 1);
        places.find(|at| head.as_bytes()[..*at].ends_with(pattern.as_bytes()))
    };
    let paragraph = ["\n\n", "\n\r\n", "\r\r"].into_iter().filter_map(after).max();
    let line = || [after("\n"), after("\r").filter(|&at| !text[at..].starts_with('\n'))].into_iter().flatten().max();
    paragraph.or_else(line).or_else(|| after(" ")).unwrap_or(head.len())
}

fn after(piece: &Piece) -> Base {
    let offsets = Offsets::new(&piece.text);
    let end = piece.text.len() as u32;
    Base {
        byte: piece.base.byte + u64::from(end),
        codepoint: piece.base.codepoint + u64::from(offsets.count(end, Unit::Codepoint)),
        utf16: piece.base.utf16 + u64::from(offsets.count(end, Unit::Utf16)),
        line: piece.base.line + u64::from(offsets.place(end).line - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], size: usize) -> Vec<Piece> {
        pieces(bytes, size).collect::<io::Result<_>>().expect("it is text")
    }

    #[test]
    fn bases_add_up_in_every_unit() {
        let text = "در ۲۶ دلو ۱۳۶۷ 𐎧.\r\n\r\nIt ended.\n".repeat(5000);
        let found = all(text.as_bytes(), 3000);
        let mut before = String::new();
        for piece in &found {
            assert_eq!(piece.base.codepoint as usize, before.chars().count());
            assert_eq!(piece.base.utf16 as usize, before.encode_utf16().count());
            assert_eq!(piece.base.line as usize, before.matches('\n').count());
            assert!(piece.text.len() <= 3000);
            before += &piece.text;
        }
        assert_eq!(before, text);
    }

    #[test]
    fn old_encodings_and_marks_are_decoded_across_pieces() {
        let text = "15 февраля 1989 года последняя колонна перешла мост.\n\n".repeat(40_000);
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&text);
        assert_eq!(all(&bytes, 1 << 20).iter().map(|piece| &*piece.text).collect::<String>(), text);
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(all(&marked, 1 << 20).iter().map(|piece| &*piece.text).collect::<String>(), text);
    }

    #[test]
    fn a_text_without_any_blank_is_cut_between_characters() {
        let text = "۱".repeat(1_000_000);
        let found = all(text.as_bytes(), 4001);
        assert_eq!(found.iter().map(|piece| &*piece.text).collect::<String>(), text);
    }

    #[test]
    fn nothing_gives_no_piece_and_a_picture_an_error() {
        assert_eq!(all(b"", 1024), []);
        assert!(pieces(&b"\x89PNG\r\n\x1a\n"[..], 1024).next().is_some_and(|piece| piece.is_err()));
    }
}
