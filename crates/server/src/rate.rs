//! The rate at which requests are answered: a bucket that fills with time and is emptied by requests.

use std::time::Duration;

use tokio::time::Instant;

/// Requests that may still come at once, in thousandths.
#[derive(Debug)]
pub(crate) struct Bucket {
    left: u64,
    since: Instant,
    rate: u64,
    burst: u64,
}

const WHOLE: u64 = 1000;

impl Bucket {
    pub(crate) fn new(rate: u32, burst: u32, now: Instant) -> Bucket {
        let burst = u64::from(burst) * WHOLE;
        Bucket { left: burst, since: now, rate: u64::from(rate), burst }
    }

    /// Takes one request out; if there is none, says how long to wait for one.
    pub(crate) fn take(&mut self, now: Instant) -> Result<(), Duration> {
        let passed = now.duration_since(self.since).as_millis();
        let filled = u64::try_from(passed).unwrap_or(u64::MAX).saturating_mul(self.rate);
        if filled > 0 {
            self.left = self.left.saturating_add(filled).min(self.burst);
            self.since = now;
        }
        match self.left.checked_sub(WHOLE) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => Err(Duration::from_millis((WHOLE - self.left).div_ceil(self.rate.max(1)))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_is_taken_and_then_so_many_a_second() {
        let start = Instant::now();
        let mut bucket = Bucket::new(10, 3, start);
        assert!((0..3).all(|_| bucket.take(start).is_ok()));
        assert_eq!(bucket.take(start), Err(Duration::from_millis(100)));
        assert_eq!(bucket.take(start + Duration::from_millis(100)), Ok(()));
        assert!(bucket.take(start + Duration::from_millis(150)).is_err());
        assert!((0..3).all(|_| bucket.take(start + Duration::from_secs(9)).is_ok()));
        assert!(bucket.take(start + Duration::from_secs(9)).is_err());
    }
}
