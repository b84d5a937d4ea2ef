//! `tarikh rule`: the page of a check, or the list of all.

use std::io::Write;

use clap::Args;
use tarikh::check::CHECKS;
use tarikh::source::Severity;

use crate::failure::{Failure, code};
use crate::names::nearest;
use crate::shown::Columns;

#[derive(Args, Debug)]
#[command(before_help = "Examples:
  tarikh rule                             all checks
  tarikh rule weekday-mismatch            what it means and why it matters")]
pub struct Arguments {
    /// The name of a check
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let text = match &arguments.name {
        None => list(),
        Some(name) => match CHECKS.iter().find(|check| check.name == name) {
            Some(check) => check.doc.to_owned(),
            None => {
                let near = nearest(name, CHECKS.iter().map(|check| check.name));
                let meant = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
                return Err(Failure::new(format!("there is no check '{name}'{meant} (`tarikh rule` lists them)")));
            }
        },
    };
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text.as_bytes())?;
    stdout.flush()?;
    Ok(code::DONE)
}

/// Name, severity and what each is about.
fn list() -> String {
    let mut columns = Columns::default();
    for check in CHECKS {
        let severity = match check.severity {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        columns.row([check.name.to_owned(), severity.to_owned(), check.subject()]);
    }
    columns.lines("")
}
