//! What the tests of networks draw by chance.

use network::{Because, Place};
use source::{DocumentId, Span};

/// Numbers that look drawn by chance.
pub struct Chance(pub u64);

impl Chance {
    /// Draws a number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A reason that stands at its own place in a text.
pub fn said(number: usize) -> Because {
    Because::Said(Place { document: DocumentId(0), span: Span::new(number, number + 1) })
}
