//! How far a long run is: a line on a terminal, and only after half a second.

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use tarikh::Watcher;
use tarikh::source::Reached;

const SILENT: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(100);

/// The line; it is wiped when the run ends.
pub struct Progress {
    what: &'static str,
    is_terminal: bool,
    begun: Instant,
    shown: Option<Instant>,
}

impl Progress {
    /// Begins to count; `what` is what is being done: "reading".
    pub fn new(what: &'static str) -> Progress {
        Progress { what, is_terminal: std::io::stderr().is_terminal(), begun: Instant::now(), shown: None }
    }

    /// Says that `done` of `all` are done.
    pub fn at(&mut self, done: u64, all: u64, unit: &str) {
        self.show(|| format!("{done} of {all} {unit}"));
    }

    /// Says how much is done of nobody knows how much.
    pub fn at_size(&mut self, done: u64, unit: &str) {
        self.show(|| format!("{done} {unit}"));
    }

    fn show(&mut self, how_far: impl Fn() -> String) {
        let now = Instant::now();
        let is_early = now.duration_since(self.begun) < SILENT;
        let is_soon = self.shown.is_some_and(|shown| now.duration_since(shown) < BETWEEN);
        if !self.is_terminal || is_early || is_soon {
            return;
        }
        self.shown = Some(now);
        let mut stderr = std::io::stderr().lock();
        let _ = write!(stderr, "\r\x1b[K{} {}", self.what, how_far());
        let _ = stderr.flush();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}

/// Does work that cannot say how far it is; on a terminal, after half a second, `what` is being done and for how long
/// already stands there until it is done.
pub fn meanwhile<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    beside(what, || format!("{} s", begun.elapsed().as_secs()), work)
}

/// Does work that says how far it is to whom it is given; on a terminal, after half a second, that stands there until it
/// is done.
pub fn watched<T>(what: &str, work: impl FnOnce(&Watcher<'_>) -> T) -> T {
    let reached = AtomicUsize::new(0);
    let watcher = |now: Reached| {
        reached.store((now.done as u128 * 100 / now.all.max(1) as u128) as usize, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    beside(what, || format!("{} %", reached.load(Ordering::Relaxed)), || work(&watcher))
}

fn beside<T>(what: &str, how_far: impl Fn() -> String + Send, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    std::thread::scope(move |scope| {
        scope.spawn(move || {
            let mut is_shown = false;
            // Ended by the sender's end, even when the work panics.
            while waiting.recv_timeout(SILENT) == Err(RecvTimeoutError::Timeout) {
                let mut stderr = std::io::stderr().lock();
                let _ = write!(stderr, "\r\x1b[K{what}: {}", how_far());
                let _ = stderr.flush();
                is_shown = true;
            }
            if is_shown {
                let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}
