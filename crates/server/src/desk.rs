//! The desk: what all requests share, the few readers that texts are given to, and one beside them for what takes no time.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::StatusCode;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

use tarikh::{Chronology, Options};

use crate::answer::Refusal;
use crate::kept::Kept;
use crate::limits::Limits;
use crate::rate::Bucket;
use crate::request::Account;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Desk {
    pub limits: Limits,
    kept: Mutex<Kept>,
    rate: Mutex<Bucket>,
    readers: Arc<Semaphore>,
    /// Who reads dates, and the times of short texts.
    quick: Arc<Semaphore>,
    /// Places for those being read and those that wait.
    places: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(limits: Limits) -> Desk {
        Desk {
            kept: Mutex::new(Kept::new(limits.kept, limits.kept_bytes)),
            rate: Mutex::new(Bucket::new(limits.rate, limits.burst, Instant::now())),
            readers: Arc::new(Semaphore::new(limits.readers)),
            quick: Arc::new(Semaphore::new(QUICK)),
            places: Arc::new(Semaphore::new(limits.readers + limits.waiting)),
            limits,
        }
    }

    pub(crate) fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts a request, or refuses it.
    pub(crate) fn count(&self) -> Result<(), Refusal> {
        let mut rate = self.rate.lock().unwrap_or_else(PoisonError::into_inner);
        rate.take(Instant::now()).map_err(|wait| Refusal {
            retry: Some(wait.as_secs() + 1),
            ..Refusal::new(
                StatusCode::TOO_MANY_REQUESTS,
                format!("more than {} requests a second: try again later", self.limits.rate),
            )
        })
    }

    /// Does the work of a request on a reader's thread. Whoever waits too long is told so; what has begun is told that nobody
    /// waits for it any more, and keeps its reader until it has ended.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Wanted) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Refusal::busy("too many texts wait to be read"))?;
        self.on(&self.readers, move |wanted| {
            let outcome = work(wanted);
            drop(place);
            outcome
        })
        .await
    }

    /// Does what takes a moment, beside the readers, so that it waits for no text.
    pub(crate) async fn quick<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        self.on(&self.quick, |_| work()).await
    }

    async fn on<T: Send + 'static>(
        &self,
        threads: &Arc<Semaphore>,
        work: impl FnOnce(&Wanted) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let until = Instant::now() + self.limits.answer;
        let late = || Refusal::busy(format!("it took longer than {} seconds", self.limits.answer.as_secs()));
        let thread = timeout_at(until, Arc::clone(threads).acquire_owned()).await.map_err(|_| late())?;
        // Dropped with the request: when its time is up, when it is answered, when its caller has gone.
        let waiting = Waiting(Arc::new(AtomicBool::new(true)));
        let wanted = Wanted(Arc::clone(&waiting.0));
        let task = tokio::task::spawn_blocking(move || {
            let outcome = work(&wanted);
            drop(thread);
            outcome
        });
        match timeout_at(until, task).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) => {
                Err(Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "this text could not be read; please report it"))
            }
            Err(_) => Err(late()),
        }
    }
}

/// So many threads do what takes a moment.
pub(crate) const QUICK: usize = 1;

/// Somebody who waits for an answer.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Says to work that has begun whether somebody still waits for it.
pub(crate) struct Wanted(Arc<AtomicBool>);

impl Wanted {
    /// Reads accounts, as long as somebody waits for them.
    pub(crate) fn read(&self, accounts: Vec<Account>, options: &Options) -> Result<Chronology, Refusal> {
        let watcher = |_| match self.0.load(Ordering::Relaxed) {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        };
        let read = tarikh::read_watched(accounts, options, &watcher).continue_value();
        read.ok_or_else(|| Refusal::busy("nobody waits for this text any more"))
    }
}
