//! A desk that runs: `tarikh serve` at a port that is free, ended when it is dropped.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A desk and its address.
pub struct Desk {
    child: Child,
    pub address: SocketAddr,
}

impl Desk {
    /// Opens a desk with a program's `serve`.
    pub fn open(tarikh: &Path, options: &[&str]) -> Result<Desk, String> {
        let fail = |error: std::io::Error| format!("{}: {error}", tarikh.display());
        let mut command = Command::new(tarikh);
        command.args(["serve", "--port", "0"]).args(options).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(fail)?;
        let mut line = String::new();
        let stdout = child.stdout.take().ok_or("the desk has no stdout")?;
        BufReader::new(stdout).read_line(&mut line).map_err(fail)?;
        let address = line.trim().trim_start_matches("http://").parse().map_err(|_| format!("no address: {line}"))?;
        Ok(Desk { child, address })
    }

    /// Returns the address of a page.
    pub fn page(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Returns resident memory in kilobytes, where the system tells it.
    pub fn memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
