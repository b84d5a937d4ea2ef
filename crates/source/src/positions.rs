//! Positions for people and for machines: lines and columns of the file, code points and UTF-16 units of the text.

use crate::{Document, Span};

/// What a machine format counts offsets in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Unit {
    /// Bytes of UTF-8.
    Byte,
    /// Units of UTF-16, as JavaScript and Java count.
    Utf16,
    /// Unicode code points, as Python counts: what machine formats say unless asked otherwise.
    #[default]
    Codepoint,
}

impl Unit {
    /// Every unit, in the order `--offsets` lists them.
    pub const ALL: [Unit; 3] = [Unit::Byte, Unit::Utf16, Unit::Codepoint];

    /// Returns the name that `--offsets` takes and that `"unit"` states.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Byte => "byte",
            Unit::Utf16 => "utf16",
            Unit::Codepoint => "codepoint",
        }
    }

    /// Reads a name that `--offsets` takes.
    pub fn named(name: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.name() == name)
    }
}

/// Every so many bytes the counts are kept, which takes 16 bytes for each.
const STRIDE: usize = 256;

/// What has been counted up to a mark.
#[derive(Clone, Copy, Default)]
struct Mark {
    codepoints: u32,
    utf16: u32,
    lines: u32,
    /// The byte the line begins with that is open at the mark.
    line_start: u32,
}

/// Converts byte offsets of a text. Made once in linear time; each question then looks at a few hundred bytes at most.
///
/// ```
/// use source::{Offsets, Span, Unit};
///
/// let text = "سال 1979\n𐎧 1989";
/// let offsets = Offsets::new(text);
/// let year = Span::new(7, 11);
/// assert_eq!(year.of(text), "1979");
/// assert_eq!(offsets.span(year, Unit::Codepoint), (4, 8));
/// assert_eq!(offsets.count(text.len() as u32, Unit::Utf16), 16);
/// assert_eq!((offsets.place(17).line, offsets.place(17).column), (2, 3));
/// ```
pub struct Offsets<'t> {
    text: &'t str,
    marks: Vec<Mark>,
}

/// A line and a column, both counted from 1; the column in code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The line. Lines end at LF, CRLF or a lone CR.
    pub line: u32,
    /// The code point of the line.
    pub column: u32,
}

impl<'t> Offsets<'t> {
    /// Counts through `text`.
    pub fn new(text: &'t str) -> Offsets<'t> {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut mark = Mark::default();
        marks.push(mark);
        for start in (0..text.len()).step_by(STRIDE) {
            let end = (start + STRIDE).min(text.len());
            mark = advance(mark, text.as_bytes(), start, end);
            if end - start == STRIDE {
                marks.push(mark);
            }
        }
        Offsets { text, marks }
    }

    /// Returns how many units lie before byte `at` of the text.
    pub fn count(&self, at: u32, unit: Unit) -> u32 {
        match unit {
            Unit::Byte => at,
            Unit::Utf16 => self.mark(at).utf16,
            Unit::Codepoint => {
                let at = (at as usize).min(self.text.len());
                let index = at / STRIDE;
                self.marks[index].codepoints + first_bytes(&self.text.as_bytes()[index * STRIDE..at])
            }
        }
    }

    /// Returns the start and end of `span`, half open, in units.
    pub fn span(&self, span: Span, unit: Unit) -> (u32, u32) {
        (self.count(span.start, unit), self.count(span.end, unit))
    }

    /// Returns the line and column of byte `at` of the text.
    pub fn place(&self, at: u32) -> Place {
        let mark = self.mark(at);
        let line_start = self.count(mark.line_start, Unit::Codepoint);
        Place { line: mark.lines + 1, column: mark.codepoints - line_start + 1 }
    }

    /// Returns the line of byte `at` and the column in units: bytes for readers that count so.
    pub fn place_in(&self, at: u32, unit: Unit) -> Place {
        let mark = self.mark(at);
        Place { line: mark.lines + 1, column: self.count(at, unit) - self.count(mark.line_start, unit) + 1 }
    }

    /// Returns the byte with which the line begins that byte `at` stands in.
    pub fn line_start(&self, at: u32) -> u32 {
        self.mark(at).line_start
    }

    /// Returns the byte at which code point `codepoint` begins; none beyond the end of the text.
    pub fn byte(&self, codepoint: u32) -> Option<u32> {
        let index = self.marks.partition_point(|mark| mark.codepoints <= codepoint) - 1;
        let mut at = index * STRIDE;
        let mut left = codepoint - self.marks[index].codepoints;
        // A mark may lie inside a character, which is then counted before it.
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        for c in self.text[at..].chars() {
            if left == 0 {
                return Some(at as u32);
            }
            left -= 1;
            at += c.len_utf8();
        }
        (left == 0).then_some(at as u32)
    }

    fn mark(&self, at: u32) -> Mark {
        let at = (at as usize).min(self.text.len());
        let index = at / STRIDE;
        advance(self.marks[index], self.text.as_bytes(), index * STRIDE, at)
    }
}

/// How many characters begin in the bytes.
fn first_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b & 0xc0 != 0x80)).sum()
}

