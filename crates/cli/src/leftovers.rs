//! Files half-written when the program is told to stop (Ctrl-C, SIGTERM): they are removed first.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, Once, PoisonError};

static HALF_WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Begins to wait for being told to stop: before a file is made that may have to be removed.
fn be_ready() {
    static WATCH: Once = Once::new();
    WATCH.call_once(watch);
}

/// Makes a file that is removed if the program is told to stop before [`done`] is said of it: at no moment is it there and not known.
pub fn half_written(path: &Path, make: impl FnOnce() -> io::Result<File>) -> io::Result<File> {
    be_ready();
    let mut known = HALF_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let file = make()?;
    known.push(path.to_owned());
    Ok(file)
}

/// The file is whole, or gone.
pub fn done(path: &Path) {
    HALF_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != path);
}

/// Waits beside the work. Where the system lets nobody wait, what is half-written stays.
#[cfg(unix)]
fn watch() {
    use std::future::poll_fn;
    use std::task::Poll;
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    let entered = runtime.enter();
    let (Ok(mut interrupted), Ok(mut ended)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return;
    };
    drop(entered);
    std::thread::spawn(move || {
        let code = runtime.block_on(poll_fn(|context| {
            if interrupted.poll_recv(context).is_ready() {
                return Poll::Ready(130);
            }
            ended.poll_recv(context).map(|_| 143)
        }));
        // Held to the end, so that nothing new is begun.
        let paths = HALF_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        paths.iter().for_each(|path| {
            let _ = fs::remove_file(path);
        });
        std::process::exit(code);
    });
}

#[cfg(not(unix))]
fn watch() {}
