//! Work on many files by several threads, taken up in the order of the files: same bytes for any number of threads.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How far ahead of the one that is taken up threads may work, for each thread: what bounds the memory.
const AHEAD: usize = 2;

struct Shared<T> {
    next: usize,
    taken: usize,
    done: BTreeMap<usize, T>,
    stopped: bool,
}

/// Does `work` for each of `count` numbers on `jobs` threads and hands the results to `take` in order; `take` says
/// whether to go on.
pub fn in_order<T: Send>(
    jobs: usize,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(usize, T) -> bool,
) {
    if jobs <= 1 || count <= 1 {
        for index in 0..count {
            if !take(index, work(index)) {
                return;
            }
        }
        return;
    }
    let shared = Mutex::new(Shared { next: 0, taken: 0, done: BTreeMap::new(), stopped: false });
    let (room, ready) = (Condvar::new(), Condvar::new());
    let threads = jobs.min(count);
    let worker = || {
        loop {
            let mut state = lock(&shared);
            while !state.stopped && state.next < count && state.next >= state.taken + threads * AHEAD {
                state = room.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            if state.stopped || state.next >= count {
                return;
            }
            let index = state.next;
            state.next += 1;
            drop(state);
            let result = work(index);
            lock(&shared).done.insert(index, result);
            ready.notify_one();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..threads {
            // The work looks at hostile text; its recursion is bounded, its stack is the usual one.
            scope.spawn(worker);
        }
        for index in 0..count {
            let mut state = lock(&shared);
            let result = loop {
                if let Some(result) = state.done.remove(&index) {
                    break result;
                }
                state = ready.wait(state).unwrap_or_else(PoisonError::into_inner);
            };
            state.taken = index + 1;
            drop(state);
            room.notify_all();
            if !take(index, result) {
                lock(&shared).stopped = true;
                room.notify_all();
                return;
            }
        }
    });
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for jobs in [1, 2, 3, 8] {
            let mut seen = Vec::new();
            in_order(
                jobs,
                100,
                |index| index * index,
                |index, square| {
                    seen.push((index, square));
                    true
                },
            );
            assert!(seen.iter().enumerate().all(|(at, &(index, square))| at == index && square == at * at), "{jobs}");
            assert_eq!(seen.len(), 100);
        }
    }

    #[test]
    fn no_more_is_taken_once_that_is_said() {
        let mut seen = 0;
        in_order(
            3,
            100,
            |index| index,
            |_, _| {
                seen += 1;
                seen < 5
            },
        );
        assert_eq!(seen, 5);
    }
}
