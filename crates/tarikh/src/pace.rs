//! How far the reading of all accounts is: the stages of each, weighed by the time they take, as one number for whoever watches.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use source::{Document, Reached};

/// Is told by every thread how far all accounts are, and says whether the reading goes on.
pub type Watcher<'w> = dyn Fn(Reached) -> ControlFlow<()> + Sync + 'w;

/// A part of the work on an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    /// Its times.
    Times,
    /// The trees of its sentences.
    Sentences,
    /// Whom and what it names.
    Entities,
    /// Who says what.
    Voices,
    /// What happened.
    Events,
    /// What is wrong with it.
    Checks,
}

impl Stage {
    /// How much of the time it takes, in hundredths.
    fn share(self) -> usize {
        match self {
            Stage::Times => 3,
            Stage::Sentences => 45,
            Stage::Entities => 5,
            Stage::Voices => 30,
            Stage::Events => 12,
            Stage::Checks => 5,
        }
    }
}

/// The work on all accounts, and who watches it.
pub(crate) struct Pace<'w> {
    watcher: &'w Watcher<'w>,
    done: AtomicUsize,
    all: usize,
}

impl<'w> Pace<'w> {
    pub(crate) fn new(documents: &[Document], watcher: &'w Watcher<'w>) -> Pace<'w> {
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        Pace { watcher, done: AtomicUsize::new(0), all: bytes * 100 }
    }

    /// Begins a stage of so many bytes of text; what is returned is told how far the stage is.
    pub(crate) fn stage(&self, stage: Stage, bytes: usize) -> impl FnMut(Reached) -> ControlFlow<()> {
        let work = bytes * stage.share();
        let mut before = 0;
        move |reached: Reached| {
            let now = (work as u128 * reached.done as u128 / (reached.all.max(1) as u128)) as usize;
            let step = now.saturating_sub(before);
            before += step;
            let done = self.done.fetch_add(step, Ordering::Relaxed) + step;
            (self.watcher)(Reached { done, all: self.all })
        }
    }
}

/// All of it.
pub(crate) const WHOLE: Reached = Reached { done: 1, all: 1 };
