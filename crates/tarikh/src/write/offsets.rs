//! Offsets counted along the text, each stretch once.

use source::{Base, Span, Unit};

/// How far a text has been counted.
pub(super) struct Count<'t> {
    text: &'t str,
    unit: Unit,
    at: usize,
    units: u64,
}

impl<'t> Count<'t> {
    /// Starts at the beginning of a piece of text.
    pub(super) fn new(text: &'t str, base: Base, unit: Unit) -> Count<'t> {
        Count { text, unit, at: 0, units: base.count(unit) }
    }

    /// Returns the start and end of a span. Spans are asked for in the order of their starts.
    pub(super) fn span(&mut self, span: Span) -> (u64, u64) {
        let start = span.start as usize;
        debug_assert!(start >= self.at, "spans come in the order of the text");
        self.units += count(self.unit, &self.text.as_bytes()[self.at..start]);
        self.at = start;
        (self.units, self.units + count(self.unit, span.of(self.text).as_bytes()))
    }
}

fn count(unit: Unit, bytes: &[u8]) -> u64 {
    let begins = |b: u8| u64::from(b & 0xc0 != 0x80);
    match unit {
        Unit::Byte => bytes.len() as u64,
        // Summed in bytes, which a processor adds sixteen or more at a time.
        Unit::Codepoint => {
            let few = |bytes: &[u8]| bytes.iter().map(|&b| u8::from(b & 0xc0 != 0x80)).sum::<u8>();
            bytes.chunks(255).map(|bytes| u64::from(few(bytes))).sum()
        }
        Unit::Utf16 => bytes.iter().map(|&b| begins(b) + u64::from(b >= 0xf0)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_go_on_from_what_came_before() {
        let text = "در ۲۶ دلو 𐎧 1989";
        let base = Base { byte: 100, codepoint: 60, utf16: 70, line: 3 };
        let year = text.find("1989").expect("it is there");
        let spans = [Span::new(0, 4), Span::new(year, year + 4)];
        let counted = |unit| {
            let mut count = Count::new(text, base, unit);
            spans.map(|span| count.span(span))
        };
        assert_eq!(counted(Unit::Codepoint), [(60, 62), (72, 76)]);
        assert_eq!(counted(Unit::Utf16), [(70, 72), (83, 87)]);
        assert_eq!(counted(Unit::Byte)[1], (100 + year as u64, 104 + year as u64));
    }
}
