//! The commands, one file each.

pub mod check;
pub mod completions;
pub mod date;
pub mod demo;
pub mod eval;
mod evaluation;
pub mod man;
pub mod read;
pub mod rule;
pub mod serve;
pub mod tag;

use std::io::{IsTerminal, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use crate::arguments::{Arguments, Command};
use crate::failure::{Failure, code};
use crate::later;
use crate::shown::is_colour_refused;

/// Runs what the command line asks for and returns the exit code.
pub fn run() -> u8 {
    let arguments = match Arguments::try_parse_from(date::with_dates_last(std::env::args_os().collect())) {
        Ok(arguments) => arguments,
        Err(error) => return unreadable(&error),
    };
    let outcome = match arguments.command {
        Command::Read(arguments) => read::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Tag(arguments) => tag::run(&arguments),
        Command::Date(arguments) => date::run(&arguments),
        Command::Rule(arguments) => rule::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Demo(arguments) => demo::run(&arguments),
        Command::Eval(arguments) => eval::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    };
    match outcome {
        Ok(code) => code,
        Err(Failure::BrokenPipe) => code::DONE,
        Err(Failure::Message(message)) => {
            complain(&message);
            code::FAILED
        }
    }
}

/// Says on stderr what cannot be done.
pub fn complain(message: &str) {
    // Where even stderr is closed there is nobody left to tell.
    let _ = writeln!(std::io::stderr().lock(), "tarikh: {}", tarikh::source::harmless(message));
}

/// Prints the help of a command, since there is nothing to read and a person at the terminal.
pub fn help(name: &str) -> Result<u8, Failure> {
    let mut root = Arguments::command();
    root.build();
    if let Some(command) = root.find_subcommand_mut(name) {
        let help = command.render_help();
        let is_coloured = std::io::stderr().is_terminal() && !is_colour_refused();
        let help = if is_coloured { help.ansi().to_string() } else { help.to_string() };
        let _ = write!(std::io::stderr().lock(), "{help}");
    }
    Ok(code::FAILED)
}

/// A command line that was not understood, or help and version, which were.
fn unreadable(error: &clap::Error) -> u8 {
    if error.kind() == ErrorKind::InvalidSubcommand
        && let Some(ContextValue::String(name)) = error.get(ContextKind::InvalidSubcommand)
        && let Some(message) = later::command(name)
    {
        complain(&message);
        return code::FAILED;
    }
    if let Err(problem) = error.print().and_then(|()| std::io::stdout().flush())
        && problem.kind() != std::io::ErrorKind::BrokenPipe
    {
        complain(&format!("cannot write: {problem}"));
        return code::FAILED;
    }
    if error.use_stderr() { code::FAILED } else { code::DONE }
}
