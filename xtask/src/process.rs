//! Running other programs: cargo for the gates, `tarikh` for the figures.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Returns a command that runs the cargo this tool was started by, in `root`.
pub fn cargo(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root);
    command
}

/// Runs a command to its end with its output shown; an exit code other than 0 is an error.
pub fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| format!("{}: {e}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", shown(command))) }
}

/// Says whether cargo knows a subcommand: `fmt` and `clippy` are parts of the toolchain that may be left out.
pub fn has_subcommand(root: &Path, name: &str) -> bool {
    cargo(root, &[name, "--version"]).output().is_ok_and(|output| output.status.success())
}

/// Returns the folder cargo builds into.
pub fn target(root: &Path) -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root.join(folder),
        None => root.join("target"),
    }
}

/// Returns a command as one would type it.
pub fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let words = std::iter::once(program).chain(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.collect::<Vec<_>>().join(" ")
}
