//! The `tarikh` binary: the command line, and nothing that is not about it.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // the edge: files, environment and terminal are its work

mod arguments;
mod commands;
mod examples;
mod failure;
mod inputs;
mod later;
mod leftovers;
mod names;
mod options;
mod output;
mod parallel;
mod progress;
mod reading;
mod replacing;
mod shown;

use std::process::ExitCode;

fn main() -> ExitCode {
    let code = commands::run();
    ExitCode::from(code)
}
