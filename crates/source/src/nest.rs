//! Stretches of a text one within another, found by what they hold.

use std::cmp::Reverse;

use crate::Span;

/// Stretches of a text, each with what it stands for.
///
/// # Example
/// ```
/// use source::{Nest, Span};
///
/// // "General Boris Gromov": the whole is a person, "Boris Gromov" is his name.
/// let nest = Nest::new(vec![(Span::new(0, 20), "person"), (Span::new(8, 20), "name")]);
/// assert_eq!(nest.innermost(Span::new(14, 20)), Some("name"));
/// assert_eq!(nest.innermost(Span::new(0, 7)), Some("person"));
/// assert_eq!(nest.innermost(Span::new(14, 30)), None);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nest<T> {
    /// By their beginning, the longer first, with the nearest one before that holds each.
    stretches: Vec<(Span, T, Option<usize>)>,
}

impl<T: Copy + Ord> Nest<T> {
    /// Puts stretches in order.
    pub fn new(mut spans: Vec<(Span, T)>) -> Nest<T> {
        spans.sort_by_key(|(span, is)| (span.start, Reverse(span.end), *is));
        let mut stretches: Vec<(Span, T, Option<usize>)> = Vec::with_capacity(spans.len());
        for (span, is) in spans {
            let mut around = stretches.len().checked_sub(1);
            while let Some(at) = around.filter(|at| !stretches[*at].0.contains(span)) {
                around = stretches[at].2;
            }
            stretches.push((span, is, around));
        }
        Nest { stretches }
    }

    /// Returns what the shortest stretch stands for that holds all of `span`.
    pub fn innermost(&self, span: Span) -> Option<T> {
        let mut at = self.stretches.partition_point(|(stretch, ..)| stretch.start <= span.start).checked_sub(1);
        while let Some(index) = at {
            let (stretch, is, around) = self.stretches[index];
            if stretch.contains(span) {
                return Some(is);
            }
            at = around;
        }
        None
    }
}