/// Counts on from `start` to `end`. A character counts where its first byte lies.
fn advance(mut mark: Mark, bytes: &[u8], start: usize, end: usize) -> Mark {
    let part = &bytes[start..end];
    let codepoints = first_bytes(part);
    mark.codepoints += codepoints;
    // What takes four bytes in UTF-8 takes two units in UTF-16.
    mark.utf16 += codepoints + part.iter().map(|&b| u32::from(b >= 0xf0)).sum::<u32>();
    for found in memchr::memchr2_iter(b'\n', b'\r', part) {
        let after = start + found + 1;
        if bytes[after - 1] == b'\r' && bytes.get(after) == Some(&b'\n') {
            continue;
        }
        mark.lines += 1;
        mark.line_start = after as u32;
    }
    mark
}

/// The positions of a document: lines and columns of its file, offsets of its text.
pub struct Positions<'d> {
    document: &'d Document,
    text: Offsets<'d>,
    /// Where the text is not the file itself.
    file: Option<Offsets<'d>>,
}

impl<'d> Positions<'d> {
    /// Counts through the document, in linear time.
    pub fn new(document: &'d Document) -> Positions<'d> {
        let file = document.file.as_deref().map(Offsets::new);
        Positions { document, text: Offsets::new(&document.text), file }
    }

    /// Returns the line and column, in the file, of byte `at` of the document's text.
    pub fn place(&self, at: u32) -> Place {
        match &self.file {
            None => self.text.place(at),
            Some(file) => file.place(self.document.file_byte(at)),
        }
    }

    /// Returns where `span` begins and ends in the file, columns counted in units; the end is the place after its last
    /// character, before any markup that follows it.
    ///
    /// ```
    /// use source::{DocumentId, Positions, Span, Unit, read};
    /// let file = "<html><p>سال <b>1989</b> ended</p></html>";
    /// let (document, _) = read(DocumentId(0), "-", file.as_bytes(), None).document().expect("it is text");
    /// let year = document.text.find("1989").expect("it is there");
    /// let (start, end) = Positions::new(&document).region(Span::new(year, year + 4), Unit::Codepoint);
    /// assert_eq!((start.column, end.column), (17, 21));
    /// ```
    pub fn region(&self, span: Span, unit: Unit) -> (Place, Place) {
        let Some(file) = &self.file else {
            return (self.text.place_in(span.start, unit), self.text.place_in(span.end, unit));
        };
        let start = self.document.file_byte(span.start);
        let end = match span.of(self.text()).chars().next_back() {
            None => start,
            Some(last) => {
                let at = self.document.file_byte(span.end - last.len_utf8() as u32);
                match file.text.get(at as usize..).is_some_and(|rest| rest.starts_with(last)) {
                    true => at + last.len_utf8() as u32,
                    // A character reference, or what was put in for a tag.
                    false => self.document.file_byte(span.end).max(at),
                }
            }
        };
        (file.place_in(start, unit), file.place_in(end, unit))
    }

    /// Returns the start and end of `span` in units of the document's text.
    pub fn span(&self, span: Span, unit: Unit) -> (u32, u32) {
        self.text.span(span, unit)
    }

    /// Returns the document's text.
    pub fn text(&self) -> &'d str {
        &self.document.text
    }

    /// Returns the path the document was given by.
    pub fn path(&self) -> &'d str {
        &self.document.path
    }

    /// Returns the offsets of the document's text.
    pub fn offsets(&self) -> &Offsets<'d> {
        &self.text
    }
}

/// The code points kept before and after a quote, so that it is found again after the text was edited.
const CONTEXT: usize = 32;

/// Returns the up to 32 code points before and after `span`.
///
/// ```
/// use source::{Span, context};
/// assert_eq!(context("from 1979 to 1989", Span::new(5, 9)), ("from ", " to 1989"));
/// ```
pub fn context(text: &str, span: Span) -> (&str, &str) {
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    (&before[start..], &after[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_counting_from_the_start() {
        let line = "در ۲۶ دلو ۱۳۶۷ 𐎧𐎭 «پل» ended\r\nnext\rlone\n";
        let text = line.repeat(60);
        let offsets = Offsets::new(&text);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            assert_eq!(offsets.count(at as u32, Unit::Codepoint) as usize, before.chars().count());
            assert_eq!(offsets.count(at as u32, Unit::Utf16) as usize, before.encode_utf16().count());
            assert_eq!(offsets.byte(offsets.count(at as u32, Unit::Codepoint)), Some(at as u32));
        }
        assert_eq!(offsets.byte(text.chars().count() as u32 + 1), None);
    }

    #[test]
    fn lines_end_at_lf_crlf_and_a_lone_cr() {
        let text = "a\r\nb\rc\nد1989";
        let offsets = Offsets::new(text);
        let year = text.find("1989").expect("it is there") as u32;
        assert_eq!(offsets.place(year), Place { line: 4, column: 2 });
        assert_eq!(offsets.line_start(year), year - 2);
        assert_eq!(offsets.place(3), Place { line: 2, column: 1 });
    }

    #[test]
    fn a_column_far_out_in_one_line_is_counted() {
        let text = "۱".repeat(1_000_000);
        let offsets = Offsets::new(&text);
        assert_eq!(offsets.place(1_999_998), Place { line: 1, column: 1_000_000 });
    }
}
