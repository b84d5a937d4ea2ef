//! What ends a run: a message for stderr and exit code 2.

use std::fmt;
use std::io;

/// Why a command could not run.
#[derive(Debug)]
pub enum Failure {
    /// Said on stderr; exit code 2.
    Message(String),
    /// Nobody reads what we print any more: not worth a word.
    BrokenPipe,
}

/// Exit codes, as scripts rely on them.
pub mod code {
    /// Done, whatever was found.
    pub const DONE: u8 = 0;
    /// `check`: findings at or above `--fail-on`.
    pub const FINDINGS: u8 = 1;
    /// Could not run, or an input could not be read.
    pub const FAILED: u8 = 2;
}

impl Failure {
    /// A failure said in these words, lower case, no full stop.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure::Message(message.into())
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::BrokenPipe,
            _other => Failure::Message(format!("cannot write: {error}")),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Message(message) => f.write_str(message),
            Failure::BrokenPipe => f.write_str("nobody reads the output any more"),
        }
    }
}
