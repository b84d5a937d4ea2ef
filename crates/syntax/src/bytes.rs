//! Numbers and texts as bytes, written and read; what is read is checked at every step.

use crate::Error;

#[derive(Default)]
pub(crate) struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn number(&mut self, number: usize) {
        self.bytes.extend((number as u32).to_le_bytes());
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.bytes.extend(text.as_bytes());
    }

    pub(crate) fn texts<'a>(&mut self, texts: impl ExactSizeIterator<Item = &'a str>) {
        self.number(texts.len());
        texts.for_each(|text| self.text(text));
    }

    pub(crate) fn floats(&mut self, floats: &[f32]) {
        floats.iter().for_each(|float| self.bytes.extend(float.to_le_bytes()));
    }

    pub(crate) fn small(&mut self, numbers: impl Iterator<Item = i8>) {
        self.bytes.extend(numbers.map(|number| number as u8));
    }
}

pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or_else(|| Error::new("the model ends too early"))?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(crate) fn number(&mut self) -> Result<usize, Error> {
        let bytes = self.bytes(4)?;
        Ok(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    /// Reads a number that has to be under a limit.
    pub(crate) fn below(&mut self, limit: usize, what: &str) -> Result<usize, Error> {
        let number = self.number()?;
        if number < limit {
            Ok(number)
        } else {
            Err(Error::new(format!("the model has {what} {number}, past {limit}")))
        }
    }

    pub(crate) fn text(&mut self) -> Result<&'a str, Error> {
        let count = self.number()?;
        std::str::from_utf8(self.bytes(count)?).map_err(|_| Error::new("a text of the model is not UTF-8"))
    }

    pub(crate) fn texts(&mut self) -> Result<Vec<String>, Error> {
        let count = self.number()?;
        let mut texts = Vec::new();
        for _ in 0..count {
            texts.push(self.text()?.to_owned());
        }
        Ok(texts)
    }

    pub(crate) fn floats(&mut self, count: usize) -> Result<Vec<f32>, Error> {
        let bytes = self.bytes(count.saturating_mul(4))?;
        let floats: Vec<f32> = bytes.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        if floats.iter().all(|float| float.is_finite()) { Ok(floats) } else { Err(Error::new("a weight is no number")) }
    }

    pub(crate) fn small(&mut self, count: usize) -> Result<impl Iterator<Item = i8> + 'a, Error> {
        Ok(self.bytes(count)?.iter().map(|byte| *byte as i8))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }
}

/// Returns a number that changes with any byte.
pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    let last = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
    let last = (!rest.is_empty()).then_some(last);
    for word in words.iter().map(|word| u64::from_le_bytes(*word)).chain(last) {
        sum = (sum ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        sum ^= sum >> 32;
    }
    sum
}
