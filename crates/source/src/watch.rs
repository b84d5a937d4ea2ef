//! Somebody who watches a long reading: is told how far it is, and may stop it.

use std::ops::ControlFlow;

/// How much of a work is done, counted in whatever the work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reached {
    /// What is done.
    pub done: usize,
    /// All there is to do.
    pub all: usize,
}

/// Is told now and then how far a reading is, and says whether it goes on. No reading looks at a clock; whoever watches may.
pub type Watch<'w> = dyn FnMut(Reached) -> ControlFlow<()> + 'w;

/// Watches nothing and stops nothing.
///
/// ```
/// use source::{Reached, unwatched};
/// assert!(unwatched(Reached { done: 1, all: 2 }).is_continue());
/// ```
pub fn unwatched(_: Reached) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
