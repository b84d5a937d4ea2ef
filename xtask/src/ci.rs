//! The gates, in order. `.ci/run`, the README and people all run this one list.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::process::{cargo, has_subcommand, run as run_command};

/// A gate: its name, and what it does. `Ok(Some(reason))` is a gate passed over, and why.
struct Gate {
    name: &'static str,
    run: fn(&Path) -> Result<Option<String>, String>,
}

const GATES: [Gate; 8] = [
    Gate { name: "fmt", run: fmt },
    Gate { name: "clippy", run: clippy },
    Gate { name: "tidy", run: |root| crate::tidy::run(root).map(|()| None) },
    Gate { name: "test", run: test },
    Gate { name: "readme", run: |root| crate::readme::run(root).map(|()| None) },
    Gate { name: "doc", run: doc },
    Gate { name: "formats", run: crate::formats::run },
    Gate { name: "browser", run: crate::browser::gate },
];

/// Runs the gates up to the first that fails, then says what ran and how long it took.
pub fn run(root: &Path) -> Result<(), String> {
    let mut report: Vec<(&str, Duration, String)> = Vec::new();
    let mut failed = None;
    let names: Vec<&str> = GATES.iter().map(|gate| gate.name).collect();
    eprintln!("{} gates, in order: {}", GATES.len(), names.join(", "));
    for (number, gate) in GATES.iter().enumerate() {
        eprintln!("\n=== {} ({} of {}) ===", gate.name, number + 1, GATES.len());
        let begun = Instant::now();
        let outcome = (gate.run)(root);
        let verdict = match &outcome {
            Ok(None) => "passed".to_string(),
            Ok(Some(reason)) => format!("SKIPPED: {reason}"),
            Err(message) => format!("FAILED: {message}"),
        };
        eprintln!("{}: {verdict}, after {:.1} s", gate.name, begun.elapsed().as_secs_f64());
        report.push((gate.name, begun.elapsed(), verdict));
        if outcome.is_err() {
            failed = Some(gate.name);
            break;
        }
    }
    eprintln!("\n=== gates ===");
    for (name, time, verdict) in &report {
        eprintln!("{name:<8} {:>7.1} s  {verdict}", time.as_secs_f64());
    }
    for gate in &GATES[report.len()..] {
        eprintln!("{:<8} {:>9}  not reached", gate.name, "");
    }
    match failed {
        Some(name) => Err(format!("gate `{name}` failed")),
        None => Ok(()),
    }
}

fn fmt(root: &Path) -> Result<Option<String>, String> {
    if !has_subcommand(root, "fmt") {
        return Ok(Some("rustfmt is not part of this toolchain".into()));
    }
    run_command(&mut cargo(root, &["fmt", "--all", "--check"])).map(|()| None)
}

fn clippy(root: &Path) -> Result<Option<String>, String> {
    if !has_subcommand(root, "clippy") {
        return Ok(Some("clippy is not part of this toolchain".into()));
    }
    let arguments = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    run_command(&mut cargo(root, &arguments)).map(|()| None)
}

fn test(root: &Path) -> Result<Option<String>, String> {
    run_command(&mut cargo(root, &["test", "--workspace", "--locked"])).map(|()| None)
}

fn doc(root: &Path) -> Result<Option<String>, String> {
    let mut command = cargo(root, &["doc", "--no-deps", "--workspace", "--locked"]);
    run_command(command.env("RUSTDOCFLAGS", "-D warnings")).map(|()| None)
}
