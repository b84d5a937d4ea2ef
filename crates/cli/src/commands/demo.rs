//! `tarikh demo`: three accounts of one event that disagree, and what `read` and `check` make of them, and who gives which day.

use std::fmt::Write as _;
use std::io::Write as _;

use clap::Args;
use tarikh::source::render_full;
use tarikh::{Options, TableStyle, Words, compared, demo, table, told_by_several};

use crate::examples::examples;
use crate::failure::{Failure, code};
use crate::shown::{colour, look, width, wrapped};

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh demo                             the accounts, their chronology, what is wrong"))]
pub struct Arguments {}

pub fn run(_: &Arguments) -> Result<u8, Failure> {
    let documents = demo::documents().into_iter().map(|document| (document, Vec::new())).collect();
    let chronology = tarikh::read(documents, &Options::default());
    let colour = colour();
    let mut out = String::new();
    for (name, text) in demo::ACCOUNTS {
        let _ = writeln!(out, "── {name} ──\n{}\n", text.trim_end());
    }
    let _ = writeln!(out, "── tarikh read ──\n{}", table(&chronology, TableStyle { width: width(), colour }));
    let compared = compared(&chronology).map_or(String::new(), |one| one.said(Words::default()) + "\n");
    let compared = wrapped(&compared, width());
    let _ = writeln!(out, "── who gives which day ──\n{compared}{}", told_by_several(&chronology));
    let _ = writeln!(out, "── tarikh check ──");
    out += &render_full(&chronology.diagnostics, &chronology.documents, look());
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    stdout.flush()?;
    Ok(code::DONE)
}
