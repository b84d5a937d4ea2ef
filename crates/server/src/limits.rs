//! The limits: what is refused so that one text cannot stop another.

use std::time::Duration;

/// What the desk takes. Each has a default that serves a person at work and refuses a flood.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most bytes of a request's body; more is 413.
    pub body: usize,
    /// How long the head of a request may take to arrive, and how long a connection may idle.
    pub head: Duration,
    /// How long a request's body may take to arrive; later is 408.
    pub receive: Duration,
    /// How long a text may take to be read, waiting included; later is 503.
    pub answer: Duration,
    /// The most connections open at once; others wait until one closes.
    pub connections: usize,
    /// How long a connection is used before it is closed.
    pub connection: Duration,
    /// How many texts are read at once.
    pub readers: usize,
    /// How many may wait for a reader; more is 503.
    pub waiting: usize,
    /// A text of so many bytes at most, of which only times are asked, waits for no reader; nor does a date.
    pub short: usize,
    /// How many requests a second are answered in the long run; more is 429.
    pub rate: u32,
    /// How many requests may come at once before the rate counts.
    pub burst: u32,
    /// How many texts the pages keep; the one unused longest goes first.
    pub kept: usize,
    /// How many bytes of text the pages keep together.
    pub kept_bytes: usize,
    /// How many documents one request may hold.
    pub documents: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            body: 1 << 20,
            head: Duration::from_secs(10),
            receive: Duration::from_secs(10),
            answer: Duration::from_secs(30),
            connections: 256,
            connection: Duration::from_secs(300),
            readers: std::thread::available_parallelism().map_or(1, usize::from),
            waiting: 128,
            short: 16 << 10,
            rate: 100,
            burst: 200,
            kept: 32,
            kept_bytes: 8 << 20,
            documents: 16,
        }
    }
}
