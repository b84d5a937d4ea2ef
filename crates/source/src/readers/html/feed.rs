//! Feeds a page to the tokenizer, and ends it at a tag of more attributes than anyone writes.

use std::cell::Cell;
use std::convert::Infallible;

use html5gum::{Readable, Reader, StringReader};

/// So many quotation marks of attributes are read in one tag. The tokenizer calls itself once for each quoted attribute
/// until the tag ends, so that thousands of them would be more than a stack holds.
const MOST_MARKS: u32 = 400;

/// What is counted of the tag being read; the caller begins anew at each token it is given.
#[derive(Default)]
pub(super) struct Marks(Cell<u32>);

impl Marks {
    /// Begins anew.
    pub(super) fn begin(&self) {
        self.0.set(0);
    }

    /// Says whether the page was ended here.
    pub(super) fn are_too_many(&self) -> bool {
        self.0.get() > MOST_MARKS
    }

    fn count(&self, read: &[u8]) {
        if read == b"\"" {
            self.0.set(self.0.get() + 1);
        }
    }
}

/// A page being read.
pub(super) struct Feed<'f> {
    inner: StringReader<'f>,
    marks: &'f Marks,
}

impl<'f> Feed<'f> {
    pub(super) fn new(file: &'f str, marks: &'f Marks) -> Feed<'f> {
        Feed { inner: file.to_reader(), marks }
    }
}

impl Reader for Feed<'_> {
    type Error = Infallible;

    fn read_byte(&mut self) -> Result<Option<u8>, Infallible> {
        if self.marks.are_too_many() {
            return Ok(None);
        }
        let Ok(byte) = self.inner.read_byte();
        self.marks.count(byte.as_slice());
        Ok(byte)
    }

    fn read_until<'b>(&'b mut self, needle: &[u8], buffer: &'b mut [u8; 4]) -> Result<Option<&'b [u8]>, Infallible> {
        if self.marks.are_too_many() {
            return Ok(None);
        }
        let Ok(read) = self.inner.read_until(needle, buffer);
        self.marks.count(read.unwrap_or_default());
        Ok(read)
    }

    fn try_read_string(&mut self, wanted: &[u8], case_sensitive: bool) -> Result<bool, Infallible> {
        if self.marks.are_too_many() {
            return Ok(false);
        }
        self.inner.try_read_string(wanted, case_sensitive)
    }
}
