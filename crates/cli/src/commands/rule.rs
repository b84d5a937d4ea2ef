//! `tarikh rule`: the page of a check, or the list of all.

use std::io::Write;

use clap::Args;
use tarikh::check::CHECKS;
use tarikh::source::Severity;

use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::names::nearest;
use crate::shown::Columns;

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh rule                             all checks
  tarikh rule weekday-mismatch            what it means and why it matters"))]
pub struct Arguments {
    /// The name of a check
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let text = match &arguments.name {
        None => list(),
        Some(name) => match CHECKS.iter().find(|check| check.name == name) {
            Some(check) => shown(check.doc),
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

/// Returns a page as a reader wants it: its examples set in, and below each what `check` says of it. What only tests want, the short form
/// of findings that are shown in full, is left out.
fn shown(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut fence: Option<&str> = None;
    let mut held: Vec<String> = Vec::new();
    for line in page.lines() {
        match (fence, line.strip_prefix("```")) {
            (None, Some(name)) => {
                if name == "output" {
                    held.clear();
                    out.push('\n');
                } else {
                    held.drain(..).for_each(|line| out.push_str(&line));
                }
                fence = Some(name);
            }
            (Some("diagnostics"), None) => {
                // "error "31 Mehr 1367": 31 Mehr …": the words it is about stand in the text above.
                let severity = line.split(' ').next().unwrap_or_default();
                let said = line.split_once("\": ").map_or(line, |(_, said)| said);
                held.push(format!("    → {severity}: {said}\n"));
            }
            (Some(_), Some(_)) => fence = None,
            (Some(_), None) if line.is_empty() => out.push('\n'),
            (Some(_), None) => {
                out.push_str("    ");
                out.push_str(line);
                out.push('\n');
            }
            (None, None) => {
                held.drain(..).for_each(|line| out.push_str(&line));
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    held.drain(..).for_each(|line| out.push_str(&line));
    out
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
