//! Running one program and telling how long it took and how much memory it held.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one run took. Processor time and peak memory come from `/proc`; elsewhere they are not known.
pub struct Measured {
    pub wall: Duration,
    /// User and system time.
    pub processor: Option<Duration>,
    /// The most resident memory at once, in bytes.
    pub peak: Option<u64>,
}

/// The unit of processor time in `/proc/PID/stat` on every Linux in use.
const TICK: Duration = Duration::from_millis(10);

/// How often memory is looked at.
const POLL: Duration = Duration::from_millis(2);

/// Runs a program to its end; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<Measured, String> {
    let name = crate::process::shown(command);
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stderr(Stdio::piped()).spawn().map_err(|e| format!("{name}: {e}"))?;
    let folder = format!("/proc/{}", child.id());
    let mut said = child.stderr.take();
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        if let Some(said) = &mut said {
            let _ = std::io::Read::read_to_string(said, &mut text);
        }
        text
    });
    let mut peak = None;
    // A process that has ended but is not waited for is state Z: its times still stand, its memory does not.
    while let Some(state) = state(&folder) {
        peak = high_water(&folder).or(peak);
        if state == 'Z' {
            break;
        }
        std::thread::sleep(POLL);
    }
    let wall = begun.elapsed();
    let processor = processor(&folder);
    let status = child.wait().map_err(|e| format!("{name}: {e}"))?;
    let wall = if processor.is_some() { wall } else { begun.elapsed() };
    let said = reader.join().unwrap_or_default();
    if status.success() {
        Ok(Measured { wall, processor, peak })
    } else {
        Err(format!("`{name}` ended with {status}\n{said}"))
    }
}

/// Runs a program to its end and returns how long that took, as nearly as can be told: nothing is polled meanwhile.
pub fn wall(command: &mut Command) -> Result<Duration, String> {
    let begun = Instant::now();
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status().map_err(|e| e.to_string())?;
    let time = begun.elapsed();
    if status.success() { Ok(time) } else { Err(format!("`{}` ended with {status}", crate::process::shown(command))) }
}

fn high_water(folder: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("{folder}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Returns the fields of `/proc/PID/stat` after the name, which may hold blanks and brackets itself.
fn fields(folder: &str) -> Option<Vec<String>> {
    let stat = std::fs::read_to_string(format!("{folder}/stat")).ok()?;
    Some(stat.rsplit_once(')')?.1.split_whitespace().map(str::to_string).collect())
}

fn state(folder: &str) -> Option<char> {
    fields(folder)?.first()?.chars().next()
}

fn processor(folder: &str) -> Option<Duration> {
    let fields = fields(folder)?;
    let ticks = |at: usize| fields.get(at)?.parse::<u32>().ok();
    Some(TICK * (ticks(11)? + ticks(12)?))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_run_has_a_peak_and_a_failure_is_told() {
        let measured = run(Command::new("sleep").arg("0.05")).unwrap();
        assert!(measured.wall >= Duration::from_millis(50) && measured.processor.is_some());
        assert!(measured.peak.is_some_and(|bytes| bytes > 50_000));
        assert!(run(&mut Command::new("false")).is_err());
    }
}
