//! `tarikh read`: the chronology of one or many accounts.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use tarikh::source::Severity;
use tarikh::{Chronology, TableStyle, json, summary, table};

use super::help;
use crate::arguments::{Common, OffsetsArgument};
use crate::failure::Failure;
use crate::inputs::{Folders, gather};
use crate::later;
use crate::output::Output;
use crate::reading::accounts;
use crate::shown::{colour, count, width};

#[derive(Args, Debug)]
#[command(before_help = "Examples:
  tarikh read account.txt                 a table, in order of time
  tarikh read one.txt two.html            one chronology of two accounts
  tarikh read account.txt --format json -o account.json
  tarikh read report.txt --written 2019-02-15 --calendar persian
  cat account.txt | tarikh read -")]
pub struct Arguments {
    /// Files, or `-` for stdin
    #[arg(value_name = "FILE|-")]
    files: Vec<PathBuf>,
    /// How to print the chronology: table, json or jsonl
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    format: String,
    /// Write to a file
    #[arg(short, long, value_name = "PATH")]
    output: Option<PathBuf>,
    #[command(flatten)]
    offsets: OffsetsArgument,
    #[command(flatten)]
    common: Common,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Table,
    Json,
    Jsonl,
}

const FORMS: [(&str, Form); 3] = [("table", Form::Table), ("json", Form::Json), ("jsonl", Form::Jsonl)];
const PLANNED: [&str; 10] =
    ["csv", "markdown", "html", "svg", "timeml", "timelinejs", "ics", "jsonld", "geojson", "brat"];

pub fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let form = later::format(&arguments.format, &FORMS, &PLANNED)
        .map_err(|message| Failure::new(format!("--format {}: {message}", arguments.format)))?;
    let Some(inputs) = gather(&arguments.files, Folders::Refuse) else { return help("read") };
    let options = arguments.common.options()?;
    let mut output = Output::one(arguments.output.as_deref())?;
    let read = accounts(arguments.common.jobs()?, &inputs, arguments.common.format())?;
    let chronology = tarikh::read(read.documents, &options);
    let unit = arguments.offsets.unit();
    let text = match form {
        Form::Table => {
            let colour = if arguments.output.is_none() { colour() } else { tarikh::source::Colour::Never };
            table(&chronology, TableStyle { width: width(), colour })
        }
        Form::Json => json::chronology(&chronology, unit),
        Form::Jsonl => json::chronology_lines(&chronology, unit),
    };
    output.write(Path::new(""), &text)?;
    output.finish()?;
    if form == Form::Table && !chronology.documents.is_empty() {
        tell(&chronology);
    }
    Ok(read.worst)
}

/// Says on stderr how much was read, and whether `check` has something to say.
fn tell(chronology: &Chronology) {
    let of = |severity| chronology.diagnostics.iter().filter(|found| found.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut stderr = std::io::stderr().lock();
    if std::io::stdout().is_terminal() {
        let _ = writeln!(stderr);
    }
    let _ = write!(stderr, "{}", summary(chronology));
    if errors + warnings > 0 {
        let found = format!("{}, {}", count(errors, "error", "errors"), count(warnings, "warning", "warnings"));
        let _ = writeln!(stderr, "`tarikh check` finds {found}");
    }
}
