//! Headings, and the parts of a text under them.

use crate::{Section, Span};

/// Divides `text` into its sections.
pub(crate) fn find(text: &str) -> Vec<Section> {
    vec![Section { heading: None, level: 1, span: Span::new(0, text.len()) }]
}
