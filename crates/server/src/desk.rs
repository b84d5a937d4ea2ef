//! The desk: what all requests share, and the few readers that texts are given to.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::StatusCode;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};

use crate::answer::Refusal;
use crate::kept::Kept;
use crate::limits::Limits;
use crate::rate::Bucket;

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Desk {
    pub limits: Limits,
    kept: Mutex<Kept>,
    rate: Mutex<Bucket>,
    readers: Arc<Semaphore>,
    /// Places for those being read and those that wait.
    places: Arc<Semaphore>,
}

impl Desk {
    pub(crate) fn new(limits: Limits) -> Desk {
        Desk {
            kept: Mutex::new(Kept::new(limits.kept, limits.kept_bytes)),
            rate: Mutex::new(Bucket::new(limits.rate, limits.burst, Instant::now())),
            readers: Arc::new(Semaphore::new(limits.readers)),
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

    /// Does the work of a request on a reader's thread. Whoever waits too long is told so; what has begun goes on to its
    /// end, and keeps its reader until then.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, Refusal> {
        let until = Instant::now() + self.limits.answer;
        let late = || Refusal::busy(format!("it took longer than {} seconds", self.limits.answer.as_secs()));
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Refusal::busy("too many texts wait to be read"))?;
        let reader = timeout_at(until, Arc::clone(&self.readers).acquire_owned()).await.map_err(|_| late())?;
        let task = tokio::task::spawn_blocking(move || {
            let outcome = work();
            drop((reader, place));
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
