//! `tarikh man`: the manual's pages, written from what the command line says of itself.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::examples::{at_width, examples};
use crate::failure::{Failure, code};
use crate::names::nearest;

#[derive(Args, Debug)]
#[command(before_help = examples("Examples:
  tarikh man | man -l -                   read the page
  tarikh man read | man -l -              the page of a command
  tarikh man -o ~/.local/share/man/man1   all pages, where `man tarikh` finds them"))]
pub struct Arguments {
    /// The command whose page is printed; without it, the page of tarikh itself
    #[arg(value_name = "COMMAND")]
    name: Option<String>,
    /// A folder to write all pages to
    #[arg(short, long, value_name = "DIR", conflicts_with = "name")]
    output: Option<PathBuf>,
}

/// A page is the same wherever it is written; a terminal of 80 columns shows examples so wide behind the margin of `man`.
const COLUMNS: usize = 72;

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut root = at_width(COLUMNS, crate::arguments::Arguments::command);
    root.build();
    if let Some(folder) = &arguments.output {
        let failed = |error: std::io::Error| Failure::new(format!("--output {}: {error}", folder.display()));
        fs::create_dir_all(folder).map_err(failed)?;
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            fs::write(folder.join(format!("{}.1", page_name(command))), page(command)?).map_err(failed)?;
        }
        return Ok(code::DONE);
    }
    let command = match &arguments.name {
        None => &root,
        Some(name) => root.find_subcommand(name).ok_or_else(|| {
            let near = nearest(name, root.get_subcommands().map(Command::get_name));
            let meant = near.map_or(String::new(), |near| format!("; did you mean '{near}'?"));
            Failure::new(format!("there is no command '{name}'{meant}"))
        })?,
    };
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(&page(command)?)?;
    stdout.flush()?;
    Ok(code::DONE)
}

/// `tarikh`, `tarikh-read`.
fn page_name(command: &Command) -> String {
    command.get_display_name().unwrap_or(command.get_name()).replace(' ', "-")
}

/// The page of a command: the examples of its help stand under a heading of their own.
fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let man = Man::new(command.clone()).title(page_name(command));
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if let Some(examples) = command.get_before_help() {
        let examples = examples.to_string();
        let lines: Vec<&str> = examples.lines().skip(1).map(str::trim_start).collect();
        let mut roff = Roff::new();
        roff.control("SH", ["EXAMPLES"]).control("nf", []);
        roff.text([roman(lines.join("\n"))]).control("fi", []);
        roff.to_writer(&mut page)?;
    }
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    Ok(page)
}
